// What the user measures, and lines to judge proportions by.
#include <array>
#include <cmath>
#include <utility>

#include "model_cache.h"

namespace mesomap::scene {
namespace {

// The thirds of the face lie between these, from the hairline to the chin.
constexpr std::array<const char*, 4> kThirds = {"trichion", "glabella", "subnasale", "menton"};
constexpr double kFaceHalfWidthMm = 78.0;
constexpr double kFaceDepthMm = 62.0;  // behind the foremost of the four, no line is drawn

/// The pieces of a line that lie on the face.
void appendFace(const std::vector<glm::dvec3>& line, double middle, double front,
                std::vector<std::vector<glm::dvec3>>& lines) {
  std::vector<glm::dvec3> run;
  for (const glm::dvec3& point : line) {
    if (std::abs(point.x - middle) < kFaceHalfWidthMm && point.z > front - kFaceDepthMm) {
      run.push_back(point);
      continue;
    }
    if (run.size() > 1) lines.push_back(run);
    run.clear();
  }
  if (run.size() > 1) lines.push_back(run);
}

}  // namespace

const std::vector<Measurement>& Session::measurements() const {
  return cache().measurements;
}

void Session::keepMeasurement(Measurement measurement) {
  if (!isOpen()) return;
  cache().measurements.push_back(std::move(measurement));
  touched();
}

void Session::clearMeasurements() {
  if (!isOpen()) return;
  cache().measurements.clear();
  touched();
}

const std::vector<std::vector<glm::dvec3>>& Session::guideLines() const {
  ModelCache& kept = cache();
  if (kept.guides) return *kept.guides;
  std::vector<std::vector<glm::dvec3>> lines = middleLines();
  for (const char* id : kThirds) {
    for (const plan::Landmark& landmark : plan()->landmarks) {
      if (landmark.id != id) continue;
      const surface::MirrorPlane level{glm::dvec3(0, 1, 0), landmark.position.y};
      for (const auto& line : cutLines(*model_, level)) {
        appendFace(line, landmark.position.x, landmark.position.z, lines);
      }
    }
  }
  kept.guides = std::move(lines);
  return *kept.guides;
}

}  // namespace mesomap::scene
