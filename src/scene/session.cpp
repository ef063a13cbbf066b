#include "scene/session.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "base/i18n.h"
#include "edits.h"
#include "layout/sites.h"
#include "layout_job.h"
#include "model_cache.h"
#include "plan/checks.h"
#include "rebuild_shape.h"
#include "words.h"

namespace mesomap::scene {
namespace {

/// How near to one another points of the rule may stand.
double leastSpacingOf(const plan::Rule& rule) {
  double least = std::min(rule.spacingMm, rule.pitch());
  if (rule.edgeSpacingMm) least = std::min(least, *rule.edgeSpacingMm);
  if (rule.denseSpacingMm) least = std::min(least, *rule.denseSpacingMm);
  if (rule.pattern != plan::Pattern::stamps) return least;
  const std::vector<glm::dvec2>& pins = rule.stamp.pins;
  for (std::size_t i = 0; i < pins.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      least = std::min(least, glm::distance(pins[i], pins[j]));
    }
  }
  return least;
}

/// An upper bound for the points of one layout: their ids are set aside when the step is made, so
/// that ids do not depend on when the layout arrives.
std::uint32_t idsFor(const plan::Region& region) {
  const double spacing = std::max(leastSpacingOf(region.rule), 0.5);
  const double perfect = region.areaCm2 * 100.0 / (0.866 * spacing * spacing);
  const double bound = 2.0 * perfect + 2.0 * region.perimeterMm / spacing + 32.0;
  return static_cast<std::uint32_t>(std::clamp(std::ceil(bound), 32.0, 40000.0));
}

const std::string kNothing;

}  // namespace

Session::Session(JobQueue& jobs, std::vector<plan::Technique> techniques)
    : jobs_(jobs),
      techniques_(std::move(techniques)),
      edits_(std::make_unique<Edits>(*this)),
      layouts_(std::make_unique<Layouts>(*this)),
      live_(std::make_unique<LiveLayouts>(*this)) {
  if (!techniques_.empty()) {
    const plan::Technique* papule = plan::findTechnique(techniques_, "papule");
    defaultRule = plan::ruleFor(papule != nullptr ? *papule : techniques_.front());
  }
}

Session::~Session() {
  layouts_->drop();
  live_->stop();
}

const plan::PlanPtr& Session::plan() const {
  static const plan::PlanPtr none;
  return history_ ? history_->current() : none;
}

void Session::close() {
  layouts_->startFrom({});
  live_->stop();
  live_->keep({});
  stroke_.reset();
  excluding_.reset();
  edits_->forget();
  cache_.reset();
  field_.reset();
  // Kept until the next is here: tools and pictures tell models apart by where they lie.
  if (model_) otherModel_ = std::exchange(model_, nullptr);
  history_.reset();
  saved_.reset();
  seal_.reset();
  savedSeal_.reset();
  path_.clear();
  selected_ = {};
  newAreaNext_ = false;
  touched();
}

void Session::open(SurfaceModelPtr model, plan::PlanPtr first) {
  close();
  layouts_->startFrom(*first);
  model_ = std::move(model);
  otherModel_.reset();
  field_ = std::make_unique<surface::GeodesicField>(*model_->working);
  history_ = std::make_unique<plan::History>(first);
  saved_ = std::move(first);
  touched();
}

void Session::startPlan(SurfaceModelPtr model, bool example) {
  plan::Plan fresh;
  fresh.created = plan::timestampUtc();
  fresh.surface = model->ref;
  fresh.landmarks = model->landmarks();
  fresh.example = example;
  open(std::move(model), std::make_shared<const plan::Plan>(std::move(fresh)));
}

void Session::adoptPlan(plan::Plan plan, SurfaceModelPtr model, std::filesystem::path path,
                        SealPtr seal) {
  if (model->ref.parameters != plan.surface.parameters) {
    if (auto fitting = withParameters(*model, plan.surface.parameters)) {
      model = std::move(*fitting);
    } else {
      plan.surface.parameters = model->ref.parameters;
    }
  }
  const auto vertices = static_cast<std::uint32_t>(model->working->mesh().positions.size());
  bool rebuilt = false;
  for (auto& held : plan.regions) {
    if (plan.surface.workingRecipe == model->working->recipe() &&
        held->shape.vertexCount() == vertices) {
      continue;
    }
    plan::Region region = *held;
    region.shape =
        shapeFromBorder(*model->working, *model->workingCaster, model->pages, region.border);
    held = std::make_shared<const plan::Region>(std::move(region));
    rebuilt = true;
  }
  for (auto& held : plan.exclusions) {
    if (plan.surface.workingRecipe == model->working->recipe() &&
        held->shape.vertexCount() == vertices) {
      continue;
    }
    plan::Exclusion exclusion = *held;
    exclusion.shape =
        shapeFromBorder(*model->working, *model->workingCaster, model->pages, exclusion.border);
    held = std::make_shared<const plan::Exclusion>(std::move(exclusion));
    rebuilt = true;
  }
  // Where the surface was found, and the mesh that the shapes now lie on.
  plan.surface.file = model->ref.file;
  plan.surface.workingRecipe = model->ref.workingRecipe;
  open(std::move(model), std::make_shared<const plan::Plan>(std::move(plan)));
  path_ = std::move(path);
  seal_ = savedSeal_ = std::move(seal);
  if (rebuilt) {
    say(Notice::Kind::info,
        _("The areas were drawn again from their borders, because this version "
          "divides the skin more finely or coarsely. The points are unchanged."));
  }
}

void Session::showModel(SurfaceModelPtr model) {
  otherModel_ = std::exchange(model_, std::move(model));
  field_ = std::make_unique<surface::GeodesicField>(*model_->working);
}

void Session::fitModel() {
  const plan::FigureParameters& wanted = plan()->surface.parameters;
  if (model_->ref.parameters == wanted) return;
  if (otherModel_ && otherModel_->ref.parameters == wanted) {
    showModel(otherModel_);
    return;
  }
  auto fitting = withParameters(*model_, wanted);
  // The history holds only what was shown before, so that this cannot fail.
  if (fitting) showModel(std::move(*fitting));
}

void Session::markRecovered(std::filesystem::path path) {
  path_ = std::move(path);
  saved_.reset();
  touched();
}

void Session::protect(SealPtr seal) {
  if (!isOpen() || seal == seal_) return;
  seal_ = std::move(seal);
  touched();
}

bool Session::dirty() const {
  return history_ && (history_->current() != saved_ || seal_ != savedSeal_ || stroke_ != nullptr ||
                      excluding_ != nullptr);
}

plan::Plan Session::planForFile() const {
  plan::Plan result = *plan();
  // An answer about an area that is gone is about nothing.
  std::erase_if(result.checks, [&result](const plan::Check& check) {
    return check.answer.empty() || (check.region.valid() && result.find(check.region) == nullptr);
  });
  for (plan::Check& open : plan::checksFrom(plan::questionsFor(result, techniques_))) {
    const bool answered =
        std::any_of(result.checks.begin(), result.checks.end(), [&open](const plan::Check& check) {
          return check.id == open.id && check.region == open.region && check.text == open.text;
        });
    if (!answered) result.checks.push_back(std::move(open));
  }
  return result;
}

Result<void> Session::saveTo(const std::filesystem::path& path, const plan::WriteOptions& options) {
  if (!isOpen()) return Error{ErrorKind::usage, path.string(), _("nothing is open")};
  if (stroke_) endStroke();
  if (excluding_) endExclusion();
  if (layoutPending()) jobs_.drain();
  plan::WriteOptions written = options;
  written.seal = seal_;
  if (Result<void> saved = plan::savePlan(planForFile(), path, written); !saved) return saved;
  path_ = path;
  saved_ = plan();
  savedSeal_ = seal_;
  touched();
  return {};
}

const plan::Region* Session::selectedRegion() const {
  return isOpen() ? plan()->find(selected_) : nullptr;
}

void Session::select(RegionId id) {
  const RegionId wanted = isOpen() && plan()->find(id) != nullptr ? id : RegionId{};
  newAreaNext_ = false;
  if (wanted == selected_) return;
  selected_ = wanted;
  touched();
}

RegionId Session::regionAt(const mesh::SurfacePoint& place) const {
  if (!isOpen()) return {};
  const auto& triangles = model_->working->mesh().triangles;
  if (place.triangle >= triangles.size()) return {};
  const mesh::Triangle& corners = triangles[place.triangle];
  const auto& regions = plan()->regions;
  for (auto it = regions.rbegin(); it != regions.rend(); ++it) {
    if ((*it)->shape.vertexCount() == 0) continue;
    double value = 0.0;
    for (int k = 0; k < 3; ++k) {
      value += place.barycentric[k] * (*it)->shape.mm(corners[static_cast<std::size_t>(k)]);
    }
    if (value > 0.0) return (*it)->id;
  }
  return {};
}

plan::Region Session::measured(plan::Region region) const {
  return layout::measured(std::move(region), model_->placeContext());
}

void Session::commit(std::string label, plan::Plan next, const std::vector<RegionId>& relayout) {
  commit(std::move(label), std::move(next), relayout, Relayout{});
}

void Session::commit(std::string label, plan::Plan next, const std::vector<RegionId>& relayout,
                     const Relayout& how) {
  const plan::PlanPtr before = plan();
  std::vector<Layouts::Request> wanted;
  std::vector<RegionId> order = relayout;
  std::sort(order.begin(), order.end(), [](RegionId a, RegionId b) { return a.value < b.value; });
  for (const RegionId id : order) {
    const std::size_t index = next.indexOf(id);
    if (index == next.regions.size()) continue;
    plan::Region pending = *next.regions[index];
    pending.sitesPending = true;
    const std::size_t old = before->indexOf(id);
    RegionPtr lender = old < before->regions.size() ? before->regions[old] : nullptr;
    for (const auto& [borrower, from] : how.lenders) {
      if (borrower == id) lender = from;
    }
    auto shared = std::make_shared<const plan::Region>(std::move(pending));
    next.regions[index] = shared;
    wanted.push_back({shared, lender, next.nextId});
    next.nextId += idsFor(*shared);
  }
  // A copy that this step makes of a region whose points are awaited awaits them too.
  for (const RegionPtr& region : next.regions) {
    if (!region->sitesPending ||
        std::find(relayout.begin(), relayout.end(), region->id) != relayout.end()) {
      continue;
    }
    const std::size_t old = before->indexOf(region->id);
    if (old == before->regions.size() || before->regions[old] == region) continue;
    if (const auto job = layouts_->awaiting(before->regions[old].get()))
      job->targets.push_back(region);
  }
  edits_->forget();
  history_->commit(std::move(label), std::make_shared<const plan::Plan>(std::move(next)));
  ++steps_;
  live_->stop();
  live_->keep(relayout);
  layouts_->sync(true);
  layouts_->request(wanted, how);
  touched();
}

bool Session::canUndo() const {
  return history_ && !stroke_ && !excluding_ && history_->canUndo();
}

bool Session::canRedo() const {
  return history_ && !stroke_ && !excluding_ && history_->canRedo();
}

std::string Session::undoLabel() const {
  return history_ ? history_->undoLabel() : kNothing;
}

std::string Session::redoLabel() const {
  return history_ ? history_->redoLabel() : kNothing;
}

void Session::undo() {
  if (!canUndo()) return;
  const std::string label = history_->undo();
  ++steps_;
  live_->stop();
  live_->keep({});
  edits_->forget();
  fitModel();
  layouts_->sync(false);
  if (plan()->find(selected_) == nullptr) selected_ = {};
  say(Notice::Kind::info, words(_("Undone: {}"), label));
  touched();
}

void Session::redo() {
  if (!canRedo()) return;
  const std::string label = history_->redo();
  ++steps_;
  live_->stop();
  live_->keep({});
  edits_->forget();
  fitModel();
  layouts_->sync(false);
  if (plan()->find(selected_) == nullptr) selected_ = {};
  say(Notice::Kind::info, words(_("Redone: {}"), label));
  touched();
}

bool Session::takeBackStep() {
  if (!canUndo() || !history_->takeBack()) return false;
  ++steps_;
  live_->stop();
  live_->keep({});
  edits_->forget();
  fitModel();
  layouts_->sync(true);
  if (plan()->find(selected_) == nullptr) selected_ = {};
  touched();
  return true;
}

void Session::say(Notice::Kind kind, std::string text) {
  notices_.push_back({kind, std::move(text)});
  touched();
}

std::vector<Notice> Session::takeNotices() {
  return std::exchange(notices_, {});
}

}  // namespace mesomap::scene
