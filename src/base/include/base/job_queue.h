// Background work: a worker thread that runs jobs in order and hands results back as closures, and
// another one for work that nobody waits for.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/progress.h"

namespace mesomap {

/// Runs jobs one after another on a worker thread; those posted aside, among themselves, on another
/// one that gives way to everything else on the computer. A job returns a closure ("completion")
/// that is run on the owner's thread by `runCompletions()`; so no job ever touches the owner's
/// state.
class JobQueue {
 public:
  using Completion = std::function<void()>;
  using Work = std::function<Completion(const Progress&)>;
  using FailureHandler = std::function<void(const std::string& name, const std::string& what)>;

  struct Status {
    std::string name;       ///< As given to `post`, for people.
    std::string stage;      ///< The running job's last stage text.
    double fraction = 0.0;  ///< 0..1
    double seconds = 0.0;   ///< Since the running job started.
  };

  /// `wake` is called from the worker whenever a completion is ready or progress moved (may be
  /// empty).
  explicit JobQueue(std::function<void()> wake = {});
  ~JobQueue();  ///< Cancels everything and joins.
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Queues work; returns its number.
  std::uint64_t post(std::string name, Work work);
  /// The same for what is only shown on the way: it neither waits for what was posted nor holds it
  /// up, and takes the processor's time that is left over.
  std::uint64_t postAside(std::string name, Work work);
  /// Asks job `number` to stop; its completion is dropped even if it already waits to be run.
  /// Harmless for a finished job.
  void cancel(std::uint64_t number);
  void cancelAll();

  /// Runs every completion that is ready, on the calling thread. Returns how many ran.
  int runCompletions();
  /// Blocks until all queued work is finished, running completions (headless commands and tests).
  void drain();
  /// True when nothing is queued, running or waiting for `runCompletions()`.
  [[nodiscard]] bool idle() const;
  /// What runs of what was posted, not aside.
  [[nodiscard]] std::optional<Status> running() const;

  /// Called by `runCompletions()`, in the job's turn, for a job that threw. The log has it too.
  void setFailureHandler(FailureHandler handler);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mesomap
