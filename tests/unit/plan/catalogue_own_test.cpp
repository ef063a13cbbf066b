// The user's own entries: kept, handed on, and left out with a sentence where they are nonsense.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/platform/folders.h"
#include "plan/catalogue.h"
#include "plan/plan.h"
#include "support/environment.h"
#include "support/temporary_folder.h"

namespace mesomap::plan {
namespace {

namespace fs = std::filesystem;

class OwnCatalogue : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(own()); }
  [[nodiscard]] fs::path own() const { return folder_.path() / "mesomap" / "catalogue"; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(own() / name) << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(own() / name);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  static Catalogue load() {
    auto all = loadCatalogue();
    EXPECT_TRUE(all) << (all ? "" : all.error().text());
    return all ? std::move(*all) : Catalogue();
  }
  /// The papule as the user's: own name and spacing.
  static Technique copyOfPapule() {
    Technique mine = *findTechnique(load().techniques, "papule");
    mine.basedOn = mine.id;
    mine.id = "own-fine";
    mine.name = "Fine";
    mine.spacing.typical = 8;
    mine.spacing.own = true;
    return mine;
  }

  test::TemporaryFolder folder_;
  test::ScopedVariable config_{"XDG_CONFIG_HOME", folder_.path().string()};
};

TEST_F(OwnCatalogue, anOwnTechniqueIsKeptOfferedAndRemoved) {
  const Technique mine = copyOfPapule();
  const auto kept = keepOwn(own(), mine);
  ASSERT_TRUE(kept) << kept.error().text();
  const Catalogue all = load();
  EXPECT_TRUE(all.problems.empty());
  const Technique* found = findTechnique(all.techniques, "own-fine");
  ASSERT_NE(found, nullptr);
  Technique expected = mine;
  expected.ownFile = "own.json";
  EXPECT_EQ(*found, expected);
  EXPECT_EQ(ruleFor(*found).spacingMm, 8.0);
  EXPECT_EQ(found->spacing.min, 10.0) << "the source's range stays";
  const auto merged = loadTechniques();
  ASSERT_TRUE(merged);
  EXPECT_NE(findTechnique(*merged, "own-fine"), nullptr);
  EXPECT_EQ(fs::status(own() / "own.json").permissions() & fs::perms::all,
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(own()).permissions() & fs::perms::all, fs::perms::owner_all);
  // Left readable by another program: not for longer than until the next change.
  fs::permissions(own(), static_cast<fs::perms>(0755));
  fs::permissions(own() / "own.json", static_cast<fs::perms>(0644));
  ASSERT_TRUE(keepOwn(own(), mine));
  EXPECT_EQ(fs::status(own() / "own.json").permissions() & fs::perms::all,
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(own()).permissions() & fs::perms::all, fs::perms::owner_all);
  ASSERT_TRUE(removeOwn(own(), mine));
  EXPECT_EQ(findTechnique(load().techniques, "own-fine"), nullptr);
}

TEST_F(OwnCatalogue, needlesHeadsAndProductsAreKeptToo) {
  Range length{5, 5, 5, "mm", "My own needle", false, "2026-11-22", true};
  ASSERT_TRUE(keepOwn(own(), NeedleEntry{"own-33g", {"33G", 5}, length, {}}));
  HeadEntry head;
  head.id = "own-head";
  head.name = "My ring of 7";
  head.pins = {7, 7, 7, "pins", "Counted by myself", false, "2026-11-22", true};
  head.pitch = Range{2, 2, 2, "mm", "Measured by myself", false, "2026-11-22", true};
  ASSERT_TRUE(keepOwn(own(), head));
  ASSERT_TRUE(keepOwn(own(), ProductName{"own-prod", "House mix", "hyaluronic-acid", {}}));
  const Catalogue all = load();
  EXPECT_TRUE(all.problems.empty()) << all.problems.front();
  EXPECT_EQ(findEntry(all.needles, "own-33g")->needle, (Needle{"33G", 5}));
  EXPECT_EQ(stampOf(*findEntry(all.heads, "own-head"), 9.0).pins, ringStamp(7, 2.0).pins);
  EXPECT_EQ(findEntry(all.products, "own-prod")->name, "House mix");

  // Handed on, taken over elsewhere.
  std::ofstream(folder_.path() / "handed.json") << ownText(all);
  fs::remove(own() / "own.json");
  const auto taken = importOwn(own(), folder_.path() / "handed.json");
  ASSERT_TRUE(taken) << taken.error().text();
  EXPECT_EQ(taken->entries, 3u);
  EXPECT_TRUE(taken->problems.empty());
  EXPECT_EQ(ownText(load()), ownText(all));
}

TEST_F(OwnCatalogue, productsOfPlansAreRememberedWithoutTheirLots) {
  ASSERT_TRUE(keepOwn(own(), ProductName{"own-prod", "House mix", "hyaluronic-acid", {}}));
  Product product{.id = "p1", .name = "Fine gel", .lot = "LOT-7", .expiry = "2027-08"};
  product.productClass = "hyaluronic-acid";
  product.maker = "Somebody";
  product.note = "for C-12";
  product.dilution = "1:2";
  product.strength = Strength{10, "mg/mL"};
  product.container = {"syringe", 1.0, 0.05};
  product.components.push_back({.name = "Part", .lot = "LOT-8"});
  ASSERT_TRUE(rememberProduct(own(), load(), product));
  const std::string file = read("own.json");
  for (const char* kept : {"LOT-7", "LOT-8", "2027-08", "C-12", "1:2"}) {
    EXPECT_EQ(file.find(kept), std::string::npos) << kept;
  }
  Catalogue all = load();
  EXPECT_TRUE(all.problems.empty());
  const ProductName* found = findEntry(all.products, "own-fine-gel");
  ASSERT_NE(found, nullptr);
  EXPECT_TRUE(found->used);
  Product offered;
  offered.name = "Fine gel";
  offered.productClass = "hyaluronic-acid";
  offered.maker = "Somebody";
  offered.strength = Strength{10, "mg/mL"};
  offered.container = {"syringe", 1.0, 0.05};
  EXPECT_EQ(productFor(*found), offered);

  // The same again, now with a class in words: one entry, as it is now.
  product.productClass = "gel of our own";
  ASSERT_TRUE(rememberProduct(own(), all, product));
  all = load();
  EXPECT_EQ(all.products.size(), 2u);
  EXPECT_EQ(productFor(*findEntry(all.products, "own-fine-gel")).productClass, "gel of our own");
  // Handed on like any other.
  EXPECT_NE(ownText(all).find("gel of our own"), std::string::npos);

  ASSERT_TRUE(forgetUsedProducts(own()));
  all = load();
  ASSERT_EQ(all.products.size(), 1u);
  EXPECT_EQ(all.products[0].name, "House mix") << "made by hand, so it stays";
}

TEST_F(OwnCatalogue, theOldestProductMakesRoom) {
  for (std::size_t i = 0; i <= kMostUsedProducts; ++i) {
    Product product;
    product.name = "Gel " + std::to_string(i);
    ASSERT_TRUE(rememberProduct(own(), load(), product));
  }
  const Catalogue all = load();
  ASSERT_EQ(all.products.size(), kMostUsedProducts);
  EXPECT_EQ(all.products.front().name, "Gel 1");
  EXPECT_EQ(all.products.back().name, "Gel " + std::to_string(kMostUsedProducts));
}

TEST_F(OwnCatalogue, nonsenseInAProductIsLeftOut) {
  const std::string left = " This entry is left out.";
  for (const auto& [field, sentence] : std::vector<std::pair<std::string, std::string>>{
           {R"("class": "no-such")", "class: no such class of products."},
           {R"("strength": {"amount": -1, "unit": "mg/mL"})",
            "strength.amount: -1 is not between 0.0001 and 1e+06."},
           {R"("strength": {"amount": 1, "unit": "drops"})",
            "strength.unit: not a unit of strength."},
           {R"("container": {"kind": "bucket"})",
            "container.kind: none of syringe, vial, ampoule."},
           {R"("container": {"volumeMl": 1e9})",
            "container.volumeMl: 1e+09 is not between 0 and 1000."}}) {
    write("own.json", R"({"products": [{"id": "own-a", "name": "A", )" + field + "}]}");
    const Catalogue all = load();
    EXPECT_TRUE(all.products.empty()) << field;
    ASSERT_EQ(all.problems.size(), 1u) << field;
    EXPECT_EQ(all.problems[0], "own.json: products[0]." + sentence + left);
  }
}

TEST_F(OwnCatalogue, nonsenseIsLeftOutWithASentenceAndTheRestStays) {
  // A whole entry, and what is broken in a copy of it.
  ASSERT_TRUE(keepOwn(own(), copyOfPapule()));
  const std::string good = read("own.json");
  fs::remove(own() / "own.json");
  const std::size_t delivered = load().techniques.size();
  struct Case {
    std::string from, to, sentence;
  };
  const std::string left = " This entry is left out.";
  for (const Case& each : std::vector<Case>{
           {"\"own-fine\"", "\"own fine\"",
            "a.json: techniques[0].id: has other signs than letters, digits, '-', '_' and '.'." +
                left},
           {"\"own-fine\"", "17", "a.json: techniques[0].id: not a text." + left},
           {"\"Fine\"", "\"\"", "a.json: techniques[0].name: is empty." + left},
           {"\"Fine\"", "\"a\\nb\"",
            "a.json: techniques[0].name: holds a line break or another control character." + left},
           {"\"even\"", "\"spiral\"", "a.json: techniques[0].pattern: not a pattern." + left},
           {"\"typical\": 8.0", "\"typical\": 300",
            "a.json: techniques[0].spacing.typical: 300 is not between 2 and 30." + left},
           {"\"typical\": 8.0", "\"typical\": -1",
            "a.json: techniques[0].spacing.typical: -1 is not between 2 and 30." + left},
           {"\"typical\": 8.0", "\"typical\": \"8\"",
            "a.json: techniques[0].spacing.typical: not a number." + left},
           {"\"typical\": 8.0", "\"typical\": 1e999", "a.json: "},
           {"\"unit\": \"mL\"", "\"unit\": \"L\"",
            "a.json: techniques[0].volume.unit: not \"mL\"." + left},
           {"\"max\": 0.05", "\"max\": 0.005",
            "a.json: techniques[0].volume: min is larger than max." + left},
           {"\"typical\": 0.02", "\"typical\": 0.2",
            "a.json: techniques[0].volume: typical is not between min and max." + left},
           {"\"insertedMm\": 4.0", "\"insertedMm\": 5",
            "a.json: techniques[0].insertedMm: longer than the needle." + left},
           {"\"insertedMm\": 4.0", "\"insertedMm\": 2",
            "a.json: techniques[0].depth.typical: does not fit insertedMm at the typical angle, "
            "which is 0.518 mm deep." +
                left},
           {"\"2026-11-20\"", "\"yesterday\"", ".checkedOn: not a day like 2026-11-20." + left},
           {"\"dermis_superficial\"", "\"bone\"",
            "a.json: techniques[0].layer: none of epidermis, dermis_superficial, dermis_deep, "
            "subcutis, other." +
                left},
           {"\"techniques\": [", "\"techniques\": 3, \"x\": [",
            "a.json: techniques: not a list of at most 500 entries." + left},
           {"{", "[", "a.json: "},
       }) {
    std::string text = good;
    const std::size_t at = text.find(each.from);
    ASSERT_NE(at, std::string::npos) << each.from << "\n" << good;
    text.replace(at, each.from.size(), each.to);
    write("a.json", text);
    const Catalogue all = load();
    ASSERT_EQ(all.problems.size(), 1u) << each.to;
    EXPECT_NE(all.problems[0].find(each.sentence), std::string::npos)
        << all.problems[0] << "\nwanted: " << each.sentence;
    EXPECT_EQ(all.techniques.size(), delivered) << each.to;
  }
  // Nonsense beside sense, in two files.
  write("a.json", R"({"needles": [{"id": "n"}], "products": [)"
                  R"({"id": "p", "name": "P", "class": "no-such"},)"
                  R"({"id": "q", "name": "Q", "class": "prp"}]})");
  write("b.json", good);
  write("c.json", "\xff\xfe not JSON");
  write("notes.txt", "not a catalogue");
  const Catalogue all = load();
  EXPECT_EQ(all.problems.size(), 3u);
  EXPECT_EQ(all.problems[0], "a.json: needles[0]: \"length\" is missing. This entry is left out.");
  EXPECT_EQ(all.problems[1],
            "a.json: products[0].class: no such class of products. This entry is left out.");
  EXPECT_NE(findEntry(all.products, "q"), nullptr);
  EXPECT_NE(findTechnique(all.techniques, "own-fine"), nullptr);
}

TEST_F(OwnCatalogue, aNoticeIsNotDodgedByACopy) {
  Technique mine = *findTechnique(load().techniques, "dca_grid");
  mine.basedOn = mine.id;
  mine.id = "own-grid";
  mine.needsNotice = false;
  ASSERT_TRUE(keepOwn(own(), mine));
  EXPECT_TRUE(findTechnique(load().techniques, "own-grid")->needsNotice);
}

TEST_F(OwnCatalogue, whatCannotBeReadIsNotWrittenOver) {
  write("own.json", "{ damaged");
  const auto kept = keepOwn(own(), copyOfPapule());
  ASSERT_FALSE(kept);
  EXPECT_EQ(read("own.json"), "{ damaged");
  EXPECT_FALSE(importOwn(own(), own() / "no-such.json"));
  // What another version put there stays.
  write("own.json", R"({"later": 1, "needles": [{"id": "strange"}]})");
  ASSERT_TRUE(keepOwn(own(), copyOfPapule()));
  EXPECT_NE(read("own.json").find("\"later\""), std::string::npos);
  EXPECT_NE(read("own.json").find("\"strange\""), std::string::npos);
  // Nor is nonsense kept.
  Technique bad = copyOfPapule();
  bad.spacing.typical = 100;
  const auto refused = keepOwn(own(), bad);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "100 is not between 2 and 30");
}

TEST_F(OwnCatalogue, idsComeFromNamesAndAreNotThereTwice) {
  Catalogue all = load();
  EXPECT_EQ(ownIdFor(all, "Fine grid, 8 mm"), "own-fine-grid-8-mm");
  EXPECT_EQ(ownIdFor(all, "Ж"), "own");
  Technique mine = copyOfPapule();
  all.techniques.push_back(mine);
  EXPECT_EQ(ownIdFor(all, "Fine"), "own-fine-2");
}

}  // namespace
}  // namespace mesomap::plan
