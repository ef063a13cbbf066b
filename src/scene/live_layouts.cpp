// Points on their way: of a stroke under way, and of a rule that is being tried. They never reach
// the plan: it gets its points from the layout of the step alone, however the live ones came about.
#include <algorithm>
#include <exception>
#include <glm/geometric.hpp>
#include <utility>

#include "base/i18n.h"
#include "exclusion_words.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "rule_limits.h"
#include "shape_ops.h"
#include "surface/outline.h"
#include "words.h"

namespace mesomap::scene {
namespace {

bool hasPoints(const plan::Rule& rule) {
  return rule.pattern != plan::Pattern::none && rule.pattern != plan::Pattern::freehand;
}

/// Places that cover where the two shapes differ, for points `spacingMm` apart; none where that is
/// nowhere, or too much of the skin to go by places.
std::vector<mesh::SurfacePoint> changedPlaces(const mesh::WorkingMesh& mesh,
                                              const surface::PagedField& before,
                                              const surface::PagedField& now, double spacingMm) {
  constexpr std::size_t kMost = 48;
  if (before.vertexCount() != now.vertexCount()) return {};
  std::vector<std::uint32_t> vertices;
  std::vector<glm::vec3> at;
  const auto take = [&](std::uint32_t vertex) {
    const glm::vec3& here = mesh.mesh().positions[vertex];
    const bool covered = std::any_of(at.begin(), at.end(), [&](const glm::vec3& other) {
      return glm::distance(here, other) < static_cast<float>(spacingMm);
    });
    if (covered) return;
    vertices.push_back(vertex);
    at.push_back(here);
  };
  constexpr std::uint32_t kSize = surface::PagedField::kPageSize;
  const auto next = [&](std::uint32_t page) {
    return std::min(before.nextPage(page), now.nextPage(page));
  };
  for (std::uint32_t page = next(0); page < now.pageCount(); page = next(page + 1)) {
    if (before.page(page) == now.page(page)) continue;
    const std::uint32_t end = std::min((page + 1) * kSize, now.vertexCount());
    for (std::uint32_t v = page * kSize; v < end; ++v) {
      if ((before.raw(v) > 0) != (now.raw(v) > 0)) take(v);
    }
    if (vertices.size() > kMost) return {};
  }
  std::vector<mesh::SurfacePoint> places;
  places.reserve(vertices.size());
  for (const std::uint32_t vertex : vertices) places.push_back(placeOf(mesh, vertex));
  return places;
}

}  // namespace

void Session::LiveLayouts::lay(const std::vector<LiveShape>& shapes) {
  std::vector<surface::PagedField> fields;
  fields.reserve(shapes.size());
  for (const LiveShape& shape : shapes) fields.push_back(shape.shape);
  if (fields == shapes_) return;
  std::vector<plan::Region> regions;
  for (const LiveShape& shape : shapes) {
    if (shape.shape.empty()) continue;
    plan::Region region;
    if (const plan::Region* known = session_.plan()->find(shape.region)) {
      region = *known;
    } else {
      region.id = shape.region;
      region.rule = session_.defaultRule;
      region.color = shape.color;
    }
    region.shape = shape.shape;
    if (hasPoints(region.rule)) regions.push_back(std::move(region));
  }
  shapes_ = std::move(fields);
  request(std::move(regions));
}

void Session::LiveLayouts::tryRule(RegionId id, const plan::Rule& rule) {
  ruleOf_ = id;
  rule_ = rule;
  std::vector<plan::Region> regions;
  const plan::Plan& plan = *session_.plan();
  const plan::Region* named = plan.find(id);
  if (named == nullptr) return;
  for (const RegionId each : {id, named->linked}) {
    const plan::Region* known = plan.find(each);
    if (known == nullptr) continue;
    regions.push_back(*known);
    regions.back().rule = rule;
  }
  request(std::move(regions));
}

void Session::LiveLayouts::request(std::vector<plan::Region> regions) {
  wanted_ = std::move(regions);
  if (number_ == 0) post();
}

void Session::LiveLayouts::post() {
  if (wanted_.empty()) return;
  struct Item {
    plan::Region region;
    RegionPtr lender;
    LayoutSurroundings around;
  };
  std::vector<Item> items;
  for (plan::Region& region : std::exchange(wanted_, {})) {
    const auto last = std::find_if(shown_.begin(), shown_.end(),
                                   [&](const RegionPtr& shown) { return shown->id == region.id; });
    RegionPtr lender = last != shown_.end() ? *last : session_.regionPtr(region.id);
    LayoutSurroundings around = session_.layouts_->surroundingsOf(region);
    items.push_back({std::move(region), std::move(lender), std::move(around)});
  }
  const std::uint64_t ticket = ++ticket_;
  auto work = [this, ticket, items = std::move(items), model = session_.model_,
               exclusions = session_.plan()->exclusions, tried = ruleOf_.valid(),
               firstId =
                   session_.plan()->nextId](const Progress& progress) -> JobQueue::Completion {
    layout::PlaceContext context = placeContextFor(*model, exclusions);
    context.effort = layout::Effort::live;
    std::vector<RegionPtr> placed;
    std::uint32_t nextId = firstId;
    try {
      for (const Item& item : items) {
        plan::Region region = item.region;
        item.around.lendTo(context);
        context.around.clear();
        if (!tried) {
          region.shape = surface::redistanced(*model->working, model->pages, region.shape);
          if (item.lender) {
            context.around = changedPlaces(*model->working, item.lender->shape, region.shape,
                                           region.rule.spacingMm);
          }
        }
        auto result = layout::placeRegion(region, item.lender.get(), nextId, context, progress);
        if (result) placed.push_back(std::move(*result));
      }
    } catch (const std::exception&) {
      placed.clear();  // The settled layout says what is wrong.
    }
    return [this, ticket, placed = std::move(placed)] { finish(ticket, placed); };
  };
  number_ = session_.jobs_.postAside(_("Placing points"), std::move(work));
}

void Session::LiveLayouts::finish(std::uint64_t ticket, const std::vector<RegionPtr>& placed) {
  if (ticket_ != ticket || number_ == 0) return;
  number_ = 0;
  for (const RegionPtr& region : placed) {
    std::erase_if(shown_, [&](const RegionPtr& old) { return old->id == region->id; });
    shown_.push_back(region);
  }
  if (!placed.empty()) session_.touched();
  post();
}

void Session::LiveLayouts::stop() {
  if (number_ != 0) session_.jobs_.cancel(number_);
  number_ = 0;
  wanted_.clear();
  shapes_.clear();
  ruleOf_ = {};
  rule_.reset();
}

void Session::LiveLayouts::keep(const std::vector<RegionId>& awaited) {
  const std::size_t gone = std::erase_if(shown_, [&](const RegionPtr& region) {
    return std::find(awaited.begin(), awaited.end(), region->id) == awaited.end();
  });
  if (gone > 0) session_.touched();
}

void Session::LiveLayouts::drop(RegionId id) {
  std::erase_if(shown_, [id](const RegionPtr& region) { return region->id == id; });
}

Result<void> Session::previewRule(RegionId id, const plan::Rule& rule) {
  if (!isOpen() || stroke_) return {};
  const auto open = editable(id);
  if (!open) return open.error();
  const Result<plan::Rule> checked = checkedRule(rule, techniques_);
  if (!checked) return checked.error();
  if (!live_->tries(id, *checked)) live_->tryRule(id, *checked);
  return {};
}

void Session::endRulePreview() {
  live_->stop();
  live_->keep({});
}

std::vector<LivePoints> Session::livePoints() const {
  if (!isOpen()) return {};
  std::vector<LivePoints> points;
  for (const RegionPtr& placed : live_->shown()) {
    points.push_back({placed, regionPtr(placed->id)});
  }
  return points;
}

}  // namespace mesomap::scene
