// The border of an area on the screen: where geometry says, as wide near as far and upright as
// slanting, and smooth in a single picture.
#include "surface/outline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "drawing_test.h"

namespace mesomap::render::testing {
namespace {

/// Where the line lies across the border at one place of it, px, positive inside.
struct Crossing {
  double outer = 0.0, inner = 0.0;
  double slant = 0.0;  ///< Of the border: 0 upright or level, 1 in the middle between them.
  [[nodiscard]] double middle() const { return 0.5 * (outer + inner); }
  [[nodiscard]] double width() const { return inner - outer; }
};

/// What an area took from the light, one number for each pixel.
class Darkening {
 public:
  Darkening(const mesh::Image& bare, const mesh::Image& painted)
      : width_(bare.width), height_(bare.height) {
    for (std::size_t i = 0; i < bare.pixels.size(); i += 4) {
      int sum = 0;
      for (std::size_t c = 0; c < 3; ++c) {
        sum += int{bare.pixels[i + c]} - int{painted.pixels[i + c]};
      }
      values_.push_back(sum / 3.0);
    }
  }
  [[nodiscard]] double pixel(int x, int y) const {
    x = std::clamp(x, 0, width_ - 1);
    y = std::clamp(y, 0, height_ - 1);
    return values_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                   static_cast<std::size_t>(x)];
  }
  /// Between pixels' middles, linear.
  [[nodiscard]] double at(const glm::dvec2& place) const {
    const glm::dvec2 low = glm::floor(place - 0.5);
    const glm::dvec2 part = place - 0.5 - low;
    const int x = static_cast<int>(low.x), y = static_cast<int>(low.y);
    return glm::mix(glm::mix(pixel(x, y), pixel(x + 1, y), part.x),
                    glm::mix(pixel(x, y + 1), pixel(x + 1, y + 1), part.x), part.y);
  }
  [[nodiscard]] bool holds(const glm::dvec2& place, double margin) const {
    return place.x > margin && place.y > margin && place.x < width_ - margin &&
           place.y < height_ - margin;
  }
  /// None where no line is seen. A line's sides lie where it is half as dark as it is at most,
  /// outside against the skin, inside against the tint.
  [[nodiscard]] std::optional<Crossing> across(const glm::dvec2& border,
                                               const glm::dvec2& inward) const {
    constexpr double kReach = 6.0, kStep = 0.125;
    double most = 0.0, mostAt = 0.0;
    const auto value = [&](double along) { return at(border + inward * along); };
    for (double along = -kReach; along <= kReach; along += kStep) {
      if (value(along) <= most) continue;
      most = value(along);
      mostAt = along;
    }
    const double tint = value(kReach);
    if (most < tint + 12.0) return std::nullopt;
    Crossing found{mostAt, mostAt, 2.0 * std::abs(inward.x * inward.y)};
    while (found.outer > -kReach - 2 && value(found.outer) > 0.5 * most) found.outer -= kStep;
    while (found.inner < kReach + 2 && value(found.inner) > 0.5 * (most + tint)) {
      found.inner += kStep;
    }
    return found;
  }

 private:
  int width_ = 0, height_ = 0;
  std::vector<double> values_;
};

class OutlineTest : public DrawingTest {
 protected:
  mesh::Image pictureOf(const Frame& frame, bool atRest) {
    const auto drawn = renderer_->draw(frame);
    EXPECT_TRUE(drawn) << drawn.error().text();
    while (atRest && !renderer_->fine()) {
      if (!renderer_->refine()) break;
    }
    return renderer_->readPixels();
  }

  /// Every place of area 1's border that is seen well enough in the frame.
  std::vector<Crossing> crossings(Frame frame, bool atRest = false) {
    frame.showPoints = false;
    frame.sideLetters = false;
    frame.moving = !atRest;
    const plan::PlanPtr plan = frame.plan;
    const mesh::Image painted = pictureOf(frame, atRest);
    frame.plan = nullptr;
    const Darkening dark(pictureOf(frame, atRest), painted);

    const mesh::WorkingMesh& working = *frame.model->working;
    const mesh::TriangleMesh& mesh = working.mesh();
    const glm::dvec2 size(frame.widthPx, frame.heightPx);
    const glm::dvec3 eye = frame.camera.eye();
    std::vector<Crossing> found;
    seen_ = 0;
    for (const surface::Polyline& line :
         surface::isolines(working, surface::PageTriangles(working), plan->regions[0]->shape)) {
      const std::size_t count = line.points.size();
      for (std::size_t i = 0; i < count; ++i) {
        const auto placeOf = [&](std::size_t k) {
          return mesh::positionAt(mesh, line.points[k % count]);
        };
        const glm::dvec3 place = placeOf(i);
        const glm::dvec3 normal = glm::normalize(mesh::normalAt(mesh, line.points[i]));
        if (glm::dot(normal, glm::normalize(eye - place)) < 0.35 || hides(frame, place)) continue;
        const glm::dvec2 here(frame.camera.project(place, size));
        const glm::dvec2 along(frame.camera.project(placeOf(i + 1), size) -
                               frame.camera.project(placeOf(i + count - 1), size));
        // Inside lies on the left, rows count downwards.
        const glm::dvec2 inward = glm::normalize(glm::dvec2(along.y, -along.x));
        if (glm::length(along) < 1e-3 || !dark.holds(here, 10.0)) continue;
        ++seen_;
        if (const auto crossing = dark.across(here, inward)) found.push_back(*crossing);
      }
    }
    return found;
  }

  static bool hides(const Frame& frame, const glm::dvec3& place) {
    if (!frame.model->workingCaster) return false;  // A ball hides nothing that faces the eye.
    const glm::dvec3 eye = frame.camera.eye();
    const double distance = glm::distance(eye, place);
    const auto hit = frame.model->pick(eye, (place - eye) / distance);
    return hit && glm::distance(eye, mesh::positionAt(frame.model->working->mesh(), *hit)) <
                      distance - 1.0;
  }

  std::size_t seen_ = 0;  ///< Places at which a line was looked for last.
};

double meanWidth(const std::vector<Crossing>& crossings, double leastSlant, double mostSlant) {
  double sum = 0.0;
  int count = 0;
  for (const Crossing& crossing : crossings) {
    if (crossing.slant < leastSlant || crossing.slant > mostSlant) continue;
    sum += crossing.width();
    ++count;
  }
  return count > 0 ? sum / count : 0.0;
}

/// How far the line strays about where it lies, px: leaving out a twentieth at either side. Steps
/// of whole pixels stray by half of one or more.
double strays(const std::vector<Crossing>& crossings) {
  std::vector<double> middles;
  for (const Crossing& crossing : crossings) middles.push_back(crossing.middle());
  std::sort(middles.begin(), middles.end());
  const std::size_t left = middles.size() / 20;
  return middles.empty() ? 0.0 : middles[middles.size() - 1 - left] - middles[left];
}

Frame sphereFrame(double nearer, double yaw, double pitch) {
  const auto model = sphereModel();
  Frame frame = frameOf(
      model, planOf({ballRegion(*model, 1, glm::dvec3(12.0, 9.0, 68.0), 20.0, 9.0)}), 640, 480);
  frame.camera.yaw = yaw;
  frame.camera.pitch = pitch;
  if (nearer < 1.0) frame.camera.target = {12.0, -10.0, 66.0};
  frame.camera.distance *= nearer;
  return frame;
}

constexpr std::array<std::pair<double, double>, 3> kViews{{{0.0, 0.0}, {0.5, 0.2}, {-0.3, -0.4}}};

TEST_F(OutlineTest, LiesWithinAPixelOfTheBorderAndIsAsWideNearAsFarAndUprightAsSlanting) {
  std::vector<Crossing> all;
  std::vector<double> widths;
  for (const double nearer : {2.0, 1.0, 0.6, 0.45}) {
    for (const auto& [yaw, pitch] : kViews) {
      const auto found = crossings(sphereFrame(nearer, yaw, pitch));
      EXPECT_GT(seen_, 30u) << nearer;
      EXPECT_GE(found.size(), seen_ * 98 / 100) << nearer << ' ' << yaw;
      for (const Crossing& crossing : found) {
        ASSERT_LT(std::abs(crossing.middle()), 1.0) << nearer << ' ' << yaw;
      }
      widths.push_back(meanWidth(found, 0.0, 1.0));
      all.insert(all.end(), found.begin(), found.end());
    }
  }
  const double mean = meanWidth(all, 0.0, 1.0);
  for (const double width : widths) EXPECT_NEAR(width, mean, 0.12 * mean);
  EXPECT_NEAR(meanWidth(all, 0.8, 1.0), meanWidth(all, 0.0, 0.2), 0.08 * mean);
  EXPECT_LT(strays(all), 0.3);
}

TEST_F(OutlineTest, LiesWithinAPixelOfTheBorderOnAFaceToo) {
  const auto loaded = scene::loadSurfaceModel("figure:bust-female", {});
  ASSERT_TRUE(loaded) << loaded.error().text();
  const scene::SurfaceModelPtr& model = *loaded;
  Frame frame = frameOf(model, nullptr, 640, 480);
  const auto cheek = model->pick({35.0, frame.camera.target.y, 1000.0}, {0.0, 0.0, -1.0});
  ASSERT_TRUE(cheek);
  const glm::dvec3 middle = mesh::positionAt(model->working->mesh(), *cheek);
  frame.plan = planOf({ballRegion(*model, 1, middle, 24.0, 9.0)});
  frame.camera.target = middle;
  const double far = frame.camera.distance;
  for (const double nearer : {1.0, 0.3}) {
    for (const double yaw : {0.0, 0.6}) {
      frame.camera.yaw = yaw;
      frame.camera.distance = far * nearer;
      for (const bool atRest : {false, true}) {
        const auto found = crossings(frame, atRest);
        EXPECT_GT(seen_, 100u);
        EXPECT_GE(found.size(), seen_ * 98 / 100) << nearer << ' ' << yaw;
        // In a fold the skin itself stands in the way.
        const auto away = std::count_if(found.begin(), found.end(), [](const Crossing& crossing) {
          return !(std::abs(crossing.middle()) < 1.0);
        });
        EXPECT_LE(away, static_cast<std::ptrdiff_t>(seen_ / 100)) << nearer << ' ' << yaw;
      }
    }
  }
}

TEST_F(OutlineTest, IsWiderUnderThePointerAndWidestAroundTheChosenArea) {
  Frame frame = sphereFrame(0.6, 0.0, 0.0);
  const double plain = meanWidth(crossings(frame), 0.0, 1.0);
  frame.hovered = RegionId{1};
  const double hovered = meanWidth(crossings(frame), 0.0, 1.0);
  frame.selected = RegionId{1};
  const double chosen = meanWidth(crossings(frame), 0.0, 1.0);
  EXPECT_GT(hovered, plain + 0.4);
  EXPECT_GT(chosen, hovered + 0.4);
  // To the client none is another than the others.
  frame.clientView = true;
  ASSERT_TRUE(renderer_->draw(frame));
  const mesh::Image before = renderer_->readPixels();
  frame.hovered = frame.selected = RegionId{};
  ASSERT_TRUE(renderer_->draw(frame));
  EXPECT_TRUE(renderer_->readPixels().pixels == before.pixels);
}

}  // namespace
}  // namespace mesomap::render::testing
