#include "ui/settings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/platform/files.h"

namespace mesomap::ui {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

void read(const Json& from, const char* name, bool& value) {
  if (const auto at = from.find(name); at != from.end() && at->is_boolean()) value = *at;
}

void read(const Json& from, const char* name, std::string& value) {
  if (const auto at = from.find(name); at != from.end() && at->is_string()) value = *at;
}

void read(const Json& from, const char* name, double& value, double least, double most) {
  const auto at = from.find(name);
  if (at == from.end() || !at->is_number()) return;
  const double found = at->get<double>();
  if (std::isfinite(found)) value = std::clamp(found, least, most);
}

void read(const Json& from, const char* name, int& value, int least, int most) {
  double wide = value;
  read(from, name, wide, least, most);
  value = static_cast<int>(std::lround(wide));
}

}  // namespace

std::string settingsText(const Settings& settings) {
  const Json json = {{"windowWidth", settings.windowWidth},
                     {"windowHeight", settings.windowHeight},
                     {"maximized", settings.maximized},
                     {"brushFaceMm", settings.brushFaceMm},
                     {"brushBodyMm", settings.brushBodyMm},
                     {"bothSides", settings.bothSides},
                     {"rightButtonErases", settings.rightButtonErases},
                     {"purposeRead", settings.purposeRead},
                     {"leaveOutPersonalData", settings.leaveOutPersonalData},
                     {"figureBuild", settings.figureBuild},
                     {"figureTone", settings.figureTone},
                     {"figureGarment", settings.figureGarment},
                     {"showZones", settings.showZones},
                     {"showAreas", settings.showAreas},
                     {"showLandmarks", settings.showLandmarks},
                     {"figureOpen", settings.figureOpen},
                     {"planFolder", settings.planFolder},
                     {"surfaceFolder", settings.surfaceFolder},
                     {"exportFolder", settings.exportFolder}};
  // A folder's name need not be UTF-8.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Settings settingsFromText(const std::string& text) {
  Settings settings;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return settings;
  read(json, "windowWidth", settings.windowWidth, 480, 16384);
  read(json, "windowHeight", settings.windowHeight, 320, 16384);
  read(json, "maximized", settings.maximized);
  read(json, "brushFaceMm", settings.brushFaceMm, 2, 150);
  read(json, "brushBodyMm", settings.brushBodyMm, 2, 150);
  read(json, "bothSides", settings.bothSides);
  read(json, "rightButtonErases", settings.rightButtonErases);
  read(json, "purposeRead", settings.purposeRead);
  read(json, "leaveOutPersonalData", settings.leaveOutPersonalData);
  read(json, "figureBuild", settings.figureBuild, -1, 1);
  read(json, "figureTone", settings.figureTone, 1, 6);
  read(json, "figureGarment", settings.figureGarment);
  read(json, "showZones", settings.showZones);
  read(json, "showAreas", settings.showAreas);
  read(json, "showLandmarks", settings.showLandmarks);
  read(json, "figureOpen", settings.figureOpen);
  read(json, "planFolder", settings.planFolder);
  read(json, "surfaceFolder", settings.surfaceFolder);
  read(json, "exportFolder", settings.exportFolder);
  return settings;
}

Settings loadSettings(const std::filesystem::path& file) {
  const Result<std::string> text = platform::readFile(file, kMostBytes);
  return text ? settingsFromText(*text) : Settings{};
}

Result<void> saveSettings(const Settings& settings, const std::filesystem::path& file) {
  return platform::writeFileAtomically(file, settingsText(settings));
}

}  // namespace mesomap::ui
