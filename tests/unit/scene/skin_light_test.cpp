#include "scene/skin_light.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "support/meshes.h"
#include "support/temporary_folder.h"

namespace mesomap::scene {
namespace {

namespace fs = std::filesystem;

SurfaceModel ball() {
  SurfaceModel model;
  model.fileMesh = support::makeIcosphere(70.0, 3);
  model.workingCaster = std::make_shared<const mesh::RayCaster>(model.fileMesh);
  model.ref.sha256 = std::string(64, 'c');
  return model;
}

std::vector<fs::path> lightsIn(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
  return found;
}

TEST(SkinLight, IsKeptAndTakenFromThere) {
  const test::TemporaryFolder folder;
  const SurfaceModel model = ball();
  const auto baked = skinOpenness(model, folder.path());
  ASSERT_TRUE(baked) << baked.error().text();
  const auto kept = lightsIn(folder.path());
  ASSERT_EQ(kept.size(), 1u);
  // Another content under the same name tells where the second comes from.
  surface::Openness marked(model.fileMesh.positions.size(), 77);
  ASSERT_TRUE(surface::writeOpenness(marked, opennessKey(model.ref), kept.front()));
  const auto again = skinOpenness(model, folder.path());
  ASSERT_TRUE(again);
  EXPECT_EQ(**again, marked);
}

TEST(SkinLight, IsForgottenOnRequest) {
  const test::TemporaryFolder folder;
  const SurfaceModel model = ball();
  ASSERT_TRUE(skinOpenness(model, folder.path()));
  ASSERT_EQ(lightsIn(folder.path()).size(), 1u);
  forgetOpenness(model, folder.path());
  EXPECT_TRUE(lightsIn(folder.path()).empty());
  forgetOpenness(model, folder.path());
  forgetOpenness(model, {});
}

TEST(SkinLight, ADamagedFileIsBakedAgain) {
  const test::TemporaryFolder folder;
  const SurfaceModel model = ball();
  ASSERT_TRUE(skinOpenness(model, folder.path()));
  const fs::path kept = lightsIn(folder.path()).front();
  std::ofstream(kept, std::ios::trunc) << "nothing";
  const auto again = skinOpenness(model, folder.path());
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->front(), 255);
  EXPECT_GT(fs::file_size(kept), 100u);
}

TEST(SkinLight, WithoutAFolderItIsBakedAllTheSame) {
  EXPECT_TRUE(skinOpenness(ball(), {}));
  EXPECT_TRUE(skinOpenness(ball(), "/proc/no such folder"));
}

TEST(SkinLight, WhatTheModelBringsIsTaken) {
  SurfaceModel model = ball();
  model.openness = std::make_shared<const surface::Openness>(3, 9);
  const auto found = skinOpenness(model, {});
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, model.openness);
}

TEST(SkinLight, TheOldestGoWhereThereAreTooMany) {
  const test::TemporaryFolder folder;
  const auto now = fs::file_time_type::clock::now();
  for (int i = 0; i < 4; ++i) {
    const fs::path path = folder.path() / (std::to_string(i) + ".light");
    std::ofstream(path) << std::string(100, 'x');
    fs::last_write_time(path, now - std::chrono::hours(i));
  }
  std::ofstream(folder.path() / "other.png") << std::string(1000, 'x');
  trimOpenness(folder.path(), 250);
  EXPECT_TRUE(fs::exists(folder.path() / "0.light"));
  EXPECT_TRUE(fs::exists(folder.path() / "1.light"));
  EXPECT_FALSE(fs::exists(folder.path() / "2.light"));
  EXPECT_FALSE(fs::exists(folder.path() / "3.light"));
  EXPECT_TRUE(fs::exists(folder.path() / "other.png"));
}

TEST(SkinLight, TheFiguresBringTheirs) {
  for (const std::string& name : figure::bundledNames()) {
    const auto model = loadSurfaceModel(name, {});
    ASSERT_TRUE(model) << model.error().text();
    ASSERT_TRUE((*model)->openness) << name;
    EXPECT_EQ((*model)->openness->size(), (*model)->fileMesh.positions.size());
  }
}

}  // namespace
}  // namespace mesomap::scene
