// The comparison of two plans, one function for each kind of thing.
#pragma once

#include <map>
#include <string>

#include "change_list.h"
#include "plan/plan.h"

namespace mesomap::plan {

/// What is known of both plans while their parts are compared.
struct Compared {
  const Plan& before;
  const Plan& after;
  const DiffOptions& options;
  /// Places of the one can be compared with places of the other.
  bool sameSurface = true;
  /// A figure of another build stands elsewhere in mm although nothing was moved.
  bool sameBuild = true;

  /// Areas of `before` that were marked anew and have another id in `after`.
  std::map<RegionId, RegionId> markedAnew = {};

  [[nodiscard]] std::string technique(const std::string& id) const;
  /// The id in `after` of an area of `before`.
  [[nodiscard]] RegionId now(RegionId old) const {
    const auto found = markedAnew.find(old);
    return found != markedAnew.end() ? found->second : old;
  }
};

void diffArea(ChangeList& list, const Region& before, const Region& after, const Compared& both);
void diffRule(ChangeList& list, const Rule& before, const Rule& after, const Compared& both);
void diffRows(ChangeList& list, const Region& before, const Region& after);
void diffProducts(ChangeList& list, const Compared& both);
void diffConsultation(ChangeList& list, const Compared& both);
void diffSessions(ChangeList& list, const Compared& both);
void diffPoints(ChangeList& list, const Region& before, const Region& after, const Compared& both);

[[nodiscard]] std::string pointsText(std::size_t points);  ///< "31 points", "no points"
[[nodiscard]] std::string siteStateWord(SiteState state);
[[nodiscard]] std::string productName(const Plan& plan, const std::string& id);  ///< or its id
[[nodiscard]] std::string placeOfArea(const Region& region);
[[nodiscard]] std::string regionIdText(RegionId id);  ///< "r3", as in the file; or empty

}  // namespace mesomap::plan
