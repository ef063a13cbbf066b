#include "footprint.h"

#include <algorithm>
#include <cmath>

namespace mesomap::render {
namespace {

constexpr int kCells = 128;
constexpr double kHeightPart = 0.06;  ///< Of the whole height: what is higher throws no shadow.
constexpr double kRim = 0.55;         ///< Free ground around, as a part of the footprint's width.

/// Means over 2·radius+1 cells, along rows and then along columns.
void blur(std::vector<float>& cells, int radius) {
  std::vector<float> line(kCells);
  const auto reach = static_cast<std::size_t>(radius);
  const auto pass = [&](std::size_t start, std::size_t step) {
    for (std::size_t i = 0; i < kCells; ++i) line[i] = cells[start + i * step];
    float sum = 0.0f;
    for (std::size_t i = 0; i < reach; ++i) sum += line[i];
    for (std::size_t i = 0; i < kCells; ++i) {
      if (i + reach < kCells) sum += line[i + reach];
      if (i > reach) sum -= line[i - reach - 1];
      cells[start + i * step] = sum / static_cast<float>(2 * reach + 1);
    }
  };
  for (std::size_t row = 0; row < kCells; ++row) pass(row * kCells, 1);
  for (std::size_t column = 0; column < kCells; ++column) pass(column, kCells);
}

}  // namespace

Footprint footprintOf(const mesh::TriangleMesh& mesh) {
  Footprint out;
  if (mesh.positions.empty()) return out;
  const mesh::Bounds bounds = mesh::boundsOf(mesh);
  const double reach = std::clamp(kHeightPart * bounds.size().y, 5.0, 90.0);
  glm::dvec2 low(1e9), high(-1e9);
  const auto above = [&](const glm::vec3& p) { return static_cast<double>(p.y) - bounds.min.y; };
  for (const glm::vec3& p : mesh.positions) {
    if (!(above(p) < reach)) continue;
    low = glm::dvec2(std::min<double>(low.x, p.x), std::min<double>(low.y, p.z));
    high = glm::dvec2(std::max<double>(high.x, p.x), std::max<double>(high.y, p.z));
  }
  const double width = std::max(high.x - low.x, high.y - low.y);
  if (!(width > 1.0) || !std::isfinite(width)) return out;
  const glm::dvec2 middle = 0.5 * (low + high);
  const double half = width * (0.5 + kRim);
  out.low = glm::vec2(middle - half);
  out.high = glm::vec2(middle + half);
  out.groundMm = static_cast<float>(bounds.min.y);
  out.size = kCells;

  // The triangles' middles and corners are near enough together to fill the cells.
  std::vector<float> touch(static_cast<std::size_t>(kCells) * kCells, 0.0f);
  const auto put = [&](const glm::vec3& p) {
    if (!(above(p) < reach)) return;
    const glm::vec2 at = (glm::vec2(p.x, p.z) - out.low) / (out.high - out.low);
    const auto x = static_cast<std::size_t>(
        std::clamp(static_cast<int>(at.x * static_cast<float>(kCells)), 0, kCells - 1));
    const auto z = static_cast<std::size_t>(
        std::clamp(static_cast<int>(at.y * static_cast<float>(kCells)), 0, kCells - 1));
    const auto weight = static_cast<float>(1.0 - above(p) / reach);
    float& cell = touch[z * kCells + x];
    cell = std::max(cell, weight * weight);
  };
  for (const mesh::Triangle& t : mesh.triangles) {
    if (std::max({t[0], t[1], t[2]}) >= mesh.positions.size()) continue;
    const glm::vec3 a = mesh.positions[t[0]], b = mesh.positions[t[1]], c = mesh.positions[t[2]];
    for (const glm::vec3& p : {a, b, c, (a + b + c) / 3.0f, 0.5f * (a + b), 0.5f * (b + c)}) put(p);
  }
  std::vector<float> near = touch, far = std::move(touch);
  for (int i = 0; i < 2; ++i) blur(near, 2);
  for (int i = 0; i < 3; ++i) blur(far, 9);
  out.shade.resize(near.size());
  for (std::size_t i = 0; i < near.size(); ++i) {
    // Rounding may leave a little less than nothing.
    const float lit = (1.0f - 0.5f * std::clamp(near[i], 0.0f, 1.0f)) *
                      std::pow(1.0f - std::clamp(far[i], 0.0f, 1.0f), 2.5f);
    out.shade[i] = static_cast<std::uint8_t>(std::lround((1.0f - lit) * 255.0f));
  }
  return out;
}

}  // namespace mesomap::render
