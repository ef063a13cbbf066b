// Templates: an area's figures under a name of the user's own ("My forehead"), to be given to other
// areas and figures. They hold nothing of a client and no lot or expiry, and lie in one file of the
// settings folder, apart from every plan. See docs/templates.md.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace mesomap::plan {

struct AreaTemplate {
  std::string name;        ///< unlike those of the user's other templates
  std::string area;        ///< atlas id that it was made on, or empty
  Side side = Side::none;  ///< the one side that is meant; none: every side that the area has
  Rule rule;               ///< without product, which has an id in a plan alone
  std::string product;     ///< its name, or empty
  /// The entry as it stood in the file, or empty: what this version does not know stays in it.
  std::string source;
};
/// But for `source`.
[[nodiscard]] bool sameTemplate(const AreaTemplate& a, const AreaTemplate& b);

inline constexpr std::size_t kMostTemplates = 500;
inline constexpr std::size_t kLongestTemplateName = 120;  ///< bytes

/// What the area would be kept as: both sides where it is linked. An order of work by hand belongs
/// to the points that are there, so it becomes the usual one.
[[nodiscard]] AreaTemplate templateOf(const Plan& plan, const Region& region,
                                      const std::string& name);
/// The figures of one area for another one of the same plan.
[[nodiscard]] Rule ruleForAnother(Rule rule);

/// The template's rule for an area of that plan: with the plan's product of its name, if one has
/// it.
struct RuleOfTemplate {
  Rule rule;
  bool productMissing = false;  ///< It names a product that this plan does not have.
};
[[nodiscard]] RuleOfTemplate ruleOf(const AreaTemplate& from, const Plan& plan);

struct Templates {
  std::vector<AreaTemplate> all;  ///< in the order of the file
  /// What was left out, one sentence each: file, field and reason.
  std::vector<std::string> problems;
};
[[nodiscard]] const AreaTemplate* findTemplate(const std::vector<AreaTemplate>& all,
                                               const std::string& name);
/// `name`, or with the first number that makes it unlike all others: "My forehead (2)".
[[nodiscard]] std::string freeTemplateName(const std::vector<AreaTemplate>& all,
                                           const std::string& name);
/// What is wrong with it as a name; empty: nothing.
[[nodiscard]] std::string templateNameFault(const std::string& name);

/// Errors where the text as a whole is no such file, or is of a newer version.
[[nodiscard]] Result<Templates> parseTemplates(const std::string& text,
                                               const std::string& fileName);
[[nodiscard]] std::string templatesText(const std::vector<AreaTemplate>& all);

// --- the user's file (area_template_file.cpp) ---------------------------------------------------

/// templates.json in the settings folder; need not exist.
[[nodiscard]] Result<std::filesystem::path> templateFile();
/// A file that is not there holds none.
[[nodiscard]] Result<Templates> readTemplates(const std::filesystem::path& file);
/// Puts the template in the place of the one of its name, or last. Refused, in words, where it
/// could not be read back, or where the file as a whole cannot be read: that is not written over.
[[nodiscard]] Result<void> keepTemplate(const std::filesystem::path& file,
                                        const AreaTemplate& kept);
[[nodiscard]] Result<void> removeTemplate(const std::filesystem::path& file,
                                          const std::string& name);
/// Refused where another one has the name.
[[nodiscard]] Result<void> renameTemplate(const std::filesystem::path& file,
                                          const std::string& name, const std::string& to);
struct ImportedTemplates {
  std::size_t taken = 0;    ///< Those that are there just so are not counted.
  std::size_t renamed = 0;  ///< of them, because another one had the name
  std::vector<std::string> problems;
};
/// Takes what another file holds over into the user's; nothing that is there is replaced.
[[nodiscard]] Result<ImportedTemplates> importTemplates(const std::filesystem::path& file,
                                                        const std::filesystem::path& from);

}  // namespace mesomap::plan
