#include "background_pass.h"

namespace mesomap::render {

Result<BackgroundPass> BackgroundPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "background");
  if (!program) return program.error();
  return BackgroundPass(std::move(*program));
}

void BackgroundPass::draw(const View& view, bool dark) const {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  program_.use();
  view.apply(program_);
  program_.set("uDark", dark ? 1 : 0);
  glBindVertexArray(empty_.name());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
}

}  // namespace mesomap::render
