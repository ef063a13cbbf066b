#include "figure/working_edges.h"

#include "shape/body_frames.h"

namespace mesomap::figure {

namespace {
/// The face with chin, temples and the skin in front of the ears, head frame: a box with soft
/// edges.
constexpr float kHairline = 78.0f, kUnderChin = -118.0f, kBehindTemple = -8.0f;
constexpr float kRamp = 20.0f;  ///< From fine to coarse over this way, mm.
constexpr float kBustFactor = 2.0f, kBodyFactor = 2.4f;
}  // namespace

std::vector<float> edgeCoarseness(const Parameters& parameters, const mesh::TriangleMesh& mesh) {
  const bool body = parameters.kind == Kind::body;
  const Vec3 origin = body ? BodyFrames(Build(parameters)).headOrigin : Vec3{0};
  std::vector<float> factors(mesh.positions.size());
  for (std::size_t v = 0; v < factors.size(); ++v) {
    const Vec3 p = mesh.positions[v] - origin;
    const float beyond = std::max({0.0f, p.y - kHairline, kUnderChin - p.y, kBehindTemple - p.z});
    factors[v] = mix(1.0f, body ? kBodyFactor : kBustFactor, std::min(1.0f, beyond / kRamp));
  }
  return factors;
}

}  // namespace mesomap::figure
