#include "units.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/i18n.h"

namespace mesomap::mesh {

namespace {

constexpr std::array<Unit, 5> kUnits = {Unit::millimetre, Unit::centimetre, Unit::decimetre,
                                        Unit::metre, Unit::inch};

constexpr double kHeadFrom = 180.0;
constexpr double kHeadTo = 480.0;
constexpr double kBodyFrom = 1300.0;
constexpr double kBodyTo = 2200.0;

bool headSized(double mm) {
  return mm >= kHeadFrom && mm <= kHeadTo;
}
bool bodySized(double mm) {
  return mm >= kBodyFrom && mm <= kBodyTo;
}

const char* unitsInWords(Unit unit) {
  switch (unit) {
    case Unit::millimetre:
      return _("millimetres");
    case Unit::centimetre:
      return _("centimetres");
    case Unit::decimetre:
      return _("decimetres");
    case Unit::metre:
      return _("metres");
    case Unit::inch:
      return _("inches");
  }
  return "";
}

/// "a head or bust of 385 mm" or "a body of 1.69 m".
std::string sizeInWords(double mm) {
  if (headSized(mm)) {
    return fmt::format(fmt::runtime(_("a head or bust of {:.0f} mm")), mm);
  }
  return fmt::format(fmt::runtime(_("a body of {:.2f} m")), mm / 1000.0);
}

}  // namespace

double millimetresPer(Unit unit) {
  switch (unit) {
    case Unit::millimetre:
      return 1.0;
    case Unit::centimetre:
      return 10.0;
    case Unit::decimetre:
      return 100.0;
    case Unit::metre:
      return 1000.0;
    case Unit::inch:
      return 25.4;
  }
  return 1.0;
}

const char* unitSymbol(Unit unit) {
  switch (unit) {
    case Unit::millimetre:
      return "mm";
    case Unit::centimetre:
      return "cm";
    case Unit::decimetre:
      return "dm";
    case Unit::metre:
      return "m";
    case Unit::inch:
      return "in";
  }
  return "mm";
}

std::optional<Unit> unitFromSymbol(const std::string& symbol) {
  for (const Unit unit : kUnits) {
    if (symbol == unitSymbol(unit)) return unit;
  }
  return std::nullopt;
}

bool plausibleMillimetres(double longestSideMm) {
  return headSized(longestSideMm) || bodySized(longestSideMm);
}

UnitGuess guessUnit(double longestSideInFileUnits) {
  UnitGuess guess;
  for (const Unit unit : kUnits) {
    if (plausibleMillimetres(longestSideInFileUnits * millimetresPer(unit))) {
      guess.candidates.push_back(unit);
    }
  }
  if (guess.candidates.size() == 1) guess.unit = guess.candidates.front();
  if (!guess.candidates.empty()) {
    guess.head = headSized(longestSideInFileUnits * millimetresPer(guess.candidates.front()));
  }
  return guess;
}

std::string unitQuestion(double side) {
  const auto guess = guessUnit(side);
  if (guess.candidates.empty()) {
    return fmt::format(
        fmt::runtime(_("the file states no unit and is {:.4g} units across its longest side: in no "
                       "unit is that a head or bust (180 to 480 mm) or a body (1.3 to 2.2 m). Say "
                       "--unit mm, cm, dm, m or in")),
        side);
  }
  std::string meanings;
  std::string answers;
  for (const Unit unit : guess.candidates) {
    if (!meanings.empty()) {
      meanings += ", ";
      answers += _(" or ");
    }
    meanings += fmt::format(fmt::runtime(_("as {} that is {}")), unitsInWords(unit),
                            sizeInWords(side * millimetresPer(unit)));
    answers += fmt::format("--unit {}", unitSymbol(unit));
  }
  return fmt::format(
      fmt::runtime(_("the file states no unit and is {:.4g} units across its longest side: {}. Say "
                     "{}")),
      side, meanings, answers);
}

}  // namespace mesomap::mesh
