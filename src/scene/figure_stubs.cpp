// Until the figure floor reads its files: weak, so that the real ones win.
#include "base/i18n.h"
#include "figure/atlas.h"
#include "figure/prepared.h"

namespace mesomap::figure {
namespace {
std::string beside(const Parameters& parameters, const char* ending) {
  std::string path = assetPath(parameters);
  return path.substr(0, path.rfind('.')) + ending;
}
}  // namespace
__attribute__((weak)) std::string preparedPath(const Parameters& p) {
  return beside(p, ".figure");
}
__attribute__((weak)) Result<std::shared_ptr<const Prepared>> readPrepared(
    const std::filesystem::path& path, std::size_t) {
  return Error{ErrorKind::io, path.string(), "cannot be read yet"};
}
__attribute__((weak)) void applyParameters(mesh::TriangleMesh& mesh, const Prepared& prepared,
                                           const Parameters& parameters) {
  const auto build = static_cast<float>(parameters.build);
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    mesh.positions[v] += build < 0 ? -build * prepared.slim[v] : build * prepared.heavy[v];
  }
  mesh::computeNormals(mesh);
  mesh.colors.resize(mesh.positions.size());
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    mesh.colors[v] = colourOf(prepared.cover[v], parameters.tone, parameters.garment);
  }
}
}  // namespace mesomap::figure
