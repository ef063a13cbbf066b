#include "scene/autosave.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "words.h"

namespace mesomap::scene {
namespace {

namespace fs = std::filesystem;

/// Of an autosave, plain or sealed; empty where it is none.
std::string stemOf(const fs::path& autosave) {
  std::string name = autosave.filename().string();
  for (const bool sealed : {false, true}) {
    const std::string ending = plan::planEnding(sealed);
    if (!name.ends_with(ending)) continue;
    name.resize(name.size() - ending.size());
    return name;
  }
  return {};
}

fs::path besides(const fs::path& autosave, const std::string& extension) {
  return autosave.parent_path() / (stemOf(autosave) + extension);
}

/// Both kinds: what was protected since must not lie there plain as well.
void removePlans(const fs::path& autosave) {
  std::error_code ignored;
  fs::remove(besides(autosave, plan::planEnding(false)), ignored);
  fs::remove(besides(autosave, plan::planEnding(true)), ignored);
}

void removeAll(const fs::path& autosave) {
  removePlans(autosave);
  std::error_code ignored;
  fs::remove(besides(autosave, ".origin"), ignored);
  fs::remove(besides(autosave, ".lock"), ignored);
}

std::time_t modifiedAt(const fs::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mtime : 0;
}

std::string localTime(std::time_t when) {
  std::tm parts{};
  std::array<char, 32> text{};
  if (::localtime_r(&when, &parts) == nullptr) return {};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts);
  return {text.data(), length};
}

}  // namespace

Autosave::Autosave(fs::path folder, double everySeconds)
    : folder_(std::move(folder)), every_(everySeconds) {
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  fs::permissions(folder_, fs::perms::owner_all, ignored);
  // The first free number whose lock can be had, so that two windows never share a file.
  for (int n = 1; n < 1000; ++n) {
    const fs::path candidate = folder_ / words("window-{}-{}{}", static_cast<long>(::getpid()), n,
                                               plan::planEnding(false));
    if (fs::exists(candidate, ignored)) continue;
    if (fs::exists(besides(candidate, plan::planEnding(true)), ignored)) continue;
    lock_ = platform::FileLock::tryTake(besides(candidate, ".lock"));
    if (!lock_) continue;
    file_ = candidate;
    return;
  }
}

Autosave::~Autosave() = default;

std::optional<double> Autosave::dueIn(const Session& session, double nowSeconds) const {
  if (file_.empty() || !session.isOpen() || !session.dirty()) return std::nullopt;
  if (session.revision() == writtenRevision_) return std::nullopt;
  return std::max(0.0, lastWrite_ + every_ - nowSeconds);
}

Result<void> Autosave::tick(Session& session, double nowSeconds) {
  const std::optional<double> due = dueIn(session, nowSeconds);
  // A stroke under way or points on their way: the next tick writes them whole.
  if (!due || *due > 0.0 || session.stroking() || session.layoutPending()) return {};
  lastWrite_ = nowSeconds;  // A full disk is tried again after the same pause, not every frame.
  return writeNow(session);
}

Result<void> Autosave::writeNow(Session& session) {
  if (file_.empty() || !session.isOpen()) {
    return Error{ErrorKind::io, folder_.string(), _("no autosave can be kept there")};
  }
  plan::WriteOptions options;
  options.newChain = true;
  options.seal = session.seal();
  const bool sealed = options.seal != nullptr;
  const fs::path target = besides(file_, plan::planEnding(sealed));
  // First where it belongs to: a crash in between leaves nothing that has lost its file.
  auto origin = platform::writeFileAtomically(besides(file_, ".origin"), session.path().string(),
                                              platform::Access::ownOnly);
  if (!origin) return origin;
  if (auto saved = plan::savePlan(session.planForFile(), target, options); !saved) return saved;
  std::error_code ignored;
  fs::remove(besides(file_, plan::planEnding(!sealed)), ignored);
  writtenRevision_ = session.revision();
  forgetTakenOver();
  return {};
}

void Autosave::discard() {
  if (!file_.empty()) {
    removePlans(file_);
    std::error_code ignored;
    fs::remove(besides(file_, ".origin"), ignored);
  }
  writtenRevision_ = 0;
  forgetTakenOver();
}

void Autosave::takeOver(const Recoverable& item) {
  forgetTakenOver();
  takenOver_ = item;
  takenOverLock_ = platform::FileLock::tryTake(besides(item.autosave, ".lock"));
}

void Autosave::forgetTakenOver() {
  if (!takenOver_) return;
  forget(*takenOver_);
  takenOver_.reset();
  takenOverLock_.reset();
}

std::vector<Recoverable> Autosave::abandoned() const {
  struct Found {
    Recoverable item;
    std::time_t when;
  };
  std::vector<Found> found;
  std::error_code code;
  for (fs::directory_iterator it(folder_, code), end; !code && it != end; it.increment(code)) {
    const fs::path path = it->path();
    if (stemOf(path).empty() || stemOf(path) == stemOf(file_)) continue;
    // A window that lives holds its lock.
    if (!platform::FileLock::tryTake(besides(path, ".lock"))) continue;
    const auto origin = platform::readFile(besides(path, ".origin"), 1 << 16);
    const std::time_t when = modifiedAt(path);
    found.push_back({{path, origin ? *origin : std::string(), localTime(when)}, when});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.when != b.when ? a.when > b.when : a.item.autosave > b.item.autosave;
  });
  std::vector<Recoverable> items;
  for (Found& each : found) items.push_back(std::move(each.item));
  return items;
}

void Autosave::forget(const Recoverable& item) {
  if (item.autosave.parent_path() != folder_ || stemOf(item.autosave) == stemOf(file_)) return;
  removeAll(item.autosave);
}

}  // namespace mesomap::scene
