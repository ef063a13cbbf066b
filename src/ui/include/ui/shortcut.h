// A key with its modifiers: as people read it and as the settings file keeps it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesomap::ui {

struct Shortcut {
  int key = 0;  ///< GLFW key code, or a sign that only typing makes ('?'); 0 = none
  bool control = false, shift = false, alt = false;
  bool operator==(const Shortcut&) const = default;
};

/// "Ctrl+S" in the user's language, for tooltips; empty where the key has no name.
[[nodiscard]] std::string shortcutText(const Shortcut& shortcut);
/// "Ctrl+Y, Ctrl+Shift+Z".
[[nodiscard]] std::string shortcutText(const std::vector<Shortcut>& shortcuts);

/// The same in words that no language changes, for files: "Ctrl+PageUp, Comma"; none: "".
[[nodiscard]] std::string shortcutCode(const std::vector<Shortcut>& shortcuts);
/// Reads what shortcutCode() writes, tolerant of case, spaces and order. None when any of it names
/// no key that can be used.
[[nodiscard]] std::optional<std::vector<Shortcut>> parseShortcuts(std::string_view text);

/// Esc and F12 always do the same; Enter, Tab, Backspace and Space belong to what is under way.
[[nodiscard]] bool isReserved(const Shortcut& shortcut);
/// Shift, Caps Lock and their like: no key of their own.
[[nodiscard]] bool isModifierKey(int key);
/// A sign that no key code stands for, such as '?': it comes from typing.
[[nodiscard]] bool isTypedSign(unsigned int codepoint);

}  // namespace mesomap::ui
