// A course in the window: treated by keys, finished, and the next session planned from it.
#include <algorithm>
#include <string>
#include <vector>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class CourseStory : public Story {
 protected:
  static std::size_t count(const Json& state, const std::string& mark) {
    std::size_t found = 0;
    for (const Json& point : state["points"]) found += point["state"] == mark ? 1 : 0;
    return found;
  }
  static std::string text(const Json& state, const char* id) {
    return state["texts"].contains(id) ? state["texts"][id].get<std::string>() : "";
  }
  Json treat() {
    desktop.key("shift+t");
    return awaitThat("the treatment view", [](const Json& state) {
      return state["treatment"].get<bool>() && state["widgets"].contains("treatment.done");
    });
  }
  Json tap(const std::string& key, const std::string& point) {
    desktop.key(key);
    return awaitThat("point " + point,
                     [&](const Json& state) { return text(state, "treatment.point") == point; });
  }
  void openCourse() {
    desktop.key("ctrl+k");
    program->await("the commands", [](const Json& now) { return now["dialog"] == "palette"; });
    desktop.type("course and");
    program->awaitIdle();
    desktop.key("Return");
    program->await("the course", [](const Json& now) { return now["dialog"] == "course"; });
    program->awaitIdle();
  }
};

TEST_F(CourseStory, IsTreatedByKeysFinishedAndPlannedAgain) {
  const Json painted = paintCheek();
  const std::size_t points = painted["points"].size();
  ASSERT_GE(points, 6u);
  // Proposed points wait for an answer and are passed over.
  std::vector<std::string> way;
  for (const Json& point : painted["points"]) {
    if (point["state"] != "proposed") way.push_back(std::to_string(point["order"].get<int>()));
  }
  ASSERT_GE(way.size(), 6u);
  EXPECT_EQ(text(treat(), "treatment.point"), way[0]);
  shot("begun");
  for (std::size_t i = 1; i <= 3; ++i) tap("space", way[i]);
  tap("s", way[4]);
  Json state = tap("BackSpace", way[3]);
  EXPECT_EQ(count(state, "done"), 3u);
  EXPECT_EQ(count(state, "skipped"), 0u);
  state = tap("s", way[4]);
  EXPECT_EQ(count(state, "skipped"), 1u);
  shot("marked");

  // Nothing else marks, paints or takes away meanwhile.
  desktop.key("b");
  desktop.key("Delete");
  program->awaitIdle();
  state = program->state();
  EXPECT_EQ(state["points"].size(), points);
  EXPECT_EQ(state["tool"], "point");

  // It is left and taken up again where it was.
  desktop.key("Escape");
  awaitThat("the plan", [](const Json& now) { return !now["treatment"].get<bool>(); });
  EXPECT_EQ(text(treat(), "treatment.point"), way[4]);

  program->click("treatment.all");
  state = awaitThat("the question",
                    [](const Json& now) { return now["widgets"].contains("treatment.record"); });
  EXPECT_EQ(count(state, "done"), way.size() - 1);
  program->fill("treatment.given", "0.5");
  desktop.key("Return");
  program->awaitIdle();
  program->fill("treatment.lot", "L-7");
  program->awaitIdle();
  shot("given");
  program->click("treatment.record");
  state = awaitThat("what was said", [](const Json& now) {
    return text(now, "treatment.givenSaid").find("0.5") != std::string::npos;
  });
  EXPECT_NE(text(state, "treatment.givenSaid").find("L-7"), std::string::npos);

  program->click("treatment.reaction");
  program->await("the list", [](const Json& now) { return now["dialog"] == "reaction"; });
  shot("reaction");
  program->click("reaction.95401009");
  program->click("dialog.accept");
  program->await("it is noted", [](const Json& now) { return now["dialog"] == ""; });

  program->click("treatment.finish");
  program->await("the question", [](const Json& now) { return now["dialog"] == "finishSession"; });
  program->fill("finish.by", "A. Practitioner");
  shot("finish");
  program->click("dialog.accept");
  awaitThat("it is finished",
            [](const Json& now) { return now["dialog"] == "" && !now["treatment"].get<bool>(); });
  desktop.key("shift+t");
  awaitThat("why not", [](const Json& now) {
    return now["notices"].dump().find("Plan the next one first") != std::string::npos;
  });

  openCourse();
  state = program->state();
  EXPECT_NE(text(state, "course.summary.1").find("1 skipped, 0.5 mL given"), std::string::npos)
      << text(state, "course.summary.1");
  EXPECT_TRUE(state["texts"].contains("course.burden"));
  shot("course");
  program->click("course.next");
  awaitThat("the next session",
            [](const Json& now) { return now["widgets"].contains("course.date.2"); });
  shot("next");
  program->click("dialog.close");
  state = awaitThat("points between", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_EQ(count(state, "done") + count(state, "skipped"), 0u);
  EXPECT_GE(count(state, "planned") * 2, way.size());
  shot("ghosts");

  const std::filesystem::path file = home.path() / "course.mesomap.json";
  saveAs(file);
  const Json saved = readJson(file);
  ASSERT_EQ(saved["sessions"].size(), 2u);
  EXPECT_EQ(saved["sessions"][0]["reactions"].size(), 1u);
  program.reset();
  start({file.string()});
  EXPECT_EQ(program->state()["regions"].size(), 1u);
  openCourse();
  EXPECT_NE(text(program->state(), "course.summary.1").find("0.5 mL given"), std::string::npos);
}

TEST_F(CourseStory, IsPlannedWithNothingFilledIn) {
  paintCheek();
  openCourse();
  program->click("course.plan");
  program->await("the question", [](const Json& now) { return now["dialog"] == "planCourse"; });
  shot("empty");
  program->fill("planCourse.count", "4");
  desktop.key("Return");
  program->awaitIdle();
  program->fill("planCourse.days", "14");
  desktop.key("Return");
  program->awaitIdle();
  program->fill("planCourse.first", "2026-12-24");
  program->click("dialog.accept");
  program->await("the list", [](const Json& now) { return now["dialog"] == "course"; });
  const Json state = awaitThat(
      "four sessions", [](const Json& now) { return now["widgets"].contains("course.date.4"); });
  shot("planned");
}

}  // namespace
}  // namespace mesomap::e2e
