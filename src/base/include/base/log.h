// A small log that holds no client data: what the program did, for a fault report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mesomap {

enum class LogLevel { info, warning, error };

/// Appends one line, as `withoutNames` leaves it, to the in-memory log (the newest 2,000 lines are
/// kept) and, for warnings and errors, as it is to standard error unless quiet. Thread-safe.
void log(LogLevel level, std::string_view text);
void setLogQuiet(bool quiet);
[[nodiscard]] std::vector<std::string> logLines();

/// The line with "…" for what may name a client or a file: every quoted text, and between two
/// colons whatever holds a path or the name of a file. Rather too much goes than too little.
[[nodiscard]] std::string withoutNames(std::string_view line);

}  // namespace mesomap
