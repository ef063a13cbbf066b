// How evenly the layout's points lie, area by area, and how often each promise holds.
//
//   mesomap_layout_quality [--on NAMES] [--spacing MM,MM] [--only TEXT] [--cm2 LEAST,MOST]
//                          [--wrong] [--every N]
//
// NAMES: bust-female bust-male body-female body-male known strokes, with commas between; default
// all. `strokes` needs MESOMAP_MESHES. --only: areas with TEXT in their name. --wrong: only the
// lines where a promise does not hold. --every: one area of N. MESOMAP_DATA names the folder that
// holds `assets`.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "property/layout/cases.h"

namespace mesomap {
namespace {

struct Options {
  std::vector<std::string> on{"bust-female", "bust-male", "body-female",
                              "body-male",   "known",     "strokes"};
  std::vector<double> spacings{10.0, 6.0};
  std::string only;
  double leastCm2 = 5.0;
  double mostCm2 = 400.0;
  bool wrong = false;
  std::size_t every = 1;
};

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
  return parts;
}

bool parse(int count, char** words, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--wrong") {
      options.wrong = true;
      continue;
    }
    if (i + 1 >= count) return false;
    const std::string value = words[++i];
    if (word == "--on") {
      options.on = parted(value);
    } else if (word == "--only") {
      options.only = value;
    } else if (word == "--every") {
      options.every = std::max<std::size_t>(1, std::strtoul(value.c_str(), nullptr, 10));
    } else if (word == "--spacing") {
      options.spacings.clear();
      for (const auto& part : parted(value)) {
        options.spacings.push_back(std::strtod(part.c_str(), nullptr));
      }
    } else if (word == "--cm2") {
      const auto both = parted(value);
      if (both.size() != 2) return false;
      options.leastCm2 = std::strtod(both[0].c_str(), nullptr);
      options.mostCm2 = std::strtod(both[1].c_str(), nullptr);
    } else {
      return false;
    }
  }
  return true;
}

double cpuMs() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// How many areas were judged by one promise and how many kept it.
struct Tally {
  const char* name;
  std::size_t judged = 0;
  std::size_t kept = 0;
  double worst = 0.0;
};

class Table {
 public:
  explicit Table(bool wrongOnly) : wrongOnly_(wrongOnly) {
    fmt::print("{:<34} {:>6} {:>4} {:>5} {:>6} {:>6} {:>5} {:>6} {:>6} {:>6} {:>7}\n", "area",
               "cm2", "h", "N", "dmin/h", "CV", "six", "gap/h", "row/h", "count", "ms");
  }

  void add(const test::Area& area, double h, const layout::Quality& q, double ms) {
    const double dmin = q.sites > 1 && q.minDistanceMm > 0.0 ? q.minDistanceMm / h : 9.0;
    const double gap = q.largestGapMm / h;
    const double row = q.borderRmsMm / h;
    const double count = 100.0 * static_cast<double>(q.sites) / q.expected;
    const bool many = q.sites >= 25;
    std::string wrong;
    const auto judge = [&](Tally& tally, bool applies, bool kept, double worst) {
      if (!applies) return;
      ++tally.judged;
      tally.kept += kept ? 1 : 0;
      tally.worst = std::max(tally.worst, worst);
      if (!kept) wrong += std::string(" ") + tally.name;
    };
    judge(dmin_, dmin < 9.0, dmin >= 0.97, -dmin);
    judge(gap_, true, gap <= 0.85, gap);
    judge(gap80_, many, gap <= 0.80, gap);
    judge(cv_, many, q.nearestCv <= 0.03, q.nearestCv);
    judge(six_, q.interior >= 20 && q.interior <= 100, q.sixNeighbourShare >= 0.80,
          -q.sixNeighbourShare);
    judge(sixMany_, q.interior > 100, q.sixNeighbourShare >= 0.88, -q.sixNeighbourShare);
    judge(row_, many, row <= 0.1, row);
    judge(count_, many, count >= 82.0 && count <= 105.0, -count);
    ms_ += ms;
    if (wrongOnly_ && wrong.empty()) return;
    fmt::print(
        "{:<34} {:6.1f} {:4.1f} {:5} {:6.3f} {:6.4f} {:5.2f} {:6.3f} {:6.3f} {:6.1f} {:7.1f}{}\n",
        area.name, area.areaCm2, h, q.sites, dmin < 9.0 ? dmin : 0.0, q.nearestCv,
        q.sixNeighbourShare, gap, row, count, ms, wrong);
  }

  void summary() const {
    fmt::print("\n{:<34} {:>7} {:>6} {:>7} {:>8}\n", "promise", "judged", "kept", "share", "worst");
    const auto line = [](const Tally& t, const char* what) {
      fmt::print("{:<34} {:7} {:6} {:6.1f} % {:7.3f}\n", what, t.judged, t.kept,
                 t.judged > 0 ? 100.0 * static_cast<double>(t.kept) / static_cast<double>(t.judged)
                              : 100.0,
                 std::abs(t.worst));
    };
    line(dmin_, "smallest distance >= 0.97 h");
    line(gap_, "largest gap <= 0.85 h");
    line(gap80_, "largest gap <= 0.80 h, 25 points");
    line(cv_, "variation <= 0.03, 25 points");
    line(six_, "six neighbours >= 80 %, 20-100");
    line(sixMany_, "six neighbours >= 88 %, over 100");
    line(row_, "outer row <= 0.1 h, 25 points");
    line(count_, "count 82-105 %, 25 points");
    fmt::print("{:.0f} ms altogether\n", ms_);
  }

 private:
  bool wrongOnly_;
  // The worst of what must be large starts far below.
  Tally dmin_{"dmin", 0, 0, -9.0}, gap_{"gap"}, gap80_{"gap80"}, cv_{"cv"}, six_{"six", 0, 0, -9.0},
      sixMany_{"six", 0, 0, -9.0}, row_{"row"}, count_{"count", 0, 0, -999.0};
  double ms_ = 0.0;
};

std::vector<test::Area> areasOn(const std::string& name, const Options& options) {
  if (name == "known") return test::knownAreas();
  if (name == "strokes") {
    std::vector<test::Area> areas = test::strokesOver("head-scan.obj", 40, 7);
    std::vector<test::Area> more = test::strokesOver("makehuman-base.obj", 40, 8);
    std::move(more.begin(), more.end(), std::back_inserter(areas));
    if (areas.empty()) fmt::print(stderr, "strokes: no meshes; set MESOMAP_MESHES\n");
    return areas;
  }
  std::string problem;
  auto areas = test::figureAreas(name, options.leastCm2, options.mostCm2, problem);
  if (!problem.empty()) fmt::print(stderr, "{}: {}\n", name, problem);
  return areas;
}

int run(int count, char** words) {
  Options options;
  if (!parse(count, words, options)) {
    fmt::print(stderr,
               "mesomap_layout_quality [--on NAMES] [--spacing MM,MM] [--only TEXT] "
               "[--cm2 LEAST,MOST] [--wrong] [--every N]\n");
    return 2;
  }
  Table table(options.wrong);
  std::size_t seen = 0;
  for (const std::string& name : options.on) {
    for (const test::Area& area : areasOn(name, options)) {
      if (area.name.find(options.only) == std::string::npos) continue;
      if (seen++ % options.every != 0) continue;
      for (const double h : options.spacings) {
        const layout::Input input = test::inputFor(area, h);
        const double from = cpuMs();
        const auto out = layout::layOut(input);
        const double ms = cpuMs() - from;
        if (!out) {
          fmt::print("{:<34} {:6.1f} {:4.1f} {}\n", area.name, area.areaCm2, h, out.error().text());
          continue;
        }
        table.add(area, h, test::qualityFor(area, input, *out), ms);
        std::fflush(stdout);
      }
    }
  }
  table.summary();
  return 0;
}

}  // namespace
}  // namespace mesomap

int main(int count, char** words) {
  return mesomap::run(count, words);
}
