#include "picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "area_sheet.h"
#include "base/i18n.h"
#include "base/platform/folders.h"
#include "render/client_frame.h"
#include "render/offscreen.h"
#include "scene/client_content.h"
#include "scene/skin_light.h"

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

namespace {

scene::Camera cameraFor(const scene::Session& session, std::optional<scene::StandardView> view,
                        const CloseUp* closeUp, glm::dvec2 size) {
  const mesh::Bounds& bounds = session.model()->bounds;
  scene::Camera camera = scene::firstView(bounds, size);
  if (view) camera.look(*view);
  if (closeUp != nullptr) {
    camera.target = closeUp->centre;
    camera.distance =
        closeUp->acrossMm / 2 / std::tan(camera.verticalFov / 2) * std::max(1.0, size.y / size.x);
  } else if (view) {
    camera.frame(bounds, size, 0.85);
  }
  return camera;
}

/// Copies `part` into `whole` with its left edge at column `x`.
void place(const mesh::Image& part, int x, mesh::Image& whole) {
  const auto channels = static_cast<std::size_t>(part.channels);
  const std::size_t row = static_cast<std::size_t>(part.width) * channels;
  for (int y = 0; y < part.height; ++y) {
    const auto from = static_cast<std::size_t>(y) * row;
    const auto to = (static_cast<std::size_t>(y) * static_cast<std::size_t>(whole.width) +
                     static_cast<std::size_t>(x)) *
                    channels;
    std::copy_n(part.pixels.begin() + static_cast<std::ptrdiff_t>(from), row,
                whole.pixels.begin() + static_cast<std::ptrdiff_t>(to));
  }
}

}  // namespace

Result<mesh::Image> drawPicture(const scene::Session& session, const PictureOptions& options) {
  const auto data = platform::dataFolder();
  if (!data) return data.error();
  const std::size_t count = std::max<std::size_t>(1, options.views.size());
  plan::PlanPtr plan = session.plan();
  if (options.colourAreas) {
    plan = std::make_shared<const plan::Plan>(withAreaColours(*plan, *session.model()));
  }
  if (options.client) plan = scene::clientContent(*plan, session.model(), language()).plan;
  std::vector<glm::vec3> landmarks;
  if (options.landmarks) {
    for (const plan::Landmark& each : session.model()->landmarks()) {
      landmarks.emplace_back(each.position);
    }
  }
  const auto cache = platform::cacheFolder();
  const auto openness =
      scene::skinOpenness(*session.model(), cache ? *cache : std::filesystem::path());
  if (!openness) return openness.error();
  mesh::Image whole;
  for (std::size_t i = 0; i < count; ++i) {
    const auto edge = [&](std::size_t k) {
      return static_cast<int>(static_cast<std::size_t>(options.widthPx) * k / count);
    };
    render::Frame frame;
    if (options.client) frame = render::clientFrame(session.model(), plan, {});
    frame.widthPx = edge(i + 1) - edge(i);
    frame.heightPx = options.heightPx;
    const auto view = options.views.empty() ? std::nullopt : std::optional(options.views[i]);
    const CloseUp* closeUp = options.closeUps.empty()
                                 ? nullptr
                                 : &options.closeUps[std::min(i, options.closeUps.size() - 1)];
    frame.camera = cameraFor(session, view, closeUp, {frame.widthPx, frame.heightPx});
    if (i < options.cameras.size() && options.cameras[i]) {
      const scene::Camera& kept = *options.cameras[i];
      frame.camera.yaw = kept.yaw;
      frame.camera.pitch = kept.pitch;
      if (closeUp == nullptr) frame.camera = kept;
    }
    frame.model = session.model();
    frame.plan = plan;
    frame.showZones = options.showZones && !options.client;
    frame.showAreas = (options.showAreas || options.colourAreas) && !options.client;
    if (!options.client) frame.leftOutPositions = landmarks;
    frame.openness = *openness;
    frame.clay = options.clay && !options.client;
    frame.transparentBackground = options.transparent;
    // Where less than half of the surface shows, a letter could stand on the wrong part's side.
    const double width = session.model()->bounds.size().x;
    frame.sideLetters = !options.client && (closeUp == nullptr || closeUp->acrossMm > width / 2);
    auto image = render::renderOffscreen(frame, *data / "shaders");
    if (!image || count == 1) return image;
    if (i == 0) {
      whole.width = options.widthPx;
      whole.height = options.heightPx;
      whole.channels = image->channels;
      whole.pixels.resize(static_cast<std::size_t>(whole.width) *
                          static_cast<std::size_t>(whole.height) *
                          static_cast<std::size_t>(whole.channels));
    }
    place(*image, edge(i), whole);
  }
  return whole;
}

Result<void> writePicture(const scene::Session& session, const PictureOptions& options,
                          const std::filesystem::path& path) {
  const auto image = drawPicture(session, options);
  if (!image) return image.error();
  return render::writePng(*image, path);
}

}  // namespace mesomap::app
