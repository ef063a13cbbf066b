// The renderer's own picture: a colour texture, and where it pays a multisampled twin.
#pragma once

#include <memory>

#include "base/result.h"
#include "gl_objects.h"
#include "mesh/surface_file.h"

namespace mesomap::render {

class Target {
 public:
  /// Makes room for the size; `samples` 0 or 4 (fewer where the driver offers fewer).
  [[nodiscard]] Result<void> prepare(int widthPx, int heightPx, int samples);
  /// Binds what is to be drawn into.
  void bind() const;
  /// Brings the multisampled picture into the texture.
  void resolve() const;
  [[nodiscard]] GLuint texture() const { return plain_ ? plain_->color.name() : 0; }
  /// Top row first, RGBA.
  [[nodiscard]] mesh::Image read() const;

 private:
  struct Plain {
    Framebuffer frame;
    Texture color;
    Renderbuffer depth;
  };
  struct Multisampled {
    Framebuffer frame;
    Renderbuffer color;
    Renderbuffer depth;
    int samples = 0;
  };
  std::unique_ptr<Plain> plain_;
  std::unique_ptr<Multisampled> multi_;
  bool useMulti_ = false;
  int width_ = 0;
  int height_ = 0;
};

}  // namespace mesomap::render
