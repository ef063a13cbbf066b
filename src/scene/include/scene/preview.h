// What a tool will do, to be drawn over the picture while it is doing it.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "base/ids.h"
#include "surface/paged_field.h"

namespace mesomap::scene {

/// Shape to draw instead of the document's while a change is under way.
struct LiveShape {
  RegionId region;  ///< id in the plan, or the id the new area will have
  std::array<std::uint8_t, 3> color{};
  surface::PagedField shape;
  int hatch = 0;
};

/// A line lying on the skin.
struct PreviewLine {
  enum class Kind {
    ring,     ///< Of the brush or circle: how wide the gesture is.
    path,     ///< From clicked point to clicked point.
    outline,  ///< Border of what would be marked.
    radius    ///< From the middle of a circle to its border.
  };
  Kind kind = Kind::ring;
  bool closed = true;
  bool twin = false;               ///< On the other side.
  std::vector<glm::dvec3> points;  ///< mm
};

/// A point of the plan, or one on its way, with its number.
struct PreviewPoint {
  enum class Kind {
    hovered,   ///< What a click would choose.
    chosen,    ///< Its number only.
    dragged,   ///< Where it would be put.
    numbered,  ///< Its number only.
    met        ///< Numbered by the drag under way.
  };
  Kind kind = Kind::hovered;
  glm::dvec3 position{0.0};  ///< mm
  std::string number;
};

struct Preview {
  std::vector<PreviewLine> lines;
  std::vector<PreviewPoint> points;
  std::vector<LiveShape> shapes;    ///< Drawn instead of the plan's areas.
  std::vector<glm::dvec3> handles;  ///< Points clicked so far, mm.
  std::vector<glm::dvec2> lasso;    ///< Freehand outline, framebuffer pixels, joined at its ends.
  bool erases = false;              ///< It takes away: drawn in the colour of the eraser.
  std::string text;                 ///< "12.3 cm²", "42 mm", beside the pointer; may be empty.
  std::string hint;                 ///< What a click would do, for the status line.
  std::string refusal;              ///< Why nothing would happen here, in words; may be empty.
  [[nodiscard]] bool empty() const {
    return lines.empty() && points.empty() && shapes.empty() && handles.empty() && lasso.empty() &&
           text.empty() && refusal.empty();
  }
};

}  // namespace mesomap::scene
