#include "skin_mesh.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::render {
namespace {

std::int16_t packUnit(float value) {
  if (!std::isfinite(value)) return 0;
  return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0f, 1.0f) * 32767.0f));
}

std::uint8_t packColor(float value) {
  if (!std::isfinite(value)) return 0;
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255.0f));
}

bool valid(const mesh::Triangle& t, std::size_t vertices) {
  return t[0] < vertices && t[1] < vertices && t[2] < vertices;
}

/// Vertices of the same mesh vertex form a chain; -1 ends it.
struct CornerChains {
  std::vector<std::int32_t> first;
  std::vector<std::int32_t> next;
};

}  // namespace

PackedNormal packNormal(const glm::vec3& unit, float fourth) {
  return {packUnit(unit.x), packUnit(unit.y), packUnit(unit.z), packUnit(fourth)};
}

std::vector<float> hollowness(const mesh::TriangleMesh& mesh, float radiusMm) {
  const std::size_t count = mesh.positions.size();
  std::vector<float> result(count, 0.0f);
  if (count == 0 || mesh.normals.size() != count) return result;
  double edgeSum = 0.0;
  std::size_t edges = 0;
  std::vector<float> degree(count, 0.0f);
  for (const mesh::Triangle& t : mesh.triangles) {
    if (!valid(t, count)) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      edgeSum += static_cast<double>(glm::length(mesh.positions[a] - mesh.positions[b]));
      ++edges;
      degree[a] += 1.0f;
      degree[b] += 1.0f;
    }
  }
  if (edges == 0 || edgeSum <= 0.0) return result;
  // Diffusion: r² = 4 · steps · step² · (λ/2) with λ = 1 for the plain mean of neighbours.
  const float edge = static_cast<float>(edgeSum / static_cast<double>(edges));
  const int steps =
      std::clamp(static_cast<int>(std::lround(std::pow(radiusMm / edge, 2.0f) / 2)), 1, 60);
  std::vector<glm::vec3> smooth = mesh.positions;
  std::vector<glm::vec3> sum(count);
  for (int step = 0; step < steps; ++step) {
    std::fill(sum.begin(), sum.end(), glm::vec3(0.0f));
    for (const mesh::Triangle& t : mesh.triangles) {
      if (!valid(t, count)) continue;
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = t[k];
        const std::uint32_t b = t[(k + 1) % 3];
        sum[a] += smooth[b];
        sum[b] += smooth[a];
      }
    }
    for (std::size_t v = 0; v < count; ++v) {
      if (degree[v] > 0.0f) smooth[v] = glm::mix(smooth[v], sum[v] / degree[v], 0.7f);
    }
  }
  const float reach = edge * std::sqrt(static_cast<float>(steps) * 2.0f);
  for (std::size_t v = 0; v < count; ++v) {
    const float below = glm::dot(smooth[v] - mesh.positions[v], mesh.normals[v]);
    result[v] = std::isfinite(below) ? std::clamp(below * 4.0f / reach, -1.0f, 1.0f) : 0.0f;
  }
  return result;
}

SkinMesh makeSkinMesh(const mesh::TriangleMesh& mesh) {
  SkinMesh out;
  const std::size_t count = mesh.positions.size();
  out.hasColors = count > 0 && mesh.colors.size() == count;
  out.hasUvs = !mesh.triangles.empty() && mesh.cornerUvs.size() == mesh.triangles.size();
  const bool hasNormals = mesh.normals.size() == count;
  out.hollow = hollowness(mesh, 5.0f);
  out.vertices.resize(count);
  for (std::size_t v = 0; v < count; ++v) {
    SkinVertex& vertex = out.vertices[v];
    out.origin.push_back(static_cast<std::uint32_t>(v));
    vertex.position = mesh.positions[v];
    vertex.normal = packNormal(hasNormals ? mesh.normals[v] : glm::vec3(0, 0, 1), out.hollow[v]);
    if (out.hasColors) {
      const glm::vec3& c = mesh.colors[v];
      vertex.color = {packColor(c.r), packColor(c.g), packColor(c.b), 255};
    }
  }
  CornerChains chains;
  if (out.hasUvs) {
    chains.first.assign(count, -1);
    chains.next.assign(count, -1);
  }
  out.indices.reserve(mesh.triangles.size() * 3);
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    const mesh::Triangle& triangle = mesh.triangles[t];
    if (!valid(triangle, count)) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      std::uint32_t index = triangle[k];
      if (out.hasUvs) {
        glm::vec2 uv = mesh.cornerUvs[t][k];
        if (!std::isfinite(uv.x) || !std::isfinite(uv.y)) uv = glm::vec2(0.0f);
        std::int32_t found = chains.first[index];
        std::int32_t last = -1;
        while (found >= 0 && out.vertices[static_cast<std::size_t>(found)].uv != uv) {
          last = found;
          found = chains.next[static_cast<std::size_t>(found)];
        }
        if (found < 0) {
          if (last < 0) {
            found = static_cast<std::int32_t>(index);
            chains.first[index] = found;
          } else {
            found = static_cast<std::int32_t>(out.vertices.size());
            out.vertices.push_back(out.vertices[index]);
            out.origin.push_back(triangle[k]);
            chains.next.push_back(-1);
            chains.next[static_cast<std::size_t>(last)] = found;
          }
          out.vertices[static_cast<std::size_t>(found)].uv = uv;
        }
        index = static_cast<std::uint32_t>(found);
      }
      out.indices.push_back(index);
    }
  }
  return out;
}

}  // namespace mesomap::render
