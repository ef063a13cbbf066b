// Single points: a click on an area adds one, a click on a point chooses it, only the chosen one
// can be dragged. With "Renumber", a drag across points numbers them in the order they are met.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "paint/skin_path.h"
#include "tools/tool_machine.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kNearPx = 10.0;
constexpr double kMovePx = 4.0;
constexpr double kStillPx = 6.0;
// A point this much off the skin under the pointer is on other skin behind or before it.
constexpr double kSameSkinMm = 3.0;
constexpr double kLeastFacing = 0.06;
constexpr double kStepAlongPx = 4.0;
constexpr double kNudgeMm = 0.5, kFarNudgeMm = 2.0;

class PointTool : public ToolMachine {
 public:
  void press(const ToolEvent& event) override {
    forget();
    nudging_ = false;
    pressed_ = event.pixel;
    const SiteId under = siteUnder(event, event.pixel, *event.place);
    if (event.settings().renumberPoints) {
      if (!under.valid()) return;
      event.session.selectPoint(under);
      sequence_.push_back(under);
      mode_ = Mode::number;
    } else if (under.valid() && under == event.session.selectedPoint()) {
      mode_ = Mode::armed;
      held_ = under;
    } else if (under.valid()) {
      event.session.selectPoint(under);
    } else {
      mode_ = Mode::add;
    }
  }
  void drag(const ToolEvent& event, glm::dvec2 from) override {
    if (mode_ == Mode::add && glm::distance(event.pixel, pressed_) > kStillPx) mode_ = Mode::none;
    if (mode_ == Mode::armed && glm::distance(event.pixel, pressed_) > kMovePx) mode_ = Mode::move;
    // Off the skin the point stays where it was last.
    if (mode_ == Mode::move && event.place) to_ = event.place;
    if (mode_ == Mode::number) meet(event, from);
  }
  void release(const ToolEvent& event) override {
    const Mode mode = mode_;
    const auto to = to_;
    const SiteId held = held_;
    const std::vector<SiteId> sequence = sequence_;
    forget();
    if (mode == Mode::add && event.place) {
      tell(event.session, event.session.addPoint(*event.place));
    } else if (mode == Mode::move && to) {
      tell(event.session, event.session.movePoint(held, *to));
    } else if (mode == Mode::number) {
      tell(event.session, event.session.renumber(sequence));
    }
  }
  /// A drag that is not let go is not meant.
  void finish(const ToolEvent&) override { forget(); }
  void cancel(Session&) override { forget(); }
  bool takeBack(Session& session) override {
    if (mode_ == Mode::number && sequence_.size() > 1) {
      sequence_.pop_back();
      return true;
    }
    if (mode_ != Mode::none) {
      forget();
      return true;
    }
    return remove(session);
  }
  bool key(const ToolEvent& event, ToolKey key, bool far) override {
    if (mode_ != Mode::none) return false;
    const SiteId chosen = event.session.selectedPoint();
    if (key == ToolKey::remove && !chosen.valid()) {
      // Pressed once more than there was a point: never the whole area instead.
      event.session.notify(_("Click a point first: Delete takes the chosen point."));
      return true;
    }
    if (!chosen.valid()) return false;
    if (key == ToolKey::remove) return remove(event.session);
    if (key == ToolKey::lock) {
      nudging_ = false;
      const bool locked = event.session.point(chosen).site->locked;
      tell(event.session, event.session.lockPoint(chosen, !locked));
      return true;
    }
    nudge(event, chosen, key, far ? kFarNudgeMm : kNudgeMm);
    return true;
  }
  [[nodiscard]] bool underWay() const override {
    return mode_ == Mode::move || mode_ == Mode::number;
  }
  [[nodiscard]] SiteId dragged() const override {
    return mode_ == Mode::move && to_ ? held_ : SiteId{};
  }

  Preview preview(const ToolEvent& event) override {
    Preview preview;
    if (mode_ == Mode::move && to_) {
      showMove(event, preview);
    } else if (event.settings().renumberPoints) {
      showNumbers(event, preview);
    } else {
      showClick(event, preview);
    }
    return preview;
  }

 private:
  enum class Mode { none, add, armed, move, number };

  void forget() {
    mode_ = Mode::none;
    to_.reset();
    held_ = {};
    sequence_.clear();
  }
  template <class T>
  static void tell(Session& session, const Result<T>& result) {
    if (!result) session.notify(sentence(result.error()));
  }
  /// "Client's left cheek: point 7 was treated …"; what has no name but "point" speaks alone.
  static std::string sentence(const Error& error) {
    std::string text = error.message;
    if (!text.empty() && (error.subject.empty() || error.subject == _("point"))) {
      return upperFirst(std::move(text)) + ".";
    }
    return text.find(error.subject) == 0 ? text : error.subject + ": " + text + ".";
  }
  bool remove(Session& session) {
    const SiteId chosen = session.selectedPoint();
    if (!chosen.valid()) return false;
    nudging_ = false;
    tell(session, session.removePoint(chosen));
    return true;
  }

  /// The point drawn under a pixel of the skin, the nearest of several; none without one.
  static SiteId siteUnder(const ToolEvent& event, glm::dvec2 pixel,
                          const mesh::SurfacePoint& place) {
    const Camera& camera = event.view.camera;
    const glm::dvec2 viewport = event.view.viewport();
    const glm::dvec3 skin = event.positionOf(place);
    const double reachMm = kSameSkinMm + kNearPx * camera.mmPerPixelAt(skin, viewport);
    SiteId best;
    double least = kNearPx;
    for (const auto& region : event.session.plan()->regions) {
      if (!region->visible) continue;
      for (const plan::Site& site : region->sites) {
        if (glm::distance(site.position, skin) > reachMm) continue;
        if (glm::dot(site.normal, glm::normalize(camera.eye() - site.position)) < kLeastFacing) {
          continue;
        }
        const glm::dvec3 at = camera.project(site.position, viewport);
        const double away = glm::distance(glm::dvec2(at), pixel);
        if (at.z > 0.0 && away < least) {
          least = away;
          best = site.id;
        }
      }
    }
    return best;
  }

  void meet(const ToolEvent& event, glm::dvec2 from) {
    const double way = glm::distance(from, event.pixel);
    const int steps = std::max(1, static_cast<int>(std::min(way / kStepAlongPx, 500.0)));
    const plan::Region* region = event.session.point(sequence_.front()).region;
    for (int i = 1; i <= steps; ++i) {
      const glm::dvec2 pixel = from + (event.pixel - from) * (static_cast<double>(i) / steps);
      const auto place = event.pick(pixel);
      if (!place) continue;
      const SiteId met = siteUnder(event, pixel, *place);
      if (!met.valid() || event.session.point(met).region != region) continue;
      if (std::find(sequence_.begin(), sequence_.end(), met) == sequence_.end()) {
        sequence_.push_back(met);
      }
    }
  }

  void nudge(const ToolEvent& event, SiteId chosen, ToolKey key, double mm) {
    const plan::Site& site = *event.session.point(chosen).site;
    const Camera& camera = event.view.camera;
    glm::dvec3 by = key == ToolKey::left    ? -camera.right()
                    : key == ToolKey::right ? camera.right()
                    : key == ToolKey::up    ? camera.up()
                                            : -camera.up();
    by -= site.normal * glm::dot(by, site.normal);
    if (!(glm::length(by) > 0.05)) return;  // Seen from along that way.
    const SurfaceModel& model = *event.session.model();
    const auto hit = model.workingCaster->closest(site.position + glm::normalize(by) * mm);
    if (!hit) return;
    // Never across a fold to other skin.
    const mesh::SurfacePoint here = model.working->fromFile(site.place);
    if (paint::skinDistance(*model.working, here, hit->point) == paint::kNotConnected) return;
    tell(event.session, event.session.nudgePoint(chosen, hit->point, nudging_));
    nudging_ = true;
  }

  static void showPoint(const plan::Site& site, PreviewPoint::Kind kind, Preview& preview) {
    preview.points.push_back({kind, site.position, std::to_string(site.order)});
  }

  void showMove(const ToolEvent& event, Preview& preview) const {
    const Session::PointRef held = event.session.point(held_);
    if (!held) return;
    const mesh::WorkingMesh& working = *event.session.model()->working;
    const mesh::SurfacePoint from = working.fromFile(held.site->place);
    PreviewLine way{PreviewLine::Kind::path, false, false, {held.site->position}};
    std::vector<mesh::SurfacePoint> between;
    if (paint::skinPath(working, from, *to_, 1.0, between)) {
      for (const mesh::SurfacePoint& place : between) {
        way.points.push_back(event.positionOf(place));
      }
    }
    way.points.push_back(event.positionOf(*to_));
    preview.lines.push_back(std::move(way));
    preview.lines.push_back({PreviewLine::Kind::ring, true, false,
                             paint::brushRing(working, *to_, 2.0 * held.region->rule.spacingMm)});
    preview.points.push_back(
        {PreviewPoint::Kind::dragged, event.positionOf(*to_), std::to_string(held.site->order)});
    const double mm = paint::skinDistance(working, from, *to_);
    if (mm != paint::kNotConnected) preview.text = words(_("moved {}"), lengthText(mm));
    preview.hint = _("Let go: put it here · Esc: leave it where it was");
  }

  void showNumbers(const ToolEvent& event, Preview& preview) const {
    const Session::PointRef first =
        sequence_.empty() ? Session::PointRef{} : event.session.point(sequence_.front());
    const plan::Region* region = first ? first.region : event.session.selectedRegion();
    if (!first && event.place) {
      const SiteId under = siteUnder(event, event.pixel, *event.place);
      if (under.valid()) region = event.session.point(under).region;
    }
    preview.hint = first ? _("Let go: number the points in this order · Esc: leave them")
                         : _("Drag from point to point: numbers them in this order · Right: turn");
    if (region == nullptr) return;
    // As the step will number them.
    std::vector<SiteId> order;
    for (const plan::Site& site : region->sites) {
      if (std::find(sequence_.begin(), sequence_.end(), site.id) == sequence_.end()) {
        order.push_back(site.id);
      }
    }
    if (first) {
      const std::size_t at = std::min<std::size_t>(first.site->order - 1, order.size());
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), sequence_.begin(),
                   sequence_.end());
    }
    for (const plan::Site& site : region->sites) {
      const auto at = std::find(order.begin(), order.end(), site.id);
      const bool met = std::find(sequence_.begin(), sequence_.end(), site.id) != sequence_.end();
      preview.points.push_back({met ? PreviewPoint::Kind::met : PreviewPoint::Kind::numbered,
                                site.position, std::to_string(at - order.begin() + 1)});
    }
    for (std::size_t i = 1; i < sequence_.size(); ++i) {
      const Session::PointRef a = event.session.point(sequence_[i - 1]);
      const Session::PointRef b = event.session.point(sequence_[i]);
      if (!a || !b) continue;
      preview.lines.push_back(
          {PreviewLine::Kind::path, false, false, {a.site->position, b.site->position}});
    }
  }

  static void showClick(const ToolEvent& event, Preview& preview) {
    const Session& session = event.session;
    const SiteId chosen = session.selectedPoint();
    if (chosen.valid()) showPoint(*session.point(chosen).site, PreviewPoint::Kind::chosen, preview);
    if (!event.place) return;
    const SiteId under = siteUnder(event, event.pixel, *event.place);
    if (under.valid()) {
      const plan::Site& site = *session.point(under).site;
      if (under == chosen) {
        preview.hint =
            _("Drag: move it · Arrows: 0.5 mm, with Shift 2 mm · L: lock · Delete: leave a gap");
      } else {
        showPoint(site, PreviewPoint::Kind::hovered, preview);
        preview.hint = words(_("Click: choose point {} · Right: turn"), site.order);
      }
      return;
    }
    const plan::Region* region = session.selectedRegion();
    const bool freehand = region != nullptr && region->rule.pattern == plan::Pattern::freehand;
    if (!freehand) region = session.plan()->find(session.regionAt(*event.place));
    if (region == nullptr) {
      preview.hint = _("No area here: mark the skin first · Right: turn");
      return;
    }
    const mesh::WorkingMesh& working = *session.model()->working;
    preview.lines.push_back(
        {PreviewLine::Kind::ring, true, false,
         paint::brushRing(working, *event.place, 2.0 * region->rule.spacingMm)});
    preview.handles.push_back(event.positionOf(*event.place));
    preview.hint = words(_("Click: add a point to {} (ring: {} mm spacing) · Right: turn"),
                         lowerFirst(region->name), region->rule.spacingMm);
  }

  Mode mode_ = Mode::none;
  glm::dvec2 pressed_{0.0};
  SiteId held_;
  std::optional<mesh::SurfacePoint> to_;
  std::vector<SiteId> sequence_;
  bool nudging_ = false;  ///< The newest key was a nudge too.
};

}  // namespace

std::unique_ptr<ToolMachine> makePointTool() {
  return std::make_unique<PointTool>();
}

}  // namespace mesomap::scene
