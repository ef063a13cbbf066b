// Fields of a catalogue's entry, read with their limits: a refusal says which field and why.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/technique.h"

namespace mesomap::plan {

/// Carried from the first fault to whoever leaves the entry out; never leaves the plan floor.
struct CatalogueFault {
  std::string place;   ///< "techniques[2].spacing.max"
  std::string reason;  ///< "300 is not between 2 and 30", translated
};

/// What a range of one kind must keep to; ends included.
struct RangeLimits {
  const char* unit;
  int decimals;
  double least, most;
};

class Fields {
 public:
  /// `own`: the user's entry, whose typical figure may lie outside min to max.
  Fields(const nlohmann::json& object, std::string place, bool own = false);

  [[noreturn]] void fail(const std::string& reason) const;
  [[noreturn]] void failAt(std::string_view key, const std::string& reason) const;
  [[nodiscard]] bool own() const { return own_; }
  [[nodiscard]] bool has(const char* key) const { return object_.contains(key); }
  [[nodiscard]] const nlohmann::json& member(const char* key) const;
  [[nodiscard]] Fields at(const char* key) const;
  /// Without control characters, at most `most` bytes; not empty unless `empty`.
  [[nodiscard]] std::string text(const char* key, std::size_t most = 800, bool empty = false) const;
  [[nodiscard]] std::string textOr(const char* key, std::size_t most = 800) const;
  /// Letters, digits, '-', '_' and '.'.
  [[nodiscard]] std::string id(const char* key = "id") const;
  [[nodiscard]] std::vector<std::string> ids(const char* key) const;
  [[nodiscard]] std::string day(const char* key) const;  ///< "2026-11-20"
  [[nodiscard]] double number(const char* key, double least, double most) const;
  [[nodiscard]] bool truth(const char* key) const;  ///< False where it is not there.
  [[nodiscard]] Range range(const char* key, const RangeLimits& limits) const;
  [[nodiscard]] std::optional<Range> rangeIfThere(const char* key, const RangeLimits& limits) const;

 private:
  const nlohmann::json& object_;
  std::string place_;
  bool own_ = false;
};

inline constexpr RangeLimits kSpacingLimits{"mm", 3, 2, 30};
inline constexpr RangeLimits kPitchLimits{"mm", 3, 0.5, 30};
inline constexpr RangeLimits kDepthLimits{"mm", 3, 0, 40};
inline constexpr RangeLimits kAngleLimits{"deg", 2, 1, 90};
inline constexpr RangeLimits kVolumeLimits{"mL", 4, 0, 5};
inline constexpr RangeLimits kPassesLimits{"passes", 0, 0, 100};
inline constexpr RangeLimits kMinutesLimits{"min", 1, 0, 480};
inline constexpr RangeLimits kSessionsLimits{"sessions", 0, 1, 100};
inline constexpr RangeLimits kIntervalLimits{"days", 0, 1, 730};
inline constexpr RangeLimits kNeedleLimits{"mm", 3, 0.5, 100};

[[nodiscard]] Technique techniqueFrom(const Fields& fields);

}  // namespace mesomap::plan
