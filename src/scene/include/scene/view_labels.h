// Numbers of points and names of areas for a view: which are shown, and where. Pixels from the
// view's top left; nothing is drawn here.
#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "scene/camera.h"
#include "scene/declutter.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

struct LabelAsk {
  SurfaceModelPtr model;
  plan::PlanPtr plan;
  Camera camera;
  glm::dvec2 viewport{1.0};
  double pixelScale = 1.0;  ///< Pixels of a design pixel.
  RegionId selected;        ///< Its points have numbers, and those of the area linked to it.
  SiteId selectedPoint;
  SiteId hovered;
  bool everyNumber = false;  ///< The points of every area have numbers.
  bool numbers = true;
  bool names = true;
  bool points = true;              ///< The picture shows points: numbers, and discs in the way.
  std::vector<RegionId> onTheWay;  ///< Areas whose points are just being laid: no numbers.
  std::vector<ScreenBox> taken;    ///< Where something else stands.
  std::vector<SiteId> numbered;    ///< Points whose number is drawn elsewhere.
  bool operator==(const LabelAsk&) const;
};

struct ViewLabel {
  enum class Kind { number, name };
  Kind kind = Kind::number;
  std::string text;
  ScreenBox box;
  bool strong = false;  ///< Of the chosen or hovered point, or of the chosen area.
  RegionId region;
  SiteId site;
  bool led = false;  ///< A line leads from the label to `anchor`.
  glm::dvec2 anchor{0.0};
};

class ViewLabels {
 public:
  /// How large a text is, px.
  using Measure = std::function<glm::dvec2(ViewLabel::Kind, const std::string&)>;
  /// The same list as long as the same is asked.
  const std::vector<ViewLabel>& update(const LabelAsk& ask, const Measure& measure);
  [[nodiscard]] const std::vector<ViewLabel>& labels() const { return labels_; }

 private:
  LabelAsk last_;
  bool known_ = false;
  Declutter declutter_;
  std::vector<ViewLabel> labels_;
};

/// Points where a row of work begins, in an area's working order.
[[nodiscard]] std::vector<bool> rowStarts(const plan::Region& region);

}  // namespace mesomap::scene
