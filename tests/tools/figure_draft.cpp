// A quick look at a shape while it is being modelled: nets on an even grid, no remeshing. A box
// gives a close-up at full detail; it comes out open where the box cuts it.
//
//   figure_draft bust|body SEX BUILD SPACING OUT.obj [X0 Y0 Z0 X1 Y1 Z1] [open]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "figure/figure.h"
#include "mesh/surface_file.h"
#include "meshing/mesher.h"
#include "shape/colours.h"

namespace mesomap::figure {
int run(int count, char** words) {
  std::vector<std::string> arguments(words + 1, words + count);
  Parameters parameters;
  if (!arguments.empty() && arguments.back() == "open") {
    parameters.eyesOpen = true;
    arguments.pop_back();
  }
  if (arguments.size() != 5 && arguments.size() != 11) {
    std::fprintf(stderr,
                 "figure_draft bust|body SEX BUILD SPACING OUT.obj [X0 Y0 Z0 X1 Y1 Z1] [open]\n");
    return 2;
  }
  const auto number = [&](std::size_t i) { return std::strtof(arguments[i].c_str(), nullptr); };
  parameters.kind = arguments[0] == "body" ? Kind::body : Kind::bust;
  parameters.sex = number(1);
  parameters.build = number(2);
  const float spacing = std::max(0.2f, number(3));
  Vec3 low{0, -345, -180};
  Vec3 high{245, 135, 135};
  if (parameters.kind == Kind::body) {
    low = {0, -12, -260};
    high = {900, 1900, 260};
  }
  if (arguments.size() == 11) {
    low = {std::max(0.0f, number(5)), number(6), number(7)};
    high = {number(8), number(9), number(10)};
  }
  const auto shape = makeShape(parameters);
  const auto even = [&](float) { return spacing; };
  const RawMesh half = meshHalf([&](const Vec3& p) { return (*shape)(p); },
                                makeAxis(low.x + 0.5f * spacing, high.x, even),
                                makeAxis(low.y, high.y, even), makeAxis(low.z, high.z, even), {});
  const RawMesh whole = low.x > 0.0f ? half : mirrored(half);
  mesh::TriangleMesh mesh;
  mesh.positions = whole.positions;
  mesh.triangles = whole.triangles;
  for (Vec3& p : mesh.positions) {
    p = shape->project(p, p.x == 0.0f);
    mesh.colors.push_back(colourAt(*shape, p, parameters.tone));
  }
  mesh::computeNormals(mesh);
  const auto written = mesh::writeObj(mesh, arguments[4], "A draft of a figure, in millimetres.");
  if (!written) std::fprintf(stderr, "%s\n", written.error().text().c_str());
  return written ? 0 : 1;
}

}  // namespace mesomap::figure

int main(int count, char** words) {
  return mesomap::figure::run(count, words);
}
