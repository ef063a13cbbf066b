// What one picture shows: everything the renderer needs, as plain data.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "scene/burden_map.h"
#include "scene/camera.h"
#include "scene/point_colours.h"
#include "scene/session.h"
#include "scene/surface_model.h"
#include "surface/openness.h"

namespace mesomap::render {

/// A round part of the picture in which the skin is looked through.
struct Lens {
  glm::vec2 centerPx{0.0f};  ///< From the upper left corner.
  float radiusPx = 0.0f;
  bool operator==(const Lens&) const = default;
};

/// A part of a larger picture, drawn by itself.
struct Tile {
  int leftPx = 0, topPx = 0;  ///< Where its corner lies in the whole picture.
  int wholeWidthPx = 0, wholeHeightPx = 0;
};

struct Frame {
  scene::Camera camera;
  int widthPx = 0;
  int heightPx = 0;
  std::optional<Tile> tile;  ///< Width and height are its own then, the camera that of the whole.
  float pixelScale = 1.0f;   ///< 2 on a HiDPI monitor: line widths and point sizes follow
  scene::SurfaceModelPtr model;
  plan::PlanPtr plan;
  std::vector<scene::Session::LiveShape> live;  ///< Drawn instead of the plan's shapes.
  std::optional<scene::Session::LiveExclusion> liveExclusion;  ///< Instead of the plan's.
  std::vector<scene::Session::LivePoints> livePoints;  ///< Drawn instead of the plan's points.
  RegionId selected;
  RegionId hovered;  ///< Under the pointer: its border stands out, less than the chosen one's.
  SiteId selectedPoint;
  SiteId ghostPoint;                        ///< Being dragged: hollow and faint where it came from.
  std::vector<glm::vec3> leftOutPositions;  ///< Shown as small crosses after "Show".
  std::vector<glm::vec3> lastSession;       ///< Where points were injected last time: faint rings.
  bool showPoints = true;
  scene::PointColours pointColours = scene::PointColours::area;  ///< Never before the client.
  bool showNeedles = false;  ///< Of the selected area's points, or of all; never to the client.
  bool showGaps = false;     ///< Skin far from every point; never to the client.
  /// What the course's sessions have done to the skin; null: not shown. Never to the client.
  scene::BurdenMapPtr burden;
  scene::BurdenMeasure burdenMeasure = scene::BurdenMeasure::punctures;
  bool showOrder = false;   ///< The way from point to point of the selected area.
  bool showHidden = false;  ///< Points behind the figure as faint rings.
  /// There needles are seen inside the skin and points behind the figure. Never to the client, nor
  /// on a transparent ground.
  std::optional<Lens> lens;
  bool clientView = false;  ///< Soft tints and small points only.
  bool sideLetters = true;  ///< R and L beside the figure (drawn by the renderer).
  bool showZones = false;   ///< Caution and blocked zones of a figure, laid on the skin.
  bool showAreas = false;   ///< Borders of all areas of a figure's atlas.
  std::vector<std::vector<glm::dvec3>> middleLines;  ///< Between the client's sides, mm.
  bool moving = false;   ///< The camera is being dragged: speed before beauty.
  bool reduced = false;  ///< On the move: fewer triangles of a skin that has very many.
  bool transparentBackground = false;
  /// How open to the light the skin lies, by vertex of the file's mesh, where the model does not
  /// say so itself; null until it is known.
  std::shared_ptr<const surface::Openness> openness;
  bool clay = false;            ///< Matte clay instead of skin: shape and nothing else.
  bool darkBackground = false;  ///< Warm dark grey behind the figure instead of warm white.
  /// Pictures of the same skin from the same place follow: they cost what changed in areas and
  /// points, not the skin. Takes memory as the picture does.
  bool keepSkin = false;

  [[nodiscard]] glm::ivec2 wholeSizePx() const {
    return tile ? glm::ivec2(tile->wholeWidthPx, tile->wholeHeightPx)
                : glm::ivec2(widthPx, heightPx);
  }
};

/// Line on top of the picture, without redrawing the skin (the brush's ring).
struct OverlayLine {
  std::vector<glm::vec3> points;  ///< mm, closed
  std::array<float, 4> color{1, 1, 1, 1};
};

}  // namespace mesomap::render
