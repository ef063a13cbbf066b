// How open to the light the skin of a surface lies, found once and kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/progress.h"
#include "base/result.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

/// SHA-256 of all that the openness of a surface depends on: its file, the part and the scale.
[[nodiscard]] std::string opennessKey(const plan::SurfaceRef& ref);

/// What comes with the model, else what `cacheFolder` keeps of it, else baked now and kept there: a
/// few seconds. A damaged file in the cache is said in the log and baked again; an empty folder
/// name or one that takes no files: nothing is kept. Errors: cancelled.
[[nodiscard]] Result<std::shared_ptr<const surface::Openness>> skinOpenness(
    const SurfaceModel& model, const std::filesystem::path& cacheFolder,
    const Progress& progress = {});

/// Nothing of it stays in `cacheFolder`: the shape of a client whose plan has a password.
void forgetOpenness(const SurfaceModel& model, const std::filesystem::path& cacheFolder);

/// The oldest kept ones go until those that stay take no more than `mostBytes`.
void trimOpenness(const std::filesystem::path& cacheFolder,
                  std::uintmax_t mostBytes = std::uintmax_t{64} << 20);

}  // namespace mesomap::scene
