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
__attribute__((weak)) void applyParameters(mesh::TriangleMesh&, const Prepared&,
                                           const Parameters&) {}
}  // namespace mesomap::figure
