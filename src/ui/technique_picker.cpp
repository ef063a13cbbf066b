// The techniques of the rule panel: the common ones as chips, all others by their use under "More".
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "panels.h"
#include "plan/catalogue.h"
#include "rule_fields.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

using Techniques = std::vector<const plan::Technique*>;

constexpr int kChipRows = 2;

/// The four that most sessions take, under the shortest names they have.
struct CommonTechnique {
  std::string_view id;
  const char* name;
};
constexpr std::array<CommonTechnique, 4> kCommon = {{{"papule", N_("Papules")},
                                                     {"point_by_point", N_("Point by point")},
                                                     {"nappage", N_("Rows")},
                                                     {"linear", N_("Line")}}};

std::size_t rankOf(const plan::Technique& technique) {
  const auto at = std::find_if(kCommon.begin(), kCommon.end(),
                               [&](const CommonTechnique& one) { return one.id == technique.id; });
  return static_cast<std::size_t>(at - kCommon.begin());
}

/// `indication`: the one that the technique was found under, or empty.
void choose(Panels& panels, const plan::Region& region, const plan::Technique& technique,
            const std::string& indication = {}) {
  if (technique.id == region.rule.technique) return;
  plan::Rule rule = panels.session.startingRuleFor(technique, region.areaCm2);
  rule.product = region.rule.product;
  rule.directionDeg = region.rule.directionDeg;
  rule.indication = indication.empty() ? region.rule.indication : indication;
  applyRule(panels, region, rule,
            fmt::format(fmt::runtime(_("technique {}")), _(technique.name.c_str())),
            "panel.spacing");
}

using Indications = std::vector<const plan::Indication*>;

/// What texts name for the area, the one that is chosen first, wherever it is usual.
Indications indicationsFor(const plan::Catalogue& catalogue, const plan::Region& region,
                           bool noticed) {
  Indications all = plan::indicationsOf(catalogue, region.area, noticed);
  const plan::Indication* chosen = plan::findEntry(catalogue.indications, region.rule.indication);
  if (chosen == nullptr || (chosen->needsNotice && !noticed)) return all;
  all.erase(std::remove(all.begin(), all.end(), chosen), all.end());
  all.insert(all.begin(), chosen);
  return all;
}

/// Ids of the techniques that they name, the usual ones first.
std::vector<std::string> usualFor(const Indications& indications) {
  std::vector<std::string> ids;
  for (const plan::Indication* each : indications) {
    ids.insert(ids.end(), each->techniques.begin(), each->techniques.end());
  }
  return ids;
}

/// What the list can hold: the area's own technique, and others unless their notice is not read.
Techniques usableOn(Panels& panels, const plan::Region& region,
                    const std::vector<std::string>& usual, bool noticed) {
  Techniques usable;
  for (const plan::Technique& technique : panels.session.techniques()) {
    const bool chosen = technique.id == region.rule.technique;
    if (chosen || noticed || !technique.needsNotice) usable.push_back(&technique);
  }
  const auto rank = [&](const plan::Technique* technique) {
    const auto common = rankOf(*technique);
    if (common < kCommon.size()) return common;
    const auto at = std::find(usual.begin(), usual.end(), technique->id);
    return kCommon.size() + static_cast<std::size_t>(at - usual.begin());
  };
  std::stable_sort(usable.begin(), usable.end(),
                   [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return usable;
}

std::string tipOf(const plan::Technique& technique) {
  std::string text = _(technique.name.c_str());
  if (!technique.note.empty()) text += std::string(". ") + _(technique.note.c_str());
  if (technique.offLabel) text += std::string("\n") + _("The use reported is off-label.");
  if (technique.medical) text += std::string("\n") + _("For medical use.");
  if (!technique.ownFile.empty()) text += std::string("\n") + _("Your own.");
  return text;
}

Button chipOf(const plan::Technique& technique, const plan::Region& region) {
  const std::size_t rank = rankOf(technique);
  return {.id = "technique." + technique.id,
          .label = rank < kCommon.size() && technique.ownFile.empty() ? _(kCommon[rank].name)
                                                                      : _(technique.name.c_str()),
          .look = Look::chip,
          .selected = technique.id == region.rule.technique,
          .height = 28,
          .tooltip = tipOf(technique)};
}

Button moreChip() {
  return {.id = "technique.more", .label = _("More …"), .look = Look::chip, .height = 28};
}

/// How many stand in two rows with "More …" behind them.
std::size_t fittingChips(const Techniques& usable, const plan::Region& region) {
  const float room = ImGui::GetContentRegionAvail().x;
  float x = 0;
  int row = 1;
  const auto put = [&](float width) {
    if (x > 0 && x + px(6) + width > room) {
      ++row;
      x = 0;
    }
    x += (x > 0 ? px(6) : 0) + width;
  };
  std::size_t count = 0;
  for (; count < usable.size(); ++count) {
    put(buttonWidth(chipOf(*usable[count], region)));
    const float keptX = x;
    const int keptRow = row;
    put(buttonWidth(moreChip()));
    if (row > kChipRows) break;
    x = keptX;
    row = keptRow;
  }
  return std::max<std::size_t>(count, 1);
}

/// Those behind "More …", by their use.
void drawOthers(Panels& panels, const plan::Region& region, const Techniques& others,
                const Indications& indications) {
  bool done = false;
  Techniques left = others;
  const auto group = [&](const std::string& name,
                         const std::function<bool(const plan::Technique&)>& in,
                         const std::string& indication = {}) {
    bool first = true;
    for (const plan::Technique*& technique : left) {
      if (technique == nullptr || !in(*technique)) continue;
      if (std::exchange(first, false)) label(name);
      std::string text = _(technique->name.c_str());
      if (technique->offLabel) text += std::string(" · ") + _("off-label");
      if (button({.id = "technique." + technique->id,
                  .label = text,
                  .look = Look::plain,
                  .selected = technique->id == region.rule.technique,
                  .width = 340,
                  .height = 28,
                  .tooltip = tipOf(*technique),
                  .alignLeft = true})) {
        choose(panels, region, *technique, indication);
        done = true;
      }
      technique = nullptr;
    }
  };
  using plan::Technique;
  using plan::TechniqueUse;
  for (const plan::Indication* indication : indications) {
    const auto& named = indication->techniques;
    group(
        fmt::format(fmt::runtime(_("Usual: {}")), _(indication->name.c_str())),
        [&](const Technique& each) {
          return std::find(named.begin(), named.end(), each.id) != named.end();
        },
        indication->id);
  }
  group(_("Your own"), [](const Technique& each) { return !each.ownFile.empty(); });
  group(_("Face and skin"), [](const Technique& each) { return each.use == TechniqueUse::face; });
  group(_("Body"),
        [](const Technique& each) { return each.use == TechniqueUse::body && !each.medical; });
  group(_("Scalp"), [](const Technique& each) { return each.use == TechniqueUse::scalp; });
  group(_("Medical use"), [](const Technique& each) { return each.medical; });
  group(_("Without injection"), [](const Technique& /*rest*/) { return true; });
  if (done) ImGui::CloseCurrentPopup();
}

/// The way to what needs a notice, which is read for a country.
void drawNotice(Panels& panels) {
  const auto country = plan::noticeCountry(*panels.session.plan());
  const plan::CountryNotice* notice =
      country ? plan::findEntry(panels.session.catalogue().notices, *country) : nullptr;
  const std::string text =
      country ? fmt::format(fmt::runtime(_("Against fat: notice for {} …")),
                            notice != nullptr ? _(notice->name.c_str()) : country->c_str())
              : std::string(_("Against fat: read the notice …"));
  divider();
  if (button({.id = "technique.notice",
              .label = text,
              .look = Look::plain,
              .width = 340,
              .height = 28,
              .tooltip = _("Such techniques are restricted by law in several countries"),
              .alignLeft = true})) {
    panels.dialogs.open(makeNoticeDialog(panels.session));
    ImGui::CloseCurrentPopup();
  }
}

}  // namespace

void drawTechniques(Panels& panels, const plan::Region& region) {
  label(_("Technique"));
  const plan::Catalogue& catalogue = panels.session.catalogue();
  const bool noticed = plan::noticeAllows(catalogue, *panels.session.plan());
  const Indications indications = indicationsFor(catalogue, region, noticed);
  Techniques usable = usableOn(panels, region, usualFor(indications), noticed);
  if (usable.empty()) return;  // A catalogue may hold nothing that can be laid out.
  const auto chosen = std::find_if(usable.begin(), usable.end(), [&](const auto* technique) {
    return technique->id == region.rule.technique;
  });
  std::size_t chips = fittingChips(usable, region);
  if (chosen != usable.end() && chosen - usable.begin() >= static_cast<long>(chips)) {
    std::rotate(usable.begin(), chosen, chosen + 1);
    chips = fittingChips(usable, region);
  }
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {px(6), px(6)});
  const auto place = [&](const Button& spec, bool first) {
    if (first) return;
    if (ImGui::GetItemRectMax().x + px(6) + buttonWidth(spec) <= right) ImGui::SameLine();
  };
  for (std::size_t i = 0; i < chips; ++i) {
    const Button spec = chipOf(*usable[i], region);
    place(spec, i == 0);
    if (button(spec)) choose(panels, region, *usable[i]);
  }
  place(moreChip(), false);
  if (button(moreChip())) ImGui::OpenPopup("##techniques");
  const float low = ImGui::GetIO().DisplaySize.y * 0.8f;
  ImGui::SetNextWindowSizeConstraints({0, 0}, {px(420), low});
  if (ImGui::BeginPopup("##techniques")) {
    drawOthers(panels, region, {usable.begin() + static_cast<long>(chips), usable.end()},
               indications);
    drawNotice(panels);
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace mesomap::ui
