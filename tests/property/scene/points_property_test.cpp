// Whatever is done to points by hand, undo and redo give every plan back exactly.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <stdlib.h>

#include <cmath>
#include <cstdlib>
#include <glm/geometric.hpp>
#include <set>
#include <string>
#include <vector>

#include "unit/scene/stage.h"

namespace mesomap::scene {
namespace {

/// Each run lays points out many times: a few runs are tried. Before RapidCheck reads what it is
/// set to.
const int kFewRuns = [] {
  const char* known = std::getenv("RC_PARAMS");
  const std::string params = known != nullptr ? known : "";
  if (params.find("max_success") != std::string::npos) return 0;
  return ::setenv("RC_PARAMS", (params + " max_success=20").c_str(), 1);
}();

double between(double low, double high) {
  return low + (high - low) * *rc::gen::inRange(0, 1001) / 1e3;
}

/// A coarse sphere: what is tried is the order of things, not their fineness.
const SurfaceModelPtr& ball() {
  static const SurfaceModelPtr model = modelOf(support::makeIcosphere(70.0, 4), 6.0);
  return model;
}

class Hand {
 public:
  Hand() : stage(ball()) {
    stage.session.defaultRule.spacingMm = 14.0;
    stage.stroke({{0, 0, 1}}, {.widthMm = 60.0});
    stage.jobs.drain();
  }
  /// One random edit; refusals are fine.
  void act(bool drains) {
    Session& session = stage.session;
    if (session.plan()->regions.empty()) {
      stage.stroke({{0, 0, 1}}, {.widthMm = 60.0});
    } else {
      const plan::Region& area = *session.plan()->regions.front();
      const RegionId id = area.id;
      SiteId site;
      if (!area.sites.empty())
        site = area.sites[*rc::gen::inRange<std::size_t>(0, area.sites.size())].id;
      const mesh::SurfacePoint place =
          stage.at({between(-40, 40), between(-40, 40), between(20, 70)});
      switch (*rc::gen::inRange(0, 9)) {
        case 0:
          (void)session.addPoint(place);
          break;
        case 1:
        case 2:
          (void)session.movePoint(site, place);
          break;
        case 3:
          (void)session.removePoint(site);
          break;
        case 4:
          (void)session.lockPoint(site, *rc::gen::inRange(0, 2) == 0);
          break;
        case 5:
          (void)session.renumberPoint(site, static_cast<std::uint32_t>(*rc::gen::inRange(0, 20)));
          break;
        case 6:
          (void)session.nudgePoint(site, place, *rc::gen::inRange(0, 2) == 0);
          break;
        case 7:
          stage.stroke({{between(-0.5, 0.5), between(-0.5, 0.5), 1}}, {.widthMm = 20.0});
          break;
        default:
          session.arrangeAgain(id);
          break;
      }
    }
    if (drains) stage.jobs.drain();
  }
  void check() const {
    std::set<std::uint32_t> ids;
    for (const auto& region : stage.session.plan()->regions) {
      std::uint32_t order = 1;
      for (const plan::Site& site : region->sites) {
        RC_ASSERT(ids.insert(site.id.value).second);
        RC_ASSERT(site.order == order++);
        RC_ASSERT((site.origin == plan::SiteOrigin::moved) == site.movedFrom.has_value());
      }
    }
  }
  Stage stage;
};

RC_GTEST_PROP(PointsProperty, UndoAndRedoGiveEveryPlanBack, ()) {
  Hand hand;
  const int edits = *rc::gen::inRange(1, 8);
  for (int i = 0; i < edits; ++i) {
    hand.act(*rc::gen::inRange(0, 3) > 0);
    if (!hand.stage.session.layoutPending()) hand.check();
  }
  Session& session = hand.stage.session;
  hand.stage.jobs.drain();
  hand.check();
  std::vector<plan::PlanPtr> plans{session.plan()};
  while (session.canUndo()) {
    session.undo();
    hand.stage.jobs.drain();
    plans.push_back(session.plan());
  }
  for (std::size_t i = plans.size() - 1; i-- > 0;) {
    session.redo();
    hand.stage.jobs.drain();
    RC_ASSERT(plan::samePlan(*session.plan(), *plans[i]));
  }
  RC_ASSERT(!session.canRedo());
}

RC_GTEST_PROP(PointsProperty, WhatTheUserPlacedStaysWhereItIsPut, ()) {
  Hand hand;
  const int edits = *rc::gen::inRange(1, 5);
  for (int i = 0; i < edits; ++i) {
    std::vector<plan::Site> placed;
    for (const auto& region : hand.stage.session.plan()->regions) {
      for (const plan::Site& site : region->sites) {
        if (site.origin != plan::SiteOrigin::automatic || site.locked) placed.push_back(site);
      }
    }
    // A stroke elsewhere and a new arrangement leave them alone.
    if (*rc::gen::inRange(0, 2) == 0) {
      hand.stage.stroke({{between(-0.5, 0.5), between(-0.5, 0.5), 1}}, {.widthMm = 25.0});
    } else {
      hand.stage.session.arrangeAgain(hand.stage.only().id);
    }
    hand.stage.jobs.drain();
    for (const plan::Site& was : placed) {
      const Session::PointRef now = hand.stage.session.point(was.id);
      RC_ASSERT(static_cast<bool>(now));
      RC_ASSERT(now.site->place == was.place);
    }
    hand.act(true);
  }
}

}  // namespace
}  // namespace mesomap::scene
