// A picture made of drawn views and what is laid over them, ready to be drawn anywhere: it holds
// all it needs and asks nothing of the session or the window any more.
#pragma once

#include <filesystem>
#include <functional>
#include <glm/vec2.hpp>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/surface_file.h"
#include "render/frame.h"
#include "render/ink.h"

namespace mesomap::app {

struct PictureView {
  render::Frame frame;
  glm::ivec2 cornerPx{0};  ///< Its upper left corner in the picture.
  int fadePx = 0;          ///< Over so many of its lowest rows it fades into the paper.
};

struct PictureCanvas {
  int widthPx = 0;
  int heightPx = 0;
  bool transparent = false;                      ///< Kept see-through; else the file has no alpha.
  render::InkColor paper{{255, 255, 255}, 1.0};  ///< Where no view lies.
  double dotsPerInch = 0.0;                      ///< How large it is meant on paper; 0: not said.
  int reduceBy = 1;  ///< Handed on with so many times fewer pixels each way; not of one view alone.
  bool keepsLight = true;  ///< Else the cache takes nothing of a scan: its plan has a password.
  std::vector<PictureView> views;
  /// Lays names and captions on rows of the picture; may be empty, may be called for each part.
  std::function<void(render::Ink&)> over;
};

/// No OpenGL context may be current on this thread. Errors as renderOffscreen.
[[nodiscard]] Result<mesh::Image> imageOf(const PictureCanvas& canvas,
                                          const Progress& progress = {});
/// The same as a PNG file, whole or not at all. A picture of one view is never in memory as a
/// whole.
[[nodiscard]] Result<void> writeCanvas(const PictureCanvas& canvas,
                                       const std::filesystem::path& path,
                                       const Progress& progress = {});

}  // namespace mesomap::app
