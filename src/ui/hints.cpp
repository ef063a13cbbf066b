// When a hint comes and goes. Where it stands and what it says is in hint_chip.cpp.
#include "ui/hints.h"

#include <algorithm>
#include <cmath>

namespace mesomap::ui {
namespace {

constexpr double kTurnedRadians = 0.05;

bool hasBeenDone(Hint hint, const Settings& settings) {
  const auto& done = settings.hintsDone;
  return std::find(done.begin(), done.end(), hintName(hint)) != done.end();
}

bool timeHasCome(Hint hint, const HintFacts& facts) {
  switch (hint) {
    case Hint::mark:
      return facts.areas == 0;
    case Hint::points:
    case Hint::turn:
    case Hint::client:
    case Hint::share:
      return facts.areas > 0 && facts.points > 0;
  }
  return false;
}

bool doneSince(Hint hint, const HintFacts& then, const HintFacts& now) {
  switch (hint) {
    case Hint::mark:
      return now.areas > 0;
    case Hint::points:
      return now.step != then.step && now.points > 0;
    case Hint::turn:
      return std::abs(now.yaw - then.yaw) + std::abs(now.pitch - then.pitch) > kTurnedRadians;
    case Hint::client:
      return now.clientView;
    case Hint::share:
      return now.saved;
  }
  return false;
}

}  // namespace

const char* hintName(Hint hint) {
  switch (hint) {
    case Hint::mark:
      return "mark";
    case Hint::points:
      return "points";
    case Hint::turn:
      return "turn";
    case Hint::client:
      return "client";
    case Hint::share:
      return "share";
  }
  return "";
}

std::optional<Hint> Hints::next(const HintFacts& facts, Settings& settings) {
  if (!settings.hints || !facts.open) {
    since_.reset();
    return std::nullopt;
  }
  for (const Hint hint : kHints) {
    if (hasBeenDone(hint, settings)) continue;
    // What was found without help needs no hint.
    const bool alone = (hint == Hint::client && facts.clientView) ||
                       (hint == Hint::share && facts.saved) ||
                       (hint == Hint::mark && facts.areas > 0);
    const bool followed = since_ && since_->hint == hint && doneSince(hint, since_->facts, facts);
    if (alone || followed) {
      putAway(hint, settings);
      continue;
    }
    if (since_ && since_->hint == hint) return hint;
    if (!timeHasCome(hint, facts)) return std::nullopt;
    since_ = Since{hint, facts};
    return hint;
  }
  since_.reset();
  return std::nullopt;
}

void Hints::putAway(Hint hint, Settings& settings) {
  if (!hasBeenDone(hint, settings)) settings.hintsDone.emplace_back(hintName(hint));
}

void Hints::bringBack(Settings& settings) {
  settings.hints = true;
  settings.hintsDone.clear();
}

}  // namespace mesomap::ui
