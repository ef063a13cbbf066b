// The foot of the panel: build, skin and garment of the figure that is planned on.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.h"
#include "figure/prepared.h"
#include "icons.h"
#include "panels.h"
#include "touch.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr double kBuildStep = 0.05;

void choose(Panels& panels, const plan::FigureParameters& wanted) {
  const Result<void> done = panels.session.setFigureParameters(wanted);
  if (!done) {
    panels.toasts.show(Toasts::Kind::problem, done.error().text());
    return;
  }
  // New figures start as the last one was left.
  const plan::FigureParameters& now = panels.session.plan()->surface.parameters;
  panels.settings.figureBuild = now.build;
  panels.settings.figureTone = now.tone;
  panels.settings.figureGarment = now.garment;
}

std::string buildName(double build) {
  if (build < -0.6) return _("slim");
  if (build < -0.15) return _("fairly slim");
  if (build <= 0.15) return _("medium");
  return build <= 0.6 ? _("fairly heavy") : _("heavy");
}

/// Slim to heavy; the figure follows when the handle is let go.
void drawBuild(Panels& panels, const plan::FigureParameters& now) {
  static double held = 0.0;
  static bool holding = false;
  const double shown = holding ? held : now.build;
  label(fmt::format(fmt::runtime(_("Build: {}")), buildName(shown)));
  tooltip(_("Every point keeps its place on the skin when the build changes."));
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = px(control(36));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton("##build", {width, height});
  reportWidget("figure.build");
  const float knob = px(10);
  const float from = at.x + knob;
  const float to = at.x + width - knob;
  const bool active = ImGui::IsItemActive();
  // Where the handle is let go counts, even if the pointer was never seen there before.
  if ((active || holding) && ImGui::IsMousePosValid()) {
    const float share = std::clamp((ImGui::GetIO().MousePos.x - from) / (to - from), 0.0f, 1.0f);
    held = std::round((2.0 * static_cast<double>(share) - 1.0) / kBuildStep) * kBuildStep;
  }
  if (active) {
    holding = true;
  } else if (holding) {
    holding = false;
    plan::FigureParameters wanted = now;
    wanted.build = held;
    choose(panels, wanted);
  }
  const float y = at.y + height * 0.5f;
  const auto placeOf = [&](double build) {
    return from + static_cast<float>((build + 1.0) * 0.5) * (to - from);
  };
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.AddRectFilled({from, y - px(3)}, {to, y + px(3)}, palette().pressed, px(3));
  draw.AddRectFilled({placeOf(0.0) - px(1), y - px(7)}, {placeOf(0.0) + px(1), y + px(7)},
                     palette().fieldLine);
  const ImVec2 middle(placeOf(shown), y);
  const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive();
  draw.AddCircleFilled(middle, knob, lit ? palette().accentHover : palette().accent, 32);
  ImFont* small = fonts().small;
  const char* heavy = _("heavy");
  const float right = small->CalcTextSizeA(small->FontSize, 1e9f, 0, heavy).x;
  const float foot = at.y + height - px(2);
  draw.AddText(small, small->FontSize, {at.x, foot}, palette().inkSoft, _("slim"));
  draw.AddText(small, small->FontSize, {at.x + width - right, foot}, palette().inkSoft, heavy);
  ImGui::SetCursorScreenPos({at.x, foot});
  ImGui::Dummy({width, small->FontSize});
}

void drawSkin(Panels& panels, const plan::FigureParameters& now) {
  label(_("Skin"));
  constexpr int kTones = plan::FigureParameters::kDarkestTone;
  const float space = px(6);
  const float width = (ImGui::GetContentRegionAvail().x - space * (kTones - 1)) / kTones;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  for (int tone = plan::FigureParameters::kLightestTone; tone <= kTones; ++tone) {
    if (tone > plan::FigureParameters::kLightestTone) ImGui::SameLine(0, space);
    const std::string id = fmt::format("figure.skin{}", tone);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton(id.c_str(), {width, px(control(36))});
    reportWidget(id);
    const glm::vec3 color = glm::clamp(figure::colourOf({}, tone, false), 0.0f, 1.0f) * 255.0f;
    const ImVec2 to(at.x + width, at.y + px(control(36)));
    draw.AddRectFilled({at.x + px(3), at.y + px(3)}, {to.x - px(3), to.y - px(3)},
                       IM_COL32(static_cast<int>(color.r), static_cast<int>(color.g),
                                static_cast<int>(color.b), 255),
                       px(5));
    const bool chosen = tone == now.tone;
    if (chosen || ImGui::IsItemHovered()) {
      draw.AddRect(at, to, chosen ? palette().ink : palette().fieldLine, px(kRounding), 0, px(2));
    }
    tooltip(fmt::format(fmt::runtime(_("Skin {} of 6, from light to dark")), tone));
    if (clicked && !chosen) {
      plan::FigureParameters wanted = now;
      wanted.tone = tone;
      choose(panels, wanted);
    }
  }
}

}  // namespace

void drawFigure(Panels& panels) {
  gap(6);
  divider();
  bool& open = panels.view.figureOpen;
  const scene::SurfaceModelPtr model = panels.session.model();
  const std::string reason =
      model->adjustable() ? ""
      : model->figure     ? _("The files that this figure's build and skin need are missing.")
                      : _("A scan shows the client's own build and skin: they cannot be chosen.");
  if (button({.id = "figure.open",
              .label = _("Figure"),
              .icon = open ? icon::kFold : icon::kDown,
              .look = Look::plain,
              .enabled = reason.empty(),
              .width = ImGui::GetContentRegionAvail().x / scale(),
              .height = 36,
              .tooltip =
                  reason.empty() ? std::string(_("Build, skin and garment of the figure")) : reason,
              .alignLeft = true})) {
    open = !open;
  }
  if (!reason.empty()) {
    label(reason);
    return;
  }
  if (!open) return;
  // A copy: what is chosen while drawing replaces the plan.
  const plan::FigureParameters now = panels.session.plan()->surface.parameters;
  drawBuild(panels, now);
  gap(4);
  drawSkin(panels, now);
  if (model->isBody()) {
    gap(4);
    bool garment = now.garment;
    if (tickBox("figure.garment", _("Garment"), garment)) {
      plan::FigureParameters wanted = now;
      wanted.garment = garment;
      choose(panels, wanted);
    }
    label(_("Areas can be marked through it."));
  }
}

}  // namespace mesomap::ui
