// The foot of the panel: areas, cm², points, mL; always in sight.
#include <fmt/format.h>
#include <imgui.h>

#include "base/i18n.h"
#include "panels.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

struct Figure {
  std::string id;
  std::string value;
  std::string caption;
  std::string hint;
};

void drawFigure(const Figure& figure, float width) {
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, px(1)});
  const bool words = figure.value.find_first_of("0123456789") == std::string::npos;
  ImGui::PushFont(words ? fonts().body : fonts().strong);
  if (words) gap(0);
  ImGui::PushStyleColor(ImGuiCol_Text, words ? palette::kInkSoft : palette::kInk);
  ImGui::TextUnformatted(shortened(figure.value, width - px(4)).c_str());
  ImGui::PopStyleColor();
  ImGui::PopFont();
  reportWidget(figure.id);
  tooltip(figure.hint);
  label(figure.caption);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

}  // namespace

bool onUnfittedFigure(const plan::Plan& plan) {
  return plan.surface.kind == plan::SurfaceKind::figure && plan.surface.fit == plan::Fit::none;
}

float totalsHeight(const plan::Plan& plan) {
  return px(onUnfittedFigure(plan) ? 92 : 72);
}

void drawTotals(Panels& panels, const WidgetRect& rect) {
  const plan::Plan& plan = *panels.session.plan();
  const plan::Totals totals = plan::totalsOf(plan);
  const bool about = onUnfittedFigure(plan);
  const std::string sign = about ? "≈ " : "";
  beginPane("##totals", rect, palette::kBar, 16, 14);
  paneLine(rect.x, rect.y, rect.x + rect.width, 0);
  paneLine(rect.x, rect.y, 0, rect.y + rect.height);

  std::string volume = sign + volumeText(totals.volumeMl);
  std::string hint;
  if (totals.sites > 0 && totals.sitesWithoutVolume == totals.sites) {
    volume = _("not set");
    hint = _("Volume not set: no point has a volume.");
  } else if (totals.sitesWithoutVolume > 0) {
    hint = fmt::format(
        fmt::runtime(translatePlural("{} point has no volume yet.", "{} points have no volume yet.",
                                     totals.sitesWithoutVolume)),
        totals.sitesWithoutVolume);
  }
  const Figure figures[] = {
      {"totals.areas",
       fmt::format("{}", totals.regions),
       translatePlural("area", "areas", totals.regions),
       {}},
      {"totals.area", sign + areaText(totals.areaCm2), _("skin"), {}},
      {"totals.points",
       sign + fmt::format("{}", totals.sites),
       translatePlural("point", "points", totals.sites),
       {}},
      {"totals.volume", volume, _("volume"), hint},
  };
  // Uneven columns: the number of areas is short, the rest is not.
  const float shares[] = {0.17f, 0.30f, 0.24f, 0.29f};
  const float all = rect.width - px(32);
  float x = px(16);
  const float y = ImGui::GetCursorPosY();
  for (std::size_t i = 0; i < 4; ++i) {
    ImGui::SetCursorPos({x, y});
    drawFigure(figures[i], all * shares[i]);
    x += all * shares[i];
  }
  if (about) {
    ImGui::SetCursorPos({px(16), y + px(44)});
    label(_("≈ on the figure, not measured on the client"));
  }
  endPane();
}

}  // namespace mesomap::ui
