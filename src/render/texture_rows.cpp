#include "texture_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <vector>

namespace mesomap::render {
namespace {

/// One side of an edge: its ends in order of vertex number, with their texture places.
struct EdgeSide {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  glm::vec2 uvLow{0.0f};
  glm::vec2 uvHigh{0.0f};
};

bool sane(const glm::vec2& uv) {
  return std::isfinite(uv.x) && std::isfinite(uv.y) && std::abs(uv.x) < 1e4f &&
         std::abs(uv.y) < 1e4f;
}

std::array<int, 3> colorAt(const mesh::Image& picture, glm::vec2 uv, bool fromTop) {
  uv -= glm::floor(uv);
  const float row = fromTop ? uv.y : 1.0f - uv.y;
  const int x =
      std::clamp(static_cast<int>(uv.x * static_cast<float>(picture.width)), 0, picture.width - 1);
  const int y =
      std::clamp(static_cast<int>(row * static_cast<float>(picture.height)), 0, picture.height - 1);
  const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                          static_cast<std::size_t>(x)) *
                         static_cast<std::size_t>(picture.channels);
  return {picture.pixels[at], picture.pixels[at + 1], picture.pixels[at + 2]};
}

std::vector<EdgeSide> edgeSides(const mesh::TriangleMesh& mesh) {
  std::vector<EdgeSide> sides;
  sides.reserve(mesh.triangles.size() * 3);
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t next = (k + 1) % 3;
      EdgeSide side{mesh.triangles[t][k], mesh.triangles[t][next], mesh.cornerUvs[t][k],
                    mesh.cornerUvs[t][next]};
      if (!sane(side.uvLow) || !sane(side.uvHigh)) continue;
      if (side.low > side.high) {
        std::swap(side.low, side.high);
        std::swap(side.uvLow, side.uvHigh);
      }
      sides.push_back(side);
    }
  }
  std::stable_sort(sides.begin(), sides.end(), [](const EdgeSide& a, const EdgeSide& b) {
    return a.low != b.low ? a.low < b.low : a.high < b.high;
  });
  return sides;
}

}  // namespace

bool countsFromTop(const mesh::TriangleMesh& mesh, const mesh::Image& picture) {
  if (mesh.cornerUvs.size() != mesh.triangles.size() || picture.channels < 3) return false;
  const std::vector<EdgeSide> sides = edgeSides(mesh);
  std::array<std::int64_t, 2> apart{0, 0};  // from the bottom, from the top
  std::int64_t samples = 0;
  for (std::size_t i = 0; i + 1 < sides.size(); ++i) {
    const EdgeSide& a = sides[i];
    const EdgeSide& b = sides[i + 1];
    if (a.low != b.low || a.high != b.high) continue;
    if (a.uvLow == b.uvLow && a.uvHigh == b.uvHigh) continue;
    for (const float along : {0.25f, 0.5f, 0.75f}) {
      for (const bool fromTop : {false, true}) {
        const auto one = colorAt(picture, glm::mix(a.uvLow, a.uvHigh, along), fromTop);
        const auto two = colorAt(picture, glm::mix(b.uvLow, b.uvHigh, along), fromTop);
        for (std::size_t c = 0; c < 3; ++c) apart[fromTop ? 1 : 0] += std::abs(one[c] - two[c]);
      }
      ++samples;
    }
  }
  // "Clearly": at least twenty cuts, and less than two thirds of the difference.
  return samples >= 60 && apart[1] * 3 < apart[0] * 2;
}

}  // namespace mesomap::render
