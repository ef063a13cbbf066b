#include "letters_pass.h"

#include "render/side_letters.h"

namespace mesomap::render {

Result<LettersPass> LettersPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "letter");
  if (!program) return program.error();
  return LettersPass(std::move(*program));
}

void LettersPass::draw(const View& view, const Frame& frame) const {
  const std::vector<SideLetter> letters = sideLetters(frame);
  if (letters.empty()) return;
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program_.use();
  view.apply(program_);
  program_.set("uDark", frame.darkBackground && !frame.transparentBackground ? 1 : 0);
  glBindVertexArray(empty_.name());
  for (const SideLetter& letter : letters) {
    const auto strokes = letterStrokes(letter.written);
    program_.set("uCenterPx", letter.centerPx);
    program_.set("uHeightPx", letter.heightPx);
    program_.set("uOpacity", letter.opacity);
    program_.set("uStrokeCount", static_cast<int>(strokes.size()));
    program_.set("uStrokes", strokes);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  }
  glBindVertexArray(0);
  glDisable(GL_BLEND);
}

}  // namespace mesomap::render
