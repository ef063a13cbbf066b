#include "points_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace mesomap::render {
namespace {

bool finite(const glm::dvec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

std::vector<PointInstance> discsOf(const plan::Region& region) {
  std::vector<PointInstance> points;
  points.reserve(region.sites.size());
  for (const plan::Site& site : region.sites) {
    if (!finite(site.position)) continue;
    PointInstance point;
    point.position = glm::vec3(site.position);
    if (finite(site.normal)) point.normal = packNormal(glm::vec3(site.normal));
    point.color = {region.color[0], region.color[1], region.color[2], 255};
    points.push_back(point);
  }
  return points;
}

std::vector<PointInstance> crossesOf(const std::vector<glm::vec3>& positions) {
  std::vector<PointInstance> points;
  points.reserve(positions.size());
  for (const glm::vec3& position : positions) {
    if (finite(glm::dvec3(position))) points.push_back({position, {}, {110, 108, 106, 0}});
  }
  return points;
}

}  // namespace

PointsPass::Layer::Layer() {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(PointInstance);
  glBindVertexArray(vertexArray.name());
  glBindBuffer(GL_ARRAY_BUFFER, instances.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(PointInstance, position)));
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(PointInstance, normal)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                        at(offsetof(PointInstance, color)));
  for (GLuint slot = 0; slot < 3; ++slot) {
    glEnableVertexAttribArray(slot);
    glVertexAttribDivisor(slot, 1);
  }
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void PointsPass::Layer::assign(const std::vector<PointInstance>& points, UploadCounter& counter) {
  count = static_cast<GLsizei>(points.size());
  if (count > 0) instances.assign(std::as_bytes(std::span(points)), GL_DYNAMIC_DRAW, counter);
}

Result<PointsPass> PointsPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "point");
  if (!program) return program.error();
  return PointsPass(std::move(*program));
}

bool PointsPass::update(const Frame& frame, UploadCounter& counter) {
  bool changed = clientView_ != frame.clientView;
  clientView_ = frame.clientView;
  std::vector<std::shared_ptr<const plan::Region>> wanted;
  if (frame.plan && frame.showPoints) {
    for (const auto& region : frame.plan->regions) {
      if (region && region->visible && !region->sites.empty()) wanted.push_back(region);
    }
  }
  const bool crosses = !frame.clientView && frame.showPoints && !frame.leftOutPositions.empty();
  const std::size_t gone = std::erase_if(layers_, [&](const auto& layer) {
    if (layer.first == 0) return !crosses;
    return std::none_of(wanted.begin(), wanted.end(),
                        [&](const auto& region) { return region->id.value == layer.first; });
  });
  changed = changed || gone > 0;
  for (const auto& region : wanted) {
    if (!region->id.valid()) continue;
    Layer& layer = layers_[region->id.value];
    if (layer.region == region) continue;
    layer.assign(discsOf(*region), counter);
    layer.region = region;
    changed = true;
  }
  if (!crosses) return changed;
  Layer& layer = layers_[0];
  if (layer.crosses == frame.leftOutPositions) return changed;
  layer.assign(crossesOf(frame.leftOutPositions), counter);
  layer.crosses = frame.leftOutPositions;
  return true;
}

void PointsPass::draw(const View& view) const {
  if (layers_.empty()) return;
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_FALSE);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  program_.use();
  view.apply(program_);
  program_.set("uClient", clientView_ ? 1 : 0);
  for (const auto& [id, layer] : layers_) {
    if (layer.count == 0) continue;
    const double spacing = layer.region ? layer.region->rule.spacingMm : 0.0;
    const bool known = std::isfinite(spacing) && spacing > 0.0 && spacing < 1000.0;
    program_.set("uSpacingMm", known ? static_cast<float>(spacing) : 0.0f);
    glBindVertexArray(layer.vertexArray.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, layer.count);
  }
  glBindVertexArray(0);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
}

}  // namespace mesomap::render
