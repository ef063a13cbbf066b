// The needle card: how deep a needle at an angle comes, drawn against the skin as it typically is.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/i18n.h"
#include "panels.h"
#include "plan/needle_card.h"
#include "popup_place.h"
#include "rule_fields.h"
#include "touch.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kCardWidth = 340, kCardHeight = 150;  ///< design pixels
constexpr float kBefore = 60, kAfter = 70;            ///< kept free beside what lies inside
constexpr const char* kNeedlePopup = "##needleCard";

/// Millimetres of skin and needle as screen pixels; the surface lies level.
struct CardFrame {
  ImVec2 at;
  ImVec2 size;
  float surface;  ///< y of the skin's surface
  float perMm;
  [[nodiscard]] float y(double depthMm) const {
    return surface + static_cast<float>(depthMm) * perMm;
  }
};

CardFrame frameFor(const plan::NeedleCard& card) {
  CardFrame frame{ImGui::GetCursorScreenPos(), {px(kCardWidth), px(kCardHeight)}, 0, 1};
  const float above = px(44);
  frame.surface = frame.at.y + above;
  double deepest = std::max(card.depthMm, 1.5);
  for (const plan::TypicalSkin& skin : card.skin) deepest = std::max(deepest, skin.skinMm());
  frame.perMm = (frame.size.y - above - px(14)) / static_cast<float>(deepest);
  // The whole of what lies inside is in the picture, at its true angle.
  const double across = card.insertedMm * std::cos(card.angleDeg * std::numbers::pi / 180.0);
  if (across > 0.0) {
    frame.perMm =
        std::min(frame.perMm, px(kCardWidth - kBefore - kAfter) / static_cast<float>(across));
  }
  return frame;
}

void smallText(const ImVec2& at, Color ink, const std::string& text) {
  ImFont* small = fonts().small;
  ImGui::GetWindowDrawList()->AddText(small, small->FontSize, {std::round(at.x), std::round(at.y)},
                                      ink, text.c_str());
}

void drawSkinLayers(const plan::NeedleCard& card, const CardFrame& frame) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const float right = frame.at.x + frame.size.x;
  const float bottom = frame.at.y + frame.size.y;
  draw.AddRectFilled({frame.at.x, frame.surface}, {right, bottom}, palette().hover);
  if (!card.skin.empty()) {
    const plan::TypicalSkin& skin = card.skin.front();
    const float epidermis = frame.y(skin.epidermisMm), dermis = frame.y(skin.skinMm());
    draw.AddRectFilled({frame.at.x, frame.surface}, {right, dermis}, palette().accentSoft);
    draw.AddRectFilled({frame.at.x, frame.surface}, {right, epidermis},
                       withAlpha(palette().accent, 0.35f));
    draw.AddLine({frame.at.x, dermis}, {right, dermis}, palette().accent, px(1));
    const std::string name = fmt::format("{} {} mm", skin.who, numberText(skin.skinMm(), 2));
    smallText({frame.at.x + px(6), dermis - fonts().small->FontSize - px(2)}, palette().accentInk,
              name);
  }
  draw.AddLine({frame.at.x, frame.surface}, {right, frame.surface}, palette().ink, px(1.5f));
}

void drawNeedleIn(const plan::NeedleCard& card, const CardFrame& frame) {
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const double angle = card.angleDeg * std::numbers::pi / 180.0;
  const ImVec2 way{static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  // Entered so that what lies inside stays in the picture.
  const float inside = static_cast<float>(card.insertedMm) * frame.perMm;
  const float across = inside * way.x;
  const float entry =
      frame.at.x + px(kBefore) + (px(kCardWidth - kBefore - kAfter) - across) * 0.5f;
  const ImVec2 in{entry, frame.surface};
  const ImVec2 tip{in.x + way.x * inside, in.y + way.y * inside};
  const float outside = std::min(px(60), px(36) / std::max(way.y, 0.25f));
  draw.AddLine({in.x - way.x * outside, in.y - way.y * outside}, in, palette().ink, px(2.5f));
  draw.AddLine(in, tip, palette().accentInk, px(2));
  const int ticks = std::min(static_cast<int>(card.insertedMm), 40);
  for (int mm = 1; mm <= ticks; ++mm) {
    const float along = static_cast<float>(mm) * frame.perMm;
    const ImVec2 on{in.x + way.x * along, in.y + way.y * along};
    draw.AddLine({on.x - way.y * px(3), on.y + way.x * px(3)},
                 {on.x + way.y * px(3), on.y - way.x * px(3)}, palette().accentInk, px(1));
  }
  draw.AddCircleFilled(tip, px(2.5f), palette().accentInk);
  const float x = frame.at.x + frame.size.x - px(58);
  const float y = frame.y(card.depthMm);
  draw.AddLine({tip.x, y}, {x, y}, palette().inkSoft, px(1));
  const std::string depth = numberText(card.depthMm, 2) + " mm";
  const float height = fonts().small->FontSize;
  const float width = fonts().small->CalcTextSizeA(height, 1e9f, 0, depth.c_str()).x;
  // The line of the skin's thickness may lie at the same depth: it must not strike the figure out.
  draw.AddRectFilled({x + px(2), y - height * 0.5f - px(1)},
                     {x + px(6) + width, y + height * 0.5f + px(1)}, palette().panel, px(3));
  smallText({x + px(4), y - height * 0.5f}, palette().ink, depth);
}

void drawCard(const plan::NeedleCard& card) {
  heading(_("Needle and skin"));
  gap(2);
  const CardFrame frame = frameFor(card);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  draw.PushClipRect(frame.at, {frame.at.x + frame.size.x, frame.at.y + frame.size.y}, true);
  drawSkinLayers(card, frame);
  drawNeedleIn(card, frame);
  draw.PopClipRect();
  ImGui::Dummy(frame.size);
  reportWidget("needleCard.picture");
  gap(2);
  std::string all;
  for (const std::string& sentence : card.sentences) {
    paragraph(sentence);
    all += sentence + "\n";
  }
  reportText("needleCard", all);
  label(
      _("True depth = length inside the skin × sine of the angle. Typical of a group, never this "
        "client's own skin. Practitioner decides."));
  if (!card.source.empty()) label(card.source);
}

}  // namespace

void drawNeedleCard(Panels& panels, const plan::Region& region, const std::string& line) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushFont(fonts().small);
  const std::string text = shortened(line, ImGui::GetContentRegionAvail().x);
  const ImVec2 size = ImGui::CalcTextSize(text.c_str());
  ImGui::PopFont();
  const bool clicked =
      ImGui::InvisibleButton("##needleLine", {size.x, std::max(size.y, px(control(0)))});
  reportWidget("panel.needleCard");
  keyRing();
  const bool hovered = ImGui::IsItemHovered();
  const Color ink = hovered ? palette().accentInk : palette().inkSoft;
  smallText(at, ink, text);
  if (hovered) {
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y + size.y}, {at.x + size.x, at.y + size.y}, ink,
                                        1.0f);
  }
  tooltip(_("Shows the needle beside the skin's typical thickness"));
  if (clicked) ImGui::OpenPopup(kNeedlePopup);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(14)});
  ImGui::SetNextWindowContentSize({px(kCardWidth), 0});
  if (ImGui::BeginPopup(kNeedlePopup)) {
    keepInWindow();
    drawCard(plan::needleCardOf(*panels.session.plan(), region));
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace mesomap::ui
