#include "plan/needle_card.h"

#include <fmt/format.h>

#include "base/i18n.h"
#include "base/number_text.h"

namespace mesomap::plan {

namespace {

template <class... Args>
std::string told(const char* translated, Args&&... args) {
  return fmt::format(fmt::runtime(translated), std::forward<Args>(args)...);
}

std::vector<TypicalSkin> typicalSkin(const Plan& plan, const SkinThickness& measured) {
  const std::string& figure = plan.surface.figure;
  const bool figureOnly = plan.surface.kind == SurfaceKind::figure;
  // "female" holds "male".
  const bool woman = !figureOnly || figure.ends_with("-female");
  const bool man = !figureOnly || !woman;
  std::vector<TypicalSkin> skin;
  const auto add = [&skin](const char* who, const SkinOf& of) {
    skin.push_back({who, of.epidermis.meanMm, of.dermis.meanMm});
  };
  if (woman) add(_("women"), measured.women);
  if (man) add(_("men"), measured.men);
  return skin;
}

std::string comparison(const TypicalSkin& skin, double depthMm) {
  const std::string average = numberText(skin.skinMm(), 2);
  const std::string depth = numberText(depthMm, 2);
  if (depthMm > skin.skinMm()) {
    return told(_("In 118 adults skin here averaged {} mm ({}); {} mm would usually be beyond it."),
                average, skin.who, depth);
  }
  if (depthMm > skin.epidermisMm) {
    return told(
        _("In 118 adults skin here averaged {} mm ({}); {} mm would usually lie in the dermis."),
        average, skin.who, depth);
  }
  return told(
      _("In 118 adults skin here averaged {} mm ({}); {} mm would usually lie in the epidermis."),
      average, skin.who, depth);
}

}  // namespace

NeedleCard needleCardOf(const Plan& plan, const Region& region) {
  return needleCardOf(plan, region, region.rule);
}

NeedleCard needleCardOf(const Plan& plan, const Region& region, const Rule& rule) {
  NeedleCard card;
  card.needleMm = rule.needle.lengthMm;
  card.insertedMm = rule.insertedMm();
  card.angleDeg = rule.angleDeg;
  card.depthMm = rule.depthMm;
  card.tooLong = card.insertedMm > card.needleMm + 0.0015;
  if (card.tooLong) {
    card.sentences.push_back(told(_("{} mm would have to go in, the needle has {} mm."),
                                  numberText(card.insertedMm, 2), numberText(card.needleMm, 2)));
  }
  const SkinThickness* measured = skinThicknessOf(region.area);
  if (measured == nullptr) {
    card.sentences.emplace_back(_("No measured figure of the skin for this area."));
    return card;
  }
  card.skin = typicalSkin(plan, *measured);
  card.source = measured->source;
  for (const TypicalSkin& skin : card.skin)
    card.sentences.push_back(comparison(skin, rule.depthMm));
  return card;
}

}  // namespace mesomap::plan
