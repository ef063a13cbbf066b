#include "base/platform/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <new>

#include "base/i18n.h"
#include "descriptor.h"
#include "os_error.h"

namespace mesomap::platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = std::size_t{1} << 20;

/// 0, or the errno that ended the write.
int writeAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), std::min(bytes.size(), kChunk));
    if (count < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

/// Appends to `into` until the end of the file or one byte past `maxBytes`; 0 or an errno.
int readAll(int descriptor, std::string& into, std::size_t maxBytes) {
  std::size_t used = 0;
  for (;;) {
    if (used == into.size()) into.resize(used + kChunk);
    const ssize_t count = ::read(descriptor, into.data() + used, into.size() - used);
    if (count < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    used += static_cast<std::size_t>(count);
    if (count == 0 || used > maxBytes) break;
  }
  into.resize(used);
  return 0;
}

std::string tooLarge(std::size_t maxBytes) {
  return fmt::format(fmt::runtime(_("it is larger than {} bytes, the most that is read")),
                     maxBytes);
}

/// Removes the unfinished file unless it became the real one.
struct TemporaryFile {
  fs::path path;
  bool kept = false;
  explicit TemporaryFile(fs::path where) : path(std::move(where)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!kept) ::unlink(path.c_str());
  }
};

/// A short name of its own: the file's own name plus a suffix could be longer than is allowed.
fs::path temporaryName(const fs::path& folder) {
  static std::atomic<unsigned> counter{0};
  return folder / fmt::format(".mesomap-{}-{}.tmp", ::getpid(), counter.fetch_add(1));
}

/// Why a new file cannot be made in `folder`, given the errno of the attempt.
Error creationError(const fs::path& path, const fs::path& folder, int code) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) {
    if (errno == ENOENT) return ioError(path, _("the folder does not exist"));
    return ioError(path, errno);
  }
  if (!S_ISDIR(info.st_mode)) return ioError(path, ENOTDIR);
  // Pseudo file systems answer "no such file" where nothing can be made.
  if (code == EACCES || code == EPERM || code == EROFS || code == ENOENT) {
    return ioError(path, _("the folder is read-only"));
  }
  return ioError(path, code);
}

/// Pipes and devices (/dev/stdout) have no old content to keep: the bytes go straight in.
Result<void> writeDirectly(const fs::path& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.valid()) return ioError(path, errno);
  if (const int code = writeAll(file.number(), bytes)) return ioError(path, code);
  if (!file.close()) return ioError(path, errno);
  return {};
}

void flushFolder(const fs::path& folder) {
  // Some file systems refuse to flush a folder; the file itself is safely there by now.
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.valid()) (void)::fsync(descriptor.number());
}

}  // namespace

Result<std::string> readFile(const fs::path& path, std::size_t maxBytes) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not hang the program.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.valid()) return ioError(path, errno);
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return ioError(path, errno);
  if (S_ISDIR(info.st_mode)) return ioError(path, EISDIR);
  if (S_ISFIFO(info.st_mode)) {
    (void)::fcntl(file.number(), F_SETFL, 0);
  } else if (!S_ISREG(info.st_mode)) {
    return ioError(path, _("it is a device, not a file"));
  }
  const auto size = static_cast<std::size_t>(std::max<off_t>(info.st_size, 0));
  if (size > maxBytes) return ioError(path, tooLarge(maxBytes));
  try {
    std::string bytes;
    bytes.resize(size + 1);  // One more than announced, so that the end is seen in one read.
    if (const int code = readAll(file.number(), bytes, maxBytes)) return ioError(path, code);
    if (bytes.size() > maxBytes) return ioError(path, tooLarge(maxBytes));
    return bytes;
  } catch (const std::bad_alloc&) {
    return ioError(path, _("there is not enough memory to read it"));
  }
}

Result<void> writeFileAtomically(const fs::path& path, std::string_view bytes, Access access) {
  if (path.filename().empty()) return ioError(path, EISDIR);

  // Through a link the file behind it is replaced, not the link.
  std::error_code ignored;
  fs::path target = path;
  if (fs::is_symlink(path, ignored)) {
    const fs::path resolved = fs::weakly_canonical(path, ignored);
    if (ignored) return ioError(path, ignored.value());
    target = resolved;
  }
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");

  mode_t mode = 0;
  struct stat old {};
  if (::stat(target.c_str(), &old) == 0) {
    if (S_ISDIR(old.st_mode)) return ioError(path, EISDIR);
    if (!S_ISREG(old.st_mode)) return writeDirectly(target, bytes);
    if (::access(target.c_str(), W_OK) != 0) return ioError(path, _("the file is read-only"));
    mode = old.st_mode & 07777U;
  } else if (errno != ENOENT) {
    return ioError(path, errno);
  } else if (target.filename().native().size() > NAME_MAX) {
    return ioError(path, ENAMETOOLONG);
  }

  TemporaryFile temporary(temporaryName(folder));
  const mode_t fresh = access == Access::ownOnly ? 0600 : 0666;
  Descriptor file(::open(temporary.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, fresh));
  if (!file.valid()) {
    const int code = errno;
    temporary.kept = true;  // Not ours, or never made.
    return creationError(path, folder, code);
  }
  if (const int code = writeAll(file.number(), bytes)) return ioError(path, code);
  if (mode != 0) (void)::fchmod(file.number(), mode);
  // A full or failing disk may answer only here, which is why the rename waits for it.
  if (::fsync(file.number()) != 0) return ioError(path, errno);
  if (!file.close()) return ioError(path, errno);
  if (::rename(temporary.path.c_str(), target.c_str()) != 0) return ioError(path, errno);
  temporary.kept = true;
  flushFolder(folder);
  return {};
}

}  // namespace mesomap::platform
