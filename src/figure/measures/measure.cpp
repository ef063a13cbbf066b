#include <algorithm>
#include <cmath>

#include "figure/measures.h"
#include "measures/subject.h"

namespace mesomap::figure {

std::vector<Measure> measureFigure(const Parameters& parameters, const mesh::TriangleMesh& mesh,
                                   const std::vector<Landmark>& landmarks) {
  std::vector<Measure> measures;
  if (mesh.triangles.empty()) return measures;
  const Subject subject(parameters, mesh, landmarks);
  const double sex = std::clamp(parameters.sex, 0.0, 1.0);
  for (const auto& rows : {headDimensions(), trunkDimensions(), limbDimensions()}) {
    for (const Row& row : rows) {
      if (!subject.isBody() && !row.onBust) continue;
      subject.forget();
      Measure measure{row.dimension, row.take(subject), 0.0};
      if (subject.missed() || !std::isfinite(measure.ours)) continue;
      const Dimension& d = measure.dimension;
      const double mean = std::lerp(d.mean[0], d.mean[1], sex);
      measure.inDeviations = (measure.ours - mean) / std::lerp(d.deviation[0], d.deviation[1], sex);
      measures.push_back(std::move(measure));
    }
  }
  return measures;
}

std::vector<LeftOut> leftOutDimensions(Kind kind) {
  std::vector<LeftOut> list{
      {"stature, trunk and limbs (all of ANSUR II below the neck)", "a bust has none"}};
  if (kind == Kind::bust) return list;
  const char* kOutstretched = "taken with the arms held straight out to the sides";
  const char* kHanging = "taken with the arms hanging; at 37 degrees the deltoids spread and rise";
  const char* kPressed = "taken with callipers pressed to the bone; a skin cannot show it";
  const char* kUnmarked =
      "leaves no mark on the skin: the landmark lies at its mean height by construction";
  const char* kFlexed = "taken with the muscle tensed";
  return {{"span", kOutstretched},
          {"bideltoid breadth", kHanging},
          {"shoulder circumference", kHanging},
          {"bicristal breadth", kPressed},
          {"tenth rib height", kUnmarked},
          {"iliocristale height", kUnmarked},
          {"trochanterion height", kUnmarked},
          {"tibial height", kUnmarked},
          {"biceps circumference, flexed", kFlexed},
          {"forearm circumference, flexed", kFlexed}};
}

}  // namespace mesomap::figure
