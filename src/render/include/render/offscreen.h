// A picture without a display: an EGL context (surfaceless on Mesa) and PNG files.
#pragma once

#include <filesystem>
#include <memory>

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

/// Draws one frame with a context of its own; no other context may be current on this thread.
/// Sizes 16..16384, RGBA, top row first; with a transparent background the alpha is straight, as in
/// a PNG. Errors: usage for the size; io when no driver draws or memory is short.
[[nodiscard]] Result<mesh::Image> renderOffscreen(const Frame& frame,
                                                  const std::filesystem::path& shaderFolder);

/// Atomic PNG write through stb_image_write.
[[nodiscard]] Result<void> writePng(const mesh::Image& image, const std::filesystem::path& path);
[[nodiscard]] Result<std::string> encodePng(const mesh::Image& image);
[[nodiscard]] Result<mesh::Image> readPng(const std::filesystem::path& path);

}  // namespace mesomap::render
