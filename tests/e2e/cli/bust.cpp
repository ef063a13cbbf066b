#include "e2e/cli/bust.h"

#include <stdexcept>

#include "base/platform/folders.h"
#include "mesh/surface_file.h"

namespace mesomap::e2e {

mesh::TriangleMesh bust() {
  const auto data = platform::dataFolder();
  if (!data) throw std::runtime_error(data.error().text());
  mesh::OpenOptions options;
  options.unit = mesh::Unit::millimetre;
  auto opened = mesh::openSurface(*data / "assets" / "figures" / "bust-female.obj", options);
  if (!opened) throw std::runtime_error(opened.error().text());
  mesh::computeNormals(opened->mesh);
  return opened->mesh;
}

}  // namespace mesomap::e2e
