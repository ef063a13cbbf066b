#include "records_text.h"

namespace mesomap::plan {

namespace {

void textUnlessEmpty(ObjectWriter& object, std::string_view key, std::string_view text) {
  if (!text.empty()) object.text(key, text);
}

std::string numberedId(char letter, std::uint32_t value) {
  return letter + std::to_string(value);
}

void writeStrength(ObjectWriter& object, const std::optional<Strength>& strength) {
  if (!strength) return;
  ObjectWriter one(object.member("strength"), -1);
  one.number("amount", strength->amount, kStrengthDecimals);
  one.text("unit", strength->unit);
  one.close();
}

void writeComponents(ObjectWriter& object, const std::vector<Component>& components) {
  if (components.empty()) return;
  std::string& out = object.member("components");
  LinesWriter list(out, 6);
  for (const Component& component : components) {
    ObjectWriter one(list.item(), -1);
    one.text("name", component.name);
    one.text("lot", component.lot);
    one.text("expiry", component.expiry);
    textUnlessEmpty(one, "class", component.productClass);
    writeStrength(one, component.strength);
    if (component.volumeMl) one.number("volumeMl", *component.volumeMl, kVolumeDecimals);
    one.close();
  }
  list.close();
}

void writeContainer(ObjectWriter& object, const Container& container) {
  if (container == Container{}) return;
  ObjectWriter one(object.member("container"), -1);
  textUnlessEmpty(one, "kind", container.kind);
  if (container.volumeMl > 0.0) one.number("volumeMl", container.volumeMl, kVolumeDecimals);
  if (container.deadSpaceMl > 0.0)
    one.number("deadSpaceMl", container.deadSpaceMl, kVolumeDecimals);
  one.close();
}

void writeHealth(ObjectWriter& object, std::string& out, const std::vector<HealthAnswer>& health) {
  if (health.empty()) return;
  object.member("health");
  LinesWriter list(out, 4);
  for (const HealthAnswer& answer : health) {
    ObjectWriter one(list.item(), -1);
    one.text("id", answer.id);
    one.text("answer", answerName(answer.answer));
    textUnlessEmpty(one, "note", answer.note);
    textUnlessEmpty(one, "date", answer.date);
    one.close();
  }
  list.close();
}

void writeFindings(ObjectWriter& object, std::string& out, const std::vector<Finding>& findings) {
  if (findings.empty()) return;
  object.member("findings");
  LinesWriter list(out, 4);
  for (const Finding& finding : findings) {
    ObjectWriter one(list.item(), -1);
    one.text("what", finding.what);
    textUnlessEmpty(one, "scale", finding.scale);
    textUnlessEmpty(one, "grade", finding.grade);
    textUnlessEmpty(one, "note", finding.note);
    one.close();
  }
  list.close();
}

void writeAreaDone(std::string& out, const SessionArea& area, bool persons) {
  ObjectWriter one(out, -1);
  one.text("region", numberedId('r', area.region.value));
  one.text("name", area.name);
  textUnlessEmpty(one, "area", area.area);
  one.text("side", sideName(area.side));
  one.number("areaCm2", area.areaCm2, kAreaDecimals);
  one.text("technique", area.technique);
  one.number("spacingMm", area.spacingMm, kLengthDecimals);
  ObjectWriter needle(one.member("needle"), -1);
  needle.text("gauge", area.needle.gauge);
  needle.number("lengthMm", area.needle.lengthMm, kLengthDecimals);
  needle.close();
  one.number("angleDeg", area.angleDeg, kAngleDecimals);
  textUnlessEmpty(one, "product", area.product);
  textUnlessEmpty(one, "lot", area.lot);
  if (area.volumeMl) one.number("volumeMl", *area.volumeMl, kVolumeDecimals);
  if (area.pricks > 0) one.count("pricks", area.pricks);
  if (persons) textUnlessEmpty(one, "note", area.note);
  one.close();
}

void writePointDone(std::string& out, const SessionPoint& point) {
  ObjectWriter one(out, -1);
  one.text("site", numberedId('s', point.site.value));
  one.text("region", numberedId('r', point.region.value));
  one.count("order", point.order);
  one.vector("position", point.position, kLengthDecimals);
  one.count("triangle", point.place.triangle);
  one.vector("barycentric", point.place.barycentric, kBarycentricDecimals);
  one.number("depthMm", point.depthMm, kLengthDecimals);
  if (point.volumeMl) one.number("volumeMl", *point.volumeMl, kVolumeDecimals);
  one.text("state", siteStateName(point.state));
  one.close();
}

void writeReaction(std::string& out, const Reaction& reaction, bool persons) {
  ObjectWriter one(out, -1);
  if (reaction.region.valid()) one.text("region", numberedId('r', reaction.region.value));
  textUnlessEmpty(one, "code", reaction.code);
  one.text("text", reaction.text);
  one.text("at", reaction.at);
  if (persons) textUnlessEmpty(one, "note", reaction.note);
  one.close();
}

void writeCorrection(std::string& out, const Correction& correction, bool persons) {
  ObjectWriter one(out, -1);
  one.text("at", correction.at);
  if (persons) textUnlessEmpty(one, "by", correction.by);
  one.text("reason", correction.reason);
  one.text("text", correction.text);
  one.close();
}

/// `"key": [ … ]` with one item a line; left out where there is none.
template <class Items, class Write>
void writeList(ObjectWriter& object, std::string& out, const char* key, const Items& items,
               Write&& write) {
  if (items.empty()) return;
  object.member(key);
  LinesWriter list(out, 6);
  for (const auto& item : items) write(list.item(), item);
  list.close();
}

/// A visit of which nothing is recorded yet stays on one line.
bool plain(const Session& session) {
  return session.areas.empty() && session.points->empty() && session.reactions.empty() &&
         session.corrections.empty();
}

}  // namespace

void writeProducts(ObjectWriter& top, std::string& out, const std::vector<Product>& products) {
  top.member("products");
  LinesWriter list(out, 2);
  for (const Product& product : products) {
    ObjectWriter one(list.item(), product.components.empty() ? -1 : 4);
    one.text("id", product.id);
    one.text("name", product.name);
    one.text("lot", product.lot);
    one.text("expiry", product.expiry);
    textUnlessEmpty(one, "class", product.productClass);
    textUnlessEmpty(one, "maker", product.maker);
    writeStrength(one, product.strength);
    textUnlessEmpty(one, "dilution", product.dilution);
    writeContainer(one, product.container);
    textUnlessEmpty(one, "note", product.note);
    writeComponents(one, product.components);
    one.close();
  }
  list.close();
}

void writeConsultation(ObjectWriter& top, std::string& out, const Consultation& consultation,
                       const WriteOptions& options) {
  if (consultation.empty() || options.withoutPersonalData) return;
  ObjectWriter one(top.member("consultation"), 2);
  textUnlessEmpty(one, "checkedBy", consultation.checkedBy);
  textUnlessEmpty(one, "checkedOn", consultation.checkedOn);
  textUnlessEmpty(one, "goals", consultation.goals);
  writeFindings(one, out, consultation.findings);
  textUnlessEmpty(one, "numbingArea", consultation.numbingArea);
  if (consultation.numbingMinutes) one.number("numbingMinutes", *consultation.numbingMinutes, 1);
  writeHealth(one, out, consultation.health);
  one.close();
}

void writeSessions(ObjectWriter& top, std::string& out, const std::vector<Session>& sessions,
                   const WriteOptions& options) {
  const bool persons = !options.withoutPersonalData;
  top.member("sessions");
  LinesWriter list(out, 2);
  for (const Session& session : sessions) {
    ObjectWriter one(list.item(), plain(session) ? -1 : 4);
    one.text("id", session.id);
    one.text("state", sessionStateName(session.state));
    one.text("date", session.date);
    one.text("note", persons ? session.note : std::string());
    if (persons) textUnlessEmpty(one, "by", session.by);
    textUnlessEmpty(one, "started", session.started);
    textUnlessEmpty(one, "finished", session.finished);
    writeList(one, out, "areas", session.areas,
              [&](std::string& to, const SessionArea& area) { writeAreaDone(to, area, persons); });
    writeList(one, out, "points", *session.points, writePointDone);
    writeList(one, out, "reactions", session.reactions,
              [&](std::string& to, const Reaction& item) { writeReaction(to, item, persons); });
    writeList(one, out, "corrections", session.corrections,
              [&](std::string& to, const Correction& item) { writeCorrection(to, item, persons); });
    one.close();
  }
  list.close();
}

}  // namespace mesomap::plan
