// What a needle at an angle comes to, beside the skin as it typically is where that was measured.
// Never a statement about the client's own skin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/catalogue.h"
#include "plan/plan.h"

namespace mesomap::plan {

/// Typical thickness of a group of people.
struct TypicalSkin {
  std::string who;  ///< "women", "men", translated
  double epidermisMm = 0.0;
  double dermisMm = 0.0;
  [[nodiscard]] double skinMm() const { return epidermisMm + dermisMm; }
};

struct NeedleCard {
  double needleMm = 0.0;    ///< the whole needle
  double insertedMm = 0.0;  ///< of it inside the skin; depth / sin(angle) (Micheels et al. 2016)
  double angleDeg = 90.0;
  double depthMm = 0.0;           ///< true depth, perpendicular to the skin
  bool tooLong = false;           ///< more would have to go in than the needle has
  std::vector<TypicalSkin> skin;  ///< of women, men or both; empty: no measured figure here
  /// "In 118 adults skin here averaged 1.06 mm (women); 2.0 mm would usually be beyond it."
  std::vector<std::string> sentences;
  std::string source;  ///< of the skin, or empty
};

/// Figures "bust-female" and "body-female" speak for women, those of men for men, a scan for both.
[[nodiscard]] NeedleCard needleCardOf(const Plan& plan, const Region& region);
/// The same with a rule that is only being tried.
[[nodiscard]] NeedleCard needleCardOf(const Plan& plan, const Region& region, const Rule& rule);

}  // namespace mesomap::plan
