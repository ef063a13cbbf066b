#include "base/log.h"

#include <cstdio>
#include <deque>
#include <mutex>

namespace mesomap {
namespace {

constexpr std::size_t kKeptLines = 2000;

struct Store {
  std::mutex mutex;
  std::deque<std::string> lines;
  bool quiet = false;
};

Store& store() {
  static Store instance;
  return instance;
}

const char* word(LogLevel level) {
  switch (level) {
    case LogLevel::warning:
      return "warning: ";
    case LogLevel::error:
      return "error: ";
    case LogLevel::info:
      break;
  }
  return "";
}

}  // namespace

void log(LogLevel level, std::string_view text) {
  std::string line = word(level);
  line.append(text);
  Store& kept = store();
  const std::scoped_lock lock(kept.mutex);
  if (level != LogLevel::info && !kept.quiet) {
    std::fprintf(stderr, "mesomap: %s\n", line.c_str());
  }
  kept.lines.push_back(withoutNames(line));
  if (kept.lines.size() > kKeptLines) kept.lines.pop_front();
}

void setLogQuiet(bool quiet) {
  Store& kept = store();
  const std::scoped_lock lock(kept.mutex);
  kept.quiet = quiet;
}

std::vector<std::string> logLines() {
  Store& kept = store();
  const std::scoped_lock lock(kept.mutex);
  return {kept.lines.begin(), kept.lines.end()};
}

}  // namespace mesomap
