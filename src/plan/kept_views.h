// Views that the practitioner keeps, in the text of the plan file.
#pragma once

#include <string>
#include <vector>

#include "json_node.h"
#include "json_writer.h"
#include "plan/plan.h"

namespace mesomap::plan {

/// Refuses names that are empty or there twice, and numbers that are no view.
[[nodiscard]] std::vector<KeptView> readKeptViews(const Node& list);
/// Nothing where there are none. `withoutNames`: numbered instead, since a name may hold anything.
void writeKeptViews(ObjectWriter& top, std::string& out, const std::vector<KeptView>& views,
                    bool withoutNames);

}  // namespace mesomap::plan
