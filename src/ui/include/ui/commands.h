// One registry of everything the user can do by name: behind menus, buttons, keys and the list of
// commands.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/shortcut.h"

namespace mesomap::ui {

struct Command {
  std::string id = {};       ///< "file.save"; the part before the point says where it is listed.
  std::string name = {};     ///< translated, "Save"
  std::string tooltip = {};  ///< translated sentence
  /// Of undo and redo: the name of the step that it would take back or make again.
  std::function<std::string()> undoName = {};
  const char* icon = "";   ///< glyph of the icon font, or empty
  Shortcut shortcut = {};  ///< The key that is shown: the user's own where there is one.
  std::vector<Shortcut> alsoKeys =
      {};                    ///< Further keys with the same effect, not shown in tooltips.
  bool whileTyping = false;  ///< The key works even when a text field has the keyboard.
  std::function<bool()> enabled = {};        ///< empty: always
  std::function<std::string()> whyNot = {};  ///< Translated sentence: why it is switched off now.
  std::function<bool()> on = {};             ///< Of what is switched on and off: whether it is on.
  std::function<void()> run = {};
};

/// Keys that differ from the delivered ones: a command's id to shortcutCode() of all its keys.
using OwnKeys = std::map<std::string, std::string>;

class CommandRegistry {
 public:
  void add(Command command);
  [[nodiscard]] const Command* find(const std::string& id) const;
  [[nodiscard]] const std::vector<Command>& all() const { return commands_; }
  [[nodiscard]] bool isEnabled(const std::string& id) const;
  /// Why it is switched off, or empty.
  [[nodiscard]] std::string whyNot(const std::string& id) const;
  /// Runs if enabled; false otherwise.
  bool run(const std::string& id) const;
  /// The enabled command bound to this key, or null. The user's own keys come first.
  [[nodiscard]] const Command* forKey(const Shortcut& pressed) const;

  /// Replaces all own keys, also of commands that are added later. Entries that name a reserved or
  /// unknown key change nothing.
  void setOwnKeys(const OwnKeys& own);
  /// All its keys now, the shown one first.
  [[nodiscard]] std::vector<Shortcut> keysOf(const std::string& id) const;
  [[nodiscard]] std::vector<Shortcut> deliveredKeys(const std::string& id) const;

 private:
  void takeKeys(Command& command) const;
  std::vector<Command> commands_;
  std::map<std::string, std::vector<Shortcut>> delivered_;
  std::map<std::string, std::vector<Shortcut>> own_;
};

/// The key that is shown for a command, "Ctrl+O"; empty where it has none.
[[nodiscard]] std::string keyTextOf(const CommandRegistry& commands, const std::string& id);
/// "Undo: paint client's left cheek", else the name alone.
[[nodiscard]] std::string titleOf(const Command& command);

}  // namespace mesomap::ui
