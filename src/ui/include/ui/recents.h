// Plans that were opened or saved last, newest first: recents.json in the state folder, for this
// user alone. Shown by file name, and only when asked for: the client sits beside the screen.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace mesomap::ui {

class Recents {
 public:
  static constexpr std::size_t kMost = 8;

  /// Puts a plan first; one that is in the list already only moves there. The path is taken as
  /// absolute; a name may be any bytes.
  void add(const std::filesystem::path& plan);
  void remove(const std::filesystem::path& plan);
  void forget() { plans_.clear(); }
  [[nodiscard]] const std::vector<std::filesystem::path>& plans() const { return plans_; }

  /// Text of the file, and back. What is damaged is left out: a list of names stops no start.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] static Recents fromText(const std::string& text);

 private:
  std::vector<std::filesystem::path> plans_;
};

/// A missing or unreadable file gives an empty list.
[[nodiscard]] Recents loadRecents(const std::filesystem::path& file);

/// The name a plan goes by among people: without folder and ".mesomap.json".
[[nodiscard]] std::string planName(const std::filesystem::path& plan);

}  // namespace mesomap::ui
