#include "surface/mirror_plane.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>
#include <numbers>
#include <vector>

#include "base/i18n.h"

namespace mesomap::surface {

glm::dvec3 MirrorPlane::mirrored(const glm::dvec3& position) const {
  return position - normal * (2.0 * (glm::dot(normal, position) - offsetMm));
}

glm::dvec3 MirrorPlane::mirroredDirection(const glm::dvec3& direction) const {
  return direction - normal * (2.0 * glm::dot(normal, direction));
}

glm::dvec3 MirrorPlane::foot(const glm::dvec3& position) const {
  return position - normal * (glm::dot(normal, position) - offsetMm);
}

namespace {

struct Sample {
  glm::dvec3 position;
  glm::dvec3 normal;
};

/// Places at equal steps of area in the order of the triangles.
std::vector<Sample> samplesOf(const mesh::TriangleMesh& mesh, std::size_t count, double area) {
  std::vector<Sample> samples;
  const double step = area / static_cast<double>(count);
  double next = 0.5 * step;
  double passed = 0.0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    passed += mesh::triangleArea(mesh, t);
    if (passed <= next) continue;
    samples.push_back({(mesh.corner(t, 0) + mesh.corner(t, 1) + mesh.corner(t, 2)) / 3.0,
                       mesh::faceNormal(mesh, t)});
    while (next < passed) next += step;
  }
  return samples;
}

/// A mirrored sample and the skin nearest to it.
struct Pair {
  glm::dvec3 from;
  glm::dvec3 to;
  glm::dvec3 normal;  ///< Of the skin there.
  double squared;     ///< mm²
};

class Search {
 public:
  Search(const mesh::TriangleMesh& mesh, const mesh::RayCaster& caster, const glm::dvec3& middle,
         double size)
      : mesh_(mesh), caster_(caster), middle_(middle), size_(size) {}

  /// Mean distance of the best four fifths of mirrored samples from the skin.
  double roughly(const std::vector<Sample>& samples, const glm::dvec3& normal) const {
    MirrorPlane plane;
    plane.normal = normal;
    plane.offsetMm = glm::dot(normal, middle_);
    const double cap = 0.15 * size_;
    std::vector<double> distance;
    for (const Sample& s : samples) {
      const auto hit = caster_.closest(plane.mirrored(s.position), cap);
      double d = hit ? std::min(hit->distance, cap) : cap;
      // Skin that faces another way is another part of the body.
      if (hit && glm::dot(mesh::faceNormal(mesh_, hit->point.triangle),
                          plane.mirroredDirection(s.normal)) < 0.0) {
        d = std::max(d, 0.3 * cap);
      }
      distance.push_back(d);
    }
    std::sort(distance.begin(), distance.end());
    const std::size_t kept = distance.size() * 4 / 5;
    double sum = 0.0;
    for (std::size_t i = 0; i < kept; ++i) sum += distance[i];
    return sum / static_cast<double>(std::max<std::size_t>(1, kept));
  }

  /// Turns and moves the plane until mirrored skin lies on skin; its residual is set.
  void improve(const std::vector<Sample>& samples, int rounds, MirrorPlane& plane) const {
    std::vector<Pair> pairs;
    for (int round = 0; round < rounds; ++round) {
      pair(samples, plane, pairs);
      if (pairs.size() < 20) break;
      if (!step(pairs, plane)) break;
    }
    pair(samples, plane, pairs);
    // A sample without counterpart among the best four fifths counts as far off, or a plane could
    // win by matching only the little that suits it.
    const double far = 0.1 * size_;
    const std::size_t wanted = samples.size() * 4 / 5;
    double sum = pairs.size() < wanted ? far * far * static_cast<double>(wanted - pairs.size()) : 0;
    for (const Pair& p : pairs) sum += p.squared;
    plane.residualMm = std::sqrt(
        sum / static_cast<double>(std::max<std::size_t>(1, std::max(wanted, pairs.size()))));
  }

 private:
  void pair(const std::vector<Sample>& samples, const MirrorPlane& plane,
            std::vector<Pair>& pairs) const {
    pairs.clear();
    const double reach = 0.2 * size_;
    for (const Sample& s : samples) {
      const glm::dvec3 q = plane.mirrored(s.position);
      const auto hit = caster_.closest(q, reach);
      if (!hit) continue;
      const glm::dvec3 n = mesh::faceNormal(mesh_, hit->point.triangle);
      if (glm::dot(n, plane.mirroredDirection(s.normal)) < 0.3) continue;
      pairs.push_back(
          {s.position, mesh::positionAt(mesh_, hit->point), n, hit->distance * hit->distance});
    }
    const auto kept = static_cast<std::ptrdiff_t>(
        std::min(pairs.size(), std::max<std::size_t>(20, samples.size() * 4 / 5)));
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.squared < b.squared; });
    pairs.resize(static_cast<std::size_t>(kept));
  }

  /// One Gauss-Newton step on the plane's two angles and its place. False when nothing moves.
  bool step(const std::vector<Pair>& pairs, MirrorPlane& plane) const {
    const glm::dvec3 n = plane.normal;
    const glm::dvec3 u = glm::normalize(
        glm::cross(n, std::abs(n.x) < 0.6 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0)));
    const glm::dvec3 v = glm::cross(n, u);
    // Turning about the middle of the body keeps the three unknowns apart.
    const double offset = plane.offsetMm - glm::dot(n, middle_);
    glm::dmat3 a(0.0);
    glm::dvec3 b(0.0);
    for (const Pair& p : pairs) {
      const glm::dvec3 from = p.from - middle_;
      const double height = glm::dot(n, from) - offset;
      const double error = glm::dot(p.normal, plane.mirrored(p.from) - p.to);
      const auto rate = [&](const glm::dvec3& turn) {
        return -2.0 *
               (glm::dot(turn, from) * glm::dot(p.normal, n) + height * glm::dot(p.normal, turn));
      };
      const glm::dvec3 j{rate(u) / size_, rate(v) / size_, 2.0 * glm::dot(p.normal, n)};
      a += glm::outerProduct(j, j);
      b -= j * error;
    }
    // A ball or a cylinder leaves some directions open: a little stiffness keeps them still.
    for (int k = 0; k < 3; ++k) a[k][k] += 1e-6 * static_cast<double>(pairs.size());
    if (!(std::abs(glm::determinant(a)) > 0.0)) return false;
    const glm::dvec3 x = glm::inverse(a) * b;
    if (!(glm::length(x) < size_)) return false;
    const glm::dvec3 turned = glm::normalize(n + (u * x.x + v * x.y) / size_);
    plane.normal = turned;
    plane.offsetMm = glm::dot(turned, middle_) + offset + x.z;
    return glm::length(x) > 1e-5;
  }

  const mesh::TriangleMesh& mesh_;
  const mesh::RayCaster& caster_;
  glm::dvec3 middle_;
  double size_;
};

/// Evenly over the half sphere (Fibonacci's spiral), then the axes.
std::vector<glm::dvec3> directions(const glm::dvec3& expected) {
  constexpr int kCount = 150;
  const double golden = std::numbers::pi * (3.0 - std::sqrt(5.0));
  std::vector<glm::dvec3> all{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  for (int i = 0; i < kCount; ++i) {
    const double x = 1.0 - (i + 0.5) / kCount;
    const double r = std::sqrt(1.0 - x * x);
    all.emplace_back(x, r * std::cos(golden * i), r * std::sin(golden * i));
  }
  const double length = glm::length(expected);
  if (length > 0.0) {
    std::erase_if(all, [&](const glm::dvec3& d) {
      return std::abs(glm::dot(d, expected)) < std::sqrt(0.5) * length;
    });
  }
  return all;
}

std::vector<Sample> everyNth(const std::vector<Sample>& samples, std::size_t count) {
  std::vector<Sample> some;
  const std::size_t stride = std::max<std::size_t>(1, samples.size() / count);
  for (std::size_t i = stride / 2; i < samples.size(); i += stride) some.push_back(samples[i]);
  return some;
}

}  // namespace

Result<MirrorPlane> findMirrorPlane(const mesh::TriangleMesh& mesh, const mesh::RayCaster& caster,
                                    const MirrorPlaneOptions& options) {
  const auto refused = [](const char* why) { return Error{ErrorKind::refused, "", why}; };
  double area = 0.0;
  glm::dvec3 sum(0.0);
  std::size_t solid = 0;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const double a = mesh::triangleArea(mesh, t);
    area += a;
    sum += a / 3.0 * (mesh.corner(t, 0) + mesh.corner(t, 1) + mesh.corner(t, 2));
    if (a > 0.0) ++solid;
  }
  if (!std::isfinite(area) || !std::isfinite(glm::dot(sum, sum))) {
    return refused(_("some places of the surface are not numbers"));
  }
  if (solid < 50) return refused(_("too little skin to find the middle from"));
  const glm::dvec3 middle = sum / area;
  constexpr std::size_t kSamples = 1500;
  const auto samples = samplesOf(mesh, kSamples, area);
  double spread = 0.0;
  for (const Sample& s : samples) spread += glm::dot(s.position - middle, s.position - middle);
  const double size = 2.0 * std::sqrt(spread / static_cast<double>(samples.size()));
  if (!(size > 0.0)) return refused(_("the surface has no size"));

  const Search search(mesh, caster, middle, size);
  const auto few = everyNth(samples, 40);
  struct Candidate {
    double score;
    glm::dvec3 normal;
  };
  std::vector<Candidate> candidates;
  for (const auto& d : directions(options.expectedNormal)) {
    candidates.push_back({search.roughly(few, d), d});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
  // The best that are not next to one another.
  std::vector<MirrorPlane> planes;
  for (const Candidate& c : candidates) {
    const bool near = std::any_of(planes.begin(), planes.end(), [&](const MirrorPlane& p) {
      return std::abs(glm::dot(p.normal, c.normal)) > std::cos(0.25);
    });
    if (near) continue;
    MirrorPlane plane;
    plane.normal = c.normal;
    plane.offsetMm = glm::dot(c.normal, middle);
    planes.push_back(plane);
    if (planes.size() == 8) break;
  }
  if (planes.empty()) return refused(_("no direction to look in"));
  const auto byResidual = [](const MirrorPlane& a, const MirrorPlane& b) {
    return a.residualMm < b.residualMm;
  };
  const auto some = everyNth(samples, 150);
  for (MirrorPlane& plane : planes) search.improve(some, 10, plane);
  std::stable_sort(planes.begin(), planes.end(), byResidual);
  planes.resize(std::min<std::size_t>(2, planes.size()));
  const auto more = everyNth(samples, 500);
  for (MirrorPlane& plane : planes) search.improve(more, 8, plane);
  MirrorPlane best = *std::min_element(planes.begin(), planes.end(), byResidual);
  search.improve(samples, 8, best);
  if (best.normal.x < 0.0) {
    best.normal = -best.normal;
    best.offsetMm = -best.offsetMm;
  }
  return best;
}

}  // namespace mesomap::surface
