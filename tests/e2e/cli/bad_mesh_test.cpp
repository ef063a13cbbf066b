// A mesh that cannot be used ends with status 1 and one line that names file and place.
#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

class CliBadMesh : public Story {
 protected:
  /// Every command that opens a mesh says the same, and leaves nothing behind.
  void refused(const std::string& file, const std::string& line) {
    const std::string expected = "mesomap: error: " + file + ": " + line + "\n";
    const std::vector<std::string> before = files();
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"info", file},
          std::vector<std::string>{"plan", file, "--technique", "papule", "--stroke", "0,0,0", "-o",
                                   "plan.mesomap.json"},
          std::vector<std::string>{"render", file, "-o", "picture.png"}}) {
      const Ran ran = run(words);
      EXPECT_EQ(ran.status, 1) << words.front();
      EXPECT_EQ(ran.err, expected) << words.front();
      EXPECT_EQ(ran.out, "") << words.front();
    }
    EXPECT_EQ(files(), before);
  }
};

constexpr const char* kSquare = "v 0 0 0\nv 300 0 0\nv 300 300 0\nv 0 300 0\n";

TEST_F(CliBadMesh, Missing) {
  refused("absent.obj", "there is no such file");
}

TEST_F(CliBadMesh, AFolder) {
  std::filesystem::create_directory(in("folder.obj"));
  refused("folder.obj", "this is a folder, not a file");
}

TEST_F(CliBadMesh, Empty) {
  writeText(in("empty.obj"), "");
  refused("empty.obj", "the file is empty");
}

TEST_F(CliBadMesh, Truncated) {
  writeText(in("cut.obj"), std::string(kSquare) + "f 1 2 3\nf 1 3");
  refused(
      "cut.obj",
      "line 6: face has 2 corners, at least 3 expected (the file ends here and may be cut off)");
}

TEST_F(CliBadMesh, NotAMesh) {
  writeText(in("letter.obj"), "Dear Ana,\nthe appointment is on Monday.\n");
  refused("letter.obj",
          "there is no vertex (v line) in it: this is not an OBJ file, or it holds no shape");
  writeText(in("binary.obj"), std::string("\x7f"
                                          "ELF\x02\x01\0\0\n",
                                          9));
  refused("binary.obj", "line 1 holds bytes that no text has: this is not an OBJ file");
}

TEST_F(CliBadMesh, NotANumber) {
  writeText(in("nan.obj"), std::string(kSquare) + "v nan 1 2\nf 1 2 3\n");
  refused("nan.obj", "line 5: vertex has 'nan', which is not a number");
}

TEST_F(CliBadMesh, IndexOutOfRange) {
  writeText(in("index.obj"), std::string(kSquare) + "f 1 2 99\n");
  refused("index.obj", "line 5: face corner 3 names vertex 99, but the file has 4");
  writeText(in("zero.obj"), std::string(kSquare) + "f 0 1 2\n");
  refused("zero.obj", "line 5: face corner 1 names vertex 0, but counting starts at 1");
}

TEST_F(CliBadMesh, WithoutArea) {
  writeText(in("flat.obj"), "v 0 0 0\nv 100 0 0\nv 300 0 0\nf 1 2 3\nf 2 2 3\n");
  refused("flat.obj", "none of its 2 triangles has an area");
}

TEST_F(CliBadMesh, AMillionVerticesWithoutFaces) {
  std::string text;
  text.reserve(12'000'000);
  for (int i = 0; i < 1'000'000; ++i) {
    text += "v " + std::to_string(i % 200) + " " + std::to_string(i % 190) + " 0\n";
  }
  writeText(in("cloud.obj"), text);
  refused("cloud.obj",
          "there are 1000000 vertices but no faces (f lines): a cloud of points is not a surface");
}

TEST_F(CliBadMesh, AFormatThatIsNotReadYet) {
  writeText(in("head.stl"), "solid head\nendsolid head\n");
  refused("head.stl", "STL files are not read yet; Mesomap reads OBJ");
}

TEST_F(CliBadMesh, AnUnlikelySizeIsAskedAbout) {
  writeText(in("small.obj"), "v 0 0 0\nv 0.2 0 0\nv 0.2 0.25 0\nf 1 2 3\n");
  const Ran ran = run({"info", "small.obj"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("small.obj"), std::string::npos);
  EXPECT_NE(ran.err.find("--unit m"), std::string::npos) << ran.err;
  EXPECT_EQ(run({"info", "small.obj", "--unit", "m"}).status, 0);
}

TEST_F(CliBadMesh, ABrokenOrMissingTextureIsANoteAndTheShapeOpens) {
  const std::string shape = "mtllib m.mtl\n" + std::string(kSquare) +
                            "vt 0 0\nvt 1 0\nvt 1 1\nusemtl skin\nf 1/1 2/2 3/3\n";
  writeText(in("head.obj"), shape);
  writeText(in("m.mtl"), "newmtl skin\nmap_Kd skin.png\n");
  const Ran missing = run({"info", "head.obj"});
  EXPECT_EQ(missing.status, 0) << missing.err;
  EXPECT_EQ(missing.err,
            "mesomap: note: The picture skin.png was not found beside the file; the surface is "
            "shown without it.\n");
  writeText(in("skin.png"), "\x89PNG\r\n\x1a\nnot really");
  const Ran broken = run({"info", "head.obj"});
  EXPECT_EQ(broken.status, 0) << broken.err;
  EXPECT_NE(broken.err.find("mesomap: note: The picture skin.png could not be read"),
            std::string::npos)
      << broken.err;
  EXPECT_EQ(run({"info", "head.obj", "--quiet"}).err, "");
}

TEST_F(CliBadMesh, AnUnknownPartIsRefusedAndThePartsAreListed) {
  writeText(in("parts.obj"), std::string(kSquare) + "g face\nf 1 2 3\ng hair\nf 1 3 4\n");
  const Ran ran = run({"info", "parts.obj", "--part", "nose"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("there is no part 'nose' in it; its parts are: "), std::string::npos)
      << ran.err;
  EXPECT_NE(ran.err.find("hair"), std::string::npos);
}

TEST_F(CliBadMesh, AStrokeFarFromTheSkinIsRefused) {
  writeText(in("head.obj"), std::string(kSquare) + "f 1 2 3\nf 1 3 4\n");
  const Ran ran = run({"plan", "head.obj", "--technique", "papule", "--stroke", "100,100,500", "-o",
                       "a.mesomap.json"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "mesomap: error: --stroke: point 1 (100, 100, 500) lies 500.0 mm from the skin; points "
            "are in mm, in the file's axes times its unit\n");
  EXPECT_EQ(files(), std::vector<std::string>{"head.obj"});
}

TEST_F(CliBadMesh, ThePlaceToWriteToIsMissingOrReadOnly) {
  const auto plan = [this](const std::string& output) {
    return run(
        {"plan", "figure:bust-female", "--technique", "papule", "--area", "chin", "-o", output});
  };
  const Ran missing = plan("absent/a.mesomap.json");
  EXPECT_EQ(missing.status, 1);
  EXPECT_EQ(missing.err, "mesomap: error: absent/a.mesomap.json: the folder does not exist\n");
  // Nobody may make files in /proc, not even root.
  const Ran closed = plan("/proc/a.mesomap.json");
  EXPECT_EQ(closed.status, 1);
  EXPECT_EQ(closed.err, "mesomap: error: /proc/a.mesomap.json: the folder is read-only\n");
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace mesomap::e2e
