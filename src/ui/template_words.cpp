#include "template_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "area_picks.h"
#include "base/i18n.h"
#include "base/sentence.h"
#include "plan/plan_names.h"
#include "ui/number_text.h"

namespace mesomap::ui {

std::string figuresInShort(const plan::Rule& rule, const std::vector<plan::Technique>& techniques) {
  const plan::Technique* technique = plan::findTechnique(techniques, rule.technique);
  std::string text = technique != nullptr ? _(technique->name.c_str()) : rule.technique;
  const std::string pattern = lowerFirst(plan::patternTitle(rule.pattern));
  switch (rule.pattern) {
    case plan::Pattern::none:
      return text;
    case plan::Pattern::single:
    case plan::Pattern::freehand:
    case plan::Pattern::set:
    case plan::Pattern::stamps:
      text += " · " + pattern;
      break;
    default:
      text += " · " + fmt::format(fmt::runtime(_("{}, {} mm apart")), pattern,
                                  numberText(rule.spacingMm, 1));
  }
  text += " · " + fmt::format(fmt::runtime(_("{} mm deep")), numberText(rule.depthMm, 2));
  if (rule.volumeMl) text += " · " + numberText(*rule.volumeMl, 3) + " mL";
  return text;
}

std::string areaTitle(const scene::Session& session, const std::string& area) {
  if (session.isOpen()) {
    const std::vector<AreaPick> picks = areaPicks(*session.model());
    const auto known = std::find_if(picks.begin(), picks.end(),
                                    [&](const AreaPick& pick) { return pick.id == area; });
    if (known != picks.end()) return known->name;
  }
  std::string words = area;
  std::replace(words.begin(), words.end(), '-', ' ');
  return upperFirst(words);
}

std::string areaInShort(const scene::Session& session, const plan::AreaTemplate& from) {
  if (from.area.empty()) return _("For any area");
  const std::string name = areaTitle(session, from.area);
  switch (from.side) {
    case plan::Side::left:
      return fmt::format(fmt::runtime(_("{}, client's left")), name);
    case plan::Side::right:
      return fmt::format(fmt::runtime(_("{}, client's right")), name);
    default:
      return name;
  }
}

std::vector<plan::AreaTemplate> templatesNow(std::string& problem) {
  const auto file = plan::templateFile();
  auto read = file ? plan::readTemplates(*file) : Result<plan::Templates>(file.error());
  if (!read) {
    problem = read.error().text();
    return {};
  }
  for (const std::string& each : read->problems) problem += (problem.empty() ? "" : "\n") + each;
  return std::move(read->all);
}

}  // namespace mesomap::ui
