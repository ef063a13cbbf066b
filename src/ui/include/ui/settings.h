// What the window remembers between starts: settings.json in the settings folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "scene/point_colours.h"
#include "scene/tool_settings.h"
#include "ui/commands.h"
#include "ui/look.h"
#include "ui/pace.h"
#include "ui/theme.h"

namespace mesomap::ui {

/// Where "Show client" shows.
enum class ClientPlace {
  otherScreen,  ///< On another screen where there is one, else here.
  here,
  ownWindow  ///< In a second window that can be put anywhere.
};
/// "other-screen", "here", "own-window": as the settings file has it.
[[nodiscard]] const char* clientPlaceName(ClientPlace place);

struct Settings {
  int windowWidth = 1280;  ///< design pixels: at another scale as many more
  int windowHeight = 800;
  bool maximized = false;
  std::optional<int> windowX, windowY;  ///< Of its content, as the system counts; none: its choice.
  double panelWidth = kPanelWidth;      ///< design pixels
  Appearance appearance = Appearance::system;
  TypeSize typeSize = TypeSize::normal;
  ClientPlace clientPlace = ClientPlace::otherScreen;
  bool lessMotion = false;     ///< Nothing fades or slides.
  bool largeControls = false;  ///< Everything that is pressed is as large as a finger (touch.h).
  double brushFaceMm = 20.0;
  double brushBodyMm = 60.0;
  double circleFaceMm = 10.0;  ///< Radius of a circle made by a click.
  double circleBodyMm = 30.0;
  double fillFaceMm = 30.0;  ///< How far a fill reaches.
  double fillBodyMm = 80.0;
  /// As the tools were last set; nothing of it tells of a client or a plan (see tool_memory.h).
  scene::ToolSettings tools;
  bool bothSides = false;
  bool rightButtonErases = false;
  bool purposeRead = false;  ///< The line about what Mesomap is for was put away.
  bool leaveOutPersonalData = true;
  double figureBuild = 0.0;  ///< What a new figure starts with, as plan::FigureParameters.
  int figureTone = 2;
  bool figureGarment = true;
  bool showZones = false;  ///< As the view was last left.
  bool showAreas = false;
  bool showLandmarks = false;
  bool clay = false;  ///< Matte clay instead of skin.
  bool showNumbers = true;
  bool showNames = true;
  bool showNeedles = false;
  bool showHidden = false;
  bool showOrder = false;
  bool showGuides = false;
  scene::PointColours pointColours = scene::PointColours::area;
  bool figureOpen = false;             ///< The panel's "Figure" section.
  Pace pace;                           ///< Of the user, for estimates of time.
  std::string language;                ///< "fr" and so on; empty: the system's.
  bool hints = true;                   ///< Short lines for a first plan (hints.h).
  std::vector<std::string> hintsDone;  ///< Names of those that have had their time.
  bool keepRecents = true;             ///< Of plans, on the start page (recents.h).
  std::string planFolder;              ///< last used for plans
  std::string surfaceFolder;           ///< last used for scans
  std::string exportFolder;
  OwnKeys ownKeys;                          ///< Also entries that this version does not know.
  std::vector<std::string> recentCommands;  ///< Chosen from the list of commands, newest first.
  bool operator==(const Settings&) const = default;
};

/// What the page of settings offers is as delivered again; the rest stays.
void putBackDelivered(Settings& settings);

/// Text of the file, and back. Anything missing, of the wrong kind or out of range keeps its
/// default, so that a damaged or hand-edited file never stops a start.
[[nodiscard]] std::string settingsText(const Settings& settings);
[[nodiscard]] Settings settingsFromText(const std::string& text);

/// Rises when an entry changes its meaning. A file of any version is read for what is known of it.
inline constexpr int kSettingsVersion = 1;

struct LoadedSettings {
  Settings settings;
  /// Where a damaged file was put, so that nothing in it is lost; empty: it was in order.
  std::filesystem::path putAside;
};

/// A missing file gives the defaults, and so does a damaged one, which is put aside under the name
/// FILE.damaged.
[[nodiscard]] LoadedSettings loadSettings(const std::filesystem::path& file);
/// What the file holds beyond these settings, as a newer version may have written it, stays in it,
/// and so does a higher version number.
[[nodiscard]] Result<void> saveSettings(const Settings& settings,
                                        const std::filesystem::path& file);

}  // namespace mesomap::ui
