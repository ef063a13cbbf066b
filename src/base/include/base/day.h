// Calendar days as they stand on products and in records: "2027-08-31", or "2027-08" for the whole
// month.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mesomap {

/// Days since 1970-01-01 of the proleptic Gregorian calendar; years 1900 to 2999.
struct Day {
  long number = 0;
  auto operator<=>(const Day&) const = default;
};

/// "2026-11-22", and nothing else; none where there is no such day ("2026-02-30").
[[nodiscard]] std::optional<Day> dayFrom(std::string_view text);
/// As dayFrom, and "2027-08", which is the last day of that month: until then a product is good.
[[nodiscard]] std::optional<Day> lastDayFrom(std::string_view text);
[[nodiscard]] std::string dayText(Day day);  ///< "2026-11-22"
/// Today where the user is, or the UTC day of SOURCE_DATE_EPOCH.
[[nodiscard]] Day today();

}  // namespace mesomap
