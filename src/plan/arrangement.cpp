#include "plan/arrangement.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "plan/plan.h"

namespace mesomap::plan {

const char* patternName(Pattern pattern) {
  switch (pattern) {
    case Pattern::even:
      break;
    case Pattern::grid:
      return "grid";
    case Pattern::rows:
      return "rows";
    case Pattern::rings:
      return "rings";
    case Pattern::rays:
      return "rays";
    case Pattern::line:
      return "line";
    case Pattern::outline:
      return "outline";
    case Pattern::single:
      return "single";
    case Pattern::set:
      return "set";
    case Pattern::stamps:
      return "stamps";
    case Pattern::freehand:
      return "freehand";
    case Pattern::none:
      return "none";
  }
  return "even";
}

const std::vector<Pattern>& allPatterns() {
  static const std::vector<Pattern> all{Pattern::even,    Pattern::grid,     Pattern::rows,
                                        Pattern::rings,   Pattern::rays,     Pattern::line,
                                        Pattern::outline, Pattern::single,   Pattern::set,
                                        Pattern::stamps,  Pattern::freehand, Pattern::none};
  return all;
}

std::optional<Pattern> patternFromName(const std::string& name) {
  for (const Pattern pattern : allPatterns()) {
    if (name == patternName(pattern)) return pattern;
  }
  return std::nullopt;
}

bool needsGuide(Pattern pattern) {
  return pattern == Pattern::line;
}

const char* workingOrderName(WorkingOrder order) {
  switch (order) {
    case WorkingOrder::rows:
      break;
    case WorkingOrder::walk:
      return "walk";
    case WorkingOrder::hand:
      return "hand";
  }
  return "rows";
}

std::optional<WorkingOrder> workingOrderFromName(const std::string& name) {
  for (const WorkingOrder order : {WorkingOrder::rows, WorkingOrder::walk, WorkingOrder::hand}) {
    if (name == workingOrderName(order)) return order;
  }
  return std::nullopt;
}

namespace {

glm::dvec2 roundedPin(double x, double y) {
  return {roundTo(x, kLengthDecimals), roundTo(y, kLengthDecimals)};
}

}  // namespace

Stamp ringStamp(std::size_t pins, double pitchMm) {
  Stamp stamp{"ring-" + std::to_string(pins), {}};
  const double step = 2.0 * std::numbers::pi / static_cast<double>(pins);
  const double radius = pins < 2 ? 0.0 : pitchMm / (2.0 * std::sin(0.5 * step));
  for (std::size_t i = 0; i < pins; ++i) {
    const double angle = 0.5 * std::numbers::pi + step * static_cast<double>(i);
    stamp.pins.push_back(roundedPin(radius * std::cos(angle), radius * std::sin(angle)));
  }
  return stamp;
}

Stamp lineStamp(std::size_t pins, double pitchMm) {
  Stamp stamp{"line-" + std::to_string(pins), {}};
  const double middle = 0.5 * (static_cast<double>(pins) - 1.0);
  for (std::size_t i = 0; i < pins; ++i) {
    stamp.pins.push_back(roundedPin(pitchMm * (static_cast<double>(i) - middle), 0.0));
  }
  return stamp;
}

Stamp squareStamp(std::size_t pinsASide, double pitchMm) {
  Stamp stamp{"square-" + std::to_string(pinsASide * pinsASide), {}};
  const double middle = 0.5 * (static_cast<double>(pinsASide) - 1.0);
  for (std::size_t row = 0; row < pinsASide; ++row) {
    for (std::size_t i = 0; i < pinsASide; ++i) {
      stamp.pins.push_back(roundedPin(pitchMm * (static_cast<double>(i) - middle),
                                      pitchMm * (middle - static_cast<double>(row))));
    }
  }
  return stamp;
}

std::vector<glm::dvec3> Row::prickPositions() const {
  constexpr std::size_t kMostPricks = 100000;  // a file may name any number
  std::vector<glm::dvec3> at;
  if (points.empty()) return at;
  double length = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) length += glm::distance(points[i - 1], points[i]);
  const double first =
      std::max(0.0, 0.5 * (length - pitchMm * (static_cast<double>(pricks) - 1.0)));
  at.reserve(std::min<std::size_t>(pricks, kMostPricks));
  std::size_t corner = 1;
  double before = 0.0;  // along the line to the corner before
  for (std::size_t k = 0; k < std::min<std::size_t>(pricks, kMostPricks); ++k) {
    const double along = first + pitchMm * static_cast<double>(k);
    while (corner + 1 < points.size() &&
           before + glm::distance(points[corner - 1], points[corner]) < along) {
      before += glm::distance(points[corner - 1], points[corner]);
      ++corner;
    }
    if (corner >= points.size()) {
      at.push_back(points.back());
      continue;
    }
    const double step = glm::distance(points[corner - 1], points[corner]);
    const double share = step > 0.0 ? std::clamp((along - before) / step, 0.0, 1.0) : 0.0;
    at.push_back(points[corner - 1] + share * (points[corner] - points[corner - 1]));
  }
  return at;
}

}  // namespace mesomap::plan
