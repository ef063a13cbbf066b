#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "surface/offset.h"

namespace mesomap::surface {

namespace {

/// The skin about a border: its vertices numbered from 0, with the heat flow between neighbours.
class Band {
 public:
  Band(const mesh::TriangleMesh& mesh, const std::vector<std::uint32_t>& triangles,
       const PagedField& distance, double reachMm)
      : mesh_(mesh) {
    const auto near = [&](std::uint32_t v) {
      return std::abs(static_cast<double>(distance.mm(v))) < reachMm;
    };
    for (const auto t : triangles) {
      const auto& corners = mesh.triangles[t];
      if (!near(corners[0]) && !near(corners[1]) && !near(corners[2])) continue;
      triangles_.push_back(t);
      vertices_.insert(vertices_.end(), corners.begin(), corners.end());
    }
    std::sort(vertices_.begin(), vertices_.end());
    vertices_.erase(std::unique(vertices_.begin(), vertices_.end()), vertices_.end());
    value_.reserve(vertices_.size());
    for (const auto v : vertices_) {
      value_.push_back(std::clamp(static_cast<double>(distance.mm(v)), -reachMm, reachMm));
      free_.push_back(near(v));
    }
    local_.reserve(triangles_.size());
    for (const auto t : triangles_) {
      std::array<std::uint32_t, 3> corner{};
      for (std::size_t k = 0; k < 3; ++k) corner[k] = indexOf(mesh.triangles[t][k]);
      local_.push_back(corner);
    }
    weigh();
  }

  /// Spreads the values for a time (mm²) in equal steps, each short enough to be stable.
  void spread(double time) {
    std::vector<double> ratio;
    for (std::size_t i = 0; i < value_.size(); ++i) {
      if (free_[i] && whole_[i] > 0.0) ratio.push_back(area_[i] / whole_[i]);
    }
    if (ratio.empty()) return;
    const auto middle = ratio.begin() + static_cast<std::ptrdiff_t>(ratio.size() / 2);
    std::nth_element(ratio.begin(), middle, ratio.end());
    constexpr double kMostSpreadSteps = 1500.0;
    const double steps = std::clamp(std::ceil(time / (0.5 * *middle)), 1.0, kMostSpreadSteps);
    const double step = time / steps;
    std::vector<double> flow(value_.size());
    for (int n = 0; n < static_cast<int>(steps); ++n) {
      std::fill(flow.begin(), flow.end(), 0.0);
      for (std::size_t t = 0; t < local_.size(); ++t) {
        for (std::size_t k = 0; k < 3; ++k) {
          const std::uint32_t a = local_[t][(k + 1) % 3];
          const std::uint32_t b = local_[t][(k + 2) % 3];
          const double f = weight_[t][k] * (value_[b] - value_[a]);
          flow[a] += f;
          flow[b] -= f;
        }
      }
      for (std::size_t i = 0; i < value_.size(); ++i) {
        if (!free_[i] || !(whole_[i] > 0.0)) continue;
        // At slivers the stable step is shorter: they lag behind instead of swinging.
        value_[i] += std::min(step / area_[i], 0.5 / whole_[i]) * flow[i];
      }
    }
  }

  /// Area above a level, of the band alone.
  [[nodiscard]] double areaAbove(double level) const {
    double sum = 0.0;
    for (std::size_t t = 0; t < local_.size(); ++t) {
      std::array<double, 3> h{};
      int above = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        h[k] = value_[local_[t][k]] - level;
        if (h[k] > 0.0) ++above;
      }
      if (above == 0) continue;
      double share = 1.0;
      if (above < 3) {
        std::size_t lone = 0;
        while ((h[lone] > 0.0) != (above == 1)) ++lone;
        const double corner =
            h[lone] / (h[lone] - h[(lone + 1) % 3]) * h[lone] / (h[lone] - h[(lone + 2) % 3]);
        share = above == 1 ? corner : 1.0 - corner;
      }
      sum += share * size_[t];
    }
    return sum;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& vertices() const { return vertices_; }
  [[nodiscard]] double value(std::size_t i) const { return value_[i]; }

 private:
  [[nodiscard]] std::uint32_t indexOf(std::uint32_t v) const {
    return static_cast<std::uint32_t>(std::lower_bound(vertices_.begin(), vertices_.end(), v) -
                                      vertices_.begin());
  }

  void weigh() {
    area_.assign(vertices_.size(), 0.0);
    whole_.assign(vertices_.size(), 0.0);
    for (std::size_t t = 0; t < local_.size(); ++t) {
      std::array<glm::dvec3, 3> p{};
      for (std::size_t k = 0; k < 3; ++k) p[k] = mesh_.corner(triangles_[t], static_cast<int>(k));
      const double twice = glm::length(glm::cross(p[1] - p[0], p[2] - p[0]));
      size_.push_back(0.5 * twice);
      std::array<double, 3> weight{};
      double largest = 0.0;
      for (std::size_t k = 0; k < 3; ++k) {
        const double cotangent =
            twice > 1e-12 ? glm::dot(p[(k + 1) % 3] - p[k], p[(k + 2) % 3] - p[k]) / twice : 0.0;
        // Negative at obtuse corners, so that what is straight stays straight on uneven triangles.
        weight[k] = 0.5 * cotangent;
        largest = std::max(largest, std::abs(weight[k]));
        area_[local_[t][k]] += twice / 6.0;
      }
      // Needles conduct without bound. All three weights are lowered by one factor: heat must not
      // flow uphill.
      constexpr double kMost = 5.0;
      if (largest > kMost) {
        for (double& w : weight) w *= kMost / largest;
      }
      for (std::size_t k = 0; k < 3; ++k) {
        whole_[local_[t][(k + 1) % 3]] += std::abs(weight[k]);
        whole_[local_[t][(k + 2) % 3]] += std::abs(weight[k]);
      }
      weight_.push_back(weight);
    }
    for (double& a : area_) a = std::max(a, 1e-9);
  }

  const mesh::TriangleMesh& mesh_;
  std::vector<std::uint32_t> triangles_;
  std::vector<std::uint32_t> vertices_;
  std::vector<std::array<std::uint32_t, 3>> local_;
  std::vector<std::array<double, 3>> weight_;  ///< Of the edge facing each corner.
  std::vector<double> size_;                   ///< mm², of each triangle.
  std::vector<double> value_, area_, whole_;
  std::vector<bool> free_;
};

}  // namespace

PagedField smoothed(const mesh::WorkingMesh& mesh, const PageTriangles& pages,
                    const PagedField& field, double scaleMm) {
  if (!(scaleMm > 0.0)) return field;
  const double scale = std::clamp(scaleMm, 0.2, 10.0);
  const double reach = std::max(3.0 * scale, 2.0 * mesh.maxEdgeMm());
  const PagedField distance =
      redistanced(mesh, pages, field, reach + 2.0 * mesh.maxEdgeMm(), kWholeDepthMm);
  Band band(mesh.mesh(), pages.touched(distance), distance, reach);
  if (band.vertices().empty()) return field;
  const double wanted = band.areaAbove(0.0);
  band.spread(0.5 * scale * scale);
  double low = -scale;
  double high = scale;
  for (int i = 0; i < 30; ++i) {
    const double level = 0.5 * (low + high);
    (band.areaAbove(level) > wanted ? low : high) = level;
  }
  const double level = 0.5 * (low + high);
  PagedField::Editor editor(distance);
  for (std::size_t i = 0; i < band.vertices().size(); ++i) {
    const auto value = static_cast<float>(band.value(i) - level);
    editor.setRaw(band.vertices()[i], PagedField::quantise(value));
  }
  return redistanced(mesh, pages, editor.publish());
}

}  // namespace mesomap::surface
