// A whole course without a window: planned, treated, finished, the next session planned, exported.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "e2e/cli/program.h"

namespace mesomap::e2e {
namespace {

using Json = nlohmann::json;

class CliCourse : public Story {
 protected:
  Json planOf(const std::string& name) { return Json::parse(contentsOf(in(name))); }
  void planForehead() {
    const Ran planned = run({"plan", "figure:bust-female", "--technique", "papule", "--area",
                             "forehead", "-o", "a.mesomap.json"});
    ASSERT_EQ(planned.status, 0) << planned.err;
  }
};

TEST_F(CliCourse, FromThePlanToTheSecondSession) {
  planForehead();
  const Ran first =
      run({"session", "a.mesomap.json", "--mark", "all", "--given", "Forehead=0.62,L-7", "--finish",
           "A. Practitioner", "-o", "b.mesomap.json"});
  ASSERT_EQ(first.status, 0) << first.err;
  EXPECT_NE(first.out.find("Session 1: finished"), std::string::npos) << first.out;
  EXPECT_NE(first.out.find("0.62 mL given"), std::string::npos) << first.out;
  const Json done = planOf("b.mesomap.json");
  ASSERT_EQ(done.at("sessions").size(), 1u);
  const std::size_t points = done.at("sites").size();
  for (const Json& site : done.at("sites")) {
    // Nothing marks what waits for an answer.
    if (site.at("state") == "proposed") continue;
    EXPECT_EQ(site.at("state"), "done");
  }

  const Ran again = run({"session", "b.mesomap.json", "--mark", "all", "-o", "x.mesomap.json"});
  EXPECT_EQ(again.status, 1);
  EXPECT_NE(again.err.find("finished"), std::string::npos) << again.err;

  const Ran next = run({"session", "b.mesomap.json", "--next", "-o", "c.mesomap.json"});
  ASSERT_EQ(next.status, 0) << next.err;
  const Json second = planOf("c.mesomap.json");
  EXPECT_EQ(second.at("sessions").size(), 2u);
  double least = 1e9;
  for (const Json& now : second.at("sites")) {
    // Those that came to lie in a caution zone wait for an answer.
    if (now.value("state", "planned") == "proposed") continue;
    EXPECT_EQ(now.value("state", "planned"), "planned");
    for (const Json& before : done.at("sites")) {
      if (before.at("state") != "done") continue;
      double sum = 0.0;
      for (std::size_t k = 0; k < 3; ++k) {
        const double d =
            now.at("position").at(k).get<double>() - before.at("position").at(k).get<double>();
        sum += d * d;
      }
      least = std::min(least, std::sqrt(sum));
    }
  }
  EXPECT_GT(least, 3.0) << "the same spot is not hit again";
  EXPECT_GT(second.at("sites").size() * 4, points * 3);

  const Ran twice = run({"session", "c.mesomap.json", "--mark", "Forehead:done", "--finish", "A",
                         "-o", "d.mesomap.json"});
  ASSERT_EQ(twice.status, 0) << twice.err;
  EXPECT_NE(twice.out.find("Session 2: finished"), std::string::npos) << twice.out;
  EXPECT_NE(twice.out.find("punctures in all"), std::string::npos) << twice.out;
  const Ran shown = run({"session", "d.mesomap.json"});
  EXPECT_EQ(shown.status, 0);
  EXPECT_EQ(shown.out, twice.out);
  EXPECT_EQ(run({"export", "d.mesomap.json", "--to", "csv", "-o", "d.csv"}).status, 0);
  EXPECT_NE(contentsOf(in("d.csv")).find("done"), std::string::npos);
}

TEST_F(CliCourse, SaysWhatIsWrong) {
  planForehead();
  const auto refused = [&](std::vector<std::string> words, const std::string& part, int status) {
    words.insert(words.begin(), {"session", "a.mesomap.json"});
    words.insert(words.end(), {"-o", "x.mesomap.json"});
    const Ran ran = run(words);
    EXPECT_EQ(ran.status, status) << ran.err;
    EXPECT_NE(ran.err.find(part), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(in("x.mesomap.json"))) << part;
  };
  refused({"--next"}, "no session is finished yet", 1);
  refused({"--finish", "A"}, "no session is under way", 1);
  refused({"--mark", "Nose:done"}, "no such area", 2);
  refused({"--mark", "Forehead:gone"}, "AREA:done", 2);
  refused({"--given", "Forehead=much"}, "no volume", 2);
  refused({"--given", "Forehead=-1"}, "not from 0", 1);
  const Ran missing = run({"session", "a.mesomap.json", "--start"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_NE(missing.err.find("-o FILE is missing"), std::string::npos) << missing.err;
  const Ran shown = run({"session", "a.mesomap.json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_EQ(shown.out, "Session 1: planned\n");
}

}  // namespace
}  // namespace mesomap::e2e
