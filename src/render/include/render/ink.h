// Text and simple shapes laid on a finished picture, without OpenGL and without a window: names,
// numbers, captions, the bar of the scale.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <string>

#include "base/result.h"
#include "mesh/surface_file.h"

namespace mesomap::render {

struct InkColor {
  std::array<std::uint8_t, 3> rgb{};  ///< sRGB
  double alpha = 1.0;
};

/// The program's typeface at one size, by FreeType as in the window.
class Typeface {
 public:
  enum class Weight { regular, medium, semibold };
  /// `sizePx` as the window's sizes are meant: from the highest to the lowest part of a line.
  /// Error: io where the font's package is missing.
  [[nodiscard]] static Result<std::shared_ptr<const Typeface>> load(Weight weight, double sizePx);
  ~Typeface();

  [[nodiscard]] double sizePx() const;
  /// Of one line of UTF-8.
  [[nodiscard]] double widthOf(const std::string& text) const;
  /// `text`, with its end left out for an ellipsis where it is wider than `widthPx`.
  [[nodiscard]] std::string fitted(const std::string& text, double widthPx) const;

 private:
  friend class Ink;
  Typeface();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Draws on rows of a picture, in pixels of the whole picture from its upper left corner. What lies
/// outside of the rows is left out. Alpha is straight.
class Ink {
 public:
  /// The rows begin `topPx` below the whole picture's upper edge.
  Ink(mesh::Image& rows, int topPx) : rows_(rows), origin_(0.0, -topPx) {}
  /// Places from here on are from this corner.
  [[nodiscard]] Ink from(glm::dvec2 cornerPx) const {
    Ink moved = *this;
    moved.origin_ += cornerPx;
    return moved;
  }

  /// One line; `at` is its upper left corner.
  void text(const Typeface& face, glm::dvec2 at, const std::string& text, const InkColor& color);
  void box(glm::dvec2 min, glm::dvec2 max, double radius, const InkColor& color);
  /// Its outline, inside the box.
  void outline(glm::dvec2 min, glm::dvec2 max, double radius, double width, const InkColor& color);
  void line(glm::dvec2 a, glm::dvec2 b, double width, const InkColor& color);
  void disc(glm::dvec2 centre, double radius, const InkColor& color);
  /// Lines that rise to the right, `apart` from each other, inside the box.
  void hatch(glm::dvec2 min, glm::dvec2 max, double apart, double width, const InkColor& color);

 private:
  /// `distance`: of a place to the shape's edge, negative inside.
  void fill(glm::dvec2 min, glm::dvec2 max, const std::function<double(glm::dvec2)>& distance,
            const InkColor& color);
  void lay(int x, int y, double cover, const InkColor& color);

  mesh::Image& rows_;
  glm::dvec2 origin_;
};

}  // namespace mesomap::render
