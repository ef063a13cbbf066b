#include "near_change.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <string>
#include <vector>

#include "paint/skin_path.h"

namespace mesomap::layout {
namespace {

constexpr double kChangedReach = 3.0;  // spacings round a changed place
constexpr double kSamePlace = 0.9;     // spacings: nearer places are left out once
constexpr double kTolerated = 0.05;    // mm outside, as everywhere

double depthAt(const mesh::TriangleMesh& mesh, const surface::PagedField& shape,
               const mesh::SurfacePoint& place) {
  const mesh::Triangle& corners = mesh.triangles[place.triangle];
  double value = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    value += place.barycentric[static_cast<int>(k)] * static_cast<double>(shape.mm(corners[k]));
  }
  return value;
}

bool nearChange(const glm::dvec3& position, double reachMm, const PlaceContext& context) {
  const mesh::TriangleMesh& mesh = context.mesh->mesh();
  return std::any_of(context.around.begin(), context.around.end(),
                     [&](const mesh::SurfacePoint& place) {
                       return paint::liesOn(mesh, place) &&
                              glm::distance(mesh::positionAt(mesh, place), position) < reachMm;
                     });
}

bool crowded(const std::vector<plan::Site>& sites, double spacingMm) {
  constexpr double kLeast = 0.97;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const bool own = sites[i].locked || sites[i].origin != plan::SiteOrigin::automatic;
    if (!own) continue;
    for (std::size_t j = 0; j < sites.size(); ++j) {
      if (i != j && glm::distance(sites[i].position, sites[j].position) < kLeast * spacingMm) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool wentOutside(const plan::Site& site, const plan::Region& region, const PlaceContext& context) {
  const mesh::SurfacePoint place = context.mesh->fromFile(site.place);
  const mesh::TriangleMesh& mesh = context.mesh->mesh();
  if (region.shape.vertexCount() != mesh.positions.size()) return true;
  return depthAt(mesh, region.shape, place) - region.rule.marginMm < -kTolerated &&
         nearChange(mesh::positionAt(mesh, place), kChangedReach * region.rule.spacingMm, context);
}

void carryOver(plan::Region& placed, const plan::Region& previous, const PlaceContext& context) {
  const double spacing = placed.rule.spacingMm;
  std::vector<plan::LeftOut> before = previous.leftOut;
  for (plan::LeftOut& old : before) {
    const auto now = std::find_if(placed.leftOut.begin(), placed.leftOut.end(),
                                  [&](const plan::LeftOut& one) { return one.zone == old.zone; });
    std::erase_if(old.positions, [&](const glm::dvec3& at) {
      if (nearChange(at, kChangedReach * spacing, context)) return true;
      return now != placed.leftOut.end() &&
             std::any_of(now->positions.begin(), now->positions.end(), [&](const glm::dvec3& p) {
               return glm::distance(p, at) < kSamePlace * spacing;
             });
    });
    if (now == placed.leftOut.end()) {
      if (!old.positions.empty()) placed.leftOut.push_back(old);
    } else {
      now->positions.insert(now->positions.begin(), old.positions.begin(), old.positions.end());
    }
  }
  placed.gaveWay = previous.gaveWay;
  std::erase(placed.gaveWay, "locked");
  if (crowded(placed.sites, spacing)) placed.gaveWay.emplace_back("locked");
}

}  // namespace mesomap::layout
