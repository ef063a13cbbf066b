// Views that a practitioner keeps in the plan, as cameras; what a new one may be called.
#pragma once

#include <string>

#include "plan/plan.h"
#include "scene/camera.h"
#include "scene/session.h"

namespace mesomap::scene {

[[nodiscard]] Camera cameraOf(const plan::KeptView& view);
/// Rounded to the decimals of the plan file.
[[nodiscard]] plan::KeptView keptView(std::string name, const Camera& camera);
/// After the standard view that the camera looks from or the chosen area, else "View 3"; never a
/// name that the plan has already.
[[nodiscard]] std::string suggestedViewName(const Session& session, const Camera& camera);
/// Why a view cannot be called so, in a sentence, or empty. `besides`: the view's own name.
[[nodiscard]] std::string viewNameRefusal(const plan::Plan& plan, const std::string& name,
                                          const std::string& besides = {});

}  // namespace mesomap::scene
