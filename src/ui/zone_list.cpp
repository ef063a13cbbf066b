// Every zone of the figure with its reason, its source and whether a clinician has reviewed it.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "base/i18n.h"
#include "base/sentence.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

/// "the orbital rim" → "Orbital rim".
std::string titleOf(const figure::Zone& zone) {
  std::string name = _(zone.name.c_str());
  if (name.starts_with("the ")) name.erase(0, 4);
  return upperFirst(std::move(name));
}

class ZoneList : public Dialog {
 public:
  explicit ZoneList(std::vector<figure::Zone> zones) : zones_(std::move(zones)) {}
  [[nodiscard]] std::string id() const override { return "zones"; }
  [[nodiscard]] float width() const override { return 620; }
  void cancel() override { finish(); }
  void draw() override {
    ImGui::PushFont(fonts().title);
    ImGui::TextUnformatted(_("Zones of this figure"));
    ImGui::PopFont();
    gap(2);
    paragraph(
        _("General reminders, incomplete, and not this client's anatomy. Unmarked skin is not safe "
          "skin. You decide."));
    gap(6);
    ImGui::BeginChild("##zones", {0, std::min(px(430), ImGui::GetIO().DisplaySize.y - px(230))});
    section(figure::ZoneKind::blocked, _("No automatic points"), palette().danger);
    section(figure::ZoneKind::caution, _("Caution"), palette().caution);
    ImGui::EndChild();
    gap(8);
    const Button close{
        .id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34};
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                         buttonWidth(close));
    if (button(close)) finish();
  }

 private:
  void section(figure::ZoneKind kind, const char* name, Color ink) const {
    ImGui::PushStyleColor(ImGuiCol_Text, ink);
    heading(name);
    ImGui::PopStyleColor();
    for (const figure::Zone& zone : zones_) {
      if (zone.kind != kind) continue;
      divider();
      heading(titleOf(zone));
      paragraph(withEnglish(zone.reason.c_str()));
      label(zoneSource(zone));
    }
    gap(10);
  }

  std::vector<figure::Zone> zones_;
};

}  // namespace

std::string zoneSource(const figure::Zone& zone) {
  std::string source = zone.source;
  // Said once, in the words that follow.
  constexpr std::string_view kUnreviewed = ", not reviewed";
  if (!zone.reviewed && source.ends_with(kUnreviewed)) {
    source.resize(source.size() - kUnreviewed.size());
  }
  source = fmt::format(fmt::runtime(_("Source: {}")), _(source.c_str()));
  if (!zone.reviewed) source += std::string(" · ") + _("not yet reviewed by a clinician");
  return source;
}

std::unique_ptr<Dialog> makeZoneList(std::vector<figure::Zone> zones) {
  return std::make_unique<ZoneList>(std::move(zones));
}

}  // namespace mesomap::ui
