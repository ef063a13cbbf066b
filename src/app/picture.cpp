#include "picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "area_sheet.h"
#include "base/i18n.h"
#include "picture_labels.h"
#include "render/client_frame.h"
#include "scene/client_content.h"

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

}  // namespace

double pictureScale(const PictureOptions& options) {
  if (options.pixelScale > 0.0) return options.pixelScale;
  return std::max(1.0, std::min(options.widthPx / 1280.0, options.heightPx / 800.0));
}

Result<PictureCanvas> pictureOf(const scene::Session& session, const PictureOptions& options) {
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
  scene::BurdenMapPtr burden;
  if (options.burden && !options.client) {
    burden = std::make_shared<const scene::BurdenMap>(
        scene::burdenMap(*session.model(), scene::burdenSource(*session.plan())));
  }
  PictureCanvas canvas;
  canvas.widthPx = options.widthPx;
  canvas.heightPx = options.heightPx;
  canvas.transparent = options.transparent;
  canvas.keepsLight = session.seal() == nullptr;
  std::vector<std::function<void(render::Ink&)>> labels;
  for (std::size_t i = 0; i < count; ++i) {
    const auto edge = [&](std::size_t k) {
      return static_cast<int>(static_cast<std::size_t>(options.widthPx) * k / count);
    };
    render::Frame frame;
    if (options.client) frame = render::clientFrame(session.model(), plan, {});
    frame.widthPx = edge(i + 1) - edge(i);
    frame.heightPx = options.heightPx;
    frame.pixelScale = static_cast<float>(pictureScale(options));
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
    frame.showNeedles = options.needles && !options.client;
    frame.showOrder = options.order && !options.client;
    frame.burden = burden;
    if (options.burden) frame.burdenMeasure = *options.burden;
    if (!options.client) frame.leftOutPositions = landmarks;
    frame.clay = options.clay && !options.client;
    frame.transparentBackground = options.transparent;
    // Where less than half of the surface shows, a letter could stand on the wrong part's side.
    const double width = session.model()->bounds.size().x;
    frame.sideLetters = !options.client && (closeUp == nullptr || closeUp->acrossMm > width / 2);
    if (options.labels && !options.client) {
      auto found = labelsOf(frame);
      if (!found) return found.error();
      labels.push_back(std::move(*found));
    }
    canvas.views.push_back({std::move(frame), {edge(i), 0}});
  }
  if (!labels.empty()) {
    std::vector<glm::dvec2> corners;
    for (const PictureView& view : canvas.views) corners.emplace_back(view.cornerPx);
    canvas.over = [labels, corners](render::Ink& ink) {
      for (std::size_t i = 0; i < labels.size(); ++i) {
        render::Ink there = ink.from(corners[i]);
        labels[i](there);
      }
    };
  }
  return canvas;
}

Result<void> writePicture(const scene::Session& session, const PictureOptions& options,
                          const std::filesystem::path& path, const Progress& progress) {
  const auto canvas = pictureOf(session, options);
  if (!canvas) return canvas.error();
  return writeCanvas(*canvas, path, progress);
}

}  // namespace mesomap::app
