#include "texture_rows.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <vector>

namespace mesomap::render {
namespace {

constexpr std::size_t kFewestVertices = 500;
constexpr double kClear = -0.12;  ///< Correlation of hollowness and brightness, at most.
constexpr double kApart = 0.10;   ///< By which one way up must beat the other.

double brightnessAt(const mesh::Image& picture, glm::vec2 uv, bool fromTop) {
  uv -= glm::floor(uv);
  const float row = fromTop ? uv.y : 1.0f - uv.y;
  const auto index = [](float part, int count) {
    return static_cast<std::size_t>(
        std::clamp(static_cast<int>(part * static_cast<float>(count)), 0, count - 1));
  };
  const std::size_t at = (index(row, picture.height) * static_cast<std::size_t>(picture.width) +
                          index(uv.x, picture.width)) *
                         static_cast<std::size_t>(picture.channels);
  return 0.3 * picture.pixels[at] + 0.6 * picture.pixels[at + 1] + 0.1 * picture.pixels[at + 2];
}

/// Pearson's correlation; 0 where one side does not vary.
double correlation(std::span<const double> x, std::span<const double> y) {
  double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  const auto n = static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    sx += x[i];
    sy += y[i];
    sxx += x[i] * x[i];
    syy += y[i] * y[i];
    sxy += x[i] * y[i];
  }
  const double spread = (sxx - sx * sx / n) * (syy - sy * sy / n);
  return spread > 1e-12 ? (sxy - sx * sy / n) / std::sqrt(spread) : 0.0;
}

}  // namespace

bool countsFromTop(const mesh::TriangleMesh& mesh, std::span<const float> hollow,
                   const mesh::Image& picture) {
  const std::size_t count = mesh.positions.size();
  if (count < kFewestVertices || hollow.size() != count ||
      mesh.cornerUvs.size() != mesh.triangles.size() || picture.width < 2 || picture.height < 2 ||
      picture.channels < 3) {
    return false;
  }
  std::vector<glm::vec2> uvs(count, glm::vec2(-1e9f));
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      if (mesh.triangles[t][k] < count) uvs[mesh.triangles[t][k]] = mesh.cornerUvs[t][k];
    }
  }
  std::vector<double> folds, fromBottom, fromTop;
  for (std::size_t v = 0; v < count; ++v) {
    const glm::vec2& uv = uvs[v];
    if (!(std::abs(uv.x) < 1e4f && std::abs(uv.y) < 1e4f)) continue;  // unused or not a number
    folds.push_back(static_cast<double>(hollow[v]));
    fromBottom.push_back(brightnessAt(picture, uv, false));
    fromTop.push_back(brightnessAt(picture, uv, true));
  }
  if (folds.size() < kFewestVertices) return false;
  const double top = correlation(folds, fromTop);
  return top < kClear && top < correlation(folds, fromBottom) - kApart;
}

}  // namespace mesomap::render
