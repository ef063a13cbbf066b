// Templates as JSON: an entry from and to it, and the document that holds them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "catalogue_fields.h"
#include "plan/area_template.h"

namespace mesomap::plan {

inline constexpr const char* kTemplateFormat = "mesomap-templates";
inline constexpr unsigned kTemplateVersion = 1;
inline constexpr const char* kTemplateList = "templates";

/// Throws CatalogueFault.
[[nodiscard]] AreaTemplate templateFrom(const Fields& fields, const nlohmann::json& entry);
/// What is known over what the entry held before.
[[nodiscard]] nlohmann::ordered_json templateJson(const AreaTemplate& kept);
/// Format and version, and an empty list.
[[nodiscard]] nlohmann::ordered_json emptyTemplates();
/// Refuses what is no such file as a whole.
[[nodiscard]] Result<nlohmann::ordered_json> templateDocument(const std::string& text,
                                                              const std::string& fileName);
[[nodiscard]] std::string documentText(const nlohmann::ordered_json& document);

}  // namespace mesomap::plan
