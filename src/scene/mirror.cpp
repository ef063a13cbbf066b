#include "scene/mirror.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>

namespace mesomap::scene {
namespace {

// A scan may lean; one whose sides are not even roughly along x is looked at from all directions.
constexpr double kDoubtfulMm = 2.5;
constexpr double kClearlyBetter = 0.6;
// A plane square to the axes is taken for the found one where it fits as well.
constexpr double kAsGoodMm = 0.05;
constexpr std::size_t kSamples = 2000;
constexpr double kBestShare = 0.8;

/// Root mean square distance of mirrored skin from skin, over the best four fifths.
double residualOf(const SurfaceModel& model, const surface::MirrorPlane& plane) {
  const auto& positions = model.working->mesh().positions;
  const std::size_t stride = std::max<std::size_t>(1, positions.size() / kSamples);
  std::vector<double> squares;
  for (std::size_t i = 0; i < positions.size(); i += stride) {
    const auto hit = model.workingCaster->closest(plane.mirrored(glm::dvec3(positions[i])));
    if (hit) squares.push_back(hit->distance * hit->distance);
  }
  std::sort(squares.begin(), squares.end());
  squares.resize(static_cast<std::size_t>(kBestShare * static_cast<double>(squares.size())));
  if (squares.empty()) return HUGE_VAL;
  double sum = 0.0;
  for (const double square : squares) sum += square;
  return std::sqrt(sum / static_cast<double>(squares.size()));
}

/// The point on an edge where the plane cuts it.
glm::dvec3 cutOf(const glm::dvec3& a, const glm::dvec3& b, double da, double db) {
  return a + (b - a) * (da / (da - db));
}

}  // namespace

MiddlePlane findMiddlePlane(const SurfaceModel& model) {
  if (model.figure) return {};
  surface::MirrorPlane box;
  box.offsetMm = model.bounds.center().x;
  const mesh::TriangleMesh& mesh = model.working->mesh();
  const auto leaning = surface::findMirrorPlane(mesh, *model.workingCaster, {{1, 0, 0}});
  if (!leaning) return {box, MiddlePlane::Source::box};
  surface::MirrorPlane best = *leaning;
  if (best.residualMm > kDoubtfulMm) {
    const auto any = surface::findMirrorPlane(mesh, *model.workingCaster);
    if (any && any->residualMm < kClearlyBetter * best.residualMm) best = *any;
  }
  box.residualMm = residualOf(model, box);
  if (box.residualMm <= best.residualMm + kAsGoodMm) best = box;
  return {best, MiddlePlane::Source::found};
}

std::vector<std::vector<glm::dvec3>> cutLines(const SurfaceModel& model,
                                              const surface::MirrorPlane& plane) {
  const mesh::TriangleMesh& mesh = model.working->mesh();
  std::vector<double> side(mesh.positions.size());
  for (std::size_t v = 0; v < side.size(); ++v) {
    side[v] = glm::dot(plane.normal, glm::dvec3(mesh.positions[v])) - plane.offsetMm;
    if (side[v] == 0.0) side[v] = 1e-9;  // So that every cut goes through two edges.
  }
  // One segment a triangle, from one cut edge to the other; edges join the segments.
  using Edge = std::pair<std::uint32_t, std::uint32_t>;
  struct Segment {
    Edge ends[2];
    bool used = false;
  };
  std::vector<Segment> segments;
  std::map<Edge, std::vector<std::size_t>> at;
  for (const mesh::Triangle& t : mesh.triangles) {
    Segment segment;
    int found = 0;
    for (std::size_t k = 0; k < 3 && found < 2; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      if ((side[a] > 0.0) == (side[b] > 0.0)) continue;
      segment.ends[found++] = {std::min(a, b), std::max(a, b)};
    }
    if (found != 2) continue;
    for (const Edge& end : segment.ends) at[end].push_back(segments.size());
    segments.push_back(segment);
  }
  const auto place = [&](const Edge& edge) {
    return cutOf(glm::dvec3(mesh.positions[edge.first]), glm::dvec3(mesh.positions[edge.second]),
                 side[edge.first], side[edge.second]);
  };
  std::vector<std::vector<glm::dvec3>> lines;
  const auto follow = [&](std::size_t first, const Edge& from) {
    std::vector<glm::dvec3> line{place(from)};
    Edge end = from;
    for (std::size_t now = first; !segments[now].used;) {
      segments[now].used = true;
      end = segments[now].ends[0] == end ? segments[now].ends[1] : segments[now].ends[0];
      line.push_back(place(end));
      for (const std::size_t next : at[end]) {
        if (!segments[next].used) now = next;
      }
    }
    lines.push_back(std::move(line));
  };
  // Open lines first, from their ends; what is left are rings.
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (const Edge& end : segments[i].ends) {
      if (!segments[i].used && at[end].size() == 1) follow(i, end);
    }
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!segments[i].used) follow(i, segments[i].ends[0]);
  }
  return lines;
}

}  // namespace mesomap::scene
