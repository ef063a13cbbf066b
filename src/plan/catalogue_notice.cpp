// The notice about injections against fat: which there are, which may be read for a plan, and what
// the plan keeps of it.
#include <fmt/format.h>

#include "base/i18n.h"
#include "plan/catalogue.h"
#include "plan/plan.h"

namespace mesomap::plan {

std::string noticeText(const CountryNotice& notice) {
  return fmt::format(fmt::runtime(_("{}: {} Source: {}, checked {}")), _(notice.name.c_str()),
                     _(notice.note.c_str()), notice.source, notice.checkedOn);
}

std::string noticeCountries(const Catalogue& catalogue) {
  std::string names;
  for (const CountryNotice& each : catalogue.notices) {
    names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", each.id, _(each.name.c_str()));
  }
  return names;
}

Result<CountryNotice> noticeToRead(const Catalogue& catalogue, std::string_view country) {
  const CountryNotice* notice = findEntry(catalogue.notices, country);
  if (notice == nullptr) {
    return Error{ErrorKind::usage, std::string(country),
                 fmt::format(fmt::runtime(_("there is no notice for this country; there are {}")),
                             noticeCountries(catalogue))};
  }
  if (notice->forbidden) return Error{ErrorKind::refused, notice->id, noticeText(*notice)};
  return *notice;
}

Check noticeAnswer(const CountryNotice& notice) {
  return {
      kLegalNotice,
      {},
      fmt::format(fmt::runtime(_("Notice on injections against fat, as of {}")), notice.checkedOn),
      notice.id,
      ""};
}

std::optional<std::string> noticeCountry(const Plan& plan) {
  for (auto check = plan.checks.rbegin(); check != plan.checks.rend(); ++check) {
    if (check->id == kLegalNotice && !check->answer.empty()) return check->answer;
  }
  return std::nullopt;
}

bool noticeAllows(const Catalogue& catalogue, const Plan& plan) {
  const auto country = noticeCountry(plan);
  return country && noticeToRead(catalogue, *country);
}

}  // namespace mesomap::plan
