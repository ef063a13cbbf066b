// A large picture on its way to a file is stopped: nothing is left of it.
#include "e2e/window/story.h"

namespace mesomap::e2e {
namespace {

class ExportStop : public Story {};

TEST_F(ExportStop, LeavesNoHalfFile) {
  paintCheek();
  const auto folder = home.path() / "pictures";
  std::filesystem::create_directory(folder);
  const auto path = folder / "large.png";
  program->click("toolbar.export");
  program->click("export.picture");
  program->click("export.large");
  program->click("dialog.accept");
  program->fill("dialog.name", path.string());
  program->click("dialog.accept");
  program->middleOf("busy.cancel");
  EXPECT_FALSE(std::filesystem::exists(path));
  shot("under-way");
  program->click("busy.cancel");
  const Json stopped = awaitThat("the end of it", [](const Json& now) {
    return !now["notices"].empty() && now["notices"].back() == "Stopped. No file was written.";
  });
  EXPECT_TRUE(std::filesystem::is_empty(folder)) << "not even a part of it";
  EXPECT_EQ(stopped["regions"].size(), 1u);
  EXPECT_TRUE(stopped["dirty"].get<bool>()) << "the plan is as it was";
}

}  // namespace
}  // namespace mesomap::e2e
