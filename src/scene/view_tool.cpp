#include "scene/view_tool.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "tools/tool_machine.h"

namespace mesomap::scene {
namespace {

constexpr double kSmallestBrushMm = 2.0;
constexpr double kLargestBrushMm = 150.0;
constexpr double kLargestExclusionMm = 60.0;
constexpr double kSmallestRadiusMm = 1.0;
constexpr double kLargestRadiusMm = 150.0;
constexpr double kBrushStep = 1.15;
// A pointer that moved this share of the view's height away points at something else.
constexpr double kAway = 0.08;
constexpr double kFillStep = 1.12;
constexpr double kLowestFill = 10.0, kHighestFill = 120.0;

/// Half millimetres, and at least one of them, so that every notch is felt.
double stepped(double widthMm, double factorSteps, double largestMm,
               double smallestMm = kSmallestBrushMm) {
  const double wanted = std::round(widthMm * std::pow(kBrushStep, factorSteps) * 2.0) / 2.0;
  const double felt =
      factorSteps > 0 ? std::max(wanted, widthMm + 0.5) : std::min(wanted, widthMm - 0.5);
  return std::clamp(felt, smallestMm, largestMm);
}

}  // namespace

/// What a preview hangs on.
struct ViewTool::PreviewKey {
  std::uint64_t revision = 0;
  std::uint64_t moment = 0;
  Tool tool = Tool::brush;
  ToolSettings settings;
  double widthMm = 0.0;
  bool bothSides = false;
  bool erases = false;
  std::optional<mesh::SurfacePoint> hover;
  const void* model = nullptr;
  glm::dvec3 eye{0.0};
  std::optional<BorderChange> offered;
  RegionId selected;
  bool operator==(const PreviewKey&) const = default;
};

ViewTool::ViewTool(Session& session) : session_(session) {}

ViewTool::~ViewTool() = default;

ToolMachine& ViewTool::machine() {
  const void* model = session_.model().get();
  if (!machine_ || machineOf_ != tool || machineModel_ != model) {
    if (machine_) machine_->cancel(session_);
    if (drag_ == Drag::stroke) drag_ = Drag::none;
    if (tool != Tool::guide) awaited_.reset();
    machine_ = makeTool(tool);
    machineOf_ = tool;
    machineModel_ = model;
  }
  return *machine_;
}

ToolEvent ViewTool::eventAt(glm::dvec2 pixel) const {
  ToolEvent event{session_, *this, pixel, hover_, false};
  event.erases = erasesRight_ || wouldErase(modifiers_);
  return event;
}

void ViewTool::setViewport(glm::dvec2 sizePx) {
  viewport_ = {std::max(sizePx.x, 1.0), std::max(sizePx.y, 1.0)};
}

bool ViewTool::wouldErase(Modifiers modifiers) const {
  return tool == Tool::erase || modifiers.shift != settings.subtract;
}

std::optional<mesh::SurfacePoint> ViewTool::pickAt(glm::dvec2 pixel) const {
  if (!session_.isOpen()) return std::nullopt;
  const Ray ray = camera.rayThrough(pixel, viewport_);
  return session_.model()->pick(ray.origin, ray.direction);
}

void ViewTool::press(Button button, glm::dvec2 pixel, Modifiers modifiers) {
  if (drag_ != Drag::none || !session_.isOpen()) return;
  // What marks marks in the view that was asked for; a hand that turns takes over where it is.
  const bool marks = button == Button::left
                         ? !modifiers.space
                         : button == Button::right && rightButtonErases && !modifiers.control;
  marks ? endFlight() : stopFlight();
  forgetSpared();
  hover_ = pickAt(pixel);
  last_ = pixel;
  dragButton_ = button;
  modifiers_ = modifiers;
  ++moment_;
  pivot_ = hover_ ? mesh::positionAt(session_.model()->working->mesh(), *hover_)
                  : session_.model()->bounds.center();
  const bool erasesRight = button == Button::right && rightButtonErases && !modifiers.control;
  // With one button: Space takes it from the skin, and Shift moves as it does with two fingers.
  const bool oneButton = button == Button::left && modifiers.space && modifiers.shift;
  if (button == Button::middle || (button == Button::right && modifiers.control) || oneButton) {
    drag_ = Drag::pan;
  } else if ((button == Button::left && !modifiers.space && hover_) || (erasesRight && hover_)) {
    ToolMachine& chosen = machine();
    drag_ = Drag::stroke;
    erasesRight_ = erasesRight;
    chosen.press(eventAt(pixel));
  } else {
    drag_ = Drag::turn;
  }
}

void ViewTool::move(glm::dvec2 pixel, Modifiers modifiers) {
  if (!session_.isOpen()) return;
  if (drag_ == Drag::none) modifiers_ = modifiers;
  const glm::dvec2 delta = pixel - last_;
  switch (drag_) {
    case Drag::none:
      leaveSpared(pixel);
      break;
    case Drag::stroke: {
      ToolMachine& chosen = machine();
      hover_ = pickAt(pixel);
      if (hover_) pivot_ = mesh::positionAt(session_.model()->working->mesh(), *hover_);
      if (drag_ == Drag::stroke) chosen.drag(eventAt(pixel), last_);
      break;
    }
    case Drag::turn:
      turn(delta, pivot_);
      break;
    case Drag::pan:
      camera.pan(delta, pivot_, viewport_);
      keepOut();
      break;
  }
  last_ = pixel;
  ++moment_;
  if (drag_ == Drag::none) hover_ = pickAt(pixel);
}

void ViewTool::release(Button button, glm::dvec2 pixel, Modifiers modifiers) {
  if (drag_ == Drag::none || button != dragButton_) return;
  if (pixel != last_) move(pixel, modifiers);
  hover_ = pickAt(pixel);
  if (drag_ == Drag::stroke) {
    ToolMachine& chosen = machine();
    if (drag_ == Drag::stroke) chosen.release(eventAt(pixel));
  }
  drag_ = Drag::none;
  erasesRight_ = false;
  modifiers_ = modifiers;
  ++moment_;
}

void ViewTool::doubleClick(glm::dvec2 pixel) {
  if (session_.isOpen() && machine().underWay()) {
    hover_ = pickAt(pixel);
    machine().finish(eventAt(pixel));
    ++moment_;
    return;
  }
  if (const auto place = pickAt(pixel)) {
    frameSpot(mesh::positionAt(session_.model()->working->mesh(), *place));
  }
}

void ViewTool::pointerLeft() {
  if (drag_ != Drag::none) return;
  // What was done elsewhere, from a list, is said as long as the pointer stays there.
  if (hover_) forgetSpared();
  hover_.reset();
}

void ViewTool::leaveSpared(glm::dvec2 pixel) {
  if (session_.spared().empty()) {
    sparedAt_.reset();
    return;
  }
  if (!sparedAt_) sparedAt_ = last_;
  if (glm::distance(pixel, *sparedAt_) > kAway * viewport_.y) forgetSpared();
}

void ViewTool::forgetSpared() {
  sparedAt_.reset();
  session_.forgetSpared();
}

void ViewTool::escape() {
  ++moment_;
  if (session_.isOpen() && (drag_ == Drag::stroke || machine().underWay())) {
    machine().finish(eventAt(last_));
    drag_ = Drag::none;
  } else if (drag_ != Drag::none) {
    drag_ = Drag::none;
  } else if (tool == Tool::point && session_.selectedPoint().valid()) {
    session_.selectPoint({});
  } else if (belongsToArea(tool) || tool == Tool::measure) {
    tool = Tool::brush;
    awaited_.reset();
  } else {
    session_.select({});
  }
}

bool ViewTool::enter() {
  if (!session_.isOpen() || !machine().underWay()) return false;
  if (drag_ == Drag::turn || drag_ == Drag::pan) return false;
  machine().finish(eventAt(last_));
  drag_ = Drag::none;
  ++moment_;
  return true;
}

bool ViewTool::type(char character) {
  if (!session_.isOpen() || !machine().underWay()) return false;
  if (character != '.' && (character < '0' || character > '9')) return false;
  if (!machine().typed(eventAt(last_), character)) return false;
  ++moment_;
  return true;
}

bool ViewTool::backspace() {
  if (!session_.isOpen() || !machine().takeBack(session_)) return false;
  ++moment_;
  return true;
}

bool ViewTool::key(ToolKey key, bool far) {
  if (!session_.isOpen() || drag_ != Drag::none || !machine().key(eventAt(last_), key, far)) {
    return false;
  }
  ++moment_;
  return true;
}

SiteId ViewTool::draggedPoint() const {
  return underWay() ? machine_->dragged() : SiteId{};
}

bool ViewTool::underWay() const {
  return machine_ && machineOf_ == tool && machineModel_ == session_.model().get() &&
         machine_->underWay();
}

double ViewTool::activeWidthMm() const {
  if (tool == Tool::circle) return settings.circleRadiusMm;
  return tool == Tool::exclusion ? settings.exclusionWidthMm : brushWidthMm;
}

Constraints ViewTool::wholeAreaLimits() const {
  Constraints limits = settings.constraints;
  limits.facingOnly = false;
  return limits;
}

Preview ViewTool::borderPreview() const {
  Preview preview;
  const plan::Region* region = session_.selectedRegion();
  if (region == nullptr || !offered) return preview;
  auto shapes = session_.previewOf(region->id, *offered, bothSides, wholeAreaLimits());
  if (!shapes) {
    preview.refusal = shapes.error().message;
    return preview;
  }
  preview.shapes = std::move(*shapes);
  const SurfaceModel& model = *session_.model();
  preview.text = areaText(
      session_, surface::areaMm2(*model.working, model.pages, preview.shapes.front().shape));
  // The border as it is now, to be compared.
  for (const LiveShape& shape : preview.shapes) {
    const plan::Region* old = session_.plan()->find(shape.region);
    if (old == nullptr) continue;
    for (const plan::BorderLine& line : old->border) {
      preview.lines.push_back({PreviewLine::Kind::outline, line.closed, false, line.points});
    }
  }
  return preview;
}

void ViewTool::drawGuideFor(RegionId area, plan::Rule rule, std::string step) {
  const plan::Region* region = session_.isOpen() ? session_.plan()->find(area) : nullptr;
  if (region == nullptr) return;
  session_.select(area);
  tool = Tool::guide;
  settings.subtract = false;
  machine().cancel(session_);
  awaited_ = AwaitedRule{area, region->rule, std::move(rule), std::move(step)};
  ++moment_;
}

const AwaitedRule* ViewTool::awaited() const {
  if (!awaited_ || tool != Tool::guide || !session_.isOpen()) return nullptr;
  const plan::Region* region = session_.selectedRegion();
  const bool waits = region != nullptr && region->id == awaited_->area && !region->locked &&
                     region->rule == awaited_->before;
  return waits ? &*awaited_ : nullptr;
}

void ViewTool::takeUpMissingGuide() {
  if (!session_.isOpen() || drag_ != Drag::none || underWay()) return;
  const RegionId area = session_.takeMissingGuide();
  const plan::Region* region = session_.plan()->find(area);
  if (region == nullptr || area != session_.selected() || region->locked) return;
  drawGuideFor(area, region->rule, {});
}

const Preview& ViewTool::preview() {
  takeUpMissingGuide();
  if (awaited() == nullptr) awaited_.reset();
  if (!session_.isOpen() || drag_ == Drag::turn || drag_ == Drag::pan || flying()) {
    previewKey_.reset();
    preview_ = {};
    return preview_;
  }
  ToolMachine& chosen = machine();
  const ToolEvent event = eventAt(last_);
  const PreviewKey key{session_.revision(),    moment_,      tool,         settings,
                       brushWidthMm,           bothSides,    event.erases, hover_,
                       session_.model().get(), camera.eye(), offered,      session_.selected()};
  if (previewKey_ && *previewKey_ == key) return preview_;
  if (offered && drag_ == Drag::none) {
    preview_ = borderPreview();
  } else {
    preview_ = hover_ || chosen.underWay() ? chosen.preview(event) : Preview{};
  }
  previewKey_ = std::make_unique<PreviewKey>(key);
  return preview_;
}

void ViewTool::changeBrushWidth(double factorSteps) {
  if (factorSteps == 0.0 || !std::isfinite(factorSteps)) return;
  if (tool == Tool::fill) {
    settings.fillLimitDegPerCm =
        std::clamp(std::round(settings.fillLimitDegPerCm * std::pow(kFillStep, factorSteps)),
                   kLowestFill, kHighestFill);
    return;
  }
  if (tool == Tool::circle) {
    settings.circleRadiusMm =
        stepped(settings.circleRadiusMm, factorSteps, kLargestRadiusMm, kSmallestRadiusMm);
    return;
  }
  if (tool == Tool::exclusion) {
    settings.exclusionWidthMm =
        stepped(settings.exclusionWidthMm, factorSteps, kLargestExclusionMm);
    return;
  }
  brushWidthMm = stepped(brushWidthMm, factorSteps, kLargestBrushMm);
}

}  // namespace mesomap::scene
