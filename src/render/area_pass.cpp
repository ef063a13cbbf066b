#include "area_pass.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mesomap::render {
namespace {

glm::vec3 rgb(const std::array<std::uint8_t, 3>& color) {
  return glm::vec3(color[0], color[1], color[2]) / 255.0f;
}

constexpr std::array<std::uint8_t, 3> kExcludedColor = {74, 44, 62};

struct Wanted {
  std::uint32_t id = 0;  ///< Of a region or an exclusion: they share their numbers.
  std::array<std::uint8_t, 3> color{};
  const surface::PagedField* shape = nullptr;
  int hatch = 0;
};

/// The plan's visible areas in its order, a live shape in the place of its area, new ones last.
std::vector<Wanted> wantedOf(const Frame& frame) {
  std::vector<Wanted> wanted;
  const auto liveOf = [&](RegionId id) -> const scene::Session::LiveShape* {
    const auto found = std::find_if(frame.live.begin(), frame.live.end(),
                                    [&](const auto& live) { return live.region == id; });
    return found == frame.live.end() ? nullptr : &*found;
  };
  if (frame.plan) {
    for (const auto& region : frame.plan->regions) {
      if (!region || !region->visible) continue;
      const auto* live = liveOf(region->id);
      wanted.push_back(
          {region->id.value, region->color, live ? &live->shape : &region->shape, region->hatch});
    }
  }
  for (const auto& live : frame.live) {
    if (frame.plan && frame.plan->find(live.region) != nullptr) continue;
    wanted.push_back({live.region.value, live.color, &live.shape, live.hatch});
  }
  return wanted;
}

void addExclusions(const Frame& frame, int hatch, std::vector<Wanted>& wanted) {
  const auto& live = frame.liveExclusion;
  bool found = false;
  if (frame.plan) {
    for (const auto& exclusion : frame.plan->exclusions) {
      if (!exclusion) continue;
      const bool instead = live && live->id == exclusion->id;
      found = found || instead;
      wanted.push_back(
          {exclusion->id.value, kExcludedColor, instead ? &live->shape : &exclusion->shape, hatch});
    }
  }
  if (live && !found) wanted.push_back({live->id.value, kExcludedColor, &live->shape, hatch});
}

}  // namespace

Result<AreaPass> AreaPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "area");
  if (!program) return program.error();
  auto through = Program::load(shaders, "area", {"LENS"});
  if (!through) return through.error();
  return AreaPass(std::move(*program), std::move(*through));
}

void AreaPass::update(const Frame& frame, UploadCounter& counter) {
  const std::vector<Shown> before = std::exchange(shown_, {});
  changed_.clear();
  const bool otherView = clientView_ != frame.clientView || frame.model != model_;
  lookChanged_ = otherView || !before.empty();
  clientView_ = frame.clientView;
  if (frame.model != model_) {
    layers_.clear();
    pages_ = PageIndex();
    model_ = frame.model;
  }
  if (!model_ || !model_->working) return;
  std::vector<Wanted> wanted = wantedOf(frame);
  addExclusions(frame, kExcluded, wanted);
  std::erase_if(layers_, [&](const auto& layer) {
    return std::none_of(wanted.begin(), wanted.end(),
                        [&](const Wanted& w) { return w.id == layer.first; });
  });
  if (wanted.empty()) return;
  const mesh::TriangleMesh& mesh = model_->working->mesh();
  if (pages_.pageCount() == 0) pages_ = PageIndex(mesh, surface::PagedField::kPageSize);
  for (const Wanted& w : wanted) {
    AreaLayer& layer = layers_[w.id];
    layer.update(*w.shape, mesh, pages_, counter);
    const auto is = [&](RegionId id) {
      return !frame.clientView && id.valid() && id.value == w.id;
    };
    const Mark mark = is(frame.selected)  ? Mark::chosen
                      : is(frame.hovered) ? Mark::hovered
                                          : Mark::none;
    shown_.push_back({&layer, w.id, rgb(w.color), w.hatch, mark});
    for (const std::uint32_t page : layer.changed()) changed_.push_back(pages_.boxAround(page));
  }
  lookChanged_ = otherView || shown_ != before;
}

std::uint64_t AreaPass::draw(const View& view) const {
  if (shown_.empty()) return 0;
  const OverlayState overlay;
  const NearerState nearer;
  // Of its own, so that a processor that draws has no more to do without a lens.
  const Program& program = view.lens.z > 0.0f ? through_ : program_;
  program.use();
  view.apply(program);
  program.set("uStepsPerMm", surface::PagedField::kStepsPerMm);
  program.set("uClient", clientView_ ? 1 : 0);
  std::uint64_t triangles = 0;
  for (const Shown& s : shown_) {
    program.set("uColor", s.color);
    program.set("uMark", static_cast<int>(s.mark));
    program.set("uHatch", s.hatch);
    triangles += s.layer->draw();
  }
  return triangles;
}

}  // namespace mesomap::render
