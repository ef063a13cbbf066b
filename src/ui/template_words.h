// Templates in words, and the small things that every dialog about them needs.
#pragma once

#include <string>

#include "panels.h"
#include "plan/area_template.h"

namespace mesomap::ui {

/// "Papules · even, 10 mm apart · 1.04 mm deep · 0.02 mL".
[[nodiscard]] std::string figuresInShort(const plan::Rule& rule,
                                         const std::vector<plan::Technique>& techniques);
/// "Cheek, both sides": the area that the template was made on, or that it was made on none.
[[nodiscard]] std::string areaInShort(const scene::Session& session,
                                      const plan::AreaTemplate& from);
/// "Forehead" for an atlas id of the open figure; else the id as a word.
[[nodiscard]] std::string areaTitle(const scene::Session& session, const std::string& area);

/// The user's templates as they lie on the disk now; why not is put into `problem`, with what was
/// left out.
[[nodiscard]] std::vector<plan::AreaTemplate> templatesNow(std::string& problem);

}  // namespace mesomap::ui
