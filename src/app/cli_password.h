// Passwords on the command line: from a file, or typed at a terminal.
#pragma once

#include <string>

#include "base/secret.h"
#include "cli_common.h"

namespace mesomap::app {

/// The first line of the file. Notes where others can read it. Errors: io, refused (empty).
[[nodiscard]] Result<SecretPtr> passwordFromFile(const std::string& file,
                                                 const CommonOptions& common);

/// Standard input is a terminal, so that a password can be asked for.
[[nodiscard]] bool canAskPassword();
/// Asks there, unseen. Errors: cancelled (the input ended).
[[nodiscard]] Result<SecretPtr> askPassword(const std::string& prompt);

}  // namespace mesomap::app
