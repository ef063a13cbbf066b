// Collects the changes of one comparison: figures with their units, and words on one line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/plan_diff.h"

namespace mesomap::plan {

/// What the changes that follow are about; see Change.
struct Subject {
  const char* about = "plan";
  std::string id = {};
  RegionId region = {};
  std::string place = {};
};

/// A number and how it is written: {2, _("{} mm")}.
struct Figure {
  int decimals = 0;
  const char* pattern = "{}";
  [[nodiscard]] std::string text(double value) const;
  [[nodiscard]] std::string text(const std::optional<double>& value) const;  ///< or "not set"
};

class ChangeList {
 public:
  void about(Subject subject) { subject_ = std::move(subject); }

  void added(std::string text) { say(ChangeKind::added, "", std::move(text)); }
  void removed(std::string text) { say(ChangeKind::removed, "", std::move(text)); }
  /// A sentence of its own.
  void say(ChangeKind kind, const char* member, std::string text);
  /// "Spacing: 10 mm → 12 mm"; without a title "31 points → 24 points". For what differs.
  void changed(const char* member, const std::string& title, std::string before, std::string after);

  /// Each says nothing where both are the same.
  void words(const char* member, const std::string& title, const std::string& before,
             const std::string& after);
  void number(const char* member, const std::string& title, double before, double after,
              Figure figure);
  void number(const char* member, const std::string& title, const std::optional<double>& before,
              const std::optional<double>& after, Figure figure);
  void truth(const char* member, const std::string& title, bool before, bool after);

  [[nodiscard]] std::size_t size() const { return changes_.size(); }
  [[nodiscard]] std::vector<Change> take() { return std::move(changes_); }

 private:
  Subject subject_;
  std::vector<Change> changes_;
};

/// On one line, without what a terminal would take for orders.
[[nodiscard]] std::string onOneLine(std::string text);

}  // namespace mesomap::plan
