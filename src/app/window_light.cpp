#include "window_light.h"

#include <utility>

#include "base/log.h"
#include "base/platform/folders.h"
#include "scene/skin_light.h"

namespace mesomap::app {

WindowLight::WindowLight(std::function<void()> wake, Found found)
    : found_(std::move(found)), jobs_(std::move(wake)) {}

void WindowLight::want(const scene::SurfaceModelPtr& model, bool kept) {
  if (wanted_.lock() == model && kept == kept_) return;
  jobs_.cancelAll();
  wanted_ = model;
  kept_ = kept;
  if (!model || model->openness) return;
  jobs_.postAside("light", [this, model, kept](const Progress& progress) -> JobQueue::Completion {
    const auto folder = platform::cacheFolder();
    std::filesystem::path cache = folder ? *folder : std::filesystem::path();
    if (!kept) {
      scene::forgetOpenness(*model, cache);
      cache.clear();
    }
    auto openness = scene::skinOpenness(*model, cache, progress);
    if (!openness) {
      if (openness.error().kind != ErrorKind::cancelled) {
        log(LogLevel::warning, openness.error().text());
      }
      return {};
    }
    return [this, model, light = std::move(*openness)] { found_(model, light); };
  });
}

}  // namespace mesomap::app
