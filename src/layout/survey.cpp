#include "survey.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <optional>

#include "cell_grid.h"
#include "paint/skin_path.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kSight = 1.75;    // spacings within which points are neighbours
constexpr double kBox = 1.2;       // spacings: half the side of a cell without neighbours
constexpr double kNotable = 0.72;  // spacings: corners of cells nearer than that are no gaps
constexpr std::size_t kFewDots = 150;
constexpr double kWideFrom = 0.765;  // spacings: gaps wider than that cost

struct Seen {
  glm::dvec2 way;
  double squared;
};

/// A Voronoi cell about the origin, cut by one bisector after the other.
class Cell {
 public:
  struct Corner {
    glm::dvec2 at;
    int side;  ///< Number of the bisector that begins here, or -1 for the box.
  };
  explicit Cell(double box) {
    corners_[0] = {{-box, -box}, -1};
    corners_[1] = {{box, -box}, -1};
    corners_[2] = {{box, box}, -1};
    corners_[3] = {{-box, box}, -1};
    count_ = 4;
  }
  void cut(const glm::dvec2& way, double squared, int number) {
    const double half = 0.5 * squared;
    std::array<Corner, kMost> kept;
    int n = 0;
    double db = glm::dot(corners_[0].at, way) - half;
    for (int k = 0; k < count_; ++k) {
      const Corner& a = corners_[static_cast<std::size_t>(k)];
      const Corner& b = corners_[static_cast<std::size_t>(k + 1 == count_ ? 0 : k + 1)];
      const double da = db;
      db = glm::dot(b.at, way) - half;
      if (da <= 0.0 && n < kMost) kept[static_cast<std::size_t>(n++)] = a;
      if ((da <= 0.0) != (db <= 0.0) && n < kMost) {
        kept[static_cast<std::size_t>(n++)] = {a.at + (b.at - a.at) * (da / (da - db)),
                                               da <= 0.0 ? number : a.side};
      }
    }
    if (n >= 3) {
      corners_ = kept;
      count_ = n;
    }
  }
  [[nodiscard]] double farthest2() const {
    double most = 0.0;
    for (int k = 0; k < count_; ++k) {
      const glm::dvec2& at = corners_[static_cast<std::size_t>(k)].at;
      most = std::max(most, glm::dot(at, at));
    }
    return most;
  }
  [[nodiscard]] int sides() const {
    int sides = 0;
    for (int k = 0; k < count_; ++k) {
      sides += corners_[static_cast<std::size_t>(k)].side >= 0 ? 1 : 0;
    }
    return sides;
  }
  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] const Corner& corner(int k) const { return corners_[static_cast<std::size_t>(k)]; }

 private:
  static constexpr int kMost = 32;
  std::array<Corner, kMost> corners_;
  int count_ = 0;
};

double square(double x) {
  return x * x;
}

}  // namespace

std::vector<View> Survey::of(const std::vector<Dot>& dots, const std::vector<char>& wanted,
                             std::vector<mesh::SurfacePoint>* bare) const {
  std::vector<View> views(dots.size());
  const mesh::TriangleMesh& m = ground_.mesh().mesh();
  const double sight = kSight * h_;
  std::optional<CellGrid> grid;
  if (dots.size() > kFewDots) grid.emplace(positionsOf(dots), sight);
  const auto isWanted = [&](std::size_t i) { return wanted.empty() || wanted[i]; };

  std::vector<double> scale(dots.size(), 1.0);
  if (ground_.varies()) {
    for (std::size_t i = 0; i < dots.size(); ++i) scale[i] = ground_.scaleAt(dots[i].place);
  }

  // Who stands nearest to each place of the border, and how far that is.
  struct Nearest {
    std::uint32_t dot = mesh::kNone;
    double way = 1e9;
  };
  std::vector<Nearest> nearest(border_.places().size());
  for (std::uint32_t i = 0; i < dots.size(); ++i) {
    if (ground_.at(dots[i].place) > 1.2 * h_) continue;
    border_.around(dots[i].position, [&](std::uint32_t p) {
      const BorderPlace& place = border_.places()[p];
      const double cosine = glm::dot(place.normal, dots[i].normal);
      if (cosine < kFacingCosine) return;
      const double way =
          glm::distance(place.position, dots[i].position) * bendFactor(cosine) * scale[i];
      if (way < nearest[p].way) nearest[p] = {i, way};
    });
  }
  // Whoever is nearly nearest may be so after the next round.
  std::vector<char> nearly(dots.size(), 0);
  for (std::uint32_t i = 0; i < dots.size(); ++i) {
    if (!isWanted(i) || ground_.at(dots[i].place) > 1.2 * h_) continue;
    border_.around(dots[i].position, [&](std::uint32_t p) {
      if (nearly[i] || nearest[p].way > 1.2 * h_) return;
      const double straight =
          glm::distance(border_.places()[p].position, dots[i].position) * scale[i];
      if (straight < 1.04 * nearest[p].way) nearly[i] = 1;
    });
  }
  for (std::size_t p = 0; p < nearest.size(); ++p) {
    const Nearest& n = nearest[p];
    if (bare && n.way > 1.2 * h_) bare->push_back(border_.places()[p].place);
    if (n.dot == mesh::kNone) continue;
    View& view = views[n.dot];
    view.outer = true;
    if (n.way / h_ > view.gap) {
      view.gap = n.way / h_;
      view.gapPlace = border_.places()[p].place;
    }
  }

  std::vector<Seen> seen;
  for (std::uint32_t i = 0; i < dots.size(); ++i) {
    if (!isWanted(i)) continue;
    const Dot& dot = dots[i];
    View& view = views[i];
    const glm::dvec3 u = surface::tangentAt(m, dot.place, glm::dvec3(0.577, 0.577, 0.577));
    const glm::dvec3 v = glm::cross(mesh::faceNormal(m, dot.place.triangle), u);
    seen.clear();
    const auto look = [&](std::uint32_t j) {
      if (j == i) return;
      const glm::dvec3 way = dots[j].position - dot.position;
      const double straight2 = glm::dot(way, way);
      if (straight2 > sight * sight) return;
      const double cosine = glm::dot(dot.normal, dots[j].normal);
      if (cosine < kFacingCosine) return;
      const double straight = std::sqrt(straight2);
      double along = straight * bendFactor(cosine);
      if (exact_ && straight < 1.5 * h_) {
        along = paint::skinDistance(ground_.mesh(), dot.place, dots[j].place, 2.0);
        if (!(along < sight)) return;
      }
      const glm::dvec2 flat(glm::dot(way, u), glm::dot(way, v));
      const double size = glm::length(flat);
      if (size < 1e-9) return;
      along *= 0.5 * (scale[i] + scale[j]);
      const glm::dvec2 where = flat * (along / (size * h_));
      seen.push_back({where, square(along / h_)});
    };
    if (grid) {
      grid->around(dot.position, look);
    } else {
      for (std::uint32_t j = 0; j < dots.size(); ++j) look(j);
    }
    std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
      return a.squared != b.squared ? a.squared < b.squared : a.way.x < b.way.x;
    });
    if (!seen.empty()) view.nearest = std::sqrt(seen.front().squared);
    Cell cell(kBox);
    int number = 0;
    for (const Seen& s : seen) {
      if (s.squared > 4.0 * cell.farthest2()) break;
      cell.cut(s.way, s.squared, number++);
    }
    view.sides = cell.sides();
    view.depth = ground_.at(dot.place) * scale[i] / h_;
    for (int k = 0; k < cell.count(); ++k) {
      const glm::dvec2& at = cell.corner(k).at;
      const double far = glm::length(at);
      if (far < kNotable || far <= view.gap) continue;
      const bool inside = view.depth > far;
      // Corners of the box lie outside, or far from every point.
      const surface::WalkEnd end =
          surface::walk(ground_.mesh(), dot.place, u * at.x + v * at.y, far * h_ / scale[i]);
      if (!inside && (end.walkedMm < 0.95 * far * h_ / scale[i] || ground_.at(end.point) < 0.0))
        continue;
      view.gap = far;
      view.gapPlace = end.point;
    }
  }

  for (std::uint32_t i = 0; i < dots.size(); ++i) {
    if (!isWanted(i)) continue;
    View& view = views[i];
    view.nearlyOuter = nearly[i] != 0;
    view.counted = !dots[i].ghost;
    if (!view.counted) continue;
    double cost = 0.0;
    if (view.nearest < 0.972) cost += 4.0 + 400.0 * (0.972 - view.nearest);
    cost += 60.0 * square(view.nearest - 1.0);
    if (view.outer) {
      cost += 14.0 * weights.border * square(view.depth);
    } else {
      if (nearly[i]) cost += 10.0 * weights.border * square(view.depth);
      if (view.sides != 6) cost += weights.six;
    }
    // A gap is seen by the three points round it.
    if (view.gap > kWideFrom) cost += 30.0 * weights.gap * (view.gap - kWideFrom);
    if (view.gap > 0.79) cost += weights.gap * (1.0 + 40.0 * (view.gap - 0.79));
    view.cost = cost;
  }
  return views;
}

Survey::Sum Survey::sum(const std::vector<View>& views, const std::vector<char>& wanted) {
  Sum sum;
  double squares = 0.0;
  double total = 0.0;
  double count = 0.0;
  double border = 0.0;
  double row = 0.0;
  double six = 0.0;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (!wanted.empty() && !wanted[i]) continue;
    const View& v = views[i];
    if (!v.counted) continue;
    sum.cost += v.cost;
    sum.smallest = std::min(sum.smallest, v.nearest);
    sum.largestGap = std::max(sum.largestGap, v.gap);
    total += v.nearest;
    squares += v.nearest * v.nearest;
    count += 1.0;
    if (v.outer || v.nearlyOuter) {
      border += v.depth * v.depth;
      row += 1.0;
    }
    if (!v.outer) {
      ++sum.interior;
      six += v.sides == 6 ? 1.0 : 0.0;
    }
  }
  if (count > 0.0) {
    const double mean = total / count;
    sum.cv = std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean;
  }
  sum.count = static_cast<std::size_t>(count);
  if (row > 0.0) sum.borderRms = std::sqrt(border / row);
  if (sum.interior > 0) sum.six = six / static_cast<double>(sum.interior);
  return sum;
}

double Survey::Sum::sixWanted() const {
  if (interior < 18) return 0.0;
  return std::min(0.98, (interior > 95 ? 0.886 : 0.81) + room.six);
}

double Survey::Sum::amiss() const {
  const auto over = [](double value, double limit) { return std::max(0.0, value - limit); };
  const double gap = largestGap + room.gap;
  double off = 10.0 * over(borderRms + room.border, kBorder) + 5.0 * over(sixWanted(), six) +
               30.0 * over(cv + room.cv, kVariation);
  if (count >= 22) off += 8.0 * over(0.825 * expected / static_cast<double>(count), 1.0);
  if (gap > kGap) off += 0.1 + 10.0 * over(gap, kGap);
  if (gap > 0.84) off += 0.5 + 20.0 * over(gap, 0.84);
  return off;
}

}  // namespace mesomap::layout
