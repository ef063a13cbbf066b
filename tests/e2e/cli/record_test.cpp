// What belongs to a plan beside its areas, without a window.
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using RecordJson = nlohmann::json;

class CliRecord : public Story {
 protected:
  void SetUp() override {
    const Ran planned = run({"plan", "figure:bust-female", "--technique", "papule", "--area",
                             "forehead", "-o", "a.mesomap.json"});
    ASSERT_EQ(planned.status, 0) << planned.err;
  }
  RecordJson planOf(const std::string& name) { return RecordJson::parse(contentsOf(in(name))); }
};

TEST_F(CliRecord, ConsultationProductsAnswersAndReactions) {
  const Ran said = run({"record",
                        "a.mesomap.json",
                        "--client",
                        "C-0042",
                        "--checked-by",
                        "A. Practitioner",
                        "--checked-on",
                        "2026-11-20",
                        "--goals",
                        "Even skin, before the summer",
                        "--finding",
                        "Hair loss,II,Ludwig,at the crown",
                        "--numbing",
                        "forehead",
                        "--numbing-minutes",
                        "30",
                        "--health",
                        "allergy=yes,latex",
                        "--health",
                        "pregnancy=no",
                        "--product",
                        "Example product,lot=A-17,expiry=2031-08,strength=20 mg/mL,"
                        "syringe=1 mL",
                        "-o",
                        "b.mesomap.json"});
  ASSERT_EQ(said.status, 0) << said.err;
  const RecordJson plan = planOf("b.mesomap.json");
  EXPECT_EQ(plan["clientReference"], "C-0042");
  const RecordJson& held = plan["consultation"];
  EXPECT_EQ(held["checkedBy"], "A. Practitioner");
  EXPECT_EQ(held["checkedOn"], "2026-11-20");
  EXPECT_EQ(held["goals"], "Even skin, before the summer");
  EXPECT_EQ(held["findings"][0]["grade"], "II");
  EXPECT_EQ(held["findings"][0]["scale"], "Ludwig");
  EXPECT_EQ(held["numbingMinutes"], 30.0);
  EXPECT_EQ(held["health"][0]["answer"], "yes");
  EXPECT_EQ(held["health"][0]["note"], "latex");
  EXPECT_EQ(plan["products"][0]["lot"], "A-17");
  EXPECT_EQ(plan["products"][0]["strength"]["amount"], 20.0);
  EXPECT_EQ(plan["products"][0]["container"]["kind"], "syringe");
  EXPECT_EQ(plan["regions"][0]["rule"]["product"], plan["products"][0]["id"]);

  // The same name is the same product, with another lot.
  ASSERT_EQ(run({"record", "b.mesomap.json", "--product", "Example product,lot=B-1", "-o",
                 "c.mesomap.json"})
                .status,
            0);
  const RecordJson changed = planOf("c.mesomap.json");
  ASSERT_EQ(changed["products"].size(), 1u);
  EXPECT_EQ(changed["products"][0]["lot"], "B-1");
  EXPECT_EQ(changed["products"][0]["expiry"], "2031-08");

  // An answer is kept with its note, and the question is not open any more.
  EXPECT_NE(run({"check", "c.mesomap.json"}).out.find("latex"), std::string::npos);
  const Ran answered = run({"record", "c.mesomap.json", "--answer",
                            "answer-allergy=gloves without latex", "-o", "d.mesomap.json"});
  ASSERT_EQ(answered.status, 0) << answered.err;
  EXPECT_EQ(run({"check", "d.mesomap.json"}).out.find("latex"), std::string::npos);

  const Ran treated =
      run({"session", "d.mesomap.json", "--mark", "all", "--reaction", "Forehead=Bruising",
           "--reaction", "Felt warm", "--finish", "A. Practitioner", "-o", "e.mesomap.json"});
  ASSERT_EQ(treated.status, 0) << treated.err;
  const RecordJson reactions = planOf("e.mesomap.json")["sessions"][0]["reactions"];
  ASSERT_EQ(reactions.size(), 2u);
  EXPECT_EQ(reactions[0]["code"], "95401009");
  EXPECT_EQ(reactions[0]["region"], "r1");
  EXPECT_EQ(reactions[1]["text"], "Felt warm");
  EXPECT_FALSE(reactions[1].contains("code"));
}

TEST_F(CliRecord, SaysWhatIsWrongAndWritesNothing) {
  const auto refused = [&](const std::string& option, const std::string& value,
                           const std::string& part, int status) {
    const Ran ran = run({"record", "a.mesomap.json", option, value, "-o", "x.mesomap.json"});
    EXPECT_EQ(ran.status, status) << ran.err;
    EXPECT_NE(ran.err.find(part), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(in("x.mesomap.json"))) << part;
  };
  refused("--checked-on", "2026-02-30", "\"2026-02-30\" is not a date", 1);
  refused("--numbing-minutes", "-5", "numbing: -5 min is not from 0", 1);
  refused("--finding", "Hair loss,II", "a grade without its scale", 2);
  refused("--health", "mood=yes", "allergy, pregnancy, under-18, infection", 2);
  refused("--health", "allergy=maybe", "'maybe' is none of yes, no, not asked", 2);
  refused("--product", "X,lot=1,expiry=2026-13", "expiry", 1);
  refused("--product", "X,strength=strong", "'strong' is no strength", 2);
  refused("--product", "X,strength=20 pints", "strength", 1);
  refused("--product", "X,syringe=-1 mL", "container: -1 mL", 1);
  refused("--product", "X,colour=red", "'colour=red' is none of lot=", 2);
  refused("--answer", "answer-allergy", "is not ID=NOTE", 2);
  refused("--answer", "answer-allergy=seen", "no such question is open", 2);
  refused("--answer", "lot-missing@Nose=seen", "no such area; the plan has 1 (Forehead)", 2);
  refused("--answer", "caution-zone=keep", "--keep-zone", 2);
  const Ran nothing = run({"record", "nothing.obj", "-o", "x.mesomap.json"});
  EXPECT_EQ(nothing.status, 2) << nothing.err;
}

}  // namespace
}  // namespace mesomap::e2e
