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

}  // namespace mesomap::figure
