// Canonical JSON: our own few lines, so that order, decimals and line breaks are ours.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <span>
#include <string>
#include <string_view>

namespace mesomap::plan {

/// Appends to `out` a JSON string. Bytes that are not UTF-8 become U+FFFD, so that the file is
/// always JSON.
void appendQuoted(std::string& out, std::string_view text);
/// Fixed decimals, never "-0"; what is not a number becomes 0 (JSON has no word for it).
void appendNumber(std::string& out, double value, int decimals);
/// "[x, y, z]"
void appendVector(std::string& out, const glm::dvec3& value, int decimals);

/// Writes `"key": value` members with commas between, on one line or one a line.
class ObjectWriter {
 public:
  /// `indent` < 0: all on one line.
  ObjectWriter(std::string& out, int indent);
  /// Starts the next member; the caller appends its value to `out`.
  std::string& member(std::string_view key);
  void text(std::string_view key, std::string_view value) { appendQuoted(member(key), value); }
  void number(std::string_view key, double value, int decimals) {
    appendNumber(member(key), value, decimals);
  }
  void count(std::string_view key, std::uint64_t value) { member(key) += std::to_string(value); }
  void truth(std::string_view key, bool value) { member(key) += value ? "true" : "false"; }
  void vector(std::string_view key, const glm::dvec3& value, int decimals) {
    appendVector(member(key), value, decimals);
  }
  /// "[[x, y, z], …]" on one line.
  void vectors(std::string_view key, std::span<const glm::dvec3> values, int decimals);
  void close();

 private:
  std::string& out_;
  int indent_;
  bool first_ = true;
};

/// Writes an array with one item a line; "[]" when there is none.
class LinesWriter {
 public:
  LinesWriter(std::string& out, int indent) : out_(out), indent_(indent) { out_ += '['; }
  /// Starts the next item; the caller appends it to `out`.
  std::string& item();
  void close();

 private:
  std::string& out_;
  int indent_;
  bool first_ = true;
};

}  // namespace mesomap::plan
