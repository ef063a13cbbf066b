// The map of the course that is open, found in the background.
#pragma once

#include <cstdint>
#include <memory>

#include "base/job_queue.h"
#include "plan/plan.h"
#include "scene/burden_map.h"

namespace mesomap::scene {

/// For the thread that runs the completions of `jobs`, which must outlive it.
class BurdenMaps {
 public:
  explicit BurdenMaps(JobQueue& jobs) : jobs_(jobs) {}
  ~BurdenMaps() { forget(); }
  BurdenMaps(const BurdenMaps&) = delete;
  BurdenMaps& operator=(const BurdenMaps&) = delete;

  /// Of the sessions that are done. Work begins when it is first asked for and whenever the map
  /// would be another; meanwhile the one before is given, if it is of the same surface. Null where
  /// no session is done, and until the first map is there.
  [[nodiscard]] BurdenMapPtr of(const SurfaceModelPtr& model, const plan::PlanPtr& plan);
  void forget();  ///< Stops what is under way.

 private:
  struct Work {
    SurfaceModelPtr model;
    plan::PlanPtr plan;  ///< The newest that `source` was found to be of.
    BurdenSource source;
    BurdenMapPtr map;  ///< Of `source`, or of the one before until it is there.
    std::uint64_t number = 0;
  };
  JobQueue& jobs_;
  std::shared_ptr<Work> work_;
};

}  // namespace mesomap::scene
