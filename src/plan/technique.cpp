#include "plan/technique.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/i18n.h"
#include "catalogue_fields.h"
#include "json_guard.h"
#include "plan/catalogue.h"
#include "plan/plan.h"

namespace mesomap::plan {

namespace {

constexpr std::array<std::pair<Layer, const char*>, 5> kLayers{
    {{Layer::epidermis, "epidermis"},
     {Layer::dermisSuperficial, "dermis_superficial"},
     {Layer::dermisDeep, "dermis_deep"},
     {Layer::subcutis, "subcutis"},
     {Layer::other, "other"}}};
constexpr std::array<std::pair<TechniqueUse, const char*>, 4> kUses{
    {{TechniqueUse::face, "face"},
     {TechniqueUse::body, "body"},
     {TechniqueUse::scalp, "scalp"},
     {TechniqueUse::device, "device"}}};

template <class Enum, std::size_t N>
const char* nameIn(const std::array<std::pair<Enum, const char*>, N>& names, Enum value) {
  for (const auto& [each, name] : names) {
    if (each == value) return name;
  }
  return "";
}

template <class Enum, std::size_t N>
Enum namedIn(const std::array<std::pair<Enum, const char*>, N>& names, const Fields& fields,
             const char* key) {
  const std::string text = fields.text(key);
  std::string known;
  for (const auto& [each, name] : names) {
    if (text == name) return each;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  fields.failAt(key, fmt::format(fmt::runtime(_("none of {}")), known));
}

void readNeedle(const Fields& fields, Technique& technique) {
  const Fields needle = fields.at("needle");
  technique.needle.gauge = needle.text("gauge", 40);
  technique.needle.lengthMm =
      roundTo(needle.number("lengthMm", kNeedleLimits.least, kNeedleLimits.most), kLengthDecimals);
  technique.needleSource = needle.text("source");
  technique.insertedMm =
      fields.has("insertedMm")
          ? roundTo(fields.number("insertedMm", 0, kNeedleLimits.most), kLengthDecimals)
          : insertedFor(technique.depth.typical, technique.angle.typical);
  if (technique.insertedMm > technique.needle.lengthMm + 0.0015) {
    fields.failAt("insertedMm", _("longer than the needle"));
  }
  const double depth = depthFor(technique.insertedMm, technique.angle.typical);
  if (std::abs(depth - technique.depth.typical) > 0.0015) {
    fields.failAt("depth.typical",
                  fmt::format(fmt::runtime(_("does not fit insertedMm at the typical angle, which "
                                             "is {:.3f} mm deep")),
                              depth));
  }
}

}  // namespace

const char* layerName(Layer layer) {
  return nameIn(kLayers, layer);
}

const char* techniqueUseName(TechniqueUse use) {
  return nameIn(kUses, use);
}

Technique techniqueFrom(const Fields& fields) {
  Technique technique;
  technique.id = fields.id();
  technique.name = fields.text("name", 120);
  const auto pattern = patternFromName(fields.text("pattern"));
  if (!pattern) fields.failAt("pattern", _("not a pattern"));
  technique.pattern = *pattern;
  if (fields.has("use")) technique.use = namedIn(kUses, fields, "use");
  if (fields.has("layer")) technique.layer = namedIn(kLayers, fields, "layer");
  // A device that leaves no points has no spacing, and perhaps no needle either; points set by
  // hand have no spacing.
  const bool device = technique.pattern == Pattern::none;
  const bool spaced = !device && technique.pattern != Pattern::freehand &&
                      technique.pattern != Pattern::single && technique.pattern != Pattern::set;
  if (spaced || fields.has("spacing")) technique.spacing = fields.range("spacing", kSpacingLimits);
  if (!device || fields.has("depth")) {
    technique.depth = fields.range("depth", kDepthLimits);
    technique.angle = fields.range("angle", kAngleLimits);
  }
  technique.volume = fields.rangeIfThere("volume", kVolumeLimits);
  technique.pitch = fields.rangeIfThere("pitch", kPitchLimits);
  technique.passes = fields.rangeIfThere("passes", kPassesLimits);
  technique.minutes = fields.rangeIfThere("minutes", kMinutesLimits);
  technique.sessions = fields.rangeIfThere("sessions", kSessionsLimits);
  technique.intervalDays = fields.rangeIfThere("intervalDays", kIntervalLimits);
  if (device && !technique.passes && !technique.minutes) {
    fields.fail(_("has no points, and neither passes nor minutes"));
  }
  technique.medical = fields.truth("medical");
  technique.offLabel = fields.truth("offLabel");
  technique.needsNotice = fields.truth("needsNotice");
  technique.note = fields.textOr("note");
  if (fields.own() && fields.has("basedOn")) technique.basedOn = fields.id("basedOn");
  if (!device || fields.has("needle")) readNeedle(fields, technique);
  return technique;
}

Result<std::vector<Technique>> parseTechniques(const std::string& text,
                                               const std::string& subject) {
  if (auto problem = guardJson(text)) return Error{ErrorKind::refused, subject, *problem};
  const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
  if (document.is_discarded()) return Error{ErrorKind::refused, subject, _("this is not JSON")};
  try {
    const nlohmann::json& list = Fields(document, "top level").member("techniques");
    if (!list.is_array() || list.empty()) {
      throw CatalogueFault{"techniques", _("not a list with entries")};
    }
    std::vector<Technique> techniques;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string place = fmt::format("techniques[{}]", i);
      techniques.push_back(techniqueFrom(Fields(list[i], place)));
      if (!ids.insert(techniques.back().id).second) {
        throw CatalogueFault{place + ".id", _("is there twice")};
      }
    }
    return techniques;
  } catch (const CatalogueFault& fault) {
    return Error{ErrorKind::refused, subject, fault.place + ": " + fault.reason};
  }
}

Result<std::vector<Technique>> loadTechniques() {
  auto catalogue = loadCatalogue();
  if (!catalogue) return catalogue.error();
  return std::move(catalogue->techniques);
}

const Technique* findTechnique(const std::vector<Technique>& all, const std::string& id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Technique& t) { return t.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace mesomap::plan
