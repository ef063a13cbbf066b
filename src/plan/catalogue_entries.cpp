#include "catalogue_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.h"
#include "plan/plan.h"

namespace mesomap::plan {

namespace {

using nlohmann::json;

constexpr RangeLimits kPinsLimits{"pins", 0, 1, Stamp::kMostPins};
constexpr RangeLimits kPinPitchLimits{"mm", 3, 0.5, 10};
constexpr RangeLimits kLabelPointsLimits{"points", 0, 1, 1000};
constexpr RangeLimits kLabelVolumeLimits{"mL", 4, 0, 100};
constexpr RangeLimits kLabelDoseLimits{"mg/cm²", 4, 0, 1000};

constexpr std::array<HeadLayout, 4> kLayouts{HeadLayout::single, HeadLayout::ring, HeadLayout::line,
                                             HeadLayout::square};

Thickness meanFrom(const Fields& fields) {
  return {fields.number("mean", 0, 10), fields.number("sd", 0, 10)};
}

SkinOf skinFrom(const Fields& fields) {
  return {meanFrom(fields.at("epidermis")), meanFrom(fields.at("dermis"))};
}

json rangeJson(const Range& range) {
  json object{{"min", range.min},   {"max", range.max},       {"typical", range.typical},
              {"unit", range.unit}, {"source", range.source}, {"contested", range.contested}};
  object["checkedOn"] = range.checkedOn;
  if (range.own) object["own"] = true;
  return object;
}

}  // namespace

const char* headLayoutName(HeadLayout layout) {
  switch (layout) {
    case HeadLayout::single:
      return "single";
    case HeadLayout::ring:
      return "ring";
    case HeadLayout::line:
      return "line";
    case HeadLayout::square:
      return "square";
  }
  return "";
}

NeedleEntry needleFrom(const Fields& fields) {
  NeedleEntry entry;
  entry.id = fields.id();
  entry.length = fields.range("length", kNeedleLimits);
  entry.needle = {fields.text("gauge", 40), entry.length.typical};
  return entry;
}

HeadEntry headFrom(const Fields& fields) {
  HeadEntry head;
  head.id = fields.id();
  head.name = fields.text("name", 120);
  const std::string layout = fields.text("layout");
  bool known = false;
  for (const HeadLayout each : kLayouts) {
    if (layout != headLayoutName(each)) continue;
    head.layout = each;
    known = true;
  }
  if (!known) fields.failAt("layout", _("none of single, ring, line, square"));
  head.pins = fields.range("pins", kPinsLimits);
  head.pitch = fields.rangeIfThere("pitch", kPinPitchLimits);
  const double side = std::round(std::sqrt(head.pins.typical));
  if (head.layout == HeadLayout::square && side * side != head.pins.typical) {
    fields.failAt("pins", _("a square has 4, 9, 16 … needles"));
  }
  return head;
}

ProductClass productClassFrom(const Fields& fields) {
  ProductClass entry;
  entry.id = fields.id();
  entry.name = fields.text("name", 120);
  const json& units = fields.member("units");
  if (!units.is_array() || units.empty() || units.size() > 10) {
    fields.failAt("units", _("not a list of units"));
  }
  for (const json& unit : units) {
    if (!unit.is_string() || unit.get_ref<const std::string&>().size() > 20) {
      fields.failAt("units", _("not a list of units"));
    }
    entry.units.push_back(unit.get<std::string>());
  }
  entry.note = fields.text("note");
  entry.source = fields.text("source");
  entry.contested = fields.truth("contested");
  entry.checkedOn = fields.day("checkedOn");
  entry.needsNotice = fields.truth("needsNotice");
  if (fields.has("label")) entry.label = fields.id("label");
  return entry;
}

ProductName productFrom(const Fields& fields) {
  ProductName entry{fields.id(), fields.text("name", 120),
                    fields.has("class") ? fields.id("class") : std::string()};
  entry.classWords = fields.textOr("classWords", kMostClassBytes);
  entry.maker = fields.textOr("maker", 120);
  if (fields.has("strength")) {
    const Fields strength = fields.at("strength");
    entry.strength = {strength.number("amount", 0.0001, kMostStrength), strength.text("unit")};
    if (std::find(kStrengthUnits.begin(), kStrengthUnits.end(), entry.strength->unit) ==
        kStrengthUnits.end()) {
      strength.failAt("unit", _("not a unit of strength"));
    }
  }
  if (fields.has("container")) {
    const Fields container = fields.at("container");
    entry.container.kind = container.textOr("kind");
    if (!entry.container.kind.empty() && std::find(kContainerKinds.begin(), kContainerKinds.end(),
                                                   entry.container.kind) == kContainerKinds.end()) {
      container.failAt("kind", _("none of syringe, vial, ampoule"));
    }
    if (container.has("volumeMl")) {
      entry.container.volumeMl = container.number("volumeMl", 0, kMostProductMl);
    }
    if (container.has("deadSpaceMl")) {
      entry.container.deadSpaceMl = container.number("deadSpaceMl", 0, kMostProductMl);
    }
  }
  entry.used = fields.truth("used");
  return entry;
}

Indication indicationFrom(const Fields& fields) {
  Indication entry;
  entry.id = fields.id();
  entry.name = fields.text("name", 120);
  entry.areas = fields.ids("areas");
  entry.techniques = fields.ids("techniques");
  entry.note = fields.textOr("note");
  entry.source = fields.text("source");
  entry.contested = fields.truth("contested");
  entry.checkedOn = fields.day("checkedOn");
  entry.medical = fields.truth("medical");
  entry.needsNotice = fields.truth("needsNotice");
  return entry;
}

SkinThickness thicknessFrom(const Fields& fields) {
  SkinThickness entry;
  entry.id = fields.id();
  entry.name = fields.text("name", 120);
  entry.areas = fields.ids("areas");
  if (fields.text("unit") != "mm") fields.failAt("unit", _("not \"mm\""));
  entry.women = skinFrom(fields.at("women"));
  entry.men = skinFrom(fields.at("men"));
  entry.source = fields.text("source");
  entry.contested = fields.truth("contested");
  entry.checkedOn = fields.day("checkedOn");
  return entry;
}

LabelLimit labelFrom(const Fields& fields) {
  LabelLimit label;
  label.id = fields.id();
  label.name = fields.text("name", 120);
  label.technique = fields.id("technique");
  label.areas = fields.ids("areas");
  label.points = fields.range("points", kLabelPointsLimits);
  label.volume = fields.range("volume", kLabelVolumeLimits);
  label.dose = fields.range("dose", kLabelDoseLimits);
  label.sessions = fields.range("sessions", kSessionsLimits);
  label.intervalDays = fields.range("intervalDays", kIntervalLimits);
  label.note = fields.textOr("note");
  return label;
}

CountryNotice noticeFrom(const Fields& fields) {
  CountryNotice notice;
  notice.id = fields.id();
  notice.name = fields.text("name", 120);
  notice.note = fields.text("note");
  notice.source = fields.text("source");
  notice.checkedOn = fields.day("checkedOn");
  notice.forbidden = fields.truth("forbidden");
  return notice;
}

json entryJson(const Technique& technique) {
  json object{{"id", technique.id},
              {"name", technique.name},
              {"use", techniqueUseName(technique.use)},
              {"layer", layerName(technique.layer)},
              {"pattern", patternName(technique.pattern)},
              {"note", technique.note}};
  const auto range = [&object](const char* key, const Range& each) {
    if (!each.unit.empty()) object[key] = rangeJson(each);
  };
  const auto perhaps = [&object](const char* key, const std::optional<Range>& each) {
    if (each) object[key] = rangeJson(*each);
  };
  range("spacing", technique.spacing);
  range("depth", technique.depth);
  range("angle", technique.angle);
  perhaps("volume", technique.volume);
  perhaps("pitch", technique.pitch);
  perhaps("passes", technique.passes);
  perhaps("minutes", technique.minutes);
  perhaps("sessions", technique.sessions);
  perhaps("intervalDays", technique.intervalDays);
  const auto flag = [&object](const char* key, bool on) {
    if (on) object[key] = true;
  };
  flag("medical", technique.medical);
  flag("offLabel", technique.offLabel);
  flag("needsNotice", technique.needsNotice);
  if (!technique.basedOn.empty()) object["basedOn"] = technique.basedOn;
  if (!technique.needle.gauge.empty()) {
    object["needle"] = {{"gauge", technique.needle.gauge},
                        {"lengthMm", technique.needle.lengthMm},
                        {"source", technique.needleSource}};
    object["insertedMm"] = technique.insertedMm;
  }
  return object;
}

json entryJson(const NeedleEntry& needle) {
  return {{"id", needle.id}, {"gauge", needle.needle.gauge}, {"length", rangeJson(needle.length)}};
}

json entryJson(const HeadEntry& head) {
  json object{{"id", head.id},
              {"name", head.name},
              {"layout", headLayoutName(head.layout)},
              {"pins", rangeJson(head.pins)}};
  if (head.pitch) object["pitch"] = rangeJson(*head.pitch);
  return object;
}

json entryJson(const ProductName& product) {
  json object{{"id", product.id}, {"name", product.name}};
  const auto text = [&object](const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
  };
  text("class", product.productClass);
  text("classWords", product.classWords);
  text("maker", product.maker);
  if (product.strength) {
    object["strength"] = {{"amount", product.strength->amount}, {"unit", product.strength->unit}};
  }
  if (product.container != Container{}) {
    json container = json::object();
    if (!product.container.kind.empty()) container["kind"] = product.container.kind;
    if (product.container.volumeMl > 0.0) container["volumeMl"] = product.container.volumeMl;
    if (product.container.deadSpaceMl > 0.0) {
      container["deadSpaceMl"] = product.container.deadSpaceMl;
    }
    object["container"] = std::move(container);
  }
  if (product.used) object["used"] = true;
  return object;
}

Stamp stampOf(const HeadEntry& head, double pitchMm) {
  const double pitch = head.pitch ? head.pitch->typical : pitchMm;
  const auto pins = static_cast<std::size_t>(std::lround(head.pins.typical));
  Stamp stamp;
  switch (head.layout) {
    case HeadLayout::single:
      stamp.pins = {glm::dvec2(0.0)};
      break;
    case HeadLayout::ring:
      stamp = ringStamp(pins, pitch);
      break;
    case HeadLayout::line:
      stamp = lineStamp(pins, pitch);
      break;
    case HeadLayout::square:
      stamp =
          squareStamp(static_cast<std::size_t>(std::lround(std::sqrt(head.pins.typical))), pitch);
      break;
  }
  stamp.name = head.id;
  return stamp;
}

}  // namespace mesomap::plan
