#include "plan_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "arrangement_text.h"
#include "base/i18n.h"
#include "json_node.h"
#include "kept_views.h"
#include "plan/shape_codec.h"
#include "plan_text.h"
#include "records_text.h"

namespace mesomap::plan {

namespace {

using nlohmann::json;

constexpr double kDepthSlackMm = 0.02;
/// Memory that all exact shapes of one file may need while they are read.
constexpr std::size_t kShapeBudget = std::size_t{1} << 29;

void checkDepth(const Node& node, double depthMm, double insertedMm, double angleDeg) {
  const double implied = insertedMm * std::sin(angleDeg * std::numbers::pi / 180.0);
  if (!(std::abs(depthMm - implied) <= kDepthSlackMm)) {
    node.at("depthMm").fail(fmt::format(
        "{:.3f} mm does not fit {:.3f} mm inserted at {:.2f} degrees, which is {:.3f} mm deep",
        depthMm, insertedMm, angleDeg, implied));
  }
}

FigureParameters parametersOf(const Node& node) {
  FigureParameters parameters;
  if (node.has("build")) parameters.build = node.number("build", kBuildDecimals);
  if (node.has("tone")) {
    parameters.tone = static_cast<int>(std::min<std::uint32_t>(node.count("tone"), 0xffffu));
  }
  if (node.has("garment")) parameters.garment = node.at("garment").value().get<bool>();
  if (!inRange(parameters)) node.fail("out of range: build is -1 to 1 and tone 1 to 6");
  return parameters;
}

SurfaceRef surfaceOf(const Node& node) {
  SurfaceRef surface;
  surface.kind = named<SurfaceKind>(node.at("kind"),
                                    {{"figure", SurfaceKind::figure}, {"scan", SurfaceKind::scan}});
  surface.fit =
      named<Fit>(node.at("fit"), {{"none", Fit::none}, {"taped", Fit::taped}, {"scan", Fit::scan}});
  surface.figure = node.textOr("figure");
  if (node.has("parameters")) {
    if (surface.kind != SurfaceKind::figure) node.at("parameters").fail("only a figure has them");
    surface.parameters = parametersOf(node.at("parameters"));
  }
  surface.file = node.textOr("file");
  if (surface.file.find('\0') != std::string::npos) node.at("file").fail("not a path");
  surface.part = node.textOr("part");
  surface.sha256 = hashOf(node.at("sha256"));
  surface.unit = node.text("unit");
  surface.scaleToMm = node.number("scaleToMm", kScaleDecimals);
  if (surface.scaleToMm <= 0.0) node.at("scaleToMm").fail("must be above 0");
  surface.triangles = node.count("triangles");
  surface.vertices = node.count("vertices");
  surface.workingRecipe = node.textOr("workingMesh");
  return surface;
}

Rule ruleOf(const Node& node) {
  Rule rule;
  rule.technique = node.text("technique");
  const auto pattern = patternFromName(node.text("pattern"));
  if (!pattern) node.at("pattern").fail("not one of the allowed values");
  rule.pattern = *pattern;
  rule.spacingMm = node.number("spacingMm", kLengthDecimals);
  rule.marginMm = node.number("marginMm", kLengthDecimals);
  rule.directionDeg = node.number("directionDeg", kAngleDecimals);
  rule.depthMm = node.number("depthMm", kLengthDecimals);
  rule.angleDeg = node.number("angleDeg", kAngleDecimals);
  rule.needle.gauge = node.at("needle").text("gauge");
  rule.needle.lengthMm = node.at("needle").number("lengthMm", kLengthDecimals);
  rule.volumeMl = node.volume();
  rule.product = node.textOr("product");
  rule.indication = node.textOr("indication");
  rule.layer = node.textOr("layer");
  readArrangement(node, rule);
  checkDepth(node, rule.depthMm, node.number("insertedMm", kLengthDecimals), rule.angleDeg);
  return rule;
}

std::vector<glm::dvec3> pointsOf(const Node& node) {
  std::vector<glm::dvec3> points;
  points.reserve(node.size());
  for (std::size_t i = 0; i < node.size(); ++i) {
    points.push_back(node.item(i).vector(kLengthDecimals));
  }
  return points;
}

std::array<std::uint8_t, 3> colorOf(const Node& node) {
  const std::string text = node.text();
  const auto digit = [&](std::size_t i) -> unsigned {
    const char c = text[i];
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10u;
    node.fail("not a colour like \"#0072b2\"");
  };
  if (text.size() != 7 || text[0] != '#') node.fail("not a colour like \"#0072b2\"");
  std::array<std::uint8_t, 3> color{};
  for (std::size_t k = 0; k < 3; ++k) {
    color[k] = static_cast<std::uint8_t>(digit(1 + 2 * k) * 16 + digit(2 + 2 * k));
  }
  return color;
}

std::vector<BorderLine> borderOf(const Node& node) {
  std::vector<BorderLine> border;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const Node line = node.item(i);
    border.push_back({pointsOf(line.at("points")), line.at("closed").value().get<bool>()});
  }
  return border;
}

/// Reads the exact shape, or leaves it out with a note where it belongs to another working mesh.
class ShapeReader {
 public:
  ShapeReader(const SurfaceRef& surface, std::vector<std::string>& notes)
      : surface_(surface), notes_(notes) {}

  [[nodiscard]] const SurfaceRef& surfaceRef() const { return surface_; }
  void read(const Node& node, const std::string& name, surface::PagedField& field,
            bool hasBorder = true) {
    if (node.text("recipe") != surface_.workingRecipe) {
      const char* words =
          hasBorder ? _("{}: its exact shape was made on skin divided more finely or coarsely, and "
                        "is drawn again from its border. Its points are unchanged.")
                    : _("{}: the skin painted to be denser was made on skin divided more finely or "
                        "coarsely, and is left out. Its points are unchanged.");
      notes_.push_back(fmt::format(fmt::runtime(words), name));
      return;
    }
    const std::uint32_t vertices = node.count("vertices");
    if (vertices_ != 0 && vertices != vertices_) {
      node.at("vertices")
          .fail(fmt::format("{} where the areas before have {}", vertices, vertices_));
    }
    vertices_ = vertices;
    const std::size_t bytes = shapeBytesAtMost(vertices);
    if (bytes > budget_) node.fail("the exact shapes of this file need too much memory");
    budget_ -= bytes;
    auto shape = decodeShape(node.at("data").value().get_ref<const std::string&>(), vertices);
    if (!shape) node.at("data").fail(shape.error().message);
    field = std::move(*shape);
  }

 private:
  const SurfaceRef& surface_;
  std::vector<std::string>& notes_;
  std::uint32_t vertices_ = 0;
  std::size_t budget_ = kShapeBudget;
};

Region regionOf(const Node& node, ShapeReader& shapes) {
  Region region;
  region.id = {idOf(node.at("id"), 'r')};
  region.name = node.text("name");
  region.area = node.text("area");
  region.code = node.textOr("code");
  region.side = sideOf(node.at("side"));
  region.color = colorOf(node.at("color"));
  if (node.has("linked")) region.linked = {idOf(node.at("linked"), 'r')};
  if (node.has("hatch")) {
    const std::uint32_t hatch = node.count("hatch");
    if (hatch >= static_cast<std::uint32_t>(kHatches)) node.at("hatch").fail("not from 0 to 5");
    region.hatch = static_cast<int>(hatch);
  }
  if (node.has("visible")) region.visible = node.at("visible").value().get<bool>();
  if (node.has("locked")) region.locked = node.at("locked").value().get<bool>();
  region.areaCm2 = node.number("areaCm2", kAreaDecimals);
  region.perimeterMm = node.number("perimeterMm", kLengthDecimals);
  region.parts = static_cast<int>(std::min<std::uint32_t>(node.count("parts"), 0x7fffffffu));
  region.rule = ruleOf(node.at("rule"));
  region.border = borderOf(node.at("border"));
  const Node leftOut = node.at("leftOut");
  for (std::size_t i = 0; i < leftOut.size(); ++i) {
    const Node one = leftOut.item(i);
    region.leftOut.push_back(
        {one.text("zone"), one.text("zoneName"), pointsOf(one.at("positions"))});
  }
  readLines(node, shapes.surfaceRef(), region);
  if (node.has("shape")) shapes.read(node.at("shape"), region.name, region.shape);
  if (node.has("dense")) shapes.read(node.at("dense"), region.name, region.dense, false);
  return region;
}

std::vector<Exclusion> exclusionsOf(const Node& list, ShapeReader& shapes) {
  std::vector<Exclusion> exclusions;
  std::set<std::uint32_t> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    Exclusion exclusion;
    exclusion.id = {idOf(node.at("id"), 'x')};
    if (!ids.insert(exclusion.id.value).second) node.at("id").fail("is there twice");
    const auto kind = exclusionKindFromName(node.text("kind"));
    if (!kind) node.at("kind").fail("not one of the allowed values");
    exclusion.kind = *kind;
    exclusion.note = node.text("note");
    exclusion.areaCm2 = node.number("areaCm2", kAreaDecimals);
    exclusion.border = borderOf(node.at("border"));
    if (node.has("shape")) shapes.read(node.at("shape"), node.text("id"), exclusion.shape);
    exclusions.push_back(std::move(exclusion));
  }
  return exclusions;
}

MirrorPlane mirrorPlaneOf(const Node& node) {
  checkUnit(node.at("normal"));
  return {node.at("normal").vector(kUnitVectorDecimals), node.number("offsetMm", kLengthDecimals)};
}

Site siteOf(const Node& node, const SurfaceRef& surface, const Rule& rule) {
  Site site;
  site.order = node.count("order");
  site.position = node.at("position").vector(kLengthDecimals);
  checkUnit(node.at("normal"));
  site.normal = node.at("normal").vector(kUnitVectorDecimals);
  checkUnit(node.at("needleDirection"));
  site.needleDirection = node.at("needleDirection").vector(kUnitVectorDecimals);
  site.place = placeOf(node, surface);
  site.face = node.count("face");
  site.depthMm = node.number("depthMm", kLengthDecimals);
  const double angle = node.number("angleDeg", kAngleDecimals);
  const double needle = node.number("needleLengthMm", kLengthDecimals);
  checkDepth(node, site.depthMm, node.number("insertedMm", kLengthDecimals), angle);
  if (angle != rule.angleDeg) node.at("angleDeg").fail("differs from the rule of its region");
  if (needle != rule.needle.lengthMm) {
    node.at("needleLengthMm").fail("differs from the rule of its region");
  }
  site.volumeMl = node.volume();
  site.state = named<SiteState>(node.at("state"), {{"proposed", SiteState::proposed},
                                                   {"planned", SiteState::planned},
                                                   {"done", SiteState::done},
                                                   {"skipped", SiteState::skipped},
                                                   {"added", SiteState::added}});
  site.origin = named<SiteOrigin>(node.at("origin"), {{"auto", SiteOrigin::automatic},
                                                      {"moved", SiteOrigin::moved},
                                                      {"added", SiteOrigin::added}});
  readHandwork(node, surface, site);
  return site;
}

std::vector<Region> regionsOf(const Node& list, ShapeReader& shapes) {
  std::vector<Region> regions;
  std::set<RegionId> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    regions.push_back(regionOf(node, shapes));
    if (!ids.insert(regions.back().id).second) node.at("id").fail("is there twice");
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (regions[i].linked.valid() && !ids.contains(regions[i].linked)) {
      list.item(i).at("linked").fail("there is no such region");
    }
  }
  return regions;
}

void readSites(const Node& list, const SurfaceRef& surface, std::vector<Region>& regions) {
  std::unordered_map<std::uint32_t, std::size_t> indexOf;
  for (std::size_t i = 0; i < regions.size(); ++i) indexOf[regions[i].id.value] = i;
  std::set<std::uint32_t> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    const auto region = indexOf.find(idOf(node.at("region"), 'r'));
    if (region == indexOf.end()) node.at("region").fail("there is no such region");
    const SiteId id{idOf(node.at("id"), 's')};
    if (!ids.insert(id.value).second) node.at("id").fail("is there twice");
    Site site = siteOf(node, surface, regions[region->second].rule);
    site.id = id;
    regions[region->second].sites.push_back(site);
  }
}

void readRecords(const Node& top, Plan& plan) {
  plan.products = readProducts(top.at("products"));
  if (top.has("consultation")) plan.consultation = readConsultation(top.at("consultation"));
  plan.sessions = readSessions(top.at("sessions"), plan.surface);
  // The window works on a session; a file without one was made by hand.
  if (plan.sessions.empty()) plan.sessions.push_back({.id = "1"});
  const Node checks = top.at("checks");
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const Node node = checks.item(i);
    RegionId region;
    if (node.has("region")) {
      region = {idOf(node.at("region"), 'r')};
      if (plan.find(region) == nullptr) node.at("region").fail("there is no such region");
    }
    plan.checks.push_back(
        {node.text("id"), region, node.text("text"), node.text("answer"), node.textOr("zone")});
  }
  if (!top.has("landmarks")) return;
  const Node landmarks = top.at("landmarks");
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const Node node = landmarks.item(i);
    plan.landmarks.push_back({node.text("id"), node.text("name"), sideOf(node.at("side")),
                              node.at("position").vector(kLengthDecimals)});
  }
}

void checkTotals(const Node& node, const Plan& plan, std::vector<std::string>& notes) {
  const Totals real = totalsOf(plan);
  if (node.count("sites") != real.sites) {
    node.at("sites").fail(
        fmt::format("{} where the file holds {}", node.count("sites"), real.sites));
  }
  if (node.count("regions") != real.regions) {
    node.at("regions").fail(
        fmt::format("{} where the file holds {}", node.count("regions"), real.regions));
  }
  if (std::abs(node.number("volumeMl", kVolumeDecimals) - real.volumeMl) > 1e-6 ||
      std::abs(node.number("areaCm2", kAreaDecimals) - real.areaCm2) > 1e-6) {
    notes.emplace_back(
        _("The totals in the file did not fit its points and areas; they were counted again."));
  }
}

Result<OpenedPlan> build(const json& document) {
  OpenedPlan opened;
  Plan& plan = opened.plan;
  const Node top(document, nullptr, {});
  plan.created = top.text("created");
  plan.example = top.has("example") && top.at("example").value().get<bool>();
  plan.clientReference = top.textOr("clientReference");
  plan.author = top.textOr("author");
  plan.surface = surfaceOf(top.at("surface"));
  ShapeReader shapes(plan.surface, opened.notes);
  std::vector<Region> regions = regionsOf(top.at("regions"), shapes);
  readSites(top.at("sites"), plan.surface, regions);
  std::uint32_t highest = 0;
  for (Region& region : regions) {
    highest = std::max(highest, region.id.value);
    for (const Site& site : region.sites) highest = std::max(highest, site.id.value);
    plan.regions.push_back(std::make_shared<const Region>(std::move(region)));
  }
  if (top.has("exclusions")) {
    for (Exclusion& exclusion : exclusionsOf(top.at("exclusions"), shapes)) {
      highest = std::max(highest, exclusion.id.value);
      plan.exclusions.push_back(std::make_shared<const Exclusion>(std::move(exclusion)));
    }
  }
  if (top.has("views")) plan.views = readKeptViews(top.at("views"));
  if (top.has("mirrorPlane")) plan.mirrorPlane = mirrorPlaneOf(top.at("mirrorPlane"));
  readRecords(top, plan);
  // Never below an id in use, whatever another program wrote.
  plan.nextId = highest == 0xffffffffu ? highest : highest + 1;
  if (top.has("nextId")) plan.nextId = std::max(plan.nextId, top.count("nextId"));
  if (top.has("previousSha256")) plan.previousSha256 = hashOf(top.at("previousSha256"));
  checkTotals(top.at("totals"), plan, opened.notes);
  for (const auto& region : plan.regions) {
    const auto uses = [&](const Product& p) { return p.id == region->rule.product; };
    if (!region->rule.product.empty() &&
        std::none_of(plan.products.begin(), plan.products.end(), uses)) {
      opened.notes.push_back(
          fmt::format(fmt::runtime(_("{}: its product \"{}\" is not in the plan's list.")),
                      region->name, region->rule.product));
    }
  }
  return opened;
}

}  // namespace

Result<OpenedPlan> readPlan(const json& document) {
  try {
    return build(document);
  } catch (const Fault& fault) {
    return Error{ErrorKind::refused, {}, fault.message};
  } catch (const json::exception& problem) {
    // Only where the schema was replaced by a laxer one.
    return Error{
        ErrorKind::refused, {}, fmt::format("does not fit the format: {}", problem.what())};
  }
}

}  // namespace mesomap::plan
