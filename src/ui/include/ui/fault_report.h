// What goes into a fault report: the program, the machine, and what was done, without a word about
// the client.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace mesomap::ui {

/// What a person wrote into the plan, and the names of its files: none of it leaves with a report.
/// Of the client's reference, the author and the files also each word of three letters or more.
[[nodiscard]] std::vector<std::string> ownWords(const plan::Plan& plan,
                                                const std::filesystem::path& file);

/// `facts` ("System: Linux 6.1"), then the newest 200 of the log's lines without the names of files
/// and people (withoutNames). Each of `words` is replaced by "…" wherever it stands as a word.
[[nodiscard]] std::string faultReport(const std::vector<std::string>& facts,
                                      const std::vector<std::string>& lines,
                                      const std::vector<std::string>& words);

}  // namespace mesomap::ui
