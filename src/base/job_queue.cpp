#include "base/job_queue.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "base/log.h"
#include "base/platform/threads.h"

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
  /// One worker and what it has to do.
  struct Lane {
    std::condition_variable workCame;
    std::deque<Pending> pending;
    std::optional<Running> current;
    std::thread worker;

    [[nodiscard]] bool idle() const { return pending.empty() && !current; }
  };

  explicit Impl(std::function<void()> wakeOwner) : wake(std::move(wakeOwner)) {}

  const std::function<void()> wake;
  mutable std::mutex mutex;
  std::condition_variable somethingEnded;
  Lane first;
  Lane aside;  ///< Its worker starts with the first job.
  std::deque<Ready> ready;
  FailureHandler failed;
  std::uint64_t lastNumber = 0;
  bool closing = false;

  [[nodiscard]] bool idleLocked() const { return first.idle() && aside.idle() && ready.empty(); }

  std::uint64_t post(Lane& lane, std::string name, Work work) {
    std::uint64_t number = 0;
    {
      const std::scoped_lock lock(mutex);
      number = ++lastNumber;
      lane.pending.push_back(Pending{number, std::move(name), std::move(work)});
    }
    lane.workCame.notify_one();
    return number;
  }

  void wakeOwner() const {
    if (wake) wake();
  }

  void report(std::uint64_t number, double fraction, std::string_view stage) {
    {
      const std::scoped_lock lock(mutex);
      // Nobody is shown how far work aside is.
      std::optional<Running>& current = first.current;
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
    // Not the job's name: it may hold an area's name or a file's, and so a client's.
    log(LogLevel::error, "work failed: " + what);
    return [this, name = job.name, what] {
      FailureHandler handler;
      {
        const std::scoped_lock lock(mutex);
        handler = failed;
      }
      if (handler) handler(name, what);
    };
  }

  void loop(Lane& lane) {
    std::unique_lock lock(mutex);
    for (;;) {
      lane.workCame.wait(lock, [&] { return closing || !lane.pending.empty(); });
      if (closing) return;
      Pending job = std::move(lane.pending.front());
      lane.pending.pop_front();
      lane.current = Running{job.number, {}, Clock::now(), Status{job.name, {}, 0.0, 0.0}};
      const std::stop_token stop = lane.current->stop.get_token();
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
      lane.current.reset();
      somethingEnded.notify_all();
      lock.unlock();
      dropped = nullptr;
      wakeOwner();
      lock.lock();
    }
  }
};

JobQueue::JobQueue(std::function<void()> wake) : impl_(std::make_unique<Impl>(std::move(wake))) {
  impl_->first.worker = std::thread([impl = impl_.get()] { impl->loop(impl->first); });
}

JobQueue::~JobQueue() {
  cancelAll();
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->closing = true;
  }
  for (Impl::Lane* lane : {&impl_->first, &impl_->aside}) {
    lane->workCame.notify_all();
    if (lane->worker.joinable()) lane->worker.join();
  }
}

std::uint64_t JobQueue::post(std::string name, Work work) {
  return impl_->post(impl_->first, std::move(name), std::move(work));
}

std::uint64_t JobQueue::postAside(std::string name, Work work) {
  Impl::Lane& lane = impl_->aside;
  if (!lane.worker.joinable()) {
    lane.worker = std::thread([impl = impl_.get()] {
      platform::giveWay();
      impl->loop(impl->aside);
    });
  }
  return impl_->post(lane, std::move(name), std::move(work));
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
    take(impl_->ready, late);
    for (Impl::Lane* lane : {&impl_->first, &impl_->aside}) {
      take(lane->pending, dropped);
      if (lane->current && lane->current->number == number) lane->current->stop.request_stop();
    }
    impl_->somethingEnded.notify_all();
  }
}

void JobQueue::cancelAll() {
  std::array<std::deque<Pending>, 2> dropped;
  std::deque<Ready> late;
  {
    const std::scoped_lock lock(impl_->mutex);
    dropped[0].swap(impl_->first.pending);
    dropped[1].swap(impl_->aside.pending);
    late.swap(impl_->ready);
    for (Impl::Lane* lane : {&impl_->first, &impl_->aside}) {
      if (lane->current) lane->current->stop.request_stop();
    }
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
  const std::optional<Running>& current = impl_->first.current;
  if (!current) return std::nullopt;
  Status status = current->status;
  status.seconds = std::chrono::duration<double>(Clock::now() - current->started).count();
  return status;
}

void JobQueue::setFailureHandler(FailureHandler handler) {
  const std::scoped_lock lock(impl_->mutex);
  impl_->failed = std::move(handler);
}

}  // namespace mesomap
