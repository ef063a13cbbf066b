// Draws the atlas of a figure's OBJ beside it, reads it back and says how long that takes and what
// is in it.
//
//   figure_atlas bust|body SEX FILE.obj [SHEET.obj [overlays|zones]]
//
// SHEET.obj is the working mesh with every area in a colour of its own and dark borders.
// The table of areas is assets/catalogue/areas.json under the working folder.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "figure/atlas.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"

namespace {

using namespace mesomap;

double milliseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4 || count > 6) {
    std::fprintf(stderr, "figure_atlas bust|body SEX FILE.obj [SHEET.obj [overlays|zones]]\n");
    return 2;
  }
  figure::Parameters parameters;
  parameters.kind = std::string(words[1]) == "body" ? figure::Kind::body : figure::Kind::bust;
  parameters.sex = std::strtod(words[2], nullptr);
  const std::filesystem::path obj = words[3];
  const std::filesystem::path table = figure::kAreaTablePath;
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  const auto file = mesh::openSurface(obj, options);
  if (!file) return fail(file.error());
  std::filesystem::path path = obj;
  path.replace_extension(".atlas.json");

  double start = milliseconds();
  if (const auto written = figure::writeAtlas(parameters, file->mesh, path); !written) {
    return fail(written.error());
  }
  std::printf("drawn and written in %.0f ms: %ju bytes\n", milliseconds() - start,
              static_cast<std::uintmax_t>(std::filesystem::file_size(path)));
  double best = 1e9;
  std::shared_ptr<const figure::Atlas> atlas;
  for (int i = 0; i < 5; ++i) {
    start = milliseconds();
    const auto read = figure::readAtlas(path, table, file->mesh, file->sha256);
    if (!read) return fail(read.error());
    best = std::min(best, milliseconds() - start);
    atlas = *read;
  }
  std::printf("read in %.1f ms (best of 5): %zu areas, %zu zones, %zu landmarks\n", best,
              atlas->areas().size(), atlas->zones().size(), atlas->landmarks().size());

  const auto working = mesh::makeWorkingMesh(file->mesh, {});
  if (!working) return fail(working.error());
  const mesh::TriangleMesh& fine = (*working)->mesh();
  std::vector<mesh::SurfacePoint> places(fine.positions.size());
  for (std::uint32_t t = 0; t < fine.triangles.size(); ++t) {
    for (int k = 0; k < 3; ++k) {
      mesh::SurfacePoint corner{t, glm::dvec3(0.0)};
      corner.barycentric[k] = 1.0;
      places[fine.triangles[t][static_cast<std::size_t>(k)]] = (*working)->toFile(corner);
    }
  }
  double total = 0.0;
  double worst = 0.0;
  for (std::size_t a = 0; a < atlas->areas().size(); ++a) {
    start = milliseconds();
    const std::vector<float> inside = atlas->insideArea(a, file->mesh, places);
    const double took = milliseconds() - start;
    total += took;
    worst = std::max(worst, took);
    std::size_t held = 0;
    for (const float d : inside) held += d > 0.0f;
    const figure::Area& area = atlas->areas()[a];
    const char* side = area.side == figure::Side::left    ? "left"
                       : area.side == figure::Side::right ? "right"
                                                          : "";
    std::size_t points = 0;
    const auto borders = atlas->areaBorders(a);
    for (const auto& curve : borders) points += curve.points.size();
    std::printf("  %-28s %-6s %-7s %6zu places, %zu borders of %zu points, %.1f ms\n",
                area.id.c_str(), side, area.overlay ? "overlay" : "", held, borders.size(), points,
                took);
  }
  std::printf("%zu places: %.1f ms for an area on average, %.1f at most\n", places.size(),
              total / static_cast<double>(std::max<std::size_t>(1, atlas->areas().size())), worst);
  start = milliseconds();
  std::printf("%zu borders of the network", atlas->networkBorders().size());
  std::printf(" in %.1f ms\n", milliseconds() - start);
  if (count < 5) return 0;
  const std::string what = count > 5 ? words[5] : "network";
  mesh::TriangleMesh sheet = fine;
  sheet.colors.assign(places.size(), glm::vec3(0.85f, 0.78f, 0.74f));
  const auto hue = [](std::size_t i) {
    const double turn = std::fmod(static_cast<double>(i) * 0.618034, 1.0) * 6.283185;
    return glm::vec3(0.72 + 0.2 * std::cos(turn), 0.72 + 0.2 * std::cos(turn - 2.094),
                     0.72 + 0.2 * std::cos(turn + 2.094));
  };
  for (std::size_t a = 0; what != "zones" && a < atlas->areas().size(); ++a) {
    if (atlas->areas()[a].overlay != (what == "overlays")) continue;
    const std::vector<float> inside = atlas->insideArea(a, file->mesh, places);
    for (std::size_t v = 0; v < places.size(); ++v) {
      if (inside[v] > 0.0f) sheet.colors[v] = hue(a);
      if (std::abs(inside[v]) < 0.45f) sheet.colors[v] = glm::vec3(0.25f, 0.2f, 0.2f);
    }
  }
  for (std::size_t z = 0; what == "zones" && z < atlas->zones().size(); ++z) {
    const bool blocked = atlas->zones()[z].kind == figure::ZoneKind::blocked;
    for (std::size_t v = 0; v < places.size(); ++v) {
      if (!atlas->inZone(z, places[v])) continue;
      glm::vec3& color = sheet.colors[v];
      color = color * (blocked ? glm::vec3(0.9f, 0.6f, 0.6f) : glm::vec3(0.95f, 0.85f, 0.6f));
    }
  }
  if (const auto written = mesh::writeObj(sheet, words[4], "Areas"); !written) {
    return fail(written.error());
  }
  return 0;
}
