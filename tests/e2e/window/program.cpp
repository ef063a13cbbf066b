#include "e2e/window/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

extern char** environ;

namespace mesomap::e2e {
namespace {

using Clock = std::chrono::steady_clock;

std::string wholeFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

int millisecondsUntil(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
  return std::max(0, static_cast<int>(left.count()));
}

Clock::time_point after(double seconds) {
  return Clock::now() + std::chrono::milliseconds(static_cast<long>(seconds * 1000.0));
}

}  // namespace

TemporaryHome::TemporaryHome() {
  std::string pattern = (std::filesystem::temp_directory_path() / "mesomap-e2e-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
  // Hints lie over the skin that most stories paint on; the story of the hints takes them back.
  std::filesystem::create_directories(path_ / ".config/mesomap");
  std::filesystem::create_directories(path_ / "tmp");
  std::ofstream(path_ / ".config/mesomap/settings.json") << R"({"hints": false})";
}

TemporaryHome::~TemporaryHome() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Program::Program(XDesktop& desktop, const TemporaryHome& home, std::vector<std::string> arguments)
    : desktop_(desktop) {
  static int count = 0;
  folder_ = home.path() / (".report-" + std::to_string(++count));
  std::filesystem::create_directories(folder_);
  report_ = folder_ / "state.json";
  errorFile_ = folder_ / "stderr.txt";
  watch_ = inotify_init1(IN_NONBLOCK);
  inotify_add_watch(watch_, folder_.c_str(), IN_MOVED_TO | IN_CLOSE_WRITE);

  std::vector<std::string> words{MESOMAP_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  words.insert(words.end(), {"--report", report_.string()});
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  std::vector<std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const bool replaced = text.starts_with("DISPLAY=") || text.starts_with("HOME=") ||
                          text.starts_with("TMPDIR=") || text.starts_with("XDG_") ||
                          text.starts_with("WAYLAND_DISPLAY=") || text.starts_with("LANG") ||
                          text.starts_with("LC_");
    if (!replaced) variables.push_back(text);
  }
  variables.push_back("DISPLAY=" + desktop.name());
  variables.push_back("HOME=" + home.path().string());
  variables.push_back("TMPDIR=" + (home.path() / "tmp").string());
  variables.push_back("LC_ALL=C.UTF-8");
  variables.push_back("LIBGL_ALWAYS_SOFTWARE=1");
  std::vector<char*> environment;
  for (auto& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, errorFile_.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                   0600);
  const int failed =
      posix_spawn(&pid_, MESOMAP_PROGRAM, &actions, nullptr, argv.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " MESOMAP_PROGRAM);
  await(
      "the first frame", [](const Json& now) { return now.value("frame", 0) > 0; }, 60.0);
  window_ = desktop_.windowOf(pid_);
  if (window_ == 0) throw std::runtime_error("the program shows no window");
  desktop_.focus(window_);
}

Program::~Program() {
  if (running()) kill();
  if (watch_ >= 0) close(watch_);
}

bool Program::drawsNothingFor(double seconds) {
  const auto frame = [this] { return state().value("frame", std::uint64_t{0}); };
  const std::uint64_t before = frame();
  const auto end = after(seconds);
  for (int left = millisecondsUntil(end); left > 0; left = millisecondsUntil(end)) {
    pollfd waiting{watch_, POLLIN, 0};
    if (poll(&waiting, 1, left) > 0) {
      std::array<char, 4096> events{};
      while (read(watch_, events.data(), events.size()) > 0) {
      }
      if (frame() != before) return false;
    }
  }
  return running();
}

Json Program::state() {
  const std::string text = wholeFile(report_);
  return text.empty() ? Json::object() : Json::parse(text);
}

Json Program::await(const std::string& what, const std::function<bool(const Json&)>& wanted,
                    double seconds) {
  const auto end = after(seconds);
  for (;;) {
    Json now = state();
    if (!now.empty() && wanted(now)) return now;
    const int left = millisecondsUntil(end);
    if (left == 0 || !running()) {
      now.erase("widgets");
      throw std::runtime_error((left == 0 ? "waited in vain for " : "the program ended before ") +
                               what + "; last state: " + now.dump() + "; stderr: " + errors());
    }
    pollfd waiting{watch_, POLLIN, 0};
    // The process may end without a last word, so look at it now and then as well.
    if (poll(&waiting, 1, std::min(left, 1000)) > 0) {
      std::array<char, 4096> events{};
      while (read(watch_, events.data(), events.size()) > 0) {
      }
    }
  }
}

Json Program::awaitIdle(double seconds) {
  // Input is handled in order: once this move is seen, all that was sent before it is done.
  const Point mark{1 + ++marks_ % 30, 1};
  desktop_.moveTo(mark);
  return await(
      "quiet",
      [&](const Json& now) {
        return now.contains("pointer") && std::lround(now["pointer"][0].get<double>()) == mark.x &&
               std::lround(now["pointer"][1].get<double>()) == mark.y && now.value("idle", false);
      },
      seconds);
}

Json Program::awaitOpen() {
  return await(
      "a figure or scan",
      [](const Json& now) { return now.value("open", false) && now.value("idle", false); }, 60.0);
}

Point Program::middleOf(const std::string& widget) {
  const Json now = await("the widget " + widget, [&](const Json& state) {
    return state.contains("widgets") && state["widgets"].contains(widget);
  });
  const auto& box = now["widgets"][widget];
  return {static_cast<int>(box[0].get<double>() + box[2].get<double>() / 2),
          static_cast<int>(box[1].get<double>() + box[3].get<double>() / 2)};
}

void Program::click(const std::string& widget) {
  desktop_.click(middleOf(widget));
}

Point Program::inView(double across, double down) {
  const Json box = state().at("view");
  return {static_cast<int>(box[0].get<double>() + across * box[2].get<double>()),
          static_cast<int>(box[1].get<double>() + down * box[3].get<double>())};
}

void Program::fill(const std::string& widget, const std::string& text) {
  click(widget);
  desktop_.key("ctrl+a");
  desktop_.type(text);
}

bool Program::running() {
  if (ended_ >= 0) return false;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return true;
  ended_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return false;
}

int Program::awaitEnd(double seconds) {
  const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  if (descriptor >= 0) {
    pollfd waiting{descriptor, POLLIN, 0};
    poll(&waiting, 1, static_cast<int>(seconds * 1000.0));
    close(descriptor);
  }
  if (running()) throw std::runtime_error("the program did not end; stderr: " + errors());
  return ended_;
}

void Program::kill() {
  ::kill(pid_, SIGKILL);
  if (ended_ < 0) {
    int status = 0;
    waitpid(pid_, &status, 0);
    ended_ = 128 + SIGKILL;
  }
}

std::string Program::errors() const {
  return wholeFile(errorFile_);
}

std::filesystem::path shotFolder() {
  const char* wanted = std::getenv("MESOMAP_SHOTS");
  const std::filesystem::path folder = wanted != nullptr ? wanted : MESOMAP_SHOT_FOLDER;
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace mesomap::e2e
