#include "cli_password.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

#include "base/i18n.h"
#include "base/platform/files.h"

namespace mesomap::app {
namespace {

constexpr std::size_t kMostPasswordBytes = 4096;

/// The terminal shows nothing of what is typed for as long as this lives.
class WithoutEcho {
 public:
  WithoutEcho() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~WithoutEcho() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  WithoutEcho(const WithoutEcho&) = delete;
  WithoutEcho& operator=(const WithoutEcho&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

Result<SecretPtr> passwordFromFile(const std::string& file, const CommonOptions& common) {
  auto text = platform::readFile(file, kMostPasswordBytes);
  if (!text) return text.error();
  struct stat status {};
  const bool plainFile = ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  if (plainFile && (status.st_mode & 077U) != 0) {
    note(common, fmt::format(fmt::runtime(_("others on this computer can read '{}'; better: chmod "
                                            "600")),
                             file));
  }
  std::string line = text->substr(0, text->find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  wipe(*text);
  if (line.empty()) {
    return Error{ErrorKind::refused, file, _("its first line, the password, is empty")};
  }
  return Secret::takenFrom(line);
}

bool canAskPassword() {
  return ::isatty(STDIN_FILENO) == 1;
}

Result<SecretPtr> askPassword(const std::string& prompt) {
  std::string line;
  line.reserve(kMostPasswordBytes);
  bool ended = false;
  {
    const WithoutEcho silent;  // Before anybody could begin to type.
    std::fputs((prompt + ": ").c_str(), stderr);
    std::fflush(stderr);
    char c = 0;
    while (line.size() < kMostPasswordBytes && c != '\n') {
      if (::read(STDIN_FILENO, &c, 1) != 1) {
        ended = true;
        break;
      }
      if (c != '\n') line.push_back(c);
    }
  }
  std::fputs("\n", stderr);
  if (ended && line.empty()) return Error{ErrorKind::cancelled, {}, _("no password was given")};
  return Secret::takenFrom(line);
}

}  // namespace mesomap::app
