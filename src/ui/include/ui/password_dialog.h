// Asks for the password of a plan, or for a new one, typed twice.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/secret.h"
#include "ui/dialog.h"

namespace mesomap::ui {

struct PasswordQuestion {
  std::string id;  ///< "password", "newPassword"
  std::string title;
  std::string text;
  std::string action;   ///< Label of the main button.
  bool fresh = false;   ///< A new one: long enough, and typed twice.
  std::string problem;  ///< What came of the one typed before, in a sentence.
  SecretPtr typed;      ///< That one: it stands in the field again, to be put right.
  std::function<void(SecretPtr)> taken;
  std::function<void()> cancelled;
};

/// Nothing typed into it stays in memory.
[[nodiscard]] std::unique_ptr<Dialog> makePasswordDialog(PasswordQuestion question);

}  // namespace mesomap::ui
