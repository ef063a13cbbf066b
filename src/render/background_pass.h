// The ground behind the figure: a soft studio wall, warm white or warm dark grey.
#pragma once

#include <filesystem>
#include <memory>

#include "gl_objects.h"
#include "program.h"
#include "view.h"

namespace mesomap::render {

class BackgroundPass {
 public:
  [[nodiscard]] static Result<BackgroundPass> create(const std::filesystem::path& shaders);
  /// Into the whole of `frame`, which stays bound. The wall is painted once for a size and copied
  /// from then on: painting it takes a processor half as long as drawing the figure.
  void draw(const View& view, bool dark, GLuint frame);
  /// The wall again where skin hides it, as far as the view's lens looks through it.
  void drawThrough(const View& view, bool dark) const;

 private:
  explicit BackgroundPass(Program program) : program_(std::move(program)) {}
  void paint(const View& view, bool dark) const;

  struct Wall {
    Framebuffer frame;
    Renderbuffer color;
    glm::vec2 sizePx{0.0f}, wholePx{0.0f}, originPx{0.0f};
    bool dark = false;
  };
  Program program_;
  VertexArray empty_;
  std::unique_ptr<Wall> wall_;
};

}  // namespace mesomap::render
