#include <fmt/format.h>

#include <cmath>

#include "base/i18n.h"
#include "plan/plan_file.h"

namespace mesomap::plan {

namespace {

constexpr double kPositionSlackMm = 0.05;
constexpr std::size_t kMostSentences = 20;

double distance(const glm::dvec3& a, const glm::dvec3& b) {
  return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

}  // namespace

std::vector<std::string> checkAgainstMesh(const Plan& plan, const mesh::TriangleMesh& fileMesh) {
  std::vector<std::string> sentences;
  std::size_t unsaid = 0;
  const auto say = [&](std::string sentence) {
    if (sentences.size() < kMostSentences) {
      sentences.push_back(std::move(sentence));
    } else {
      ++unsaid;
    }
  };
  if (plan.surface.triangles != fileMesh.triangles.size()) {
    say(fmt::format(fmt::runtime(_("surface.triangles: the plan counts {}, the surface has {}")),
                    plan.surface.triangles, fileMesh.triangles.size()));
  }
  if (plan.surface.vertices != fileMesh.positions.size()) {
    say(fmt::format(fmt::runtime(_("surface.vertices: the plan counts {}, the surface has {}")),
                    plan.surface.vertices, fileMesh.positions.size()));
  }
  std::size_t index = 0;  // In the file's order.
  for (const auto& region : plan.regions) {
    for (const Site& site : region->sites) {
      const std::size_t at = index++;
      const std::uint32_t triangle = site.place.triangle;
      if (triangle >= fileMesh.triangles.size()) {
        say(fmt::format(fmt::runtime(_("sites[{}].triangle: {} is out of range (the surface has {} "
                                       "triangles)")),
                        at, triangle, fileMesh.triangles.size()));
        continue;
      }
      const glm::dvec3& b = site.place.barycentric;
      const bool inside =
          b.x >= -1e-5 && b.y >= -1e-5 && b.z >= -1e-5 && std::abs(b.x + b.y + b.z - 1.0) <= 1e-5;
      if (!inside) {
        say(fmt::format(fmt::runtime(_("sites[{}].barycentric: outside its triangle")), at));
        continue;
      }
      const std::uint32_t face =
          fileMesh.faces.size() == fileMesh.triangles.size() ? fileMesh.faces[triangle] : triangle;
      if (site.face != face) {
        say(fmt::format(fmt::runtime(_("sites[{}].face: {}, but triangle {} was cut from face {}")),
                        at, site.face, triangle, face));
      }
      const double off = distance(mesh::positionAt(fileMesh, site.place), site.position);
      if (!(off <= kPositionSlackMm)) {
        say(fmt::format(
            fmt::runtime(_("sites[{}].position: {:.2f} mm away from its place on the surface")), at,
            off));
      }
    }
  }
  if (unsaid > 0) {
    sentences.push_back(fmt::format(fmt::runtime(_("… and {} more")), unsaid));
  }
  return sentences;
}

}  // namespace mesomap::plan
