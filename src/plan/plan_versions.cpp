#include "plan/plan_versions.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/platform/files.h"
#include "plan/plan_file.h"

namespace mesomap::plan {
namespace {

class Chain {
 public:
  explicit Chain(const std::vector<SavedVersion>& versions) : versions_(versions) {
    for (std::size_t i = 0; i < versions.size(); ++i) {
      if (first_.emplace(versions[i].sha256, i).second) {
        ++followers_[versions[i].previousSha256];
      }
    }
    placed_.assign(versions.size(), false);
  }

  std::vector<ChainLink> take() {
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      if (!first_.contains(versions_[i].previousSha256)) place(i);
    }
    // Files that were made to name each other in a circle.
    for (std::size_t i = 0; i < versions_.size(); ++i) place(i);
    return std::move(links_);
  }

 private:
  /// It and, one after the other, those that follow it.
  void place(std::size_t start) {
    std::vector<std::size_t> waiting{start};
    while (!waiting.empty()) {
      const std::size_t index = waiting.back();
      waiting.pop_back();
      if (placed_[index]) continue;
      placed_[index] = true;
      links_.push_back(linkOf(index));
      for (std::size_t i = versions_.size(); i-- > 0;) {
        if (versions_[i].previousSha256 == versions_[index].sha256) waiting.push_back(i);
      }
    }
  }

  ChainLink linkOf(std::size_t index) const {
    const SavedVersion& version = versions_[index];
    if (const std::size_t same = first_.at(version.sha256); same != index) {
      return {index, ChainLink::Kind::copy, same};
    }
    if (version.previousSha256.empty()) return {index, ChainLink::Kind::first};
    const auto before = first_.find(version.previousSha256);
    if (before == first_.end()) return {index, ChainLink::Kind::missing};
    return {index, ChainLink::Kind::follows, before->second,
            followers_.at(version.previousSha256) > 1};
  }

  const std::vector<SavedVersion>& versions_;
  std::map<std::string, std::size_t> first_;      ///< By hash.
  std::map<std::string, std::size_t> followers_;  ///< By the hash that they name, copies aside.
  std::vector<bool> placed_;
  std::vector<ChainLink> links_;
};

}  // namespace

Result<SavedVersion> readVersion(const std::filesystem::path& file, const Plan& plan) {
  const auto bytes = platform::readFile(file, kMaxPlanBytes);
  if (!bytes) return bytes.error();
  return SavedVersion{file, sha256Hex(*bytes), plan.previousSha256,
                      isSealedPlan(file) ? ContentState::unchanged : contentState(*bytes)};
}

std::vector<ChainLink> chainOf(const std::vector<SavedVersion>& versions) {
  return Chain(versions).take();
}

bool unbroken(const std::vector<ChainLink>& chain) {
  using Kind = ChainLink::Kind;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (chain[i].branches) return false;
    const bool begins = chain[i].kind == Kind::first || chain[i].kind == Kind::missing;
    if (begins && i > 0) return false;
  }
  return true;
}

}  // namespace mesomap::plan
