// Draws the atlas of a figure's OBJ beside it, reads it back and says how long that takes and what
// is in it.
//
//   figure_atlas bust|body SEX FILE.obj [SHEET.obj [network|overlays|zones|landmarks]]
//
// SHEET.obj is the working mesh with every area in a colour of its own and its borders as dark
// lines; those of zones are red, or blue where no clinician has reviewed them.
// The table of areas is assets/catalogue/areas.json under the working folder.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <string>

#include "figure/atlas.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"

namespace mesomap {
namespace {

double milliseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

constexpr float kThin = 0.35f;  ///< Radius of a border's line on a sheet, mm.

/// Overlays that are whole groups of areas, and would hide the others.
bool isWhole(const std::string& id) {
  return id == "perioral" || id == "abdomen" || id == "back";
}

/// A bar of three sides from a to b.
void addTube(const glm::vec3& a, const glm::vec3& b, float radius, const glm::vec3& color,
             mesh::TriangleMesh& sheet) {
  const glm::vec3 along = b - a;
  if (glm::length(along) < 1e-4f) return;
  const glm::vec3 other =
      std::abs(along.x) < 0.5f * glm::length(along) ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0);
  const glm::vec3 u = glm::normalize(glm::cross(along, other));
  const glm::vec3 v = glm::normalize(glm::cross(along, u));
  const auto first = static_cast<std::uint32_t>(sheet.positions.size());
  for (const glm::vec3& end : {a, b}) {
    for (const float turn : {0.0f, 2.0944f, 4.1888f}) {
      sheet.positions.push_back(end + radius * (u * std::cos(turn) + v * std::sin(turn)));
      sheet.colors.push_back(color);
    }
  }
  for (std::uint32_t k = 0; k < 3; ++k) {
    const std::uint32_t next = (k + 1) % 3;
    sheet.triangles.push_back({first + k, first + next, first + 3 + next});
    sheet.triangles.push_back({first + k, first + 3 + next, first + 3 + k});
  }
}

void drawLine(const mesh::TriangleMesh& mesh, const figure::BorderCurve& curve, float radius,
              const glm::vec3& color, mesh::TriangleMesh& sheet) {
  for (std::size_t i = 0; i + (curve.closed ? 0 : 1) < curve.points.size(); ++i) {
    const glm::vec3 a(mesh::positionAt(mesh, curve.points[i]));
    const glm::vec3 b(mesh::positionAt(mesh, curve.points[(i + 1) % curve.points.size()]));
    addTube(a, b, radius, color, sheet);
  }
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

}  // namespace

int run(int count, char** words) {
  if (count < 4 || count > 6) {
    std::fprintf(
        stderr,
        "figure_atlas bust|body SEX FILE.obj [SHEET.obj [network|overlays|zones|landmarks]]\n");
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
  const glm::vec3 dark(0.25f, 0.2f, 0.2f);
  const auto drawLines = [&](const std::vector<figure::BorderCurve>& curves, float radius,
                             const glm::vec3& color) {
    for (const figure::BorderCurve& curve : curves) {
      drawLine(file->mesh, curve, radius, color, sheet);
    }
  };
  for (std::size_t a = 0; what != "zones" && a < atlas->areas().size(); ++a) {
    if (atlas->areas()[a].overlay != (what == "overlays")) continue;
    if (what == "overlays" && isWhole(atlas->areas()[a].id)) continue;
    const std::vector<float> inside = atlas->insideArea(a, file->mesh, places);
    for (std::size_t v = 0; v < places.size(); ++v) {
      if (inside[v] > 0.0f) sheet.colors[v] = hue(a);
    }
    if (what == "overlays") drawLines(atlas->areaBorders(a), kThin, dark);
  }
  if (what == "network") drawLines(atlas->networkBorders(), kThin, dark);
  for (std::size_t z = 0; what == "zones" && z < atlas->zones().size(); ++z) {
    const figure::Zone& zone = atlas->zones()[z];
    const bool blocked = zone.kind == figure::ZoneKind::blocked;
    for (std::size_t v = 0; v < places.size(); ++v) {
      if (!atlas->inZone(z, places[v])) continue;
      glm::vec3& color = sheet.colors[v];
      color = color * (blocked ? glm::vec3(0.9f, 0.6f, 0.6f) : glm::vec3(0.95f, 0.85f, 0.6f));
    }
    drawLines(atlas->zoneBorders(z), kThin,
              zone.reviewed ? glm::vec3(0.6f, 0.1f, 0.1f) : glm::vec3(0.2f, 0.3f, 0.7f));
  }
  if (what == "landmarks") {
    drawLines(atlas->networkBorders(), 0.5f * kThin, glm::vec3(0.6f, 0.55f, 0.5f));
    for (const figure::Landmark& landmark : atlas->landmarks()) {
      const glm::vec3 place(mesh::positionAt(file->mesh, landmark.place));
      const glm::vec3 reach(0.0f, 3.0f * kThin, 0.0f);
      for (const glm::vec3& turned : {reach, glm::vec3(reach.y, 0, 0), glm::vec3(0, 0, reach.y)}) {
        addTube(place - turned, place + turned, 2.0f * kThin, glm::vec3(0.75f, 0.1f, 0.2f), sheet);
      }
    }
  }
  if (const auto written = mesh::writeObj(sheet, words[4], "Areas"); !written) {
    return fail(written.error());
  }
  return 0;
}

}  // namespace mesomap

int main(int count, char** words) {
  return mesomap::run(count, words);
}
