#include "target.h"

#include <algorithm>

#include "base/i18n.h"

namespace mesomap::render {
namespace {

void copyColors(GLuint from, GLuint to, const PixelRect& part) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  const int right = part.x + part.width, top = part.y + part.height;
  glBlitFramebuffer(part.x, part.y, right, top, part.x, part.y, right, top, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
}

Result<void> checkFrame() {
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  if (auto r = checkGl(_("making room for the picture")); !r) return r;
  if (complete) return {};
  return Error{ErrorKind::io, _("picture"), _("the graphics driver refuses a picture to draw")};
}

}  // namespace

Result<std::unique_ptr<Target::Picture>> Target::makePicture() const {
  auto picture = std::make_unique<Picture>();
  glBindTexture(GL_TEXTURE_2D, picture->color.name());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture(GL_TEXTURE_2D, 0);
  glBindFramebuffer(GL_FRAMEBUFFER, picture->frame.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture->color.name(),
                         0);
  if (auto r = checkFrame(); !r) return r.error();
  return picture;
}

Result<bool> Target::prepare(int widthPx, int heightPx) {
  if (drawn_ && widthPx == width_ && heightPx == height_) return false;
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (widthPx < 1 || heightPx < 1 || widthPx > largest || heightPx > largest) {
    return Error{ErrorKind::refused, _("picture"),
                 _("the size is not one that this graphics driver can draw; the longest side is ") +
                     std::to_string(largest) + _(" pixels")};
  }
  drawn_.reset();
  kept_.reset();
  smooth_.reset();
  keptDepth_.reset();
  showsSmooth_ = false;
  width_ = widthPx;
  height_ = heightPx;
  auto drawn = makePicture();
  if (!drawn) return drawn.error();
  depth_ = std::make_unique<Renderbuffer>();
  glBindRenderbuffer(GL_RENDERBUFFER, depth_->name());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, widthPx, heightPx);
  glBindRenderbuffer(GL_RENDERBUFFER, 0);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_->name());
  if (auto r = checkFrame(); !r) return r.error();
  drawn_ = std::move(*drawn);
  return true;
}

void Target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, drawnFrame());
  glViewport(0, 0, width_, height_);
}

Result<void> Target::keep() {
  if (!kept_) {
    auto kept = makePicture();
    bind();
    if (!kept) return kept.error();
    kept_ = std::move(*kept);
  }
  copyColors(drawnFrame(), keptFrame(), whole());
  bind();
  return {};
}

Result<void> Target::keepDepth() {
  if (!keptDepth_) {
    auto made = std::make_unique<KeptDepth>();
    glBindTexture(GL_TEXTURE_2D, made->depth.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, width_, height_, 0, GL_DEPTH_COMPONENT,
                 GL_UNSIGNED_INT, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, made->frame.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, made->depth.name(),
                           0);
    glDrawBuffer(GL_NONE);
    glReadBuffer(GL_NONE);
    const auto room = checkFrame();
    bind();
    if (!room) return room;
    keptDepth_ = std::move(made);
  }
  glBindFramebuffer(GL_READ_FRAMEBUFFER, drawnFrame());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, keptDepth_->frame.name());
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
  bind();
  return {};
}

void Target::takeBack(const PixelRect& part) const {
  if (kept_) copyColors(keptFrame(), drawnFrame(), part);
  bind();
}

Result<void> Target::prepareSmooth() {
  if (smooth_) return {};
  auto smooth = makePicture();
  bind();
  if (!smooth) return smooth.error();
  smooth_ = std::move(*smooth);
  return {};
}

mesh::Image Target::read() const {
  mesh::Image image;
  if (!drawn_) return image;
  image.width = width_;
  image.height = height_;
  image.channels = 4;
  const std::size_t row = static_cast<std::size_t>(width_) * 4;
  image.pixels.resize(row * static_cast<std::size_t>(height_));
  GLint before = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, showsSmooth_ ? smoothFrame() : drawnFrame());
  glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, image.pixels.data());
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
  for (int y = 0; y < height_ / 2; ++y) {
    auto* top = image.pixels.data() + static_cast<std::size_t>(y) * row;
    auto* bottom = image.pixels.data() + static_cast<std::size_t>(height_ - 1 - y) * row;
    std::swap_ranges(top, top + row, bottom);
  }
  return image;
}

}  // namespace mesomap::render
