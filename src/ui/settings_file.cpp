// The settings on the disk: nothing in the file is lost that another version, or a hand, put there.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/platform/files.h"
#include "ui/settings.h"

namespace mesomap::ui {
namespace {

using FileJson = nlohmann::json;

constexpr std::size_t kMostFileBytes = std::size_t{1} << 20;

/// The new place, or empty where it cannot be moved.
std::filesystem::path putAside(const std::filesystem::path& file) {
  std::filesystem::path aside = file;
  aside += ".damaged";
  std::error_code failed;
  std::filesystem::rename(file, aside, failed);
  return failed ? std::filesystem::path() : aside;
}

bool isThere(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::exists(file, ignored);
}

}  // namespace

LoadedSettings loadSettings(const std::filesystem::path& file) {
  const Result<std::string> text = platform::readFile(file, kMostFileBytes);
  if (text && FileJson::parse(*text, nullptr, false, true).is_object()) {
    return {settingsFromText(*text), {}};
  }
  return {{}, isThere(file) ? putAside(file) : std::filesystem::path()};
}

Result<void> saveSettings(const Settings& settings, const std::filesystem::path& file) {
  FileJson wanted = FileJson::parse(settingsText(settings));
  FileJson merged = FileJson::object();
  if (const Result<std::string> text = platform::readFile(file, kMostFileBytes); text) {
    FileJson there = FileJson::parse(*text, nullptr, false, true);
    if (there.is_object()) {
      merged = std::move(there);
    } else {
      putAside(file);  // Damaged since the start.
    }
  }
  const auto version = merged.find("version");
  if (version != merged.end() && version->is_number_integer() && *version > wanted["version"]) {
    wanted["version"] = *version;
  }
  merged.update(wanted, true);
  // Of these the settings hold all there is; what was taken out of them is gone.
  for (const char* whole : {"keys", "recentCommands"}) merged[whole] = wanted[whole];
  return platform::writeFileAtomically(
      file, merged.dump(2, ' ', false, FileJson::error_handler_t::replace) + "\n",
      platform::Access::ownOnly);
}

}  // namespace mesomap::ui
