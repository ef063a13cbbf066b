#include "ui/settings_keeper.h"

#include <algorithm>
#include <utility>

#include "base/log.h"

namespace mesomap::ui {
namespace {

constexpr double kAfterLastChange = 1.0;   ///< seconds
constexpr double kAfterFirstChange = 5.0;  ///< While something changes all the time.

void writeSettings(const Settings& settings, const std::filesystem::path& file) {
  if (const auto saved = saveSettings(settings, file); !saved) {
    log(LogLevel::warning, saved.error().text());
  }
}

}  // namespace

SettingsKeeper::SettingsKeeper(std::filesystem::path file, Settings asRead)
    : file_(std::move(file)), seen_(asRead), written_(std::move(asRead)) {}

void SettingsKeeper::tick(const Settings& now, double nowSeconds) {
  jobs_.runCompletions();
  if (!(now == seen_)) {
    seen_ = now;
    changed_ = nowSeconds;
    if (!changedFirst_) changedFirst_ = nowSeconds;
  }
  if (const auto due = dueIn(nowSeconds); due && *due <= 0) write();
}

std::optional<double> SettingsKeeper::dueIn(double nowSeconds) const {
  if (!changed_ || file_.empty()) return std::nullopt;
  const double at = std::min(*changed_ + kAfterLastChange, *changedFirst_ + kAfterFirstChange);
  return std::max(0.0, at - nowSeconds);
}

void SettingsKeeper::write() {
  changed_.reset();
  changedFirst_.reset();
  if (seen_ == written_) return;
  written_ = seen_;
  jobs_.post("settings", [settings = seen_, file = file_](const Progress&) {
    writeSettings(settings, file);
    return JobQueue::Completion();
  });
}

void SettingsKeeper::finish(const Settings& now) {
  // One that is under way would else end after this one.
  jobs_.drain();
  changed_.reset();
  changedFirst_.reset();
  seen_ = now;
  if (file_.empty() || seen_ == written_) return;
  written_ = seen_;
  writeSettings(seen_, file_);
}

}  // namespace mesomap::ui
