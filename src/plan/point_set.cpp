#include "plan/point_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <optional>

#include "base/i18n.h"

namespace mesomap::plan {
namespace {

constexpr int kDecimals = 6;
/// Three landmarks in one line say nothing about what lies beside it: the triangle's least height
/// over its longest side.
constexpr double kFlattest = 0.2;

Error refusal(const std::string& subject, std::string message) {
  return {ErrorKind::refused, subject, std::move(message)};
}

struct Triangle {
  glm::dvec3 first{0.0}, u{0.0}, v{0.0}, normal{0.0};
  double size = 0.0;  ///< Square root of twice the area.
};

std::optional<Triangle> triangleOf(const std::array<glm::dvec3, 3>& corners) {
  Triangle t;
  t.first = corners[0];
  t.u = corners[1] - corners[0];
  t.v = corners[2] - corners[0];
  const glm::dvec3 cross = glm::cross(t.u, t.v);
  const double twice = glm::length(cross);
  const double longest =
      std::max({glm::length(t.u), glm::length(t.v), glm::distance(corners[1], corners[2])});
  if (!(twice > kFlattest * longest * longest) || !(longest > 1.0)) return std::nullopt;
  t.normal = cross / twice;
  t.size = std::sqrt(twice);
  return t;
}

Side opposite(Side side) {
  if (side == Side::left) return Side::right;
  return side == Side::right ? Side::left : side;
}

}  // namespace

Result<PointSet> makePointSet(const std::string& name, const std::string& source,
                              const std::vector<glm::dvec3>& positions,
                              const std::vector<Landmark>& landmarks) {
  if (name.empty() || name.size() > 200) return refusal("", _("a set of points needs a name"));
  if (positions.empty()) return refusal(name, _("there are no points to save"));
  if (positions.size() > PointSet::kMostPoints) {
    return refusal(name, fmt::format(fmt::runtime(_("a set holds at most {} points, not {}")),
                                     PointSet::kMostPoints, positions.size()));
  }
  glm::dvec3 middle(0.0);
  for (const glm::dvec3& p : positions) {
    if (!std::isfinite(p.x + p.y + p.z)) return refusal(name, _("a point is nowhere"));
    middle += p;
  }
  middle /= static_cast<double>(positions.size());
  std::vector<const Landmark*> near;
  for (const Landmark& l : landmarks) near.push_back(&l);
  std::stable_sort(near.begin(), near.end(), [&](const Landmark* a, const Landmark* b) {
    return glm::distance(a->position, middle) < glm::distance(b->position, middle);
  });
  // The nearest three that make a triangle, by how far the farthest of them is.
  for (std::size_t c = 2; c < near.size(); ++c) {
    for (std::size_t b = 1; b < c; ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const auto triangle = triangleOf({near[a]->position, near[b]->position, near[c]->position});
        if (!triangle) continue;
        PointSet set;
        set.name = name;
        set.source = source;
        set.landmarks = {LandmarkName{near[a]->id, near[a]->side},
                         LandmarkName{near[b]->id, near[b]->side},
                         LandmarkName{near[c]->id, near[c]->side}};
        const double uu = glm::dot(triangle->u, triangle->u);
        const double uv = glm::dot(triangle->u, triangle->v);
        const double vv = glm::dot(triangle->v, triangle->v);
        const double det = uu * vv - uv * uv;
        for (const glm::dvec3& p : positions) {
          const glm::dvec3 way = p - triangle->first;
          const double du = glm::dot(way, triangle->u);
          const double dv = glm::dot(way, triangle->v);
          set.places.push_back(
              {roundTo((vv * du - uv * dv) / det, kDecimals),
               roundTo((uu * dv - uv * du) / det, kDecimals),
               roundTo(glm::dot(way, triangle->normal) / triangle->size, kDecimals)});
        }
        return set;
      }
    }
  }
  return refusal(name, _("a set of points is kept by three landmarks, and there are not three here "
                         "that make a triangle: set landmarks first"));
}

Result<std::vector<glm::dvec3>> placesAmong(const PointSet& set,
                                            const std::vector<Landmark>& landmarks,
                                            bool otherSide) {
  std::array<glm::dvec3, 3> corners{};
  for (std::size_t k = 0; k < 3; ++k) {
    const LandmarkName& wanted = set.landmarks[k];
    const Side side = otherSide ? opposite(wanted.side) : wanted.side;
    const auto found = std::find_if(landmarks.begin(), landmarks.end(), [&](const Landmark& l) {
      return l.id == wanted.id && l.side == side;
    });
    if (found == landmarks.end()) {
      return refusal(
          set.name, fmt::format(fmt::runtime(_("the landmark '{}' ({}) that the set goes by is not "
                                               "known here: set it first")),
                                wanted.id, sideName(side)));
    }
    corners[k] = found->position;
  }
  const auto triangle = triangleOf(corners);
  if (!triangle) return refusal(set.name, _("the set's three landmarks lie in one line here"));
  // In a mirror the triangle turns round, and its normal with it.
  const double up = otherSide ? -1.0 : 1.0;
  std::vector<glm::dvec3> positions;
  positions.reserve(set.places.size());
  for (const PointSet::Place& p : set.places) {
    positions.push_back(triangle->first + triangle->u * p.second + triangle->v * p.third +
                        triangle->normal * (up * p.height * triangle->size));
  }
  return positions;
}

Side sideOf(const PointSet& set) {
  Side side = Side::none;
  for (const LandmarkName& l : set.landmarks) {
    if (l.side != Side::left && l.side != Side::right) continue;
    if (side != Side::none && side != l.side) return Side::midline;
    side = l.side;
  }
  return side;
}

const PointSet* findPointSet(const std::vector<PointSet>& sets, const std::string& name) {
  const auto found =
      std::find_if(sets.begin(), sets.end(), [&](const PointSet& s) { return s.name == name; });
  return found == sets.end() ? nullptr : &*found;
}

}  // namespace mesomap::plan
