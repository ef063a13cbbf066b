// The renderer's own picture: what is drawn into, what is kept of it, and what is shown.
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
  /// Makes room for the size. True where that is another one than before: all is lost.
  [[nodiscard]] Result<bool> prepare(int widthPx, int heightPx);
  /// Binds what is drawn into.
  void bind() const;
  [[nodiscard]] PixelRect whole() const { return {0, 0, width_, height_}; }
  [[nodiscard]] int widthPx() const { return width_; }
  [[nodiscard]] int heightPx() const { return height_; }
  [[nodiscard]] GLuint drawnFrame() const { return drawn_ ? drawn_->frame.name() : 0; }
  [[nodiscard]] GLuint drawnTexture() const { return drawn_ ? drawn_->color.name() : 0; }

  /// Keeps a copy of the colours as they are now, for `takeBack`. Error: no room for it.
  [[nodiscard]] Result<void> keep();
  /// The kept colours again, in `part`. Depths are as the last drawing left them.
  void takeBack(const PixelRect& part) const;
  /// Keeps a copy of the depths as they are now, to be read by shaders until the size changes.
  /// Error: the driver has no room for it.
  [[nodiscard]] Result<void> keepDepth();
  [[nodiscard]] GLuint depthTexture() const { return keptDepth_ ? keptDepth_->depth.name() : 0; }
  [[nodiscard]] GLuint keptFrame() const { return kept_ ? kept_->frame.name() : 0; }
  [[nodiscard]] GLuint keptTexture() const { return kept_ ? kept_->color.name() : 0; }

  /// Makes room for a picture to show instead of the drawn one. Error: no room for it.
  [[nodiscard]] Result<void> prepareSmooth();
  [[nodiscard]] GLuint smoothFrame() const { return smooth_ ? smooth_->frame.name() : 0; }
  /// Which of the two is shown from now on.
  void showSmooth(bool smooth) { showsSmooth_ = smooth && smooth_; }

  [[nodiscard]] GLuint texture() const {
    return showsSmooth_ ? smooth_->color.name() : drawnTexture();
  }
  /// What is shown: top row first, RGBA.
  [[nodiscard]] mesh::Image read() const;

 private:
  struct Picture {
    Framebuffer frame;
    Texture color;
  };
  struct KeptDepth {
    Framebuffer frame;
    Texture depth;
  };
  [[nodiscard]] Result<std::unique_ptr<Picture>> makePicture() const;

  std::unique_ptr<Picture> drawn_;
  std::unique_ptr<Renderbuffer> depth_;
  std::unique_ptr<Picture> kept_;
  std::unique_ptr<Picture> smooth_;
  std::unique_ptr<KeptDepth> keptDepth_;
  bool showsSmooth_ = false;
  int width_ = 0;
  int height_ = 0;
};

}  // namespace mesomap::render
