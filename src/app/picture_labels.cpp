#include "picture_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "picture_ink.h"
#include "render/side_letters.h"
#include "scene/burden_words.h"
#include "scene/measure.h"
#include "scene/view_labels.h"

namespace mesomap::app {
namespace {

using render::Ink;
using render::Typeface;
using Weight = Typeface::Weight;
using Face = std::shared_ptr<const Typeface>;

// As in the window, design pixels.
constexpr double kNumberPx = 12.0, kTextPx = 14.5;
constexpr double kPadX = 6.0, kPadY = 2.0;
constexpr double kLongestBarPx = 120.0;
constexpr double kEdgePx = 16.0;
constexpr double kLegendTextPx = 208.0;

struct Faces {
  Face number, text;
  double scale = 1.0;
};

void drawNumber(Ink& ink, const Faces& faces, const scene::ViewLabel& label) {
  const glm::dvec2 at(label.box.min.x, label.box.min.y - faces.number->sizePx() * 0.12);
  const double around = std::max(1.0, faces.scale);
  for (const glm::dvec2 off :
       {glm::dvec2(-1, 0), glm::dvec2(1, 0), glm::dvec2(0, -1), glm::dvec2(0, 1),
        glm::dvec2(-1, -1), glm::dvec2(1, -1), glm::dvec2(-1, 1), glm::dvec2(1, 1)}) {
    ink.text(*faces.number, at + off * around, label.text, inkOf(kPaperRgb, 0.62));
  }
  ink.text(*faces.number, at, label.text, inkOf(kInkRgb));
}

void drawName(Ink& ink, const Faces& faces, const scene::ViewLabel& label) {
  const double scale = faces.scale;
  const glm::dvec2 min = label.box.min, max = label.box.max;
  if (label.led) {
    const glm::dvec2 from(label.anchor.x < min.x ? min.x : max.x, (min.y + max.y) * 0.5);
    ink.line(from, label.anchor, std::max(2.6, 3.0 * scale), inkOf(kPaperRgb, 0.6));
    ink.line(from, label.anchor, std::max(1.0, 1.1 * scale), inkOf(kSoftRgb));
    ink.disc(label.anchor, 2.2 * scale, inkOf(kSoftRgb));
  }
  ink.box(min, max, 5.0 * scale, inkOf(kPaperRgb, 0.86));
  ink.text(*faces.text, min + glm::dvec2(kPadX, kPadY) * scale, label.text,
           inkOf(label.strong ? kInkRgb : kSoftRgb));
}

/// A bar of a round length in the lower right corner, at the depth of the skin in the middle.
struct ScaleBar {
  std::string text;
  double lengthPx = 0.0;
  scene::ScreenBox box;
};

std::optional<ScaleBar> scaleBarOf(const render::Frame& frame, const Faces& faces) {
  const glm::dvec2 size(frame.wholeSizePx());
  const scene::Ray ray = frame.camera.rayThrough(size * 0.5, size);
  const auto hit = frame.model->pick(ray.origin, ray.direction);
  const glm::dvec3 place =
      hit ? mesh::positionAt(frame.model->working->mesh(), *hit) : frame.camera.target;
  const double mmPerPixel = frame.camera.mmPerPixelAt(place, size);
  const double mm = scene::scaleBarMm(mmPerPixel, kLongestBarPx * faces.scale);
  if (!(mm > 0.0)) return std::nullopt;
  ScaleBar bar;
  bar.lengthPx = mm / mmPerPixel;
  bar.text = hit ? fmt::format(fmt::runtime(_("{} in the middle of the view")), lengthText(mm))
                 : lengthText(mm);
  const double width = std::max(bar.lengthPx, faces.text->widthOf(bar.text));
  bar.box.max = size - glm::dvec2(kEdgePx * faces.scale);
  bar.box.min = bar.box.max - glm::dvec2(width, faces.text->sizePx() + 9.0 * faces.scale);
  return bar;
}

void drawScaleBar(Ink& ink, const Faces& faces, const ScaleBar& bar) {
  const double scale = faces.scale;
  const double right = bar.box.max.x, y = bar.box.max.y - 4.0 * scale;
  ink.box(bar.box.min - glm::dvec2(3.0 * scale, scale),
          {right + 3.0 * scale, bar.box.min.y + faces.text->sizePx() + scale}, 4.0 * scale,
          inkOf(kPaperRgb, 0.55));
  drawBar(ink, {right - bar.lengthPx, y}, bar.lengthPx, scale);
  ink.text(*faces.text, {right - faces.text->widthOf(bar.text), bar.box.min.y}, bar.text,
           inkOf(kSoftRgb));
}

/// What the zones' colours and lines mean, in the lower left corner.
struct Legend {
  scene::ScreenBox box;
  std::vector<std::string> sentence;  ///< In lines.
};

Legend legendOf(const render::Frame& frame, const Faces& faces) {
  const double scale = faces.scale;
  Legend legend;
  legend.sentence = linesOf(*faces.text,
                            _("General reminders, incomplete, not this client's "
                              "anatomy. Unmarked skin is not safe skin."),
                            kLegendTextPx * scale);
  double width = kLegendTextPx * scale;
  for (const char* row :
       {_("No automatic points"), _("Caution"), _("Not yet reviewed by a clinician")}) {
    width = std::max(width, faces.text->widthOf(row) + 36.0 * scale);
  }
  const double lines = static_cast<double>(legend.sentence.size());
  const double height = 3.0 * 21.0 * scale + 4.0 * scale + lines * faces.text->sizePx() * 1.2;
  const double edge = 14.0 * scale;
  legend.box.min = {edge, frame.wholeSizePx().y - edge - height - 20.0 * scale};
  legend.box.max = {edge + width + 24.0 * scale, frame.wholeSizePx().y - edge};
  return legend;
}

void drawLegend(Ink& ink, const Faces& faces, const Legend& legend) {
  const double scale = faces.scale;
  ink.box(legend.box.min, legend.box.max, 8.0 * scale, inkOf(kPaperRgb, 0.94));
  glm::dvec2 at = legend.box.min + glm::dvec2(12.0, 10.0) * scale;
  const double height = 16.0 * scale, width = 26.0 * scale;
  const auto row = [&](const char* text) {
    ink.text(*faces.text, {at.x + 36.0 * scale, at.y + 0.5 * (height - faces.text->sizePx())}, text,
             inkOf(kInkRgb));
    at.y += 21.0 * scale;
  };
  for (const bool blocked : {true, false}) {
    const auto& rgb = blocked ? kBlockedRgb : kCautionRgb;
    const glm::dvec2 to = at + glm::dvec2(width, height);
    ink.box(at, to, 3.0 * scale, inkOf(rgb, 0.22));
    if (blocked) ink.hatch(at, to, 5.0 * scale, scale, inkOf(rgb, 0.75));
    ink.outline(at, to, 3.0 * scale, std::max(1.0, 1.4 * scale), inkOf(rgb));
    row(blocked ? _("No automatic points") : _("Caution"));
  }
  for (int dash = 0; dash < 3; ++dash) {
    const glm::dvec2 from(at.x + 9.0 * scale * dash, at.y + 0.5 * height);
    ink.line(from, from + glm::dvec2(6.0 * scale, 0.0), std::max(1.5, 2.0 * scale),
             inkOf(kSoftRgb));
  }
  row(_("Not yet reviewed by a clinician"));
  at.y += 4.0 * scale;
  for (const std::string& line : legend.sentence) {
    ink.text(*faces.text, at, line, inkOf(kSoftRgb));
    at.y += faces.text->sizePx() * 1.2;
  }
}

/// What the course's map means, above the zones' legend or in its corner.
struct BurdenKey {
  scene::BurdenLegend words;
  scene::ScreenBox box;
  std::vector<std::string> notes;  ///< In lines.
};

constexpr double kBurdenScalePx = 180.0, kBurdenBarPx = 14.0;

BurdenKey burdenKeyOf(const render::Frame& frame, const Faces& faces, double bottom) {
  const double scale = faces.scale, line = faces.text->sizePx() * 1.2;
  BurdenKey key;
  key.words = scene::burdenLegend(*frame.burden, frame.burdenMeasure, *frame.plan);
  const double width = std::max(kBurdenScalePx * scale, faces.text->widthOf(key.words.title));
  for (const std::string& note : key.words.notes) {
    const auto lines = linesOf(*faces.text, note, std::max(width, 240.0 * scale));
    key.notes.insert(key.notes.end(), lines.begin(), lines.end());
  }
  double widest = width;
  for (const std::string& note : key.notes) widest = std::max(widest, faces.text->widthOf(note));
  double height = line * static_cast<double>(1 + key.notes.size());
  if (!key.words.high.empty()) height += (kBurdenBarPx + 6.0) * scale + line;
  const double edge = 14.0 * scale;
  key.box.max = {edge + widest + 24.0 * scale, bottom - edge};
  key.box.min = {edge, key.box.max.y - height - 20.0 * scale};
  return key;
}

void drawBurdenKey(Ink& ink, const Faces& faces, const BurdenKey& key) {
  const double scale = faces.scale, line = faces.text->sizePx() * 1.2;
  ink.box(key.box.min, key.box.max, 8.0 * scale, inkOf(kPaperRgb, 0.94));
  glm::dvec2 at = key.box.min + glm::dvec2(12.0, 10.0) * scale;
  ink.text(*faces.text, at, key.words.title, inkOf(kInkRgb));
  at.y += line;
  if (!key.words.high.empty()) {
    const double width = kBurdenScalePx * scale, bar = kBurdenBarPx * scale;
    const int columns = static_cast<int>(width);
    for (int i = 0; i < columns; ++i) {
      const double t = 3.0 * i / columns;
      const auto step = std::min<std::size_t>(static_cast<std::size_t>(t), 2);
      Rgb rgb{};
      for (std::size_t k = 0; k < 3; ++k) {
        const double from = scene::kBurdenRamp[step][k], to = scene::kBurdenRamp[step + 1][k];
        rgb[k] = static_cast<std::uint8_t>(
            std::lround(from + (to - from) * (t - static_cast<double>(step))));
      }
      ink.box({at.x + i, at.y + 2.0 * scale}, {at.x + i + 1, at.y + 2.0 * scale + bar}, 0.0,
              inkOf(rgb));
    }
    at.y += bar + 4.0 * scale;
    const auto under = [&](const std::string& text, double along) {
      ink.text(*faces.text, {at.x + (width - faces.text->widthOf(text)) * along, at.y}, text,
               inkOf(kInkRgb));
    };
    under(key.words.low, 0.0);
    under(key.words.middle, 0.5);
    under(key.words.high, 1.0);
    at.y += line + 2.0 * scale;
  }
  for (const std::string& note : key.notes) {
    ink.text(*faces.text, at, note, inkOf(kSoftRgb));
    at.y += line;
  }
}

}  // namespace

Result<std::function<void(Ink&)>> labelsOf(const render::Frame& frame) {
  if (frame.clientView || !frame.model || !frame.plan) return std::function<void(Ink&)>();
  Faces faces;
  faces.scale = static_cast<double>(frame.pixelScale);
  const auto number = Typeface::load(Weight::semibold, kNumberPx * faces.scale);
  if (!number) return number.error();
  const auto text = Typeface::load(Weight::regular, kTextPx * faces.scale);
  if (!text) return text.error();
  faces.number = *number;
  faces.text = *text;

  scene::LabelAsk ask;
  ask.model = frame.model;
  ask.plan = frame.plan;
  ask.camera = frame.camera;
  ask.viewport = glm::dvec2(frame.wholeSizePx());
  ask.pixelScale = faces.scale;
  ask.selected = frame.selected;
  ask.everyNumber = !frame.selected.valid();
  ask.points = frame.showPoints;
  ask.taken = render::letterBoxes(frame);
  const auto bar = scaleBarOf(frame, faces);
  if (bar) ask.taken.push_back(bar->box);
  std::optional<Legend> legend;
  if (frame.showZones && frame.model->atlas) legend = legendOf(frame, faces);
  if (legend) ask.taken.push_back(legend->box);
  std::optional<BurdenKey> burden;
  if (frame.burden) {
    burden = burdenKeyOf(frame, faces, legend ? legend->box.min.y : frame.wholeSizePx().y);
    ask.taken.push_back(burden->box);
  }
  scene::ViewLabels labels;
  const auto measure = [&](scene::ViewLabel::Kind kind, const std::string& label) {
    if (kind == scene::ViewLabel::Kind::number) {
      return glm::dvec2(std::ceil(faces.number->widthOf(label)),
                        std::ceil(faces.number->sizePx() * 0.80));
    }
    return glm::dvec2(std::ceil(faces.text->widthOf(label)) + 2.0 * kPadX * faces.scale,
                      std::ceil(faces.text->sizePx()) + 2.0 * kPadY * faces.scale);
  };
  const std::vector<scene::ViewLabel> shown = labels.update(ask, measure);
  return std::function<void(Ink&)>([faces, shown, bar, legend, burden](Ink& ink) {
    for (const scene::ViewLabel& label : shown) {
      const bool isNumber = label.kind == scene::ViewLabel::Kind::number;
      isNumber ? drawNumber(ink, faces, label) : drawName(ink, faces, label);
    }
    if (bar) drawScaleBar(ink, faces, *bar);
    if (legend) drawLegend(ink, faces, *legend);
    if (burden) drawBurdenKey(ink, faces, *burden);
  });
}

}  // namespace mesomap::app
