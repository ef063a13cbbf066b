// The mean of pictures of the same thing, each a part of a pixel aside: smooth edges for the price
// of drawing again.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "gl_objects.h"
#include "program.h"

namespace mesomap::render {

constexpr int kMostPictures = 8;

class Mean {
 public:
  /// Room for pictures of this size, none in it. Error: the driver has no room for it.
  [[nodiscard]] Result<void> prepare(int widthPx, int heightPx);
  [[nodiscard]] int count() const { return count_; }
  void clear() { count_ = 0; }

 private:
  friend class MeanPass;
  struct Sum {
    Framebuffer frame;
    Texture color;  ///< Each picture's share of a mean of kMostPictures.
  };
  std::unique_ptr<Sum> sum_;
  int width_ = 0;
  int height_ = 0;
  int count_ = 0;
};

class MeanPass {
 public:
  [[nodiscard]] static Result<MeanPass> create(const std::filesystem::path& shaders);
  /// `picture` is a texture of the mean's size; at most kMostPictures are added.
  void add(GLuint picture, Mean& mean) const;
  /// The mean of those added so far becomes the content of `frame`.
  void show(const Mean& mean, GLuint frame) const;

 private:
  explicit MeanPass(Program program) : program_(std::move(program)) {}
  void cover(GLuint texture, float weight) const;
  Program program_;
  VertexArray empty_;
};

}  // namespace mesomap::render
