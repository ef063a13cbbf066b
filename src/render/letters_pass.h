// Draws the letters R and L over the picture.
#pragma once

#include "gl_objects.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"

namespace mesomap::render {

class LettersPass {
 public:
  [[nodiscard]] static Result<LettersPass> create(const std::filesystem::path& shaders);
  void draw(const View& view, const Frame& frame) const;

 private:
  explicit LettersPass(Program program) : program_(std::move(program)) {}
  Program program_;
  VertexArray empty_;
};

}  // namespace mesomap::render
