// Plans with a password in the window, and a search of the whole home for what must not lie there.
#include <fstream>
#include <sstream>

#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPassword = "correct horse 9";
constexpr const char* kClientMarker = "QXCLIENTQX";
constexpr const char* kAreaMarker = "QXAREAQX";

std::string bytesOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

bool sealed(const fs::path& path) {
  return bytesOf(path).starts_with("MESOSEAL");
}

class Password : public Story {
 protected:
  void begin(const std::string& client = {}) {
    start();
    if (!client.empty()) {
      enter("panel.client", client);
      program->await("the reference", [&](const Json& now) { return now["client"] == client; });
      desktop.moveTo(program->inView(0.9, 0.9));
    }
    desktop.key("1");
    desktop.key("f");
    program->awaitIdle();
    paint({{0.46, 0.20}, {0.54, 0.20}});
  }
  void enter(const std::string& field, const std::string& text) {
    scrollTo(field);
    program->fill(field, text);
    desktop.key("Return");
  }
  Json awaitDialog(const std::string& id) {
    const Json now = program->await("the dialog " + id,
                                    [&](const Json& state) { return state["dialog"] == id; });
    program->middleOf(id == "password" ? "password.first" : "dialog.cancel");
    return now;
  }
  void openProtect() {
    program->click("toolbar.menu");
    program->click("menu.file.protect");
  }
  /// In the dialog for a new one.
  void typeNew(const std::string& first, const std::string& again) {
    program->fill("password.first", first);
    desktop.key("Tab");
    desktop.type(again);
    desktop.key("Return");
  }
  /// An answer about health; "no" is one, too.
  void answerHealth(const std::string& question, const std::string& answer) {
    program->click("toolbar.plan");
    program->click("menu.plan.consultation");
    program->await("the consultation",
                   [](const Json& now) { return now["dialog"] == "consultation"; });
    const std::string widget = "consultation." + question + "." + answer;
    scrollDialogTo("consultation.health");
    if (program->awaitIdle()["texts"].value("consultation.health", "") == "off") {
      program->click("consultation.health");
    }
    scrollDialogTo(widget);
    program->click(widget);
    program->click("dialog.accept");
    awaitThat("kept", [](const Json& now) {
      return now["dialog"] == "" && now["undoLabel"] == "consultation";
    });
  }
  void awaitSealed(bool wanted) {
    program->await("another state of the password",
                   [&](const Json& now) { return now.value("sealed", false) == wanted; });
  }
  /// Everything under the home, temporary files too, but what this test itself has reported.
  std::vector<std::string> holding(const std::string& text) {
    std::string wide;
    for (const char c : text) wide += {c, '\0'};
    std::vector<std::string> found;
    for (auto it = fs::recursive_directory_iterator(home.path());
         it != fs::recursive_directory_iterator(); ++it) {
      if (it->path().filename().string().starts_with(".report-")) {
        it.disable_recursion_pending();
      } else if (it->is_regular_file()) {
        const std::string inside = bytesOf(it->path());
        const bool there = it->path().string().find(text) != std::string::npos ||
                           inside.find(text) != std::string::npos ||
                           inside.find(wide) != std::string::npos;
        if (there) found.push_back(it->path().string());
      }
    }
    return found;
  }
  void expectNothingReadable(const std::string& when) {
    for (const char* marker : {kClientMarker, kAreaMarker}) {
      for (const std::string& file : holding(marker)) ADD_FAILURE() << when << ": " << file;
    }
  }
};

TEST_F(Password, NothingOfAProtectedPlanIsReadableAnywhere) {
  begin(kClientMarker);
  enter("panel.name", kAreaMarker);
  desktop.moveTo(program->inView(0.9, 0.9));
  ASSERT_TRUE(awaitAutosave(".mesomap.json"));
  program->await("the name", [](const Json& now) {
    return now["regions"].size() == 1 && now["regions"][0]["name"] == kAreaMarker;
  });
  ASSERT_FALSE(holding(kClientMarker).empty()) << "without a password the search finds it";

  openProtect();
  awaitDialog("newPassword");
  shot("new");
  typeNew(kPassword, kPassword);
  awaitSealed(true);
  ASSERT_TRUE(awaitAutosave(".mesomap"));
  expectNothingReadable("protected");
  // Products of other plans are offered again; those of this one are kept nowhere else.
  desktop.key("ctrl+p");
  program->await("products", [](const Json& now) { return now["dialog"] == "products"; });
  program->fill("products.name", kAreaMarker);
  program->click("products.keep");
  awaitThat("kept", [](const Json& now) {
    return now["undoLabel"] == std::string("product ") + kAreaMarker;
  });
  shot("product");
  program->click("dialog.close");
  program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  expectNothingReadable("with a product");

  desktop.key("ctrl+shift+s");
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  program->middleOf("dialog.accept");
  shot("save");
  desktop.key("Escape");
  program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  const fs::path file = home.path() / "plan.mesomap";
  saveAs(file);
  EXPECT_TRUE(sealed(file));
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  expectNothingReadable("saved");

  // The next change is autosaved; then the program is killed.
  const Json painted = paint({{0.46, 0.23}, {0.54, 0.23}});
  ASSERT_TRUE(awaitAutosave(".mesomap"));
  program->kill();
  expectNothingReadable("killed");

  program = std::make_unique<Program>(desktop, home, std::vector<std::string>{});
  program->await(
      "the start page's pictures", [](const Json& now) { return now.value("thumbnails", 0) == 4; },
      120);
  program->click("start.recover.0");
  awaitDialog("password");
  program->fill("password.first", "wrong horse");
  desktop.key("Return");
  program->await("that it is wrong", [](const Json& now) {
    return now["dialog"] == "password" &&
           now["texts"].value("password.problem", "").starts_with("Wrong password");
  });
  program->middleOf("password.first");
  shot("wrong");
  program->fill("password.first", kPassword);
  desktop.key("Return");
  const Json back = program->await("the work again", [&painted](const Json& now) {
    return now["regions"].size() == painted["regions"].size() && now["idle"].get<bool>();
  });
  EXPECT_EQ(back["regions"][0]["sites"], painted["regions"][0]["sites"]);
  EXPECT_EQ(back["regions"][0]["name"], kAreaMarker);
  EXPECT_TRUE(back["dirty"].get<bool>());
  EXPECT_TRUE(back["sealed"].get<bool>());
  expectNothingReadable("recovered");

  desktop.key("ctrl+s");
  program->await("saved", [](const Json& now) { return !now["dirty"].get<bool>(); });
  EXPECT_TRUE(sealed(file));
  shot("open");
  desktop.key("ctrl+w");
  program->click("start.recents");
  program->middleOf("start.recent.0");
  expectNothingReadable("on the start page");
  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);
  expectNothingReadable("ended");
}

TEST_F(Password, OpeningAsksAndGivingUpLosesNothing) {
  begin();
  openProtect();
  awaitDialog("newPassword");
  // Too short, then not twice the same.
  typeNew("short", "short");
  program->await("that it is short", [](const Json& now) {
    return now["texts"].value("password.problem", "").find("8 characters") != std::string::npos;
  });
  typeNew(kPassword, "correct horse 8");
  program->await("that they differ", [](const Json& now) {
    return now["texts"].value("password.problem", "").find("not the same") != std::string::npos;
  });
  typeNew(kPassword, kPassword);
  awaitSealed(true);
  const fs::path file = home.path() / "plan.mesomap";
  saveAs(file);
  const std::string before = bytesOf(file);
  desktop.key("ctrl+w");
  program->middleOf("start.recents");

  // Dropped on the start page; Esc gives up.
  ASSERT_TRUE(desktop.dropFile(program->window(), program->inView(0.5, 0.5), file));
  awaitDialog("password");
  desktop.key("Escape");
  program->await("the start page", [](const Json& now) {
    return now["dialog"] == "" && now["widgets"].contains("start.recents");
  });
  // From the recent plans.
  program->click("start.recents");
  program->click("start.recent.0");
  awaitDialog("password");
  program->click("password.show");
  desktop.key("Escape");
  program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  desktop.askToClose(program->window());
  EXPECT_EQ(program->awaitEnd(), 0);
  EXPECT_EQ(bytesOf(file), before);

  // On the command line; an open plan stays while another one asks.
  program = std::make_unique<Program>(desktop, home, std::vector<std::string>{file.string()});
  awaitDialog("password");
  program->fill("password.first", kPassword);
  program->click("dialog.accept");
  program->awaitOpen();
  EXPECT_EQ(program->state()["path"], file.string());
  const Json painted = paint({{0.46, 0.23}, {0.54, 0.23}});
  ASSERT_TRUE(desktop.dropFile(program->window(), program->inView(0.5, 0.5), file));
  awaitDialog("password");
  desktop.key("Escape");
  const Json still =
      program->await("the plan", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_TRUE(still["dirty"].get<bool>());
  EXPECT_EQ(still["regions"], painted["regions"]);
}

TEST_F(Password, IsSetChangedAndTakenOff) {
  begin();
  const fs::path plain = home.path() / "ana.mesomap.json", file = home.path() / "ana.mesomap";
  saveAs(plain);
  openProtect();
  awaitDialog("newPassword");
  typeNew(kPassword, kPassword);
  // It is saved under its new ending, and the readable one is offered to go.
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  program->click("dialog.accept");
  program->await("the question", [](const Json& now) { return now["dialog"] == "plainLeft"; });
  program->middleOf("dialog.delete");
  shot("plain-left");
  program->click("dialog.delete");
  awaitThat("saved sealed", [&](const Json& now) {
    return now["path"] == file.string() && !now["dirty"].get<bool>() && now["dialog"] == "";
  });
  EXPECT_TRUE(sealed(file));
  EXPECT_FALSE(fs::exists(plain));

  const std::string first = bytesOf(file);
  openProtect();
  program->await("the question", [](const Json& now) { return now["dialog"] == "protected"; });
  program->middleOf("dialog.change");
  shot("protected");
  program->click("dialog.change");
  awaitDialog("newPassword");
  typeNew("another horse 10", "another horse 10");
  program->await("saved with the new one", [](const Json& now) {
    return now["dialog"] == "" &&
           now["notices"].dump().find("Saved 'ana.mesomap'") != std::string::npos;
  });
  awaitThat("nothing unsaved", [](const Json& now) { return !now["dirty"].get<bool>(); });
  EXPECT_TRUE(sealed(file));
  EXPECT_NE(bytesOf(file).substr(24, 16), first.substr(24, 16)) << "a salt of its own";

  openProtect();
  program->click("dialog.takeOff");
  program->await("the question", [](const Json& now) { return now["dialog"] == "takeOff"; });
  program->middleOf("dialog.keep");
  shot("take-off");
  program->click("dialog.takeOff");
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  program->click("dialog.accept");
  awaitThat("saved plain", [&](const Json& now) {
    return now["path"] == plain.string() && !now["dirty"].get<bool>() && now["dialog"] == "";
  });
  EXPECT_EQ(readJson(plain)["format"], "mesomap-plan");
}

TEST_F(Password, IsOfferedBeforeAnswersAboutHealthAreSavedFirst) {
  begin();
  answerHealth("under-18", "no");
  // Giving up saves nothing and asks again.
  desktop.key("ctrl+s");
  program->await("the offer", [](const Json& now) { return now["dialog"] == "healthPassword"; });
  program->middleOf("dialog.setPassword");
  shot("offer");
  desktop.key("Escape");
  program->await("no dialog", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_EQ(program->state()["path"], "");
  // The main answer, then straight on to where it is saved.
  desktop.key("ctrl+s");
  program->await("the offer", [](const Json& now) { return now["dialog"] == "healthPassword"; });
  program->middleOf("dialog.setPassword");
  desktop.key("Return");
  awaitDialog("newPassword");
  typeNew(kPassword, kPassword);
  program->await("the save dialog", [](const Json& now) { return now["dialog"] == "save"; });
  const fs::path file = home.path() / "answers.mesomap";
  program->fill("dialog.name", file.string());
  program->click("dialog.accept");
  awaitThat("saved", [&](const Json& now) {
    return now["path"] == file.string() && !now["dirty"].get<bool>() && now["dialog"] == "";
  });
  EXPECT_TRUE(sealed(file));
}

TEST_F(Password, IsOfferedOnceWhenAnswersComeToASavedPlan) {
  begin();
  const fs::path file = home.path() / "plain.mesomap.json";
  saveAs(file);  // Nothing about health yet: nothing is asked.
  answerHealth("allergy", "yes");
  desktop.key("ctrl+s");
  program->await("the offer", [](const Json& now) { return now["dialog"] == "healthPassword"; });
  program->middleOf("dialog.without");
  // From the left: Cancel, Save without.
  desktop.key("Tab");
  desktop.key("Tab");
  shot("keys");
  desktop.key("Return");
  awaitThat("saved without",
            [](const Json& now) { return now["dialog"] == "" && !now["dirty"].get<bool>(); });
  EXPECT_EQ(readJson(file)["consultation"]["health"][0]["answer"], "yes");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  answerHealth("infection", "yes");
  desktop.key("ctrl+s");
  awaitThat("saved without a word",
            [](const Json& now) { return now["dialog"] == "" && !now["dirty"].get<bool>(); });
  EXPECT_EQ(readJson(file)["consultation"]["health"].size(), 2u);
}

TEST_F(Password, AVersionWithOneIsComparedOnceItIsTyped) {
  begin();
  openProtect();
  awaitDialog("newPassword");
  typeNew(kPassword, kPassword);
  awaitSealed(true);
  const fs::path file = home.path() / "first.mesomap";
  saveAs(file);
  const std::string before = bytesOf(file);
  paint({{0.46, 0.23}, {0.54, 0.23}});
  program->click("toolbar.menu");
  program->click("menu.file.compare");
  program->await("the file dialog", [](const Json& now) { return now["dialog"] == "compare"; });
  program->fill("dialog.name", file.string());
  shot("kinds");
  desktop.key("Return");
  awaitDialog("password");
  program->fill("password.first", "wrong horse");
  desktop.key("Return");
  program->await("that it is wrong", [](const Json& now) {
    return now["dialog"] == "password" &&
           now["texts"].value("password.problem", "").starts_with("Wrong password");
  });
  shot("wrong");
  program->fill("password.first", kPassword);
  desktop.key("Return");
  program->await("what changed", [](const Json& now) { return now["dialog"] == "changes"; });
  shot("changes");
  desktop.key("Escape");
  const Json still = awaitThat("the plan", [](const Json& now) { return now["dialog"] == ""; });
  EXPECT_TRUE(still["dirty"].get<bool>());
  EXPECT_EQ(still["path"], file.string());
  EXPECT_EQ(bytesOf(file), before);
}

}  // namespace
}  // namespace mesomap::e2e
