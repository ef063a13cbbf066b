#include <set>

#include "arrangement_text.h"
#include "records_text.h"

namespace mesomap::plan {

namespace {

std::optional<Strength> strengthOf(const Node& parent) {
  if (!parent.has("strength")) return std::nullopt;
  const Node node = parent.at("strength");
  const Strength strength{node.number("amount", kStrengthDecimals), node.text("unit")};
  if (strength.amount <= 0.0) node.at("amount").fail("must be above 0");
  return strength;
}

std::vector<Component> componentsOf(const Node& list) {
  std::vector<Component> components;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    components.push_back({node.text("name"), node.text("lot"), node.text("expiry"),
                          node.textOr("class"), strengthOf(node), node.volume()});
  }
  return components;
}

Container containerOf(const Node& node) {
  Container container;
  container.kind = node.textOr("kind");
  if (node.has("volumeMl")) container.volumeMl = node.number("volumeMl", kVolumeDecimals);
  if (node.has("deadSpaceMl")) container.deadSpaceMl = node.number("deadSpaceMl", kVolumeDecimals);
  return container;
}

HealthAnswer healthOf(const Node& node) {
  const auto answer = answerFromName(node.text("answer"));
  if (!answer) node.at("answer").fail("not one of the allowed values");
  return {node.text("id"), *answer, node.textOr("note"), node.textOr("date")};
}

SessionArea areaDoneOf(const Node& node) {
  SessionArea area;
  area.region = {idOf(node.at("region"), 'r')};
  area.name = node.text("name");
  area.area = node.textOr("area");
  area.side = sideOf(node.at("side"));
  area.areaCm2 = node.number("areaCm2", kAreaDecimals);
  area.technique = node.text("technique");
  area.spacingMm = node.number("spacingMm", kLengthDecimals);
  area.needle.gauge = node.at("needle").text("gauge");
  area.needle.lengthMm = node.at("needle").number("lengthMm", kLengthDecimals);
  area.angleDeg = node.number("angleDeg", kAngleDecimals);
  area.product = node.textOr("product");
  area.lot = node.textOr("lot");
  area.volumeMl = node.volume();
  if (node.has("pricks")) area.pricks = node.count("pricks");
  area.note = node.textOr("note");
  return area;
}

SessionPoint pointDoneOf(const Node& node, const SurfaceRef& surface) {
  SessionPoint point;
  point.site = {idOf(node.at("site"), 's')};
  point.region = {idOf(node.at("region"), 'r')};
  point.order = node.count("order");
  point.place = placeOf(node, surface);
  point.position = node.at("position").vector(kLengthDecimals);
  point.depthMm = node.number("depthMm", kLengthDecimals);
  point.volumeMl = node.volume();
  point.state = named<SiteState>(node.at("state"), {{"planned", SiteState::planned},
                                                    {"done", SiteState::done},
                                                    {"skipped", SiteState::skipped},
                                                    {"added", SiteState::added}});
  return point;
}

Session sessionOf(const Node& node, const SurfaceRef& surface) {
  Session session;
  session.id = node.text("id");
  session.state = named<SessionState>(node.at("state"), {{"planned", SessionState::planned},
                                                         {"underWay", SessionState::underWay},
                                                         {"done", SessionState::done},
                                                         {"cancelled", SessionState::cancelled}});
  session.date = node.text("date");
  session.note = node.text("note");
  session.by = node.textOr("by");
  session.started = node.textOr("started");
  session.finished = node.textOr("finished");
  const auto each = [&node](const char* key, const auto& take) {
    if (!node.has(key)) return;
    const Node list = node.at(key);
    for (std::size_t i = 0; i < list.size(); ++i) take(list.item(i));
  };
  std::set<std::uint32_t> ids;
  each("areas", [&](const Node& item) {
    session.areas.push_back(areaDoneOf(item));
    if (!ids.insert(session.areas.back().region.value).second) {
      item.at("region").fail("is there twice");
    }
  });
  ids.clear();
  std::vector<SessionPoint> points;
  each("points", [&](const Node& item) {
    points.push_back(pointDoneOf(item, surface));
    if (!ids.insert(points.back().site.value).second) item.at("site").fail("is there twice");
  });
  if (!points.empty()) session.points = std::move(points);
  each("reactions", [&](const Node& item) {
    RegionId region;
    if (item.has("region")) region = {idOf(item.at("region"), 'r')};
    session.reactions.push_back(
        {region, item.textOr("code"), item.text("text"), item.text("at"), item.textOr("note")});
  });
  each("corrections", [&](const Node& item) {
    session.corrections.push_back(
        {item.text("at"), item.textOr("by"), item.text("reason"), item.text("text")});
  });
  return session;
}

}  // namespace

std::vector<Product> readProducts(const Node& list) {
  std::vector<Product> products;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    Product product;
    product.id = node.text("id");
    if (!ids.insert(product.id).second) node.at("id").fail("is there twice");
    product.name = node.text("name");
    product.lot = node.text("lot");
    product.expiry = node.text("expiry");
    product.productClass = node.textOr("class");
    product.maker = node.textOr("maker");
    product.dilution = node.textOr("dilution");
    product.note = node.textOr("note");
    product.strength = strengthOf(node);
    if (node.has("container")) product.container = containerOf(node.at("container"));
    if (node.has("components")) product.components = componentsOf(node.at("components"));
    products.push_back(std::move(product));
  }
  return products;
}

Consultation readConsultation(const Node& node) {
  Consultation consultation;
  consultation.checkedBy = node.textOr("checkedBy");
  consultation.checkedOn = node.textOr("checkedOn");
  consultation.goals = node.textOr("goals");
  consultation.numbingArea = node.textOr("numbingArea");
  if (node.has("numbingMinutes")) consultation.numbingMinutes = node.number("numbingMinutes", 1);
  if (node.has("findings")) {
    const Node list = node.at("findings");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Node item = list.item(i);
      consultation.findings.push_back(
          {item.text("what"), item.textOr("scale"), item.textOr("grade"), item.textOr("note")});
    }
  }
  std::set<std::string> ids;
  if (node.has("health")) {
    const Node list = node.at("health");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Node item = list.item(i);
      consultation.health.push_back(healthOf(item));
      if (!ids.insert(consultation.health.back().id).second) item.at("id").fail("is there twice");
    }
  }
  return consultation;
}

std::vector<Session> readSessions(const Node& list, const SurfaceRef& surface) {
  std::vector<Session> sessions;
  std::set<std::string> ids;
  bool underWay = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    sessions.push_back(sessionOf(node, surface));
    if (!ids.insert(sessions.back().id).second) node.at("id").fail("is there twice");
    if (sessions.back().state != SessionState::underWay) continue;
    if (underWay) node.at("state").fail("another session is under way already");
    underWay = true;
  }
  return sessions;
}

}  // namespace mesomap::plan
