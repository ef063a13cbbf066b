#include "ui/settings.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/i18n.h"

namespace mesomap::ui {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostOwnKeys = 1000;

void read(const Json& from, const char* name, bool& value) {
  if (const auto at = from.find(name); at != from.end() && at->is_boolean()) value = *at;
}

void read(const Json& from, const char* name, std::string& value) {
  if (const auto at = from.find(name); at != from.end() && at->is_string()) value = *at;
}

/// Short words; what is none is left out.
void read(const Json& from, const char* name, std::vector<std::string>& value) {
  constexpr std::size_t kMostWords = 32;
  const auto at = from.find(name);
  if (at == from.end() || !at->is_array()) return;
  value.clear();
  for (const Json& word : *at) {
    if (word.is_string() && value.size() < kMostWords) value.push_back(word);
  }
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

void read(const Json& from, const char* name, std::optional<int>& value, int least, int most) {
  const auto at = from.find(name);
  if (at == from.end() || !at->is_number()) return;
  int found = 0;
  read(from, name, found, least, most);
  value = found;
}

Json jsonOf(const std::optional<int>& value) {
  return value ? Json(*value) : Json();
}

void read(const Json& from, const char* name, OwnKeys& value) {
  const auto at = from.find(name);
  if (at == from.end() || !at->is_object()) return;
  for (const auto& [id, keys] : at->items()) {
    if (keys.is_string() && value.size() < kMostOwnKeys) value[id] = keys.get<std::string>();
  }
}

Json jsonOf(const scene::ToolSettings& tools) {
  return {{"facingOnly", tools.constraints.facingOnly},
          {"keepOffOtherAreas", tools.constraints.keepOffOtherAreas},
          {"keepOffBlockedZones", tools.constraints.keepOffBlockedZones},
          {"fillLimitDegPerCm", tools.fillLimitDegPerCm},
          {"lassoThrough", tools.lassoThrough},
          {"borderStepMm", tools.borderStepMm},
          {"smoothScaleMm", tools.smoothScaleMm},
          {"exclusionKind", plan::exclusionKindName(tools.exclusionKind)},
          {"exclusionWidthMm", tools.exclusionWidthMm}};
}

scene::ToolSettings toolsFrom(const Json& json) {
  scene::ToolSettings tools;
  if (!json.is_object()) return tools;
  read(json, "facingOnly", tools.constraints.facingOnly);
  read(json, "keepOffOtherAreas", tools.constraints.keepOffOtherAreas);
  read(json, "keepOffBlockedZones", tools.constraints.keepOffBlockedZones);
  read(json, "fillLimitDegPerCm", tools.fillLimitDegPerCm, 10, 120);
  read(json, "lassoThrough", tools.lassoThrough);
  read(json, "borderStepMm", tools.borderStepMm, 0.5, 20);
  read(json, "smoothScaleMm", tools.smoothScaleMm, 0.5, 10);
  std::string kind;
  read(json, "exclusionKind", kind);
  using plan::ExclusionKind;
  for (const ExclusionKind known : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                    ExclusionKind::lesion, ExclusionKind::other}) {
    if (kind == plan::exclusionKindName(known)) tools.exclusionKind = known;
  }
  read(json, "exclusionWidthMm", tools.exclusionWidthMm, 2, 60);
  return tools;
}

void readLook(const Json& json, Settings& settings) {
  std::string found;
  read(json, "appearance", found);
  for (const Appearance known : {Appearance::light, Appearance::dark}) {
    if (found == appearanceName(known)) settings.appearance = known;
  }
  found.clear();
  read(json, "typeSize", found);
  for (const TypeSize known : {TypeSize::large, TypeSize::largest}) {
    if (found == typeSizeName(known)) settings.typeSize = known;
  }
  read(json, "lessMotion", settings.lessMotion);
  read(json, "largeControls", settings.largeControls);
  found.clear();
  read(json, "clientPlace", found);
  for (const ClientPlace known : {ClientPlace::here, ClientPlace::ownWindow}) {
    if (found == clientPlaceName(known)) settings.clientPlace = known;
  }
}

}  // namespace

const char* clientPlaceName(ClientPlace place) {
  switch (place) {
    case ClientPlace::here:
      return "here";
    case ClientPlace::ownWindow:
      return "own-window";
    case ClientPlace::otherScreen:
      break;
  }
  return "other-screen";
}

void putBackDelivered(Settings& settings) {
  const Settings delivered;
  settings.language = delivered.language;
  settings.appearance = delivered.appearance;
  settings.typeSize = delivered.typeSize;
  settings.lessMotion = delivered.lessMotion;
  settings.largeControls = delivered.largeControls;
  settings.clientPlace = delivered.clientPlace;
  settings.rightButtonErases = delivered.rightButtonErases;
  settings.pace = delivered.pace;
  settings.leaveOutPersonalData = delivered.leaveOutPersonalData;
}

std::string settingsText(const Settings& settings) {
  const Json json = {{"version", kSettingsVersion},
                     {"windowWidth", settings.windowWidth},
                     {"windowHeight", settings.windowHeight},
                     {"maximized", settings.maximized},
                     {"windowX", jsonOf(settings.windowX)},
                     {"windowY", jsonOf(settings.windowY)},
                     {"panelWidth", settings.panelWidth},
                     {"appearance", appearanceName(settings.appearance)},
                     {"typeSize", typeSizeName(settings.typeSize)},
                     {"lessMotion", settings.lessMotion},
                     {"largeControls", settings.largeControls},
                     {"clientPlace", clientPlaceName(settings.clientPlace)},
                     {"brushFaceMm", settings.brushFaceMm},
                     {"brushBodyMm", settings.brushBodyMm},
                     {"circleFaceMm", settings.circleFaceMm},
                     {"circleBodyMm", settings.circleBodyMm},
                     {"fillFaceMm", settings.fillFaceMm},
                     {"fillBodyMm", settings.fillBodyMm},
                     {"tools", jsonOf(settings.tools)},
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
                     {"clay", settings.clay},
                     {"showNumbers", settings.showNumbers},
                     {"showNames", settings.showNames},
                     {"showNeedles", settings.showNeedles},
                     {"showHidden", settings.showHidden},
                     {"showOrder", settings.showOrder},
                     {"showGuides", settings.showGuides},
                     {"pointColours", scene::pointColoursName(settings.pointColours)},
                     {"figureOpen", settings.figureOpen},
                     {"secondsPerPoint", settings.pace.secondsPerPoint},
                     {"secondsPerPrick", settings.pace.secondsPerPrick},
                     {"language", settings.language},
                     {"hints", settings.hints},
                     {"hintsDone", settings.hintsDone},
                     {"keepRecents", settings.keepRecents},
                     {"planFolder", settings.planFolder},
                     {"surfaceFolder", settings.surfaceFolder},
                     {"exportFolder", settings.exportFolder},
                     {"keys", settings.ownKeys},
                     {"recentCommands", settings.recentCommands}};
  // A folder's name need not be UTF-8.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Settings settingsFromText(const std::string& text) {
  Settings settings;
  const Json json = Json::parse(text, nullptr, false, true);
  if (!json.is_object()) return settings;
  read(json, "windowWidth", settings.windowWidth, 480, 16384);
  read(json, "windowHeight", settings.windowHeight, 320, 16384);
  read(json, "maximized", settings.maximized);
  read(json, "windowX", settings.windowX, -65536, 65536);
  read(json, "windowY", settings.windowY, -65536, 65536);
  read(json, "panelWidth", settings.panelWidth, kPanelLeast, kPanelMost);
  readLook(json, settings);
  read(json, "brushFaceMm", settings.brushFaceMm, 2, 150);
  read(json, "brushBodyMm", settings.brushBodyMm, 2, 150);
  read(json, "circleFaceMm", settings.circleFaceMm, 1, 150);
  read(json, "circleBodyMm", settings.circleBodyMm, 1, 150);
  read(json, "fillFaceMm", settings.fillFaceMm, 5, 300);
  read(json, "fillBodyMm", settings.fillBodyMm, 5, 300);
  if (const auto tools = json.find("tools"); tools != json.end()) {
    settings.tools = toolsFrom(*tools);
  }
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
  read(json, "clay", settings.clay);
  read(json, "showNumbers", settings.showNumbers);
  read(json, "showNames", settings.showNames);
  read(json, "showNeedles", settings.showNeedles);
  read(json, "showHidden", settings.showHidden);
  read(json, "showOrder", settings.showOrder);
  read(json, "showGuides", settings.showGuides);
  std::string colours;
  read(json, "pointColours", colours);
  settings.pointColours = scene::pointColoursOf(colours);
  read(json, "figureOpen", settings.figureOpen);
  read(json, "secondsPerPoint", settings.pace.secondsPerPoint, kLeastPerPoint, kMostPerPoint);
  read(json, "secondsPerPrick", settings.pace.secondsPerPrick, kLeastPerPrick, kMostPerPrick);
  std::string spoken;
  read(json, "language", spoken);
  const auto known = languages();
  if (std::any_of(known.begin(), known.end(),
                  [&](const Language& l) { return l.code == spoken; })) {
    settings.language = spoken;
  }
  read(json, "hints", settings.hints);
  read(json, "hintsDone", settings.hintsDone);
  read(json, "keepRecents", settings.keepRecents);
  read(json, "planFolder", settings.planFolder);
  read(json, "surfaceFolder", settings.surfaceFolder);
  read(json, "exportFolder", settings.exportFolder);
  read(json, "keys", settings.ownKeys);
  read(json, "recentCommands", settings.recentCommands);
  return settings;
}

}  // namespace mesomap::ui
