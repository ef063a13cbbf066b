#include "plan/plan_names.h"

#include <fmt/format.h>

#include "base/i18n.h"

namespace mesomap::plan {

std::string promiseTitle(const std::string& promise) {
  if (promise == "smallest-distance") return _("smallest distance");
  if (promise == "variation") return _("variation");
  if (promise == "six-neighbours") return _("six neighbours");
  if (promise == "largest-gap") return _("largest gap");
  if (promise == "border") return _("outer row to the margin");
  if (promise == "count") return _("number of points");
  return promise;
}

const char* patternTitle(Pattern pattern) {
  switch (pattern) {
    case Pattern::even:
      return _("Even");
    case Pattern::grid:
      return _("Square");
    case Pattern::rows:
      return _("Rows");
    case Pattern::rings:
      return _("Rings");
    case Pattern::rays:
      return _("Rays");
    case Pattern::line:
      return _("Line");
    case Pattern::outline:
      return _("Outline");
    case Pattern::single:
      return _("Single");
    case Pattern::set:
      return _("Saved set");
    case Pattern::stamps:
      return _("Head");
    case Pattern::freehand:
      return _("By hand");
    case Pattern::none:
      return _("Device");
  }
  return "";
}

std::string layerTitle(const std::string& layer) {
  if (layer == layerName(Layer::epidermis)) return _("Outermost skin");
  if (layer == layerName(Layer::dermisSuperficial)) return _("Upper dermis");
  if (layer == layerName(Layer::dermisDeep)) return _("Deep dermis");
  if (layer == layerName(Layer::subcutis)) return _("Below the skin");
  if (layer == layerName(Layer::other)) return _("No single layer");
  return layer;
}

std::string exclusionWord(ExclusionKind kind) {
  switch (kind) {
    case ExclusionKind::mole:
      return _("mole");
    case ExclusionKind::scar:
      return _("scar");
    case ExclusionKind::tattoo:
      return _("tattoo");
    case ExclusionKind::lesion:
      return _("lesion");
    case ExclusionKind::other:
      break;
  }
  return _("skin to keep free");
}

std::string exclusionName(const Exclusion& exclusion) {
  const std::string kind = exclusionWord(exclusion.kind);
  return exclusion.note.empty() ? fmt::format(fmt::runtime(_("the {}")), kind)
                                : fmt::format(fmt::runtime(_("the {} ({})")), kind, exclusion.note);
}

}  // namespace mesomap::plan
