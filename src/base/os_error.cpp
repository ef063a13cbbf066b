#include "os_error.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/i18n.h"

namespace mesomap::platform {

std::string systemMessage(int code) {
  switch (code) {
    case ENOENT:
      return _("there is no such file");
    case ENOSPC:
      return _("the disk is full");
    case EDQUOT:
      return _("your share of the disk is used up");
    case EFBIG:
      return _("the file is larger than is allowed there");
    case EROFS:
      return _("the folder is read-only");
    case EACCES:
    case EPERM:
      return _("you are not allowed to do that there");
    case EISDIR:
      return _("it is a folder, not a file");
    case ENOTDIR:
      return _("a part of its path is a file, not a folder");
    case ENAMETOOLONG:
      return _("the name is too long");
    case ELOOP:
      return _("its links go round in a circle");
    case EIO:
      return _("the disk does not answer as it should");
    case EMFILE:
    case ENFILE:
      return _("too many files are open");
    default:
      return std::generic_category().message(code);
  }
}

Error ioError(const std::filesystem::path& path, std::string message) {
  return Error{ErrorKind::io, path.string(), std::move(message)};
}

Error ioError(const std::filesystem::path& path, int code) {
  return ioError(path, systemMessage(code));
}

}  // namespace mesomap::platform
