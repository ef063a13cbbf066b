// The atlas' file, the table of areas, and what is done with files that are wrong.
#include <gtest/gtest.h>

#include "support/meshes.h"
#include "unit/figure/atlas_world.h"

namespace mesomap::figure {
namespace {

using support::Random;
using test::mirroredSphere;
using test::sphereAtlas;

class AtlasFile : public testing::Test {
 protected:
  /// The error's message when `from` is replaced by `to` in the file, or "" where it is taken.
  std::string messageWith(const std::string& from, const std::string& to) const {
    std::string changed = text;
    const std::size_t at = changed.find(from);
    if (at == std::string::npos) return "no such text: " + from;
    changed.replace(at, from.size(), to);
    const auto parsed = parseAtlas(changed, "x.atlas.json", mesh);
    if (!parsed) {
      EXPECT_EQ(parsed.error().subject, "x.atlas.json");
      return parsed.error().message;
    }
    const auto made = makeAtlas(*parsed, test::sphereTable(), mesh, "x.atlas.json");
    return made ? "" : made.error().message;
  }

  const mesh::TriangleMesh mesh = mirroredSphere(4);
  const AtlasData data = [this] {
    AtlasData d = sphereAtlas(mesh);
    d.landmarks = placeLandmarks(
        {{"top", "top \"of\" it", false, {0, 80, 0}}, {"side", "side", true, {70, 5, 35}}}, mesh);
    return d;
  }();
  const std::string text = atlasText(data, mesh);
};

TEST_F(AtlasFile, ReadsBackWhatWasWrittenBitForBit) {
  const auto read = parseAtlas(text, "x", mesh);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read->figure, data.figure);
  EXPECT_EQ(read->objSha256, data.objSha256);
  EXPECT_EQ(read->areas, data.areas);
  EXPECT_TRUE(read->network == data.network);
  EXPECT_TRUE(read->overlays == data.overlays);
  EXPECT_TRUE(read->zones == data.zones);
  ASSERT_EQ(read->landmarks.size(), 3u);
  EXPECT_EQ(read->landmarks[0].name, "top \"of\" it");
  EXPECT_EQ(atlasText(*read, mesh), text);
}

TEST_F(AtlasFile, NamesThePlaceOfWhatIsWrong) {
  EXPECT_NE(messageWith("mesomap-figure-atlas", "other").find("format"), std::string::npos);
  EXPECT_NE(messageWith("\"version\": 1", "\"version\": 2").find("version"), std::string::npos);
  EXPECT_NE(messageWith("\"vertices\": ", "\"vertices\": 1").find("mesh.vertices"),
            std::string::npos);
  EXPECT_NE(messageWith("\"areas\": [\"cap\", ", "\"areas\": [\"front\", ").find("areas[1]"),
            std::string::npos);
  EXPECT_NE(messageWith("\"cap\", \"front\", \"side\"]", "\"no\", \"front\", \"side\"]").find("no"),
            std::string::npos);
  EXPECT_NE(messageWith("\"labels\": [", "\"labels\": [9,").find("labels[0]"), std::string::npos);
  EXPECT_NE(messageWith("\"labels\": [", "\"labels\": [1,1,").find("labels["), std::string::npos);
  EXPECT_NE(messageWith("\"points\": [", "\"points\": [999999,1,1,").find("borders[0].points[0]"),
            std::string::npos);
  EXPECT_NE(messageWith("\"points\": [", "\"points\": [0,-1,1,").find("borders[0].points[0]"),
            std::string::npos);
  EXPECT_NE(messageWith("\"points\": [", "\"points\": [0,9000,9000,").find("v: 9000"),
            std::string::npos);
  EXPECT_NE(messageWith("\"points\": [", "\"points\": [1.5,0,0,").find("borders[0].points[0]"),
            std::string::npos);
  EXPECT_NE(messageWith("\"points\": [", "\"points\": [1,").find("borders[0].points"),
            std::string::npos);
  EXPECT_NE(messageWith("\"kind\": \"blocked\"", "\"kind\": \"safe\"").find("zones[1].kind"),
            std::string::npos);
  EXPECT_NE(messageWith("\"reviewed\": false", "\"reviewed\": 0").find("zones["),
            std::string::npos);
  EXPECT_NE(messageWith("\"id\": \"spot\"", "\"id\": \"unknown-spot\"").find("overlays[0]"),
            std::string::npos);
  EXPECT_NE(messageWith("\"side\": \"left\"", "\"side\": \"both\"").find("landmarks[1].side"),
            std::string::npos);
  EXPECT_NE(messageWith("\"place\": [", "\"place\": [77777777,").find("landmarks[0].place"),
            std::string::npos);
}

TEST_F(AtlasFile, MissesABorderThatWasLeftOut) {
  // Without its first curve the network has edges whose ends differ and that nothing crosses.
  const std::size_t start = text.find("{\"between\"");
  const std::size_t end = text.find("{\"between\"", start + 1);
  ASSERT_NE(end, std::string::npos);
  const std::string changed = text.substr(0, start) + text.substr(end);
  const auto parsed = parseAtlas(changed, "x", mesh);
  ASSERT_TRUE(parsed) << parsed.error().text();
  const auto made = makeAtlas(*parsed, test::sphereTable(), mesh, "x");
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find("triangle "), std::string::npos) << made.error().message;
}

TEST_F(AtlasFile, BrokenFilesAreRefusedOrReadButNeverCrash) {
  Random random(11);
  for (int i = 0; i < 400; ++i) {
    std::string broken = text;
    for (int k = 0; k < 3; ++k) {
      const std::size_t at = random.next() % broken.size();
      switch (random.next() % 3) {
        case 0:
          broken[at] = static_cast<char>('0' + random.next() % 10);
          break;
        case 1:
          broken.erase(at, 1 + random.next() % 20);
          break;
        default:
          broken.insert(at, broken.substr(random.next() % broken.size(), 12));
      }
    }
    const auto parsed = parseAtlas(broken, "x", mesh);
    if (!parsed) {
      EXPECT_FALSE(parsed.error().message.empty());
      continue;
    }
    const auto made = makeAtlas(*parsed, test::sphereTable(), mesh, "x");
    if (!made) continue;
    const std::vector<mesh::SurfacePoint> places{random.pointOn(mesh)};
    static_cast<void>((*made)->areasAt(places[0]));
    for (std::size_t a = 0; a < (*made)->areas().size(); ++a) {
      static_cast<void>((*made)->areaBorders(a));
      static_cast<void>((*made)->insideArea(a, mesh, places));
    }
  }
}

TEST_F(AtlasFile, IsRefusedForAnotherMesh) {
  EXPECT_FALSE(parseAtlas(text, "x", mirroredSphere(3)));
  EXPECT_FALSE(parseAtlas(text, "x", mesh::TriangleMesh{}));
}

TEST(AreaTable, TakesOrderSidesAndCodesAndPassesOverUnknownFields) {
  const auto table = parseAreaTable(
      R"({"format":"mesomap-areas","version":1,"more":[],"areas":[
        {"id":"b","name":"B","group":"face","sides":"paired","code":"123456","also":"beta",
         "restricted":true,"overlay":false,"colour":"red"},
        {"id":"a","name":"A","group":"neck","sides":"midline","code":""}]})",
      "areas.json");
  ASSERT_TRUE(table) << table.error().text();
  ASSERT_EQ(table->size(), 2u);
  EXPECT_EQ((*table)[0].area.id, "b");
  EXPECT_TRUE((*table)[0].paired);
  EXPECT_TRUE((*table)[0].area.restricted);
  EXPECT_EQ((*table)[0].area.code, "123456");
  EXPECT_EQ((*table)[0].area.also, "beta");
  EXPECT_EQ((*table)[1].area.side, Side::midline);
}

TEST(AreaTable, RefusesWhatIsWrongAndSaysWhere) {
  const auto messageOf = [](const std::string& rows) {
    const auto table = parseAreaTable(
        R"({"format":"mesomap-areas","version":1,"areas":[)" + rows + "]}", "areas.json");
    return table ? std::string() : table.error().text();
  };
  const std::string good = R"({"id":"a","name":"A","group":"face","sides":"midline","code":"1"})";
  EXPECT_EQ(messageOf(good), "");
  EXPECT_NE(messageOf(good + "," + good).find("areas.json: areas[1].id"), std::string::npos);
  EXPECT_NE(messageOf(R"({"id":"A b","name":"A","group":"face","sides":"midline"})").find(".id"),
            std::string::npos);
  EXPECT_NE(messageOf(R"({"id":"a","name":"A","group":"face","sides":"midline","code":"12x"})")
                .find(".code"),
            std::string::npos);
  EXPECT_NE(messageOf(R"({"id":"a","name":"A","group":"face","sides":"one"})").find(".sides"),
            std::string::npos);
  EXPECT_NE(messageOf(R"({"id":"a","group":"face","sides":"midline"})").find(".name"),
            std::string::npos);
  EXPECT_NE(messageOf("7").find("areas[0]"), std::string::npos);
  EXPECT_FALSE(parseAreaTable("", "x"));
  EXPECT_FALSE(parseAreaTable("[]", "x"));
}

}  // namespace
}  // namespace mesomap::figure
