// A small log that holds no client data: what the program did, for a fault report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mesomap {

enum class LogLevel { info, warning, error };

/// Appends one line to the in-memory log (the newest 2,000 lines are kept) and, for warnings and
/// errors, to standard error unless quiet. Thread-safe.
void log(LogLevel level, std::string_view text);
void setLogQuiet(bool quiet);
[[nodiscard]] std::vector<std::string> logLines();

}  // namespace mesomap
