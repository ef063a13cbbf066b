// A whole course on the bust, from the consultation to the second session, as
// docs/a-whole-course.md tells it: the page's pictures are this story's.
#include <algorithm>
#include <string>
#include <vector>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class WholeCourse : public Story {
 protected:
  static std::string said(const Json& state, const std::string& id) {
    return state["texts"].value(id, std::string());
  }
  static bool there(const Json& state, const std::string& widget) {
    return state["widgets"].contains(widget);
  }
  static std::size_t marked(const Json& state, const std::string& mark) {
    return static_cast<std::size_t>(
        std::count_if(state["points"].begin(), state["points"].end(),
                      [&](const Json& point) { return point["state"] == mark; }));
  }
  void fromMenu(const std::string& menu, const std::string& command) {
    program->click("toolbar." + menu);
    program->click("menu." + command);
  }
  void openOnPlan(const std::string& command, const std::string& dialog) {
    fromMenu("plan", command);
    program->await(dialog, [&](const Json& now) { return now["dialog"] == dialog; });
    program->awaitIdle();
  }
  void leave(const std::string& button = "dialog.close") {
    program->click(button);
    awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  }
  /// An area of the figure in the middle or on both sides, with its points.
  Json pick(const std::string& area, std::size_t areas) {
    program->click("areas." + area);
    return awaitThat("points of " + area, [&](const Json& state) {
      return state["regions"].size() == areas &&
             std::all_of(state["regions"].begin(), state["regions"].end(),
                         [](const Json& region) { return region["sites"].get<int>() > 0; });
    });
  }
  void fillAndEnter(const std::string& field, const std::string& text) {
    scrollTo(field);
    program->fill(field, text);
    desktop.key("Return");
    program->awaitIdle();
  }

  void consult() {
    openOnPlan("plan.consultation", "consultation");
    program->fill("consultation.reference", "C-0042");
    program->fill("consultation.by", "A. Practitioner");
    program->click("consultation.today");
    program->fill("consultation.goals", "Finer lines on the forehead, smoother cheeks");
    program->awaitIdle();
    shot("consultation");
    leave("dialog.accept");
  }
  void chooseProduct() {
    openOnPlan("plan.products", "products");
    program->fill("products.name", "Example product");
    program->fill("products.lot", "A-17");
    program->fill("products.expiry", "2031-08");
    program->fill("products.strength", "4");
    program->fill("products.container", "1");
    program->click("products.keep");
    awaitThat("kept",
              [](const Json& now) { return now["undoLabel"] == "product Example product"; });
    shot("product");
    leave();
  }
  /// Forehead and cheeks, with papules of 0.02 mL.
  void planAreas() {
    pick("forehead", 1);
    fillAndEnter("panel.volume", "0.02");
    scrollTo("panel.newArea");
    program->click("panel.newArea");
    pick("cheek", 3);
    fillAndEnter("panel.volume", "0.02");
    desktop.key("1");
    scrollTo("panel.name");
    shot("areas");
    scrollTo("panel.needleCard");
    program->click("panel.needleCard");
    awaitThat("the needle card", [](const Json& now) { return there(now, "needleCard.picture"); });
    scrollTo("needleCard.picture");
    shot("needle");
    desktop.key("Escape");
    awaitThat("the panel", [](const Json& now) { return !there(now, "needleCard.picture"); });
  }
  /// Two questions about points in caution zones, where they are asked: one kept with a reason,
  /// one left out. Those of the cheeks stay open; their points count nowhere.
  void answerQuestions() {
    for (const bool keep : {true, false}) {
      openOnPlan("plan.questions", "questions");
      Json now = program->state();
      EXPECT_NE(said(now, "questions.0").find("caution zone"), std::string::npos);
      const std::string first = said(now, "questions.0");
      if (keep) shot("questions");
      program->click("questions.0.go");
      awaitThat("the question in its area", [](const Json& state) {
        return state["dialog"] == "" && !said(state, "zone.question").empty();
      });
      if (keep) {
        scrollTo("zone.reason0");
        program->click("zone.reason0");
      }
      const std::string answer = keep ? "zone.keep" : "zone.leaveOut";
      scrollTo(answer);
      const std::string before = program->state()["undoLabel"];
      program->click(answer);
      awaitThat("an answer", [&](const Json& state) { return state["undoLabel"] != before; });
      openOnPlan("plan.questions", "questions");
      EXPECT_NE(said(program->state(), "questions.0"), first);
      leave();
    }
  }
  void addUp() {
    openOnPlan("plan.dose", "dose");
    EXPECT_NE(said(program->state(), "dose.product.0").find("Example product"), std::string::npos);
    shot("sums");
    leave();
  }
  /// Every area as planned from where it is, with what was given to each.
  Json treatTheRest(const Json& areas, const std::string& given) {
    for (const Json& area : areas) {
      program->click("treatment.area." + std::to_string(area["id"].get<int>()));
      Json now = program->awaitIdle();
      if (there(now, "treatment.all")) {
        program->click("treatment.all");
        program->awaitIdle();
      }
      awaitThat("what was given",
                [](const Json& state) { return there(state, "treatment.record"); });
      program->fill("treatment.given", given);
      desktop.key("Return");
      program->awaitIdle();
      program->click("treatment.record");
      now = awaitThat("it is said", [&](const Json& state) {
        return said(state, "treatment.givenSaid").find(given) != std::string::npos;
      });
      EXPECT_NE(said(now, "treatment.givenSaid").find("A-17"), std::string::npos)
          << "the product's lot is carried over";
    }
    return program->awaitIdle();
  }
  void finishSession() {
    program->click("treatment.finish");
    program->await("the question",
                   [](const Json& now) { return now["dialog"] == "finishSession"; });
    program->fill("finish.by", "A. Practitioner");
    program->awaitIdle();
    shot("finish");
    leave("dialog.accept");
  }
};

TEST_F(WholeCourse, OnTheBustFromTheConsultationToTheSecondSession) {
  start();
  desktop.key("1");
  desktop.key("f");
  program->click("purpose.close");
  program->awaitIdle();
  consult();
  chooseProduct();
  planAreas();
  answerQuestions();
  addUp();
  const std::filesystem::path first = home.path() / "C-0042 planned.mesomap.json";
  saveAs(first);

  // No session is finished: the map of the course says so, and is not shown.
  desktop.key("ctrl+k");
  program->await("the commands", [](const Json& now) { return now["dialog"] == "palette"; });
  desktop.type("map of punctures");
  awaitThat("why not", [](const Json& now) {
    return said(now, "palette.beside") == "No session is finished yet";
  });
  desktop.key("Escape");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });

  // The first session: three done, one skipped, the rest as planned, and a bruise.
  desktop.key("shift+t");
  Json state =
      awaitThat("the treatment view", [](const Json& now) { return there(now, "treatment.done"); });
  const Json areas = state["regions"];
  ASSERT_EQ(areas.size(), 3u);
  for (const char* key : {"space", "space", "space", "s"}) {
    const std::string point = said(program->state(), "treatment.point");
    desktop.key(key);
    awaitThat("the next point",
              [&](const Json& now) { return said(now, "treatment.point") != point; });
  }
  shot("treatment");
  state = treatTheRest(areas, "0.5");
  program->click("treatment.reaction");
  program->await("the list", [](const Json& now) { return now["dialog"] == "reaction"; });
  program->click("reaction.95401009");
  leave("dialog.accept");
  finishSession();

  desktop.key("1");
  program->awaitIdle();
  openOnPlan("plan.course", "course");
  state = program->state();
  EXPECT_NE(said(state, "course.summary.1").find("1 skipped, 1.5 mL given"), std::string::npos)
      << said(state, "course.summary.1");
  const std::size_t done = std::stoul(said(state, "course.summary.1"));
  EXPECT_GT(done, 100u);
  shot("course");
  program->click("course.next");
  awaitThat("the next session", [](const Json& now) { return there(now, "course.date.2"); });
  leave();
  state = program->awaitIdle();
  EXPECT_EQ(marked(state, "done") + marked(state, "skipped"), 0u);
  shot("next");

  desktop.key("shift+t");
  awaitThat("the treatment view again",
            [](const Json& now) { return there(now, "treatment.done"); });
  treatTheRest(areas, "0.4");
  finishSession();

  desktop.key("2");
  program->awaitIdle();

  // The map of both: from the list of sessions, by the other measure, and off again.
  openOnPlan("plan.course", "course");
  program->click("course.map");
  state = awaitThat("the map", [](const Json& now) {
    return now["dialog"] == "" && !said(now, "legend.burden").empty();
  });
  EXPECT_EQ(said(state, "legend.burden"),
            "Punctures, over 2 finished sessions · fewer · more · Without numbers: the figure is "
            "not fitted to the client, so per cm² is not said.");
  desktop.key("h");
  program->awaitIdle();
  const Screenshot punctures = shot("map");
  fromMenu("view", "view.burdenVolume");
  state = awaitThat("the other measure", [](const Json& now) {
    return said(now, "legend.burden").starts_with("Volume, over 2 finished sessions · less · more");
  });
  EXPECT_EQ(said(state, "legend.burden").find("not set"), std::string::npos);
  const Screenshot volumes = shot("map-volume");
  EXPECT_GT(volumes.differenceTo(punctures), 0.001);
  fromMenu("view", "view.burdenVolume");
  awaitThat("no map", [](const Json& now) { return said(now, "legend.burden").empty(); });
  EXPECT_GT(shot("no-map").differenceTo(volumes), 0.005);

  // All of it in words, and what has become of the plan that was saved at first.
  desktop.key("ctrl+t");
  program->await("the words", [](const Json& now) { return now["dialog"] == "words"; });
  const std::string words = said(program->awaitIdle(), "words.text");
  EXPECT_NE(words.find("Session 2"), std::string::npos) << words;
  shot("words");
  desktop.key("Escape");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  fromMenu("menu", "file.compare");
  program->await("the file dialog", [](const Json& now) { return now["dialog"] == "compare"; });
  program->fill("dialog.name", first.string());
  program->click("dialog.accept");
  program->await("the changes", [](const Json& now) { return now["dialog"] == "changes"; });
  const std::string changes = said(program->awaitIdle(), "words.text");
  EXPECT_NE(changes.find("ession 2"), std::string::npos) << changes;
  shot("changes");
  desktop.key("Escape");
  awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });

  const std::filesystem::path last = home.path() / "C-0042.mesomap.json";
  saveAs(last);
  const Json saved = readJson(last);
  ASSERT_EQ(saved["sessions"].size(), 2u);
  EXPECT_EQ(saved["sessions"][0]["points"].size(), done + 1);
  EXPECT_EQ(saved["sessions"][0]["reactions"].size(), 1u);
  EXPECT_EQ(saved["sessions"][1]["by"], "A. Practitioner");
  EXPECT_EQ(saved["sessions"][1]["areas"][0]["volumeMl"], 0.4);
}

}  // namespace
}  // namespace mesomap::e2e
