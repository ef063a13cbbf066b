// Where the letters R and L stand in the picture: the client's right and left. No OpenGL.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <vector>

#include "render/frame.h"
#include "scene/declutter.h"

namespace mesomap::render {

struct SideLetter {
  char letter = 'R';         ///< 'R': the client's right, 'L': the client's left.
  char written = 'R';        ///< What stands for it in the language of the program.
  glm::vec2 centerPx{0.0f};  ///< From the picture's top left.
  float heightPx = 0.0f;
  float opacity = 1.0f;  ///< 0 in profile, where neither side is beside the figure.
};

/// Beside the figure's outline on the screen, kept inside the picture.
[[nodiscard]] std::vector<SideLetter> sideLetters(const Frame& frame);
/// The room that they take, px: labels keep off it.
[[nodiscard]] std::vector<scene::ScreenBox> letterBoxes(const Frame& frame);

/// Strokes of a letter in a box 1 high with its centre at the origin, y up: start x, y, end x, y.
/// R, L, D, E, G, I and S; nothing for others.
[[nodiscard]] std::span<const glm::vec4> letterStrokes(char letter);

/// The letters for the client's right and left.
struct LetterPair {
  char right = 'R', left = 'L';
  bool operator==(const LetterPair&) const = default;
};
[[nodiscard]] LetterPair lettersOfTheLanguage();

}  // namespace mesomap::render
