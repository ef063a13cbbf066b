#include "contact_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <string>

#include "base/i18n.h"
#include "picture_ink.h"
#include "plan/amounts.h"
#include "plan/plan_file.h"
#include "render/client_frame.h"
#include "scene/client_content.h"
#include "scene/measure.h"

namespace mesomap::app {
namespace {

using render::Ink;
using render::Typeface;
using scene::StandardView;
using Weight = Typeface::Weight;
using Face = std::shared_ptr<const Typeface>;

constexpr double kDotsPerInch = 300.0, kDot = 25.4 / kDotsPerInch;  ///< mm on paper
constexpr int kWidthPx = 3508, kHeightPx = 2480;
constexpr int kMarginPx = 142, kGapPx = 48;  ///< 12 mm, which printers reach, and 4 mm.
constexpr int kCaptionPx = 84;
constexpr double kTitlePt = 15.0, kCaptionPt = 11.0, kTextPt = 9.5, kSmallPt = 7.5;
constexpr double kPixelScale = 2.4;
// Little perspective: one scale for the nearest and the farthest skin.
constexpr double kFov = 0.07;
constexpr double kFill = 0.96;
constexpr double kBodyMm = 1000.0, kHeadAndNeckMm = 310.0;
constexpr double kFade = 0.16;  ///< Of the height, where the shoulders are left out.
constexpr std::size_t kColumnsOfAreas = 4, kMostAreas = 12;
constexpr double kLongestBarPx = 420.0;
constexpr double kLeastBack = 0.15;  ///< Of the skin faces back where there is a back.

constexpr double pt(double points) {
  // A line of type is higher than its letters are called.
  return points / 72.0 * kDotsPerInch * 1.2;
}

std::string captionOf(StandardView view) {
  switch (view) {
    case StandardView::front:
      return _("From the front");
    case StandardView::threeQuarterRight:
      return _("Three-quarter, client's right");
    case StandardView::threeQuarterLeft:
      return _("Three-quarter, client's left");
    case StandardView::right:
      return _("Client's right side");
    case StandardView::left:
      return _("Client's left side");
    case StandardView::back:
      return _("From behind");
    case StandardView::top:
      return _("From above");
    case StandardView::underChin:
      break;
  }
  return _("Under the chin");
}

bool hasBack(const mesh::TriangleMesh& mesh) {
  double back = 0.0, all = 0.0;
  for (const mesh::Triangle& t : mesh.triangles) {
    const glm::dvec3 normal = glm::cross(mesh.positions[t[1]] - mesh.positions[t[0]],
                                         mesh.positions[t[2]] - mesh.positions[t[0]]);
    const double area = glm::length(normal);
    all += area;
    if (normal.z < -0.5 * area) back += area;
  }
  return back > kLeastBack * all;
}

/// What is shown: of a bust whose areas all lie on head and neck, these.
mesh::Bounds shownBounds(const plan::Plan& plan, const scene::SurfaceModel& model) {
  mesh::Bounds bounds = model.bounds;
  if (bounds.size().y >= kBodyMm || bounds.size().y < kHeadAndNeckMm) return bounds;
  const double lowest = bounds.max.y - kHeadAndNeckMm;
  for (const auto& region : plan.regions) {
    for (const plan::BorderLine& line : region->border) {
      for (const glm::dvec3& point : line.points) {
        if (point.y < lowest + kFade * kHeadAndNeckMm) return bounds;
      }
    }
  }
  bounds.min.y = lowest;
  const glm::dvec2 middle(bounds.center().x, bounds.center().z);
  bounds.min.x = middle.x - 0.5 * kHeadAndNeckMm;
  bounds.max.x = middle.x + 0.5 * kHeadAndNeckMm;
  return bounds;
}

struct Area {
  std::string name;
  std::string amount;
  Rgb color{};
};

/// All that is written; what is not here cannot appear.
struct Words {
  std::string title;
  std::string beside;  ///< After the title, softer.
  std::vector<Area> areas;
  std::string more;
  std::string note;  ///< About the surface.
  std::string foot;
};

Words wordsOf(const plan::Plan& plan, const SheetOptions& options) {
  Words words;
  const bool figure =
      plan.surface.kind == plan::SurfaceKind::figure && plan.surface.fit == plan::Fit::none;
  const std::string date = plan::timestampUtc().substr(0, 10);
  words.title = plan.example ? std::string(_("Example, not a client"))
                : options.withoutPersonalData || plan.clientReference.empty()
                    ? std::string(_("Plan"))
                    : plan.clientReference;
  words.beside = date;
  if (figure) words.note = _("General picture on a figure, not the client");
  const std::string sign = figure ? "≈ " : "";
  for (const auto& region : plan.regions) {
    words.areas.push_back({region->name, plan::shortAmount(*region, sign), region->color});
  }
  if (!words.areas.empty()) {
    const plan::Amount total = plan::totalAmount(plan, sign);
    words.beside += " · " + total.value + " " + total.caption;
  }
  words.foot = _(
      "Mesomap draws and records what a qualified practitioner decides. It has not been assessed "
      "or certified as a medical device in any country and must not be used to choose a treatment, "
      "product or dose.");
  return words;
}

Words clientWords(const plan::Plan& plan, const scene::ClientContent& content) {
  Words words;
  words.title = content.steps.front().title;
  words.beside = plan::timestampUtc().substr(0, 10);
  if (plan.surface.kind == plan::SurfaceKind::figure && plan.surface.fit == plan::Fit::none) {
    words.note = _("General picture on a figure, not the client");
  }
  for (const scene::ClientStep& step : content.steps) {
    if (step.region.valid() && !step.title.empty()) {
      words.areas.push_back({step.title, {}, step.color});
    }
  }
  words.foot = content.foot;
  return words;
}

struct Faces {
  Face title, caption, text, strong, small;
};

Result<Faces> facesOf() {
  Faces faces;
  const auto load = [](Face& face, Weight weight, double points) -> Result<void> {
    auto made = Typeface::load(weight, pt(points));
    if (!made) return made.error();
    face = std::move(*made);
    return {};
  };
  for (const auto& r :
       {load(faces.title, Weight::semibold, kTitlePt),
        load(faces.caption, Weight::medium, kCaptionPt), load(faces.text, Weight::regular, kTextPt),
        load(faces.strong, Weight::semibold, kTextPt),
        load(faces.small, Weight::regular, kSmallPt)}) {
    if (!r) return r.error();
  }
  return faces;
}

struct Cell {
  std::string caption;
  glm::dvec2 corner{0.0}, size{0.0};  ///< Of its view; the caption stands below.
};

struct Foot {
  double topPx = 0.0;
  std::size_t rowsOfAreas = 0;
};

Foot footOf(const Words& words, const Faces& faces) {
  Foot foot;
  const std::size_t areas = std::min(words.areas.size(), kMostAreas);
  foot.rowsOfAreas = (areas + kColumnsOfAreas - 1) / kColumnsOfAreas;
  double height = pt(kTitlePt) + 20.0;
  height += static_cast<double>(foot.rowsOfAreas) * (pt(kTextPt) + 16.0) + 12.0;
  height += 1.25 * faces.small->sizePx();
  foot.topPx = kHeightPx - kMarginPx - height;
  return foot;
}

void drawFoot(Ink& ink, const Words& words, const Faces& faces, const Foot& foot, double mmPerPx,
              bool about) {
  const double left = kMarginPx, right = kWidthPx - kMarginPx;
  ink.line({left, foot.topPx - 26.0}, {right, foot.topPx - 26.0}, 2.5, inkOf(kLineRgb));
  double y = foot.topPx;
  // The scale first: the title takes the room that is left.
  const double barMm = scene::scaleBarMm(mmPerPx, kLongestBarPx);
  const double barPx = barMm / mmPerPx;
  const std::string ratio =
      fmt::format(fmt::runtime(_("on A4 about 1 : {}")), fmt::format("{:.1f}", mmPerPx / kDot));
  const std::string scale = (about ? "≈ " : "") + lengthText(barMm) + " · " + ratio;
  const double scaleWidth = faces.text->widthOf(scale);
  ink.text(*faces.text, {right - scaleWidth, y + 10.0}, scale, inkOf(kSoftRgb));
  const double barLeft = right - scaleWidth - 30.0 - barPx;
  drawBar(ink, {barLeft, y + 10.0 + 0.55 * pt(kTextPt)}, barPx, 3.0);

  const double besideWidth = faces.text->widthOf(words.beside);
  const double noteWidth = words.note.empty() ? 0.0 : faces.text->widthOf(words.note) + 60.0;
  const double room = barLeft - 60.0 - left - besideWidth - noteWidth - 40.0;
  const std::string title = words.title.empty() ? "" : faces.title->fitted(words.title, room);
  ink.text(*faces.title, {left, y}, title, inkOf(kInkRgb));
  double x = left + (title.empty() ? 0.0 : faces.title->widthOf(title) + 40.0);
  const double text = y + 0.72 * (pt(kTitlePt) - pt(kTextPt));
  ink.text(*faces.text, {x, text}, words.beside, inkOf(kSoftRgb));
  x += besideWidth + 40.0;
  if (!words.note.empty()) {
    ink.disc({x, text + 0.55 * pt(kTextPt)}, 5.0, inkOf(kSoftRgb));
    ink.text(*faces.strong, {x + 24.0, text}, words.note, inkOf(kInkRgb));
  }
  y += pt(kTitlePt) + 20.0;
  const double column = (right - left) / static_cast<double>(kColumnsOfAreas);
  for (std::size_t i = 0; i < std::min(words.areas.size(), kMostAreas); ++i) {
    const Area& area = words.areas[i];
    const std::size_t row = i / kColumnsOfAreas;
    const glm::dvec2 at(left + column * static_cast<double>(i % kColumnsOfAreas),
                        y + static_cast<double>(row) * (pt(kTextPt) + 16.0));
    const double chip = 0.62 * pt(kTextPt);
    const glm::dvec2 low(at.x, at.y + 0.26 * pt(kTextPt));
    ink.box(low, low + chip, 6.0, inkOf(area.color, 0.75));
    ink.outline(low, low + chip, 6.0, 2.5, inkOf(kInkRgb, 0.45));
    const bool last = i + 1 == kMostAreas && words.areas.size() > kMostAreas;
    const std::string name =
        last ? fmt::format(fmt::runtime(_("and {} more")), words.areas.size() - i) : area.name;
    const std::string amount = last ? std::string() : area.amount;
    const double amountWidth = amount.empty() ? 0.0 : faces.strong->widthOf(amount) + 22.0;
    const std::string fitted = faces.text->fitted(name, column - chip - 60.0 - amountWidth);
    const double from = at.x + chip + 20.0;
    ink.text(*faces.text, {from, at.y}, fitted, inkOf(kInkRgb));
    if (!amount.empty()) {
      ink.text(*faces.strong, {from + faces.text->widthOf(fitted) + 22.0, at.y}, amount,
               inkOf(kSoftRgb));
    }
  }
  ink.text(*faces.small, {left, kHeightPx - kMarginPx - 1.1 * faces.small->sizePx()},
           faces.small->fitted(words.foot, right - left), inkOf(kSoftRgb));
}

}  // namespace

std::vector<StandardView> sheetViews(const scene::SurfaceModel& model) {
  if (model.bounds.size().y >= kBodyMm) {
    return {StandardView::front, StandardView::right, StandardView::left, StandardView::back};
  }
  const StandardView sixth = hasBack(model.fileMesh) ? StandardView::back : StandardView::top;
  return {StandardView::threeQuarterRight,
          StandardView::front,
          StandardView::threeQuarterLeft,
          StandardView::right,
          sixth,
          StandardView::left};
}

Result<PictureCanvas> contactSheet(const plan::PlanPtr& plan, const scene::SurfaceModelPtr& model,
                                   const SheetOptions& options) {
  const auto faces = facesOf();
  if (!faces) return faces.error();
  plan::PlanPtr shown = plan;
  Words words;
  if (options.client) {
    const auto content = scene::clientContent(*plan, model, language());
    shown = content.plan;
    words = clientWords(*plan, content);
  } else {
    words = wordsOf(*plan, options);
  }
  const Foot foot = footOf(words, *faces);
  const std::vector<StandardView> views = sheetViews(*model);
  const int columns = views.size() == 4 ? 4 : 3;
  const int rows = static_cast<int>(views.size()) / columns;
  const int width = (kWidthPx - 2 * kMarginPx - (columns - 1) * kGapPx) / columns;
  const int height =
      (static_cast<int>(foot.topPx) - 60 - kMarginPx - (rows - 1) * kGapPx) / rows - kCaptionPx;

  const mesh::Bounds bounds = shownBounds(*shown, *model);
  const bool cut = bounds.min.y > model->bounds.min.y;
  PictureCanvas canvas;
  canvas.widthPx = kWidthPx;
  canvas.heightPx = kHeightPx;
  canvas.dotsPerInch = kDotsPerInch;
  double farthest = 0.0;
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
    render::Frame frame;
    if (options.client) frame = render::clientFrame(model, shown, {});
    frame.model = model;
    frame.plan = shown;
    frame.widthPx = width;
    frame.heightPx = height;
    frame.pixelScale = static_cast<float>(kPixelScale);
    frame.clay = options.clay && !options.client;
    frame.transparentBackground = true;
    frame.camera.verticalFov = kFov;
    frame.camera.look(views[i]);
    frame.camera.frame(bounds, glm::dvec2(width, height), kFill);
    farthest = std::max(farthest, frame.camera.distance);
    const glm::ivec2 corner(kMarginPx + column * (width + kGapPx),
                            kMarginPx + row * (height + kCaptionPx + kGapPx));
    cells.push_back({captionOf(views[i]), glm::dvec2(corner), {width, height}});
    canvas.views.push_back({std::move(frame), corner, cut ? static_cast<int>(kFade * height) : 0});
  }
  for (PictureView& view : canvas.views) view.frame.camera.distance = farthest;
  const render::Frame& first = canvas.views.front().frame;
  const double mmPerPx = first.camera.mmPerPixelAt(first.camera.target, glm::dvec2(width, height));
  const bool about = !words.note.empty();
  canvas.over = [faces = *faces, words, foot, cells, mmPerPx, about](Ink& ink) {
    for (const Cell& cell : cells) {
      const double left =
          cell.corner.x + 0.5 * (cell.size.x - faces.caption->widthOf(cell.caption));
      ink.text(*faces.caption, {left, cell.corner.y + cell.size.y + 16.0}, cell.caption,
               inkOf(kInkRgb));
    }
    drawFoot(ink, words, faces, foot, mmPerPx, about);
  };
  return canvas;
}

}  // namespace mesomap::app
