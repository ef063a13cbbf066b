// What fills the window while nothing is open: figures to plan on, files, unsaved work, and the
// recent plans, by name and only once they are asked for. Filled by the app; draws and reports.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/widget_report.h"

namespace mesomap::ui {

class CommandRegistry;
struct StartWords;

struct StartFigure {
  std::string id;             ///< "bust-female"
  const char* name = "";      ///< In English, translated as it is drawn: "Bust, female"
  const char* detail = "";    ///< The same: "Head, neck and shoulders"
  std::uint64_t picture = 0;  ///< texture; 0: not drawn yet
  float pictureAspect = 1;    ///< width / height
  bool whole = false;         ///< The foot of the picture must be seen: a body stands on it.
};

/// Says when and how much, never whose.
struct StartUnsaved {
  std::string when;  ///< Local time, "2026-11-20 14:05"
  std::optional<std::size_t> areas;
};

struct StartRecent {
  std::string name;
  std::string folder;  ///< Its folder's name, only where two plans have the same name.
  bool there = true;
};

class StartPage {
 public:
  bool shown = false;
  std::vector<StartFigure> figures;
  std::vector<StartUnsaved> unsaved;
  /// None until they were asked for.
  std::optional<std::vector<StartRecent>> recents;

  // What the user does; all are set.
  std::function<void(std::size_t)> openFigure;
  std::function<void(std::size_t)> openUnsaved, discardUnsaved, openRecent;
  std::function<void()> showRecents, forgetRecents;
  std::function<void(bool)> setKeepRecents;

  /// Nothing that was asked for is shown the next time.
  void leave();
  /// Draws into `rect`. `heard`: no dialog or menu has the keyboard. `purpose` stands at the foot.
  /// `commands` has "file.open" and "file.example".
  void draw(const WidgetRect& rect, bool keepRecents, bool heard, const std::string& purpose,
            const CommandRegistry& commands);
  /// Does what was chosen in the last draw; after the dialogs, so that they do not hear the same
  /// Enter.
  void act();

 private:
  void readKeys(bool heard);
  void walk(float across, float down);
  /// The item at `rect` joins the way of the keyboard. True when it was chosen by key.
  bool reached(const WidgetRect& rect);
  /// A place to click or to reach by key; draws nothing but the keyboard's ring.
  bool place(const std::string& id, const WidgetRect& rect, bool& hovered);
  void drawCard(std::size_t index, const WidgetRect& rect, float pictureHeight);
  bool drawAction(const StartWords& what, const WidgetRect& rect);
  /// Of the words under a figure's picture, screen pixels.
  [[nodiscard]] float captionHeight(float column) const;
  void drawUnsaved(float left, float top, float width);
  void drawRecents(float left, float top, float width, bool keepRecents);

  std::vector<WidgetRect> items_;     ///< Of the last frame, in the order of Tab.
  std::vector<WidgetRect> itemsNow_;  ///< Of the frame that is being drawn.
  std::optional<std::size_t> at_;     ///< Where the keyboard is; none: only the mouse was used.
  bool enter_ = false;                ///< Pressed in this frame.
  bool follow_ = false;               ///< The page scrolls to where the keyboard is.
  std::function<void()> chosen_;
};

}  // namespace mesomap::ui
