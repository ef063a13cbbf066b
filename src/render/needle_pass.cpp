#include "needle_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <glm/geometric.hpp>

namespace mesomap::render {
namespace {

// What is inside the skin is a ghost, but must be found.
constexpr float kGhost = 0.62f;
constexpr float kLeastRampMm = 4.0f;  // 1 mm looks the same in every plan of shallow points
constexpr double kLongestMm = 200.0;

bool unit(const glm::dvec3& v) {
  const double length = glm::length(v);
  return std::isfinite(length) && std::abs(length - 1.0) < 0.01;
}

}  // namespace

std::vector<NeedleInstance> needlesOf(const plan::Plan& plan, RegionId only) {
  std::vector<NeedleInstance> needles;
  for (const auto& region : plan.regions) {
    if (!region || !region->visible || (only.valid() && region->id != only)) continue;
    for (const plan::Site& site : region->sites) {
      if (!site.counts() || !unit(site.normal) || !(site.depthMm > 0.0)) continue;
      const glm::dvec3 upright = -site.normal;
      const glm::dvec3 way = unit(site.needleDirection) ? site.needleDirection : upright;
      const double sine = glm::dot(way, upright);
      // Along the skin or out of it: no needle goes there.
      if (!(sine > 0.015)) continue;
      const double inside = std::min(site.depthMm / sine, kLongestMm);
      const double outside = std::clamp(region->rule.needle.lengthMm - inside, 0.0, kLongestMm);
      NeedleInstance needle;
      needle.entry = glm::vec3(site.position);
      needle.normal = packNormal(glm::vec3(site.normal));
      needle.direction = packNormal(glm::vec3(way));
      needle.lengths = glm::vec2(inside, outside);
      needle.depthMm = static_cast<float>(site.depthMm);
      needles.push_back(needle);
    }
  }
  return needles;
}

NeedlePass::NeedlePass(Program program) : program_(std::move(program)) {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(NeedleInstance);
  glBindVertexArray(vertexArray_.name());
  glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(NeedleInstance, entry)));
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(NeedleInstance, normal)));
  glVertexAttribPointer(2, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(NeedleInstance, direction)));
  glVertexAttribPointer(3, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(NeedleInstance, lengths)));
  glVertexAttribPointer(4, 1, GL_FLOAT, GL_FALSE, kStride, at(offsetof(NeedleInstance, depthMm)));
  for (GLuint slot = 0; slot < 5; ++slot) {
    glEnableVertexAttribArray(slot);
    glVertexAttribDivisor(slot, 1);
  }
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

Result<NeedlePass> NeedlePass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "needle");
  if (!program) return program.error();
  return NeedlePass(std::move(*program));
}

bool NeedlePass::update(const Frame& frame, UploadCounter& counter) {
  const bool shown = frame.showNeedles && !frame.clientView && frame.showPoints && frame.plan;
  const plan::PlanPtr plan = shown ? frame.plan : nullptr;
  const RegionId only = shown ? frame.selected : RegionId{};
  if (plan == plan_ && only == only_) return false;
  const bool before = count_ > 0;
  plan_ = plan;
  only_ = only;
  const std::vector<NeedleInstance> needles =
      plan ? needlesOf(*plan, only) : std::vector<NeedleInstance>();
  count_ = static_cast<GLsizei>(needles.size());
  rampMm_ = kLeastRampMm;
  for (const NeedleInstance& needle : needles) rampMm_ = std::max(rampMm_, needle.depthMm);
  if (count_ > 0) instances_.assign(std::as_bytes(std::span(needles)), GL_DYNAMIC_DRAW, counter);
  return before || count_ > 0;
}

void NeedlePass::draw(const View& view, GLuint skinDepth) const {
  if (count_ == 0) return;
  const OverlayState overlay;
  program_.use();
  view.apply(program_);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, skinDepth);
  program_.set("uDepth", 0);
  program_.set("uGhost", kGhost);
  program_.set("uRampMm", rampMm_);
  glBindVertexArray(vertexArray_.name());
  const auto part = [&](int which, GLenum compare) {
    glDepthFunc(compare);
    program_.set("uPart", which);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
  };
  part(0, GL_GREATER);
  part(3, GL_GREATER);
  part(1, GL_LEQUAL);
  part(2, GL_LEQUAL);
  glDepthFunc(GL_LEQUAL);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace mesomap::render
