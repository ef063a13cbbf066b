#include "e2e/cli/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace mesomap::e2e {
namespace {

constexpr const char* kHome = ".home";

std::vector<char*> pointersTo(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

std::string contentsOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void writeText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

Ran runMesomap(const std::vector<std::string>& words, const std::filesystem::path& folder,
               const std::vector<std::string>& environment) {
  return runOther(MESOMAP_PROGRAM, words, folder, environment);
}

Ran runOther(const std::string& program, const std::vector<std::string>& words,
             const std::filesystem::path& folder, const std::vector<std::string>& environment) {
  const std::filesystem::path home = folder / kHome;
  std::filesystem::create_directories(home);
  const std::string out = (home / "out.txt").string();
  const std::string err = (home / "err.txt").string();

  std::vector<std::string> arguments{program};
  arguments.insert(arguments.end(), words.begin(), words.end());
  std::vector<std::string> variables{"HOME=" + home.string(), "LC_ALL=C.UTF-8", "LANGUAGE=C",
                                     "PATH=/usr/bin:/bin"};
  for (const char* kept : {"MESOMAP_DATA", "ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
    if (const char* value = std::getenv(kept)) {
      variables.push_back(std::string(kept) + "=" + value);
    }
  }
  variables.insert(variables.end(), environment.begin(), environment.end());

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), kWrite, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), kWrite, 0600);
  pid_t child = -1;
  const int problem = posix_spawn(&child, program.c_str(), &actions, nullptr,
                                  pointersTo(arguments).data(), pointersTo(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) throw std::runtime_error("the program could not be started");
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("the program was lost");
  Ran ran;
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ran.out = contentsOf(out);
  ran.err = contentsOf(err);
  return ran;
}

std::vector<std::string> Story::files() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    const std::string name = entry.path().filename().string();
    if (name != kHome) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace mesomap::e2e
