#include "meshing/sizing.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "shape/body_shape.h"
#include "shape/colours.h"

namespace mesomap::figure {

namespace {

/// Wanted length may change by this much per mm of way.
constexpr float kGradation = 0.25f;
constexpr int kGradationRounds = 14;
/// Part of a colour's range that one edge may span.
constexpr float kColourStep = 0.45f;
/// Triangles that remeshing leaves for each one that fits in by area.
constexpr float kCrowding = 1.1f;

// The working mesh halves edges until they are short enough (figure/working_edges.h), and the
// remesher leaves edges between 0.8 and 1.33 times what was wanted: a largest length of 0.75 times
// 2, 4 … working lengths puts nearly all of them just below a halving, where none is wasted.
constexpr EdgeLimits kBustFace{0.8f, 1.85f, 0.04f, 1.0f};
constexpr EdgeLimits kBodyFace{0.8f, 3.7f, 0.04f, 1.0f};
constexpr EdgeLimits kEar{0.8f, 1.85f, 0.04f, 1.8f};
constexpr EdgeLimits kBustScalp{1.2f, 3.7f, 0.06f, 2.5f};
constexpr EdgeLimits kBodyScalp{1.2f, 4.6f, 0.06f, 2.5f};
constexpr EdgeLimits kBustNeck{1.5f, 3.7f, 0.1f, 3.0f};
constexpr EdgeLimits kBodyNeck{1.5f, 4.6f, 0.1f, 3.0f};
constexpr EdgeLimits kUnderside{2.0f, 7.4f, 0.3f, 6.0f};  // nobody paints it
constexpr EdgeLimits kTrunk{2.0f, 9.2f, 0.15f, 2.4f};
constexpr EdgeLimits kHand{1.0f, 4.6f, 0.07f, 1.3f};
constexpr EdgeLimits kFoot{1.2f, 9.2f, 0.1f, 1.6f};

constexpr float kNail = 0.9f;  ///< Around nails, for their groove and their border.

/// Reach of the hand's finest grid: knuckles to fingertips (hand frame, mm along the fingers).
constexpr float kFingersFrom = 55.0f, kHandFrom = -20.0f;
constexpr float kToesFrom = 85.0f;     ///< Foot frame, mm before the ankle.
constexpr float kAnkleHeight = 90.0f;  ///< Below it: foot.

/// Head frame, mm. The face's features lie before the ears and above the chin's underside.
bool onFace(const Vec3& q) {
  return q.y > -125.0f && q.y < 75.0f && q.z > 5.0f && std::abs(q.x) < 85.0f;
}
bool onFeatures(const Vec3& q) {
  return q.y > -92.0f && q.y < 24.0f && q.z > 45.0f && std::abs(q.x) < 55.0f;
}
bool onEar(const Vec3& q) {
  return q.y > -52.0f && q.y < 32.0f && q.z > -42.0f && q.z < 20.0f && std::abs(q.x) > 56.0f &&
         std::abs(q.x) < 110.0f;
}

EdgeLimits headLimits(const Vec3& q, Kind kind) {
  if (onFace(q)) return kind == Kind::body ? kBodyFace : kBustFace;
  if (onEar(q)) return kEar;
  if (kind == Kind::body) return q.y > -60.0f ? kBodyScalp : kBodyNeck;
  return q.y > -60.0f ? kBustScalp : kBustNeck;
}

float headSpacing(const Vec3& q, float finest) {
  if (onFeatures(q) || onEar(q)) return finest;
  return q.y > -150.0f ? 2.0f * finest : 4.0f * finest;
}

MeshPlan bustPlan() {
  MeshPlan plan;
  plan.low = {0, -345, -185};
  plan.high = {245, 135, 135};
  const float finest = plan.finest;
  plan.spacing = [finest](const Vec3& p) { return headSpacing(p, finest); };
  plan.limits = [](const Vec3& p) {
    return p.y < -285.0f ? kUnderside : headLimits(p, Kind::bust);
  };
  return plan;
}

MeshPlan bodyPlan(const BodyShape& shape) {
  const BodyFrames& frames = shape.frames();
  MeshPlan plan;
  constexpr float kReserve = 25.0f;
  plan.low = {0, -kReserve, -260};
  plan.high = {frames.wrist.x + 200.0f, frames.stature + kReserve, 260};
  const float finest = plan.finest;
  const auto inHead = [frames](const Vec3& p) {
    return p.y - frames.headOrigin.y > -150.0f && std::abs(p.x) < 115.0f;
  };
  const auto inHand = [frames](const Vec3& p) {
    const Vec3 h = frames.toHand(p);
    return h.y > kHandFrom && glm::length(h) < Hand::kReach;
  };
  plan.spacing = [=](const Vec3& p) {
    if (inHead(p)) return headSpacing(p - frames.headOrigin, finest);
    if (inHand(p)) return frames.toHand(p).y > kFingersFrom ? finest : 2.0f * finest;
    const Vec3 f = frames.toFoot(p);
    if (f.y < kAnkleHeight) return f.z > kToesFrom ? finest : 2.0f * finest;
    return 4.0f * finest;
  };
  plan.limits = [=](const Vec3& p) {
    if (inHead(p)) return headLimits(p - frames.headOrigin, Kind::body);
    if (inHand(p)) return kHand;
    return frames.toFoot(p).y < kAnkleHeight ? kFoot : kTrunk;
  };
  return plan;
}

float colourStep(const Cover& a, const Cover& b) {
  const float steps[] = {a.lips - b.lips, a.hair - b.hair,       a.lash - b.lash,
                         a.nail - b.nail, a.garment - b.garment, a.white - b.white,
                         a.iris - b.iris, a.pupil - b.pupil};
  float most = 0.0f;
  for (const float s : steps) most = std::max(most, std::abs(s));
  return most;
}

float areaOf(const RawMesh& mesh, const std::array<std::uint32_t, 3>& t) {
  const auto& p = mesh.positions;
  return 0.5f * glm::length(glm::cross(p[t[1]] - p[t[0]], p[t[2]] - p[t[0]]));
}

/// Nothing grows beyond what is allowed there.
float lengthened(float size, float most, float scale) {
  return std::max(size, std::min(scale * size, most));
}

double triangleCount(const RawMesh& mesh, const std::vector<float>& size,
                     const std::vector<float>& most, float scale) {
  constexpr double kEquilateral = 0.4330127;
  double count = 0.0;
  for (const auto& t : mesh.triangles) {
    double s = 0.0;
    for (const std::uint32_t v : t) {
      s += static_cast<double>(lengthened(size[v], most[v], scale)) / 3.0;
    }
    count += static_cast<double>(kCrowding * areaOf(mesh, t)) / (kEquilateral * s * s);
  }
  return count;
}

}  // namespace

MeshPlan planOf(const FigureShape& shape, Kind kind) {
  if (kind == Kind::body) return bodyPlan(static_cast<const BodyShape&>(shape));
  return bustPlan();
}

std::vector<float> wantedSizes(const FigureShape& shape, const MeshPlan& plan, const RawMesh& mesh,
                               const std::vector<Vec3>& normals, std::size_t mostTriangles) {
  const std::size_t count = mesh.positions.size();
  std::vector<EdgeLimits> limits(count);
  std::vector<Cover> cover(count);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 256),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      for (std::size_t v = range.begin(); v < range.end(); ++v) {
                        limits[v] = plan.limits(mesh.positions[v]);
                        cover[v] = coverAt(shape, mesh.positions[v]);
                      }
                    });
  std::vector<float> size(count);
  for (std::size_t v = 0; v < count; ++v) {
    size[v] = cover[v].nail > 0.0f ? kNail : limits[v].largest;
  }
  const auto forEdges = [&](const auto& body) {
    for (const auto& t : mesh.triangles) {
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = t[k];
        const std::uint32_t b = t[(k + 1) % 3];
        body(a, b, std::max(glm::distance(mesh.positions[a], mesh.positions[b]), 0.2f));
      }
    }
  };
  forEdges([&](std::uint32_t a, std::uint32_t b, float length) {
    const float step = colourStep(cover[a], cover[b]);
    if (step <= 0.05f) return;
    for (const std::uint32_t v : {a, b}) {
      size[v] = std::min(size[v], std::max(limits[v].colour, kColourStep * length / step));
    }
  });
  // What colours ask for stays when the count is brought down; what bending asks for gives way.
  const std::vector<float> most = size;
  forEdges([&](std::uint32_t a, std::uint32_t b, float length) {
    const float curvature = std::max(glm::distance(normals[a], normals[b]) / length, 1e-4f);
    for (const std::uint32_t v : {a, b}) {
      const float bent =
          std::max(limits[v].smallest, std::sqrt(8.0f * limits[v].chordError / curvature));
      size[v] = std::min(size[v], bent);
    }
  });
  const auto graduate = [&] {
    for (int round = 0; round < kGradationRounds; ++round) {
      forEdges([&](std::uint32_t a, std::uint32_t b, float length) {
        size[a] = std::min(size[a], size[b] + kGradation * length);
        size[b] = std::min(size[b], size[a] + kGradation * length);
      });
    }
  };
  graduate();
  float low = 1.0f;
  float high = 3.0f;
  const auto tooMany = [&](float scale) {
    return triangleCount(mesh, size, most, scale) > static_cast<double>(mostTriangles);
  };
  if (tooMany(low)) {
    for (int i = 0; i < 20; ++i) {
      const float middle = 0.5f * (low + high);
      (tooMany(middle) ? low : high) = middle;
    }
    for (std::size_t v = 0; v < count; ++v) size[v] = lengthened(size[v], most[v], high);
    graduate();
  }
  return size;
}

}  // namespace mesomap::figure
