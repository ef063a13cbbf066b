#include "layout/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>
#include <utility>

#include "around.h"
#include "base/i18n.h"
#include "bubbles.h"
#include "ground.h"
#include "layout/promises.h"
#include "layouter.h"
#include "order.h"
#include "paint/skin_path.h"
#include "patterns/pattern.h"
#include "quality.h"
#include "symmetric.h"

namespace mesomap::layout {
namespace {

bool within(double x, double low, double high) {
  return x >= low && x <= high;
}  // false for NaN

Result<void> checkRule(const plan::Rule& rule) {
  const auto refuse = [](std::string message) {
    return Error{ErrorKind::refused, "", std::move(message)};
  };
  if (!within(rule.spacingMm, 2.0, 30.0)) {
    return refuse(fmt::format(fmt::runtime(_("the spacing of {} mm is not between 2 and 30 mm")),
                              rule.spacingMm));
  }
  if (!within(rule.marginMm, 0.0, 50.0)) {
    return refuse(fmt::format(
        fmt::runtime(_("the margin of {} mm from the border is not between 0 and 50 mm")),
        rule.marginMm));
  }
  if (!within(rule.directionDeg, -360.0, 360.0)) {
    return refuse(fmt::format(fmt::runtime(_("the direction of {}° is not between -360° and 360°")),
                              rule.directionDeg));
  }
  if (!within(rule.angleDeg, 1.0, 90.0)) {
    return refuse(fmt::format(
        fmt::runtime(_("the needle's angle of {}° is not between 1° and 90°")), rule.angleDeg));
  }
  if (!within(rule.depthMm, 0.0, 60.0)) {
    return refuse(fmt::format(fmt::runtime(_("the depth of {} mm is not between 0 and 60 mm")),
                              rule.depthMm));
  }
  if (rule.volumeMl && !within(*rule.volumeMl, 0.0, 100.0)) {
    return refuse(
        fmt::format(fmt::runtime(_("the volume of {} mL per point is not between 0 and 100 mL")),
                    *rule.volumeMl));
  }
  return checkPattern(rule);
}

/// Those of the places that lie on the ground, or so near to it that they belong on its border.
std::vector<Dot> seedsOn(const Ground& ground, const std::vector<mesh::SurfacePoint>& places,
                         double spacingMm) {
  constexpr double kAside = 1.0 / 3.0;  // spacings, as of the outer row of a new layout
  std::vector<Dot> dots;
  for (mesh::SurfacePoint place : places) {
    if (!paint::liesOn(ground.mesh().mesh(), place)) continue;
    if (ground.at(place) < -0.05 && !ground.pullInside(place, kAside * spacingMm)) continue;
    Dot dot = makeDot(ground.mesh(), place);
    dot.fixed = true;
    dots.push_back(dot);
  }
  return dots;
}

/// Measured, as whoever opens the plan measures it.
Quality measured(const Input& input, const Ground& ground, const std::vector<Dot>& laid,
                 const Progress& progress) {
  std::vector<Dot> dots = laid;
  for (Dot& d : dots) d.ghost = input.blocked && !d.locked && !input.blocked(d.place).empty();
  for (const mesh::SurfacePoint& place : input.empty) {
    if (!paint::liesOn(ground.mesh().mesh(), place)) continue;
    dots.push_back(makeDot(ground.mesh(), place));
    dots.back().ghost = true;
  }
  return Measure(ground, *input.pages, input.rule.spacingMm).of(dots, progress);
}

std::vector<std::string> gaveWay(const Quality& quality) {
  std::vector<std::string> names;
  for (const Promise& promise : promisesOf(quality)) {
    if (!promise.asked || promise.kept()) continue;
    // Nothing but the user's own points may stand nearer.
    names.push_back(promise.name == "smallest-distance" ? "locked" : promise.name);
  }
  return names;
}

bool tooNear(const std::vector<Dot>& dots, const std::vector<Dot>& standing, const Ground& ground,
             double spacingMm) {
  return std::any_of(dots.begin(), dots.end(), [&](const Dot& d) {
    const double least = kNearest * spacingMm * (ground.varies() ? ground.scaleAt(d.place) : 1.0);
    return std::any_of(standing.begin(), standing.end(), [&](const Dot& other) {
      return glm::distance(d.position, other.position) < least;
    });
  });
}

Error cancelledError() {
  return {ErrorKind::cancelled, "", _("arranging the points was stopped")};
}

}  // namespace

Result<Output> layOut(const Input& asked, const Progress& listener) {
  Input input = asked;
  // A way that is given up and begun anew does not take the bar back.
  double furthest = 0.0;
  const Progress progress{listener.stop, [&](double fraction, std::string_view stage) {
                            furthest = std::max(furthest, fraction);
                            listener(furthest, stage);
                          }};
  if (!input.mesh || !input.pages) {
    return Error{ErrorKind::usage, "", "layout without a surface"};
  }
  if (const Result<void> checked = checkRule(input.rule); !checked) {
    Error error = checked.error();
    const double tooNear = input.rule.spacingMm;
    if (tooNear > 1e-3 && tooNear < 2.0 &&
        input.shape.vertexCount() == input.mesh->mesh().positions.size()) {
      const double area = surface::areaMm2(*input.mesh, *input.pages, input.shape);
      error.message += fmt::format(fmt::runtime(_("; about {:.0f} points would be needed")),
                                   area / (0.8660254 * tooNear * tooNear));
    }
    return error;
  }
  const mesh::WorkingMesh& mesh = *input.mesh;
  double h = input.rule.spacingMm;
  if (progress.cancelled()) return cancelledError();

  if (!input.around.empty() && !input.keep.empty() && !input.spacingAt &&
      input.rule.pattern == plan::Pattern::even) {
    return layOutAround(input, progress);
  }
  Ground ground(mesh, *input.pages, input.shape, input.rule.marginMm);
  if (input.rule.pattern != plan::Pattern::even) return layOutPattern({input, ground, progress});
  if (input.spacingAt && !ground.spots().empty()) {
    // Everything is measured in the widest spacing, and counted the longer the narrower it is.
    h = ground.varySpacing(input.spacingAt, h);
    input.rule.spacingMm = h;
  }
  const double expected = ground.density() * ground.areaMm2() / (0.8660254 * h * h) +
                          static_cast<double>(ground.parts());
  if (expected > static_cast<double>(input.maxPoints)) {
    return Error{ErrorKind::refused, "",
                 fmt::format(fmt::runtime(_("about {:.0f} points would be needed at {} mm spacing; "
                                            "the most that can be arranged is {}")),
                             expected, h, input.maxPoints)};
  }

  std::vector<Dot> dots;
  const auto take = [&](const std::vector<mesh::SurfacePoint>& places, bool locked,
                        std::size_t base) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!paint::liesOn(mesh.mesh(), places[i])) continue;
      // A point of the layout before that the change left outside goes.
      if (!locked && ground.at(places[i]) < -0.05) continue;
      Dot dot = makeDot(mesh, places[i]);
      dot.locked = locked;
      dot.fixed = true;
      dot.keptFrom = static_cast<int>(base + i);
      dots.push_back(dot);
    }
  };
  take(input.locked, true, input.keep.size());
  for (const auto* places : {&input.empty, &input.neighbours}) {
    for (const mesh::SurfacePoint& place : *places) {
      if (!paint::liesOn(mesh.mesh(), place)) continue;
      Dot dot = makeDot(mesh, place);
      dot.locked = dot.fixed = dot.ghost = true;
      dots.push_back(dot);
    }
  }

  std::optional<Quality> quality;  // where it is known before the end
  if (!ground.spots().empty()) {
    Layouter layouter(input, ground, progress);
    if (input.effort == Effort::live && input.keep.empty() && input.seeds.empty()) {
      dots = layouter.live(dots);
    } else if (input.keep.empty() && input.seeds.empty()) {
      std::vector<Dot> pairs = laidSymmetric(input, ground, progress);
      // Pairs know nothing of who stands beside the area: distance comes before symmetry.
      if (tooNear(pairs, dots, ground, h)) pairs.clear();
      if (pairs.empty()) {
        dots = layouter.fresh(dots);
        quality = layouter.measured();
      } else {
        dots = std::move(pairs);
      }
    } else {
      if (input.keep.empty()) {
        for (const Dot& seed : seedsOn(ground, input.seeds, h)) dots.push_back(seed);
      } else {
        take(input.keep, false, 0);
      }
      LazyField field;
      Bubbles kept(ground, h, field);
      kept.dots() = std::move(dots);
      while (kept.thin(true) > 0) {
      }
      const bool any = std::any_of(kept.dots().begin(), kept.dots().end(),
                                   [](const Dot& d) { return !d.locked; });
      dots = any ? layouter.continued(std::move(kept.dots())) : layouter.fresh(kept.dots());
    }
  }
  if (progress.cancelled()) return cancelledError();
  dots.erase(std::remove_if(dots.begin(), dots.end(), [](const Dot& d) { return d.ghost; }),
             dots.end());

  putInWorkingOrder(dots, h, input.rule.order);
  Output output;
  for (const Dot& d : dots) {
    const std::string zone = input.blocked && !d.locked ? input.blocked(d.place) : std::string();
    if (zone.empty()) {
      output.points.push_back({d.place, d.locked, d.keptFrom, 0});
    } else {
      output.blocked.push_back({zone, d.position});
    }
  }
  if (input.effort == Effort::settled && !input.spacingAt) {
    const bool known =
        quality && output.blocked.empty() && input.empty.empty() && input.neighbours.empty();
    output.gaveWay = gaveWay(known ? *quality : measured(input, ground, dots, progress));
  }
  if (progress.cancelled()) return cancelledError();
  progress(1.0, _("Arranging points"));
  return output;
}

}  // namespace mesomap::layout
