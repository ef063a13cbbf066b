#include "area_template_json.h"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <utility>

#include "base/i18n.h"
#include "json_guard.h"

namespace mesomap::plan {

namespace {

using TemplateJson = nlohmann::ordered_json;

// Ends included, as wide as a plan's rule may be; what a technique reports is asked about
// elsewhere.
struct FigureLimits {
  double least, most;
};
constexpr FigureLimits kTemplateMargin{0, 50}, kTemplateTurn{-360, 360}, kTemplateNeedle{0, 100},
    kTemplateEdgeWidth{0, 200}, kTemplateMinutes{0, 480};
constexpr double kTemplateMostPasses = 100;
constexpr std::size_t kTemplateText = 256, kTemplateWord = 64;

double lengthFrom(const Fields& fields, const char* key, double least, double most) {
  return roundTo(fields.number(key, least, most), kLengthDecimals);
}

std::optional<double> lengthIfThere(const Fields& fields, const char* key, double least,
                                    double most) {
  if (!fields.has(key)) return std::nullopt;
  return lengthFrom(fields, key, least, most);
}

Stamp stampFrom(const Fields& fields) {
  Stamp stamp;
  stamp.name = fields.text("name", kTemplateWord, true);
  const nlohmann::json& pins = fields.member("pins");
  if (!pins.is_array() || pins.size() > Stamp::kMostPins) {
    fields.failAt("pins",
                  fmt::format(fmt::runtime(_("not a list of at most {} pins")), Stamp::kMostPins));
  }
  for (std::size_t i = 0; i < pins.size(); ++i) {
    const nlohmann::json& pin = pins[i];
    const auto offset = [&](std::size_t k) {
      const double value = pin.is_array() && pin.size() == 2 && pin[k].is_number()
                               ? pin[k].get<double>()
                               : Stamp::kLargestOffsetMm + 1;
      if (!(std::abs(value) <= Stamp::kLargestOffsetMm)) {
        fields.failAt(fmt::format("pins[{}]", i),
                      fmt::format(fmt::runtime(_("not two offsets of at most {:g} mm")),
                                  Stamp::kLargestOffsetMm));
      }
      return roundTo(value, kLengthDecimals);
    };
    stamp.pins.emplace_back(offset(0), offset(1));
  }
  return stamp;
}

void arrangementFrom(const Fields& fields, Rule& rule) {
  rule.pitchMm =
      lengthIfThere(fields, "pitchMm", kPitchLimits.least, kPitchLimits.most).value_or(0.0);
  rule.rowPoints = fields.truth("rowPoints");
  const auto spacing = [&](const char* key) {
    return lengthIfThere(fields, key, kSpacingLimits.least, kSpacingLimits.most);
  };
  rule.edgeSpacingMm = spacing("edgeSpacingMm");
  rule.denseSpacingMm = spacing("denseSpacingMm");
  rule.edgeWidthMm =
      lengthIfThere(fields, "edgeWidthMm", kTemplateEdgeWidth.least, kTemplateEdgeWidth.most)
          .value_or(rule.edgeWidthMm);
  if (fields.has("stamp")) rule.stamp = stampFrom(fields.at("stamp"));
  rule.pointSet = fields.textOr("pointSet", kTemplateText);
  if (fields.has("passes")) {
    const double passes = fields.number("passes", 0, kTemplateMostPasses);
    if (passes != std::floor(passes)) fields.failAt("passes", _("not a whole number"));
    rule.passes = static_cast<int>(passes);
  }
  rule.minutes =
      lengthIfThere(fields, "minutes", kTemplateMinutes.least, kTemplateMinutes.most).value_or(0.0);
  if (fields.has("order")) {
    const auto order = workingOrderFromName(fields.text("order"));
    if (!order) fields.failAt("order", _("not an order of work"));
    rule.order = *order;
  }
}

Rule templateRuleFrom(const Fields& fields) {
  Rule rule;
  rule.technique = fields.text("technique", kTemplateWord);
  const auto pattern = patternFromName(fields.text("pattern"));
  if (!pattern) fields.failAt("pattern", _("not a pattern"));
  rule.pattern = *pattern;
  rule.spacingMm = lengthFrom(fields, "spacingMm", kSpacingLimits.least, kSpacingLimits.most);
  rule.marginMm = lengthFrom(fields, "marginMm", kTemplateMargin.least, kTemplateMargin.most);
  rule.directionDeg = roundTo(
      fields.number("directionDeg", kTemplateTurn.least, kTemplateTurn.most), kAngleDecimals);
  rule.depthMm = lengthFrom(fields, "depthMm", kDepthLimits.least, kDepthLimits.most);
  rule.angleDeg =
      roundTo(fields.number("angleDeg", kAngleLimits.least, kAngleLimits.most), kAngleDecimals);
  const Fields needle = fields.at("needle");
  rule.needle.gauge = needle.text("gauge", kTemplateWord, true);
  rule.needle.lengthMm =
      lengthFrom(needle, "lengthMm", kTemplateNeedle.least, kTemplateNeedle.most);
  if (fields.has("volumeMl")) {
    rule.volumeMl = roundTo(fields.number("volumeMl", kVolumeLimits.least, kVolumeLimits.most),
                            kVolumeDecimals);
  }
  rule.indication = fields.textOr("indication", kTemplateWord);
  rule.layer = fields.textOr("layer", kTemplateWord);
  arrangementFrom(fields, rule);
  return rule;
}

/// The rule over what its entry held; what it no longer has is taken out.
void putTemplateRule(TemplateJson& to, const Rule& rule) {
  if (!to.is_object()) to = TemplateJson::object();
  const Rule plain;
  const auto put = [&to](const char* key, bool there, const TemplateJson& value) {
    if (there) {
      to[key] = value;
    } else {
      to.erase(key);
    }
  };
  to["technique"] = rule.technique;
  to["pattern"] = patternName(rule.pattern);
  to["spacingMm"] = rule.spacingMm;
  to["marginMm"] = rule.marginMm;
  to["directionDeg"] = rule.directionDeg;
  to["depthMm"] = rule.depthMm;
  to["angleDeg"] = rule.angleDeg;
  TemplateJson& needle = to["needle"];
  if (!needle.is_object()) needle = TemplateJson::object();
  needle["gauge"] = rule.needle.gauge;
  needle["lengthMm"] = rule.needle.lengthMm;
  put("volumeMl", rule.volumeMl.has_value(), rule.volumeMl.value_or(0.0));
  put("indication", !rule.indication.empty(), rule.indication);
  put("layer", !rule.layer.empty(), rule.layer);
  put("pitchMm", rule.pitchMm > 0.0, rule.pitchMm);
  put("rowPoints", rule.rowPoints, true);
  put("edgeSpacingMm", rule.edgeSpacingMm.has_value(), rule.edgeSpacingMm.value_or(0.0));
  put("edgeWidthMm", rule.edgeWidthMm != plain.edgeWidthMm, rule.edgeWidthMm);
  put("denseSpacingMm", rule.denseSpacingMm.has_value(), rule.denseSpacingMm.value_or(0.0));
  TemplateJson stamp = TemplateJson::object();
  stamp["name"] = rule.stamp.name;
  stamp["pins"] = TemplateJson::array();
  for (const glm::dvec2& pin : rule.stamp.pins) {
    TemplateJson place = TemplateJson::array();
    place.push_back(pin.x);
    place.push_back(pin.y);
    stamp["pins"].push_back(std::move(place));
  }
  put("stamp", !(rule.stamp == plain.stamp), stamp);
  put("pointSet", !rule.pointSet.empty(), rule.pointSet);
  put("passes", rule.passes > 0, rule.passes);
  put("minutes", rule.minutes > 0.0, rule.minutes);
  put("order", rule.order != plain.order, workingOrderName(rule.order));
}

}  // namespace

AreaTemplate templateFrom(const Fields& fields, const nlohmann::json& entry) {
  AreaTemplate kept;
  kept.name = fields.text("name", kLongestTemplateName);
  if (fields.has("area")) kept.area = fields.id("area");
  if (fields.has("side")) {
    const auto side = sideFromName(fields.text("side"));
    if (!side) fields.failAt("side", _("not a side: left, right, midline or none"));
    kept.side = *side;
  }
  kept.rule = templateRuleFrom(fields.at("rule"));
  kept.product = fields.textOr("product", kTemplateText);
  kept.source = entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return kept;
}

TemplateJson templateJson(const AreaTemplate& kept) {
  TemplateJson entry = TemplateJson::parse(kept.source, nullptr, false);
  if (!entry.is_object()) entry = TemplateJson::object();
  entry["name"] = kept.name;
  const auto put = [&entry](const char* key, bool there, const std::string& value) {
    if (there) {
      entry[key] = value;
    } else {
      entry.erase(key);
    }
  };
  put("area", !kept.area.empty(), kept.area);
  put("side", kept.side != Side::none, sideName(kept.side));
  put("product", !kept.product.empty(), kept.product);
  putTemplateRule(entry["rule"], kept.rule);
  return entry;
}

TemplateJson emptyTemplates() {
  TemplateJson document = TemplateJson::object();
  document["format"] = kTemplateFormat;
  document["version"] = kTemplateVersion;
  document[kTemplateList] = TemplateJson::array();
  return document;
}

Result<TemplateJson> templateDocument(const std::string& text, const std::string& fileName) {
  const auto refuse = [&](std::string why) {
    return Error{ErrorKind::refused, fileName, std::move(why)};
  };
  if (auto problem = guardJson(text)) return refuse(*problem);
  TemplateJson document = TemplateJson::parse(text, nullptr, false);
  if (document.is_discarded()) return refuse(_("this is not JSON"));
  if (!document.is_object() || !document.contains("format") ||
      document["format"] != kTemplateFormat) {
    return refuse(_("this is no file of templates"));
  }
  const auto version = document.find("version");
  if (version == document.end() || !version->is_number_unsigned() || *version == 0U) {
    return refuse(_("version: not a whole number from 1"));
  }
  if (version->get<std::uint64_t>() > kTemplateVersion) {
    return refuse(fmt::format(fmt::runtime(_("version {} was written by a newer Mesomap")),
                              version->get<std::uint64_t>()));
  }
  const auto list = document.find(kTemplateList);
  if (list == document.end() || !list->is_array() || list->size() > kMostTemplates) {
    return refuse(fmt::format(fmt::runtime(_("templates: not a list of at most {} entries")),
                              kMostTemplates));
  }
  return document;
}

std::string documentText(const TemplateJson& document) {
  return document.dump(2, ' ', false, TemplateJson::error_handler_t::replace) + "\n";
}

Result<Templates> parseTemplates(const std::string& text, const std::string& fileName) {
  const auto document = templateDocument(text, fileName);
  if (!document) return document.error();
  Templates found;
  std::set<std::string> names;
  const TemplateJson& list = (*document)[kTemplateList];
  for (std::size_t i = 0; i < list.size(); ++i) {
    try {
      const nlohmann::json entry(list[i]);
      const Fields fields(entry, fmt::format("{}[{}]", kTemplateList, i), true);
      AreaTemplate kept = templateFrom(fields, entry);
      kept.source = list[i].dump(-1, ' ', false, TemplateJson::error_handler_t::replace);
      if (!names.insert(kept.name).second) fields.failAt("name", _("is there twice"));
      found.all.push_back(std::move(kept));
    } catch (const CatalogueFault& fault) {
      found.problems.push_back(
          fmt::format(fmt::runtime(_("{}: {}: {}. This template is left out.")), fileName,
                      fault.place, fault.reason));
    }
  }
  return found;
}

std::string templatesText(const std::vector<AreaTemplate>& all) {
  TemplateJson document = emptyTemplates();
  for (const AreaTemplate& each : all) document[kTemplateList].push_back(templateJson(each));
  return documentText(document);
}

}  // namespace mesomap::plan
