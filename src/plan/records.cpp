// Names and checks of products, consultation and course.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/day.h"
#include "base/i18n.h"
#include "plan/plan.h"

namespace mesomap::plan {

namespace {

void checkStrength(const std::optional<Strength>& strength, const std::string& place,
                   std::vector<std::string>& faults) {
  if (!strength) return;
  if (!(strength->amount > 0.0) || strength->amount > kMostStrength) {
    faults.push_back(
        fmt::format(fmt::runtime(_("{}strength: {:g} is not above 0 and at most {:g}")), place,
                    strength->amount, kMostStrength));
  }
  if (std::find(kStrengthUnits.begin(), kStrengthUnits.end(), strength->unit) ==
      kStrengthUnits.end()) {
    faults.push_back(fmt::format(fmt::runtime(_("{}strength: \"{}\" is not a unit that is known")),
                                 place, strength->unit));
  }
}

void checkExpiry(const std::string& expiry, const std::string& place,
                 std::vector<std::string>& faults) {
  if (expiry.empty() || lastDayFrom(expiry)) return;
  faults.push_back(fmt::format(
      fmt::runtime(_("{}expiry: \"{}\" is not a date; write it as 2027-08 or 2027-08-31")), place,
      expiry));
}

void checkVolume(double volume, const char* field, const std::string& place,
                 std::vector<std::string>& faults) {
  if (volume >= 0.0 && volume <= kMostProductMl) return;
  faults.push_back(fmt::format(fmt::runtime(_("{}{}: {:g} mL is not from 0 to {:g} mL")), place,
                               field, volume, kMostProductMl));
}

}  // namespace

std::string amountUnit(const Strength& strength) {
  const std::size_t slash = strength.unit.find("/mL");
  return slash == std::string::npos ? std::string() : strength.unit.substr(0, slash);
}

std::string freshProductId(const std::vector<Product>& products) {
  for (std::size_t number = products.size() + 1;; ++number) {
    const std::string id = fmt::format("p{}", number);
    if (findProduct(products, id) == nullptr) return id;
  }
}

const Product* findProduct(const std::vector<Product>& products, std::string_view id) {
  const auto found = std::find_if(products.begin(), products.end(),
                                  [id](const Product& product) { return product.id == id; });
  return found == products.end() ? nullptr : &*found;
}

std::vector<std::string> faultsOf(const Product& product) {
  std::vector<std::string> faults;
  if (product.name.find_first_not_of(" \t\r\n") == std::string::npos) {
    faults.emplace_back(_("name: a product needs one"));
  }
  checkExpiry(product.expiry, {}, faults);
  checkStrength(product.strength, {}, faults);
  checkVolume(product.container.volumeMl, _("container"), {}, faults);
  checkVolume(product.container.deadSpaceMl, _("dead space"), {}, faults);
  if (product.container.volumeMl > 0.0 &&
      product.container.deadSpaceMl >= product.container.volumeMl) {
    faults.emplace_back(_("dead space: as much as the container holds"));
  }
  for (std::size_t i = 0; i < product.components.size(); ++i) {
    const Component& component = product.components[i];
    const std::string place = fmt::format(fmt::runtime(_("component {}, ")), i + 1);
    if (component.name.find_first_not_of(" \t\r\n") == std::string::npos) {
      faults.push_back(place + _("name: a component needs one"));
    }
    checkExpiry(component.expiry, place, faults);
    checkStrength(component.strength, place, faults);
    if (component.volumeMl) checkVolume(*component.volumeMl, _("volume"), place, faults);
  }
  return faults;
}

const char* answerName(Answer answer) {
  switch (answer) {
    case Answer::no:
      return "no";
    case Answer::yes:
      return "yes";
    case Answer::notAsked:
      break;
  }
  return "not asked";
}

std::optional<Answer> answerFromName(std::string_view name) {
  for (const Answer answer : {Answer::notAsked, Answer::no, Answer::yes}) {
    if (name == answerName(answer)) return answer;
  }
  return std::nullopt;
}

std::string healthQuestionText(std::string_view id) {
  if (id == "allergy") return _("Allergy to something in a chosen product");
  if (id == "pregnancy") return _("Pregnant or breastfeeding");
  if (id == "under-18") return _("Under 18");
  if (id == "infection") return _("Infection at a place to be treated");
  return std::string(id);
}

bool Consultation::holdsHealth() const {
  return std::any_of(health.begin(), health.end(), [](const HealthAnswer& answer) {
    return answer.answer != Answer::notAsked || !answer.note.empty();
  });
}

const HealthAnswer* Consultation::find(std::string_view id) const {
  const auto found = std::find_if(health.begin(), health.end(),
                                  [id](const HealthAnswer& answer) { return answer.id == id; });
  return found == health.end() ? nullptr : &*found;
}

const char* sessionStateName(SessionState state) {
  switch (state) {
    case SessionState::underWay:
      return "underWay";
    case SessionState::done:
      return "done";
    case SessionState::cancelled:
      return "cancelled";
    case SessionState::planned:
      break;
  }
  return "planned";
}

const SessionArea* Session::find(RegionId region) const {
  const auto found = std::find_if(areas.begin(), areas.end(), [region](const SessionArea& area) {
    return area.region == region;
  });
  return found == areas.end() ? nullptr : &*found;
}

}  // namespace mesomap::plan
