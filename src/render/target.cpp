#include "target.h"

#include <algorithm>

#include "base/i18n.h"

namespace mesomap::render {

Result<void> Target::prepare(int widthPx, int heightPx, int samples) {
  GLint largest = 0;
  GLint mostSamples = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  glGetIntegerv(GL_MAX_SAMPLES, &mostSamples);
  if (widthPx < 1 || heightPx < 1 || widthPx > largest || heightPx > largest) {
    return Error{ErrorKind::refused, _("picture"),
                 _("the size is not one that this graphics driver can draw; the longest side is ") +
                     std::to_string(largest) + _(" pixels")};
  }
  if (widthPx != width_ || heightPx != height_ || !plain_) {
    plain_.reset();
    multi_.reset();
    kept_.reset();
    depth_.reset();
    auto plain = std::make_unique<Plain>();
    glBindTexture(GL_TEXTURE_2D, plain->color.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, widthPx, heightPx, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    glBindRenderbuffer(GL_RENDERBUFFER, plain->depth.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, widthPx, heightPx);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, plain->frame.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, plain->color.name(),
                           0);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER,
                              plain->depth.name());
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    if (auto r = checkGl(_("making room for the picture")); !r) return r;
    if (!complete) {
      return Error{ErrorKind::io, _("picture"), _("the graphics driver refuses a picture to draw")};
    }
    plain_ = std::move(plain);
    width_ = widthPx;
    height_ = heightPx;
  }
  const int wanted = std::min<int>(samples, mostSamples);
  useMulti_ = false;
  if (wanted < 2) return {};
  if (!multi_ || multi_->samples != wanted) {
    auto multi = std::make_unique<Multisampled>();
    multi->samples = wanted;
    glBindRenderbuffer(GL_RENDERBUFFER, multi->color.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, wanted, GL_RGBA8, widthPx, heightPx);
    glBindRenderbuffer(GL_RENDERBUFFER, multi->depth.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, wanted, GL_DEPTH_COMPONENT24, widthPx,
                                     heightPx);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, multi->frame.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              multi->color.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER,
                              multi->depth.name());
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    // No room for four samples is no reason to show nothing: the plain picture serves.
    if (!checkGl(_("making room for the picture")) || !complete) return {};
    multi_ = std::move(multi);
  }
  useMulti_ = true;
  return {};
}

void Target::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, drawnFrame());
  glViewport(0, 0, width_, height_);
}

void Target::copy(GLuint from, GLuint to, const PixelRect& part) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  const int right = part.x + part.width, top = part.y + part.height;
  glBlitFramebuffer(part.x, part.y, right, top, part.x, part.y, right, top, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
}

void Target::resolve(const PixelRect& part) const {
  if (useMulti_) copy(multi_->frame.name(), plain_->frame.name(), part);
}

Result<void> Target::keep() {
  const int samples = useMulti_ ? multi_->samples : 0;
  if (!kept_ || kept_->samples != samples) {
    kept_.reset();
    auto kept = std::make_unique<Kept>();
    kept->samples = samples;
    glBindRenderbuffer(GL_RENDERBUFFER, kept->color.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width_, height_);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, kept->frame.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              kept->color.name());
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    bind();
    if (auto r = checkGl(_("making room for the picture")); !r) return r;
    if (!complete) {
      return Error{ErrorKind::io, _("picture"), _("the graphics driver refuses a picture to draw")};
    }
    kept_ = std::move(kept);
  }
  copy(drawnFrame(), kept_->frame.name(), whole());
  bind();
  return {};
}

Result<void> Target::keepDepth() {
  if (!depth_) {
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
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    bind();
    if (auto r = checkGl(_("making room for the picture")); !r) return r;
    if (!complete) {
      return Error{ErrorKind::io, _("picture"), _("the graphics driver refuses a picture to draw")};
    }
    depth_ = std::move(made);
  }
  glBindFramebuffer(GL_READ_FRAMEBUFFER, drawnFrame());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, depth_->frame.name());
  glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
  bind();
  return {};
}

void Target::takeBack(const PixelRect& part) const {
  if (kept_) copy(kept_->frame.name(), drawnFrame(), part);
  bind();
}

mesh::Image Target::read() const {
  mesh::Image image;
  if (!plain_) return image;
  image.width = width_;
  image.height = height_;
  image.channels = 4;
  const std::size_t row = static_cast<std::size_t>(width_) * 4;
  image.pixels.resize(row * static_cast<std::size_t>(height_));
  GLint before = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, plain_->frame.name());
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
