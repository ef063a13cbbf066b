#include <fmt/compile.h>
#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/platform/files.h"
#include "mesh/surface_file.h"

namespace mesomap::mesh {

namespace {

/// Rounded, and never "-0.000".
double rounded(float x, double steps) {
  return std::round(static_cast<double>(x) * steps) / steps + 0.0;
}

}  // namespace

std::string objText(const TriangleMesh& mesh, const std::string& comment) {
  fmt::memory_buffer out;
  const auto to = std::back_inserter(out);
  std::size_t from = 0;
  while (from < comment.size()) {
    const std::size_t end = std::min(comment.find_first_of("\r\n", from), comment.size());
    fmt::format_to(to, "# {}\n", comment.substr(from, end - from));
    from = end + 1;
  }
  const bool colored = mesh.colors.size() == mesh.positions.size() && !mesh.colors.empty();
  for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
    const auto& p = mesh.positions[v];
    fmt::format_to(to, FMT_COMPILE("v {:.3f} {:.3f} {:.3f}"), rounded(p.x, 1e3), rounded(p.y, 1e3),
                   rounded(p.z, 1e3));
    if (colored) {
      const auto& c = mesh.colors[v];
      fmt::format_to(to, FMT_COMPILE(" {:.3f} {:.3f} {:.3f}"), rounded(c.x, 1e3), rounded(c.y, 1e3),
                     rounded(c.z, 1e3));
    }
    out.push_back('\n');
  }
  const bool textured = mesh.cornerUvs.size() == mesh.triangles.size() && !mesh.cornerUvs.empty();
  if (textured) {
    for (const auto& corners : mesh.cornerUvs) {
      for (const auto& uv : corners) {
        fmt::format_to(to, FMT_COMPILE("vt {:.5f} {:.5f}\n"), rounded(uv.x, 1e5),
                       rounded(uv.y, 1e5));
      }
    }
  }
  const bool shaded = mesh.normals.size() == mesh.positions.size() && !mesh.normals.empty();
  if (shaded) {
    for (const auto& n : mesh.normals) {
      fmt::format_to(to, FMT_COMPILE("vn {:.4f} {:.4f} {:.4f}\n"), rounded(n.x, 1e4),
                     rounded(n.y, 1e4), rounded(n.z, 1e4));
    }
  }
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    out.push_back('f');
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t v = mesh.triangles[t][k] + 1;
      if (textured && shaded) {
        fmt::format_to(to, FMT_COMPILE(" {}/{}/{}"), v, 3 * t + k + 1, v);
      } else if (textured) {
        fmt::format_to(to, FMT_COMPILE(" {}/{}"), v, 3 * t + k + 1);
      } else if (shaded) {
        fmt::format_to(to, FMT_COMPILE(" {}//{}"), v, v);
      } else {
        fmt::format_to(to, FMT_COMPILE(" {}"), v);
      }
    }
    out.push_back('\n');
  }
  return fmt::to_string(out);
}

Result<void> writeObj(const TriangleMesh& mesh, const std::filesystem::path& path,
                      const std::string& comment) {
  return platform::writeFileAtomically(path, objText(mesh, comment));
}

}  // namespace mesomap::mesh
