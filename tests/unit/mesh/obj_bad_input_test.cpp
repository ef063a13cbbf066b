#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "mesh/surface_file.h"

namespace mesomap::mesh {
namespace {

const std::string kCorners = "v 0 0 0\nv 300 0 0\nv 0 300 0\n";

struct BadText {
  const char* name;
  std::string text;
  std::string message;  ///< Or a part of it.
};

class ObjBadInput : public ::testing::TestWithParam<BadText> {};

TEST_P(ObjBadInput, IsRefusedInOneSentence) {
  const auto file = parseObj(GetParam().text, "bad.obj", {Unit::millimetre, std::nullopt});
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().kind, ErrorKind::refused);
  EXPECT_EQ(file.error().subject, "bad.obj");
  EXPECT_NE(file.error().message.find(GetParam().message), std::string::npos)
      << file.error().message;
  EXPECT_EQ(file.error().message.find('\n'), std::string::npos);
}

std::string manyCorners(int count) {
  std::string text = kCorners + "f";
  for (int i = 0; i < count; ++i) text.append(" ").append(std::to_string(i % 3 + 1));
  return text + "\n";
}

INSTANTIATE_TEST_SUITE_P(
    All, ObjBadInput,
    ::testing::Values(
        BadText{"Empty", "", "empty"}, BadText{"BlankLines", "\n\n\n", "no vertex"},
        BadText{"Zeros", std::string(5000, '\0'), "line 1 holds bytes that no text has"},
        BadText{"Prose", "This is a letter.\nIt has no shape.\n", "not an OBJ file"},
        BadText{"Page", "<html><body>v 1 2 3</body></html>\n", "not an OBJ file"},
        BadText{"NotANumber", kCorners + "v 1 nan 2\nf 1 2 3\n",
                "line 4: vertex has 'nan', which is not a number"},
        BadText{"Infinite", "v inf 0 0\n", "line 1: vertex has 'inf'"},
        BadText{"Word", kCorners + "v 1 x 2\nf 1 2 3\n", "line 4: vertex has 'x'"},
        BadText{"Comma", "v 1,5 2 3\n", "line 1: vertex has '1,5'"},
        BadText{"Huge", "v 1e30 0 0\n", "line 1: vertex coordinate 1e+30"},
        BadText{"BeyondDouble", "v 1e999 0 0\n", "line 1: vertex has '1e999'"},
        BadText{"TwoNumbers", kCorners + "v 1 2\nf 1 2 3\n",
                "line 4: vertex has 2 numbers, 3 expected"},
        BadText{"FiveNumbers", "v 1 2 3 4 5\n", "line 1: vertex has 5 numbers"},
        BadText{"ShortNormal", kCorners + "vn 0 1\nf 1 2 3\n", "line 4: normal has 2 numbers"},
        BadText{"WordInTexture", kCorners + "vt a b\nf 1 2 3\n", "line 4: texture coordinate"},
        BadText{"NoFaces", kCorners, "there are 3 vertices but no faces"},
        BadText{"NoVertices", "f 1 2 3\n", "no vertices"},
        BadText{"TwoCorners", kCorners + "f 1 2\n",
                "line 4: face has 2 corners, at least 3 expected"},
        BadText{"TooManyCorners", manyCorners(256), "line 4: face has 256 corners"},
        BadText{"IndexZero", kCorners + "f 0 1 2\n",
                "line 4: face corner 1 names vertex 0, but counting starts at 1"},
        BadText{"IndexTooLarge", kCorners + "f 1 2 3\nf 1 2 4\n",
                "line 5: face corner 3 names vertex 4, but the file has 3"},
        BadText{"IndexTooNegative", kCorners + "f -1 -2 -4\n",
                "line 4: face corner 3 names vertex -4, but only 3 came before it"},
        BadText{"IndexBeyondInteger", kCorners + "f 1 2 99999999999999999999999\n",
                "which is not an index"},
        BadText{"IndexLargest", kCorners + "f 1 2 9223372036854775807\n",
                "names vertex 9223372036854775807"},
        BadText{"IndexSmallest", kCorners + "f 1 2 -9223372036854775808\n", "came before it"},
        BadText{"IndexWord", kCorners + "f 1 2 three\n", "face corner 3 is 'three'"},
        BadText{"IndexFraction", kCorners + "f 1 2 3.5\n", "face corner 3 is '3.5'"},
        BadText{"TextureIndex", kCorners + "vt 0 0\nf 1/1 2/1 3/2\n",
                "line 5: face corner 3 names texture coordinate 2, but the file has 1"},
        BadText{"NormalIndex", kCorners + "f 1//1 2//1 3//1\n",
                "names normal 1, but the file has 0"},
        BadText{"FourSlashes", kCorners + "f 1/1/1/1 2 3\n", "which is not an index"},
        BadText{"OpenSlash", kCorners + "f 1/ 2/ 3/\n", "which is not an index"},
        BadText{"NoArea", "v 0 0 0\nv 100 0 0\nv 200 0 0\nv 300 0 0\nf 1 2 3\nf 1 3 4\nf 1 1 1\n",
                "none of its 3 triangles has an area"},
        BadText{"CutVertex", kCorners + "v 100 20",
                "line 4: vertex has 2 numbers, 3 expected (the "
                "file ends here and may be cut off)"},
        BadText{"CutFace", kCorners + "f 1 2 3\nf 1 2", "(the file ends here and may be cut off)"},
        BadText{"CutIndex", kCorners + "f 1 2 3\nf 1 2 3/", "may be cut off"},
        BadText{"CutCorner", kCorners + "vt 0 0\nvn 0 0 1\nf 1/1/1 2/1/1 3/1/1\nf 1/1/1 2/1/1 3/1",
                "the file seems cut off: line 7 is its last and has no end, and its face stops at "
                "'3/1', with fewer indices than its other corners have"},
        BadText{"CutCornerAtASlash", kCorners + "vn 0 0 1\nf 1//1 2//1 3", "stops at '3'"},
        BadText{"CutBeforeTheFaces", kCorners + "v 1 1 1",
                "no faces (f lines), and the last line has no end"},
        BadText{"CutColour", "v 0 0 0 1 1 1\nv 300 0 0 1 1 1\nf 1 2 3\nv 0 300 0 1",
                "the file seems cut off: line 4 is its last and has no end, and its vertex has 4 "
                "numbers where all the others have at least 6"},
        BadText{"CutFaces", kCorners + "v 1 1 1\nv 2 2 2\nv 3 3 3\nv 4 4 4\nf 1 2 3\nf 1 2 3",
                "the file seems cut off: line 9 is its last and has no end, and 4 of 7 vertices "
                "belong to no face"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(ObjBadFiles, MissingFolderAndOtherFormats) {
  const std::filesystem::path folder = ::testing::TempDir();
  const auto missing = openSurface(folder / "mesomap_not_there.obj", {});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, ErrorKind::io);
  EXPECT_EQ(missing.error().message, "there is no such file");
  const auto isFolder = openSurface(folder, {});
  ASSERT_FALSE(isFolder.ok());
  EXPECT_NE(isFolder.error().message.find("folder"), std::string::npos);
  for (const auto& [ending, word] : {std::pair(".stl", "STL"), std::pair(".PLY", "PLY"),
                                     std::pair(".glb", "glTF"), std::pair(".fbx", "FBX")}) {
    const auto path = folder / (std::string("mesomap_other") + ending);
    std::ofstream(path) << "solid";
    const auto other = openSurface(path, {});
    ASSERT_FALSE(other.ok());
    EXPECT_EQ(other.error().message,
              std::string(word) + " files are not read yet; Mesomap reads OBJ");
    std::filesystem::remove(path);
  }
  const auto letter = folder / "mesomap_letter.docx";
  std::ofstream(letter) << "x";
  EXPECT_NE(openSurface(letter, {}).error().message.find("Mesomap reads OBJ"), std::string::npos);
  std::filesystem::remove(letter);
}

TEST(ObjBadFiles, AMillionVerticesWithoutFaces) {
  std::string cloud;
  for (int i = 0; i < 1000000; ++i) {
    cloud.append("v 1.5 2.5 ").append(std::to_string(i)).append("\n");
  }
  const auto file = parseObj(cloud, "cloud.obj", {});
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(
      file.error().message,
      "there are 1000000 vertices but no faces (f lines): a cloud of points is not a surface");
}

TEST(ObjBadFiles, ALargerFileThanAllowedIsRefused) {
  const auto path = std::filesystem::path(::testing::TempDir()) / "mesomap_large.obj";
  std::ofstream(path) << kCorners << "f 1 2 3\n";
  OpenOptions options;
  options.maxFileBytes = 10;
  EXPECT_FALSE(openSurface(path, options).ok());
  std::filesystem::remove(path);
}

TEST(ObjEnd, AWholeFileNeedsNoLastLineEnd) {
  for (const std::string& text :
       {kCorners + "f 1 2 3", kCorners + "f 1 2 3\n# made by hand", "f 1 2 3\n" + kCorners + "g a",
        kCorners + "vt 0 0\nvn 0 0 1\nf 1/1/1 2/1/1 3/1/1",
        std::string("f 1 2 3\nv 0 0 0 1 1 1\nv 300 0 0 1 1 1\nv 0 300 0 1 1 1"),
        // Half of the vertices may stand alone.
        kCorners + "v 1 1 1\nv 2 2 2\nv 3 3 3\nf 1 2 3"}) {
    const auto file = parseObj(text, "whole.obj", {});
    ASSERT_TRUE(file.ok()) << text << '\n' << file.error().text();
    EXPECT_TRUE(file->warnings.empty()) << text << '\n' << file->warnings.front();
  }
}

TEST(ObjEnd, MostVerticesWithoutAFaceAreTold) {
  const std::string most = kCorners + "v 1 1 1\nv 2 2 2\nv 3 3 3\nv 4 4 4\nf 1 2 3\n";
  for (const std::string& text : {most, most + "# the end of the file"}) {
    const auto file = parseObj(text, "sparse.obj", {});
    ASSERT_TRUE(file.ok()) << file.error().text();
    ASSERT_EQ(file->warnings.size(), 1u);
    EXPECT_EQ(file->warnings[0],
              "4 of 7 vertices belong to no face: part of the surface may be missing.");
  }
}

TEST(ObjBadFiles, LinesOfNoMeaningAreToldAndLeftOut) {
  const auto file = parseObj(kCorners + "wibble 3\nf 1 2 3\nwobble\n", "odd.obj", {});
  ASSERT_TRUE(file.ok());
  ASSERT_EQ(file->warnings.size(), 1u);
  EXPECT_NE(file->warnings[0].find("2 lines"), std::string::npos);
  EXPECT_NE(file->warnings[0].find("line 4"), std::string::npos);
}

TEST(ObjBadFiles, TagsThatWouldMakeTheReaderAllocateAreNotHandedOn) {
  EXPECT_TRUE(parseObj(kCorners + "t crease 999999999/999999999/99999999 1\nvw 0 -1 -1\nl 9 9\n"
                                  "p 77\ns 99999999999999\nf 1 2 3\n",
                       "tags.obj", {})
                  .ok());
}

TEST(ObjBadFiles, StopsWhenAsked) {
  std::string text = kCorners;
  for (int i = 0; i < 200000; ++i) text += "f 1 2 3\n";
  std::stop_source source;
  source.request_stop();
  const auto file = parseObj(text, "long.obj", {}, {source.get_token(), {}});
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().kind, ErrorKind::cancelled);
}

}  // namespace
}  // namespace mesomap::mesh
