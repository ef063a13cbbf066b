// Changing keys: what a new key takes from others, and the way back to the delivered ones. Each
// change is made in the registry and in the table that the settings keep.
#pragma once

#include <string>

#include "ui/commands.h"

namespace mesomap::ui {

/// The command other than `id` that has this key now, or null.
[[nodiscard]] const Command* holderOf(const CommandRegistry& commands, const Shortcut& key,
                                      const std::string& id);
/// Whether its keys may be changed: not those of the curtain, which is always there.
[[nodiscard]] bool canChangeKeys(const CommandRegistry& commands, const std::string& id);
[[nodiscard]] bool hasOwnKeys(const CommandRegistry& commands, const std::string& id);

/// The command's shown key becomes this one; whoever had it loses it. Reserved keys change nothing.
void giveKey(CommandRegistry& commands, OwnKeys& own, const std::string& id, const Shortcut& key);
void clearKeys(CommandRegistry& commands, OwnKeys& own, const std::string& id);
/// The delivered keys again, also where another command had taken one.
void deliverKeys(CommandRegistry& commands, OwnKeys& own, const std::string& id);
/// All commands; entries that this version does not know stay.
void deliverAllKeys(CommandRegistry& commands, OwnKeys& own);

}  // namespace mesomap::ui
