// The renderer's own picture: a colour texture, and where it pays a multisampled twin.
#pragma once

#include <memory>

#include "base/result.h"
#include "gl_objects.h"
#include "mesh/surface_file.h"

namespace mesomap::render {

/// Pixels from the bottom left, as OpenGL counts them.
struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

class Target {
 public:
  /// Makes room for the size; `samples` 0 or 4 (fewer where the driver offers fewer).
  [[nodiscard]] Result<void> prepare(int widthPx, int heightPx, int samples);
  /// Binds what is to be drawn into.
  void bind() const;
  /// Brings the multisampled picture into the texture; its pixels in `part` only.
  void resolve(const PixelRect& part) const;
  [[nodiscard]] PixelRect whole() const { return {0, 0, width_, height_}; }
  /// Keeps a copy of the colours as they are now, for `takeBack`. Error: no room for it.
  [[nodiscard]] Result<void> keep();
  /// The kept colours again, in `part`. Depths are as the last drawing left them.
  void takeBack(const PixelRect& part) const;
  /// Keeps a copy of the depths as they are now, one sample a pixel, to be read by shaders until
  /// the size changes. Error: the driver has no room for it.
  [[nodiscard]] Result<void> keepDepth();
  [[nodiscard]] GLuint depthTexture() const { return depth_ ? depth_->depth.name() : 0; }
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
  struct Kept {
    Framebuffer frame;
    Renderbuffer color;
    int samples = 0;
  };
  struct KeptDepth {
    Framebuffer frame;
    Texture depth;
  };
  [[nodiscard]] GLuint drawnFrame() const {
    return useMulti_ ? multi_->frame.name() : plain_->frame.name();
  }
  void copy(GLuint from, GLuint to, const PixelRect& part) const;

  std::unique_ptr<Plain> plain_;
  std::unique_ptr<Multisampled> multi_;
  std::unique_ptr<Kept> kept_;
  std::unique_ptr<KeptDepth> depth_;
  bool useMulti_ = false;
  int width_ = 0;
  int height_ = 0;
};

}  // namespace mesomap::render
