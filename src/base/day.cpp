#include "base/day.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>

namespace mesomap {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900, kLastYear = 2999;

/// Exactly `digits` digits at `from`.
std::optional<int> digitsAt(std::string_view text, std::size_t from, std::size_t digits) {
  int value = 0;
  const char* first = text.data() + from;
  const auto [end, fault] = std::from_chars(first, first + digits, value);
  if (fault != std::errc() || end != first + digits || *first == '-') return std::nullopt;
  return value;
}

std::optional<Day> dayOf(const year_month_day& date) {
  if (!date.ok()) return std::nullopt;
  return Day{static_cast<long>(sys_days(date).time_since_epoch().count())};
}

/// The year and month that the text begins with.
std::optional<std::chrono::year_month> monthOf(std::string_view text) {
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const auto y = digitsAt(text, 0, 4);
  const auto m = digitsAt(text, 5, 2);
  if (!y || !m || *y < kFirstYear || *y > kLastYear || *m < 1 || *m > 12) return std::nullopt;
  return year(*y) / month(static_cast<unsigned>(*m));
}

}  // namespace

std::optional<Day> dayFrom(std::string_view text) {
  const auto monthPart = monthOf(text);
  if (!monthPart || text.size() != 10 || text[7] != '-') return std::nullopt;
  const auto d = digitsAt(text, 8, 2);
  if (!d || *d < 1) return std::nullopt;
  return dayOf(*monthPart / day(static_cast<unsigned>(*d)));
}

std::optional<Day> lastDayFrom(std::string_view text) {
  if (text.size() != 7) return dayFrom(text);
  const auto monthPart = monthOf(text);
  if (!monthPart) return std::nullopt;
  return dayOf(year_month_day(*monthPart / std::chrono::last));
}

std::string dayText(Day value) {
  const year_month_day date{sys_days(std::chrono::days(value.number))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Day today() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const long long seconds = std::strtoll(epoch, nullptr, 10);
    if (seconds > 0) return {static_cast<long>(seconds / 86400)};
  }
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  const auto found =
      dayOf(year(local.tm_year + 1900) / month(static_cast<unsigned>(local.tm_mon + 1)) /
            day(static_cast<unsigned>(local.tm_mday)));
  return found.value_or(Day{});
}

}  // namespace mesomap
