#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "plan/plan_file.h"

namespace mesomap::fuzz {

bool planTarget(const std::string& text) {
  const auto opened = plan::parsePlan(text, "fuzz");
  if (!opened) {
    require(!opened.error().message.empty(), "every refusal says why");
    require(opened.error().kind == ErrorKind::refused, "a bad text is refused, nothing else");
    return false;
  }
  const plan::Plan& read = opened->plan;
  for (const auto& region : read.regions) {
    for (const plan::Site& site : region->sites) {
      require(site.place.triangle < read.surface.triangles, "triangles are in range");
    }
  }
  // What was read can be written and comes back the same.
  const std::string written = plan::planText(read);
  const auto again = plan::parsePlan(written, "fuzz");
  require(again.ok(), "what was read can be written and read again");
  require(plan::samePlan(again->plan, read), "the plan comes back the same");
  require(plan::planText(again->plan) == written, "the text comes back the same");
  return true;
}

}  // namespace mesomap::fuzz
