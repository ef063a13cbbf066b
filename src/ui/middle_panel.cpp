// A scan's plane between the client's sides: where it came from, and how it is moved.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <optional>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "popup_place.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr const char* kPopup = "##middle";
constexpr double kStepMm = 1.0;
constexpr double kStepDegrees = 1.0;

std::string sourceText(scene::MiddlePlane::Source source) {
  using Source = scene::MiddlePlane::Source;
  switch (source) {
    case Source::figure:
      return _("The figure's own middle, exact.");
    case Source::found:
      return _("Found from the shape of the scan.");
    case Source::set:
      return _("Set by hand; kept in the plan.");
    case Source::box:
      return _("The shape tells no middle: half way across the scan. Please set it.");
  }
  return {};
}

void set(Panels& panels, std::optional<plan::MirrorPlane> plane) {
  const auto done = panels.session.setMirrorPlane(plane);
  if (!done) panels.toasts.show(Toasts::Kind::problem, done.error().text());
}

/// The plane moved towards the client's left and turned about the middle of the scan.
plan::MirrorPlane moved(const Panels& panels, double leftMm, double turnDeg, double tiltDeg) {
  const surface::MirrorPlane& plane = panels.session.middlePlane().plane;
  const glm::dvec3 foot = plane.foot(panels.session.model()->bounds.center());
  const auto rotate = [](double& a, double& b, double degrees) {
    const double radians = degrees * std::numbers::pi / 180.0;
    const double x = a * std::cos(radians) - b * std::sin(radians);
    b = a * std::sin(radians) + b * std::cos(radians);
    a = x;
  };
  glm::dvec3 normal = plane.normal;
  rotate(normal.z, normal.x, turnDeg);  // about the upright axis
  rotate(normal.x, normal.y, tiltDeg);  // about the axis from back to front
  normal = glm::normalize(normal);
  return {normal, glm::dot(normal, foot) + leftMm};
}

/// A caption with two buttons; -1 or 1 where one was pressed.
int twoWays(const std::string& id, const char* caption, const char* less, const char* more) {
  int way = 0;
  label(caption);
  if (button({.id = id + ".less", .label = less, .width = 128, .height = 30})) way = -1;
  ImGui::SameLine(0, px(8));
  if (button({.id = id + ".more", .label = more, .width = 128, .height = 30})) way = 1;
  return way;
}

void drawPopup(Panels& panels) {
  const scene::MiddlePlane middle = panels.session.middlePlane();
  heading(_("Middle between the sides"));
  label(sourceText(middle.source));
  if (middle.source == scene::MiddlePlane::Source::found) {
    label(fmt::format(fmt::runtime(_("The two sides differ by {:.1f} mm on the whole.")),
                      middle.plane.residualMm));
  }
  gap(4);
  const int left =
      twoWays("middle.move", _("Move by 1 mm"), _("Client's right"), _("Client's left"));
  const int turn = twoWays("middle.turn", _("Turn by 1°, about the upright axis"), _("Clockwise"),
                           _("Other way"));
  const int tilt =
      twoWays("middle.tilt", _("Lean by 1°, seen from the front"), _("Clockwise"), _("Other way"));
  if (left != 0 || turn != 0 || tilt != 0) {
    set(panels, moved(panels, left * kStepMm, turn * kStepDegrees, tilt * kStepDegrees));
  }
  gap(6);
  if (button({.id = "middle.find",
              .label = _("Find it from the shape again"),
              .enabled = middle.source == scene::MiddlePlane::Source::set,
              .width = 264})) {
    set(panels, std::nullopt);
  }
}

}  // namespace

void drawMiddle(Panels& panels) {
  if (button({.id = "options.middle",
              .label = _("Middle"),
              .icon = icon::kBothSides,
              .height = 28,
              .tooltip = _("The plane between the client's sides, shown on the skin")})) {
    ImGui::OpenPopup(kPopup);
  }
  if (!ImGui::IsPopupOpen(kPopup)) return;
  ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(14), px(12)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(8), px(4)});
  ImGui::SetNextWindowContentSize({px(264), 0});
  if (ImGui::BeginPopup(kPopup)) {
    keepInWindow();
    drawPopup(panels);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace mesomap::ui
