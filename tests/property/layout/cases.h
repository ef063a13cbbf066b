// Areas that the layout's promises are judged on: those of the bundled figures, strokes over real
// meshes, and pieces of skin whose size is known.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "mesh/working_mesh.h"
#include "surface/outline.h"
#include "surface/paged_field.h"

namespace mesomap::test {

/// A surface that several areas lie on.
struct Surface {
  std::string name;
  std::shared_ptr<const mesh::WorkingMesh> mesh;
  surface::PageTriangles pages;
  std::shared_ptr<const mesh::TriangleMesh> file = nullptr;  ///< Of a figure.
};
using SurfacePtr = std::shared_ptr<const Surface>;

struct Area {
  SurfacePtr surface;
  std::string name;  ///< "bust-female forehead"
  surface::PagedField shape;
  double areaCm2 = 0.0;
};

/// Every area of a bundled figure ("bust-female") with `leastCm2` to `mostCm2` of skin, overlays
/// and restricted ones as well. Needs MESOMAP_DATA; empty with a reason in `problem` where the
/// figure cannot be read. `only`: of these areas (ids); empty: of all.
[[nodiscard]] std::vector<Area> figureAreas(const std::string& figure, double leastCm2,
                                            double mostCm2, std::string& problem,
                                            const std::vector<std::string>& only = {});

/// Caps of a sphere, bands and squares of a cylinder, pieces of a saddle and of a bumpy face.
[[nodiscard]] std::vector<Area> knownAreas();

/// Seeded strokes over a real mesh ("head-scan.obj"); empty without it.
[[nodiscard]] std::vector<Area> strokesOver(const std::string& file, int count, std::uint64_t seed);

/// The rule that the program would take: margin half the spacing, at most 5 mm.
[[nodiscard]] layout::Input inputFor(const Area& area, double spacingMm);
[[nodiscard]] layout::Quality qualityFor(const Area& area, const layout::Input& input,
                                         const layout::Output& output);

}  // namespace mesomap::test
