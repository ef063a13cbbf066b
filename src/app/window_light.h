// The soft shadows of a scan's skin, found beside everything else: pictures do not wait for them.
#pragma once

#include <functional>
#include <memory>

#include "base/job_queue.h"
#include "scene/surface_model.h"

namespace mesomap::app {

class WindowLight {
 public:
  using Found =
      std::function<void(const scene::SurfaceModelPtr&, std::shared_ptr<const surface::Openness>)>;
  /// `wake` is called from the worker when the shadows are there, `found` by `collect`.
  WindowLight(std::function<void()> wake, Found found);
  WindowLight(const WindowLight&) = delete;
  WindowLight& operator=(const WindowLight&) = delete;

  /// Looks for those of `model`, unless it brings them or was asked for already; what was looked
  /// for before is given up. Null: nothing is open. Not `kept`: the cache is to hold nothing of it.
  void want(const scene::SurfaceModelPtr& model, bool kept);
  /// Takes over what is ready, on the window's thread; how many came.
  int collect() { return jobs_.runCompletions(); }

 private:
  Found found_;
  std::weak_ptr<const scene::SurfaceModel> wanted_;
  bool kept_ = true;
  JobQueue jobs_;
};

}  // namespace mesomap::app
