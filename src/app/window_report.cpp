#include "window_report.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/i18n.h"
#include "ui/client_page.h"
#include "ui/row_pointed_at.h"

namespace mesomap::app {
namespace {

using Json = nlohmann::json;

Json rectOf(const ui::WidgetRect& rect, double scale) {
  return {rect.x / scale, rect.y / scale, rect.width / scale, rect.height / scale};
}

Json regionOf(const plan::Region& region) {
  std::size_t leftOut = 0;
  for (const plan::LeftOut& left : region.leftOut) leftOut += left.positions.size();
  return {{"id", region.id.value},
          {"name", region.name},
          {"side", plan::sideName(region.side)},
          {"areaCm2", region.areaCm2},
          {"sites", region.sites.size()},
          {"leftOut", leftOut},
          {"perimeterMm", region.perimeterMm},
          {"parts", region.parts},
          {"hatch", region.hatch},
          {"locked", region.locked},
          {"technique", region.rule.technique},
          {"pattern", plan::patternName(region.rule.pattern)},
          {"rows", region.rows.size()},
          {"spacingMm", region.rule.spacingMm},
          {"depthMm", region.rule.depthMm},
          {"indication", region.rule.indication},
          {"layer", region.rule.layer},
          {"volumeMl", region.rule.volumeMl ? Json(*region.rule.volumeMl) : Json()},
          {"color", region.color},
          {"linked", region.linked.value},
          {"visible", region.visible},
          {"pending", region.sitesPending}};
}

Json exclusionsOf(const plan::Plan& plan) {
  Json list = Json::array();
  for (const auto& exclusion : plan.exclusions) {
    list.push_back({{"id", exclusion->id.value},
                    {"kind", plan::exclusionKindName(exclusion->kind)},
                    {"note", exclusion->note},
                    {"areaCm2", exclusion->areaCm2}});
  }
  return list;
}

/// The chosen area's points, with where they are in the window.
Json pointsOf(const ReportInput& input, const scene::Session& session,
              const scene::ViewTool& tool) {
  constexpr std::size_t kMost = 400;
  Json list = Json::array();
  const plan::Region* region = session.selectedRegion();
  if (region == nullptr || region->sites.size() > kMost) return list;
  const double scale = input.pixelsPerWindowUnit;
  for (const plan::Site& site : region->sites) {
    const glm::dvec3 at = tool.camera.project(site.position, tool.viewport());
    list.push_back({{"id", site.id.value},
                    {"order", site.order},
                    {"origin", plan::siteOriginName(site.origin)},
                    {"state", plan::siteStateName(site.state)},
                    {"locked", site.locked},
                    {"position", {site.position.x, site.position.y, site.position.z}},
                    {"at", {(input.view.x + at.x) / scale, (input.view.y + at.y) / scale}}});
  }
  return list;
}

std::size_t livePointsOf(const scene::Session& session) {
  std::size_t count = 0;
  for (const auto& points : session.livePoints()) count += points.placed->sites.size();
  return count;
}

/// How many cards of the start page have their picture.
std::size_t thumbnailsOf(const ui::StartPage& page) {
  return static_cast<std::size_t>(
      std::count_if(page.figures.begin(), page.figures.end(),
                    [](const ui::StartFigure& card) { return card.picture != 0; }));
}

/// The client's page, here or on another screen.
Json clientOf(const ui::Workplace& workplace) {
  const scene::ClientShow& show = workplace.show;
  const ui::ClientWords words = ui::clientWords(show);
  const auto& elsewhere = workplace.clientElsewhere;
  return {{"on", show.on()},
          {"elsewhere", elsewhere.has_value()},
          {"held", elsewhere && elsewhere->held},
          {"step", show.step()},
          {"steps", show.steps()},
          {"turning", show.turning()},
          {"yaw", show.camera.yaw},
          {"title", words.title},
          {"sentence", words.sentence},
          {"foot", words.foot},
          {"dots", show.on() && std::any_of(show.shown()->regions.begin(),
                                            show.shown()->regions.end(), [](const auto& region) {
                                              return region->hatch == scene::kDotTexture;
                                            })}};
}

void addPlan(Json& state, const scene::Session& session) {
  Json regions = Json::array();
  plan::Totals totals;
  state["example"] = false;
  state["exclusions"] = Json::array();
  state["views"] = Json::array();
  if (session.isOpen()) {
    const plan::Plan& plan = *session.plan();
    state["sealed"] = session.seal() != nullptr;
    for (const auto& region : plan.regions) regions.push_back(regionOf(*region));
    totals = plan::totalsOf(plan);
    state["example"] = plan.example;
    for (const plan::KeptView& view : plan.views) state["views"].push_back(view.name);
    state["exclusions"] = exclusionsOf(plan);
    state["client"] = plan.clientReference;
    state["surface"] = session.model()->title();
    state["figure"] = {{"build", plan.surface.parameters.build},
                       {"tone", plan.surface.parameters.tone},
                       {"garment", plan.surface.parameters.garment}};
    state["undoLabel"] = session.undoLabel();
    state["redoLabel"] = session.redoLabel();
    state["dirty"] = session.dirty();
  } else {
    state["undoLabel"] = state["redoLabel"] = "";
    state["dirty"] = false;
  }
  state["regions"] = std::move(regions);
  state["totals"] = {{"regions", totals.regions},
                     {"sites", totals.sites},
                     {"proposed", totals.proposed},
                     {"pricks", totals.pricks},
                     {"areaCm2", totals.areaCm2},
                     {"volumeMl", totals.volumeMl},
                     {"sitesWithoutVolume", totals.sitesWithoutVolume}};
}

}  // namespace

WindowReport::WindowReport(std::string path) : path_(std::move(path)) {
  if (on()) ui::setWidgetReport(&widgets_);
}

WindowReport::~WindowReport() {
  if (on()) ui::setWidgetReport(nullptr);
}

void WindowReport::write(const ReportInput& input, const scene::Session& session,
                         const scene::ViewTool& tool, const ui::Workplace& workplace) const {
  if (!on()) return;
  const double scale = input.pixelsPerWindowUnit;
  Json state = {{"frame", input.frame},
                {"skinFrames", input.skinFrames},
                {"idle", input.idle},
                {"fine", input.fine},
                {"open", session.isOpen()},
                {"start", workplace.start.shown && !session.isOpen()},
                {"thumbnails", thumbnailsOf(workplace.start)},
                {"revision", session.revision()},
                {"path", session.path().string()},
                {"tool", scene::toolName(tool.tool)},
                {"underWay", tool.underWay()},
                {"subtract", tool.settings.subtract},
                {"brushWidthMm", tool.brushWidthMm},
                {"bothSides", tool.bothSides},
                {"clientView", workplace.view.clientView},
                {"clientPage", clientOf(workplace)},
                {"treatment", workplace.view.treating()},
                {"showPoints", workplace.view.showPoints},
                {"zones", workplace.view.zonesShown()},
                {"areas", workplace.view.areasShown()},
                {"landmarks", workplace.view.landmarksShown()},
                {"restrictedAreas", workplace.view.restrictedAreas},
                {"leftOutShown", workplace.view.leftOutShown.value},
                {"rowPointedAt", ui::rowPointedAt().value},
                {"lens", workplace.view.lens},
                {"selected", session.selected().value},
                {"selectedPoint", session.selectedPoint().value},
                {"livePoints", livePointsOf(session)},
                {"points", pointsOf(input, session, tool)},
                {"dialog", workplace.dialogs.shownId()},
                {"pointer", {input.pointer.x / scale, input.pointer.y / scale}},
                {"hover", tool.hover().has_value()},
                {"view", rectOf(input.view, scale)}};
  addPlan(state, session);
  state["camera"] = {
      {"yaw", tool.camera.yaw},
      {"pitch", tool.camera.pitch},
      {"distance", tool.camera.distance},
      {"flying", tool.flying()},
      {"target", {tool.camera.target.x, tool.camera.target.y, tool.camera.target.z}}};
  state["notices"] = workplace.toasts.history();
  Json widgets = Json::object();
  for (const auto& [id, rect] : widgets_.rects()) widgets[id] = rectOf(rect, scale);
  state["widgets"] = std::move(widgets);
  state["texts"] = widgets_.texts();
  state["clipped"] = widgets_.clipped();
  state["language"] = language();

  const std::string beside = path_ + ".part";
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << state.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!out) return;
  }
  std::rename(beside.c_str(), path_.c_str());
}

}  // namespace mesomap::app
