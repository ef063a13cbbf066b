#include "plan/plan.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <numbers>
#include <string_view>

namespace mesomap::plan {

namespace {

double sineOf(double angleDeg) {
  return std::sin(std::clamp(angleDeg, 1.0, 90.0) * std::numbers::pi / 180.0);
}

}  // namespace

double roundTo(double value, int decimals) {
  double scale = 1.0;
  for (int i = 0; i < decimals; ++i) scale *= 10.0;
  // k / scale is the double nearest to the decimal, the very one that reading the text gives back.
  // Adding 0 turns -0 into 0.
  return std::round(value * scale) / scale + 0.0;
}

double insertedFor(double depthMm, double angleDeg) {
  const double exact = depthMm / sineOf(angleDeg);
  // The roundest length that gives this depth: 1.035 mm at 15° is 4 mm of needle, not 3.999.
  for (int decimals = 0; decimals < kLengthDecimals; ++decimals) {
    const double candidate = roundTo(exact, decimals);
    if (depthFor(candidate, angleDeg) == depthMm) return candidate;
  }
  return roundTo(exact, kLengthDecimals);
}

double depthFor(double insertedMm, double angleDeg) {
  return roundTo(insertedMm * sineOf(angleDeg), kLengthDecimals);
}

bool inRange(const FigureParameters& parameters) {
  return parameters.build >= FigureParameters::kSlimmest &&
         parameters.build <= FigureParameters::kHeaviest &&
         parameters.tone >= FigureParameters::kLightestTone &&
         parameters.tone <= FigureParameters::kDarkestTone;
}

double Rule::insertedMm() const {
  return insertedFor(depthMm, angleDeg);
}

double defaultMarginMm(double spacingMm) {
  return roundTo(std::min(spacingMm / 2.0, 5.0), kLengthDecimals);
}

Rule ruleFor(const Technique& technique) {
  Rule rule;
  rule.technique = technique.id;
  rule.pattern = technique.pattern;
  // A device leaves what it does not have at the rule's own defaults.
  if (technique.spacing.typical > 0.0) rule.spacingMm = technique.spacing.typical;
  rule.marginMm = defaultMarginMm(rule.spacingMm);
  const bool pierces = technique.angle.typical > 0.0;
  rule.depthMm = pierces ? technique.depth.typical : 0.0;
  if (pierces) rule.angleDeg = technique.angle.typical;
  rule.needle = technique.needle;
  if (technique.volume) rule.volumeMl = technique.volume->typical;
  if (technique.pitch) rule.pitchMm = technique.pitch->typical;
  if (technique.passes) rule.passes = static_cast<int>(technique.passes->typical);
  if (technique.minutes) rule.minutes = technique.minutes->typical;
  return rule;
}

const Region* Plan::find(RegionId id) const {
  const std::size_t index = indexOf(id);
  return index < regions.size() ? regions[index].get() : nullptr;
}

std::size_t Plan::indexOf(RegionId id) const {
  const auto found =
      std::find_if(regions.begin(), regions.end(), [id](const auto& r) { return r->id == id; });
  return static_cast<std::size_t>(found - regions.begin());
}

const Exclusion* Plan::findExclusion(ExclusionId id) const {
  const auto found = std::find_if(exclusions.begin(), exclusions.end(),
                                  [id](const auto& e) { return e->id == id; });
  return found != exclusions.end() ? found->get() : nullptr;
}

bool sameExclusion(const Exclusion& a, const Exclusion& b) {
  return a.id == b.id && a.kind == b.kind && a.note == b.note && a.shape == b.shape &&
         a.areaCm2 == b.areaCm2 && a.border == b.border;
}

bool sameRegion(const Region& a, const Region& b) {
  return a.id == b.id && a.name == b.name && a.area == b.area && a.code == b.code &&
         a.side == b.side && a.color == b.color && a.hatch == b.hatch && a.linked == b.linked &&
         a.visible == b.visible && a.locked == b.locked && a.rule == b.rule && a.shape == b.shape &&
         a.areaCm2 == b.areaCm2 && a.perimeterMm == b.perimeterMm && a.parts == b.parts &&
         a.border == b.border && a.sites == b.sites && a.leftOut == b.leftOut &&
         a.guide == b.guide && a.dense == b.dense && a.rows == b.rows && a.empty == b.empty &&
         a.answers == b.answers && a.uncoveredCm2 == b.uncoveredCm2 && a.gaveWay == b.gaveWay;
}

bool samePlan(const Plan& a, const Plan& b) {
  const auto same = [](const std::shared_ptr<const Region>& x,
                       const std::shared_ptr<const Region>& y) {
    return x == y || sameRegion(*x, *y);
  };
  const auto sameSpot = [](const std::shared_ptr<const Exclusion>& x,
                           const std::shared_ptr<const Exclusion>& y) {
    return x == y || sameExclusion(*x, *y);
  };
  return a.created == b.created && a.clientReference == b.clientReference && a.author == b.author &&
         a.previousSha256 == b.previousSha256 && a.example == b.example && a.surface == b.surface &&
         a.products == b.products && a.consultation == b.consultation && a.sessions == b.sessions &&
         a.checks == b.checks && a.landmarks == b.landmarks && a.nextId == b.nextId &&
         a.mirrorPlane == b.mirrorPlane && a.views == b.views && a.unknown == b.unknown &&
         std::equal(a.exclusions.begin(), a.exclusions.end(), b.exclusions.begin(),
                    b.exclusions.end(), sameSpot) &&
         std::equal(a.regions.begin(), a.regions.end(), b.regions.begin(), b.regions.end(), same);
}

Totals totalsOf(const Region& region) {
  Totals totals;
  totals.regions = 1;
  totals.areaCm2 = roundTo(region.areaCm2, kAreaDecimals);
  double volume = 0.0;
  for (const Row& row : region.rows) {
    (row.proposed ? totals.proposedPricks : totals.pricks) += row.pricks;
  }
  for (const Site& site : region.sites) {
    if (!site.counts()) {
      ++totals.proposed;
      continue;
    }
    ++totals.sites;
    if (site.volumeMl) {
      volume += *site.volumeMl;
    } else {
      ++totals.sitesWithoutVolume;
    }
  }
  totals.volumeMl = roundTo(volume, kVolumeDecimals);
  return totals;
}

Totals totalsOf(const Plan& plan) {
  Totals totals;
  for (const auto& region : plan.regions) {
    const Totals one = totalsOf(*region);
    ++totals.regions;
    totals.sites += one.sites;
    totals.proposed += one.proposed;
    totals.pricks += one.pricks;
    totals.proposedPricks += one.proposedPricks;
    totals.areaCm2 += one.areaCm2;
    totals.volumeMl += one.volumeMl;
    totals.sitesWithoutVolume += one.sitesWithoutVolume;
  }
  totals.areaCm2 = roundTo(totals.areaCm2, kAreaDecimals);
  totals.volumeMl = roundTo(totals.volumeMl, kVolumeDecimals);
  return totals;
}

const char* basisOf(const SurfaceRef& surface) {
  return surface.kind == SurfaceKind::figure && surface.fit == Fit::none
             ? "≈ on the figure"
             : "on the client's surface";
}

const char* sideName(Side side) {
  switch (side) {
    case Side::left:
      return "left";
    case Side::right:
      return "right";
    case Side::midline:
      return "midline";
    case Side::none:
      break;
  }
  return "none";
}

std::optional<Side> sideFromName(const std::string& name) {
  for (const Side side : {Side::none, Side::left, Side::right, Side::midline}) {
    if (name == sideName(side)) return side;
  }
  return std::nullopt;
}

const char* siteStateName(SiteState state) {
  switch (state) {
    case SiteState::proposed:
      return "proposed";
    case SiteState::planned:
      break;
    case SiteState::done:
      return "done";
    case SiteState::skipped:
      return "skipped";
    case SiteState::added:
      return "added";
  }
  return "planned";
}

const char* siteOriginName(SiteOrigin origin) {
  switch (origin) {
    case SiteOrigin::automatic:
      break;
    case SiteOrigin::moved:
      return "moved";
    case SiteOrigin::added:
      return "added";
  }
  return "auto";
}

const char* exclusionKindName(ExclusionKind kind) {
  switch (kind) {
    case ExclusionKind::mole:
      return "mole";
    case ExclusionKind::scar:
      return "scar";
    case ExclusionKind::tattoo:
      return "tattoo";
    case ExclusionKind::lesion:
      return "lesion";
    case ExclusionKind::other:
      break;
  }
  return "other";
}

std::optional<ExclusionKind> exclusionKindFromName(const std::string& name) {
  for (const ExclusionKind kind : {ExclusionKind::mole, ExclusionKind::scar, ExclusionKind::tattoo,
                                   ExclusionKind::lesion, ExclusionKind::other}) {
    if (name == exclusionKindName(kind)) return kind;
  }
  return std::nullopt;
}

std::array<std::uint8_t, 3> paletteColor(std::size_t index) {
  // Ordered so that the first ones stand out on skin and neighbours in the list differ in
  // lightness.
  static constexpr std::array<std::array<std::uint8_t, 3>, 7> kOkabeIto{{
      {0x00, 0x72, 0xB2},  // blue
      {0x00, 0x9E, 0x73},  // bluish green
      {0xCC, 0x79, 0xA7},  // reddish purple
      {0x56, 0xB4, 0xE9},  // sky blue
      {0xF0, 0xE4, 0x42},  // yellow
      {0xD5, 0x5E, 0x00},  // vermilion
      {0xE6, 0x9F, 0x00},  // orange
  }};
  return kOkabeIto[index % kOkabeIto.size()];
}

Look nextLook(const Plan& plan) {
  constexpr std::size_t kColors = 7;
  // 7 and 6 have no common factor: counting both up together meets every pair once.
  constexpr std::size_t kLooks = kColors * kHatches;
  const auto look = [](std::size_t index) {
    return Look{paletteColor(index), static_cast<int>(index % kHatches)};
  };
  const auto taken = [&plan](const Look& wanted) {
    return std::any_of(plan.regions.begin(), plan.regions.end(), [&wanted](const auto& region) {
      return region->color == wanted.color && region->hatch == wanted.hatch;
    });
  };
  for (std::size_t index = 0; index < kLooks; ++index) {
    if (!taken(look(index))) return look(index);
  }
  return look(plan.regions.size());
}

std::string timestampUtc() {
  std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text(fixed);
    long long seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    // Up to the end of year 9999, so that the text keeps its form.
    if (problem == std::errc{} && end == text.data() + text.size() && seconds >= 0 &&
        seconds <= 253402300799LL) {
      now = static_cast<std::time_t>(seconds);
    }
  }
  std::tm parts{};
  gmtime_r(&now, &parts);
  char buffer[32];
  const std::size_t length = std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {buffer, length};
}

}  // namespace mesomap::plan
