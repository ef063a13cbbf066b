// What an area is called before the client.
#pragma once

#include <string>

#include "plan/plan.h"
#include "scene/client_texts.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

struct ClientName {
  std::string shown;
  std::string claim;  ///< Words for which the typed name was kept back, or empty.
};

/// "Your left cheek" where the name is the atlas's own; what the user typed, as it is, where the
/// claim guard lets it pass and it holds no product, person or dose; else the atlas's name or
/// "Area 3". `index` is the region's in the plan.
[[nodiscard]] ClientName clientNameOf(const plan::Plan& plan, std::size_t index,
                                      const SurfaceModel& model, const ClientTexts& texts);

/// "Cheek" → "Your left cheek". `english` is the atlas's name, `translated` the same in the
/// language of `texts`.
[[nodiscard]] std::string yourArea(const std::string& english, const std::string& translated,
                                   plan::Side side, const ClientTexts& texts);

}  // namespace mesomap::scene
