#include "ground_pass.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "footprint.h"

namespace mesomap::render {
namespace {

struct GroundCorner {
  glm::vec3 position{0.0f};
  glm::vec2 place{0.0f};
};

}  // namespace

Result<GroundPass> GroundPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "ground");
  if (!program) return program.error();
  return GroundPass(std::move(*program));
}

GroundPass::GroundPass(Program program) : program_(std::move(program)) {
  glBindVertexArray(vertexArray_.name());
  glBindBuffer(GL_ARRAY_BUFFER, corners_.name());
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(GroundCorner),
                        at(offsetof(GroundCorner, position)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(GroundCorner),
                        at(offsetof(GroundCorner, place)));
  glEnableVertexAttribArray(0);
  glEnableVertexAttribArray(1);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void GroundPass::setModel(const scene::SurfaceModelPtr& model, UploadCounter& counter) {
  if (model == model_) return;
  model_ = model;
  groundMm_.reset();
  if (!model) return;
  const Footprint print = footprintOf(model->fileMesh);
  if (print.size == 0) return;
  groundMm_ = print.groundMm;
  const float y = print.groundMm;
  const std::array<GroundCorner, 4> corners{{{{print.low.x, y, print.low.y}, {0, 0}},
                                             {{print.high.x, y, print.low.y}, {1, 0}},
                                             {{print.low.x, y, print.high.y}, {0, 1}},
                                             {{print.high.x, y, print.high.y}, {1, 1}}}};
  corners_.assign(std::as_bytes(std::span(corners)), GL_STATIC_DRAW, counter);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, shade_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, print.size, print.size, 0, GL_RED, GL_UNSIGNED_BYTE,
               print.shade.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture(GL_TEXTURE_2D, 0);
  counter.bytes += print.shade.size();
}

void GroundPass::draw(const View& view, bool dark) const {
  if (!groundMm_) return;
  // Seen at a grazing angle the shadow would be a hard line.
  const float above = (view.eye.y - *groundMm_) / std::max(1.0f, glm::length(view.eye));
  const float strength = (dark ? 0.75f : 0.42f) * std::clamp(above * 8.0f, 0.0f, 1.0f);
  if (strength <= 0.0f) return;
  const OverlayState overlay;
  glDisable(GL_DEPTH_TEST);
  // The ground reaches farther than the figure that the near and far planes were chosen for.
  glEnable(GL_DEPTH_CLAMP);
  program_.use();
  view.apply(program_);
  program_.set("uShadow", 0);
  program_.set("uStrength", strength);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, shade_.name());
  glBindVertexArray(vertexArray_.name());
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glDisable(GL_DEPTH_CLAMP);
}

}  // namespace mesomap::render
