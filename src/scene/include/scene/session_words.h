// The open plan in plain sentences, with the names that its figure has for zones.
#pragma once

#include <string>
#include <vector>

#include "exchange/plan_in_words.h"
#include "plan/catalogue.h"
#include "plan/technique.h"
#include "scene/session.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

/// `model` may be null: zones then go by their ids.
[[nodiscard]] std::vector<exchange::WordsPart> wordsOf(
    const plan::Plan& plan, const std::vector<plan::Technique>& techniques,
    const std::vector<plan::Indication>& indications, const SurfaceModelPtr& model,
    bool withoutPersonalData);
/// Of what is open now.
[[nodiscard]] std::vector<exchange::WordsPart> wordsOf(const Session& session,
                                                       bool withoutPersonalData);

}  // namespace mesomap::scene
