// What is different between two versions of a plan, in words and figures: kept with the record, or
// read before going on with another's work.
#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"
#include "plan/technique.h"

namespace mesomap::plan {

enum class ChangeKind { added, removed, changed };
[[nodiscard]] const char* changeKindName(ChangeKind kind);  ///< "added", "removed", "changed"

/// One difference. What programs rely on stands first; the rest is for people, in the language of
/// the program.
struct Change {
  /// "surface", "plan", "area", "points", "product", "consultation", "session", "question",
  /// "exclusion", "view", "landmark".
  std::string about;
  std::string id;      ///< in the plan file: "r3", "p1"; empty: of the whole plan
  std::string member;  ///< its name in the plan file, "rule.spacingMm"; empty: the whole thing
  ChangeKind kind = ChangeKind::changed;
  RegionId region;    ///< the area that it belongs to, or none
  std::string place;  ///< "Client's left cheek", "Products": those of one place stand together
  std::string before, after;  ///< "10 mm" and "12 mm"; empty where there is nothing to say
  std::string text;           ///< "Spacing: 10 mm → 12 mm"
  bool operator==(const Change&) const = default;
};

struct DiffOptions {
  bool withoutPersonalData = false;        ///< Neither client, author nor the scan's file name.
  std::vector<Technique> techniques = {};  ///< For their names; else their ids are said.
};

/// From `before` to `after`; empty where they are the same. Areas, points, products and the like
/// are matched by id. The surface comes first, then the whole plan, then areas in their order. What
/// keeps the file's own books (previousSha256, nextId) is no difference.
[[nodiscard]] std::vector<Change> diffPlans(const Plan& before, const Plan& after,
                                            const DiffOptions& options = {});

}  // namespace mesomap::plan
