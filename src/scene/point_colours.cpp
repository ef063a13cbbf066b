#include "scene/point_colours.h"

#include <algorithm>
#include <utility>

#include "base/i18n.h"

namespace mesomap::scene {
namespace {

// Okabe and Ito's colours, told apart by colour-blind eyes too; no black, which reads as a hole.
constexpr std::array<Rgb, 7> kProductColours{{{0, 114, 178},
                                              {213, 94, 0},
                                              {0, 158, 115},
                                              {204, 121, 167},
                                              {230, 159, 0},
                                              {86, 180, 233},
                                              {240, 228, 66}}};
constexpr Rgb kNoProduct{120, 116, 110};

struct StateLook {
  const char* text;
  Rgb colour;
  bool (*holds)(const plan::Site& site);
};

// The first that holds.
constexpr std::array<StateLook, 6> kStates{
    {{N_("Treated"),
      {0, 158, 115},
      [](const plan::Site& s) { return s.state == plan::SiteState::done; }},
     {N_("Skipped"),
      {120, 116, 110},
      [](const plan::Site& s) { return s.state == plan::SiteState::skipped; }},
     {N_("Waits for your answer"),
      {213, 94, 0},
      [](const plan::Site& s) { return s.state == plan::SiteState::proposed; }},
     {N_("Locked"), {204, 121, 167}, [](const plan::Site& s) { return s.locked; }},
     {N_("Moved or added by hand"),
      {230, 159, 0},
      [](const plan::Site& s) {
        return s.origin != plan::SiteOrigin::automatic || s.state == plan::SiteState::added;
      }},
     {N_("Planned"), {0, 114, 178}, [](const plan::Site&) { return true; }}}};

const StateLook& lookOf(const plan::Site& site) {
  return *std::find_if(kStates.begin(), kStates.end(),
                       [&](const StateLook& look) { return look.holds(site); });
}

}  // namespace

const char* pointColoursName(PointColours by) {
  switch (by) {
    case PointColours::product:
      return "product";
    case PointColours::state:
      return "state";
    case PointColours::area:
      break;
  }
  return "area";
}

PointColours pointColoursOf(const std::string& name) {
  for (const PointColours by : {PointColours::product, PointColours::state}) {
    if (name == pointColoursName(by)) return by;
  }
  return PointColours::area;
}

Rgb productColour(const plan::Plan& plan, const std::string& product) {
  if (product.empty()) return kNoProduct;
  for (std::size_t i = 0; i < plan.products.size(); ++i) {
    if (plan.products[i].id == product) return kProductColours[i % kProductColours.size()];
  }
  return kNoProduct;
}

Rgb stateColour(const plan::Site& site) {
  return lookOf(site).colour;
}

std::vector<ColourMeaning> meaningOf(PointColours by, const plan::Plan& plan) {
  std::vector<ColourMeaning> all;
  if (by == PointColours::area) return all;
  const auto used = [&](const auto& test) {
    return std::any_of(plan.regions.begin(), plan.regions.end(), [&](const auto& region) {
      return region && region->visible && !region->sites.empty() && test(*region);
    });
  };
  if (by == PointColours::state) {
    for (const StateLook& look : kStates) {
      const bool there = used([&](const plan::Region& region) {
        return std::any_of(region.sites.begin(), region.sites.end(),
                           [&](const plan::Site& site) { return &lookOf(site) == &look; });
      });
      if (there) all.push_back({look.colour, _(look.text)});
    }
    return all;
  }
  for (const plan::Product& product : plan.products) {
    if (used([&](const plan::Region& region) { return region.rule.product == product.id; })) {
      all.push_back({productColour(plan, product.id), product.name});
    }
  }
  const bool unchosen = used([&](const plan::Region& region) {
    return productColour(plan, region.rule.product) == kNoProduct;
  });
  if (unchosen) all.push_back({kNoProduct, _("Product not chosen")});
  return all;
}

}  // namespace mesomap::scene
