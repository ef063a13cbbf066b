#include "ui/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace mesomap::ui {
namespace {

struct Unit {
  std::string_view written;
  std::string_view base;
  double factor;
};

// Lower case; looked up after lowering what was typed.
constexpr std::array<Unit, 25> kUnits = {
    {{"mm", "mm", 1.0},   {"cm", "mm", 10.0},       {"dm", "mm", 100.0}, {"µm", "mm", 0.001},
     {"μm", "mm", 0.001}, {"um", "mm", 0.001},      {"in", "mm", 25.4},  {"cm³", "mL", 1.0},
     {"μl", "mL", 0.001}, {"cl", "mL", 10.0},       {"s", "s", 1.0},     {"sec", "s", 1.0},
     {"min", "s", 60.0},  {"s", "min", 1.0 / 60.0}, {"h", "min", 60.0},  {"º", "°", 1.0},
     {"m", "mm", 1000.0}, {"ml", "mL", 1.0},        {"cc", "mL", 1.0},   {"ul", "mL", 0.001},
     {"µl", "mL", 0.001}, {"l", "mL", 1000.0},      {"min", "min", 1.0}, {"°", "°", 1.0},
     {"deg", "°", 1.0}}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<double> parseQuantity(std::string_view text, std::string_view unit) {
  std::string plain(trimmed(text));
  for (char& c : plain) {
    if (c == ',') c = '.';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  double value = 0.0;
  const char* begin = plain.data();
  const char* const end = plain.data() + plain.size();
  if (begin != end && *begin == '+') ++begin;
  const auto [stopped, error] = std::from_chars(begin, end, value, std::chars_format::fixed);
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  const std::string_view rest =
      trimmed(std::string_view(stopped, static_cast<std::size_t>(end - stopped)));
  if (rest.empty()) return value;
  for (const Unit& known : kUnits) {
    if (known.written == rest && known.base == unit) return value * known.factor;
  }
  return std::nullopt;
}

double steppedValue(double from, double step, double steps) {
  const double whole = from / step;
  const double first = steps > 0 ? std::floor(whole + 1e-6) : std::ceil(whole - 1e-6);
  return (first + steps) * step;
}

}  // namespace mesomap::ui
