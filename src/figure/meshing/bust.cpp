#include "meshing/bust.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "meshing/mesher.h"

namespace mesomap::figure {

namespace {

constexpr int kCoarseningRounds = 24;
constexpr std::size_t kMostHalfTriangles = 58000;  ///< Twice this stays under 120,000.
constexpr float kSide = 235.0f, kBase = -330.0f, kTop = 126.0f, kRear = -175.0f, kFront = 130.0f;

/// Spacing of the grid: under 1 mm on the face, coarser towards the back and the shoulders.
float stepX(float x) {
  return x < 50 ? 0.9f : x < 88 ? 1.0f : 1.0f + std::min(2.0f, (x - 88) / 20);
}
float stepY(float y) {
  const bool eyes = y > -12 && y < 11;
  const bool mouthAndNose = y > -82 && y < -30;
  if (y > -74 && y < -62) return 0.65f;  // the slit between the lips, for both figures
  if (eyes || mouthAndNose) return 0.8f;
  const float away = y < -112 ? (-112 - y) / 25 : y > 25 ? (y - 25) / 25 : 0.0f;
  return 1.0f + std::min(2.0f, away);
}
float stepZ(float z) {
  const bool ears = z > -38 && z < 14;
  if (ears) return 0.95f;
  const float away = z < -42 ? (-42 - z) / 30 : z < 55 ? std::min(0.4f, (55 - z) / 30) : 0.0f;
  return 0.9f + std::min(1.6f, away);
}

/// Nobody paints the underside; on the face the working mesh should need few splits.
float longestEdge(const Vec3& p) {
  const bool brows = p.y > 8.0f && p.y < 28.0f && p.z > 40.0f;
  const bool lips = p.y > -84.0f && p.y < -50.0f && p.x < 32.0f && p.z > 60.0f;
  if (brows) return 1.4f;
  if (lips) return 1.2f;
  if (p.y > -115.0f && p.z > 0.0f) return 2.2f;
  return p.y < -285.0f ? 6.0f : 4.0f;
}

template <class Body>
void forEachVertex(std::size_t count, const Body& body) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 256),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t v = range.begin(); v < range.end(); ++v) body(v);
                    });
}

void projectAll(const BustShape& shape, RawMesh& half) {
  forEachVertex(half.positions.size(), [&](std::size_t v) {
    Vec3& p = half.positions[v];
    const bool onMidline = p.x == 0.0f;
    p = shape.project(p, onMidline);
    if (!onMidline) p.x = std::max(p.x, 0.02f);  // stays on its own side
  });
}

/// Positions as the file holds them: three decimals of a millimetre.
void roundPositions(RawMesh& half) {
  for (Vec3& p : half.positions) {
    for (int k = 0; k < 3; ++k)
      p[k] = static_cast<float>(std::round(static_cast<double>(p[k]) * 1000.0) / 1000.0);
  }
}

}  // namespace

Result<mesh::TriangleMesh> meshBust(const BustShape& shape, const Progress& progress) {
  const Distance distance = [&](const Vec3& p) { return shape(p); };
  // Where a crevice happens to pinch on one grid, another grid shifted by part of a cell is clean.
  constexpr std::array<float, 4> kShifts{0.0f, 0.31f, 0.57f, 0.83f};
  for (const float shift : kShifts) {
    const Axis x = makeAxis(0.45f, kSide, stepX);
    const Axis y = makeAxis(kBase - shift, kTop, stepY);
    const Axis z = makeAxis(kRear - shift, kFront, stepZ);
    RawMesh half = meshHalf(distance, x, y, z, progress);
    if (progress.cancelled()) return Error{ErrorKind::cancelled, "figure", "cancelled"};
    keepLargestPiece(half);
    projectAll(shape, half);
    progress(0.8, "Modelling");
    const SizeLimits limits{0.75f, 0.04f, 0.3f, longestEdge};
    std::vector<float> size = sizeFromCurvature(half, limits);
    for (int round = 0; round < kCoarseningRounds; ++round) {
      const std::size_t collapsed = coarsen(half, size);
      flipForAngles(half);
      if (collapsed * 200 < half.triangles.size()) {
        if (half.triangles.size() <= kMostHalfTriangles) break;
        for (float& s : size) s *= 1.05f;
      }
      smoothOnce(half, 0.3f);
      if (round % 3 == 2) projectAll(shape, half);
      if (progress.cancelled()) return Error{ErrorKind::cancelled, "figure", "cancelled"};
    }
    splitMidlineChords(half);
    for (int round = 0; round < 4; ++round) {
      flipForAngles(half);
      smoothOnce(half, 0.4f);
      projectAll(shape, half);
      if (progress.cancelled()) return Error{ErrorKind::cancelled, "figure", "cancelled"};
    }
    flipForAngles(half);
    progress(0.95, "Modelling");
    roundPositions(half);
    const RawMesh whole = mirrored(half);
    if (!isClosedManifold(whole)) continue;
    mesh::TriangleMesh mesh;
    mesh.positions = whole.positions;
    mesh.triangles = whole.triangles;
    return mesh;
  }
  return Error{ErrorKind::refused, "figure",
               "this combination of parameters gives no closed surface"};
}

}  // namespace mesomap::figure
