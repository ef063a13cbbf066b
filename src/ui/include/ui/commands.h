// One registry of everything the user can do by name: behind menus, buttons and keys.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace mesomap::ui {

struct Shortcut {
  int key = 0;  ///< GLFW key code; 0 = none
  bool control = false, shift = false, alt = false;
  bool operator==(const Shortcut&) const = default;
};

struct Command {
  std::string id = {};       ///< "file.save"
  std::string name = {};     ///< translated, "Save"
  std::string tooltip = {};  ///< translated sentence
  const char* icon = "";     ///< glyph of the icon font, or empty
  Shortcut shortcut = {};
  std::vector<Shortcut> alsoKeys =
      {};                    ///< Further keys with the same effect, not shown in tooltips.
  bool whileTyping = false;  ///< The key works even when a text field has the keyboard.
  std::function<bool()> enabled = {};  ///< empty: always
  std::function<void()> run = {};
};

class CommandRegistry {
 public:
  void add(Command command);
  [[nodiscard]] const Command* find(const std::string& id) const;
  [[nodiscard]] const std::vector<Command>& all() const { return commands_; }
  [[nodiscard]] bool isEnabled(const std::string& id) const;
  /// Runs if enabled; false otherwise.
  bool run(const std::string& id) const;
  /// The enabled command bound to this key, or null.
  [[nodiscard]] const Command* forKey(const Shortcut& pressed) const;

 private:
  std::vector<Command> commands_;
};

/// "Ctrl+S", for tooltips.
[[nodiscard]] std::string shortcutText(const Shortcut& shortcut);

}  // namespace mesomap::ui
