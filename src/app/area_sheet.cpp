#include "area_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "surface/paged_field.h"

namespace mesomap::app {
namespace {

using Color = std::array<std::uint8_t, 3>;
using surface::PagedField;

constexpr std::size_t kNoArea = std::numeric_limits<std::size_t>::max();

/// Okabe & Ito 2008 without black and yellow, which read badly as a wash on skin, and three more
/// between them.
constexpr std::array<Color, 9> kColors = {{{0, 114, 178},
                                           {230, 159, 0},
                                           {0, 158, 115},
                                           {204, 121, 167},
                                           {86, 180, 233},
                                           {213, 94, 0},
                                           {120, 94, 190},
                                           {140, 170, 50},
                                           {150, 75, 60}}};

/// The area that holds each vertex of the working mesh.
std::vector<std::size_t> areaByVertex(const scene::SurfaceModel& model,
                                      std::vector<mesh::SurfacePoint>& places) {
  const mesh::WorkingMesh& working = *model.working;
  const std::size_t count = working.mesh().positions.size();
  places.assign(count, {});
  std::vector<std::size_t> areas(count, kNoArea);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    const auto corners = working.topology().cornersAt(vertex);
    if (corners.empty()) continue;
    mesh::SurfacePoint place{mesh::CornerTable::triangleOf(corners.front()), glm::dvec3(0.0)};
    place.barycentric[static_cast<int>(corners.front() % 3)] = 1.0;
    places[vertex] = working.toFile(place);
    areas[vertex] = model.atlas->areaAt(places[vertex]).value_or(kNoArea);
  }
  return areas;
}

using Neighbours = std::vector<std::set<std::size_t>>;

Neighbours neighboursOf(const figure::Atlas& atlas, const std::vector<std::size_t>& areaOf,
                        const mesh::TriangleMesh& mesh) {
  Neighbours neighbours(atlas.areas().size());
  const auto join = [&](std::size_t a, std::size_t b) {
    if (a == b || a == kNoArea || b == kNoArea) return;
    neighbours[a].insert(b);
    neighbours[b].insert(a);
  };
  for (const mesh::Triangle& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) join(areaOf[t[k]], areaOf[t[(k + 1) % 3]]);
  }
  for (std::size_t a = 0; a < atlas.areas().size(); ++a) {
    for (std::size_t b = a + 1; b < atlas.areas().size(); ++b) {
      if (atlas.areas()[a].id == atlas.areas()[b].id) join(a, b);
    }
  }
  return neighbours;
}

/// In the order of the pick-list, each with the colour used least among those that no neighbour
/// has.
std::vector<Color> colorsOf(const Neighbours& neighbours) {
  std::vector<std::size_t> chosen(neighbours.size(), kNoArea);
  std::array<std::size_t, kColors.size()> used{};
  for (std::size_t area = 0; area < neighbours.size(); ++area) {
    std::array<std::size_t, kColors.size()> clashes{};
    for (const std::size_t other : neighbours[area]) {
      if (chosen[other] != kNoArea) ++clashes[chosen[other]];
    }
    std::size_t best = 0;
    for (std::size_t c = 1; c < kColors.size(); ++c) {
      if (std::pair(clashes[c], used[c]) < std::pair(clashes[best], used[best])) best = c;
    }
    chosen[area] = best;
    ++used[best];
  }
  std::vector<Color> colors;
  for (const std::size_t c : chosen) colors.push_back(kColors[c]);
  return colors;
}

}  // namespace

plan::Plan withAreaColours(const plan::Plan& plan, const scene::SurfaceModel& model) {
  plan::Plan sheet = plan;
  if (!model.atlas || !model.working) return sheet;
  const figure::Atlas& atlas = *model.atlas;
  const mesh::TriangleMesh& mesh = model.working->mesh();
  std::vector<mesh::SurfacePoint> places;
  const std::vector<std::size_t> areaOf = areaByVertex(model, places);
  const std::vector<Color> colors = colorsOf(neighboursOf(atlas, areaOf, mesh));

  // Vertices of every triangle that touches the area: the border runs through these.
  std::vector<std::vector<std::uint32_t>> touched(atlas.areas().size());
  for (const mesh::Triangle& t : mesh.triangles) {
    for (const std::uint32_t v : t) {
      if (areaOf[v] == kNoArea) continue;
      touched[areaOf[v]].insert(touched[areaOf[v]].end(), t.begin(), t.end());
    }
  }
  std::vector<std::shared_ptr<const plan::Region>> regions;
  for (std::size_t area = 0; area < atlas.areas().size(); ++area) {
    std::vector<std::uint32_t>& vertices = touched[area];
    if (vertices.empty() || atlas.areas()[area].overlay) continue;
    std::sort(vertices.begin(), vertices.end());
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
    std::vector<mesh::SurfacePoint> asked;
    for (const std::uint32_t v : vertices) asked.push_back(places[v]);
    const std::vector<float> inside = atlas.insideArea(area, model.fileMesh, asked);
    if (inside.size() != vertices.size()) continue;
    PagedField::Editor editor{PagedField(static_cast<std::uint32_t>(mesh.positions.size()))};
    for (std::size_t i = 0; i < vertices.size(); ++i) {
      const float value = std::isnan(inside[i]) ? -1.0f : std::clamp(inside[i], -8.0f, 8.0f);
      editor.setRaw(vertices[i], PagedField::quantise(value));
    }
    auto region = std::make_shared<plan::Region>();
    region->id.value = sheet.nextId++;
    region->name = atlas.areas()[area].name;
    region->area = atlas.areas()[area].id;
    region->color = colors[area];
    region->shape = editor.publish();
    regions.push_back(std::move(region));
  }
  sheet.regions.insert(sheet.regions.begin(), regions.begin(), regions.end());
  return sheet;
}

}  // namespace mesomap::app
