// How fast the brush feels: from moving the mouse to the finished frame that shows it, measured on
// the real program under an X server of its own, drawn by the processor (llvmpipe).
//
// A real mouse (XTEST) hovers over a figure with the brush's ring, paints strokes, and draws the
// shape of a tool that shows beforehand what it will mark. For each move the time it was sent at is
// kept; its latency ends when the first frame that shows that place, or a later one, is finished:
// all drawing done and the picture taken by the X server. The program's own frame log
// (src/app/window_frames.h) says what each frame shows and where its time went.
//
//   mesomap_felt_speed [--seconds S] [--rate HZ] [--shots FOLDER] [SURFACE]
//
// Figures are reported, not judged.
#include <fmt/format.h>
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "e2e/window/program.h"
#include "e2e/window/x_desktop.h"

namespace mesomap::bench {
namespace {

using Clock = std::chrono::steady_clock;
using e2e::Point;

constexpr int kWidth = 1280;
constexpr int kHeight = 800;

struct Options {
  double seconds = 10.0;  ///< Of each part.
  double rate = 100.0;    ///< Moves a second.
  std::string surface = "figure:bust-female";
  std::string shots;
};

enum class Part { none, ring, paint, shape };

struct Move {
  Point at;
  double sent = 0.0;  ///< Seconds of the monotonic clock.
  Part part = Part::none;
};

struct Frame {
  Point shows;
  double begin = 0.0, end = 0.0;
  std::vector<double> stagesMs;
  bool redrawn = false;
  double bytes = 0.0;
};

double now() {
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

/// A mouse that moves at a steady rate and writes down when.
class Hand {
 public:
  Hand(e2e::XDesktop& desktop, double rate) : desktop_(desktop), step_(1.0 / rate) {}

  void begin() { due_ = now(); }
  void moveTo(Point to, Part part) {
    if (!moves_.empty() && moves_.back().at.x == to.x && moves_.back().at.y == to.y) return;
    due_ += step_;
    std::this_thread::sleep_until(Clock::time_point(
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(due_))));
    moves_.push_back({to, now(), part});
    desktop_.moveTo(to);
  }
  [[nodiscard]] const std::vector<Move>& moves() const { return moves_; }

 private:
  e2e::XDesktop& desktop_;
  double step_;
  double due_ = 0.0;
  std::vector<Move> moves_;
};

struct Place {
  double across = 0.0, down = 0.0;  ///< Shares of the view.
};

/// Along straight pieces at `pxPerSecond`, from the first place on, for `seconds`.
class Walk {
 public:
  Walk(e2e::Program& program, const std::vector<Place>& places, double stepPx) : stepPx_(stepPx) {
    for (const Place& place : places) {
      const Point at = program.inView(place.across, place.down);
      x_.push_back(at.x);
      y_.push_back(at.y);
    }
  }
  [[nodiscard]] Point start() const { return at(0, 0.0); }
  Point next() {
    along_ += stepPx_;
    while (along_ > length(piece_)) {
      along_ -= length(piece_);
      piece_ = (piece_ + 1) % x_.size();
    }
    return at(piece_, along_);
  }

 private:
  [[nodiscard]] std::size_t after(std::size_t piece) const { return (piece + 1) % x_.size(); }
  [[nodiscard]] double length(std::size_t piece) const {
    return std::max(1.0, std::hypot(x_[after(piece)] - x_[piece], y_[after(piece)] - y_[piece]));
  }
  [[nodiscard]] Point at(std::size_t piece, double along) const {
    const double share = along / length(piece);
    return {static_cast<int>(std::lround(x_[piece] + share * (x_[after(piece)] - x_[piece]))),
            static_cast<int>(std::lround(y_[piece] + share * (y_[after(piece)] - y_[piece])))};
  }
  std::vector<double> x_, y_;
  double stepPx_;
  std::size_t piece_ = 0;
  double along_ = 0.0;
};

std::vector<std::string> wordsOf(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

struct Log {
  std::string driver;
  std::vector<std::string> stages;
  std::vector<Frame> frames;
};

Log readLog(const std::filesystem::path& path) {
  Log log;
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("the program wrote no frame log");
  log.driver = line.substr(std::min<std::size_t>(2, line.size()));
  std::getline(in, line);
  const auto names = wordsOf(line);
  if (names.size() < 8) throw std::runtime_error("the frame log has no columns");
  log.stages.assign(names.begin() + 5, names.end() - 2);
  while (std::getline(in, line)) {
    const auto words = wordsOf(line);
    if (words.size() != names.size()) continue;  // Cut off by the end of the program.
    Frame frame;
    frame.shows = {std::stoi(words[1]), std::stoi(words[2])};
    frame.begin = std::stod(words[3]);
    frame.end = std::stod(words[4]);
    for (std::size_t i = 0; i < log.stages.size(); ++i) {
      frame.stagesMs.push_back(std::stod(words[5 + i]));
    }
    frame.redrawn = words[words.size() - 2] == "1";
    frame.bytes = std::stod(words.back());
    log.frames.push_back(std::move(frame));
  }
  return log;
}

struct Figures {
  std::vector<double> latencyMs;
  std::vector<const Frame*> frames;  ///< The first to show some move of this part.
};

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0.0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(
      std::ceil(share * static_cast<double>(values.size() - 1)))];
}

/// Frames and moves are both in order; a frame shows the first move not yet shown that was sent
/// before it began and stands where the frame's pointer stands.
std::array<Figures, 4> figuresOf(const std::vector<Move>& moves, const Log& log) {
  std::array<Figures, 4> figures;
  std::size_t next = 0;  // First move that no frame has shown.
  for (const Frame& frame : log.frames) {
    std::size_t shown = next;
    while (shown < moves.size() && moves[shown].sent < frame.end &&
           (moves[shown].at.x != frame.shows.x || moves[shown].at.y != frame.shows.y)) {
      ++shown;
    }
    if (shown >= moves.size() || moves[shown].sent >= frame.end) continue;
    figures[static_cast<std::size_t>(moves[shown].part)].frames.push_back(&frame);
    for (; next <= shown; ++next) {
      figures[static_cast<std::size_t>(moves[next].part)].latencyMs.push_back(
          1e3 * (frame.end - moves[next].sent));
    }
  }
  if (next < moves.size()) {
    fmt::print("{} moves were never shown\n", moves.size() - next);
  }
  return figures;
}

void print(const char* name, const Figures& figures, const Log& log) {
  const auto& all = figures.latencyMs;
  fmt::print("{:<8}{:>7}{:>8}{:>9.1f}{:>8.1f}{:>8.1f}{:>8.1f}\n", name, all.size(),
             figures.frames.size(), quantile(all, 0.5), quantile(all, 0.95), quantile(all, 0.99),
             quantile(all, 1.0));
  if (figures.frames.empty()) return;
  const auto count = static_cast<double>(figures.frames.size());
  double whole = 0.0, redrawn = 0.0, bytes = 0.0;
  std::vector<double> stages(log.stages.size(), 0.0);
  for (const Frame* frame : figures.frames) {
    whole += 1e3 * (frame->end - frame->begin) / count;
    redrawn += frame->redrawn ? 1.0 / count : 0.0;
    bytes += frame->bytes / count;
    for (std::size_t i = 0; i < stages.size(); ++i) stages[i] += frame->stagesMs[i] / count;
  }
  fmt::print("    a frame takes {:.1f} ms:", whole);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    fmt::print(" {} {:.1f} ({:.0f} %){}", log.stages[i], stages[i], 100.0 * stages[i] / whole,
               i + 1 < stages.size() ? "," : "");
  }
  fmt::print("\n    skin drawn in {:.0f} % of them, {:.1f} kB sent up a frame\n", 100.0 * redrawn,
             bytes / 1024.0);
}

Options optionsOf(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const bool more = i + 1 < count;
    if (word == "--seconds" && more) {
      options.seconds = std::stod(words[++i]);
    } else if (word == "--rate" && more) {
      options.rate = std::stod(words[++i]);
    } else if (word == "--shots" && more) {
      options.shots = words[++i];
    } else if (!word.starts_with("-")) {
      options.surface = word;
    } else {
      throw std::runtime_error(
          "usage: mesomap_felt_speed [--seconds S] [--rate HZ] "
          "[--shots FOLDER] [SURFACE]");
    }
  }
  if (!(options.seconds > 0.0 && options.seconds <= 600.0 && options.rate >= 1.0 &&
        options.rate <= 1000.0)) {
    throw std::runtime_error("--seconds 0..600, --rate 1..1000");
  }
  return options;
}

class Session {
 public:
  explicit Session(const Options& options)
      : options_(options),
        desktop_(kWidth, kHeight),
        logFile_(home_.path() / "frames.txt"),
        hand_(desktop_, options.rate) {
    setenv("MESOMAP_FRAME_LOG", logFile_.c_str(), 1);
    // While frames are measured the program reports its state only when the pointer is elsewhere.
    desktop_.moveTo({1, 1});
    program_ =
        std::make_unique<e2e::Program>(desktop_, home_, std::vector<std::string>{options.surface});
    program_->awaitOpen();
  }

  void hover() {
    Walk walk(*program_, kHover, 400.0 / options_.rate);
    run(walk, Part::ring);
    rest("ring");
  }
  void paint() {
    Walk walk(*program_, kPaint, 250.0 / options_.rate);
    const double perStroke = 1.25;
    const int strokes = std::max(1, static_cast<int>(std::lround(options_.seconds / perStroke)));
    Point at = walk.start();
    for (int i = 0; i < strokes; ++i) {
      hand_.begin();
      hand_.moveTo(at, Part::none);
      desktop_.press();
      const double end = now() + std::min(perStroke, options_.seconds / strokes) * 0.9;
      while (now() < end) {
        at = walk.next();
        hand_.moveTo(at, Part::paint);
      }
      desktop_.release();
      // A hand lifts and sets down elsewhere.
      for (int k = 0; k < 6; ++k) at = walk.next();
    }
    rest("paint");
  }
  /// A line of the brush's width from a clicked point to the pointer.
  void shape() {
    desktop_.key("l");
    Walk walk(*program_, kShape, 300.0 / options_.rate);
    desktop_.click(walk.start());
    run(walk, Part::shape);
    rest("shape");
    desktop_.key("Escape");
  }
  void end() {
    program_->kill();
    const Log log = readLog(logFile_);
    const auto figures = figuresOf(hand_.moves(), log);
    fmt::print("{} at {} x {}, {}, {} moves a second\n", options_.surface, kWidth, kHeight,
               log.driver, options_.rate);
    fmt::print("from move to finished frame, ms\n");
    fmt::print("          moves  frames      p50     p95     p99     max\n");
    print("ring", figures[1], log);
    print("paint", figures[2], log);
    print("shape", figures[3], log);
    if (!options_.shots.empty()) {
      std::filesystem::copy_file(logFile_, options_.shots + "/frames.txt",
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }

 private:
  void run(Walk& walk, Part part) {
    const double end = now() + options_.seconds;
    hand_.begin();
    while (now() < end) hand_.moveTo(walk.next(), part);
  }
  void rest(const std::string& name) {
    if (!options_.shots.empty()) {
      (void)desktop_.screenshot().writePng(options_.shots + "/" + name + ".png");
    }
    (void)program_->awaitIdle();
  }

  // Places of the face in the first view: cheeks, nose and neck; cheek and forehead.
  static inline const std::vector<Place> kHover{{0.40, 0.45}, {0.46, 0.52}, {0.40, 0.60},
                                                {0.55, 0.55}, {0.52, 0.78}, {0.60, 0.48},
                                                {0.44, 0.30}};
  static inline const std::vector<Place> kPaint{{0.56, 0.50}, {0.60, 0.58}, {0.52, 0.60},
                                                {0.58, 0.54}, {0.40, 0.30}, {0.52, 0.27},
                                                {0.42, 0.33}, {0.50, 0.35}};
  static inline const std::vector<Place> kShape{{0.42, 0.28}, {0.54, 0.28}, {0.50, 0.36}};

  Options options_;
  e2e::XDesktop desktop_;
  e2e::TemporaryHome home_;
  std::filesystem::path logFile_;
  Hand hand_;
  std::unique_ptr<e2e::Program> program_;
};

}  // namespace
}  // namespace mesomap::bench

int main(int count, char** words) {
  try {
    mesomap::bench::Session session(mesomap::bench::optionsOf(count, words));
    session.hover();
    session.paint();
    session.shape();
    session.end();
  } catch (const std::exception& error) {
    fmt::print(stderr, "mesomap_felt_speed: {}\n", error.what());
    return 1;
  }
  return 0;
}
