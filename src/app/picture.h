// A picture of a session without a window: what `render`, `export --to png` and the demo draw.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "picture_canvas.h"
#include "scene/camera.h"
#include "scene/session.h"

namespace mesomap::app {

/// A close-up: what to look at and how much of it to show.
struct CloseUp {
  glm::dvec3 centre{0.0};   ///< mm, in the surface's axes
  double acrossMm = 200.0;  ///< shown over the smaller side of the picture
};

struct PictureOptions {
  /// Drawn side by side, each as wide as the others; none: the first view.
  std::vector<scene::StandardView> views;
  /// Where one is given it stands for the view of that place; a close-up keeps its direction.
  std::vector<std::optional<scene::Camera>> cameras;
  /// None: the whole surface. One: every view shows it. Else one for each view.
  std::vector<CloseUp> closeUps;
  int widthPx = 1280;
  int heightPx = 800;
  bool client = false;       ///< as shown to the client: soft tints, small points
  bool showZones = false;    ///< caution and blocked zones of a figure
  bool showAreas = false;    ///< borders of a figure's areas
  bool colourAreas = false;  ///< a figure's areas in soft colours, neighbours told apart
  bool clay = false;         ///< matte clay instead of skin
  bool landmarks = false;    ///< crosses at a figure's landmarks
  bool transparent = false;  ///< nothing behind the surface
  bool needles = false;      ///< of all areas, at their angle and depth, where near enough
  bool order = false;        ///< lines from point to point
  /// What the sessions that are done have done to the skin; never to a client.
  std::optional<scene::BurdenMeasure> burden;
  /// Names of areas, numbers of points, the scale, and what zones' colours mean; never to a client.
  bool labels = false;
  /// Of lines, points and letters; 0: they grow with the picture, from 1 at 1280 by 800.
  double pixelScale = 0.0;
};

/// "1280x800" → width and height, 16..16384 each.
[[nodiscard]] Result<std::pair<int, int>> parseSize(const std::string& text);

/// The picture with all it needs, to be drawn here or elsewhere.
[[nodiscard]] Result<PictureCanvas> pictureOf(const scene::Session& session,
                                              const PictureOptions& options);
/// Draws and writes a PNG whole or not at all.
[[nodiscard]] Result<void> writePicture(const scene::Session& session,
                                        const PictureOptions& options,
                                        const std::filesystem::path& path,
                                        const Progress& progress = {});

}  // namespace mesomap::app
