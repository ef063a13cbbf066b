#include "ui/own_keys.h"

#include <algorithm>

namespace mesomap::ui {
namespace {

bool holds(const std::vector<Shortcut>& keys, const Shortcut& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void putKeys(const CommandRegistry& commands, OwnKeys& own, const std::string& id,
             const std::vector<Shortcut>& keys) {
  if (keys == commands.deliveredKeys(id)) {
    own.erase(id);
  } else {
    own[id] = shortcutCode(keys);
  }
}

/// From every command but `id`.
void takeAway(const CommandRegistry& commands, OwnKeys& own, const Shortcut& key,
              const std::string& id) {
  for (const Command& command : commands.all()) {
    std::vector<Shortcut> keys = commands.keysOf(command.id);
    if (command.id == id || !holds(keys, key)) continue;
    std::erase(keys, key);
    putKeys(commands, own, command.id, keys);
  }
}

}  // namespace

const Command* holderOf(const CommandRegistry& commands, const Shortcut& key,
                        const std::string& id) {
  const auto& all = commands.all();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Command& command) {
    return command.id != id && holds(commands.keysOf(command.id), key);
  });
  return found == all.end() ? nullptr : &*found;
}

bool canChangeKeys(const CommandRegistry& commands, const std::string& id) {
  const std::vector<Shortcut> delivered = commands.deliveredKeys(id);
  return commands.find(id) != nullptr &&
         std::none_of(delivered.begin(), delivered.end(), isReserved);
}

bool hasOwnKeys(const CommandRegistry& commands, const std::string& id) {
  return commands.keysOf(id) != commands.deliveredKeys(id);
}

void giveKey(CommandRegistry& commands, OwnKeys& own, const std::string& id, const Shortcut& key) {
  if (key.key == 0 || isReserved(key) || !canChangeKeys(commands, id)) return;
  takeAway(commands, own, key, id);
  std::vector<Shortcut> keys = commands.keysOf(id);
  if (!keys.empty()) keys.erase(keys.begin());
  std::erase(keys, key);
  keys.insert(keys.begin(), key);
  putKeys(commands, own, id, keys);
  commands.setOwnKeys(own);
}

void clearKeys(CommandRegistry& commands, OwnKeys& own, const std::string& id) {
  if (!canChangeKeys(commands, id)) return;
  putKeys(commands, own, id, {});
  commands.setOwnKeys(own);
}

void deliverKeys(CommandRegistry& commands, OwnKeys& own, const std::string& id) {
  for (const Shortcut& key : commands.deliveredKeys(id)) takeAway(commands, own, key, id);
  own.erase(id);
  commands.setOwnKeys(own);
}

void deliverAllKeys(CommandRegistry& commands, OwnKeys& own) {
  for (const Command& command : commands.all()) own.erase(command.id);
  commands.setOwnKeys(own);
}

}  // namespace mesomap::ui
