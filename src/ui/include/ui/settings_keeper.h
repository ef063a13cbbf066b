// Brings the settings to their file a moment after they changed, so that whatever ends the program
// costs no more than that moment. The file is written on a thread of its own.
#pragma once

#include <filesystem>
#include <optional>

#include "base/job_queue.h"
#include "ui/settings.h"

namespace mesomap::ui {

class SettingsKeeper {
 public:
  /// An empty `file`: there is no place for settings, and nothing is ever written.
  SettingsKeeper(std::filesystem::path file, Settings asRead);

  /// To be told often of what the settings are; cheap while they stay the same.
  void tick(const Settings& now, double nowSeconds);
  /// Seconds until tick() will write, if it will.
  [[nodiscard]] std::optional<double> dueIn(double nowSeconds) const;
  /// At the end: what the file does not hold yet is written before this returns.
  void finish(const Settings& now);

 private:
  void write();

  std::filesystem::path file_;
  Settings seen_;
  Settings written_;  ///< Also where writing failed: the log says so, the next change tries again.
  std::optional<double> changed_, changedFirst_;  ///< When, since the last write.
  JobQueue jobs_;
};

}  // namespace mesomap::ui
