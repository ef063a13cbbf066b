#include "json_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace mesomap::plan {

namespace {

struct Open {
  bool object = false;
  bool wantsKey = false;
  std::vector<std::string_view> keys;
};

class Scanner {
 public:
  Scanner(std::string_view text, const GuardLimits& limits) : text_(text), limits_(limits) {}

  std::optional<std::string> run() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        if (!readString()) return atEnd();
      } else if (c == '{' || c == '[') {
        open(c == '{');
      } else if (c == '}' || c == ']') {
        if (!open_.empty()) open_.pop_back();
      } else if (c == ',') {
        ++values_;
        if (!open_.empty()) open_.back().wantsKey = open_.back().object;
      }
      if (!problem_.empty()) return placeInText(text_, at_) + ": " + problem_;
    }
    if (!open_.empty()) return atEnd();
    return std::nullopt;
  }

 private:
  std::string atEnd() const {
    return placeInText(text_, text_.size()) + ": the file ends in the middle";
  }

  void open(bool object) {
    if (open_.size() >= limits_.depth) {
      problem_ = fmt::format("nested more than {} deep", limits_.depth);
    } else if (++values_ > limits_.values) {
      problem_ = fmt::format("the file holds more than {} values", limits_.values);
    }
    open_.push_back({object, object, {}});
  }

  /// Leaves at_ on the closing quote; false when there is none.
  bool readString() {
    const std::size_t start = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    if (at_ >= text_.size()) return false;
    if (!open_.empty() && open_.back().wantsKey) keep(text_.substr(start, at_ - start));
    return true;
  }

  void keep(std::string_view key) {
    Open& object = open_.back();
    object.wantsKey = false;
    if (std::find(object.keys.begin(), object.keys.end(), key) != object.keys.end()) {
      problem_ = fmt::format("\"{}\" is there twice", key.substr(0, 60));
    } else if (object.keys.size() >= limits_.membersPerObject) {
      problem_ = fmt::format("an object has more than {} members", limits_.membersPerObject);
    }
    object.keys.push_back(key);
  }

  std::string_view text_;
  GuardLimits limits_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
  std::vector<Open> open_;
  std::string problem_;
};

}  // namespace

std::string placeInText(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t lastBreak = before.rfind('\n');
  const std::string_view line =
      lastBreak == std::string_view::npos ? before : before.substr(lastBreak + 1);
  const auto column = std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  });
  return fmt::format("line {}, column {}", lines + 1, column + 1);
}

std::optional<std::string> guardJson(std::string_view text, const GuardLimits& limits) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return "the file is empty";
  // The parser would take it for the end and ignore what follows.
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    return placeInText(text, zero) + ": a zero byte; this is not JSON";
  }
  return Scanner(text, limits).run();
}

}  // namespace mesomap::plan
