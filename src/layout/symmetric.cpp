#include "symmetric.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <optional>

#include "layouter.h"
#include "survey.h"

namespace mesomap::layout {
namespace {

using mesh::SurfacePoint;
using surface::PagedField;

/// What is known of the other side: how far a place stands from the plane, and what lies opposite.
struct Half {
  const paint::OtherSide* other = nullptr;
  const mesh::WorkingMesh* mesh = nullptr;
  glm::dvec3 across{0.0};  ///< Unit normal of the plane, towards the half that is laid out.
  double planeMm = 0.0;

  [[nodiscard]] double from(const glm::dvec3& position) const {
    return glm::dot(position, across) - planeMm;
  }
};

/// Vertices on the shape's pages that are inside it.
template <class Visit>
void forInside(const PagedField& shape, Visit&& visit) {
  for (std::uint32_t p = shape.nextPage(0); p < shape.pageCount(); p = shape.nextPage(p + 1)) {
    const std::uint32_t first = p * PagedField::kPageSize;
    const std::uint32_t last = std::min(first + PagedField::kPageSize, shape.vertexCount());
    for (std::uint32_t v = first; v < last; ++v) {
      if (shape.raw(v) > 0) visit(v);
    }
  }
}

double at(const mesh::TriangleMesh& m, const PagedField& field, const SurfacePoint& place) {
  const mesh::Triangle& t = m.triangles[place.triangle];
  return place.barycentric.x * static_cast<double>(field.mm(t[0])) +
         place.barycentric.y * static_cast<double>(field.mm(t[1])) +
         place.barycentric.z * static_cast<double>(field.mm(t[2]));
}

/// The plane, where the shape is nearly symmetric about it and lies on both its sides.
std::optional<Half> halfOf(const Input& input) {
  const mesh::WorkingMesh& mesh = *input.mesh;
  const mesh::TriangleMesh& m = mesh.mesh();
  Half half;
  half.other = input.mirror.get();
  half.mesh = &mesh;
  double count = 0.0;
  double alone = 0.0;
  glm::dvec3 sum(0.0);
  glm::dvec3 middle(0.0);
  forInside(input.shape, [&](std::uint32_t v) {
    count += 1.0;
    const auto opposite = half.other->at(placeOf(mesh, v));
    if (!opposite || at(m, input.shape, *opposite) <= 0.0) {
      alone += 1.0;
      return;
    }
    const glm::dvec3 here(m.positions[v]);
    const glm::dvec3 there = mesh::positionAt(m, *opposite);
    glm::dvec3 way = here - there;
    if (way.x < 0.0) way = -way;
    sum += way;
    middle += 0.5 * (here + there);
  });
  const double length = glm::length(sum);
  // What is alone on one side is missing on the other.
  if (count < 1.0 || 2.0 * alone > kNearlySymmetric * count || !(length > 1e-6)) return {};
  half.across = sum / length;
  half.planeMm = glm::dot(middle, half.across) / (count - alone);
  double left = 0.0;
  forInside(input.shape, [&](std::uint32_t v) {
    left += half.from(glm::dvec3(m.positions[v])) > 0.0 ? 1.0 : 0.0;
  });
  if (left < 0.3 * count || left > 0.7 * count) return {};
  return half;
}

/// The ground's half: what is inside on both sides, up to the plane.
PagedField halfField(const Ground& ground, const Half& half) {
  const mesh::TriangleMesh& m = ground.mesh().mesh();
  const PagedField& field = ground.field();
  PagedField::Editor editor{PagedField(field.vertexCount())};
  for (std::uint32_t p = field.nextPage(0); p < field.pageCount(); p = field.nextPage(p + 1)) {
    const std::uint32_t first = p * PagedField::kPageSize;
    const std::uint32_t last = std::min(first + PagedField::kPageSize, field.vertexCount());
    for (std::uint32_t v = first; v < last; ++v) {
      if (field.raw(v) == PagedField::kOutside) continue;
      double depth = static_cast<double>(field.mm(v));
      const double from = half.from(glm::dvec3(m.positions[v]));
      if (from > 0.0 && depth > -2.0) {
        const auto opposite = half.other->at(placeOf(ground.mesh(), v));
        depth = opposite ? std::min(depth, ground.at(*opposite)) : -1.0;
      }
      editor.setRaw(v, PagedField::quantise(static_cast<float>(std::min(depth, from))));
    }
  }
  return editor.publish();
}

/// Dots of one side and of the plane, with their images.
class Pairs {
 public:
  Pairs(const Ground& ground, const Half& half, double h, LazyField& field)
      : ground_(ground), half_(half), h_(h), field_(field) {}

  void take(const std::vector<Dot>& dots) {
    for (const Dot& dot : dots) {
      own_.push_back(dot);
      own_.back().fixed = false;
      onPlane_.push_back(half_.from(dot.position) < kOnPlane * h_ ? 1 : 0);
      // The row on the plane is no outer row of the whole.
      own_.back().rail = own_.back().rail && ground_.at(dot.place) < 0.25 * h_;
    }
    settle();
  }
  /// All dots, each pair's image behind it. `partner` of each: its image, or itself.
  [[nodiscard]] std::vector<Dot> all(std::vector<std::uint32_t>& partner) const {
    std::vector<Dot> dots;
    partner.clear();
    for (std::size_t i = 0; i < own_.size(); ++i) {
      const auto here = static_cast<std::uint32_t>(dots.size());
      dots.push_back(own_[i]);
      if (onPlane_[i]) {
        partner.push_back(here);
        continue;
      }
      const auto opposite = half_.other->at(own_[i].place);
      dots.push_back(makeDot(ground_.mesh(), *opposite));
      partner.push_back(here + 1);
      partner.push_back(here);
    }
    return dots;
  }
  void relax(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      std::vector<std::uint32_t> partner;
      Bubbles bubbles(ground_, h_, field_);
      bubbles.dots() = all(partner);
      if (round + 1 < rounds) {
        bubbles.relax(4);
      }
      bubbles.separate(0.98, 4);
      std::size_t k = 0;
      for (std::size_t i = 0; i < own_.size(); ++i) {
        const Dot& here = bubbles.dots()[k];
        if (onPlane_[i]) {
          own_[i] = here;
          ++k;
          continue;
        }
        // The mean of the pair's two moves.
        glm::dvec3 to = here.position;
        const auto back = half_.other->at(bubbles.dots()[k + 1].place);
        if (back) to = 0.5 * (to + mesh::positionAt(ground_.mesh().mesh(), *back));
        own_[i] = here;
        place(own_[i], field_.facets(ground_).moved(here.place, to - here.position));
        k += 2;
      }
      settle();
    }
  }
  /// Deletes pairs until no two points are too near to one another.
  void thin() {
    for (int pass = 0; pass < 200; ++pass) {
      std::vector<std::uint32_t> partner;
      Bubbles bubbles(ground_, h_, field_);
      bubbles.dots() = all(partner);
      for (std::size_t k = 0; k < partner.size(); ++k) {
        bubbles.dots()[k].keptFrom = static_cast<int>(k);
      }
      if (bubbles.thin(true) == 0) return;
      std::vector<char> there(partner.size(), 0);
      for (const Dot& d : bubbles.dots()) there[static_cast<std::size_t>(d.keptFrom)] = 1;
      std::size_t kept = 0;
      std::size_t k = 0;
      bool gone = false;
      for (std::size_t i = 0; i < own_.size(); ++i) {
        // One pair at a time: on the two sides different ones of a near pair may have gone.
        const bool goes = !gone && !(there[k] && there[partner[k]]);
        k += onPlane_[i] ? 1 : 2;
        gone = gone || goes;
        if (goes) continue;
        own_[kept] = own_[i];
        onPlane_[kept++] = onPlane_[i];
      }
      own_.resize(kept);
      onPlane_.resize(kept);
    }
  }

 private:
  static constexpr double kOnPlane = 0.2;      // spacings: nearer points belong onto the plane
  static constexpr double kOutsideMm = -0.02;  // of rounding: a place so far outside stays

  static void place(Dot& dot, const Facets::Standing& standing) {
    dot.place = standing.place;
    dot.position = standing.position;
    dot.normal = standing.normal;
    dot.depth = standing.depthMm;
  }
  /// Sets what belongs there onto the plane, and drops what has no image inside.
  void settle() {
    Facets& facets = field_.facets(ground_);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      Dot dot = own_[i];
      if (onPlane_[i]) {
        for (int step = 0; step < 4; ++step) {
          const double from = half_.from(dot.position);
          if (std::abs(from) < 0.01) break;
          place(dot, facets.moved(dot.place, half_.across * -from));
        }
        if (ground_.at(dot.place) < kOutsideMm) continue;
      } else {
        double lacking = 0.0;
        for (int step = 0; step < 8; ++step) {
          const auto opposite = half_.other->at(dot.place);
          lacking = opposite ? std::min(ground_.at(dot.place), ground_.at(*opposite)) : -1e9;
          if (lacking >= 0.0 || !opposite) break;
          const glm::dvec3 uphill = facets.uphill(dot.place.triangle);
          const double size2 = glm::dot(uphill, uphill);
          if (!(size2 > 0.01)) break;
          place(dot, facets.moved(dot.place, uphill * (std::min(0.005 - lacking, h_) / size2)));
        }
        if (lacking < kOutsideMm) continue;
      }
      own_[kept] = dot;
      onPlane_[kept++] = onPlane_[i];
    }
    own_.resize(kept);
    onPlane_.resize(kept);
  }

  const Ground& ground_;
  const Half& half_;
  double h_;
  LazyField& field_;
  std::vector<Dot> own_;
  std::vector<char> onPlane_;
};

}  // namespace

std::vector<Dot> laidSymmetric(const Input& input, const Ground& ground, const Progress& progress) {
  if (!input.mirror || !input.keep.empty() || !input.locked.empty()) return {};
  const std::optional<Half> half = halfOf(input);
  if (!half) return {};
  const double h = input.rule.spacingMm;
  Ground side(ground.mesh(), *input.pages, halfField(ground, *half));
  side.varyAs(ground);
  if (side.spots().empty()) return {};
  Layouter layouter(input, side, progress);
  const Border border(ground, *input.pages, h);
  Survey survey(ground, border, h);
  LazyField field;
  // What is good for one side need not be so for the whole: several are mirrored and compared.
  std::vector<Dot> best;
  double least = std::numeric_limits<double>::infinity();
  for (const std::vector<Dot>& one : layouter.oneSide()) {
    if (progress.cancelled()) break;
    Pairs pairs(ground, *half, h, field);
    pairs.take(one);
    pairs.relax(8);
    pairs.thin();
    std::vector<std::uint32_t> partner;
    std::vector<Dot> dots = pairs.all(partner);
    const Survey::Sum sum = Survey::sum(survey.of(dots));
    const double amiss = sum.amiss() + 1e-4 * sum.cost / static_cast<double>(dots.size() + 1);
    if (amiss >= least) continue;
    least = amiss;
    best = std::move(dots);
  }
  return best;
}

}  // namespace mesomap::layout
