#include "background_pass.h"

namespace mesomap::render {

Result<BackgroundPass> BackgroundPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "background");
  if (!program) return program.error();
  return BackgroundPass(std::move(*program));
}

void BackgroundPass::paint(const View& view, bool dark) const {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  program_.use();
  view.apply(program_);
  program_.set("uDark", dark ? 1 : 0);
  program_.set("uThrough", 0);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
}

void BackgroundPass::drawThrough(const View& view, bool dark) const {
  if (!(view.lens.z > 0.0f)) return;
  const OverlayState overlay;
  glDepthFunc(GL_GREATER);
  program_.use();
  view.apply(program_);
  program_.set("uDark", dark ? 1 : 0);
  program_.set("uThrough", 1);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glDepthFunc(GL_LEQUAL);
}

void BackgroundPass::draw(const View& view, bool dark, GLuint frame) {
  const auto width = static_cast<GLsizei>(view.sizePx.x);
  const auto height = static_cast<GLsizei>(view.sizePx.y);
  if (!wall_ || wall_->sizePx != view.sizePx || wall_->wholePx != view.wholePx ||
      wall_->originPx != view.originPx || wall_->dark != dark) {
    wall_ = std::make_unique<Wall>();
    wall_->sizePx = view.sizePx;
    wall_->wholePx = view.wholePx;
    wall_->originPx = view.originPx;
    wall_->dark = dark;
    glBindRenderbuffer(GL_RENDERBUFFER, wall_->color.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, wall_->frame.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              wall_->color.name());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
      // No room for a wall of its own: painted anew every time.
      wall_.reset();
      glBindFramebuffer(GL_FRAMEBUFFER, frame);
      return paint(view, dark);
    }
    glViewport(0, 0, width, height);
    paint(view, dark);
  }
  glBindFramebuffer(GL_READ_FRAMEBUFFER, wall_->frame.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, frame);
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, frame);
  glViewport(0, 0, width, height);
}

}  // namespace mesomap::render
