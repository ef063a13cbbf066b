#include "measures/subject.h"

#include <algorithm>
#include <glm/geometric.hpp>

namespace mesomap::figure {

Subject::Subject(const Parameters& parameters, const mesh::TriangleMesh& mesh,
                 const std::vector<Landmark>& landmarks)
    : mesh_(&mesh), isBody_(parameters.kind == Kind::body), sex_(parameters.sex) {
  const mesh::Bounds bounds = mesh::boundsOf(mesh);
  floor_ = bounds.min.y;
  top_ = bounds.max.y;
  for (const Landmark& landmark : landmarks) {
    if (landmark.side == Side::right) continue;
    if (landmark.place.triangle >= mesh.triangles.size()) continue;
    points_.emplace(landmark.id, mesh::positionAt(mesh, landmark.place));
  }
}

dvec3 Subject::at(const std::string& id) const {
  const auto it = points_.find(id);
  if (it != points_.end()) return it->second;
  missed_ = true;
  return dvec3(0);
}

double Subject::apart(const std::string& a, const std::string& b) const {
  return glm::distance(at(a), at(b));
}

double Subject::girth(const dvec3& seed, const dvec3& axis) const {
  const Section section = sectionOf(*mesh_, {seed, glm::normalize(axis)});
  const Loop* loop = section.around(seed);
  if (!loop) return 0.0;
  if (std::abs(seed.x) < 1.0) return tapeRound(section, *loop);
  Loop own;
  for (const dvec3& p : *loop) {
    if (p.x * seed.x >= 0.0) own.push_back(p);
  }
  return own.size() >= 3 ? tapeRound(section, own) : 0.0;
}

double Subject::extent(const Loop& loop, const dvec3& direction) {
  double low = 1e30;
  double high = -1e30;
  for (const dvec3& p : loop) {
    const double t = glm::dot(p, direction);
    low = std::min(low, t);
    high = std::max(high, t);
  }
  return loop.empty() ? 0.0 : high - low;
}

double Subject::breadth(const dvec3& seed, const dvec3& axis, const dvec3& direction) const {
  const Section section = sectionOf(*mesh_, {seed, glm::normalize(axis)});
  const Loop* loop = section.around(seed);
  return loop ? extent(*loop, glm::normalize(direction)) : 0.0;
}

}  // namespace mesomap::figure
