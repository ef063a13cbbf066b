#include "ui/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.h"
#include "ui/keys.h"

namespace mesomap::ui {
namespace {

bool isEnabled(const Command& command) {
  return command.run && (!command.enabled || command.enabled());
}

bool boundTo(const Command& command, const Shortcut& pressed) {
  if (command.shortcut.key != 0 && command.shortcut == pressed) return true;
  return std::find(command.alsoKeys.begin(), command.alsoKeys.end(), pressed) !=
         command.alsoKeys.end();
}

std::string keyName(int key) {
  if (key >= key::kF1 && key < key::kF1 + 25) return fmt::format("F{}", key - key::kF1 + 1);
  switch (key) {
    case key::kEscape:
      return _("Esc");
    case key::kDelete:
      return _("Del");
    case key::kUp:
      return _("Up");
    case key::kDown:
      return _("Down");
    case key::kSpace:
      return _("Space");
    default:
      break;
  }
  if (key > 32 && key < 127) return std::string(1, static_cast<char>(key));
  return {};
}

}  // namespace

void CommandRegistry::add(Command command) {
  const auto same = std::find_if(commands_.begin(), commands_.end(),
                                 [&](const Command& known) { return known.id == command.id; });
  if (same != commands_.end()) {
    *same = std::move(command);
  } else {
    commands_.push_back(std::move(command));
  }
}

const Command* CommandRegistry::find(const std::string& id) const {
  const auto found = std::find_if(commands_.begin(), commands_.end(),
                                  [&](const Command& command) { return command.id == id; });
  return found == commands_.end() ? nullptr : &*found;
}

bool CommandRegistry::isEnabled(const std::string& id) const {
  const Command* command = find(id);
  return command != nullptr && ui::isEnabled(*command);
}

bool CommandRegistry::run(const std::string& id) const {
  const Command* command = find(id);
  if (command == nullptr || !ui::isEnabled(*command)) return false;
  // A copy: the command may replace itself in the registry.
  const std::function<void()> work = command->run;
  work();
  return true;
}

const Command* CommandRegistry::forKey(const Shortcut& pressed) const {
  const auto found = std::find_if(commands_.begin(), commands_.end(), [&](const Command& command) {
    return boundTo(command, pressed) && ui::isEnabled(command);
  });
  return found == commands_.end() ? nullptr : &*found;
}

std::string shortcutText(const Shortcut& shortcut) {
  const std::string name = keyName(shortcut.key);
  if (name.empty()) return {};
  std::string text;
  if (shortcut.control) text += std::string(_("Ctrl")) + "+";
  if (shortcut.alt) text += std::string(_("Alt")) + "+";
  if (shortcut.shift) text += std::string(_("Shift")) + "+";
  return text + name;
}

}  // namespace mesomap::ui
