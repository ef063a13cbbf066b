// Values of `mesomap plan` that are more than a word or a number.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>
#include <utility>

#include "base/i18n.h"
#include "cli_plan_arguments.h"

namespace mesomap::app {
namespace {

std::optional<double> numberFrom(std::string_view word) {
  double value = 0.0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (problem != std::errc() || end != word.data() + word.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

Result<std::vector<glm::dvec3>> parsePoints(const std::string& text, const std::string& option) {
  std::vector<glm::dvec3> points;
  std::istringstream words(text);
  std::string word;
  while (words >> word) {
    glm::dvec3 point(0.0);
    std::size_t from = 0;
    for (int k = 0; k < 3; ++k) {
      const std::size_t comma = word.find(',', from);
      const bool last = k == 2;
      const auto value = (comma == std::string::npos) == last
                             ? numberFrom(std::string_view(word).substr(from, comma - from))
                             : std::nullopt;
      if (!value) {
        return Error{ErrorKind::usage, option,
                     fmt::format(fmt::runtime(_("'{}' is not x,y,z in mm")), word)};
      }
      point[k] = *value;
      from = comma + 1;
    }
    points.push_back(point);
  }
  if (points.empty()) return Error{ErrorKind::usage, option, _("holds no point")};
  return points;
}

Result<plan::Stamp> parseStamp(const std::string& text) {
  const auto refuse = [&](const char* what) {
    return Error{ErrorKind::usage, "--stamp", fmt::format(fmt::runtime(what), text)};
  };
  const std::size_t equals = text.find('=');
  if (equals != std::string::npos) {
    plan::Stamp stamp;
    stamp.name = text.substr(0, equals);
    std::istringstream words(text.substr(equals + 1));
    std::string word;
    while (words >> word) {
      const std::size_t comma = word.find(',');
      const auto x = numberFrom(std::string_view(word).substr(0, comma));
      const auto y = comma == std::string::npos
                         ? std::nullopt
                         : numberFrom(std::string_view(word).substr(comma + 1));
      if (!x || !y) return refuse(_("'{}' is not NAME=\"x,y x,y ...\" in mm"));
      stamp.pins.emplace_back(*x, *y);
    }
    if (stamp.name.empty() || stamp.pins.empty()) return refuse(_("'{}' has no name or no pins"));
    return stamp;
  }
  const std::size_t dash = text.find('-');
  const std::size_t colon = text.find(':');
  const char* form =
      _("'{}' is not ring-N:PITCH, line-N:PITCH or square-N:PITCH, such as ring-5:4");
  if (dash == std::string::npos || colon == std::string::npos || colon < dash) return refuse(form);
  const std::string_view whole = text;
  const auto pins = numberFrom(whole.substr(dash + 1, colon - dash - 1));
  const auto pitch = numberFrom(whole.substr(colon + 1));
  const std::string_view shape = whole.substr(0, dash);
  if (!pins || !pitch || *pins != std::floor(*pins) || !(*pitch > 0.0)) return refuse(form);
  if (!(*pins >= 2.0 && *pins <= static_cast<double>(plan::Stamp::kMostPins))) {
    return refuse(_("'{}': a head has 2 to 64 pins"));
  }
  const auto count = static_cast<std::size_t>(*pins);
  if (shape == "ring") return plan::ringStamp(count, *pitch);
  if (shape == "line") return plan::lineStamp(count, *pitch);
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(*pins)));
  if (shape == "square" && side * side == count) return plan::squareStamp(side, *pitch);
  return refuse(form);
}

}  // namespace mesomap::app
