#include "surface/bend.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::surface {

namespace {

/// Neighbours of every vertex along edges, one list after the other.
struct Neighbours {
  std::vector<std::uint32_t> start;
  std::vector<std::uint32_t> vertex;

  explicit Neighbours(const mesh::WorkingMesh& working) {
    const auto& mesh = working.mesh();
    start.reserve(mesh.positions.size() + 1);
    vertex.reserve(6 * mesh.positions.size());
    start.push_back(0);
    for (std::uint32_t v = 0; v < mesh.positions.size(); ++v) {
      for (const auto c : working.topology().cornersAt(v)) {
        const auto& t = mesh.triangles[mesh::CornerTable::triangleOf(c)];
        vertex.push_back(t[mesh::CornerTable::next(c) % 3]);
        // The last of an open fan is met only as a previous corner.
        const std::uint32_t before = t[mesh::CornerTable::prev(c) % 3];
        if (working.topology().opposite(mesh::CornerTable::next(c)) == mesh::kNone) {
          vertex.push_back(before);
        }
      }
      start.push_back(static_cast<std::uint32_t>(vertex.size()));
    }
  }
};

/// One round of averaging with the neighbours, half and half.
template <class T>
void average(const Neighbours& near, std::vector<T>& value, std::vector<T>& scratch) {
  scratch.resize(value.size());
  for (std::size_t v = 0; v < value.size(); ++v) {
    T sum(0.0f);
    for (std::uint32_t i = near.start[v]; i < near.start[v + 1]; ++i) sum += value[near.vertex[i]];
    const auto count = static_cast<float>(near.start[v + 1] - near.start[v]);
    scratch[v] = count > 0.0f ? 0.5f * (value[v] + sum / count) : value[v];
  }
  value.swap(scratch);
}

std::vector<glm::vec3> faceNormalsSummed(const mesh::TriangleMesh& mesh) {
  std::vector<glm::vec3> normal(mesh.positions.size(), glm::vec3(0.0f));
  for (const auto& t : mesh.triangles) {
    const glm::vec3 a = mesh.positions[t[0]];
    const glm::vec3 n = glm::cross(mesh.positions[t[1]] - a, mesh.positions[t[2]] - a);
    for (const auto v : t) normal[v] += n;
  }
  for (auto& n : normal) {
    const float length = glm::length(n);
    n = length > 0.0f ? n / length : glm::vec3(0.0f);
  }
  return normal;
}

}  // namespace

Bend::Bend(const mesh::WorkingMesh& working, double scaleMm) {
  const auto& mesh = working.mesh();
  const std::size_t count = mesh.positions.size();
  hollow_.assign(count, 0.0f);
  bulge_.assign(count, 0.0f);
  if (count == 0) return;
  const Neighbours near(working);
  // A round spreads by a quarter of the mean squared edge in each direction.
  double squares = 0.0;
  for (std::size_t v = 0; v < count; ++v) {
    for (std::uint32_t i = near.start[v]; i < near.start[v + 1]; ++i) {
      const glm::vec3 e = mesh.positions[near.vertex[i]] - mesh.positions[v];
      squares += static_cast<double>(glm::dot(e, e));
    }
  }
  const double meanSquare =
      squares / static_cast<double>(std::max<std::size_t>(1, near.vertex.size()));
  const double scale = scaleMm >= 0.5 ? std::min(scaleMm, 10.0) : 0.5;
  const int rounds =
      meanSquare > 0.0
          ? static_cast<int>(std::clamp(std::round(scale * scale / (0.25 * meanSquare)), 1.0, 60.0))
          : 1;
  std::vector<glm::vec3> normal = faceNormalsSummed(mesh);
  std::vector<glm::vec3> scratch;
  for (int i = 0; i < rounds; ++i) average(near, normal, scratch);
  for (auto& n : normal) {
    const float length = glm::length(n);
    n = length > 0.0f ? n / length : glm::vec3(0.0f);
  }
  for (std::size_t v = 0; v < count; ++v) {
    for (std::uint32_t i = near.start[v]; i < near.start[v + 1]; ++i) {
      const std::uint32_t w = near.vertex[i];
      const glm::vec3 e = mesh.positions[w] - mesh.positions[v];
      const float square = glm::dot(e, e);
      if (!(square > 1e-12f)) continue;
      const float bending = glm::dot(normal[w] - normal[v], e) / square;
      bulge_[v] = std::max(bulge_[v], bending);
      hollow_[v] = std::max(hollow_[v], -bending);
    }
  }
  std::vector<float> numbers;
  for (int i = 0; i < std::max(1, rounds / 3); ++i) {
    average(near, hollow_, numbers);
    average(near, bulge_, numbers);
  }
}

}  // namespace mesomap::surface
