#include "property/plan/random_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace mesomap::support {

namespace {

using plan::roundTo;

std::uint32_t below(Random& random, std::uint32_t end) {
  return random.next() % end;
}

std::string word(Random& random) {
  // Texts that have broken writers before: quotes, controls, other alphabets, formulas.
  static const std::array<std::string, 12> kWords{"",
                                                  "Client's left cheek",
                                                  "Fältchen – außen",
                                                  "quote \" and \\ back",
                                                  "line\nbreak\ttab",
                                                  "=1+1",
                                                  "頬",
                                                  "emoji 🙂",
                                                  "comma, semicolon;",
                                                  std::string("nul\0inside", 10),
                                                  "\x01\x7f control",
                                                  "/home/ana/scan (1).obj"};
  return kWords[below(random, static_cast<std::uint32_t>(kWords.size()))];
}

std::string hash(Random& random) {
  std::string text;
  for (int i = 0; i < 64; ++i) text += "0123456789abcdef"[below(random, 16)];
  return text;
}

glm::dvec3 rounded(const glm::dvec3& v, int decimals) {
  return {roundTo(v.x, decimals), roundTo(v.y, decimals), roundTo(v.z, decimals)};
}

glm::dvec3 place(Random& random) {
  return rounded({random.uniform(-900, 900), random.uniform(-900, 900), random.uniform(-900, 900)},
                 plan::kLengthDecimals);
}

glm::dvec3 barycentric(Random& random) {
  const double a = roundTo(random.uniform(), plan::kBarycentricDecimals);
  const double b = roundTo(random.uniform(0.0, 1.0 - a), plan::kBarycentricDecimals);
  return {a, b, roundTo(std::max(0.0, 1.0 - a - b), plan::kBarycentricDecimals)};
}

std::vector<glm::dvec3> places(Random& random, std::uint32_t most) {
  std::vector<glm::dvec3> points(below(random, most + 1));
  for (glm::dvec3& point : points) point = place(random);
  return points;
}

plan::Rule rule(Random& random) {
  plan::Rule rule;
  rule.technique = below(random, 2) == 0 ? "papule" : "point_by_point";
  rule.pattern =
      plan::allPatterns()[below(random, static_cast<std::uint32_t>(plan::allPatterns().size()))];
  rule.spacingMm = roundTo(random.uniform(2, 30), plan::kLengthDecimals);
  rule.marginMm = plan::defaultMarginMm(rule.spacingMm);
  rule.directionDeg = roundTo(random.uniform(-180, 180), plan::kAngleDecimals);
  rule.depthMm = roundTo(random.uniform(0, 13), plan::kLengthDecimals);
  rule.angleDeg = roundTo(random.uniform(1, 90), plan::kAngleDecimals);
  rule.needle = {"30G", roundTo(random.uniform(1, 13), plan::kLengthDecimals)};
  if (below(random, 3) > 0) rule.volumeMl = roundTo(random.uniform(), plan::kVolumeDecimals);
  if (below(random, 3) == 0) rule.product = "p" + std::to_string(below(random, 3));
  const auto length = [&](double low, double high) {
    return roundTo(random.uniform(low, high), plan::kLengthDecimals);
  };
  if (below(random, 3) == 0) rule.pitchMm = length(0.5, 30);
  rule.rowPoints = below(random, 3) == 0;
  if (below(random, 3) == 0) rule.edgeSpacingMm = length(2, 30);
  if (below(random, 3) == 0) rule.edgeWidthMm = length(0, 50);
  if (below(random, 3) == 0) rule.denseSpacingMm = length(2, 30);
  if (below(random, 3) == 0) rule.stamp = plan::ringStamp(1 + below(random, 9), length(0.5, 5));
  if (below(random, 4) == 0) rule.stamp.name = word(random);
  if (below(random, 4) == 0) rule.pointSet = word(random);
  if (below(random, 4) == 0) rule.passes = static_cast<int>(below(random, 9));
  if (below(random, 4) == 0) rule.minutes = length(0, 80);
  rule.order = std::array{plan::WorkingOrder::rows, plan::WorkingOrder::walk,
                          plan::WorkingOrder::hand}[below(random, 3)];
  if (below(random, 4) == 0) rule.indication = word(random);
  if (below(random, 4) == 0) rule.layer = word(random);
  return rule;
}

mesh::SurfacePoint surfacePoint(Random& random, const plan::Plan& plan) {
  return {below(random, plan.surface.triangles), barycentric(random)};
}

plan::Row row(Random& random, const plan::Plan& plan) {
  plan::Row row;
  row.points = places(random, 5);
  for (std::size_t i = 0; i < row.points.size(); ++i) {
    row.places.push_back(surfacePoint(random, plan));
  }
  row.pitchMm = roundTo(random.uniform(0.5, 9), plan::kLengthDecimals);
  row.pricks = below(random, 500);
  return row;
}

void drawLines(Random& random, const plan::Plan& plan, plan::Region& region) {
  for (std::uint32_t i = below(random, 3); i > 0; --i) region.rows.push_back(row(random, plan));
  for (std::uint32_t i = below(random, 4); i > 0; --i) {
    region.guide.push_back(surfacePoint(random, plan));
  }
  for (std::uint32_t i = below(random, 3); i > 0; --i) {
    region.empty.push_back(surfacePoint(random, plan));
  }
  if (below(random, 3) == 0)
    region.answers.push_back({"lips", below(random, 2) == 0, word(random)});
  if (below(random, 3) == 0) {
    region.uncoveredCm2 = roundTo(random.uniform(0, 9), plan::kAreaDecimals);
  }
  if (below(random, 3) == 0) region.gaveWay = {"largest-gap", "border"};
}

plan::Site site(Random& random, const plan::Plan& plan, const plan::Rule& rule) {
  plan::Site site;
  site.order = below(random, 500);
  site.place = {below(random, plan.surface.triangles), barycentric(random)};
  site.face = below(random, 100000);
  site.position = place(random);
  site.normal = rounded(random.direction(), plan::kUnitVectorDecimals);
  site.needleDirection = rounded(random.direction(), plan::kUnitVectorDecimals);
  site.depthMm = rule.depthMm;
  site.volumeMl = rule.volumeMl;
  site.state =
      std::array{plan::SiteState::proposed, plan::SiteState::planned, plan::SiteState::done,
                 plan::SiteState::skipped, plan::SiteState::added}[below(random, 5)];
  site.origin = std::array{plan::SiteOrigin::automatic, plan::SiteOrigin::moved,
                           plan::SiteOrigin::added}[below(random, 3)];
  site.locked = below(random, 4) == 0;
  if (below(random, 4) == 0) site.zone = "lips";
  site.touch = below(random, 4);
  if (below(random, 4) == 0) site.movedFrom = surfacePoint(random, plan);
  return site;
}

constexpr std::array kSides{plan::Side::none, plan::Side::left, plan::Side::right,
                            plan::Side::midline};

plan::Region region(Random& random, plan::Plan& plan, std::uint32_t vertices, std::size_t sites) {
  plan::Region region;
  region.id = {plan.nextId++};
  region.name = word(random);
  region.area = below(random, 2) == 0 ? "" : "crows-feet";
  region.code = below(random, 2) == 0 ? "" : "52795006";
  region.side = kSides[below(random, 4)];
  region.color = {static_cast<std::uint8_t>(random.next()),
                  static_cast<std::uint8_t>(random.next()),
                  static_cast<std::uint8_t>(random.next())};
  region.visible = below(random, 4) > 0;
  region.locked = below(random, 4) == 0;
  region.hatch = static_cast<int>(below(random, plan::kHatches));
  if (!plan.regions.empty() && below(random, 3) == 0) region.linked = plan.regions.front()->id;
  region.rule = rule(random);
  if (vertices > 0 && below(random, 5) > 0) region.shape = randomField(random, vertices);
  region.areaCm2 = roundTo(random.uniform(0, 300), plan::kAreaDecimals);
  region.perimeterMm = roundTo(random.uniform(0, 3000), plan::kLengthDecimals);
  region.parts = static_cast<int>(below(random, 5));
  region.border.resize(below(random, 3));
  for (plan::BorderLine& line : region.border) {
    line = {places(random, 6), below(random, 2) == 0};
  }
  region.leftOut.resize(below(random, 2));
  for (plan::LeftOut& out : region.leftOut) out = {"orbit", "the orbital rim", places(random, 3)};
  drawLines(random, plan, region);
  if (vertices > 0 && below(random, 4) == 0) {
    region.dense = randomField(random, vertices);
    if (region.dense.empty()) region.dense = {};
  }
  for (std::size_t i = 0; i < sites; ++i) {
    region.sites.push_back(site(random, plan, region.rule));
    region.sites.back().id = {plan.nextId++};
  }
  return region;
}

plan::Exclusion exclusion(Random& random, plan::Plan& plan, std::uint32_t vertices) {
  plan::Exclusion exclusion;
  exclusion.id = {plan.nextId++};
  exclusion.kind =
      std::array{plan::ExclusionKind::mole, plan::ExclusionKind::scar, plan::ExclusionKind::tattoo,
                 plan::ExclusionKind::lesion, plan::ExclusionKind::other}[below(random, 5)];
  exclusion.note = word(random);
  if (vertices > 0 && below(random, 5) > 0) exclusion.shape = randomField(random, vertices);
  exclusion.areaCm2 = roundTo(random.uniform(0, 30), plan::kAreaDecimals);
  exclusion.border.resize(below(random, 3));
  for (plan::BorderLine& line : exclusion.border) {
    line = {places(random, 6), below(random, 2) == 0};
  }
  return exclusion;
}

std::optional<plan::Strength> strength(Random& random) {
  if (below(random, 2) == 0) return std::nullopt;
  return plan::Strength{roundTo(random.uniform(0.001, 5000), plan::kStrengthDecimals),
                        std::string(plan::kStrengthUnits[below(random, 5)])};
}

double millilitres(Random& random, double most) {
  return roundTo(random.uniform(0, most), plan::kVolumeDecimals);
}

plan::Product product(Random& random, std::string id) {
  plan::Product product{std::move(id), word(random), word(random), "2027-08"};
  if (below(random, 2) == 0) return product;
  product.productClass = "hyaluronic-acid";
  product.maker = word(random);
  product.dilution = word(random);
  product.note = word(random);
  product.strength = strength(random);
  product.container = {std::string(plan::kContainerKinds[below(random, 3)]),
                       millilitres(random, 10), millilitres(random, 0.2)};
  for (std::uint32_t i = below(random, 3); i > 0; --i) {
    plan::Component component{word(random), word(random), "2028-02-29"};
    component.strength = strength(random);
    if (below(random, 2) == 0) component.volumeMl = millilitres(random, 5);
    product.components.push_back(std::move(component));
  }
  return product;
}

plan::Consultation consultation(Random& random) {
  plan::Consultation consultation;
  consultation.checkedBy = word(random);
  consultation.checkedOn = "2026-11-20";
  consultation.goals = word(random);
  consultation.numbingArea = word(random);
  if (below(random, 2) == 0) consultation.numbingMinutes = roundTo(random.uniform(0, 90), 1);
  for (std::uint32_t i = below(random, 3); i > 0; --i) {
    consultation.findings.push_back({word(random), word(random), word(random), word(random)});
  }
  for (const std::string_view id : plan::kHealthQuestions) {
    if (below(random, 2) == 0) continue;
    consultation.health.push_back(
        {std::string(id),
         std::array{plan::Answer::notAsked, plan::Answer::no, plan::Answer::yes}[below(random, 3)],
         word(random), "2026-11-20"});
  }
  return consultation;
}

plan::Session session(Random& random, const plan::SurfaceRef& surface) {
  constexpr std::array kStates{plan::SessionState::planned, plan::SessionState::underWay,
                               plan::SessionState::done, plan::SessionState::cancelled};
  constexpr std::array kDone{plan::SiteState::planned, plan::SiteState::done,
                             plan::SiteState::skipped, plan::SiteState::added};
  plan::Session session{.id = "2", .state = kStates[below(random, 4)], .date = "2026-03-04"};
  session.note = word(random);
  session.by = word(random);
  if (below(random, 2) == 0) return session;
  session.started = "2026-03-04T09:00:00Z";
  session.finished = "2026-03-04T09:40:00Z";
  std::vector<plan::SessionPoint> points;
  for (std::uint32_t i = 0; i < below(random, 4); ++i) {
    plan::SessionArea area{
        .region = {i + 1}, .name = word(random), .side = kSides[below(random, 4)]};
    area.areaCm2 = roundTo(random.uniform(0, 300), plan::kAreaDecimals);
    area.technique = "papule";
    area.spacingMm = 10.0;
    area.needle = {"30G", 4.0};
    area.angleDeg = 15.0;
    area.product = below(random, 2) == 0 ? "" : "p0";
    area.lot = word(random);
    if (below(random, 2) == 0) area.volumeMl = millilitres(random, 10);
    area.pricks = below(random, 500);
    area.note = word(random);
    session.areas.push_back(std::move(area));
    plan::SessionPoint point{.site = {i + 1}, .region = {i + 1}, .order = i};
    point.place = {below(random, surface.triangles), {0.25, 0.5, 0.25}};
    point.position = place(random);
    point.depthMm = roundTo(random.uniform(0, 12), plan::kLengthDecimals);
    if (below(random, 2) == 0) point.volumeMl = millilitres(random, 1);
    point.state = kDone[below(random, 4)];
    points.push_back(point);
  }
  session.points = std::move(points);
  session.reactions.push_back({{}, "95401009", "Bruising", "2026-03-04T09:30:00Z", word(random)});
  session.corrections.push_back({"2026-03-05T08:00:00Z", word(random), word(random), word(random)});
  return session;
}

}  // namespace

surface::PagedField randomField(Random& random, std::uint32_t vertexCount) {
  surface::PagedField::Editor editor{surface::PagedField(vertexCount)};
  const std::uint32_t patches = below(random, 4);
  for (std::uint32_t p = 0; p < patches; ++p) {
    const std::uint32_t start = below(random, vertexCount);
    const std::uint32_t end = std::min(vertexCount, start + below(random, 700));
    const bool wild = below(random, 4) == 0;
    double value = random.uniform(-4, 20);
    for (std::uint32_t v = start; v < end; ++v) {
      value += random.uniform(-0.5, 0.5);
      const auto raw = wild ? static_cast<std::int16_t>(random.next())
                            : surface::PagedField::quantise(static_cast<float>(value));
      editor.setRaw(v, below(random, 20) == 0 ? surface::PagedField::kOutside : raw);
    }
  }
  return editor.publish();
}

plan::Plan randomPlan(std::uint64_t seed, std::size_t regions, std::size_t sites) {
  Random random(seed);
  plan::Plan plan;
  plan.created = "2026-01-02T03:04:05Z";
  plan.clientReference = word(random);
  plan.author = word(random);
  if (below(random, 2) == 0) plan.previousSha256 = hash(random);
  plan.example = below(random, 2) == 0;
  const bool scan = below(random, 2) == 0;
  plan.surface.kind = scan ? plan::SurfaceKind::scan : plan::SurfaceKind::figure;
  plan.surface.fit =
      std::array{plan::Fit::none, plan::Fit::taped, plan::Fit::scan}[below(random, 3)];
  if (scan) {
    plan.surface.file = "scans/head (1).obj";
    plan.surface.part = below(random, 2) == 0 ? "" : "skin";
    plan.surface.scaleToMm = std::array{1.0, 25.4, 1000.0, 0.001}[below(random, 4)];
  } else {
    plan.surface.figure = "figure:bust-female";
    if (below(random, 2) > 0) {
      plan.surface.parameters.build =
          plan::roundTo((below(random, 2001) - 1000.0) / 1000.0, plan::kBuildDecimals);
      plan.surface.parameters.tone = 1 + static_cast<int>(below(random, 6));
      plan.surface.parameters.garment = below(random, 2) > 0;
    }
  }
  plan.surface.sha256 = hash(random);
  plan.surface.triangles = 1 + below(random, 100000);
  plan.surface.vertices = below(random, 100000);
  if (below(random, 4) > 0) plan.surface.workingRecipe = "split-1.25-v1:" + hash(random);
  for (int i = 0; i < 3; ++i) {
    if (below(random, 2) == 0) {
      plan.products.push_back(product(random, "p" + std::to_string(i)));
    }
  }
  if (below(random, 2) == 0) plan.consultation = consultation(random);
  if (below(random, 3) == 0) plan.sessions.push_back(session(random, plan.surface));
  const std::uint32_t vertices = below(random, 3) == 0 ? 0 : 1 + below(random, 3000);
  for (std::size_t i = 0; i < regions; ++i) {
    plan.regions.push_back(
        std::make_shared<const plan::Region>(region(random, plan, vertices, sites)));
  }
  if (!plan.regions.empty() && below(random, 2) == 0) {
    plan.checks.push_back(
        {"volume-not-set", plan.regions.back()->id, word(random), word(random), ""});
    plan.checks.push_back({"no-points", {}, word(random), "", word(random)});
  }
  if (below(random, 2) == 0) {
    plan.landmarks.push_back({"pronasale", word(random), kSides[below(random, 4)], place(random)});
  }
  for (std::uint32_t i = below(random, 3); i > 0; --i) {
    plan.exclusions.push_back(
        std::make_shared<const plan::Exclusion>(exclusion(random, plan, vertices)));
  }
  for (std::uint32_t i = below(random, 4); i > 0; --i) {
    plan.views.push_back(
        {word(random) + std::to_string(i), roundTo(random.uniform(-180, 180), plan::kAngleDecimals),
         roundTo(random.uniform(-89, 89), plan::kAngleDecimals),
         roundTo(random.uniform(15, 60000), plan::kLengthDecimals), place(random)});
  }
  if (below(random, 3) == 0) {
    plan.mirrorPlane = {rounded(random.direction(), plan::kUnitVectorDecimals),
                        roundTo(random.uniform(-100, 100), plan::kLengthDecimals)};
  }
  plan.nextId += below(random, 5);
  return plan;
}

}  // namespace mesomap::support
