#include "points_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <glm/geometric.hpp>
#include <iterator>
#include <tuple>
#include <utility>

#include "scene/point_marks.h"

namespace mesomap::render {
namespace {

constexpr std::uint8_t kPale = 110, kFaint = 170;
// No mark with all its cues reaches farther than both together.
constexpr float kWidestMm = 2.0f, kWidestPx = 20.0f;
// More places than this are as good as everywhere.
constexpr std::size_t kMostBoxes = 400;

float leastSpacing(const plan::Rule& rule) {
  return static_cast<float>(scene::leastSpacingMm(rule));
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

/// Where points were injected last time: faint rings without an area.
std::vector<PointInstance> ringsOf(const std::vector<glm::vec3>& positions) {
  std::vector<PointInstance> points;
  points.reserve(positions.size());
  for (const glm::vec3& position : positions) {
    if (!finite(glm::dvec3(position))) continue;
    points.push_back({position, {}, {150, 146, 142, 255}, PointInstance::kGhost, kFaint});
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
    if (!shown.client) shown.by = frame.pointColours;
    if (shown.by == scene::PointColours::product) {
      shown.color = scene::productColour(*frame.plan, shown.region->rule.product);
    }
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
    const scene::Rgb color =
        shown.by == scene::PointColours::state ? scene::stateColour(site) : shown.color;
    point.color = {color[0], color[1], color[2], 255};
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
      const bool skipped = site.state == plan::SiteState::skipped &&
                           shown.by == scene::PointColours::state && site.id != shown.selected;
      if (skipped || (site.id.valid() && site.id == shown.ghost)) {
        point.cues |= PointInstance::kGhost;
      }
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

void PointsPass::compare(const Layer& before, const Shown& shown,
                         const std::vector<PointInstance>& now) {
  const auto spacing = [](const Shown& of) {
    return of.region ? leastSpacing(of.region->rule) : 0.0f;
  };
  // How near points stand decides how large they are drawn.
  const bool all = spacing(before.shown) != spacing(shown);
  const auto less = [](const PointInstance& a, const PointInstance& b) {
    const auto key = [](const PointInstance& mark) {
      return std::tuple(mark.position.x, mark.position.y, mark.position.z, mark.normal, mark.color,
                        mark.cues, mark.opacity);
    };
    return key(a) < key(b);
  };
  std::vector<PointInstance> old = before.marks, fresh = now;
  std::sort(old.begin(), old.end(), less);
  std::sort(fresh.begin(), fresh.end(), less);
  std::vector<PointInstance> different;
  if (all) {
    different = old;
    different.insert(different.end(), fresh.begin(), fresh.end());
  } else {
    std::set_symmetric_difference(old.begin(), old.end(), fresh.begin(), fresh.end(),
                                  std::back_inserter(different), less);
  }
  for (const PointInstance& mark : different) changed_.push_back(mark.position);
}

std::optional<std::vector<PageIndex::Box>> PointsPass::changed(const View& view) const {
  if (allChanged_ || changed_.size() > kMostBoxes) return std::nullopt;
  std::vector<PageIndex::Box> boxes;
  for (const glm::vec3& at : changed_) {
    const float depth = glm::dot(view.eye - at, view.back);
    const float mmPerPixel = std::max(depth, 1.0f) * view.mmPerPixelPerMm;
    const glm::vec3 half(kWidestMm + kWidestPx * view.pixelScale * mmPerPixel);
    boxes.push_back({at - half, at + half});
  }
  return boxes;
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
  const bool hidden = frame.showHidden && !frame.clientView;
  bool changed = clientView_ != frame.clientView || showHidden_ != hidden;
  allChanged_ = changed;
  changed_.clear();
  clientView_ = frame.clientView;
  showHidden_ = hidden;
  const std::vector<Shown> wanted = shownIn(frame);
  const bool crosses = !frame.clientView && frame.showPoints &&
                       (!frame.leftOutPositions.empty() || !frame.lastSession.empty());
  const std::size_t gone = std::erase_if(layers_, [&](const auto& layer) {
    const bool stays = layer.first == 0
                           ? crosses
                           : std::any_of(wanted.begin(), wanted.end(), [&](const Shown& shown) {
                               return shown.region->id.value == layer.first;
                             });
    if (!stays && layer.first == 0) allChanged_ = true;
    if (!stays && layer.first != 0) compare(layer.second, layer.second.shown, {});
    return !stays;
  });
  changed = changed || gone > 0;
  for (const Shown& shown : wanted) {
    if (!shown.region->id.valid()) continue;
    Layer& layer = layers_[shown.region->id.value];
    if (layer.shown == shown) continue;
    std::vector<PointInstance> marks = discsOf(shown);
    compare(layer, shown, marks);
    layer.assign(marks, counter);
    layer.marks = std::move(marks);
    layer.shown = shown;
    changed = true;
  }
  if (!crosses) return changed;
  Layer& layer = layers_[0];
  if (layer.crosses == frame.leftOutPositions && layer.rings == frame.lastSession) return changed;
  allChanged_ = true;
  std::vector<PointInstance> marks = ringsOf(frame.lastSession);
  const std::vector<PointInstance> left = crossesOf(frame.leftOutPositions);
  marks.insert(marks.end(), left.begin(), left.end());
  layer.assign(marks, counter);
  layer.crosses = frame.leftOutPositions;
  layer.rings = frame.lastSession;
  return true;
}

void PointsPass::draw(const View& view, GLuint skinDepth) const {
  if (layers_.empty()) return;
  const OverlayState overlay;
  program_.use();
  view.apply(program_);
  program_.set("uClient", clientView_ ? 1 : 0);
  program_.set("uSoft", skinDepth != 0 ? 1 : 0);
  program_.set("uHidden", showHidden_ ? 1 : 0);
  program_.set("uDepth", 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, skinDepth);
  if (skinDepth != 0) glDisable(GL_DEPTH_TEST);
  for (const auto& [id, layer] : layers_) {
    if (layer.count == 0) continue;
    program_.set("uSpacingMm", layer.shown.region ? leastSpacing(layer.shown.region->rule) : 0.0f);
    glBindVertexArray(layer.vertexArray.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, layer.count);
  }
  glBindTexture(GL_TEXTURE_2D, 0);
  glEnable(GL_DEPTH_TEST);
}

}  // namespace mesomap::render
