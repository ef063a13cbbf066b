// The window's own controls, drawn alike everywhere: buttons, chips, headings, hints.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "ui/commands.h"
#include "ui/theme.h"

namespace mesomap::ui {

enum class Look {
  plain,     ///< No edge until hovered: bars and rows.
  outlined,  ///< A quiet button.
  filled,    ///< The one main action of a place.
  danger,    ///< Takes something away.
  chip       ///< One of several choices.
};

/// `id` names the control for Dear ImGui and for the widget report.
struct Button {
  std::string id;
  std::string label = {};
  const char* icon = "";
  Look look = Look::outlined;
  bool selected = false;
  bool enabled = true;
  float width = 0;    ///< design pixels; 0: as wide as the label
  float height = 32;  ///< design pixels
  std::string tooltip = {};
  bool alignLeft = false;
};

/// Round the item drawn last where keys have chosen it (compat::underKeys).
void keyRing();
/// True when clicked.
bool button(const Button& spec);
[[nodiscard]] float buttonWidth(const Button& spec);  ///< screen pixels

/// A button for a command of the registry: its icon, name, tooltip with key, and enabled state.
bool commandButton(const CommandRegistry& commands, const char* commandId, Button spec);
[[nodiscard]] std::string tooltipOf(const Command& command);

/// Tooltip of the item drawn last, after a moment's rest. Wraps long text.
void tooltip(const std::string& text);

/// Round the item drawn last: the keyboard is there.
void keyboardRing();

void heading(const std::string& text);  ///< semibold body
/// The text with line ends in place of spaces, so that no line is wider unless one word alone is.
/// Dear ImGui by itself would also break after the point of a number.
[[nodiscard]] std::string brokenAtSpaces(const std::string& text, float widthPx);
void label(const std::string& text);      ///< small, soft ink
void paragraph(const std::string& text);  ///< body, wrapped
void note(const std::string& words, Color ink, Color ground, const char* icon);
void divider();  ///< thin line with air round it
void gap(float designPixels);

/// Text cut with "…" to fit `width` screen pixels in the current font.
[[nodiscard]] std::string shortened(const std::string& text, float width);

/// A figure in the current font, smaller where it would not fit into `width` screen pixels.
void figureText(const std::string& id, const std::string& text, float width);

/// A round patch of colour; true when clicked.
bool swatch(const std::string& id, std::array<std::uint8_t, 3> color, bool selected,
            const std::string& name);
/// A tick box with a label, which wraps in the room there is; true when it changed.
bool tickBox(const std::string& id, const std::string& label, bool& value);
[[nodiscard]] float tickBoxHeight(const std::string& label, float roomPx);  ///< screen pixels
/// A one-line text field; `commit` tells that editing ended with a change.
bool textField(const std::string& id, std::string& text, float widthPx, const char* hint,
               bool* commit = nullptr);
/// The same for a password: as dots of equal width unless `shown`, never to the clipboard, no undo.
bool secretField(const std::string& id, std::string& text, float widthPx, const char* hint,
                 bool shown);
/// Thin bar, 0..1.
void progressBar(double fraction, float widthPx);

}  // namespace mesomap::ui
