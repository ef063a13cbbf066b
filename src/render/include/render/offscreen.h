// A picture without a display: an EGL context (surfaceless on Mesa) and PNG files.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/surface_file.h"
#include "render/frame.h"

namespace mesomap::render {

/// A current OpenGL 3.3 core context with no window. One per thread at a time.
class OffscreenContext {
 public:
  [[nodiscard]] static Result<std::unique_ptr<OffscreenContext>> create();
  ~OffscreenContext();

 private:
  OffscreenContext();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct OffscreenOptions {
  /// Longest side of what is drawn at once. A larger picture is drawn in tiles of at most this size
  /// that overlap a little; the driver's own limit holds too.
  int tilePx = 2048;
  Progress progress;
};

/// Draws one frame, as smooth as the window's picture at rest, with a context of its own; no other
/// context may be current on this thread. Sizes 16..16384, RGBA, top row first; with a transparent
/// background the alpha is straight, as in a PNG. Errors: usage for the size; io when no driver
/// draws or memory is short; cancelled.
[[nodiscard]] Result<mesh::Image> renderOffscreen(const Frame& frame,
                                                  const std::filesystem::path& shaderFolder,
                                                  const OffscreenOptions& options = {});

/// Rows of a picture from left to right, the first of them `topPx` below its upper edge.
using TakeRows = std::function<Result<void>(mesh::Image& rows, int topPx)>;
/// The same handed on as it comes, from the top: a large picture is never in memory as a whole. An
/// error of `take` ends it.
[[nodiscard]] Result<void> renderRows(const Frame& frame, const std::filesystem::path& shaderFolder,
                                      const OffscreenOptions& options, const TakeRows& take);

/// Atomic PNG write.
[[nodiscard]] Result<void> writePng(const mesh::Image& image, const std::filesystem::path& path);
[[nodiscard]] Result<std::string> encodePng(const mesh::Image& image);
[[nodiscard]] Result<mesh::Image> readPng(const std::filesystem::path& path);

}  // namespace mesomap::render
