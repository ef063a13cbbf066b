#include "render/side_letters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "base/i18n.h"

namespace mesomap::render {
namespace {

constexpr float kHeightPx = 17.0f;
constexpr float kGapPx = 30.0f;   ///< From the figure's outline to the letter's centre.
constexpr float kEdgePx = 26.0f;  ///< From the picture's edge to the letter's centre, at least.

// The bowl of R is half a circle of radius 0.25 in six steps.
constexpr std::array<glm::vec4, 10> kR{{{-0.28f, -0.5f, -0.28f, 0.5f},
                                        {-0.28f, 0.5f, 0.03f, 0.5f},
                                        {0.03f, 0.5f, 0.155f, 0.467f},
                                        {0.155f, 0.467f, 0.247f, 0.375f},
                                        {0.247f, 0.375f, 0.28f, 0.25f},
                                        {0.28f, 0.25f, 0.247f, 0.125f},
                                        {0.247f, 0.125f, 0.155f, 0.033f},
                                        {0.155f, 0.033f, 0.03f, 0.0f},
                                        {0.03f, 0.0f, -0.28f, 0.0f},
                                        {0.03f, 0.0f, 0.3f, -0.5f}}};
constexpr std::array<glm::vec4, 2> kL{
    {{-0.24f, 0.5f, -0.24f, -0.5f}, {-0.24f, -0.5f, 0.26f, -0.5f}}};

constexpr std::array<glm::vec4, 8> kD{{{-0.28f, -0.5f, -0.28f, 0.5f},
                                       {-0.28f, 0.5f, -0.02f, 0.5f},
                                       {-0.02f, 0.5f, 0.17f, 0.41f},
                                       {0.17f, 0.41f, 0.29f, 0.2f},
                                       {0.29f, 0.2f, 0.29f, -0.2f},
                                       {0.29f, -0.2f, 0.17f, -0.41f},
                                       {0.17f, -0.41f, -0.02f, -0.5f},
                                       {-0.02f, -0.5f, -0.28f, -0.5f}}};
constexpr std::array<glm::vec4, 4> kE{{{-0.24f, -0.5f, -0.24f, 0.5f},
                                       {-0.24f, 0.5f, 0.26f, 0.5f},
                                       {-0.24f, 0.02f, 0.2f, 0.02f},
                                       {-0.24f, -0.5f, 0.26f, -0.5f}}};
constexpr std::array<glm::vec4, 11> kG{{{0.3f, 0.3f, 0.18f, 0.45f},
                                        {0.18f, 0.45f, -0.02f, 0.5f},
                                        {-0.02f, 0.5f, -0.22f, 0.4f},
                                        {-0.22f, 0.4f, -0.32f, 0.15f},
                                        {-0.32f, 0.15f, -0.32f, -0.15f},
                                        {-0.32f, -0.15f, -0.22f, -0.4f},
                                        {-0.22f, -0.4f, -0.02f, -0.5f},
                                        {-0.02f, -0.5f, 0.2f, -0.44f},
                                        {0.2f, -0.44f, 0.3f, -0.3f},
                                        {0.3f, -0.3f, 0.3f, -0.02f},
                                        {0.3f, -0.02f, 0.04f, -0.02f}}};
constexpr std::array<glm::vec4, 1> kI{{{0.0f, -0.5f, 0.0f, 0.5f}}};
constexpr std::array<glm::vec4, 10> kS{{{0.26f, 0.34f, 0.14f, 0.46f},
                                        {0.14f, 0.46f, -0.06f, 0.5f},
                                        {-0.06f, 0.5f, -0.22f, 0.4f},
                                        {-0.22f, 0.4f, -0.25f, 0.22f},
                                        {-0.25f, 0.22f, -0.12f, 0.07f},
                                        {-0.12f, 0.07f, 0.14f, -0.06f},
                                        {0.14f, -0.06f, 0.27f, -0.22f},
                                        {0.27f, -0.22f, 0.2f, -0.42f},
                                        {0.2f, -0.42f, -0.06f, -0.5f},
                                        {-0.06f, -0.5f, -0.28f, -0.36f}}};

float smooth(double edge0, double edge1, double x) {
  const double t = std::clamp((x - edge0) / (edge1 - edge0), 0.0, 1.0);
  return static_cast<float>(t * t * (3.0 - 2.0 * t));
}

}  // namespace

std::span<const glm::vec4> letterStrokes(char letter) {
  switch (letter) {
    case 'R':
      return kR;
    case 'L':
      return kL;
    case 'D':
      return kD;
    case 'E':
      return kE;
    case 'G':
      return kG;
    case 'I':
      return kI;
    case 'S':
      return kS;
    default:
      return {};
  }
}

LetterPair lettersOfTheLanguage() {
  const LetterPair pair{_("R")[0], _("L")[0]};
  const bool drawn = !letterStrokes(pair.right).empty() && !letterStrokes(pair.left).empty();
  return drawn && pair.right != pair.left ? pair : LetterPair{};
}

std::vector<SideLetter> sideLetters(const Frame& frame) {
  if (!frame.sideLetters || !frame.model || frame.widthPx < 1 || frame.heightPx < 1) return {};
  const glm::dvec2 size(frame.wholeSizePx());
  const mesh::Bounds& bounds = frame.model->bounds;
  // How far the client's left (+X) points to the viewer's right.
  const double across = frame.camera.right().x;
  const float opacity = smooth(0.3, 0.6, std::abs(across));
  if (opacity <= 0.0f) return {};
  // The head is the upper part of a bust or a body, and about 160 mm wide: shoulders or arms would
  // push the letters out of sight.
  const glm::dvec3 whole = bounds.size();
  const double headHeight = std::min(whole.y, 230.0);
  const glm::dvec3 head(bounds.center().x, bounds.max.y - headHeight * 0.5, bounds.center().z);
  const double half = std::min(whole.x * 0.5, 95.0);
  const glm::dvec3 middle = frame.camera.project(head, size);
  if (!std::isfinite(middle.x) || !std::isfinite(middle.y) || middle.z <= 0.0) return {};
  const double mmPerPixel = frame.camera.mmPerPixelAt(head, size);
  if (!std::isfinite(mmPerPixel) || mmPerPixel <= 0.0) return {};
  const double scale = static_cast<double>(frame.pixelScale);
  const double offset = half / mmPerPixel + static_cast<double>(kGapPx) * scale;
  const double edge = std::min(static_cast<double>(kEdgePx) * scale, size.x * 0.25);
  const double top = std::min(static_cast<double>(kEdgePx) * scale, size.y * 0.25);
  const auto at = [&](double sign) {
    const double x = middle.x + sign * offset;
    const double inside = std::clamp(x, edge, size.x - edge);
    // Near by, the figure fills the picture: the letter leaves its face for the upper corner.
    const double pushed = static_cast<double>(smooth(0.0, 60.0 * scale, std::abs(x - inside)));
    const double y = std::clamp(middle.y, top, size.y - top);
    return glm::vec2(inside, y + (top - y) * pushed);
  };
  const double leftSign = across > 0.0 ? 1.0 : -1.0;
  const float height = kHeightPx * frame.pixelScale;
  const LetterPair pair = lettersOfTheLanguage();
  return {{'L', pair.left, at(leftSign), height, opacity},
          {'R', pair.right, at(-leftSign), height, opacity}};
}

std::vector<scene::ScreenBox> letterBoxes(const Frame& frame) {
  std::vector<scene::ScreenBox> boxes;
  for (const SideLetter& letter : sideLetters(frame)) {
    const glm::dvec2 half(0.8 * static_cast<double>(letter.heightPx));
    boxes.push_back({glm::dvec2(letter.centerPx) - half, glm::dvec2(letter.centerPx) + half});
  }
  return boxes;
}

}  // namespace mesomap::render
