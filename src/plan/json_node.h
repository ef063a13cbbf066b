// A node of a plan's JSON tree that knows how it was reached, so that every refusal names its
// place.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <glm/vec3.hpp>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "plan/plan.h"

namespace mesomap::plan {

/// Carried from the first fault to the one place that turns it into an Error; never leaves here.
struct Fault {
  std::string message;
};

[[noreturn]] inline void failAt(std::string_view place, std::string_view what) {
  throw Fault{fmt::format("{}: {}", place, what)};
}

/// A node and how it is reached, for messages. The path is only put together when one is needed.
class Node {
 public:
  Node(const nlohmann::json& value, const Node* parent, std::string_view key, std::size_t index = 0)
      : value_(value), parent_(parent), key_(key), index_(index) {}

  [[nodiscard]] const nlohmann::json& value() const { return value_; }
  [[nodiscard]] std::string place() const {
    if (parent_ == nullptr) return {};
    const std::string outer = parent_->place();
    if (key_.empty()) return fmt::format("{}[{}]", outer, index_);
    return outer.empty() ? std::string(key_) : fmt::format("{}.{}", outer, key_);
  }
  [[noreturn]] void fail(std::string_view what) const { failAt(place(), what); }

  [[nodiscard]] bool has(const char* key) const { return value_.contains(key); }
  [[nodiscard]] Node at(const char* key) const { return {value_.at(key), this, key}; }
  [[nodiscard]] Node item(std::size_t i) const { return {value_.at(i), this, {}, i}; }
  [[nodiscard]] std::size_t size() const { return value_.size(); }

  [[nodiscard]] std::string text() const { return value_.get<std::string>(); }
  [[nodiscard]] std::string text(const char* key) const { return at(key).text(); }
  [[nodiscard]] std::string textOr(const char* key) const { return has(key) ? text(key) : ""; }
  [[nodiscard]] double number(const char* key, int decimals) const {
    const double value = value_.at(key).get<double>();
    if (!std::isfinite(value)) at(key).fail("not a finite number");
    return roundTo(value, decimals);
  }
  [[nodiscard]] std::uint32_t count(const char* key) const {
    const nlohmann::json& value = value_.at(key);
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 0xffffffffu) {
      at(key).fail("not a whole number from 0 to 4294967295");
    }
    return value.get<std::uint32_t>();
  }
  [[nodiscard]] glm::dvec3 vector(int decimals) const {
    glm::dvec3 v(value_.at(0).get<double>(), value_.at(1).get<double>(),
                 value_.at(2).get<double>());
    for (int k = 0; k < 3; ++k) {
      if (!std::isfinite(v[k])) fail("not a finite number");
      v[k] = roundTo(v[k], decimals);
    }
    return v;
  }
  [[nodiscard]] std::optional<double> volume() const {
    if (!has("volumeMl")) return std::nullopt;
    return number("volumeMl", kVolumeDecimals);
  }

 private:
  const nlohmann::json& value_;
  const Node* parent_;
  std::string_view key_;
  std::size_t index_;
};

template <class Enum>
Enum named(const Node& node, std::initializer_list<std::pair<std::string_view, Enum>> names) {
  const std::string text = node.text();
  for (const auto& [name, value] : names) {
    if (text == name) return value;
  }
  node.fail("not one of the allowed values");
}

/// Each reads a text of one kind or refuses it.
[[nodiscard]] Side sideOf(const Node& node);
/// "r12" as 12: letter, then digits without a leading zero.
[[nodiscard]] std::uint32_t idOf(const Node& node, char letter);
/// Empty, or 64 digits of lower-case hex.
[[nodiscard]] std::string hashOf(const Node& node);
/// Refuses a vector whose length is not 1.
void checkUnit(const Node& node);

}  // namespace mesomap::plan
