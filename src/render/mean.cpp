#include "mean.h"

#include "base/i18n.h"

namespace mesomap::render {

Result<void> Mean::prepare(int widthPx, int heightPx) {
  count_ = 0;
  if (sum_ && widthPx == width_ && heightPx == height_) return {};
  sum_.reset();
  auto sum = std::make_unique<Sum>();
  glBindTexture(GL_TEXTURE_2D, sum->color.name());
  // Eight pictures of eight bits each would not add up in eight bits.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA16, widthPx, heightPx, 0, GL_RGBA, GL_UNSIGNED_SHORT,
               nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glBindTexture(GL_TEXTURE_2D, 0);
  glBindFramebuffer(GL_FRAMEBUFFER, sum->frame.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, sum->color.name(), 0);
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  if (auto r = checkGl(_("making room for the smooth picture")); !r) return r;
  if (!complete) {
    return Error{ErrorKind::io, _("picture"), _("the graphics driver refuses a picture to draw")};
  }
  sum_ = std::move(sum);
  width_ = widthPx;
  height_ = heightPx;
  return {};
}

Result<MeanPass> MeanPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "mean");
  if (!program) return program.error();
  return MeanPass(std::move(*program));
}

void MeanPass::cover(GLuint texture, float weight) const {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  program_.use();
  program_.set("uPicture", 0);
  program_.set("uWeight", weight);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glDisable(GL_BLEND);
}

void MeanPass::add(GLuint picture, Mean& mean) const {
  glBindFramebuffer(GL_FRAMEBUFFER, mean.sum_->frame.name());
  glViewport(0, 0, mean.width_, mean.height_);
  if (mean.count_ > 0) {
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE);
  } else {
    glDisable(GL_BLEND);
  }
  cover(picture, 1.0f / static_cast<float>(kMostPictures));
  ++mean.count_;
}

void MeanPass::show(const Mean& mean, GLuint frame) const {
  if (mean.count_ < 1) return;
  glBindFramebuffer(GL_FRAMEBUFFER, frame);
  glViewport(0, 0, mean.width_, mean.height_);
  glDisable(GL_BLEND);
  cover(mean.sum_->color.name(),
        static_cast<float>(kMostPictures) / static_cast<float>(mean.count_));
}

}  // namespace mesomap::render
