// The warm ground behind the figure: light paper, or dark grey.
#pragma once

#include "gl_objects.h"
#include "program.h"
#include "view.h"

namespace mesomap::render {

class BackgroundPass {
 public:
  [[nodiscard]] static Result<BackgroundPass> create(const std::filesystem::path& shaders);
  void draw(const View& view, bool dark) const;

 private:
  explicit BackgroundPass(Program program) : program_(std::move(program)) {}
  Program program_;
  VertexArray empty_;
};

}  // namespace mesomap::render
