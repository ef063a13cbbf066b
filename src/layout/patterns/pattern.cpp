#include "pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/i18n.h"
#include "guide.h"
#include "stamp_head.h"

namespace mesomap::layout {
namespace {

Result<Output> laid(const Setting& setting) {
  switch (setting.input.rule.pattern) {
    case plan::Pattern::even:  // laid by the layouter
    case plan::Pattern::freehand:
      break;
    case plan::Pattern::grid:
      return gridPoints(setting);
    case plan::Pattern::rows:
      return rows(setting);
    case plan::Pattern::rings:
      return ringPoints(setting);
    case plan::Pattern::rays:
      return rayPoints(setting);
    case plan::Pattern::line:
      return linePoints(setting);
    case plan::Pattern::outline:
      return outlinePoints(setting);
    case plan::Pattern::single:
      return singlePoint(setting);
    case plan::Pattern::set:
      return setPoints(setting);
    case plan::Pattern::stamps:
      return stampPoints(setting);
    case plan::Pattern::none:
      return Output{};
  }
  return handPoints(setting);
}

/// A centre or line that the user drew beside the middle, or askew, is meant so.
bool evenGuide(const Setting& setting, const Half& half) {
  constexpr double kBesideMm = 3.0;
  const auto& guide = setting.input.guide;
  if (guide.empty()) return true;
  if (guide.size() == 1) return std::abs(half.from(guide.front())) < kBesideMm;
  const auto drawn = drawnGuide(setting);
  if (!drawn) return true;  // refused by the pattern itself
  return std::all_of(
      drawn->places.begin(), drawn->places.end(), [&](const mesh::SurfacePoint& place) {
        const auto image = half.other->at(place);
        return image && footOn(*drawn, mesh::positionAt(setting.skin(), *image)).awayMm < kBesideMm;
      });
}

/// Where the pattern is to be its own mirror image: laid anew, on an area that is one.
std::optional<Half> halfFor(const Setting& setting) {
  const Input& input = setting.input;
  switch (input.rule.pattern) {
    case plan::Pattern::even:
    case plan::Pattern::freehand:
    case plan::Pattern::set:  // the places are the user's own
    case plan::Pattern::none:
      return std::nullopt;
    case plan::Pattern::stamps:
      // The mirror image of a lopsided head is another head.
      if (!axisOf(input.rule.stamp)) return std::nullopt;
      break;
    default:
      break;
  }
  if (!input.keep.empty() || !input.seeds.empty() || input.effort == Effort::live) {
    return std::nullopt;
  }
  const std::optional<Half> half = halfOf(input);
  return half && evenGuide(setting, *half) ? half : std::nullopt;
}

Error tooMany(const Setting& setting, double about) {
  return {
      ErrorKind::refused, "",
      fmt::format(fmt::runtime(_("about {:.0f} points would be needed at {} mm spacing; the most "
                                 "that can be arranged is {}")),
                  about, setting.input.rule.spacingMm, setting.input.maxPoints)};
}

/// About how many points the ground will take, where that is known before they are laid; rows and
/// heads count for themselves.
double expected(const Setting& setting) {
  const plan::Rule& rule = setting.input.rule;
  switch (rule.pattern) {
    case plan::Pattern::grid:
      return setting.ground.areaMm2() / (rule.spacingMm * rule.spacingMm);
    case plan::Pattern::rings:
    case plan::Pattern::rays:
      return setting.ground.areaMm2() / (rule.spacingMm * rule.pitch());
    default:
      return 0.0;
  }
}

Result<Output> laidEvenly(const Setting& setting) {
  const std::optional<Half> half = halfFor(setting);
  if (!half) return laid(setting);
  const Ground even(setting.mesh(), *setting.input.pages, evenField(setting.ground, *half));
  if (even.spots().empty()) return laid(setting);
  return laid({setting.input, even, setting.progress, &*half});
}

}  // namespace

Result<Output> layOutPattern(const Setting& setting) {
  if (const Result<void> checked = checkPattern(setting.input.rule); !checked) {
    return checked.error();
  }
  const auto most = static_cast<double>(setting.input.maxPoints);
  if (expected(setting) > most) return tooMany(setting, expected(setting));
  Result<Output> output = laidEvenly(setting);
  if (setting.progress.cancelled()) {
    return Error{ErrorKind::cancelled, "", _("arranging the points was stopped")};
  }
  if (output && static_cast<double>(output->points.size()) > most) {
    return tooMany(setting, static_cast<double>(output->points.size()));
  }
  if (output) setting.progress(1.0, _("Arranging points"));
  return output;
}

}  // namespace mesomap::layout
