#include "support/scan_like.h"

#include <array>
#include <cmath>
#include <fstream>
#include <glm/geometric.hpp>
#include <numbers>
#include <ostream>
#include <string>

#include "support/meshes.h"

namespace mesomap::support {
namespace {

constexpr int kPictureSize = 64;

/// A 24-bit BMP, skin-coloured with soft stripes: enough to see that it was found.
void writePicture(const std::filesystem::path& path) {
  constexpr std::uint32_t kPixels = kPictureSize * kPictureSize * 3;
  std::ofstream out(path, std::ios::binary);
  const auto put = [&out](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out.put(static_cast<char>((value >> (8 * i)) & 0xff));
  };
  out << "BM";
  put(54 + kPixels, 4);
  put(0, 4);
  put(54, 4);
  put(40, 4);
  put(kPictureSize, 4);
  put(kPictureSize, 4);
  put(1, 2);
  put(24, 2);
  put(0, 4);
  put(kPixels, 4);
  for (int i = 0; i < 4; ++i) put(i < 2 ? 2835 : 0, 4);
  for (int y = 0; y < kPictureSize; ++y) {
    for (int x = 0; x < kPictureSize; ++x) {
      const auto stripe = static_cast<std::uint32_t>(10.0 * std::sin(0.5 * x) + 10.0);
      put(150 + stripe, 1);
      put(170 + stripe, 1);
      put(215 + stripe, 1);
    }
  }
}

void writeVertex(std::ostream& out, const glm::dvec3& mm, double scale) {
  out << "v " << mm.x * scale << ' ' << mm.y * scale << ' ' << mm.z * scale << '\n';
}

}  // namespace

std::filesystem::path writeScanLike(const mesh::TriangleMesh& figure,
                                    const std::filesystem::path& folder,
                                    const ScanLikeOptions& options) {
  const std::filesystem::path path = folder / "scan.obj";
  std::ofstream out(path);
  out.precision(9);
  out << "# a scanned head\n";
  if (options.texture) {
    writePicture(folder / "skin.bmp");
    std::ofstream(folder / "scan.mtl") << "newmtl skin\nKd 1 1 1\nmap_Kd skin.bmp\n";
    out << "mtllib scan.mtl\n";
  }
  Random random(options.seed);
  const mesh::Bounds bounds = mesh::boundsOf(figure);
  // The hole is where a scanner sees least: high on the back of the head.
  glm::dvec3 back = bounds.center();
  double most = 1e300;
  for (const glm::vec3& p : figure.positions) {
    if (p.y > bounds.max.y - 120 && p.z < most) {
      most = p.z;
      back = glm::dvec3(p);
    }
  }
  for (std::size_t i = 0; i < figure.positions.size(); ++i) {
    const glm::dvec3 noise =
        glm::dvec3(figure.normals[i]) * random.uniform(-options.noiseMm, options.noiseMm);
    writeVertex(out, glm::dvec3(figure.positions[i]) + noise, options.scale);
  }
  for (const glm::vec3& p : figure.positions) {
    const double u = std::atan2(p.x, p.z) / (2 * std::numbers::pi) + 0.5;
    out << "vt " << u << ' ' << (p.y - bounds.min.y) / bounds.size().y << '\n';
  }
  if (options.texture) out << "usemtl skin\n";
  const auto face = [&out](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    out << "f " << a << '/' << a << ' ' << b << '/' << b << ' ' << c << '/' << c << '\n';
  };
  for (std::uint32_t t = 0; t < figure.triangles.size(); ++t) {
    const glm::dvec3 middle =
        (figure.corner(t, 0) + figure.corner(t, 1) + figure.corner(t, 2)) / 3.0;
    if (glm::distance(middle, back) < options.holeRadiusMm) continue;
    const mesh::Triangle& c = figure.triangles[t];
    face(c[0] + 1, c[1] + 1, c[2] + 1);
  }
  auto next = static_cast<std::uint32_t>(figure.positions.size() + 1);
  for (int i = 0; i < options.islands; ++i) {
    const glm::dvec3 place(bounds.max.x - 20.0 * random.uniform(), bounds.max.y - 10 - 8.0 * i,
                           bounds.max.z - 20.0 * random.uniform());
    for (const glm::dvec3& corner :
         {glm::dvec3(0, 0, 0), glm::dvec3(2, 0, 0), glm::dvec3(0, 2, 0), glm::dvec3(0, 0, 2)}) {
      writeVertex(out, place + corner, options.scale);
    }
    for (int k = 0; k < 4; ++k) out << "vt 0 0\n";
    face(next, next + 2, next + 1);
    face(next, next + 1, next + 3);
    face(next, next + 3, next + 2);
    face(next + 1, next + 2, next + 3);
    next += 4;
  }
  return path;
}

}  // namespace mesomap::support
