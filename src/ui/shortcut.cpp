#include "ui/shortcut.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/i18n.h"
#include "ui/keys.h"

namespace mesomap::ui {
namespace {

struct KeyName {
  int key;
  const char* code;   ///< In files.
  const char* shown;  ///< To be translated.
};

constexpr std::array<KeyName, 22> kKeyNames = {{{key::kEscape, "Esc", N_("Esc")},
                                                {key::kEnter, "Enter", N_("Enter")},
                                                {key::kTab, "Tab", N_("Tab")},
                                                {key::kBackspace, "Backspace", N_("Backspace")},
                                                {key::kInsert, "Insert", N_("Insert")},
                                                {key::kDelete, "Delete", N_("Del")},
                                                {key::kRight, "Right", N_("Right arrow")},
                                                {key::kLeft, "Left", N_("Left arrow")},
                                                {key::kDown, "Down", N_("Down")},
                                                {key::kUp, "Up", N_("Up")},
                                                {key::kPageUp, "PageUp", N_("Page up")},
                                                {key::kPageDown, "PageDown", N_("Page down")},
                                                {key::kHome, "Home", N_("Home key")},
                                                {key::kEnd, "End", N_("End key")},
                                                {key::kSpace, "Space", N_("Space")},
                                                {key::kComma, "Comma", ","},
                                                {key::kPadPoint, "NumPoint", N_("Num .")},
                                                {key::kPadDivide, "NumDivide", N_("Num /")},
                                                {key::kPadTimes, "NumTimes", N_("Num *")},
                                                {key::kPadMinus, "NumMinus", N_("Num -")},
                                                {key::kPadPlus, "NumPlus", N_("Num +")},
                                                {key::kPadEnter, "NumEnter", N_("Num Enter")}}};

bool isFunctionKey(int key) {
  return key >= key::kF1 && key <= key::kF25;
}

bool isPadDigit(int key) {
  return key >= key::kPad0 && key <= key::kPad9;
}

bool isPrinted(int key) {
  return key > 32 && key < 127 && !(key >= 'a' && key <= 'z');
}

std::string keyNameOf(int key, bool inFiles) {
  for (const KeyName& name : kKeyNames) {
    if (name.key == key) return inFiles ? name.code : _(name.shown);
  }
  if (isFunctionKey(key)) return fmt::format("F{}", key - key::kF1 + 1);
  if (isPadDigit(key)) {
    return fmt::format(fmt::runtime(inFiles ? "Num{}" : _("Num {}")), key - key::kPad0);
  }
  return isPrinted(key) ? std::string(1, static_cast<char>(key)) : std::string();
}

std::string written(const Shortcut& shortcut, bool inFiles) {
  const std::string name = keyNameOf(shortcut.key, inFiles);
  if (name.empty()) return {};
  std::string text;
  if (shortcut.control) text += std::string(inFiles ? "Ctrl" : _("Ctrl")) + "+";
  if (shortcut.alt) text += std::string(inFiles ? "Alt" : _("Alt")) + "+";
  if (shortcut.shift) text += std::string(inFiles ? "Shift" : _("Shift")) + "+";
  return text + name;
}

std::string listed(const std::vector<Shortcut>& shortcuts, bool inFiles) {
  std::string text;
  for (const Shortcut& shortcut : shortcuts) {
    const std::string one = written(shortcut, inFiles);
    if (!one.empty()) text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

std::string lowerKey(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

/// `name` in lower case.
int keyNamed(const std::string& name) {
  for (const KeyName& known : kKeyNames) {
    if (lowerKey(known.code) == name) return known.key;
  }
  for (int key = key::kF1; key <= key::kF25; ++key) {
    if (lowerKey(keyNameOf(key, true)) == name) return key;
  }
  for (int key = key::kPad0; key <= key::kPad9; ++key) {
    if (lowerKey(keyNameOf(key, true)) == name) return key;
  }
  if (name.size() != 1) return 0;
  const char sign =
      name[0] >= 'a' && name[0] <= 'z' ? static_cast<char>(name[0] - 'a' + 'A') : name[0];
  return isPrinted(sign) ? sign : 0;
}

std::optional<Shortcut> parseOne(std::string_view text) {
  std::string rest = lowerKey(text);
  Shortcut shortcut;
  for (std::size_t plus = rest.find('+'); plus != std::string::npos && plus + 1 < rest.size();
       plus = rest.find('+')) {
    const std::string modifier = rest.substr(0, plus);
    if (modifier == "ctrl" || modifier == "control") {
      shortcut.control = true;
    } else if (modifier == "shift") {
      shortcut.shift = true;
    } else if (modifier == "alt") {
      shortcut.alt = true;
    } else {
      return std::nullopt;
    }
    rest.erase(0, plus + 1);
  }
  shortcut.key = keyNamed(rest);
  if (shortcut.key == 0) return std::nullopt;
  return shortcut;
}

}  // namespace

std::string shortcutText(const Shortcut& shortcut) {
  return written(shortcut, false);
}

std::string shortcutText(const std::vector<Shortcut>& shortcuts) {
  return listed(shortcuts, false);
}

std::string shortcutCode(const std::vector<Shortcut>& shortcuts) {
  return listed(shortcuts, true);
}

std::optional<std::vector<Shortcut>> parseShortcuts(std::string_view text) {
  std::vector<Shortcut> found;
  while (!lowerKey(text).empty()) {
    const std::size_t comma = text.find(',');
    const auto one = parseOne(text.substr(0, comma));
    if (!one) return std::nullopt;
    if (std::find(found.begin(), found.end(), *one) == found.end()) found.push_back(*one);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return found;
}

bool isReserved(const Shortcut& shortcut) {
  if (shortcut.key == key::kEscape || shortcut.key == key::kF12) return true;
  if (shortcut.control || shortcut.alt) return false;
  return shortcut.key == key::kEnter || shortcut.key == key::kPadEnter ||
         shortcut.key == key::kTab || shortcut.key == key::kBackspace ||
         shortcut.key == key::kSpace;
}

bool isModifierKey(int key) {
  return key >= key::kFirstModifier || (key >= key::kCapsLock && key < key::kPause);
}

bool isTypedSign(unsigned int codepoint) {
  constexpr std::string_view kSigns = "!\"#$%&()*+:<>?@^_{|}~";
  return codepoint < 127 && kSigns.find(static_cast<char>(codepoint)) != std::string_view::npos;
}

}  // namespace mesomap::ui
