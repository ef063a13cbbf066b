// Entries of the catalogue, from JSON and to it.
#pragma once

#include <nlohmann/json.hpp>

#include "catalogue_fields.h"
#include "plan/catalogue.h"

namespace mesomap::plan {

// Each throws CatalogueFault.
[[nodiscard]] NeedleEntry needleFrom(const Fields& fields);
[[nodiscard]] HeadEntry headFrom(const Fields& fields);
[[nodiscard]] ProductClass productClassFrom(const Fields& fields);
[[nodiscard]] ProductName productFrom(const Fields& fields);
[[nodiscard]] Indication indicationFrom(const Fields& fields);
[[nodiscard]] SkinThickness thicknessFrom(const Fields& fields);
[[nodiscard]] LabelLimit labelFrom(const Fields& fields);
[[nodiscard]] CountryNotice noticeFrom(const Fields& fields);

[[nodiscard]] nlohmann::json entryJson(const Technique& technique);
[[nodiscard]] nlohmann::json entryJson(const NeedleEntry& needle);
[[nodiscard]] nlohmann::json entryJson(const HeadEntry& head);
[[nodiscard]] nlohmann::json entryJson(const ProductName& product);

}  // namespace mesomap::plan
