#include "ui/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.h"
#include "base/log.h"

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

bool anyReserved(const std::vector<Shortcut>& keys) {
  return std::any_of(keys.begin(), keys.end(), isReserved);
}

}  // namespace

void CommandRegistry::add(Command command) {
  std::vector<Shortcut> keys = command.alsoKeys;
  if (command.shortcut.key != 0) keys.insert(keys.begin(), command.shortcut);
  delivered_[command.id] = std::move(keys);
  takeKeys(command);
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

std::string CommandRegistry::whyNot(const std::string& id) const {
  const Command* command = find(id);
  if (command == nullptr || ui::isEnabled(*command) || !command->whyNot) return {};
  return command->whyNot();
}

bool CommandRegistry::run(const std::string& id) const {
  const Command* command = find(id);
  if (command == nullptr || !ui::isEnabled(*command)) return false;
  // A copy: the command may replace itself in the registry.
  const std::function<void()> work = command->run;
  log(LogLevel::info, "command " + id);
  work();
  return true;
}

const Command* CommandRegistry::forKey(const Shortcut& pressed) const {
  const Command* found = nullptr;
  for (const Command& command : commands_) {
    if (!boundTo(command, pressed) || !ui::isEnabled(command)) continue;
    if (own_.contains(command.id)) return &command;
    if (found == nullptr) found = &command;
  }
  return found;
}

void CommandRegistry::setOwnKeys(const OwnKeys& own) {
  own_.clear();
  for (const auto& [id, text] : own) {
    const auto keys = parseShortcuts(text);
    if (keys && !anyReserved(*keys) && !anyReserved(deliveredKeys(id))) own_[id] = *keys;
  }
  for (Command& command : commands_) takeKeys(command);
}

void CommandRegistry::takeKeys(Command& command) const {
  std::vector<Shortcut> keys = keysOf(command.id);
  command.shortcut = keys.empty() ? Shortcut{} : keys.front();
  if (!keys.empty()) keys.erase(keys.begin());
  command.alsoKeys = std::move(keys);
}

std::vector<Shortcut> CommandRegistry::keysOf(const std::string& id) const {
  const auto own = own_.find(id);
  return own != own_.end() ? own->second : deliveredKeys(id);
}

std::vector<Shortcut> CommandRegistry::deliveredKeys(const std::string& id) const {
  const auto found = delivered_.find(id);
  return found == delivered_.end() ? std::vector<Shortcut>() : found->second;
}

std::string keyTextOf(const CommandRegistry& commands, const std::string& id) {
  const Command* found = commands.find(id);
  return found == nullptr ? std::string() : shortcutText(found->shortcut);
}

std::string titleOf(const Command& command) {
  const std::string step = command.undoName ? command.undoName() : std::string();
  if (step.empty()) return command.name;
  return fmt::format(fmt::runtime(_("{}: {}")), command.name, step);
}

}  // namespace mesomap::ui
