// What holds for numbers and names from wherever the camera looks.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>
#include <set>

#include "scene/point_marks.h"
#include "scene/view_labels.h"
#include "support/meshes.h"

namespace mesomap::scene {
namespace {

constexpr double kRadius = 70.0;

double range(double low, double high) {
  return low + (high - low) * *rc::gen::inRange(0, 1'000'001) / 1e6;
}

SurfaceModelPtr ball() {
  static const SurfaceModelPtr model = [] {
    auto made = std::make_shared<SurfaceModel>();
    made->fileMesh = support::makeIcosphere(kRadius, 4);
    mesh::computeNormals(made->fileMesh);
    made->bounds = mesh::boundsOf(made->fileMesh);
    made->working = *mesh::makeWorkingMesh(made->fileMesh, {});
    made->workingCaster = std::make_shared<const mesh::RayCaster>(made->working->mesh());
    return SurfaceModelPtr(made);
  }();
  return model;
}

/// Points all over the ball in rows, as a spiral lays them.
plan::PlanPtr dotted(int count, double spacingMm) {
  auto plan = std::make_shared<plan::Plan>();
  auto region = std::make_shared<plan::Region>();
  region->id = {plan->nextId++};
  region->name = "Client's left cheek";
  region->rule.spacingMm = spacingMm;
  plan::BorderLine border;
  for (int i = 0; i < count; ++i) {
    const double y = 1.0 - 2.0 * (i + 0.5) / count;
    const double turn = i * std::numbers::pi * (3.0 - std::sqrt(5.0));
    const double r = std::sqrt(1.0 - y * y);
    plan::Site site;
    site.id = {plan->nextId++};
    site.order = static_cast<std::uint32_t>(i + 1);
    site.normal = {r * std::cos(turn), y, r * std::sin(turn)};
    site.position = site.normal * kRadius;
    region->sites.push_back(site);
    if (i % 7 == 0) border.points.push_back(site.position);
  }
  region->border.push_back(border);
  plan->regions.push_back(region);
  return plan;
}

LabelAsk anyAsk() {
  const int count = *rc::gen::inRange(1, 900);
  LabelAsk ask;
  ask.model = ball();
  ask.plan = dotted(count, std::sqrt(4.0 * std::numbers::pi * kRadius * kRadius / count));
  ask.camera.yaw = range(-3.1, 3.1);
  ask.camera.pitch = range(-1.4, 1.4);
  ask.camera.distance = range(120, 900);
  ask.camera.target = {range(-30, 30), range(-30, 30), range(-30, 30)};
  ask.viewport = {range(300, 1600), range(300, 1200)};
  ask.pixelScale = *rc::gen::element(1.0, 1.5, 2.0);
  ask.selected = ask.plan->regions.front()->id;
  if (*rc::gen::inRange(0, 2) == 1) {
    ask.hovered = ask.plan->regions.front()->sites[static_cast<std::size_t>(count / 2)].id;
  }
  ask.taken.push_back({{40, 40}, {140, 90}});
  return ask;
}

ViewLabels::Measure measureFor(double scale) {
  return [scale](ViewLabel::Kind kind, const std::string& text) {
    const double letter = kind == ViewLabel::Kind::number ? 7.0 : 8.0;
    return glm::dvec2(letter * static_cast<double>(text.size()), 12.0) * scale;
  };
}

void requireApart(const LabelAsk& ask, const std::vector<ViewLabel>& labels) {
  const plan::Region& region = *ask.plan->regions.front();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const ScreenBox& box = labels[i].box;
    RC_ASSERT(box.min.x >= 0 && box.min.y >= 0);
    RC_ASSERT(box.max.x <= ask.viewport.x && box.max.y <= ask.viewport.y);
    RC_ASSERT(!box.overlaps(ask.taken.front()));
    for (std::size_t j = 0; j < i; ++j) RC_ASSERT(!box.overlaps(labels[j].box));
    for (const plan::Site& site : region.sites) {
      const glm::dvec3 eye = ask.camera.eye();
      const bool seen = glm::dot(site.normal, glm::normalize(eye - site.position)) > 0.06;
      const glm::dvec3 at = ask.camera.project(site.position, ask.viewport);
      if (!seen || at.z <= 0.0 || site.id == labels[i].site) continue;
      const double radius = discRadiusPx(ask.camera.mmPerPixelAt(site.position, ask.viewport),
                                         leastSpacingMm(region.rule), ask.pixelScale, false);
      const glm::dvec2 near = glm::clamp(glm::dvec2(at), box.min, box.max);
      RC_ASSERT(glm::distance(near, glm::dvec2(at)) >= radius);
    }
  }
}

RC_GTEST_PROP(Labels, NeverCoverEachOtherOrAnothersDisc, ()) {
  LabelAsk ask = anyAsk();
  ViewLabels labels;
  requireApart(ask, labels.update(ask, measureFor(ask.pixelScale)));
  // Nor after those before them were kept.
  for (int step = 0; step < 3; ++step) {
    ask.camera.yaw += range(-0.2, 0.2);
    ask.camera.distance *= range(0.9, 1.1);
    requireApart(ask, labels.update(ask, measureFor(ask.pixelScale)));
  }
}

RC_GTEST_PROP(Labels, NeverTellOfTheFarSide, ()) {
  const LabelAsk ask = anyAsk();
  ViewLabels labels;
  const plan::Region& region = *ask.plan->regions.front();
  for (const ViewLabel& label : labels.update(ask, measureFor(ask.pixelScale))) {
    if (label.kind != ViewLabel::Kind::number) continue;
    const auto site = std::find_if(region.sites.begin(), region.sites.end(),
                                   [&](const plan::Site& s) { return s.id == label.site; });
    RC_ASSERT(site != region.sites.end());
    RC_ASSERT(glm::dot(site->normal, ask.camera.eye() - site->position) > 0.0);
  }
}

// However far the head is turned, the name of a side does not stand by the other side.
RC_GTEST_PROP(Labels, NamesStandOnTheClientsOwnSide, ()) {
  const double out = range(25, 60), up = range(-30, 30);
  const double ahead = std::sqrt(kRadius * kRadius - out * out - up * up);
  auto plan = std::make_shared<plan::Plan>();
  for (const double side : {-1.0, 1.0}) {
    auto region = std::make_shared<plan::Region>();
    region->id = {plan->nextId++};
    region->name = side < 0 ? "right" : "left";
    plan::BorderLine border;
    for (int i = 0; i < 40; ++i) {
      const double turn = i * std::numbers::pi / 20.0;
      const glm::dvec3 place(side * out + 8.0 * std::cos(turn), up + 8.0 * std::sin(turn), ahead);
      border.points.push_back(glm::normalize(place) * kRadius);
    }
    region->border.push_back(border);
    plan->regions.push_back(region);
  }
  LabelAsk ask;
  ask.model = ball();
  ask.plan = plan;
  ask.camera.yaw = range(-1.1, 1.1);
  ask.camera.distance = 500;
  ask.viewport = {1280, 800};
  ViewLabels shown;
  for (const ViewLabel& label : shown.update(ask, measureFor(1.0))) {
    const double middle = (label.box.min.x + label.box.max.x) * 0.5;
    RC_ASSERT((middle > label.anchor.x) == (label.text == "left"));
  }
}

RC_GTEST_PROP(Labels, TheSameViewHasTheSameLabels, ()) {
  LabelAsk ask = anyAsk();
  const auto measure = measureFor(ask.pixelScale);
  ViewLabels labels;
  const auto boxes = [](const std::vector<ViewLabel>& from) {
    std::vector<ScreenBox> all;
    for (const ViewLabel& label : from) all.push_back(label.box);
    return all;
  };
  const auto first = boxes(labels.update(ask, measure));
  // Another plan with the same content: worked out anew, with those before kept.
  ask.plan = std::make_shared<plan::Plan>(*ask.plan);
  RC_ASSERT(boxes(labels.update(ask, measure)).size() == first.size());
  ask.plan = std::make_shared<plan::Plan>(*ask.plan);
  const auto second = boxes(labels.update(ask, measure));
  ViewLabels others;
  RC_ASSERT(boxes(others.update(ask, measure)).size() == first.size());
  RC_ASSERT(std::is_permutation(first.begin(), first.end(), second.begin(), second.end()));
}

RC_GTEST_PROP(Labels, FewChangeWhileTheViewTurnsALittle, ()) {
  LabelAsk ask = anyAsk();
  const auto measure = measureFor(ask.pixelScale);
  ViewLabels labels;
  const auto sites = [](const std::vector<ViewLabel>& from) {
    std::set<std::uint32_t> all;
    for (const ViewLabel& label : from) all.insert(label.site.value);
    return all;
  };
  const std::set<std::uint32_t> before = sites(labels.update(ask, measure));
  ask.camera.yaw += 0.002;  // a pixel or two
  const std::set<std::uint32_t> after = sites(labels.update(ask, measure));
  std::vector<std::uint32_t> changed;
  std::set_symmetric_difference(before.begin(), before.end(), after.begin(), after.end(),
                                std::back_inserter(changed));
  RC_ASSERT(static_cast<double>(changed.size()) <=
            std::max(6.0, 0.12 * static_cast<double>(before.size())));
}

}  // namespace
}  // namespace mesomap::scene
