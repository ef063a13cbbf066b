// The writer of the plan file: order and decimals are fixed here and described in
// docs/plan-format.md.
#include "plan_text.h"

#include <algorithm>
#include <cmath>

#include "arrangement_text.h"
#include "json_writer.h"
#include "kept_views.h"
#include "plan/content_hash.h"
#include "plan/plan_file.h"
#include "plan/shape_codec.h"
#include "records_text.h"
#include "unknown_fields.h"

namespace mesomap::plan {

namespace {

std::string numbered(char letter, std::uint32_t value) {
  return letter + std::to_string(value);
}

/// Ids of a text file are not trusted to be below the next one; ours are, unless a bug made them
/// so.
std::uint32_t nextIdOf(const Plan& plan) {
  std::uint32_t highest = 0;
  for (const auto& region : plan.regions) {
    highest = std::max(highest, region->id.value);
    for (const Site& site : region->sites) highest = std::max(highest, site.id.value);
  }
  for (const auto& exclusion : plan.exclusions) highest = std::max(highest, exclusion->id.value);
  return std::max({plan.nextId, highest == 0xffffffffu ? highest : highest + 1, 1u});
}

const char* fitName(Fit fit) {
  switch (fit) {
    case Fit::none:
      break;
    case Fit::taped:
      return "taped";
    case Fit::scan:
      return "scan";
  }
  return "none";
}

void writeHead(ObjectWriter& top, std::string& out, const Plan& plan, const WriteOptions& options) {
  top.text("format", kFormatName);
  top.count("version", kFormatVersion);
  {
    ObjectWriter program(top.member("program"), -1);
    program.text("name", "Mesomap");
    program.text("version", MESOMAP_VERSION);
    program.close();
  }
  top.text("created", plan.created.empty() ? timestampUtc() : plan.created);
  if (plan.example) top.truth("example", true);
  if (!options.withoutPersonalData) {
    if (!plan.clientReference.empty()) top.text("clientReference", plan.clientReference);
    if (!plan.author.empty()) top.text("author", plan.author);
  }
  top.member("units") += R"({"length": "mm", "area": "cm2", "volume": "mL", "angle": "deg"})";
  top.member("axes");
  ObjectWriter axes(out, 2);
  axes.text("handedness", "right");
  axes.text("x", "client's left");
  axes.text("y", "up");
  axes.text("z", "forward");
  axes.member("toLps") += "[[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]";
  axes.close();
}

void writeSurface(std::string& out, const SurfaceRef& surface, const WriteOptions& options) {
  ObjectWriter object(out, 2);
  object.text("kind", surface.kind == SurfaceKind::figure ? "figure" : "scan");
  object.text("fit", fitName(surface.fit));
  if (!surface.figure.empty()) object.text("figure", surface.figure);
  if (!(surface.parameters == FigureParameters{})) {
    ObjectWriter parameters(object.member("parameters"), -1);
    parameters.number("build", surface.parameters.build, kBuildDecimals);
    parameters.count("tone", static_cast<std::uint64_t>(surface.parameters.tone));
    parameters.truth("garment", surface.parameters.garment);
    parameters.close();
  }
  if (!surface.file.empty() && !options.withoutPersonalData) object.text("file", surface.file);
  if (!surface.part.empty()) object.text("part", surface.part);
  object.text("sha256", surface.sha256);
  object.text("unit", surface.unit);
  object.number("scaleToMm", surface.scaleToMm, kScaleDecimals);
  object.count("triangles", surface.triangles);
  object.count("vertices", surface.vertices);
  object.text("triangulation", kTriangulation);
  if (!surface.workingRecipe.empty()) object.text("workingMesh", surface.workingRecipe);
  object.close();
}

void writeTotals(std::string& out, const Plan& plan) {
  const Totals totals = totalsOf(plan);
  ObjectWriter object(out, 2);
  object.count("regions", totals.regions);
  object.count("sites", totals.sites);
  if (totals.proposed > 0) object.count("proposed", totals.proposed);
  if (totals.pricks > 0) object.count("pricks", totals.pricks);
  if (totals.proposedPricks > 0) object.count("proposedPricks", totals.proposedPricks);
  object.number("areaCm2", totals.areaCm2, kAreaDecimals);
  object.number("volumeMl", totals.volumeMl, kVolumeDecimals);
  object.count("sitesWithoutVolume", totals.sitesWithoutVolume);
  object.text("basis", basisOf(plan.surface));
  object.close();
}

void writeSite(std::string& out, const Site& site, const Region& region) {
  ObjectWriter object(out, -1);
  object.text("id", numbered('s', site.id.value));
  object.text("region", numbered('r', region.id.value));
  object.count("order", site.order);
  object.vector("position", site.position, kLengthDecimals);
  object.vector("normal", site.normal, kUnitVectorDecimals);
  object.count("triangle", site.place.triangle);
  object.count("face", site.face);
  object.vector("barycentric", site.place.barycentric, kBarycentricDecimals);
  object.vector("needleDirection", site.needleDirection, kUnitVectorDecimals);
  object.number("depthMm", site.depthMm, kLengthDecimals);
  object.number("insertedMm", insertedFor(site.depthMm, region.rule.angleDeg), kLengthDecimals);
  object.number("needleLengthMm", region.rule.needle.lengthMm, kLengthDecimals);
  object.number("angleDeg", region.rule.angleDeg, kAngleDecimals);
  if (site.volumeMl) object.number("volumeMl", *site.volumeMl, kVolumeDecimals);
  object.text("state", siteStateName(site.state));
  object.text("origin", siteOriginName(site.origin));
  writeHandwork(object, site);
  object.close();
}

void writeRule(std::string& out, const Rule& rule) {
  ObjectWriter object(out, 6);
  object.text("technique", rule.technique);
  object.text("pattern", patternName(rule.pattern));
  object.number("spacingMm", rule.spacingMm, kLengthDecimals);
  object.number("marginMm", rule.marginMm, kLengthDecimals);
  object.number("directionDeg", rule.directionDeg, kAngleDecimals);
  object.number("depthMm", rule.depthMm, kLengthDecimals);
  object.number("insertedMm", rule.insertedMm(), kLengthDecimals);
  object.number("angleDeg", rule.angleDeg, kAngleDecimals);
  ObjectWriter needle(object.member("needle"), -1);
  needle.text("gauge", rule.needle.gauge);
  needle.number("lengthMm", rule.needle.lengthMm, kLengthDecimals);
  needle.close();
  if (rule.volumeMl) object.number("volumeMl", *rule.volumeMl, kVolumeDecimals);
  if (!rule.product.empty()) object.text("product", rule.product);
  if (!rule.indication.empty()) object.text("indication", rule.indication);
  if (!rule.layer.empty()) object.text("layer", rule.layer);
  writeArrangement(object, rule);
  object.close();
}

void writeBorder(ObjectWriter& object, std::string& out, const std::vector<BorderLine>& lines) {
  object.member("border");
  LinesWriter border(out, 6);
  for (const BorderLine& line : lines) {
    ObjectWriter one(border.item(), -1);
    one.truth("closed", line.closed);
    one.vectors("points", line.points, kLengthDecimals);
    one.close();
  }
  border.close();
}

void writeShape(ObjectWriter& object, const Plan& plan, const surface::PagedField& field,
                const WriteOptions& options, const char* key = "shape") {
  if (!options.withExactShape || field.vertexCount() == 0) return;
  ObjectWriter shape(object.member(key), 6);
  shape.text("recipe", plan.surface.workingRecipe);
  shape.text("encoding", kShapeEncoding);
  shape.count("vertices", field.vertexCount());
  shape.text("data", encodeShape(field));
  shape.close();
}

void writeOutline(ObjectWriter& object, std::string& out, const Region& region) {
  writeBorder(object, out, region.border);
  object.member("leftOut");
  LinesWriter leftOut(out, 6);
  for (const LeftOut& left : region.leftOut) {
    ObjectWriter one(leftOut.item(), -1);
    one.text("zone", left.zone);
    one.text("zoneName", left.zoneName);
    one.vectors("positions", left.positions, kLengthDecimals);
    one.close();
  }
  leftOut.close();
}

void writeRegion(std::string& out, const Plan& plan, const Region& region,
                 const WriteOptions& options) {
  ObjectWriter object(out, 4);
  object.text("id", numbered('r', region.id.value));
  object.text("name", region.name);
  object.text("area", region.area);
  if (!region.code.empty()) object.text("code", region.code);
  object.text("side", sideName(region.side));
  std::string color = "#";
  for (const std::uint8_t channel : region.color) {
    constexpr const char* kHex = "0123456789abcdef";
    color += kHex[channel >> 4];
    color += kHex[channel & 15];
  }
  object.text("color", color);
  if (region.hatch != 0)
    object.count("hatch", static_cast<std::uint64_t>(std::max(region.hatch, 0)));
  if (region.linked.valid() && plan.find(region.linked) != nullptr) {
    object.text("linked", numbered('r', region.linked.value));
  }
  if (!region.visible) object.truth("visible", false);
  if (region.locked) object.truth("locked", true);
  object.number("areaCm2", region.areaCm2, kAreaDecimals);
  object.number("perimeterMm", region.perimeterMm, kLengthDecimals);
  object.count("parts", static_cast<std::uint64_t>(std::max(region.parts, 0)));
  writeRule(object.member("rule"), region.rule);
  writeOutline(object, out, region);
  writeLines(object, out, region);
  writeShape(object, plan, region.shape, options);
  if (!region.dense.empty()) writeShape(object, plan, region.dense, options, "dense");
  object.close();
}

void writeExclusions(ObjectWriter& top, std::string& out, const Plan& plan,
                     const WriteOptions& options) {
  if (plan.exclusions.empty()) return;
  top.member("exclusions");
  LinesWriter list(out, 2);
  for (const auto& exclusion : plan.exclusions) {
    ObjectWriter object(list.item(), 4);
    object.text("id", numbered('x', exclusion->id.value));
    object.text("kind", exclusionKindName(exclusion->kind));
    object.text("note", exclusion->note);
    object.number("areaCm2", exclusion->areaCm2, kAreaDecimals);
    writeBorder(object, out, exclusion->border);
    writeShape(object, plan, exclusion->shape, options);
    object.close();
  }
  list.close();
}

void writeMirrorPlane(ObjectWriter& top, const Plan& plan) {
  if (!plan.mirrorPlane) return;
  ObjectWriter plane(top.member("mirrorPlane"), -1);
  plane.vector("normal", plan.mirrorPlane->normal, kUnitVectorDecimals);
  plane.number("offsetMm", plan.mirrorPlane->offsetMm, kLengthDecimals);
  plane.close();
}

void writeRecords(ObjectWriter& top, std::string& out, const Plan& plan,
                  const WriteOptions& options) {
  writeProducts(top, out, plan.products);
  writeConsultation(top, out, plan.consultation, options);
  writeSessions(top, out, plan.sessions, options);
  top.member("checks");
  LinesWriter checks(out, 2);
  for (const Check& check : plan.checks) {
    ObjectWriter one(checks.item(), -1);
    one.text("id", check.id);
    if (check.region.valid() && plan.find(check.region) != nullptr) {
      one.text("region", numbered('r', check.region.value));
    }
    one.text("text", check.text);
    one.text("answer", check.answer);
    if (!check.zone.empty()) one.text("zone", check.zone);
    one.close();
  }
  checks.close();
  top.member("landmarks");
  LinesWriter landmarks(out, 2);
  for (const Landmark& landmark : plan.landmarks) {
    ObjectWriter one(landmarks.item(), -1);
    one.text("id", landmark.id);
    one.text("name", landmark.name);
    one.text("side", sideName(landmark.side));
    one.vector("position", landmark.position, kLengthDecimals);
    one.close();
  }
  landmarks.close();
}

}  // namespace

std::string planText(const Plan& plan, const WriteOptions& options) {
  std::string out;
  ObjectWriter top(out, 0);
  writeHead(top, out, plan, options);
  writeSurface(top.member("surface"), plan.surface, options);
  writeTotals(top.member("totals"), plan);
  top.member("sites");
  LinesWriter sites(out, 2);
  for (const auto& region : plan.regions) {
    for (const Site& site : region->sites) writeSite(sites.item(), site, *region);
  }
  sites.close();
  top.member("regions");
  LinesWriter regions(out, 2);
  for (const auto& region : plan.regions) writeRegion(regions.item(), plan, *region, options);
  regions.close();
  writeExclusions(top, out, plan, options);
  writeRecords(top, out, plan, options);
  writeKeptViews(top, out, plan.views, options.withoutPersonalData);
  writeMirrorPlane(top, plan);
  top.count("nextId", nextIdOf(plan));
  if (!plan.previousSha256.empty() && !options.withoutPersonalData) {
    top.text("previousSha256", plan.previousSha256);
  }
  top.close();
  out += '\n';
  // Nobody here knows whether it is about a person.
  if (!options.withoutPersonalData) out = withUnknown(out, *plan.unknown);
  return withContentHash(std::move(out));
}

}  // namespace mesomap::plan
