#include "scene/skin_light.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/log.h"

namespace mesomap::scene {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLightSuffix = ".light";

fs::path lightFile(const fs::path& cacheFolder, const std::string& key) {
  return cacheFolder.empty() ? fs::path() : cacheFolder / (key.substr(0, 32) + kLightSuffix);
}

}  // namespace

std::string opennessKey(const plan::SurfaceRef& ref) {
  return sha256Hex(fmt::format("{}\n{}\n{}", ref.sha256, ref.part, ref.scaleToMm));
}

Result<std::shared_ptr<const surface::Openness>> skinOpenness(const SurfaceModel& model,
                                                              const fs::path& cacheFolder,
                                                              const Progress& progress) {
  if (model.openness) return model.openness;
  const std::string key = opennessKey(model.ref);
  const fs::path kept = lightFile(cacheFolder, key);
  std::error_code ignored;
  if (!kept.empty() && fs::exists(kept, ignored)) {
    auto read = surface::readOpenness(kept, key, model.fileMesh.positions.size());
    if (read) return std::make_shared<const surface::Openness>(std::move(*read));
    log(LogLevel::warning, read.error().text());
  }
  auto baked = surface::bakeOpenness(model.fileMesh, *model.workingCaster, {}, progress);
  if (!baked) return baked.error();
  if (!kept.empty()) {
    if (const auto written = surface::writeOpenness(*baked, key, kept); !written) {
      log(LogLevel::warning, written.error().text());
    }
    trimOpenness(cacheFolder);
  }
  return std::make_shared<const surface::Openness>(std::move(*baked));
}

void forgetOpenness(const SurfaceModel& model, const fs::path& cacheFolder) {
  std::error_code ignored;
  const fs::path kept = lightFile(cacheFolder, opennessKey(model.ref));
  if (!kept.empty()) fs::remove(kept, ignored);
}

void trimOpenness(const fs::path& cacheFolder, std::uintmax_t mostBytes) {
  struct Kept {
    fs::file_time_type written;
    std::uintmax_t bytes = 0;
    fs::path path;
  };
  std::vector<Kept> all;
  std::error_code problem;
  for (fs::directory_iterator it(cacheFolder, problem), end; !problem && it != end;
       it.increment(problem)) {
    if (it->path().extension() != kLightSuffix) continue;
    std::error_code gone;
    Kept one{it->last_write_time(gone), 0, it->path()};
    if (!gone) one.bytes = it->file_size(gone);
    if (!gone) all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(),
            [](const Kept& a, const Kept& b) { return a.written > b.written; });
  std::uintmax_t sum = 0;
  for (const Kept& one : all) {
    sum += one.bytes;
    if (sum > mostBytes) fs::remove(one.path, problem);
  }
}

}  // namespace mesomap::scene
