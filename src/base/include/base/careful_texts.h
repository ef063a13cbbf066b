// Which texts must not be misunderstood, and how two languages share their places.
#pragma once

#include <string>
#include <string_view>

namespace mesomap {

/// A sentence (not a name, a button or a heading) that carries a side, a blocked or caution zone, a
/// unit or an emergency.
[[nodiscard]] bool needsEnglish(std::string_view english);

/// "{} of {:.1f}" → "{0} of {1:.1f}"; places that have a number keep it.
[[nodiscard]] std::string placesNumbered(std::string_view pattern);

}  // namespace mesomap
