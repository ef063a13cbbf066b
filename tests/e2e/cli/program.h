// Runs the real program and keeps what it said.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace mesomap::e2e {

struct Ran {
  int status = -1;  ///< Exit status, or 128 + signal.
  std::string out;
  std::string err;
};

/// `mesomap WORDS...` with a home of its own, no display, messages in English. `folder` is the
/// working folder.
[[nodiscard]] Ran runMesomap(const std::vector<std::string>& words,
                             const std::filesystem::path& folder,
                             const std::vector<std::string>& environment = {});

/// The same with any program, by its full path.
[[nodiscard]] Ran runOther(const std::string& program, const std::vector<std::string>& words,
                           const std::filesystem::path& folder,
                           const std::vector<std::string>& environment = {});

[[nodiscard]] std::string contentsOf(const std::filesystem::path& path);
void writeText(const std::filesystem::path& path, const std::string& text);

/// Every story stands in a folder of its own.
class Story : public ::testing::Test {
 protected:
  Ran run(const std::vector<std::string>& words, const std::vector<std::string>& environment = {}) {
    return runMesomap(words, folder_.path(), environment);
  }
  [[nodiscard]] std::filesystem::path in(const std::string& name) const { return folder_ / name; }
  /// Names of what lies in the folder, the program's own home aside.
  [[nodiscard]] std::vector<std::string> files() const;

  test::TemporaryFolder folder_;
};

}  // namespace mesomap::e2e
