#include "close_gaps.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>
#include <utility>

#include "judge.h"
#include "kick.h"
#include "layout/promises.h"
#include "surface/walk.h"

namespace mesomap::layout {
namespace {

constexpr double kWorthIt = 0.004;  // of lacking(), that a change has to bring
constexpr double kMoving = 2.0;     // spacings round the gap within which points may move
constexpr double kInReach = 4.0;    // within which points are known
constexpr double kRing = 0.15;      // spacings: points farther than the gap's rim by that much stay
constexpr int kRounds = 12;
constexpr int kShakes = 12;       // in a round
constexpr int kShakesOfFew = 60;  // these cost little
constexpr std::size_t kFewToShake = 60;

class GapCloser {
 public:
  GapCloser(const Ground& ground, double h, LazyField& field)
      : ground_(ground), h_(h), field_(field) {}

  /// The points round the place drawn in to `share` of how wide the gap is.
  [[nodiscard]] std::vector<Dot> drawn(const std::vector<Dot>& dots,
                                       const mesh::SurfacePoint& place, double gapMm,
                                       double share) {
    Bubbles patch = patchOf(dots, place);
    const glm::dvec3 middle = mesh::positionAt(ground_.mesh().mesh(), place);
    surface::GeodesicField& field = field_.on(ground_.mesh());
    (void)field.ball(place, gapMm + 2.0 * kRing * h_);
    std::vector<double> along;
    for (const Dot& d : patch.dots()) {
      along.push_back(std::max(field.distanceAt(d.place), glm::distance(d.position, middle)));
    }
    for (std::size_t i = 0; i < along.size(); ++i) {
      Dot& d = patch.dots()[i];
      const double nearness = 1.0 - (along[i] - gapMm) / (kRing * h_);
      if (d.fixed || !(nearness > 0.0)) continue;
      const glm::dvec3 way = middle - d.position;
      if (!(glm::length(way) > 1e-6)) continue;
      const double step = (along[i] - share * gapMm) * std::min(1.0, nearness);
      if (!(step > 0.0)) continue;
      mesh::SurfacePoint nearer =
          surface::walk(ground_.mesh(), d.place, glm::normalize(way), step).point;
      if (ground_.pullInside(nearer, h_)) setOn(d, nearer);
    }
    patch.separate(0.976, 30);
    return merged(dots, patch);
  }

  /// One more point there, for which the others make room.
  [[nodiscard]] std::vector<Dot> filled(const std::vector<Dot>& dots,
                                        const mesh::SurfacePoint& place, int rounds) {
    Bubbles patch = patchOf(dots, place);
    patch.dots().push_back(makeDot(ground_.mesh(), place));
    patch.relax(rounds);
    patch.separate(0.976, 30);
    return merged(dots, patch);
  }

  /// All near the place somewhere else, with one point more or as many as before.
  [[nodiscard]] std::vector<Dot> shaken(const std::vector<Dot>& dots,
                                        const mesh::SurfacePoint& place, bool more) {
    Bubbles patch = patchOf(dots, place);
    for (Dot& d : patch.dots()) {
      if (d.fixed) continue;
      if (const auto other = kicked(ground_, d, 0.5 * h_, h_, random_)) setOn(d, *other);
    }
    if (more) patch.dots().push_back(makeDot(ground_.mesh(), place));
    patch.relax(40);
    patch.separate(0.976, 30);
    return merged(dots, patch);
  }

 private:
  /// The points near the place; each has its number in the whole as `keptFrom`.
  [[nodiscard]] Bubbles patchOf(const std::vector<Dot>& dots, const mesh::SurfacePoint& place) {
    Bubbles patch(ground_, h_, field_);
    const glm::dvec3 middle = mesh::positionAt(ground_.mesh().mesh(), place);
    for (std::uint32_t i = 0; i < dots.size(); ++i) {
      const double d = glm::distance(dots[i].position, middle);
      if (d > kInReach * h_) continue;
      Dot dot = dots[i];
      dot.fixed = dot.fixed || d > kMoving * h_;
      dot.keptFrom = static_cast<int>(i);
      patch.dots().push_back(dot);
    }
    return patch;
  }
  void setOn(Dot& dot, const mesh::SurfacePoint& place) const {
    setDown(dot, ground_.mesh(), place);
    dot.rail = dot.rail && ground_.at(place) < 0.05 * h_;
  }
  /// The whole with the patch as it is now; of pairs that are too near one goes.
  [[nodiscard]] static std::vector<Dot> merged(const std::vector<Dot>& dots, Bubbles& patch) {
    std::vector<char> gone(dots.size(), 0);
    for (const Dot& dot : patch.dots()) {
      if (dot.keptFrom >= 0) gone[static_cast<std::size_t>(dot.keptFrom)] = 1;
    }
    while (patch.thin(true) > 0) {
    }
    std::vector<Dot> all = dots;
    for (Dot dot : patch.dots()) {
      if (dot.keptFrom < 0) {
        all.push_back(dot);
        gone.push_back(0);
        continue;
      }
      const auto i = static_cast<std::size_t>(dot.keptFrom);
      dot.fixed = dots[i].fixed;
      dot.keptFrom = dots[i].keptFrom;
      all[i] = dot;
      gone[i] = 0;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!gone[i]) all[kept++] = all[i];
    }
    all.resize(kept);
    return all;
  }

  const Ground& ground_;
  double h_;
  LazyField& field_;
  Random random_;
};

}  // namespace

void closeAlongSkin(const Ground& ground, double h, Measure& measure, LazyField& field,
                    const Progress& progress, std::vector<Dot>& dots, Quality& quality) {
  // Where points are few they stand as evenly as they can.
  const double wide = quality.sites < kPointsToJudge ? kMostGap : kUsualGap;
  GapCloser closer(ground, h, field);
  mesh::SurfacePoint place = measure.widest();
  for (int round = 0; round < kRounds && quality.largestGapMm > wide * h; ++round) {
    struct Better {
      std::vector<Dot> dots;
      Quality quality;
      mesh::SurfacePoint widest;
    };
    std::optional<Better> better;
    double least = lacking(quality) - kWorthIt;
    const auto offer = [&](std::vector<Dot> tried) {
      if (tried.empty() || progress.cancelled()) return;
      const Quality q = measure.of(tried, progress);
      const double lacks = lacking(q);
      if (progress.cancelled() || lacks >= least) return;
      least = lacks;
      better = Better{std::move(tried), q, measure.widest()};
    };
    for (const double share : {0.93, 0.96, 0.985}) {
      offer(closer.drawn(dots, place, quality.largestGapMm, share));
    }
    for (const int rounds : {0, 12, 40}) offer(closer.filled(dots, place, rounds));
    // Wedged: what stands round it is shaken until something gives.
    const int shakes = dots.size() < kFewToShake ? kShakesOfFew : kShakes;
    for (int shake = 0; shake < shakes && !better && !progress.cancelled(); ++shake) {
      offer(closer.shaken(dots, place, shake % 2 == 0));
    }
    if (!better) return;
    dots = std::move(better->dots);
    quality = better->quality;
    place = better->widest;
  }
}

}  // namespace mesomap::layout
