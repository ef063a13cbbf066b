#include "texture.h"

#include <stb_image.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "base/i18n.h"
#include "base/platform/files.h"

namespace mesomap::mesh {

namespace {

bool isFile(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

}  // namespace

std::optional<std::filesystem::path> findBeside(const std::filesystem::path& file,
                                                const std::string& name) {
  std::string plain = name;
  std::replace(plain.begin(), plain.end(), '\\', '/');
  if (plain.empty() || plain.find('\0') != std::string::npos) return std::nullopt;
  const std::filesystem::path folder = file.parent_path();
  const std::filesystem::path wanted(plain);
  const bool climbs = std::any_of(wanted.begin(), wanted.end(),
                                  [](const std::filesystem::path& part) { return part == ".."; });
  if (!wanted.is_absolute() && !climbs && isFile(folder / wanted)) return folder / wanted;
  const auto last = wanted.filename();
  if (last.empty() || last == ".." || last == ".") return std::nullopt;
  if (isFile(folder / last)) return folder / last;
  return std::nullopt;
}

Result<Image> readImage(const std::filesystem::path& path) {
  constexpr std::size_t kMostBytes = std::size_t{256} << 20;
  constexpr int kMostPixels = 16384;  // a side
  const std::string subject = path.filename().string();
  auto bytes = platform::readFile(path, kMostBytes);
  if (!bytes) return bytes.error();
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes->data());
  const int size = static_cast<int>(bytes->size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) {
    return Error{ErrorKind::refused, subject, _("this is not a picture that can be read")};
  }
  if (width < 1 || height < 1 || width > kMostPixels || height > kMostPixels) {
    return Error{ErrorKind::refused, subject, _("the picture is too large")};
  }
  const int wanted = channels == 2 || channels == 4 ? 4 : 3;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(data, size, &width, &height, &channels, wanted), stbi_image_free);
  if (!pixels) return Error{ErrorKind::refused, subject, _("the picture is damaged")};
  Image image;
  image.width = width;
  image.height = height;
  image.channels = wanted;
  const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                            static_cast<std::size_t>(wanted);
  image.pixels.assign(pixels.get(), pixels.get() + count);
  return image;
}

}  // namespace mesomap::mesh
