#include "arrangement_fields.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/i18n.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

/// A round dial that is turned by dragging; degrees from the horizontal, against the clock.
NumberEdit dial(const std::string& id, double degrees, float size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton(id.c_str(), {size, size});
  reportWidget(id);
  const ImVec2 middle(at.x + size * 0.5f, at.y + size * 0.5f);
  static std::string held;
  static double turned = 0.0;
  NumberEdit edit;
  // The pointer may have gone on in the frame in which the button was let go.
  if (ImGui::IsItemActive() || (held == id && ImGui::IsItemDeactivated())) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double x = mouse.x - middle.x;
    const double y = middle.y - mouse.y;
    if (x * x + y * y > 9.0) {
      held = id;
      turned = std::round(std::atan2(y, x) * 180.0 / std::numbers::pi / 5.0) * 5.0;
      if (turned < 0) turned += 360.0;
      if (turned >= 360.0) turned -= 360.0;
    }
  }
  if (held == id && !ImGui::IsItemActive()) {
    held.clear();
    if (std::abs(turned - degrees) > 1e-6) edit = {true, turned};
  }
  const double shown = (held == id ? turned : degrees) * std::numbers::pi / 180.0;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float radius = size * 0.5f - px(1);
  const bool active = held == id || ImGui::IsItemHovered();
  draw.AddCircleFilled(middle, radius, palette().field, 40);
  draw.AddCircle(middle, radius, active ? palette().accent : palette().fieldLine, 40, px(1.5f));
  const ImVec2 tip(middle.x + static_cast<float>(std::cos(shown)) * radius * 0.82f,
                   middle.y - static_cast<float>(std::sin(shown)) * radius * 0.82f);
  const ImVec2 tail(2 * middle.x - tip.x, 2 * middle.y - tip.y);
  draw.AddLine(tail, tip, palette().accent, px(2));
  draw.AddCircleFilled(tip, px(3.5f), palette().accent, 16);
  tooltip(_("Turn it to set the direction, 0° to the client's left"));
  return edit;
}

}  // namespace

void ArrangementFields::spacing(const char* caption) {
  number({.id = "panel.spacing",
          .caption = caption,
          .unit = "mm",
          .decimals = 2,
          .step = 0.5,
          .min = 2,
          .max = 30,
          .hint = technique_ == nullptr ? std::string() : rangeHint(technique_->spacing, 1)},
         rule_.spacingMm, _("spacing"), [](plan::Rule& to, std::optional<double> value) {
           setSpacing(to, value.value_or(to.spacingMm));
         });
}

void ArrangementFields::margin() {
  number({.id = "panel.margin",
          .caption = _("Free at the border"),
          .unit = "mm",
          .decimals = 2,
          .step = 0.5,
          .min = 0,
          .max = 30,
          .hint = _("No point stands nearer to the border than this")},
         rule_.marginMm, _("margin"), [](plan::Rule& to, std::optional<double> value) {
           to.marginMm = value.value_or(to.marginMm);
         });
}

void ArrangementFields::pitch(const char* caption) {
  const std::optional<double> value =
      rule_.pitchMm > 0 ? std::optional(rule_.pitchMm) : std::nullopt;
  number(
      {.id = "panel.pitch",
       .caption = caption,
       .unit = "mm",
       .decimals = 2,
       .step = 0.5,
       .min = 0.5,
       .max = 30,
       .hint = technique_ != nullptr && technique_->pitch ? rangeHint(*technique_->pitch, 1)
                                                          : std::string(_("Empty: as the spacing")),
       .canBeEmpty = true,
       .whenEmpty = _("as spacing")},
      value, _("distance along the row"),
      [](plan::Rule& to, std::optional<double> mm) { to.pitchMm = mm.value_or(0.0); });
}

void ArrangementFields::direction() {
  place_.next();
  const float size = px(control(32));
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(4), px(4)});
  label(_("Direction"));
  const NumberEdit turned = dial("panel.directionDial", rule_.directionDeg, size);
  if (turned.changed) turnTo(turned);
  ImGui::SameLine(0, px(6));
  const NumberEdit typed = numberCell({.id = "panel.direction",
                                       .caption = {},
                                       .unit = "°",
                                       .decimals = 0,
                                       .step = 15,
                                       .min = -360,
                                       .max = 360,
                                       .hint = _("From the horizontal, in the skin")},
                                      rule_.directionDeg, place_.width() - size - px(6), size);
  if (typed.changed) turnTo(typed);
  ImGui::Dummy({place_.width(), 0});
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

void ArrangementFields::closerAtBorder() {
  const std::optional<double> edge = rule_.edgeSpacingMm;
  number({.id = "panel.edgeSpacing",
          .caption = _("Spacing at the border"),
          .unit = "mm",
          .decimals = 2,
          .step = 0.5,
          .min = 2,
          .max = 30,
          .hint = _("Grows inwards to the spacing; empty: the same everywhere"),
          .canBeEmpty = true,
          .whenEmpty = _("the same")},
         edge, _("spacing at the border"),
         [](plan::Rule& to, std::optional<double> value) { to.edgeSpacingMm = value; });
  if (!edge) return;
  number({.id = "panel.edgeWidth",
          .caption = _("Over a width of"),
          .unit = "mm",
          .decimals = 1,
          .step = 5,
          .min = 1,
          .max = 200,
          .hint = _("How far inwards the spacing changes")},
         rule_.edgeWidthMm, _("spacing at the border"),
         [](plan::Rule& to, std::optional<double> value) {
           to.edgeWidthMm = value.value_or(to.edgeWidthMm);
         });
}

void ArrangementFields::device() {
  number({.id = "panel.passes",
          .caption = _("Passes"),
          .unit = "",
          .decimals = 0,
          .step = 1,
          .min = 0,
          .max = 100,
          .hint = _("How often the device passes over the area")},
         static_cast<double>(rule_.passes), _("passes"),
         [](plan::Rule& to, std::optional<double> value) {
           to.passes = static_cast<int>(std::lround(value.value_or(to.passes)));
         });
  number({.id = "panel.minutes",
          .caption = _("Time on the area"),
          .unit = "min",
          .decimals = 1,
          .step = 5,
          .min = 0,
          .max = 480,
          .hint = {}},
         rule_.minutes, _("time"), [](plan::Rule& to, std::optional<double> value) {
           to.minutes = value.value_or(to.minutes);
         });
}

void ArrangementFields::turnTo(const NumberEdit& edit) {
  plan::Rule rule = rule_;
  rule.directionDeg = edit.value.value_or(rule.directionDeg);
  if (!(rule == rule_)) applyRule(panels_, region_, rule, _("direction"), "panel.direction");
}

namespace {

/// "3 mm · ≈ 117 points": what a spacing that is tried gives, once its points are there.
std::string triedText(const Panels& panels, RegionId id, double spacingMm) {
  std::string text = numberText(spacingMm, 1) + " mm";
  for (const auto& live : panels.session.livePoints()) {
    if (!live.placed || live.placed->id != id) continue;
    if (std::abs(live.placed->rule.spacingMm - spacingMm) > 1e-6) continue;
    const plan::Totals totals = plan::totalsOf(*live.placed);
    const std::uint32_t points = totals.sites + totals.proposed;
    const std::string sign = onUnfittedFigure(*panels.session.plan()) ? "≈ " : "";
    text += " · " + sign;
    text +=
        points == 0 && totals.pricks > 0
            ? fmt::format(fmt::runtime(translatePlural("{} prick", "{} pricks", totals.pricks)),
                          totals.pricks)
            : fmt::format(fmt::runtime(translatePlural("{} point", "{} points", points)), points);
  }
  return text;
}

}  // namespace

void drawSpacingSlider(Panels& panels, const plan::Region& region) {
  static RegionId held;
  static double wanted = 0.0;
  constexpr double kLeast = 2.0;
  constexpr double kMost = 30.0;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = px(control(18));
  ImGui::InvisibleButton("panel.spacingSlider", {width, height});
  reportWidget("panel.spacingSlider");
  tooltip(_("Drag: the points follow"));
  const float inset = px(8);
  const float room = width - 2 * inset;
  const auto underPointer = [&] {
    const double share = std::clamp((ImGui::GetIO().MousePos.x - at.x - inset) / room, 0.0f, 1.0f);
    return std::round((kLeast + share * (kMost - kLeast)) * 2.0) / 2.0;
  };
  const auto ruleWith = [&](double mm) {
    plan::Rule rule = region.rule;
    setSpacing(rule, mm);
    return rule;
  };
  if (ImGui::IsItemActive() && !region.locked) {
    const double mm = underPointer();
    const bool first = held != region.id;
    if (first || mm != wanted) {
      held = region.id;
      wanted = mm;
      if (!first || mm != region.rule.spacingMm) {
        const Result<void> shown = panels.session.previewRule(region.id, ruleWith(mm));
        if (!shown) complainAt("panel.spacing", shown.error().message);
      }
    }
  } else if (held == region.id) {
    held = {};
    // The pointer may have gone on in the frame in which the button was let go.
    if (ImGui::IsItemDeactivated()) wanted = underPointer();
    if (wanted != region.rule.spacingMm) {
      applyRule(panels, region, ruleWith(wanted), _("spacing"), "panel.spacing");
    }
    panels.session.endRulePreview();
  }
  const double shown = held == region.id ? wanted : region.rule.spacingMm;
  const float x =
      at.x + inset +
      room * static_cast<float>(std::clamp((shown - kLeast) / (kMost - kLeast), 0.0, 1.0));
  const float y = at.y + height * 0.5f;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddLine({at.x + inset, y}, {at.x + width - inset, y}, palette().fieldLine, px(3));
  draw.AddLine({at.x + inset, y}, {x, y}, palette().accent, px(3));
  draw.AddCircleFilled({x, y}, px(7), palette().accent, 24);
  if (held == region.id) {
    const std::string text = triedText(panels, region.id, shown);
    reportText("slider.text", text);
    ImFont* small = fonts().small;
    const ImVec2 size = small->CalcTextSizeA(small->FontSize, 1e9f, 0, text.c_str());
    const float left = std::clamp(x - size.x * 0.5f, at.x, at.x + width - size.x);
    draw.AddRectFilled({left - px(6), at.y - size.y - px(6)}, {left + size.x + px(6), at.y - px(2)},
                       palette().tip, px(5));
    draw.AddText(small, small->FontSize, {left, at.y - size.y - px(4)}, palette().onTip,
                 text.c_str());
  }
}

}  // namespace mesomap::ui
