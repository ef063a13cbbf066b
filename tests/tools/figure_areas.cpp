// Shows the drawings of the areas on a draft mesh: every vertex in the colour of its area, dark at
// borders; prints the size of every area.
//
//   figure_areas bust|body SEX SPACING OUT.obj [network|overlays|zones|ID [X0 Y0 Z0 X1 Y1 Z1]]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "atlas/charts.h"
#include "mesh/surface_file.h"
#include "meshing/mesher.h"

namespace mesomap::figure {
namespace {

glm::vec3 hue(std::size_t i) {
  const float h = std::fmod(static_cast<float>(i) * 0.618034f, 1.0f) * 6.0f;
  const float light = 0.62f + 0.12f * static_cast<float>(i % 3);
  const auto channel = [&](float shift) {
    const float t = std::fmod(h + shift, 6.0f);
    return light * (0.45f + 0.55f * std::clamp(std::abs(t - 3.0f) - 1.0f, 0.0f, 1.0f));
  };
  return {channel(0), channel(4), channel(2)};
}

}  // namespace

int run(int count, char** words) {
  if (count != 5 && count != 6 && count != 12) {
    std::fprintf(stderr,
                 "figure_areas bust|body SEX SPACING OUT.obj [network|overlays|zones|ID "
                 "[X0 Y0 Z0 X1 Y1 Z1]]\n");
    return 2;
  }
  const auto number = [&](int i) { return std::strtof(words[i], nullptr); };
  Parameters parameters;
  parameters.kind = std::string(words[1]) == "body" ? Kind::body : Kind::bust;
  parameters.sex = number(2);
  const float spacing = std::max(0.2f, number(3));
  const std::string what = count > 5 ? words[5] : "network";
  Vec3 low{0, -345, -180};
  Vec3 high{245, 135, 135};
  if (parameters.kind == Kind::body) {
    low = {0, -12, -260};
    high = {900, 1900, 260};
  }
  if (count == 12) {
    low = {std::max(0.0f, number(6)), number(7), number(8)};
    high = {number(9), number(10), number(11)};
  }
  const auto shape = makeShape(parameters);
  const DrawnAtlas atlas = drawAtlas(*shape);
  const auto even = [&](float) { return spacing; };
  const RawMesh half = meshHalf([&](const Vec3& p) { return (*shape)(p); },
                                makeAxis(low.x + 0.5f * spacing, high.x, even),
                                makeAxis(low.y, high.y, even), makeAxis(low.z, high.z, even), {});
  const RawMesh whole = low.x > 0.0f ? half : mirrored(half);
  mesh::TriangleMesh mesh;
  mesh.positions = whole.positions;
  mesh.triangles = whole.triangles;
  for (Vec3& p : mesh.positions) p = shape->project(p, p.x == 0.0f);
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::size_t> label(mesh.positions.size());
  std::vector<std::vector<std::size_t>> over(mesh.positions.size()), in(mesh.positions.size());
  mesh.colors.assign(mesh.positions.size(), glm::vec3(0.5f));
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const SkinPlace place = atlas.place(mesh.positions[v]);
    std::size_t i = 0;
    while (i < atlas.network.size() && atlas.network[i].inside(place) <= 0.0f) ++i;
    label[v] = i;
    for (std::size_t k = 0; k < atlas.overlays.size(); ++k)
      if (atlas.overlays[k].inside(place) > 0.0f) over[v].push_back(k);
    for (std::size_t k = 0; k < atlas.zones.size(); ++k)
      if (atlas.zones[k].inside(place) > 0.0f) in[v].push_back(k);
  }
  const double each =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() /
      static_cast<double>(mesh.positions.size());
  for (std::size_t v = 0; v < label.size(); ++v) {
    glm::vec3 c = label[v] < atlas.network.size() ? hue(label[v]) : glm::vec3(1, 0, 0);
    if (label[v] < atlas.network.size() && atlas.network[label[v]].id.empty()) c = glm::vec3(0.3f);
    if (what == "overlays") {
      c = 0.35f * c + 0.6f * glm::vec3(0.8f);
      for (const std::size_t k : over[v])
        if (atlas.overlays[k].id != "perioral") c = hue(k + 5);
    } else if (what == "zones") {
      c = glm::vec3(0.85f, 0.75f, 0.7f);
      if (!in[v].empty()) {
        const DrawnZone& z = atlas.zones[in[v].front()];
        c = z.zone.kind == ZoneKind::blocked ? glm::vec3(0.85f, 0.25f, 0.25f) : hue(in[v].front());
      }
    } else if (what != "network") {
      const SkinPlace place = atlas.place(mesh.positions[v]);
      for (const auto& list : {atlas.network, atlas.overlays})
        for (const auto& a : list)
          if (a.id == what) c = a.inside(place) > 0 ? hue(1) : glm::vec3(0.8f);
    }
    mesh.colors[v] = c;
  }
  std::map<std::string, double> cm2;
  double total = 0.0, nameless = 0.0;
  std::vector<bool> border(label.size(), false);
  for (const auto& t : mesh.triangles) {
    const glm::dvec3 a(mesh.positions[t[0]]), b(mesh.positions[t[1]]), c(mesh.positions[t[2]]);
    const double area = glm::length(glm::cross(b - a, c - a)) / 200.0;
    total += area;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t l = label[t[k]];
      if (l < atlas.network.size()) {
        cm2[atlas.network[l].id] += area / 3;
      } else {
        nameless += area / 3;
      }
      for (const std::size_t o : over[t[k]]) cm2["~" + atlas.overlays[o].id] += area / 3;
      for (const std::size_t o : in[t[k]]) cm2["zone " + atlas.zones[o].zone.id] += area / 3;
      if (what == "network" && l != label[t[(k + 1) % 3]]) border[t[k]] = true;
    }
  }
  for (std::size_t v = 0; v < border.size(); ++v)
    if (border[v]) mesh.colors[v] *= 0.3f;
  std::printf("both sides together, cm2 (total %.0f, nameless %.2f, %.1f us a place)\n", total,
              nameless, each * 1e6);
  for (const auto& [id, area] : cm2) std::printf("%-24s %8.1f\n", id.c_str(), area);
  mesh::computeNormals(mesh);
  const auto written = mesh::writeObj(mesh, words[4], "Areas of a figure.");
  return written ? 0 : 1;
}

}  // namespace mesomap::figure

int main(int count, char** words) {
  return mesomap::figure::run(count, words);
}
