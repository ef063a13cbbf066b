// What a newer version of the program wrote into a plan and this one has no name for.
#pragma once

#include <string>

namespace mesomap::plan {

/// A member of the plan file that is kept, and written back where it was, as long as the thing that
/// it belongs to is in the plan.
struct UnknownField {
  std::string place;  ///< Of its object: "" (the file's own), "sites[s12]", "regions[r1].rule"
  std::string name;   ///< As in the file, escapes and all
  std::string value;  ///< JSON on one line
  bool operator==(const UnknownField&) const = default;
};

}  // namespace mesomap::plan
