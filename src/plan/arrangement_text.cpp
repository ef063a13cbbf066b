#include "arrangement_text.h"

#include <algorithm>
#include <cmath>

namespace mesomap::plan {

namespace {

constexpr double kBarycentricSlack = 1e-6;
constexpr double kBarycentricSumSlack = 1e-5;

void writePlace(std::string& out, const mesh::SurfacePoint& place) {
  ObjectWriter object(out, -1);
  object.count("triangle", place.triangle);
  object.vector("barycentric", place.barycentric, kBarycentricDecimals);
  object.close();
}

void writePlaces(ObjectWriter& object, std::string& out, const char* key,
                 const std::vector<mesh::SurfacePoint>& places) {
  if (places.empty()) return;
  object.member(key);
  LinesWriter list(out, 6);
  for (const mesh::SurfacePoint& place : places) writePlace(list.item(), place);
  list.close();
}

std::vector<mesh::SurfacePoint> placesOf(const Node& list, const SurfaceRef& surface) {
  std::vector<mesh::SurfacePoint> places;
  places.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) places.push_back(placeOf(list.item(i), surface));
  return places;
}

void writeRow(std::string& out, const Row& row) {
  ObjectWriter object(out, -1);
  object.count("pricks", row.pricks);
  object.number("pitchMm", row.pitchMm, kLengthDecimals);
  if (!row.zone.empty()) object.text("zone", row.zone.text());
  if (row.proposed) object.text("state", siteStateName(SiteState::proposed));
  object.vectors("points", row.points, kLengthDecimals);
  std::string& places = object.member("places");
  places += '[';
  for (std::size_t i = 0; i < row.places.size(); ++i) {
    if (i > 0) places += ", ";
    writePlace(places, row.places[i]);
  }
  places += ']';
  object.close();
}

Row rowOf(const Node& node, const SurfaceRef& surface) {
  Row row;
  row.pricks = node.count("pricks");
  row.pitchMm = node.number("pitchMm", kLengthDecimals);
  row.zone = node.textOr("zone");
  row.proposed = node.textOr("state") == siteStateName(SiteState::proposed);
  if (row.proposed && row.zone.empty()) {
    node.at("state").fail("only pricks of a caution zone are proposed");
  }
  const Node points = node.at("points");
  for (std::size_t i = 0; i < points.size(); ++i) {
    row.points.push_back(points.item(i).vector(kLengthDecimals));
  }
  row.places = placesOf(node.at("places"), surface);
  if (row.points.size() != row.places.size()) {
    node.at("places").fail(
        fmt::format("{} places for {} points", row.places.size(), row.points.size()));
  }
  return row;
}

int wholeOf(const Node& node, const char* key) {
  return static_cast<int>(std::min<std::uint32_t>(node.count(key), 0x7fffffffu));
}

}  // namespace

mesh::SurfacePoint placeOf(const Node& node, const SurfaceRef& surface) {
  mesh::SurfacePoint place;
  place.triangle = node.count("triangle");
  if (place.triangle >= surface.triangles) {
    node.at("triangle")
        .fail(fmt::format("{} is out of range (the surface has {} triangles)", place.triangle,
                          surface.triangles));
  }
  const Node barycentric = node.at("barycentric");
  double sum = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    const double share = barycentric.value().at(k).get<double>();
    if (!(share >= -kBarycentricSlack && share <= 1.0 + kBarycentricSlack)) {
      barycentric.fail(fmt::format("{} is outside 0 to 1", share));
    }
    sum += share;
  }
  if (!(std::abs(sum - 1.0) <= kBarycentricSumSlack)) {
    barycentric.fail(fmt::format("the sum is {:.6f}, not 1", sum));
  }
  place.barycentric = barycentric.vector(kBarycentricDecimals);
  return place;
}

void writeArrangement(ObjectWriter& rule, const Rule& value) {
  const Rule plain;
  if (value.pitchMm > 0.0) rule.number("pitchMm", value.pitchMm, kLengthDecimals);
  if (value.rowPoints) rule.truth("rowPoints", true);
  if (value.edgeSpacingMm) {
    rule.number("edgeSpacingMm", *value.edgeSpacingMm, kLengthDecimals);
  }
  if (value.edgeWidthMm != plain.edgeWidthMm) {
    rule.number("edgeWidthMm", value.edgeWidthMm, kLengthDecimals);
  }
  if (value.denseSpacingMm) {
    rule.number("denseSpacingMm", *value.denseSpacingMm, kLengthDecimals);
  }
  if (!(value.stamp == plain.stamp)) {
    ObjectWriter stamp(rule.member("stamp"), -1);
    stamp.text("name", value.stamp.name);
    std::string& pins = stamp.member("pins");
    pins += '[';
    for (std::size_t i = 0; i < value.stamp.pins.size(); ++i) {
      pins += i > 0 ? ", [" : "[";
      appendNumber(pins, value.stamp.pins[i].x, kLengthDecimals);
      pins += ", ";
      appendNumber(pins, value.stamp.pins[i].y, kLengthDecimals);
      pins += ']';
    }
    pins += ']';
    stamp.close();
  }
  if (!value.pointSet.empty()) rule.text("pointSet", value.pointSet);
  if (value.passes > 0) rule.count("passes", static_cast<std::uint64_t>(value.passes));
  if (value.minutes > 0.0) rule.number("minutes", value.minutes, kLengthDecimals);
  if (value.order != plain.order) rule.text("order", workingOrderName(value.order));
}

void readArrangement(const Node& rule, Rule& value) {
  if (rule.has("pitchMm")) value.pitchMm = rule.number("pitchMm", kLengthDecimals);
  if (rule.has("rowPoints")) value.rowPoints = rule.at("rowPoints").value().get<bool>();
  if (rule.has("edgeSpacingMm")) {
    value.edgeSpacingMm = rule.number("edgeSpacingMm", kLengthDecimals);
  }
  if (rule.has("edgeWidthMm")) value.edgeWidthMm = rule.number("edgeWidthMm", kLengthDecimals);
  if (rule.has("denseSpacingMm")) {
    value.denseSpacingMm = rule.number("denseSpacingMm", kLengthDecimals);
  }
  if (rule.has("stamp")) {
    const Node stamp = rule.at("stamp");
    value.stamp.name = stamp.text("name");
    const Node pins = stamp.at("pins");
    for (std::size_t i = 0; i < pins.size(); ++i) {
      const auto& pin = pins.item(i).value();
      const glm::dvec2 at(pin.at(0).get<double>(), pin.at(1).get<double>());
      value.stamp.pins.emplace_back(roundTo(at.x, kLengthDecimals), roundTo(at.y, kLengthDecimals));
    }
  }
  value.pointSet = rule.textOr("pointSet");
  if (rule.has("passes")) value.passes = wholeOf(rule, "passes");
  if (rule.has("minutes")) value.minutes = rule.number("minutes", kLengthDecimals);
  if (rule.has("order")) {
    const auto order = workingOrderFromName(rule.text("order"));
    if (!order) rule.at("order").fail("not one of the allowed values");
    value.order = *order;
  }
}

void writeHandwork(ObjectWriter& site, const Site& value) {
  if (value.locked) site.truth("locked", true);
  if (!value.zone.empty()) site.text("zone", value.zone.text());
  if (value.touch > 0) site.count("touch", value.touch);
  if (value.movedFrom) writePlace(site.member("movedFrom"), *value.movedFrom);
}

void readHandwork(const Node& site, const SurfaceRef& surface, Site& value) {
  if (site.has("locked")) value.locked = site.at("locked").value().get<bool>();
  value.zone = site.textOr("zone");
  if (site.has("touch")) value.touch = site.count("touch");
  if (site.has("movedFrom")) value.movedFrom = placeOf(site.at("movedFrom"), surface);
}

void writeLines(ObjectWriter& region, std::string& out, const Region& value) {
  if (!value.rows.empty()) {
    region.member("rows");
    LinesWriter rows(out, 6);
    for (const Row& row : value.rows) writeRow(rows.item(), row);
    rows.close();
  }
  writePlaces(region, out, "guide", value.guide);
  writePlaces(region, out, "empty", value.empty);
  if (!value.answers.empty()) {
    region.member("answers");
    LinesWriter answers(out, 6);
    for (const ZoneAnswer& answer : value.answers) {
      ObjectWriter one(answers.item(), -1);
      one.text("zone", answer.zone);
      one.truth("keep", answer.keep);
      one.text("reason", answer.reason);
      one.close();
    }
    answers.close();
  }
  if (value.uncoveredCm2) region.number("uncoveredCm2", *value.uncoveredCm2, kAreaDecimals);
  if (!value.gaveWay.empty()) {
    std::string& list = region.member("gaveWay");
    list += '[';
    for (std::size_t i = 0; i < value.gaveWay.size(); ++i) {
      if (i > 0) list += ", ";
      appendQuoted(list, value.gaveWay[i]);
    }
    list += ']';
  }
}

void readLines(const Node& region, const SurfaceRef& surface, Region& value) {
  if (region.has("rows")) {
    const Node rows = region.at("rows");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      value.rows.push_back(rowOf(rows.item(i), surface));
    }
  }
  if (region.has("guide")) value.guide = placesOf(region.at("guide"), surface);
  if (region.has("empty")) value.empty = placesOf(region.at("empty"), surface);
  if (region.has("answers")) {
    const Node answers = region.at("answers");
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Node one = answers.item(i);
      const std::string zone = one.text("zone");
      const bool twice = std::any_of(value.answers.begin(), value.answers.end(),
                                     [&](const ZoneAnswer& a) { return a.zone == zone; });
      if (twice) one.at("zone").fail("is answered twice");
      value.answers.push_back({zone, one.at("keep").value().get<bool>(), one.text("reason")});
    }
  }
  if (region.has("uncoveredCm2")) {
    value.uncoveredCm2 = region.number("uncoveredCm2", kAreaDecimals);
  }
  if (region.has("gaveWay")) {
    const Node list = region.at("gaveWay");
    for (std::size_t i = 0; i < list.size(); ++i) value.gaveWay.push_back(list.item(i).text());
  }
}

}  // namespace mesomap::plan
