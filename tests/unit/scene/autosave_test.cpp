#include "scene/autosave.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "stage.h"
#include "support/temporary_folder.h"

namespace mesomap::scene {
namespace {

void paint(Stage& stage) {
  Session::StrokeOptions options;
  options.widthMm = 30;
  stage.stroke({{0, 0, 1}}, options);
}

std::size_t plansIn(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().string().ends_with(".mesomap.json")) ++count;
  }
  return count;
}

TEST(Autosave, WritesWhatChangedWhenItIsDueAndNotBefore) {
  test::TemporaryFolder folder;
  Stage stage;
  Autosave autosave(folder / "autosave", 10.0);
  EXPECT_FALSE(autosave.dueIn(stage.session, 100.0));
  ASSERT_TRUE(autosave.tick(stage.session, 100.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 0u);
  paint(stage);
  stage.jobs.drain();
  ASSERT_TRUE(autosave.tick(stage.session, 101.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 1u);
  EXPECT_FALSE(autosave.dueIn(stage.session, 102.0));
  stage.session.rename(stage.only().id, "Spot");
  const auto due = autosave.dueIn(stage.session, 104.0);
  ASSERT_TRUE(due);
  EXPECT_NEAR(*due, 7.0, 1e-9);
}

TEST(Autosave, WaitsForTheEndOfAStrokeAndItsPoints) {
  test::TemporaryFolder folder;
  Stage stage;
  Autosave autosave(folder / "autosave", 10.0);
  HeldWorker held(stage.jobs);
  stage.session.beginStroke(stage.at({0, 0, 70}), {});
  ASSERT_TRUE(autosave.tick(stage.session, 100.0));
  stage.session.endStroke();
  ASSERT_TRUE(autosave.tick(stage.session, 101.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 0u);
  held.release();
  stage.jobs.drain();
  ASSERT_TRUE(autosave.tick(stage.session, 102.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 1u);
}

TEST(Autosave, ACrashLeavesItsWorkToTheNextStart) {
  test::TemporaryFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    // As a crash would end it: no destructor runs.
    Stage stage;
    Autosave autosave(folder / "autosave", 10.0);
    paint(stage);
    stage.jobs.drain();
    const bool written = autosave.tick(stage.session, 100.0).ok();
    ::_exit(written ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  Autosave next(folder / "autosave", 10.0);
  const auto found = next.abandoned();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].original, "");
  EXPECT_EQ(found[0].modified.size(), 16u);
  auto opened = plan::openPlan(found[0].autosave);
  ASSERT_TRUE(opened) << opened.error().text();
  Stage stage;
  stage.session.adoptPlan(std::move(opened->plan), sphere(), {});
  stage.session.markRecovered("/somewhere/ana.mesomap.json");
  EXPECT_TRUE(stage.session.dirty());
  EXPECT_EQ(stage.session.path(), "/somewhere/ana.mesomap.json");
  EXPECT_FALSE(stage.only().sites.empty());
  next.forget(found[0]);
  EXPECT_TRUE(next.abandoned().empty());
}

TEST(Autosave, AWindowThatLivesIsLeftAlone) {
  test::TemporaryFolder folder;
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  Autosave first(folder / "autosave");
  ASSERT_TRUE(first.tick(stage.session, 1.0));
  Autosave second(folder / "autosave");
  EXPECT_TRUE(second.abandoned().empty());
  ASSERT_TRUE(second.tick(stage.session, 1.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 2u);
  second.discard();
  EXPECT_EQ(plansIn(folder / "autosave"), 1u);
}

TEST(Autosave, AfterADiscardTheNextChangeIsWrittenAgain) {
  test::TemporaryFolder folder;
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  Autosave autosave(folder / "autosave", 10.0);
  ASSERT_TRUE(autosave.tick(stage.session, 100.0));
  ASSERT_TRUE(stage.session.saveTo(folder / "ana.mesomap.json"));
  autosave.discard();
  ASSERT_TRUE(autosave.tick(stage.session, 120.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 0u) << "saved: nothing to recover";
  stage.session.rename(stage.only().id, "Spot");
  ASSERT_TRUE(autosave.tick(stage.session, 121.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 1u);
}

TEST(Autosave, WhatWasTakenOverStaysUntilItIsWrittenElsewhere) {
  test::TemporaryFolder folder;
  const auto place = folder / "autosave";
  std::filesystem::create_directories(place);
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  const auto left = place / "window-1-1.mesomap.json";
  ASSERT_TRUE(plan::savePlan(stage.session.planForFile(), left));
  Autosave autosave(place, 10.0);
  auto found = autosave.abandoned();
  ASSERT_EQ(found.size(), 1u);
  stage.session.markRecovered({});
  autosave.takeOver(found[0]);
  EXPECT_TRUE(Autosave(place).abandoned().empty()) << "another window leaves it alone";
  EXPECT_TRUE(std::filesystem::exists(left));
  {
    // Where the first write fails, the only copy stays.
    std::filesystem::rename(place, folder / "away");
    EXPECT_FALSE(autosave.writeNow(stage.session));
    std::filesystem::rename(folder / "away", place);
  }
  EXPECT_TRUE(std::filesystem::exists(left));
  ASSERT_TRUE(autosave.writeNow(stage.session));
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_EQ(plansIn(place), 1u);
}

TEST(Autosave, WhatWasTakenOverGoesWhenItIsGivenUp) {
  test::TemporaryFolder folder;
  const auto place = folder / "autosave";
  std::filesystem::create_directories(place);
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  ASSERT_TRUE(plan::savePlan(stage.session.planForFile(), place / "window-1-1.mesomap.json"));
  Autosave autosave(place, 10.0);
  autosave.takeOver(autosave.abandoned().at(0));
  autosave.discard();
  EXPECT_EQ(plansIn(place), 0u);
}

/// Names of what lies in the folder and is no lock.
std::vector<std::string> namesIn(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".lock")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

SealPtr cheapAutosaveSeal() {
  std::string password = "correct horse";
  auto made = Seal::make(*Secret::takenFrom(password), {1, 8});
  EXPECT_TRUE(made);
  return *made;
}

TEST(Autosave, OfAPlanWithAPasswordIsSealed) {
  test::TemporaryFolder folder;
  const auto place = folder / "autosave";
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  Autosave autosave(place, 10.0);
  ASSERT_TRUE(autosave.writeNow(stage.session));
  ASSERT_EQ(plansIn(place), 1u);
  // Protected: what lay there plain is gone at once.
  stage.session.protect(cheapAutosaveSeal());
  ASSERT_TRUE(autosave.dueIn(stage.session, 100.0));
  ASSERT_TRUE(autosave.writeNow(stage.session));
  EXPECT_EQ(plansIn(place), 0u);
  const auto names = namesIn(place);
  ASSERT_EQ(names.size(), 2u);
  EXPECT_TRUE(names[0].ends_with(".mesomap")) << names[0];
  EXPECT_TRUE(plan::isSealedPlan(place / names[0]));
  EXPECT_EQ(std::filesystem::status(place / names[0]).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(std::filesystem::status(place).permissions(), std::filesystem::perms::owner_all);
  // Taken off again.
  stage.session.protect({});
  ASSERT_TRUE(autosave.writeNow(stage.session));
  EXPECT_EQ(plansIn(place), 1u);
  autosave.discard();
  EXPECT_TRUE(namesIn(place).empty());
}

TEST(Autosave, ASealedOneIsOfferedAndNeedsItsPassword) {
  test::TemporaryFolder folder;
  const auto place = folder / "autosave";
  std::filesystem::create_directories(place);
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  plan::WriteOptions options;
  options.seal = cheapAutosaveSeal();
  ASSERT_TRUE(plan::savePlan(stage.session.planForFile(), place / "window-1-1.mesomap", options));
  Autosave autosave(place, 10.0);
  const auto found = autosave.abandoned();
  ASSERT_EQ(found.size(), 1u);
  const auto closed = plan::openPlan(found[0].autosave);
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().kind, ErrorKind::passwordWanted);
  std::string password = "correct horse";
  auto opened = plan::openPlan(found[0].autosave, Secret::takenFrom(password));
  ASSERT_TRUE(opened) << opened.error().text();
  stage.session.adoptPlan(std::move(opened->plan), sphere(), {}, opened->seal);
  stage.session.markRecovered({});
  autosave.takeOver(found[0]);
  ASSERT_TRUE(autosave.writeNow(stage.session));
  EXPECT_FALSE(std::filesystem::exists(found[0].autosave));
  EXPECT_EQ(plansIn(place), 0u) << "it stays sealed";
  EXPECT_EQ(namesIn(place).size(), 2u);
}

TEST(SessionPassword, IsWorthASave) {
  test::TemporaryFolder folder;
  Stage stage;
  paint(stage);
  const auto file = folder / "ana.mesomap";
  ASSERT_TRUE(stage.session.saveTo(file));
  EXPECT_FALSE(stage.session.dirty());
  stage.session.protect(cheapAutosaveSeal());
  EXPECT_TRUE(stage.session.dirty());
  ASSERT_TRUE(stage.session.saveTo(file));
  EXPECT_FALSE(stage.session.dirty());
  EXPECT_TRUE(plan::isSealedPlan(file));
  stage.session.protect({});
  EXPECT_TRUE(stage.session.dirty());
  stage.session.close();
  EXPECT_FALSE(stage.session.seal());
}

TEST(Autosave, NeverTouchesTheUsersFile) {
  test::TemporaryFolder folder;
  Stage stage;
  paint(stage);
  const auto file = folder / "ana.mesomap.json";
  ASSERT_TRUE(stage.session.saveTo(file));
  const auto before = std::filesystem::last_write_time(file);
  Autosave autosave(folder / "autosave", 10.0);
  stage.session.rename(stage.only().id, "Spot");
  ASSERT_TRUE(autosave.tick(stage.session, 100.0));
  EXPECT_EQ(std::filesystem::last_write_time(file), before);
  EXPECT_TRUE(stage.session.dirty());
  EXPECT_EQ(stage.session.path(), file);
}

TEST(Autosave, AFullOrReadOnlyPlaceIsAnErrorAndIsTriedAgainLater) {
  test::TemporaryFolder folder;
  Stage stage;
  paint(stage);
  stage.jobs.drain();
  Autosave autosave(folder / "autosave", 10.0);
  std::filesystem::remove_all(folder / "autosave");
  EXPECT_FALSE(autosave.tick(stage.session, 100.0));
  EXPECT_TRUE(autosave.tick(stage.session, 105.0));  // Not due yet.
  EXPECT_FALSE(autosave.tick(stage.session, 111.0));
  std::filesystem::create_directories(folder / "autosave");
  EXPECT_TRUE(autosave.tick(stage.session, 122.0));
  EXPECT_EQ(plansIn(folder / "autosave"), 1u);
}

}  // namespace
}  // namespace mesomap::scene
