// The words after `mesomap plan`: options before the first target are defaults, options after a
// target belong to that region.
#pragma once

#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "cli_common.h"
#include "plan/plan.h"
#include "plan/technique.h"

namespace mesomap::app {

/// Figures of a rule as given; what is absent comes from the defaults, then from the technique.
struct RuleOptions {
  std::optional<std::string> technique, pattern;
  std::optional<double> spacingMm, marginMm, directionDeg, depthMm, angleDeg, volumeMl;
  std::optional<double> pitchMm, edgeSpacingMm, edgeWidthMm, passes, minutes;
  std::optional<std::string> guide, stamp, set, order;
  bool rowPoints = false;
  bool mirror = false;
  bool operator==(const RuleOptions&) const = default;
};

struct AreaTarget {
  std::string area;  ///< atlas id
  std::optional<std::string> side;
};
struct StrokeTarget {
  std::vector<glm::dvec3> points;  ///< mm
  double brushMm = 20.0;
};

/// Every template of the file, each on its own area with its own figures.
struct TemplateTarget {
  std::string file;
};

struct Target {
  std::variant<AreaTarget, StrokeTarget, TemplateTarget> what;
  RuleOptions rule;
};

struct PlanArguments {
  CommonOptions common;
  std::string surface;
  std::string output;
  std::string client;
  std::string noticeRead;
  std::string saveSet;
  std::vector<std::string> keepZones;  ///< "lips=reason"
  std::vector<std::string> leaveOutZones;
  RuleOptions defaults;
  std::vector<Target> targets;
};

/// As it is written: "--area cheek:left", "--stroke", "--template mine.json".
[[nodiscard]] std::string nameOf(const Target& target);

/// The arguments, or the exit status of a command that ends here (the message is printed).
[[nodiscard]] std::variant<PlanArguments, int> parsePlanArguments(const Arguments& arguments);

/// "1,2,3 4,5,6" → two points. Errors name the word.
[[nodiscard]] Result<std::vector<glm::dvec3>> parsePoints(const std::string& text,
                                                          const std::string& option = "--stroke");

/// A multi-needle head: "ring-5:4" is five pins in a ring, 4 mm between neighbours; line-N and
/// square-N (9, 16 ...) likewise; "NAME=x,y x,y ..." pins of the user's own, mm from the middle.
[[nodiscard]] Result<plan::Stamp> parseStamp(const std::string& text);

/// The guide given for a target, in mm; empty where there is none.
[[nodiscard]] Result<std::vector<glm::dvec3>> guideFrom(const RuleOptions& defaults,
                                                        const RuleOptions& own);

/// The rule for one target, or what is missing.
[[nodiscard]] Result<plan::Rule> ruleFrom(const RuleOptions& defaults, const RuleOptions& own,
                                          const std::vector<plan::Technique>& techniques,
                                          const std::string& subject);

}  // namespace mesomap::app
