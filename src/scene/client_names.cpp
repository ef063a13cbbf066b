#include "client_names.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>
#include <vector>

#include "base/claim_guard.h"
#include "base/i18n.h"
#include "naming.h"
#include "words.h"

namespace mesomap::scene {
namespace {

std::string asciiLowerFirst(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

/// "Above the collar bone" says where; "Back of the hand" has its side at the end as well.
bool saysWhere(const std::string& english) {
  constexpr std::array kWhere = {"Above ", "Around ", "Behind ", "Below ", "In front ", "Under "};
  return std::any_of(kWhere.begin(), kWhere.end(),
                     [&english](const char* word) { return english.starts_with(word); });
}

const figure::Area* areaOf(const plan::Region& region, const SurfaceModel& model) {
  if (region.area.empty() || !model.atlas) return nullptr;
  const std::vector<figure::Area>& areas = model.atlas->areas();
  const auto found = std::find_if(areas.begin(), areas.end(), [&](const figure::Area& area) {
    return area.id == region.area && toPlanSide(area.side) == region.side;
  });
  return found == areas.end() ? nullptr : &*found;
}

/// "Client's left cheek 2" → "Client's left cheek"
std::string_view withoutNumber(std::string_view name) {
  const std::size_t last = name.find_last_not_of("0123456789");
  const bool numbered =
      last != std::string_view::npos && last + 1 < name.size() && name[last] == ' ' && last > 0;
  return numbered ? name.substr(0, last) : name;
}

/// A new area's name, as this program gives it in the language of now or in English.
bool givenByUs(const plan::Region& region, const figure::Area& area) {
  const std::string_view name = withoutNumber(region.name);
  const std::string lower = asciiLowerFirst(area.name);
  return name == nameOfArea(area).name || name == area.name || name == "Client's left " + lower ||
         name == "Client's right " + lower || name == area.name + ", client's left" ||
         name == area.name + ", client's right";
}

std::string asciiLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

/// "0.2 mL", "30G", "20 units": a figure with its unit, as it stands; or empty.
std::string figureIn(const std::string& name) {
  static const std::regex figure(
      "[0-9][0-9.,]*\\s*(ml|cc|mg|mm|g|iu|ui|ie|units?|unit\xC3\xA9s?|einheiten|unidades|"
      "unit\xC3\xA0)"
      "(?![a-z])");
  std::smatch found;
  const std::string lower = asciiLower(name);
  if (!std::regex_search(lower, found, figure)) return {};
  return name.substr(static_cast<std::size_t>(found.position()),
                     static_cast<std::size_t>(found.length()));
}

/// What belongs to the record and not before the client: products, lots, doses, persons.
std::string notPlain(const std::string& name, const plan::Plan& plan) {
  const std::string lower = asciiLower(name);
  std::vector<std::string> words{plan.clientReference, plan.author};
  for (const plan::Product& product : plan.products) {
    words.insert(words.end(), {product.name, product.lot, product.id, product.maker});
    for (const plan::Component& component : product.components) {
      words.insert(words.end(), {component.name, component.lot});
    }
  }
  for (const std::string& word : words) {
    constexpr std::size_t kShortest = 3;  // "A" is in every name.
    if (word.size() >= kShortest && lower.find(asciiLower(word)) != std::string::npos) return word;
  }
  return figureIn(name);
}

}  // namespace

std::string yourArea(const std::string& english, const std::string& translated, plan::Side side,
                     const ClientTexts& texts) {
  const bool sided = side == plan::Side::left || side == plan::Side::right;
  const bool left = side == plan::Side::left;
  if (!sided) {
    const bool alone = saysWhere(english) || std::string_view(texts.your) == "{}";
    return alone ? translated : words(texts.your, lowerFirst(translated));
  }
  const bool behind = saysWhere(english) || english.find(" of the ") != std::string::npos;
  const char* pattern = behind ? (left ? texts.onYourLeft : texts.onYourRight)
                               : (left ? texts.yourLeft : texts.yourRight);
  return words(pattern, *pattern == '{' ? translated : lowerFirst(translated));
}

ClientName clientNameOf(const plan::Plan& plan, std::size_t index, const SurfaceModel& model,
                        const ClientTexts& texts) {
  const plan::Region& region = *plan.regions[index];
  const figure::Area* area = areaOf(region, model);
  const std::string plain = area != nullptr
                                ? yourArea(area->name, _(area->name.c_str()), region.side, texts)
                                : words(texts.area, index + 1);
  if (region.name.empty() || (area != nullptr && givenByUs(region, *area))) return {plain, {}};
  std::string claim = claimInAnyLanguage(region.name);
  if (claim.empty()) claim = notPlain(region.name, plan);
  if (!claim.empty()) return {plain, std::move(claim)};
  return {region.name, {}};
}

}  // namespace mesomap::scene
