#include "points_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace mesomap::render {
namespace {

constexpr std::uint8_t kPale = 110;

/// Where neighbours stand nearest, mm; 0 where that is not known.
float leastSpacing(const plan::Rule& rule) {
  double least = rule.spacingMm;
  if (rule.pitchMm > 0.0) least = std::min(least, rule.pitchMm);
  if (rule.edgeSpacingMm) least = std::min(least, *rule.edgeSpacingMm);
  if (rule.denseSpacingMm) least = std::min(least, *rule.denseSpacingMm);
  const bool known = std::isfinite(least) && least > 0.0 && least < 1000.0;
  return known ? static_cast<float>(least) : 0.0f;
}

bool finite(const glm::dvec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
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

std::vector<PointsPass::Shown> PointsPass::shownIn(const Frame& frame) {
  std::vector<Shown> all;
  if (!frame.plan || !frame.showPoints) return all;
  const auto add = [&](Shown shown) {
    if (!shown.region->visible || shown.region->sites.empty()) return;
    for (const plan::Site& site : shown.region->sites) {
      if (!site.id.valid()) continue;
      if (site.id == frame.selectedPoint) shown.selected = site.id;
      if (site.id == frame.ghostPoint) shown.ghost = site.id;
    }
    shown.client = frame.clientView;
    all.push_back(std::move(shown));
  };
  for (const auto& region : frame.plan->regions) {
    if (!region) continue;
    const bool live = std::any_of(
        frame.livePoints.begin(), frame.livePoints.end(),
        [&](const auto& points) { return points.placed && points.placed->id == region->id; });
    if (!live) add({.region = region, .color = region->color});
  }
  for (const auto& points : frame.livePoints) {
    if (!points.placed) continue;
    add({.region = points.placed,
         .base = points.base,
         .live = true,
         .color = points.base ? points.base->color : points.placed->color});
  }
  return all;
}

std::vector<PointInstance> PointsPass::discsOf(const Shown& shown) {
  // Of live points, those that stand where they stand in the plan are no news.
  std::map<std::uint32_t, const plan::Site*> known;
  if (shown.live && shown.base) {
    for (const plan::Site& site : shown.base->sites) known[site.id.value] = &site;
  }
  std::vector<PointInstance> points;
  points.reserve(shown.region->sites.size());
  for (const plan::Site& site : shown.region->sites) {
    if (!finite(site.position)) continue;
    PointInstance point;
    point.position = glm::vec3(site.position);
    if (finite(site.normal)) point.normal = packNormal(glm::vec3(site.normal));
    point.color = {shown.color[0], shown.color[1], shown.color[2], 255};
    if (shown.live) {
      const auto at = known.find(site.id.value);
      const bool there = at != known.end() && at->second->position == site.position;
      if (!there) point.opacity = kPale;
    }
    if (!shown.client) {
      if (site.origin != plan::SiteOrigin::automatic) point.cues |= PointInstance::kRinged;
      if (site.locked) point.cues |= PointInstance::kLocked;
      if (site.state == plan::SiteState::proposed) point.cues |= PointInstance::kProposed;
      if (site.id.valid() && site.id == shown.selected) point.cues |= PointInstance::kSelected;
      if (site.id.valid() && site.id == shown.ghost) point.cues |= PointInstance::kGhost;
    }
    points.push_back(point);
  }
  return points;
}

PointsPass::Layer::Layer() {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(PointInstance);
  glBindVertexArray(vertexArray.name());
  glBindBuffer(GL_ARRAY_BUFFER, instances.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(PointInstance, position)));
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(PointInstance, normal)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                        at(offsetof(PointInstance, color)));
  glVertexAttribIPointer(3, 2, GL_UNSIGNED_BYTE, kStride, at(offsetof(PointInstance, cues)));
  for (GLuint slot = 0; slot < 4; ++slot) {
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
  const std::vector<Shown> wanted = shownIn(frame);
  const bool crosses = !frame.clientView && frame.showPoints && !frame.leftOutPositions.empty();
  const std::size_t gone = std::erase_if(layers_, [&](const auto& layer) {
    if (layer.first == 0) return !crosses;
    return std::none_of(wanted.begin(), wanted.end(),
                        [&](const Shown& shown) { return shown.region->id.value == layer.first; });
  });
  changed = changed || gone > 0;
  for (const Shown& shown : wanted) {
    if (!shown.region->id.valid()) continue;
    Layer& layer = layers_[shown.region->id.value];
    if (layer.shown == shown) continue;
    layer.assign(discsOf(shown), counter);
    layer.shown = shown;
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
    program_.set("uSpacingMm", layer.shown.region ? leastSpacing(layer.shown.region->rule) : 0.0f);
    glBindVertexArray(layer.vertexArray.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, layer.count);
  }
  glBindVertexArray(0);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
}

}  // namespace mesomap::render
