#include "mirrored_rows.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "curve.h"

namespace mesomap::layout {
namespace {

/// A run of a line on the half, and whether it begins and ends on the plane.
struct Run {
  Line line;
  bool fromPlane = false;
  bool toPlane = false;
};

glm::dvec3 middleOf(const Setting& setting, const Line& line) {
  const Curve curve = makeCurve(setting.skin(), line);
  return positionAt(curve, 0.5 * curve.lengthMm());
}

/// Up or down the middle of the body: all of it goes onto the plane.
bool alongPlane(const Setting& setting, const Line& line) {
  const double gap = setting.input.rule.spacingMm;
  const bool near = std::all_of(line.begin(), line.end(), [&](const mesh::SurfacePoint& p) {
    return std::abs(setting.half->from(p)) < 0.25 * gap;
  });
  return near && makeCurve(setting.skin(), line).lengthMm() > 0.6 * gap;
}

std::vector<Run> runsOf(const Setting& setting, const Line& line) {
  const Half& half = *setting.half;
  const Curve curve = makeCurve(setting.skin(), line);
  std::vector<Run> runs;
  Run run;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double here = half.from(curve.positions[i]);
    if (i > 0) {
      const double before = half.from(curve.positions[i - 1]);
      if ((before < 0.0) != (here < 0.0)) {
        const double share = before / (before - here);
        const double at = curve.along[i - 1] + share * (curve.along[i] - curve.along[i - 1]);
        const mesh::SurfacePoint crossing = placeAt(setting.mesh(), curve, at);
        run.line.push_back(half.onPlane(crossing).value_or(crossing));
        run.toPlane = here < 0.0;
        run.fromPlane = run.fromPlane || here >= 0.0;
        if (here < 0.0) runs.push_back(std::exchange(run, {}));
      }
    }
    if (here >= 0.0) run.line.push_back(line[i]);
  }
  if (run.line.size() > 1) runs.push_back(std::move(run));
  constexpr double kSpeckMm = 0.05;
  std::erase_if(runs, [&](const Run& r) {
    return r.line.size() < 2 || makeCurve(setting.skin(), r.line).lengthMm() < kSpeckMm;
  });
  return runs;
}

Line imageOf(const Setting& setting, const Line& line) {
  Line image;
  for (const mesh::SurfacePoint& place : line) {
    if (const auto opposite = setting.half->other->at(place)) image.push_back(*opposite);
  }
  return image;
}

/// The run, and on from the plane its image.
Line joined(const Setting& setting, const Run& run) {
  Line line = run.line;
  Line image = imageOf(setting, run.line);
  if (run.toPlane) {
    std::reverse(image.begin(), image.end());
    line.insert(line.end(), image.empty() ? image.end() : image.begin() + 1, image.end());
    return line;
  }
  std::reverse(image.begin(), image.end());
  if (!image.empty()) image.pop_back();
  image.insert(image.end(), line.begin(), line.end());
  return image;
}

}  // namespace

std::vector<Line> mirroredLines(const Setting& setting, const std::vector<Line>& lines) {
  const mesh::TriangleMesh& skin = setting.skin();
  struct Ranked {
    double rank;
    Line line;
  };
  std::vector<Ranked> laid;
  std::vector<std::pair<double, std::size_t>> apart;  // ranks of images, and where they are in laid
  std::vector<std::size_t> beyond;                    // lines of the other side
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto rank = static_cast<double>(i);
    if (alongPlane(setting, lines[i])) {
      Line line;
      for (const mesh::SurfacePoint& p : lines[i]) {
        line.push_back(setting.half->onPlane(p).value_or(p));
      }
      laid.push_back({rank, std::move(line)});
      continue;
    }
    const std::vector<Run> runs = runsOf(setting, lines[i]);
    if (runs.empty()) beyond.push_back(i);
    for (const Run& run : runs) {
      if (run.fromPlane || run.toPlane) {
        laid.push_back({rank, joined(setting, run)});
        continue;
      }
      laid.push_back({rank, run.line});
      Line image = imageOf(setting, run.line);
      if (image.size() < 2) continue;
      apart.emplace_back(rank + 0.5, laid.size());
      laid.push_back({rank + 0.5, std::move(image)});
    }
  }
  // An image comes when the line that it stands for would have come, and runs the same way.
  for (const auto& [rank, index] : apart) {
    Line& image = laid[index].line;
    const glm::dvec3 at = middleOf(setting, image);
    double nearest = setting.input.rule.spacingMm;
    const Line* like = nullptr;
    for (const std::size_t i : beyond) {
      const double away = glm::distance(middleOf(setting, lines[i]), at);
      if (away >= nearest) continue;
      nearest = away;
      like = &lines[i];
      laid[index].rank = static_cast<double>(i);
    }
    const Line& other = like != nullptr ? *like : laid[index - 1].line;
    const auto way = [&](const Line& l) {
      return mesh::positionAt(skin, l.back()) - mesh::positionAt(skin, l.front());
    };
    glm::dvec3 wanted = way(other);
    if (like == nullptr)
      wanted -= 2.0 * glm::dot(wanted, setting.half->across) * setting.half->across;
    if (glm::dot(way(image), wanted) < 0.0) std::reverse(image.begin(), image.end());
  }
  std::stable_sort(laid.begin(), laid.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  std::vector<Line> mirrored;
  mirrored.reserve(laid.size());
  for (Ranked& r : laid) mirrored.push_back(std::move(r.line));
  return mirrored;
}

}  // namespace mesomap::layout
