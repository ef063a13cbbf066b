#include "support/meshes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <limits>
#include <map>
#include <numbers>
#include <unordered_map>
#include <utility>

namespace mesomap::support {

using mesh::SurfacePoint;
using mesh::Triangle;
using mesh::TriangleMesh;

TriangleMesh makePlane(double widthMm, double heightMm, double edgeMm) {
  TriangleMesh m;
  const auto nx = static_cast<std::uint32_t>(std::max(1.0, std::ceil(widthMm / edgeMm - 1e-9)));
  const auto ny = static_cast<std::uint32_t>(std::max(1.0, std::ceil(heightMm / edgeMm - 1e-9)));
  for (std::uint32_t j = 0; j <= ny; ++j) {
    for (std::uint32_t i = 0; i <= nx; ++i) {
      m.positions.emplace_back(static_cast<float>(widthMm * (double(i) / nx - 0.5)),
                               static_cast<float>(heightMm * (double(j) / ny - 0.5)), 0.0f);
    }
  }
  for (std::uint32_t j = 0; j < ny; ++j) {
    for (std::uint32_t i = 0; i < nx; ++i) {
      const std::uint32_t a = j * (nx + 1) + i;
      const std::uint32_t b = a + 1;
      const std::uint32_t c = a + nx + 2;
      const std::uint32_t d = a + nx + 1;
      if ((i + j) % 2 == 0) {
        m.triangles.push_back({a, b, c});
        m.triangles.push_back({a, c, d});
      } else {
        m.triangles.push_back({a, b, d});
        m.triangles.push_back({b, c, d});
      }
    }
  }
  mesh::computeNormals(m);
  return m;
}

namespace {

/// Directions of a subdivided icosahedron; all vertices are unit vectors.
std::pair<std::vector<glm::dvec3>, std::vector<Triangle>> unitIcosphere(int subdivisions) {
  const double t = std::numbers::phi;
  std::vector<glm::dvec3> p = {{-1, t, 0}, {1, t, 0}, {-1, -t, 0}, {1, -t, 0},
                               {0, -1, t}, {0, 1, t}, {0, -1, -t}, {0, 1, -t},
                               {t, 0, -1}, {t, 0, 1}, {-t, 0, -1}, {-t, 0, 1}};
  for (auto& q : p) q = glm::normalize(q);
  std::vector<Triangle> f = {{0, 11, 5}, {0, 5, 1},  {0, 1, 7},   {0, 7, 10}, {0, 10, 11},
                             {1, 5, 9},  {5, 11, 4}, {11, 10, 2}, {10, 7, 6}, {7, 1, 8},
                             {3, 9, 4},  {3, 4, 2},  {3, 2, 6},   {3, 6, 8},  {3, 8, 9},
                             {4, 9, 5},  {2, 4, 11}, {6, 2, 10},  {8, 6, 7},  {9, 8, 1}};
  for (int s = 0; s < subdivisions; ++s) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middle;
    const auto mid = [&](std::uint32_t a, std::uint32_t b) {
      const auto key = std::minmax(a, b);
      const auto [it, fresh] =
          middle.try_emplace({key.first, key.second}, static_cast<std::uint32_t>(p.size()));
      if (fresh) p.push_back(glm::normalize(p[a] + p[b]));
      return it->second;
    };
    std::vector<Triangle> finer;
    finer.reserve(f.size() * 4);
    for (const auto& [a, b, c] : f) {
      const std::uint32_t ab = mid(a, b);
      const std::uint32_t bc = mid(b, c);
      const std::uint32_t ca = mid(c, a);
      finer.push_back({a, ab, ca});
      finer.push_back({b, bc, ab});
      finer.push_back({c, ca, bc});
      finer.push_back({ab, bc, ca});
    }
    f = std::move(finer);
  }
  return {std::move(p), std::move(f)};
}

}  // namespace

TriangleMesh makeIcosphere(double radiusMm, int subdivisions) {
  auto [directions, triangles] = unitIcosphere(subdivisions);
  TriangleMesh m;
  m.positions.reserve(directions.size());
  for (const auto& d : directions) m.positions.emplace_back(d * radiusMm);
  m.triangles = std::move(triangles);
  mesh::computeNormals(m);
  return m;
}

TriangleMesh quartered(const TriangleMesh& mesh) {
  TriangleMesh m = mesh;
  m.triangles.clear();
  m.normals.clear();
  std::unordered_map<std::uint64_t, std::uint32_t> middles;
  const auto middle = [&](std::uint32_t a, std::uint32_t b) {
    const auto [found, fresh] =
        middles.try_emplace(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b),
                            static_cast<std::uint32_t>(m.positions.size()));
    if (fresh) {
      m.positions.push_back(0.5f * (mesh.positions[a] + mesh.positions[b]));
      if (!mesh.colors.empty()) m.colors.push_back(0.5f * (mesh.colors[a] + mesh.colors[b]));
    }
    return found->second;
  };
  m.cornerUvs.clear();
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto [a, b, c] = mesh.triangles[i];
    const std::uint32_t ab = middle(a, b), bc = middle(b, c), ca = middle(c, a);
    m.triangles.insert(m.triangles.end(), {{a, ab, ca}, {ab, b, bc}, {ca, bc, c}, {ab, bc, ca}});
    if (mesh.cornerUvs.empty()) continue;
    const auto& [u, v, w] = mesh.cornerUvs[i];
    const glm::vec2 uv = 0.5f * (u + v), vw = 0.5f * (v + w), wu = 0.5f * (w + u);
    m.cornerUvs.insert(m.cornerUvs.end(), {{u, uv, wu}, {uv, v, vw}, {wu, vw, w}, {uv, vw, wu}});
  }
  mesh::computeNormals(m);
  return m;
}

TriangleMesh makeCylinder(double radiusMm, double lengthMm, int around, int along) {
  TriangleMesh m;
  const auto n = static_cast<std::uint32_t>(around);
  const auto rows = static_cast<std::uint32_t>(along);
  for (std::uint32_t j = 0; j <= rows; ++j) {
    for (std::uint32_t i = 0; i < n; ++i) {
      const double a = 2.0 * std::numbers::pi * (i + 0.5 * (j % 2)) / n;
      m.positions.emplace_back(static_cast<float>(radiusMm * std::sin(a)),
                               static_cast<float>(lengthMm * (double(j) / rows - 0.5)),
                               static_cast<float>(radiusMm * std::cos(a)));
    }
  }
  for (std::uint32_t j = 0; j < rows; ++j) {
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t i1 = (i + 1) % n;
      const std::uint32_t a = j * n + i;
      const std::uint32_t b = j * n + i1;
      const std::uint32_t c = (j + 1) * n + i1;
      const std::uint32_t d = (j + 1) * n + i;
      if (j % 2 == 0) {
        m.triangles.push_back({a, b, d});
        m.triangles.push_back({b, c, d});
      } else {
        m.triangles.push_back({a, b, c});
        m.triangles.push_back({a, c, d});
      }
    }
  }
  mesh::computeNormals(m);
  return m;
}

TriangleMesh randomBumpySphere(std::uint64_t seed, double radiusMm, int subdivisions) {
  auto [directions, triangles] = unitIcosphere(subdivisions);
  Random random(seed);
  struct Bump {
    glm::dvec3 at;
    double height;
    double sharpness;
  };
  std::vector<Bump> bumps;
  for (int i = 0; i < 12; ++i) {
    const glm::dvec3 at = random.direction();
    const double height = random.uniform(-0.12, 0.12);
    bumps.push_back({at, height, random.uniform(4.0, 20.0)});
  }
  TriangleMesh m;
  for (const auto& d : directions) {
    double scale = 1.0;
    for (const auto& b : bumps) {
      scale += b.height * std::exp(-b.sharpness * (1.0 - glm::dot(d, b.at)));
    }
    m.positions.emplace_back(d * (radiusMm * scale));
  }
  m.triangles = std::move(triangles);
  mesh::computeNormals(m);
  return m;
}

SurfacePoint nearestBruteForce(const TriangleMesh& m, const glm::dvec3& position) {
  SurfacePoint best;
  double bestDistance = std::numeric_limits<double>::infinity();
  for (std::uint32_t t = 0; t < m.triangles.size(); ++t) {
    const SurfacePoint p{t, mesh::barycentricOf(m, t, position)};
    const double d = glm::distance(mesh::positionAt(m, p), position);
    if (d < bestDistance) {
      bestDistance = d;
      best = p;
    }
  }
  return best;
}

std::uint32_t Random::next() {
  state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
  std::uint64_t x = state_;
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdull;
  x ^= x >> 33;
  return static_cast<std::uint32_t>(x >> 32);
}

double Random::uniform() {
  return next() / 4294967296.0;
}

double Random::uniform(double low, double high) {
  return low + (high - low) * uniform();
}

glm::dvec3 Random::direction() {
  const double z = uniform(-1.0, 1.0);
  const double a = uniform(0.0, 2.0 * std::numbers::pi);
  const double r = std::sqrt(std::max(0.0, 1.0 - z * z));
  return {r * std::cos(a), r * std::sin(a), z};
}

SurfacePoint Random::pointOn(const TriangleMesh& m) {
  const auto t = static_cast<std::uint32_t>(next() % m.triangles.size());
  double u = uniform();
  double v = uniform();
  if (u + v > 1.0) {
    u = 1.0 - u;
    v = 1.0 - v;
  }
  return {t, {1.0 - u - v, u, v}};
}

std::optional<std::filesystem::path> realMesh(const std::string& name) {
  const char* folder = std::getenv("MESOMAP_MESHES");
  if (folder == nullptr) return std::nullopt;
  const auto path = std::filesystem::path(folder) / name;
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return path;
}

}  // namespace mesomap::support
