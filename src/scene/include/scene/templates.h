// Figures for an area from elsewhere: from another area of the plan, or from a template. Shape,
// guide and points set by hand stay the area's own.
#pragma once

#include "base/result.h"
#include "plan/area_template.h"
#include "scene/session.h"

namespace mesomap::scene {

/// The figures of another area, for the area and its linked partner. One step, and the points are
/// laid anew; refused, in words, where one of them is locked.
[[nodiscard]] Result<void> takeFigures(Session& session, RegionId to, RegionId from);

/// The same from a template. Refused, too, where the technique or the saved set that it names is
/// not known here, or the technique waits for its notice. A product that the plan does not have
/// leaves "product not chosen", and a notice says so.
[[nodiscard]] Result<void> applyTemplate(Session& session, RegionId to,
                                         const plan::AreaTemplate& from);
/// Marks the template's own area of the figure with its figures, on the sides that it is for. One
/// step. What is marked already keeps its shape and gets the figures.
[[nodiscard]] Result<void> markTemplate(Session& session, const plan::AreaTemplate& from,
                                        const Constraints& constraints = {
                                            .keepOffBlockedZones = false});
/// Whether the open figure has the template's own area.
[[nodiscard]] bool hasAreaOf(const Session& session, const plan::AreaTemplate& from);

}  // namespace mesomap::scene
