// Points on their way: of a stroke under way, and of a rule that is being tried. They never reach
// the plan: it gets its points from the layout of the step alone, however the live ones came about.
#include <algorithm>
#include <exception>
#include <utility>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "rule_limits.h"
#include "surface/outline.h"
#include "words.h"

namespace mesomap::scene {
namespace {

bool hasPoints(const plan::Rule& rule) {
  return rule.pattern != plan::Pattern::none && rule.pattern != plan::Pattern::freehand;
}

}  // namespace

void Session::laysLive(const std::vector<LiveShape>& shapes) {
  if (!live_) live_ = std::make_unique<LiveLayout>();
  std::vector<surface::PagedField> fields;
  fields.reserve(shapes.size());
  for (const LiveShape& shape : shapes) fields.push_back(shape.shape);
  if (fields == live_->shapes) return;
  std::vector<plan::Region> regions;
  for (const LiveShape& shape : shapes) {
    if (shape.shape.empty()) continue;
    plan::Region region;
    if (const plan::Region* known = plan()->find(shape.region)) {
      region = *known;
    } else {
      region.id = shape.region;
      region.rule = defaultRule;
      region.color = shape.color;
    }
    region.shape = shape.shape;
    if (hasPoints(region.rule)) regions.push_back(std::move(region));
  }
  live_->shapes = std::move(fields);
  requestLive(std::move(regions));
}

Result<void> Session::previewRule(RegionId id, const plan::Rule& rule) {
  if (!isOpen() || stroke_) return {};
  const auto open = editable(id);
  if (!open) return open.error();
  const Result<plan::Rule> checked = checkedRule(rule, techniques_);
  if (!checked) return checked.error();
  if (live_ && live_->ruleOf == id && live_->rule == *checked) return {};
  if (!live_) live_ = std::make_unique<LiveLayout>();
  live_->ruleOf = id;
  live_->rule = *checked;
  std::vector<plan::Region> regions;
  for (const RegionId each : {id, (*open)->linked}) {
    const plan::Region* known = plan()->find(each);
    if (known == nullptr) continue;
    regions.push_back(*known);
    regions.back().rule = *checked;
  }
  requestLive(std::move(regions));
  return {};
}

void Session::endRulePreview() {
  if (!live_) return;
  stopLive();
  keepLive({});
}

void Session::requestLive(std::vector<plan::Region> regions) {
  live_->wanted = std::move(regions);
  if (live_->number == 0) postLive();
}

void Session::postLive() {
  if (live_->wanted.empty()) return;
  struct Item {
    plan::Region region;
    RegionPtr lender;
    LayoutSurroundings around;
  };
  std::vector<Item> items;
  for (plan::Region& region : std::exchange(live_->wanted, {})) {
    const auto last = std::find_if(live_->shown.begin(), live_->shown.end(),
                                   [&](const RegionPtr& shown) { return shown->id == region.id; });
    RegionPtr lender = last != live_->shown.end() ? *last : regionPtr(region.id);
    LayoutSurroundings around = surroundingsOf(region);
    items.push_back({std::move(region), std::move(lender), std::move(around)});
  }
  const std::uint64_t ticket = ++live_->ticket;
  auto work = [this, ticket, items = std::move(items), model = model_,
               exclusions = plan()->exclusions, tried = live_->ruleOf.valid(),
               firstId = plan()->nextId](const Progress& progress) -> JobQueue::Completion {
    layout::PlaceContext context = placeContextFor(*model, exclusions);
    context.effort = layout::Effort::live;
    std::vector<RegionPtr> placed;
    std::uint32_t nextId = firstId;
    try {
      for (const Item& item : items) {
        plan::Region region = item.region;
        item.around.lendTo(context);
        if (!tried)
          region.shape = surface::redistanced(*model->working, model->pages, region.shape);
        auto result = layout::placeRegion(region, item.lender.get(), nextId, context, progress);
        if (result) placed.push_back(std::move(*result));
      }
    } catch (const std::exception&) {
      placed.clear();  // The settled layout says what is wrong.
    }
    return [this, ticket, placed = std::move(placed)] { finishLive(ticket, placed); };
  };
  live_->number = jobs_.post(_("Placing points"), std::move(work));
}

void Session::finishLive(std::uint64_t ticket, const std::vector<RegionPtr>& placed) {
  if (!live_ || live_->ticket != ticket || live_->number == 0) return;
  live_->number = 0;
  for (const RegionPtr& region : placed) {
    std::erase_if(live_->shown, [&](const RegionPtr& old) { return old->id == region->id; });
    live_->shown.push_back(region);
  }
  if (!placed.empty()) touched();
  postLive();
}

void Session::stopLive() {
  if (!live_) return;
  if (live_->number != 0) jobs_.cancel(live_->number);
  live_->number = 0;
  live_->wanted.clear();
  live_->shapes.clear();
  live_->ruleOf = {};
  live_->rule.reset();
}

void Session::keepLive(const std::vector<RegionId>& awaited) {
  if (!live_) return;
  const std::size_t gone = std::erase_if(live_->shown, [&](const RegionPtr& region) {
    return std::find(awaited.begin(), awaited.end(), region->id) == awaited.end();
  });
  if (gone > 0) touched();
}

void Session::dropLive(RegionId id) {
  if (!live_) return;
  std::erase_if(live_->shown, [id](const RegionPtr& region) { return region->id == id; });
}

std::vector<Session::LivePoints> Session::livePoints() const {
  if (!live_ || !isOpen()) return {};
  std::vector<LivePoints> points;
  for (const RegionPtr& placed : live_->shown) points.push_back({placed, regionPtr(placed->id)});
  return points;
}

}  // namespace mesomap::scene
