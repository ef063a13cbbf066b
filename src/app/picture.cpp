#include "picture.h"

#include <fmt/format.h>

#include <charconv>

#include "base/i18n.h"
#include "base/platform/folders.h"
#include "render/offscreen.h"

namespace mesomap::app {

Result<std::pair<int, int>> parseSize(const std::string& text) {
  const std::size_t cross = text.find('x');
  int width = 0;
  int height = 0;
  const auto read = [](const char* begin, const char* end, int& value) {
    const auto [stop, problem] = std::from_chars(begin, end, value);
    return problem == std::errc() && stop == end && value >= 16 && value <= 16384;
  };
  const char* data = text.data();
  if (cross == std::string::npos || !read(data, data + cross, width) ||
      !read(data + cross + 1, data + text.size(), height)) {
    return Error{
        ErrorKind::usage, "--size",
        fmt::format(fmt::runtime(_("'{}' is not WIDTHxHEIGHT in pixels, 16 to 16384 each")), text)};
  }
  return std::pair{width, height};
}

Result<mesh::Image> drawPicture(const scene::Session& session, const PictureOptions& options) {
  const auto data = platform::dataFolder();
  if (!data) return data.error();
  render::Frame frame;
  const glm::dvec2 size(options.widthPx, options.heightPx);
  frame.camera = scene::firstView(session.model()->bounds, size);
  if (options.view) {
    frame.camera.look(*options.view);
    frame.camera.frame(session.model()->bounds, size, 0.85);
  }
  frame.widthPx = options.widthPx;
  frame.heightPx = options.heightPx;
  frame.model = session.model();
  frame.plan = session.plan();
  frame.clientView = options.client;
  return render::renderOffscreen(frame, *data / "shaders");
}

Result<void> writePicture(const scene::Session& session, const PictureOptions& options,
                          const std::filesystem::path& path) {
  const auto image = drawPicture(session, options);
  if (!image) return image.error();
  return render::writePng(*image, path);
}

}  // namespace mesomap::app
