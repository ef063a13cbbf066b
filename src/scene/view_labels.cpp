#include "scene/view_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "scene/point_marks.h"

namespace mesomap::scene {
namespace {

// Ranks, as multiples that leave the order of areas room between them.
enum Rank { kRest, kFives, kTens, kRowStart, kName, kSelectedPoint, kSelectedName, kHovered };

constexpr double kFacingNew = 0.22, kFacingKept = 0.14;  // of the normal towards the eye
constexpr double kHidingMm = 3.0;                        // skin nearer than this hides nothing
constexpr double kNumberGapPx = 1.5;
// Points nearer to each other on the screen get no numbers at all.
constexpr double kTightestNumbersPx = 9.0;
constexpr double kNameGapPx = 8.0;
constexpr double kLedPx = 18.0;  // a name farther than this from its area gets a line
constexpr std::size_t kNameSamples = 120;
constexpr double kSideOn = 0.35;  // seen from the side: of a head's own right in the view's right
// From the side a name goes out over the profile where that is no farther off; steps and what
// remains free.
constexpr double kMostToOutlinePx = 220.0, kOutlineStepPx = 8.0, kOffOutlinePx = 12.0;
constexpr double kOffMiddleMm = 8.0;  // an area's own middle; nearer it lies on the midline
constexpr double kAcrossPx = 30.0;    // between an area and its mirror image, as they show
constexpr double kRowBreak = 1.6;     // of the spacing: a step to the next row

constexpr std::uint64_t kNameKey = std::uint64_t{1} << 32;

bool sameCamera(const Camera& a, const Camera& b) {
  return a.yaw == b.yaw && a.pitch == b.pitch && a.distance == b.distance && a.target == b.target &&
         a.verticalFov == b.verticalFov;
}

/// Camera::project with what does not change from point to point taken out: thousands are asked.
class Lens {
 public:
  Lens(const Camera& camera, glm::dvec2 viewport)
      : eye_(camera.eye()),
        right_(camera.right()),
        up_(camera.up()),
        forward_(camera.forward()),
        half_(viewport * 0.5),
        focal_(half_.y / std::tan(camera.verticalFov * 0.5)) {}
  /// Pixel, and depth along the view direction in mm.
  [[nodiscard]] glm::dvec3 at(const glm::dvec3& place) const {
    const glm::dvec3 to = place - eye_;
    const double depth = glm::dot(to, forward_);
    if (!(depth > 1e-6)) return {0.0, 0.0, -1.0};
    const double scale = focal_ / depth;
    return {half_.x + glm::dot(to, right_) * scale, half_.y - glm::dot(to, up_) * scale, depth};
  }
  [[nodiscard]] double mmPerPixel(double depth) const { return depth / focal_; }
  [[nodiscard]] double facing(const glm::dvec3& place, const glm::dvec3& normal) const {
    const glm::dvec3 to = eye_ - place;
    const double length = glm::length(to);
    return length > 1e-9 ? glm::dot(normal, to) / length : -1.0;
  }
  [[nodiscard]] const glm::dvec3& eye() const { return eye_; }

 private:
  glm::dvec3 eye_, right_, up_, forward_;
  glm::dvec2 half_;
  double focal_;
};

int rankOf(const plan::Site& site, bool startsRow) {
  if (site.order == 1 || startsRow) return kRowStart;
  if (site.order % 10 == 0) return kTens;
  return site.order % 5 == 0 ? kFives : kRest;
}

struct Gathered {
  std::vector<ScreenLabel> labels;
  std::vector<ViewLabel> views;       ///< Of the same places in the list.
  std::vector<glm::dvec3> positions;  ///< On the skin; to be seen from the eye.
  std::vector<ScreenDisc> discs;
};

bool numbersOf(const LabelAsk& ask, const plan::Region& region) {
  if (!ask.numbers || !ask.points) return false;
  const bool chosen =
      ask.selected.valid() && (region.id == ask.selected || region.linked == ask.selected);
  if (!chosen && !ask.everyNumber) return false;
  return std::find(ask.onTheWay.begin(), ask.onTheWay.end(), region.id) == ask.onTheWay.end();
}

void gatherPoints(const LabelAsk& ask, const plan::Region& region, const Lens& lens,
                  const Declutter& shown, const ViewLabels::Measure& measure, Gathered& all) {
  const bool numbers = numbersOf(ask, region);
  const double spacing = leastSpacingMm(region.rule);
  const std::vector<bool> starts = numbers ? rowStarts(region) : std::vector<bool>();
  // Every digit is as wide as the others: measured once for each length.
  std::array<glm::dvec2, 12> sizes{};
  for (std::size_t i = 0; i < region.sites.size(); ++i) {
    const plan::Site& site = region.sites[i];
    const glm::dvec3 at = lens.at(site.position);
    const double margin = 40.0 * ask.pixelScale;
    if (!(at.z > 0.0) || at.x < -margin || at.y < -margin || at.x > ask.viewport.x + margin ||
        at.y > ask.viewport.y + margin) {
      continue;
    }
    const double facing = lens.facing(site.position, site.normal);
    if (facing < 0.05) continue;
    const double mmPerPixel = lens.mmPerPixel(at.z);
    const bool proposed = site.state == plan::SiteState::proposed;
    const double radius = discRadiusPx(mmPerPixel, spacing, ask.pixelScale, proposed);
    const std::uint64_t key = site.id.value;
    all.discs.push_back({key, glm::dvec2(at), radius});
    const bool hovered = site.id == ask.hovered, chosen = site.id == ask.selectedPoint;
    if (!(numbers && site.counts()) && !(hovered && ask.numbers)) continue;
    if (std::find(ask.numbered.begin(), ask.numbered.end(), site.id) != ask.numbered.end())
      continue;
    if (facing < (shown.shown(key) ? kFacingKept : kFacingNew)) continue;
    const bool tight = spacing > 0.0 && spacing / mmPerPixel < kTightestNumbersPx * ask.pixelScale;
    if (tight && !hovered && !chosen) continue;
    ViewLabel view;
    view.text = std::to_string(site.order);
    view.region = region.id;
    view.site = site.id;
    view.strong = hovered || chosen;
    glm::dvec2& size = sizes.at(std::min(view.text.size(), sizes.size() - 1));
    if (size.x == 0.0) size = measure(ViewLabel::Kind::number, view.text);
    ScreenLabel label;
    label.key = key;
    label.rank = hovered  ? kHovered
                 : chosen ? kSelectedPoint
                          : rankOf(site, i < starts.size() && starts[i]);
    label.anchor = glm::dvec2(at);
    label.size = size;
    label.clear = radius + kNumberGapPx * ask.pixelScale;
    all.labels.push_back(label);
    all.views.push_back(std::move(view));
    all.positions.push_back(site.position);
  }
}

/// On which side of an area its name stands: on the client's own side as it shows, so that the
/// right cheek's never stands by the left one however far the head is turned; where that says
/// nothing (an area on the middle, or seen from the side), outwards on the screen.
int sideOfName(const LabelAsk& ask, const Lens& lens, const glm::dvec3& middle, double seenX) {
  const glm::dvec3 centre = ask.model->bounds.center();
  const glm::dvec3 mirrored(2.0 * centre.x - middle.x, middle.y, middle.z);
  const double across = lens.at(middle).x - lens.at(mirrored).x;
  if (std::abs(middle.x - centre.x) > kOffMiddleMm &&
      std::abs(across) > kAcrossPx * ask.pixelScale) {
    return across > 0.0 ? 1 : -1;
  }
  return seenX >= lens.at(centre).x ? 1 : -1;
}

/// How far from `from` the figure ends on that side, within the height of a name; 0 where it goes
/// on for longer than a name is to be led.
double outlineBeyond(const LabelAsk& ask, const glm::dvec2& from, int side, double height) {
  const double step = kOutlineStepPx * ask.pixelScale;
  double last = 0.0;
  for (const double up : {-0.5, 0.0, 0.5}) {
    for (double x = 0.0; x <= kMostToOutlinePx * ask.pixelScale; x += step) {
      const Ray ray = ask.camera.rayThrough(from + glm::dvec2(side * x, up * height), ask.viewport);
      if (ask.model->pick(ray.origin, ray.direction)) last = std::max(last, x + step);
    }
  }
  return last <= kMostToOutlinePx * ask.pixelScale ? last : 0.0;
}

/// Beside the area, on the side of the figure that it lies on.
void gatherName(const LabelAsk& ask, const plan::Region& region, const Lens& lens,
                const ViewLabels::Measure& measure, Gathered& all) {
  if (region.name.empty() || region.border.empty()) return;
  std::size_t count = 0;
  for (const plan::BorderLine& line : region.border) count += line.points.size();
  const std::size_t every = std::max<std::size_t>(1, count / kNameSamples);
  const mesh::RayCaster& skin = *ask.model->workingCaster;
  std::vector<std::pair<glm::dvec2, glm::dvec3>> seen;
  glm::dvec2 sum(0.0);
  glm::dvec3 whole(0.0);
  std::size_t index = 0, asked = 0;
  for (const plan::BorderLine& line : region.border) {
    for (const glm::dvec3& point : line.points) {
      if (index++ % every != 0) continue;
      ++asked;
      whole += point;
      const glm::dvec3 at = lens.at(point);
      if (!(at.z > 0.0) || at.x < 0.0 || at.y < 0.0 || at.x > ask.viewport.x ||
          at.y > ask.viewport.y || skin.occluded(lens.eye(), point, kHidingMm)) {
        continue;
      }
      seen.emplace_back(glm::dvec2(at), point);
      sum += glm::dvec2(at);
    }
  }
  // A sliver at the edge of the figure is named when more of it is seen.
  if (seen.size() * 5 < asked || seen.empty()) return;
  const glm::dvec2 centre = sum / static_cast<double>(seen.size());
  const int side = sideOfName(ask, lens, whole / static_cast<double>(asked), centre.x);
  // The outermost seen place, rather near the middle of the area's height.
  const auto best = std::max_element(seen.begin(), seen.end(), [&](const auto& a, const auto& b) {
    const auto score = [&](const glm::dvec2& p) {
      return side * p.x - 0.6 * std::abs(p.y - centre.y);
    };
    return score(a.first) < score(b.first);
  });
  ViewLabel view;
  view.kind = ViewLabel::Kind::name;
  view.text = region.name;
  view.region = region.id;
  view.strong = region.id == ask.selected;
  view.anchor = best->first;
  ScreenLabel label;
  label.key = kNameKey + region.id.value;
  label.rank = view.strong ? kSelectedName : kName;
  label.anchor = best->first;
  label.size = measure(ViewLabel::Kind::name, view.text);
  label.clear = kNameGapPx * ask.pixelScale;
  label.side = side;
  // What a profile is looked at for is its line.
  if (std::abs(ask.camera.right().x) < kSideOn) {
    const double outline = outlineBeyond(ask, label.anchor, side, label.size.y);
    const double clear = outline + kOffOutlinePx * ask.pixelScale;
    const double end = label.anchor.x + side * (clear + label.size.x);
    if (outline > 0.0 && end > 0.0 && end < ask.viewport.x) {
      label.clear = std::max(label.clear, clear);
    }
  }
  all.labels.push_back(label);
  all.views.push_back(std::move(view));
  all.positions.push_back(best->second);
}

}  // namespace

bool LabelAsk::operator==(const LabelAsk& other) const {
  return model == other.model && plan == other.plan && sameCamera(camera, other.camera) &&
         viewport == other.viewport && pixelScale == other.pixelScale &&
         selected == other.selected && selectedPoint == other.selectedPoint &&
         hovered == other.hovered && everyNumber == other.everyNumber && numbers == other.numbers &&
         names == other.names && points == other.points && onTheWay == other.onTheWay &&
         taken == other.taken && numbered == other.numbered;
}

std::vector<bool> rowStarts(const plan::Region& region) {
  std::vector<bool> starts(region.sites.size(), false);
  if (region.rule.order != plan::WorkingOrder::rows) return starts;
  for (std::size_t i = 0; i < region.sites.size(); ++i) {
    starts[i] = i == 0 || glm::distance(region.sites[i - 1].position, region.sites[i].position) >
                              kRowBreak * region.rule.spacingMm;
  }
  return starts;
}

const std::vector<ViewLabel>& ViewLabels::update(const LabelAsk& ask, const Measure& measure) {
  if (known_ && ask == last_) return labels_;
  if (known_ && ask.model != last_.model) declutter_.forget();
  last_ = ask;
  known_ = true;
  labels_.clear();
  if (!ask.model || !ask.plan) return labels_;
  const Lens lens(ask.camera, ask.viewport);
  Gathered all;
  for (const auto& region : ask.plan->regions) {
    if (!region || !region->visible) continue;
    if (ask.points) gatherPoints(ask, *region, lens, declutter_, measure, all);
    if (ask.names) gatherName(ask, *region, lens, measure, all);
  }
  const mesh::RayCaster& skin = *ask.model->workingCaster;
  const auto visible = [&](std::size_t label) {
    return !skin.occluded(lens.eye(), all.positions[label], kHidingMm);
  };
  const auto& placed =
      declutter_.place(all.labels, all.discs, ask.taken, ask.viewport, ask.pixelScale, visible);
  for (const PlacedLabel& each : placed) {
    ViewLabel view = std::move(all.views[each.label]);
    view.box = each.box;
    if (view.kind == ViewLabel::Kind::name) {
      const double near = view.anchor.x < each.box.min.x ? each.box.min.x : each.box.max.x;
      const double middle = (each.box.min.y + each.box.max.y) * 0.5;
      view.led = std::hypot(near - view.anchor.x, middle - view.anchor.y) > kLedPx * ask.pixelScale;
    }
    labels_.push_back(std::move(view));
  }
  return labels_;
}

}  // namespace mesomap::scene
