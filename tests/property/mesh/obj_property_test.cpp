#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"
#include "support/meshes.h"

namespace mesomap::mesh {
namespace {

/// Whatever was read can be used without a further look.
void checkUsable(const SurfaceFile& file) {
  const auto& m = file.mesh;
  RC_ASSERT(!m.triangles.empty());
  RC_ASSERT(m.normals.size() == m.positions.size());
  RC_ASSERT(m.faces.size() == m.triangles.size());
  for (const auto& t : m.triangles) {
    for (const auto v : t) RC_ASSERT(v < m.positions.size());
  }
  for (const auto& p : m.positions) RC_ASSERT(std::isfinite(p.x + p.y + p.z));
}

RC_GTEST_PROP(ObjProperty, BrokenTextIsReadOrRefusedButNeverHarms, (std::uint64_t seed)) {
  support::Random random(seed);
  std::string text = objText(support::randomBumpySphere(1, 120.0, 1), "shape");
  const std::string junk = "0123456789.-+/ \nvfgtn#e\\\r\tnan";
  const int changes = 1 + static_cast<int>(random.next() % 6);
  for (int i = 0; i < changes && !text.empty(); ++i) {
    const std::size_t at = random.next() % text.size();
    switch (random.next() % 4) {
      case 0:
        text[at] = junk[random.next() % junk.size()];
        break;
      case 1:
        text.erase(at, random.next() % 40);
        break;
      case 2:
        text.insert(at, 1, junk[random.next() % junk.size()]);
        break;
      default:
        text.resize(at);
        break;
    }
  }
  const auto file = parseObj(text, "shape.obj", {Unit::millimetre, std::nullopt});
  if (file) {
    checkUsable(*file);
    (void)makeWorkingMesh(file->mesh, {.maxEdgeMm = 20.0, .maxTriangles = 100000});
  } else {
    RC_ASSERT(!file.error().message.empty());
    RC_ASSERT(file.error().message.find('\n') == std::string::npos);
  }
}

RC_GTEST_PROP(ObjProperty, AnyBytesAreReadOrRefused, (const std::string& bytes)) {
  const auto file = parseObj(bytes, "shape.obj", {Unit::millimetre, std::nullopt});
  if (file) checkUsable(*file);
}

RC_GTEST_PROP(ObjProperty, WritingAndReadingKeepsTrianglesAndPlaces, (std::uint64_t seed)) {
  const auto m = support::randomBumpySphere(seed, 120.0, 1);
  const auto file = parseObj(objText(m, ""), "shape.obj", {Unit::millimetre, std::nullopt});
  RC_ASSERT(file.ok());
  RC_ASSERT(file->mesh.triangles == m.triangles);
  for (std::size_t v = 0; v < m.positions.size(); ++v) {
    for (int k = 0; k < 3; ++k) {
      RC_ASSERT(std::abs(file->mesh.positions[v][k] - m.positions[v][k]) < 0.0006f);
    }
  }
}

}  // namespace
}  // namespace mesomap::mesh
