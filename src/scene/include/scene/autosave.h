// Autosave beside the user's own files: what is open is written every few seconds when it changed,
// and offered again after a crash. Never touches the user's file. That of a plan with a password is
// sealed with the same key.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/platform/folders.h"
#include "base/result.h"
#include "scene/session.h"

namespace mesomap::scene {

struct Recoverable {
  std::filesystem::path autosave;  ///< The file to open.
  std::string original;            ///< Path of the plan it belongs to, or empty ("never saved").
  std::string modified;            ///< Local time, "2026-11-20 14:05"
};

class Autosave {
 public:
  /// `folder` is normally stateFolder()/"autosave"; made when missing.
  explicit Autosave(std::filesystem::path folder, double everySeconds = 10.0);
  ~Autosave();
  /// Writes when `nowSeconds` says it is due and the session changed and is dirty. Cheap otherwise.
  [[nodiscard]] Result<void> tick(Session& session, double nowSeconds);
  /// Seconds until the next write is due, if one is.
  [[nodiscard]] std::optional<double> dueIn(const Session& session, double nowSeconds) const;
  /// Writes at once, due or not: what is open could not be saved elsewhere, or was protected just
  /// now and must not lie there plain.
  [[nodiscard]] Result<void> writeNow(Session& session);
  /// Nothing is left to recover (saved, given up, a clean end): removes this window's autosave and
  /// one that was taken over. The next change is written again.
  void discard();
  /// What `item` held is open in the session now. Its file stays, and stays this window's, until
  /// the work is written elsewhere or discarded.
  void takeOver(const Recoverable& item);
  /// Autosaves left by windows that no longer live, newest first.
  [[nodiscard]] std::vector<Recoverable> abandoned() const;
  void forget(const Recoverable& item);

 private:
  void forgetTakenOver();

  std::filesystem::path folder_;
  std::filesystem::path file_;
  std::optional<platform::FileLock> lock_;
  std::optional<Recoverable> takenOver_;
  std::optional<platform::FileLock> takenOverLock_;  ///< No other window offers it meanwhile.
  double every_ = 10.0;
  double lastWrite_ = -1e9;
  std::uint64_t writtenRevision_ = 0;
};

}  // namespace mesomap::scene
