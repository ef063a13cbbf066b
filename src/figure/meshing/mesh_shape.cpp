#include "meshing/mesh_shape.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cmath>

#include "meshing/adaptive_nets.h"

namespace mesomap::figure {

namespace {

/// Twice this stays under 120,000.
constexpr std::size_t kMostHalfTriangles = 59000;
/// The count is estimated beforehand; where it came out above, it is aimed lower.
constexpr int kCountRounds = 3;
constexpr int kCoarseningRounds = 14, kEveningRounds = 6, kFinishingRounds = 4;
/// Vertices off the midline keep this far from it, mm: a mirror image never touches its original.
constexpr float kOffMidline = 0.02f;
/// Share of the whole work when each stage ends, for the progress bar.
constexpr double kSampled = 0.45, kCoarse = 0.7, kEven = 0.95;

std::vector<Vec3> shapeNormals(const FigureShape& shape, const RawMesh& mesh) {
  std::vector<Vec3> normals(mesh.positions.size());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, normals.size(), 256),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t v = range.begin(); v < range.end(); ++v) {
                        Vec3 n = shape.gradient(mesh.positions[v]);
                        if (mesh.positions[v].x == 0.0f) n.x = 0.0f;
                        const float l = glm::length(n);
                        normals[v] = l > 0.0f ? n / l : Vec3{0, 1, 0};
                      }
                    });
  return normals;
}

/// Empty when cancelled.
RawMesh remeshed(const FigureShape& shape, const MeshPlan& plan, RawMesh net,
                 std::size_t mostTriangles, const Progress& progress) {
  const Projection once = [&](const Vec3& p, bool fixed) { return ontoShape(shape, p, fixed, 1); };
  const Projection close = [&](const Vec3& p, bool fixed) { return ontoShape(shape, p, fixed); };
  const Projection stay = [](const Vec3& p, bool fixed) {
    return fixed ? p : Vec3{std::max(p.x, kOffMidline), p.y, p.z};
  };
  const std::size_t vertices = net.positions.size();
  Remesher work(std::move(net), std::vector<float>(vertices, 1.0f));
  work.glide(0.5f, once);
  work.glide(0.5f, once);
  work.setSizes(wantedSizes(shape, plan, work.mesh(), normalsOf(work.mesh()), mostTriangles));
  for (int round = 0; round < kCoarseningRounds && !progress.cancelled(); ++round) {
    const std::size_t collapsed = work.collapseShort();
    work.flipForAngles();
    work.glide(0.4f, round % 3 == 2 ? once : stay);
    if (collapsed * 100 < work.triangleCount()) break;
  }
  work.splitMidlineChords();
  work.glide(0.4f, close);
  progress(kCoarse, "Modelling");
  work.setSizes(
      wantedSizes(shape, plan, work.mesh(), shapeNormals(shape, work.mesh()), mostTriangles));
  for (int round = 0; round < kEveningRounds && !progress.cancelled(); ++round) {
    work.splitLong();
    work.collapseShort();
    work.flipForAngles();
    work.glide(0.5f, once);
    progress(kCoarse + (kEven - kCoarse) * (round + 1) / kEveningRounds, "Modelling");
  }
  work.splitMidlineChords();
  for (int round = 0; round < kFinishingRounds && !progress.cancelled(); ++round) {
    work.flipForAngles();
    work.glide(0.4f, close);
  }
  work.flipForAngles();
  if (progress.cancelled()) return {};
  return work.mesh();
}

}  // namespace

Vec3 ontoShape(const FigureShape& shape, Vec3 p, bool onMidline, int steps) {
  constexpr float kGoodEnough = 0.003f;  // mm
  constexpr float kLongestStep = 0.8f;   // smooth unions are not distances: long steps fly off
  constexpr float kSmallestSlope = 0.1f;
  constexpr float kReach = 0.2f;  // of the samples, mm along each axis
  for (int i = 0; i < steps; ++i) {
    // The corners of a tetrahedron: their mean is the value, their differences the gradient.
    const float a = shape(p + Vec3{kReach, -kReach, -kReach});
    const float b = shape(p + Vec3{-kReach, -kReach, kReach});
    const float c = shape(p + Vec3{-kReach, kReach, -kReach});
    const float d = shape(p + Vec3{kReach, kReach, kReach});
    Vec3 g = Vec3{a - b - c + d, -a - b + c + d, -a + b - c + d} * (0.25f / kReach);
    if (onMidline) g.x = 0.0f;
    const float value = 0.25f * (a + b + c + d);
    Vec3 step = g * (value / std::max(glm::dot(g, g), kSmallestSlope));
    const float length = glm::length(step);
    if (length > kLongestStep) step *= kLongestStep / length;
    p -= step;
    if (length < kGoodEnough) break;
  }
  if (!onMidline) p.x = std::max(p.x, kOffMidline);
  return p;
}

void roundPositions(RawMesh& mesh) {
  for (Vec3& p : mesh.positions) {
    for (int k = 0; k < 3; ++k)
      p[k] = static_cast<float>(std::round(static_cast<double>(p[k]) * 1000.0) / 1000.0);
  }
}

Result<RawMesh> meshShape(const FigureShape& shape, Kind kind, const Progress& progress) {
  const Error cancelled{ErrorKind::cancelled, "figure", "cancelled"};
  const Distance distance = [&](const Vec3& p) { return shape(p); };
  const MeshPlan plan = planOf(shape, kind);
  const Progress sampling{progress.stop, [&](double fraction, std::string_view stage) {
                            progress(kSampled * fraction, stage);
                          }};
  // Where a crevice happens to pinch on one grid, another grid shifted by part of a cell is clean.
  for (const float shift : {0.0f, 0.31f, 0.57f, 0.83f}) {
    NetsPlan nets{plan.low, plan.high, plan.finest, plan.spacing};
    nets.low -= Vec3{0, shift, shift};
    RawMesh net = adaptiveNets(distance, nets, sampling);
    if (progress.cancelled()) return cancelled;
    keepLargestPiece(net);
    std::size_t most = kMostHalfTriangles;
    RawMesh half = remeshed(shape, plan, net, most, progress);
    for (int i = 0; i < kCountRounds && half.triangles.size() > kMostHalfTriangles; ++i) {
      if (progress.cancelled()) break;
      most = most * kMostHalfTriangles / half.triangles.size() * 98 / 100;
      half = remeshed(shape, plan, net, most, progress);
    }
    if (progress.cancelled()) return cancelled;
    roundPositions(half);
    const RawMesh whole = mirrored(half);
    const auto euler = static_cast<std::ptrdiff_t>(whole.positions.size()) -
                       static_cast<std::ptrdiff_t>(whole.triangles.size() / 2);
    if (isClosedManifold(whole) && euler == 2) return half;
  }
  return Error{ErrorKind::refused, "figure",
               "this combination of parameters gives no closed surface"};
}

}  // namespace mesomap::figure
