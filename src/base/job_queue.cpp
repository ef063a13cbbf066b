#include "base/job_queue.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "base/log.h"

namespace mesomap {
namespace {

using Clock = std::chrono::steady_clock;

// Finer progress than this would only wake the window for a bar that does not move.
constexpr double kProgressStep = 0.01;

struct Pending {
  std::uint64_t number = 0;
  std::string name;
  JobQueue::Work work;
};

struct Running {
  std::uint64_t number = 0;
  std::stop_source stop;
  Clock::time_point started;
  JobQueue::Status status;
};

struct Ready {
  std::uint64_t number = 0;
  JobQueue::Completion completion;
};

}  // namespace

struct JobQueue::Impl {
  explicit Impl(std::function<void()> wakeOwner) : wake(std::move(wakeOwner)) {}

  const std::function<void()> wake;
  mutable std::mutex mutex;
  std::condition_variable workCame;
  std::condition_variable somethingEnded;
  std::deque<Pending> pending;
  std::optional<Running> current;
  std::deque<Ready> ready;
  FailureHandler failed;
  std::uint64_t lastNumber = 0;
  bool closing = false;
  std::thread worker;

  [[nodiscard]] bool idleLocked() const { return pending.empty() && !current && ready.empty(); }

  void wakeOwner() const {
    if (wake) wake();
  }

  void report(std::uint64_t number, double fraction, std::string_view stage) {
    {
      const std::scoped_lock lock(mutex);
      if (!current || current->number != number) return;
      Status& status = current->status;
      const double value = std::isfinite(fraction) ? std::clamp(fraction, 0.0, 1.0) : 0.0;
      if (stage == status.stage && std::abs(value - status.fraction) < kProgressStep) return;
      status.fraction = value;
      status.stage = stage;
    }
    wakeOwner();
  }

  /// Runs the work; what it throws becomes a completion that tells the owner.
  Completion perform(const Pending& job, std::stop_token stop) {
    const Progress progress{std::move(stop),
                            [this, number = job.number](double fraction, std::string_view stage) {
                              report(number, fraction, stage);
                            }};
    std::string what;
    try {
      return job.work(progress);
    } catch (const std::exception& error) {
      what = error.what();
    } catch (...) {
      what = "unknown failure";
    }
    log(LogLevel::error, job.name + ": " + what);
    return [this, name = job.name, what] {
      FailureHandler handler;
      {
        const std::scoped_lock lock(mutex);
        handler = failed;
      }
      if (handler) handler(name, what);
    };
  }

  void loop() {
    std::unique_lock lock(mutex);
    for (;;) {
      workCame.wait(lock, [this] { return closing || !pending.empty(); });
      if (closing) return;
      Pending job = std::move(pending.front());
      pending.pop_front();
      current = Running{job.number, {}, Clock::now(), Status{job.name, {}, 0.0, 0.0}};
      const std::stop_token stop = current->stop.get_token();
      lock.unlock();

      Completion completion = perform(job, stop);
      job.work = nullptr;  // What the work captured dies here, outside the lock.

      lock.lock();
      Completion dropped;
      if (stop.stop_requested()) {
        dropped = std::move(completion);
      } else if (completion) {
        ready.push_back(Ready{job.number, std::move(completion)});
      }
      current.reset();
      somethingEnded.notify_all();
      lock.unlock();
      dropped = nullptr;
      wakeOwner();
      lock.lock();
    }
  }
};

JobQueue::JobQueue(std::function<void()> wake) : impl_(std::make_unique<Impl>(std::move(wake))) {
  impl_->worker = std::thread([impl = impl_.get()] { impl->loop(); });
}

JobQueue::~JobQueue() {
  cancelAll();
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->closing = true;
  }
  impl_->workCame.notify_all();
  impl_->worker.join();
}

std::uint64_t JobQueue::post(std::string name, Work work) {
  std::uint64_t number = 0;
  {
    const std::scoped_lock lock(impl_->mutex);
    number = ++impl_->lastNumber;
    impl_->pending.push_back(Pending{number, std::move(name), std::move(work)});
  }
  impl_->workCame.notify_one();
  return number;
}

void JobQueue::cancel(std::uint64_t number) {
  // What is taken out is destroyed after the lock is given back: it may hold anything.
  std::deque<Pending> dropped;
  std::deque<Ready> late;
  {
    const std::scoped_lock lock(impl_->mutex);
    const auto take = [number](auto& from, auto& into) {
      const auto found = std::find_if(from.begin(), from.end(),
                                      [number](const auto& job) { return job.number == number; });
      if (found == from.end()) return;
      into.push_back(std::move(*found));
      from.erase(found);
    };
    take(impl_->pending, dropped);
    take(impl_->ready, late);
    if (impl_->current && impl_->current->number == number) impl_->current->stop.request_stop();
    impl_->somethingEnded.notify_all();
  }
}

void JobQueue::cancelAll() {
  std::deque<Pending> dropped;
  std::deque<Ready> late;
  {
    const std::scoped_lock lock(impl_->mutex);
    dropped.swap(impl_->pending);
    late.swap(impl_->ready);
    if (impl_->current) impl_->current->stop.request_stop();
    impl_->somethingEnded.notify_all();
  }
}

int JobQueue::runCompletions() {
  int ran = 0;
  for (;;) {
    Ready next;
    {
      const std::scoped_lock lock(impl_->mutex);
      if (impl_->ready.empty()) return ran;
      next = std::move(impl_->ready.front());
      impl_->ready.pop_front();
    }
    ++ran;
    next.completion();
  }
}

void JobQueue::drain() {
  for (;;) {
    runCompletions();
    std::unique_lock lock(impl_->mutex);
    if (impl_->idleLocked()) return;
    impl_->somethingEnded.wait(lock,
                               [this] { return !impl_->ready.empty() || impl_->idleLocked(); });
  }
}

bool JobQueue::idle() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->idleLocked();
}

std::optional<JobQueue::Status> JobQueue::running() const {
  const std::scoped_lock lock(impl_->mutex);
  if (!impl_->current) return std::nullopt;
  Status status = impl_->current->status;
  status.seconds = std::chrono::duration<double>(Clock::now() - impl_->current->started).count();
  return status;
}

void JobQueue::setFailureHandler(FailureHandler handler) {
  const std::scoped_lock lock(impl_->mutex);
  impl_->failed = std::move(handler);
}

}  // namespace mesomap
