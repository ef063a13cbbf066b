// Plans with a password on the command line: sealed from the first byte, opened with the password
// alone, and nothing of them left anywhere else.
#include <poll.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>

#include "e2e/cli/bust.h"
#include "e2e/cli/program.h"
#include "support/scan_like.h"

namespace mesomap::e2e {
namespace {

constexpr const char* kMarker = "MARKER-7261";

struct Typed {
  std::string prompt;  ///< Waited for, after what was typed before.
  std::string line;
};

/// `mesomap WORDS...` at a terminal of its own, whose screen is `out`.
Ran runAtTerminal(std::vector<std::string> words, const std::filesystem::path& folder,
                  const std::vector<Typed>& typing) {
  words.insert(words.begin(), MESOMAP_PROGRAM);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string home = folder / ".home";
  std::filesystem::create_directories(home);
  int screen = -1;
  const pid_t child = ::forkpty(&screen, nullptr, nullptr, nullptr);
  if (child == 0) {
    ::setenv("HOME", home.c_str(), 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    if (::chdir(folder.c_str()) == 0) ::execv(MESOMAP_PROGRAM, pointers.data());
    ::_exit(127);
  }
  Ran ran;
  std::size_t seen = 0;
  auto next = typing.begin();
  std::array<char, 4096> bytes{};
  pollfd waiting{screen, POLLIN, 0};
  while (::poll(&waiting, 1, 60'000) > 0) {
    const ssize_t count = ::read(screen, bytes.data(), bytes.size());
    if (count <= 0) break;
    ran.out.append(bytes.data(), static_cast<std::size_t>(count));
    if (next == typing.end()) continue;
    const std::size_t at = ran.out.find(next->prompt, seen);
    if (at == std::string::npos) continue;
    seen = at + next->prompt.size();
    const std::string line = next++->line + "\n";
    EXPECT_EQ(::write(screen, line.data(), line.size()), static_cast<ssize_t>(line.size()));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(screen);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

class CliPassword : public Story {
 protected:
  void SetUp() override {
    writeText(in("secret.txt"), "correct horse\nthe second line is nobody's\n");
    ::chmod(in("secret.txt").c_str(), 0600);
    writeText(in("wrong.txt"), "wrong horse\n");
    ::chmod(in("wrong.txt").c_str(), 0600);
  }
  Ran planned() {
    return run({"plan", "figure:bust-female", "--client", kMarker, "--technique", "papule",
                "--area", "forehead", "-o", "ana.mesomap", "--password-file", "secret.txt"});
  }
  /// Files under the folder, the program's home too, that hold the text, UTF-8 or UTF-16.
  std::vector<std::string> holding(const std::string& text) {
    std::string wide;
    for (const char c : text) wide += {c, '\0'};
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
      if (!entry.is_regular_file()) continue;
      const std::string bytes = contentsOf(entry.path());
      if (bytes.find(text) != std::string::npos || bytes.find(wide) != std::string::npos) {
        found.push_back(entry.path().filename().string());
      }
    }
    return found;
  }
};

TEST_F(CliPassword, SealsAPlanAndOpensItAgain) {
  const Ran made = planned();
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(contentsOf(in("ana.mesomap")).substr(0, 8), "MESOSEAL");
  struct stat status {};
  ASSERT_EQ(::stat(in("ana.mesomap").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600u);

  const std::vector<std::string> with{"--password-file", "secret.txt"};
  const Ran info = run({"info", "ana.mesomap", "--json", with[0], with[1]});
  ASSERT_EQ(info.status, 0) << info.err;
  EXPECT_EQ(nlohmann::json::parse(info.out).at("regions").at(0).at("name"), "Forehead");
  EXPECT_NE(run({"check", "ana.mesomap", with[0], with[1]}).status, 1);
  EXPECT_EQ(run({"quality", "ana.mesomap", "--json", with[0], with[1]}).status, 0);
  EXPECT_EQ(
      run({"render", "ana.mesomap", "--size", "320x240", "-o", "ana.png", with[0], with[1]}).status,
      0);
  EXPECT_TRUE(holding(kMarker).empty()) << holding(kMarker).front();

  // What was asked for in the open is written in the open.
  EXPECT_EQ(
      run({"export", "ana.mesomap", "--to", "json", "-o", "share.json", with[0], with[1]}).status,
      0);
  EXPECT_EQ(
      run({"export", "ana.mesomap", "--to", "json", "-o", "copy.mesomap", with[0], with[1]}).status,
      0);
  EXPECT_EQ(holding(kMarker), std::vector<std::string>{"share.json"});
  EXPECT_EQ(nlohmann::json::parse(contentsOf(in("share.json"))).at("clientReference"), kMarker);
  EXPECT_EQ(run({"info", "copy.mesomap", with[0], with[1]}).status, 0);
  EXPECT_EQ(run({"diff", "ana.mesomap", "copy.mesomap", with[0], with[1]}).out, "No difference.\n");
  EXPECT_EQ(run({"diff", "ana.mesomap", "share.json", with[0], with[1]}).out, "No difference.\n");
}

TEST_F(CliPassword, WithoutThePasswordItStaysShut) {
  ASSERT_EQ(planned().status, 0);
  const std::string before = contentsOf(in("ana.mesomap"));
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"info", "ana.mesomap"},
                                             {"check", "ana.mesomap"},
                                             {"quality", "ana.mesomap"},
                                             {"diff", "ana.mesomap", "ana.mesomap"},
                                             {"export", "ana.mesomap", "--to", "csv", "-o", "out"},
                                             {"render", "ana.mesomap", "-o", "out"}}) {
    const Ran ran = run(command);
    EXPECT_EQ(ran.status, 1) << command.front();
    EXPECT_EQ(ran.err,
              "mesomap: error: ana.mesomap: this plan is protected with a password; give "
              "--password-file FILE\n");
    std::vector<std::string> guess = command;
    guess.insert(guess.end(), {"--password-file", "wrong.txt"});
    const Ran guessed = run(guess);
    EXPECT_EQ(guessed.status, 1) << command.front();
    EXPECT_EQ(guessed.err,
              "mesomap: error: ana.mesomap: wrong password, or the file was changed\n");
    EXPECT_FALSE(std::filesystem::exists(in("out")));
  }
  EXPECT_EQ(contentsOf(in("ana.mesomap")), before);
}

TEST_F(CliPassword, WhatDoesNotGoTogetherIsSaid) {
  const std::vector<std::string> start{"plan",   "figure:bust-female", "--technique", "papule",
                                       "--area", "forehead",           "-o"};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> words = start;
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  };
  const Ran none = with({"ana.mesomap"});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.err.find("a plan named *.mesomap has a password"), std::string::npos) << none.err;
  const Ran name = with({"ana.json", "--password-file", "secret.txt"});
  EXPECT_EQ(name.status, 2);
  EXPECT_NE(name.err.find("is named *.mesomap"), std::string::npos) << name.err;
  writeText(in("short.txt"), "1234567\n");
  const Ran weak = with({"ana.mesomap", "--password-file", "short.txt"});
  EXPECT_EQ(weak.status, 1);
  EXPECT_NE(weak.err.find("8 characters or more"), std::string::npos) << weak.err;
  writeText(in("empty.txt"), "\nsecret on the second line\n");
  const Ran empty = with({"ana.mesomap", "--password-file", "empty.txt"});
  EXPECT_EQ(empty.status, 1);
  EXPECT_NE(empty.err.find("its first line, the password, is empty"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(in("ana.mesomap")));
}

TEST_F(CliPassword, IsAskedForAtATerminalAndNotShown) {
  const Ran made = runAtTerminal(
      {"plan", "figure:bust-female", "--technique", "papule", "--area", "forehead", "-o",
       "ana.mesomap"},
      folder_.path(), {{"New password: ", "correct horse"}, {"The same again: ", "correct horse"}});
  EXPECT_EQ(made.status, 0) << made.out;
  EXPECT_EQ(made.out.find("correct"), std::string::npos) << made.out;
  const Ran opened =
      runAtTerminal({"info", "ana.mesomap"}, folder_.path(),
                    {{"Password: ", "wrong horse"}, {"Password: ", "correct horse"}});
  EXPECT_EQ(opened.status, 0) << opened.out;
  EXPECT_NE(opened.out.find("wrong password, or the file was changed"), std::string::npos);
  EXPECT_NE(opened.out.find("Forehead: "), std::string::npos) << opened.out;
  EXPECT_EQ(opened.out.find("horse"), std::string::npos) << opened.out;
  const Ran shut = runAtTerminal({"info", "ana.mesomap"}, folder_.path(),
                                 {{"Password: ", "a"}, {"Password: ", "b"}, {"Password: ", "c"}});
  EXPECT_EQ(shut.status, 1) << shut.out;
  const Ran unlike = runAtTerminal(
      {"plan", "figure:bust-female", "--technique", "papule", "--area", "forehead", "-o",
       "other.mesomap"},
      folder_.path(), {{"New password: ", "correct horse"}, {"The same again: ", "correct house"}});
  EXPECT_EQ(unlike.status, 1) << unlike.out;
  EXPECT_NE(unlike.out.find("the two passwords are not the same"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(in("other.mesomap")));
}

TEST_F(CliPassword, NothingOfItsScanIsCached) {
  support::writeScanLike(bust(), folder_.path());
  const auto planOn = [&](const std::string& output, std::vector<std::string> more) {
    std::vector<std::string> words{
        "plan",        "scan.obj", "--unit",   "m",
        "--technique", "papule",   "--stroke", "-25,50,80 0,52,88 25,50,80",
        "--brush",     "30",       "-o",       output};
    words.insert(words.end(), more.begin(), more.end());
    return run(words).status;
  };
  const auto lights = [&] {
    std::size_t count = 0;
    const auto cache = in(".home/.cache/mesomap");
    if (!std::filesystem::exists(cache)) return count;
    for (const auto& entry : std::filesystem::directory_iterator(cache)) {
      if (entry.path().extension() == ".light") ++count;
    }
    return count;
  };
  ASSERT_EQ(planOn("plain.mesomap.json", {}), 0);
  ASSERT_EQ(run({"render", "plain.mesomap.json", "--size", "64x64", "-o", "a.png"}).status, 0);
  EXPECT_EQ(lights(), 1u);
  ASSERT_EQ(planOn("ana.mesomap", {"--password-file", "secret.txt"}), 0);
  ASSERT_EQ(run({"render", "ana.mesomap", "--size", "64x64", "-o", "b.png", "--password-file",
                 "secret.txt"})
                .status,
            0);
  EXPECT_EQ(lights(), 0u);
}

TEST_F(CliPassword, AFileOthersCanReadIsNoted) {
  ASSERT_EQ(planned().status, 0);
  ::chmod(in("secret.txt").c_str(), 0644);
  const Ran ran = run({"info", "ana.mesomap", "--password-file", "secret.txt"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_NE(ran.err.find("others on this computer can read 'secret.txt'"), std::string::npos)
      << ran.err;
}

}  // namespace
}  // namespace mesomap::e2e
