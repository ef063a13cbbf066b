// The user's saved sets of points, as the session lends them to layouts.
#pragma once

#include <string>

#include "base/result.h"
#include "scene/session.h"

namespace mesomap::scene {

/// Reads the sets of the settings folder into the session; none where there is no file. Errors name
/// the place in the file, and leave the session's sets as they were.
[[nodiscard]] Result<void> loadPointSets(Session& session);

/// Keeps the points of an area, those that count, as a set of that name, with where they come from.
/// A set of the same name is replaced. Refused, in words, where there are no points or landmarks.
[[nodiscard]] Result<void> savePointSet(Session& session, RegionId id, const std::string& name,
                                        const std::string& source);

}  // namespace mesomap::scene
