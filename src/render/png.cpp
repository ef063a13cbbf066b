// PNG files: the picture of a plan, and the golden pictures of the tests. Read through stb.
#include <stb_image.h>

#include <cstddef>
#include <memory>
#include <string>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "render/offscreen.h"
#include "render/png_rows.h"

namespace mesomap::render {
namespace {

constexpr std::size_t kLargestFile = std::size_t{512} << 20;

std::size_t bytesOf(int width, int height, int channels) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
         static_cast<std::size_t>(channels);
}

}  // namespace

Result<std::string> encodePng(const mesh::Image& image) {
  if (image.width < 1 || image.height < 1 ||
      image.pixels.size() != bytesOf(image.width, image.height, image.channels)) {
    return Error{ErrorKind::refused, _("picture"), _("it has no pixels or they are incomplete")};
  }
  auto rows = PngRows::begin(image.width, image.height, image.channels);
  if (!rows) return rows.error();
  if (auto added = rows->add(image); !added) return added.error();
  return rows->finish();
}

Result<void> writePng(const mesh::Image& image, const std::filesystem::path& path) {
  auto png = encodePng(image);
  if (!png) return png.error();
  return platform::writeFileAtomically(path, *png);
}

Result<mesh::Image> readPng(const std::filesystem::path& path) {
  auto bytes = platform::readFile(path, kLargestFile);
  if (!bytes) return bytes.error();
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes->data());
  const int size = static_cast<int>(bytes->size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) {
    return Error{ErrorKind::refused, path.string(), _("this is not a PNG picture")};
  }
  if (width < 1 || height < 1 || width > kLargestSide || height > kLargestSide) {
    return Error{ErrorKind::refused, path.string(), _("the picture is too large")};
  }
  const int kept = channels == 2 || channels == 4 ? 4 : 3;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(data, size, &width, &height, &channels, kept), stbi_image_free);
  if (!pixels) {
    return Error{ErrorKind::refused, path.string(),
                 _("the picture is damaged: ") + std::string(stbi_failure_reason())};
  }
  mesh::Image image;
  image.width = width;
  image.height = height;
  image.channels = kept;
  image.pixels.assign(pixels.get(), pixels.get() + bytesOf(width, height, kept));
  return image;
}

}  // namespace mesomap::render
