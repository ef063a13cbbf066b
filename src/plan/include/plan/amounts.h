// How much an area or the whole plan holds, in words: points, or rows, or passes of a device.
#pragma once

#include <optional>
#include <string>

#include "plan/plan.h"

namespace mesomap::plan {

/// A figure and the small words below it: {"≈ 120", "points"}.
struct Amount {
  std::string value;
  std::string caption;
  bool operator==(const Amount&) const = default;
};

/// Of an area of rows {"12 rows", "about 480 pricks"}, of a device {"3 passes", "20 min"}; none
/// where the area has points. Rows that await an answer count only where all of them do.
[[nodiscard]] std::optional<Amount> amountWithoutPoints(const plan::Region& region);
/// "1 more row awaits your answer", or empty; also where there are no other rows.
[[nodiscard]] std::string moreRowsText(const plan::Region& region);
/// Of an area in a list: "45", "45 + 3?" where three await an answer, "12 rows + 1?", "3 passes";
/// empty for a device with nothing set. `sign` stands before numbers that were not measured on the
/// client.
[[nodiscard]] std::string shortAmount(const plan::Region& region, const std::string& sign);

/// There are areas, and none of them has points or rows.
[[nodiscard]] bool devicesOnly(const plan::Plan& plan);
/// The foot's count: {"≈ 120", "points"}, {"≈ 480", "pricks"} where there are rows alone, {"2–4",
/// "passes"} or {"20", "min"} where there are devices alone.
[[nodiscard]] Amount totalAmount(const plan::Plan& plan, const std::string& sign);
/// Beside it: {"≈ 0.50 mL", "volume"}, or the minutes of devices that go by passes, too.
[[nodiscard]] Amount totalVolume(const plan::Plan& plan, const std::string& sign);
/// Points and pricks that count nowhere yet, and rows: "about 30 more pricks await your answer · 4
/// rows, about 120 pricks", or empty.
[[nodiscard]] std::string besidesText(const plan::Plan& plan);

}  // namespace mesomap::plan
