// What is different between two versions of a plan, to be read, searched and copied.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "exchange/plan_in_words.h"
#include "ui/dialog.h"
#include "ui/toasts.h"

namespace mesomap::ui {

/// From the version `name` to the plan as it is; `changes` as exchange::diffInWords has them.
[[nodiscard]] std::unique_ptr<Dialog> makeChangesDialog(const std::string& name,
                                                        std::vector<exchange::WordsPart> changes,
                                                        Toasts& toasts);

}  // namespace mesomap::ui
