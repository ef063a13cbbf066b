// Writing and reading of what an arrangement needs beyond a spacing. Members that hold their
// defaults are left out, so that a plan of plain points reads as plainly as it is.
#pragma once

#include "json_node.h"
#include "json_writer.h"
#include "plan/plan.h"

namespace mesomap::plan {

void writeArrangement(ObjectWriter& rule, const Rule& value);
void readArrangement(const Node& rule, Rule& value);

/// Lock, caution zone, touch and the place that a point was moved from.
void writeHandwork(ObjectWriter& site, const Site& value);
void readHandwork(const Node& site, const SurfaceRef& surface, Site& value);

/// Guide, rows, deleted places and answers of a region; not its fields.
void writeLines(ObjectWriter& region, std::string& out, const Region& value);
void readLines(const Node& region, const SurfaceRef& surface, Region& value);

/// "triangle" and "barycentric" of a node, within the surface's counts.
[[nodiscard]] mesh::SurfacePoint placeOf(const Node& node, const SurfaceRef& surface);

}  // namespace mesomap::plan
