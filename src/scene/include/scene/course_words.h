// The course in words, for lists and the command line, and the reactions that have a code.
#pragma once

#include <array>
#include <glm/vec3.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "plan/course_steps.h"

namespace mesomap::scene {

/// SNOMED CT "injection site …", as DICOM CID 60, 9300 and 10043 list them.
struct CodedReaction {
  std::string_view code;
  const char* name;  ///< marked for translation
};
[[nodiscard]] const std::array<CodedReaction, 20>& codedReactions();

[[nodiscard]] std::string sessionStateWords(plan::SessionState state);  ///< "under way"
/// "31 done, 3 skipped, 0.62 mL given"; empty of one that is planned.
[[nodiscard]] std::string sessionSummary(const plan::Plan& plan, const plan::Session& session);
/// "Bruising, forehead: small", with the time before it.
[[nodiscard]] std::string reactionWords(const plan::Session& session,
                                        const plan::Reaction& reaction, const plan::Plan& plan);
/// "By A on 2026-11-22: 0.06 mL … (typing error)".
[[nodiscard]] std::string correctionWords(const plan::Correction& correction);

/// Where points were injected in the last session that is done, mm; none while the points of the
/// plan still show that session.
[[nodiscard]] std::vector<glm::vec3> lastSessionPlaces(const plan::Plan& plan);

}  // namespace mesomap::scene
