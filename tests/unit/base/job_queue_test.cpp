#include "base/job_queue.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/log.h"

namespace mesomap {
namespace {

/// A job that says when it began and goes on until released or stopped.
struct Held {
  std::promise<void> began;
  std::promise<void> release;
  std::shared_future<void> released{release.get_future().share()};

  JobQueue::Work work(JobQueue::Completion completion) {
    return [this, completion](const Progress&) {
      began.set_value();
      released.wait();
      return completion;
    };
  }
};

TEST(JobQueue, RunsInOrderOnAnotherThreadAndCompletesOnTheOwners) {
  JobQueue queue;
  std::vector<int> order;
  const std::thread::id owner = std::this_thread::get_id();
  std::atomic<bool> workedElsewhere = true;
  bool completedHere = true;
  for (int i = 0; i < 20; ++i) {
    queue.post("job", [&, i](const Progress&) -> JobQueue::Completion {
      if (std::this_thread::get_id() == owner) workedElsewhere = false;
      return [&, i] {
        completedHere = completedHere && std::this_thread::get_id() == owner;
        order.push_back(i);
      };
    });
  }
  queue.drain();
  std::vector<int> expected(20);
  for (int i = 0; i < 20; ++i) expected[static_cast<std::size_t>(i)] = i;
  EXPECT_EQ(order, expected);
  EXPECT_TRUE(workedElsewhere);
  EXPECT_TRUE(completedHere);
  EXPECT_TRUE(queue.idle());
}

TEST(JobQueue, RunsNothingOfTheOwnersUntilAsked) {
  JobQueue queue;
  std::promise<void> second;
  int completed = 0;
  queue.post("first", [&](const Progress&) { return [&] { ++completed; }; });
  queue.post("second", [&](const Progress&) -> JobQueue::Completion {
    second.set_value();
    return {};
  });
  second.get_future().wait();
  EXPECT_EQ(completed, 0);
  EXPECT_FALSE(queue.idle()) << "a completion waits";
  EXPECT_EQ(queue.runCompletions(), 1);
  EXPECT_EQ(completed, 1);
  EXPECT_EQ(queue.runCompletions(), 0);
}

TEST(JobQueue, NumbersJobsFromOne) {
  JobQueue queue;
  const auto nothing = [](const Progress&) { return JobQueue::Completion{}; };
  EXPECT_EQ(queue.post("a", nothing), 1U);
  EXPECT_EQ(queue.post("b", nothing), 2U);
}

TEST(JobQueue, NeverRunsAJobCancelledWhileItWaits) {
  JobQueue queue;
  Held held;
  bool ran = false;
  int completed = 0;
  queue.post("held", held.work([&] { ++completed; }));
  held.began.get_future().wait();
  const std::uint64_t number = queue.post("waiting", [&](const Progress&) -> JobQueue::Completion {
    ran = true;
    return [&] { ++completed; };
  });
  queue.cancel(number);
  held.release.set_value();
  queue.drain();
  EXPECT_FALSE(ran);
  EXPECT_EQ(completed, 1);
}

TEST(JobQueue, StopsARunningJobAndDropsItsCompletion) {
  JobQueue queue;
  std::promise<void> began;
  bool completed = false;
  bool after = false;
  const std::uint64_t number = queue.post("long", [&](const Progress& progress) {
    began.set_value();
    while (!progress.cancelled()) std::this_thread::yield();
    return [&] { completed = true; };
  });
  queue.post("after", [&](const Progress&) { return [&] { after = true; }; });
  began.get_future().wait();
  queue.cancel(number);
  queue.drain();
  EXPECT_FALSE(completed);
  EXPECT_TRUE(after) << "the next job runs";
}

TEST(JobQueue, DropsACompletionThatAlreadyWaits) {
  JobQueue queue;
  std::promise<void> later;
  bool completed = false;
  const std::uint64_t number =
      queue.post("done", [&](const Progress&) { return [&] { completed = true; }; });
  queue.post("later", [&](const Progress&) -> JobQueue::Completion {
    later.set_value();
    return {};
  });
  later.get_future().wait();
  queue.cancel(number);
  queue.cancel(number);
  queue.cancel(9999);
  queue.drain();
  EXPECT_FALSE(completed);
}

TEST(JobQueue, CancelsEverything) {
  JobQueue queue;
  std::promise<void> began;
  std::atomic<int> ran = 0;
  queue.post("long", [&](const Progress& progress) {
    began.set_value();
    while (!progress.cancelled()) std::this_thread::yield();
    return [&] { ++ran; };
  });
  for (int i = 0; i < 5; ++i) {
    queue.post("more", [&](const Progress&) -> JobQueue::Completion {
      ++ran;
      return {};
    });
  }
  began.get_future().wait();
  queue.cancelAll();
  queue.drain();
  EXPECT_EQ(ran, 0);
  bool usable = false;
  queue.post("next", [&](const Progress&) { return [&] { usable = true; }; });
  queue.drain();
  EXPECT_TRUE(usable);
}

TEST(JobQueue, EndsWhileAJobRuns) {
  std::promise<void> began;
  bool completed = false;
  {
    JobQueue queue;
    queue.post("long", [&](const Progress& progress) {
      began.set_value();
      while (!progress.cancelled()) std::this_thread::yield();
      return [&] { completed = true; };
    });
    began.get_future().wait();
  }
  EXPECT_FALSE(completed);
}

TEST(JobQueue, TellsOfAJobThatThrowsAndGoesOn) {
  setLogQuiet(true);
  JobQueue queue;
  std::vector<std::string> told;
  queue.setFailureHandler(
      [&](const std::string& name, const std::string& what) { told.push_back(name + "|" + what); });
  queue.post("layout", [](const Progress&) -> JobQueue::Completion {
    throw std::runtime_error("out of ideas");
  });
  queue.post("odd", [](const Progress&) -> JobQueue::Completion { throw 7; });
  queue.post("empty", {});
  bool after = false;
  queue.post("after", [&](const Progress&) { return [&] { after = true; }; });
  queue.drain();
  setLogQuiet(false);
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0], "layout|out of ideas");
  EXPECT_EQ(told[1], "odd|unknown failure");
  EXPECT_TRUE(told[2].starts_with("empty|"));
  EXPECT_TRUE(after);
  EXPECT_EQ(logLines()[logLines().size() - 3], "error: work failed: out of ideas");
}

TEST(JobQueue, ACompletionMayPostAndCancel) {
  JobQueue queue;
  std::vector<int> order;
  queue.post("first", [&](const Progress&) {
    return [&] {
      order.push_back(1);
      const std::uint64_t unwanted =
          queue.post("unwanted", [&](const Progress&) { return [&] { order.push_back(99); }; });
      queue.cancel(unwanted);
      queue.post("second", [&](const Progress&) { return [&] { order.push_back(2); }; });
      queue.runCompletions();
    };
  });
  queue.drain();
  EXPECT_EQ(order, (std::vector<int>{1, 2}));
}

TEST(JobQueue, AThrowingCompletionIsNotRunAgain) {
  JobQueue queue;
  int calls = 0;
  queue.post("bad", [&](const Progress&) {
    return [&] {
      ++calls;
      throw std::runtime_error("no");
    };
  });
  EXPECT_THROW(queue.drain(), std::runtime_error);
  queue.drain();
  EXPECT_EQ(calls, 1);
}

TEST(JobQueue, ShowsTheRunningJob) {
  JobQueue queue;
  EXPECT_FALSE(queue.running());
  std::promise<void> reported;
  std::promise<void> release;
  std::shared_future<void> released = release.get_future().share();
  queue.post("Arrange points", [&](const Progress& progress) -> JobQueue::Completion {
    progress(0.25, "spreading");
    reported.set_value();
    released.wait();
    return {};
  });
  reported.get_future().wait();
  const std::optional<JobQueue::Status> status = queue.running();
  ASSERT_TRUE(status);
  EXPECT_EQ(status->name, "Arrange points");
  EXPECT_EQ(status->stage, "spreading");
  EXPECT_EQ(status->fraction, 0.25);
  EXPECT_GE(status->seconds, 0.0);
  release.set_value();
  queue.drain();
  EXPECT_FALSE(queue.running());
}

TEST(JobQueue, WakesTheOwnerForProgressThatMovesAndForTheEnd) {
  std::atomic<int> wakes = 0;
  int wakesInside = 0;
  JobQueue queue([&] { ++wakes; });
  queue.post("job", [&](const Progress& progress) -> JobQueue::Completion {
    const int before = wakes;
    progress(0.5, "a");
    for (int i = 0; i < 1000; ++i) progress(0.5 + i * 1e-6, "a");  // Nothing a bar could show.
    progress(0.9, "a");
    progress(0.9, "b");
    progress(std::numeric_limits<double>::quiet_NaN(), "b");
    progress(7.0, "b");
    wakesInside = wakes - before;
    return {};
  });
  queue.drain();
  EXPECT_EQ(wakesInside, 5);
}

TEST(JobQueue, WakesAfterTheCompletionIsReady) {
  std::promise<void> woken;
  std::atomic<bool> first = true;
  bool completed = false;
  JobQueue queue([&] {
    if (first.exchange(false)) woken.set_value();
  });
  queue.post("job", [&](const Progress&) { return [&] { completed = true; }; });
  woken.get_future().wait();
  EXPECT_EQ(queue.runCompletions(), 1);
  EXPECT_TRUE(completed);
}

TEST(JobQueue, WorkAsideNeitherWaitsNorHoldsAnythingUp) {
  JobQueue queue;
  Held held, aside;
  std::vector<int> order;
  queue.post("held", held.work([&] { order.push_back(1); }));
  held.began.get_future().wait();
  queue.postAside("aside", aside.work([&] { order.push_back(2); }));
  aside.began.get_future().wait();  // While the other one runs.
  queue.postAside("later aside", [&](const Progress&) { return [&] { order.push_back(3); }; });
  ASSERT_TRUE(queue.running());
  EXPECT_EQ(queue.running()->name, "held");
  held.release.set_value();
  while (queue.runCompletions() == 0) std::this_thread::yield();
  EXPECT_EQ(order, (std::vector<int>{1}));
  EXPECT_FALSE(queue.running()) << "what runs aside is not told of";
  EXPECT_FALSE(queue.idle());
  aside.release.set_value();
  queue.drain();
  EXPECT_EQ(order, (std::vector<int>{1, 2, 3}));
  EXPECT_TRUE(queue.idle());
}

TEST(JobQueue, WorkAsideIsCancelledLikeAnyOther) {
  JobQueue queue;
  int completed = 0;
  const auto post = [&](std::promise<void>& began) {
    return queue.postAside("aside", [&](const Progress& progress) {
      began.set_value();
      while (!progress.cancelled()) std::this_thread::yield();
      return [&] { ++completed; };
    });
  };
  const auto count = [&](const Progress&) { return [&] { ++completed; }; };
  std::promise<void> first, second;
  const std::uint64_t running = post(first);
  const std::uint64_t waiting = queue.postAside("waiting", count);
  first.get_future().wait();
  queue.cancel(waiting);
  queue.cancel(running);
  queue.drain();
  post(second);
  queue.postAside("waiting", count);
  second.get_future().wait();
  queue.cancelAll();
  queue.drain();
  EXPECT_EQ(completed, 0);
  queue.postAside("next", count);
  queue.drain();
  EXPECT_EQ(completed, 1);
}

TEST(JobQueue, WorkAsideGivesWay) {
  JobQueue queue;
  int usual = 0, aside = 0;
  queue.post("usual", [&](const Progress&) -> JobQueue::Completion {
    usual = ::getpriority(PRIO_PROCESS, 0);
    return {};
  });
  queue.postAside("aside", [&](const Progress&) -> JobQueue::Completion {
    aside = ::getpriority(PRIO_PROCESS, 0);
    return {};
  });
  queue.drain();
  EXPECT_EQ(usual, ::getpriority(PRIO_PROCESS, 0));
  EXPECT_GT(aside, std::min(usual, 14));
}

TEST(Progress, DoesNothingWhenNobodyListens) {
  const Progress progress;
  EXPECT_FALSE(progress.cancelled());
  progress(0.5, "stage");
}

}  // namespace
}  // namespace mesomap
