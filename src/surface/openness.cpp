#include "surface/openness.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <utility>

#include "base/i18n.h"

namespace mesomap::surface {
namespace {

constexpr std::size_t kVerticesPerReport = 512;
constexpr int kFewestRays = 12;
/// Rays begin this far above the skin: scans are rough, and the working mesh is rounded to floats.
constexpr double kLiftMm = 0.25;

/// Van der Corput's sequence of base 2: spreads the rays evenly round the normal's circle.
double reversed(std::uint32_t bits) {
  bits = (bits << 16) | (bits >> 16);
  bits = ((bits & 0x00ff00ffu) << 8) | ((bits & 0xff00ff00u) >> 8);
  bits = ((bits & 0x0f0f0f0fu) << 4) | ((bits & 0xf0f0f0f0u) >> 4);
  bits = ((bits & 0x33333333u) << 2) | ((bits & 0xccccccccu) >> 2);
  bits = ((bits & 0x55555555u) << 1) | ((bits & 0xaaaaaaaau) >> 1);
  return static_cast<double>(bits) * 0x1p-32;
}

/// In 0..1, different for neighbours: what the few rays miss becomes noise, and the noise is
/// smoothed away, while equal rays at every vertex would leave bands.
double turnOf(std::uint32_t vertex) {
  std::uint32_t h = vertex * 0x9e3779b9u;
  h ^= h >> 16;
  h *= 0x85ebca6bu;
  h ^= h >> 13;
  return static_cast<double>(h) * 0x1p-32;
}

/// About +Z, cosine-weighted (Hammersley's points on the disk, lifted to the hemisphere: Malley).
std::vector<glm::dvec3> directions(int count) {
  std::vector<glm::dvec3> out;
  for (int i = 0; i < count; ++i) {
    const double r2 = (i + 0.5) / count;
    const double angle = 2.0 * glm::pi<double>() * reversed(static_cast<std::uint32_t>(i));
    const double r = std::sqrt(r2);
    out.emplace_back(r * std::cos(angle), r * std::sin(angle), std::sqrt(1.0 - r2));
  }
  return out;
}

double openAt(const glm::dvec3& place, const glm::dvec3& normal, double turn,
              const std::vector<glm::dvec3>& rays, const mesh::RayCaster& caster, double reachMm) {
  const glm::dvec3 other = std::abs(normal.x) < 0.8 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0);
  const glm::dvec3 u0 = glm::normalize(glm::cross(other, normal));
  const glm::dvec3 v0 = glm::cross(normal, u0);
  const double angle = 2.0 * glm::pi<double>() * turn;
  const glm::dvec3 u = std::cos(angle) * u0 + std::sin(angle) * v0;
  const glm::dvec3 v = std::cos(angle) * v0 - std::sin(angle) * u0;
  const glm::dvec3 from = place + kLiftMm * normal;
  int free = 0;
  for (const glm::dvec3& ray : rays) {
    const glm::dvec3 way = ray.x * u + ray.y * v + ray.z * normal;
    if (!caster.occluded(from, from + reachMm * way, 0.0)) ++free;
  }
  return static_cast<double>(free) / static_cast<double>(rays.size());
}

/// Each vertex half itself, half the mean of those it shares an edge with.
void smooth(const mesh::TriangleMesh& mesh, std::vector<float>& values) {
  const std::size_t count = values.size();
  std::vector<float> sum(count, 0.0f), degree(count, 0.0f);
  for (const mesh::Triangle& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k], b = t[(k + 1) % 3];
      if (a >= count || b >= count) continue;
      sum[a] += values[b];
      sum[b] += values[a];
      degree[a] += 1.0f;
      degree[b] += 1.0f;
    }
  }
  for (std::size_t v = 0; v < count; ++v) {
    if (degree[v] > 0.0f) values[v] = 0.5f * (values[v] + sum[v] / degree[v]);
  }
}

}  // namespace

Result<Openness> bakeOpenness(const mesh::TriangleMesh& mesh, const mesh::RayCaster& caster,
                              const OpennessOptions& options, const Progress& progress) {
  const std::size_t count = mesh.positions.size();
  std::vector<float> open(count, 1.0f);
  const std::size_t affordable = options.mostRays / std::max<std::size_t>(1, count);
  const int rays = std::clamp(static_cast<int>(std::min<std::size_t>(affordable, 4096)),
                              std::min(kFewestRays, options.raysPerVertex), options.raysPerVertex);
  const std::vector<glm::dvec3> around = directions(rays);
  const bool normals = mesh.normals.size() == count;
  for (std::size_t v = 0; v < count && normals; ++v) {
    if (v % kVerticesPerReport == 0) {
      if (progress.cancelled()) return Error{ErrorKind::cancelled, _("light"), _("stopped")};
      progress(static_cast<double>(v) / static_cast<double>(count), _("Finding the soft shadows"));
    }
    const glm::dvec3 normal(mesh.normals[v]);
    const glm::dvec3 place(mesh.positions[v]);
    const double length = glm::length(normal);
    if (!(length > 0.5) || !std::isfinite(glm::dot(place, place))) continue;
    open[v] =
        static_cast<float>(openAt(place, normal / length, turnOf(static_cast<std::uint32_t>(v)),
                                  around, caster, options.reachMm));
  }
  for (int i = 0; i < options.smoothings; ++i) smooth(mesh, open);
  Openness packed(count);
  for (std::size_t v = 0; v < count; ++v) {
    packed[v] = static_cast<std::uint8_t>(std::lround(std::clamp(open[v], 0.0f, 1.0f) * 255.0f));
  }
  return packed;
}

}  // namespace mesomap::surface
