// What the picture does not show: products with lots, the consultation, questions and sums.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class PlanDialogs : public Story {
 protected:
  void openFromMenu(const std::string& command, const std::string& dialog) {
    program->click("toolbar.plan");
    program->click("menu." + command);
    program->await(dialog, [&](const Json& now) { return now["dialog"] == dialog; });
  }
  void close() {
    program->click("dialog.close");
    awaitThat("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  }
  Json saved(const char* name) {
    const auto path = home.path() / name;
    saveAs(path);
    return readJson(path);
  }
};

TEST_F(PlanDialogs, AProductIsChosenOnceAndCarriedToEveryArea) {
  paintCheek();
  desktop.key("ctrl+p");
  program->await("products", [](const Json& now) { return now["dialog"] == "products"; });
  shot("none");
  program->fill("products.name", "Example product");
  program->fill("products.lot", "A-17");
  program->fill("products.expiry", "soon");
  shot("fault");
  program->fill("products.expiry", "2020-01");
  program->fill("products.strength", "4");
  program->fill("products.container", "1");
  program->click("products.keep");
  awaitThat("kept", [](const Json& now) { return now["undoLabel"] == "product Example product"; });
  shot("kept");
  close();

  desktop.key("shift+q");
  program->await("questions", [](const Json& now) { return now["dialog"] == "questions"; });
  const Json asked = program->state();
  EXPECT_NE(asked["texts"].dump().find("expired on 2020-01-31"), std::string::npos);
  shot("questions");
  close();

  desktop.key("ctrl+shift+t");
  program->await("sums", [](const Json& now) { return now["dialog"] == "dose"; });
  const Json sums = program->awaitIdle();
  EXPECT_NE(sums["texts"].value("dose.product.0", std::string()).find("Example product"),
            std::string::npos);
  EXPECT_NE(sums["texts"].value("dose.product.0", std::string()).find(" mg"), std::string::npos);
  shot("sums");
  close();

  const Json plan = saved("Product.mesomap.json");
  ASSERT_EQ(plan["products"].size(), 1u);
  EXPECT_EQ(plan["products"][0]["lot"], "A-17");
  EXPECT_EQ(plan["products"][0]["strength"]["unit"], "mg/mL");
  for (const Json& region : plan["regions"]) EXPECT_EQ(region["rule"]["product"], "p1");
  desktop.key("ctrl+z");
  awaitThat("taken back",
            [](const Json& now) { return now["undoLabel"] != "product Example product"; });
}

TEST_F(PlanDialogs, AProductHasAClassAndIsOfferedInTheNextPlan) {
  const auto own = home.path() / ".config/mesomap/catalogue/own.json";
  paintCheek();
  desktop.key("ctrl+p");
  program->await("products", [](const Json& now) { return now["dialog"] == "products"; });
  program->fill("products.name", "Fine gel");
  program->fill("products.lot", "QXLOTQX");
  program->fill("products.maker", "Somebody");
  program->click("products.classes");
  desktop.moveTo(program->middleOf("products.class.hyaluronic-acid"));
  shot("classes");
  program->click("products.class.hyaluronic-acid");
  program->click("products.keep");
  awaitThat("kept", [](const Json& now) { return now["undoLabel"] == "product Fine gel"; });
  // Own words instead.
  program->click("products.new");
  program->fill("products.name", "House mix");
  program->fill("products.class", "mixed here");
  program->click("products.keep");
  awaitThat("kept", [](const Json& now) { return now["undoLabel"] == "product House mix"; });
  close();
  const Json plan = saved("Classes.mesomap.json");
  EXPECT_EQ(plan["products"][0]["class"], "hyaluronic-acid");
  EXPECT_EQ(plan["products"][1]["class"], "mixed here");
  const Json kept = readJson(own);
  EXPECT_EQ(kept["products"].size(), 2u);
  EXPECT_EQ(kept.dump().find("QXLOTQX"), std::string::npos);
  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);

  // Another client: the product is there, without its lot.
  paintCheek();
  desktop.key("ctrl+p");
  program->await("products", [](const Json& now) { return now["dialog"] == "products"; });
  program->middleOf("products.offer.own-fine-gel");
  shot("offered");
  program->click("products.offer.own-fine-gel");
  program->click("products.keep");
  awaitThat("kept", [](const Json& now) { return now["undoLabel"] == "product Fine gel"; });
  // The dialog grows by what is said of a product that the plan has.
  shot("taken");
  program->click("products.forget.own-house-mix");
  awaitThat("one less", [](const Json& now) {
    return !now["widgets"].contains("products.offer.own-house-mix");
  });
  EXPECT_EQ(readJson(own)["products"].size(), 1u);
  program->click("products.forgetAll");
  awaitThat("none left", [](const Json& now) {
    return !now["widgets"].contains("products.offer.own-fine-gel");
  });
  EXPECT_TRUE(readJson(own)["products"].empty());
  close();
  const Json second = saved("Second.mesomap.json");
  EXPECT_EQ(second["products"][0]["maker"], "Somebody");
  EXPECT_EQ(second["products"][0]["class"], "hyaluronic-acid");
  EXPECT_EQ(second["products"][0].value("lot", ""), "");
}

TEST_F(PlanDialogs, TheNeedleIsShownBesideTypicalSkin) {
  paintCheek();
  scrollTo("panel.needleCard");
  program->click("panel.needleCard");
  const Json card = awaitThat(
      "the card", [](const Json& now) { return now["widgets"].contains("needleCard.picture"); });
  EXPECT_NE(card["texts"].value("needleCard", std::string()).find("118 adults"), std::string::npos);
  shot("needle");
}

TEST_F(PlanDialogs, AnAnswerThatChangesTheMapBecomesAQuestion) {
  paintCheek();
  openFromMenu("plan.consultation", "consultation");
  program->fill("consultation.reference", "C-12");
  program->fill("consultation.by", "A. Practitioner");
  program->click("consultation.today");
  program->fill("consultation.goals", "Smoother");
  shot("consultation");
  scrollDialogTo("consultation.health");
  program->click("consultation.health");
  scrollDialogTo("consultation.pregnancy.yes");
  program->click("consultation.pregnancy.yes");
  shot("answers");
  program->click("dialog.accept");
  awaitThat("kept", [](const Json& now) {
    return now["dialog"] == "" && now["undoLabel"] == "consultation";
  });
  openFromMenu("plan.questions", "questions");
  const Json open = program->awaitIdle();
  std::string at;
  for (const auto& [id, text] : open["texts"].items()) {
    if (text.get<std::string>().find("Pregnant or breastfeeding") != std::string::npos) at = id;
  }
  ASSERT_FALSE(at.empty());
  scrollDialogTo(at + ".answer");
  program->click(at + ".answer");
  program->fill(at + ".note", "Seen with the doctor");
  program->click(at + ".keep");
  awaitThat("answered", [&](const Json& now) {
    return now["texts"].value("questions", std::string()) !=
           open["texts"].value("questions", std::string());
  });
  shot("answered");
  close();
  // Answers about health: a password is offered before the first save.
  desktop.key("ctrl+shift+s");
  program->await("the offer", [](const Json& now) { return now["dialog"] == "healthPassword"; });
  program->click("dialog.without");
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  desktop.key("Escape");
  program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  const Json plan = saved("Answers.mesomap.json");
  EXPECT_EQ(plan["consultation"]["checkedBy"], "A. Practitioner");
  EXPECT_EQ(plan["consultation"]["health"][0]["answer"], "yes");
  EXPECT_EQ(plan["clientReference"], "C-12");
  bool answered = false;
  for (const Json& check : plan["checks"]) {
    answered = answered ||
               (check["id"] == "answer-pregnancy" && check["answer"] == "Seen with the doctor");
  }
  EXPECT_TRUE(answered);
}

}  // namespace
}  // namespace mesomap::e2e
