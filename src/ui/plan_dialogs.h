// Dialogs about what the picture cannot show: products, consultation, questions and sums.
#pragma once

#include <memory>

#include "panels.h"

namespace mesomap::ui {

/// Products of the plan with lot and expiry, and the areas that have them.
[[nodiscard]] std::unique_ptr<Dialog> makeProductsDialog(Panels& panels);
/// What was said before the treatment, as short as it can be.
[[nodiscard]] std::unique_ptr<Dialog> makeConsultationDialog(Panels& panels);
/// Open questions, each with reason, source and place, to be answered.
[[nodiscard]] std::unique_ptr<Dialog> makeQuestionsDialog(Panels& panels);
/// Volume and amount by product, area, side and session.
[[nodiscard]] std::unique_ptr<Dialog> makeDoseDialog(Panels& panels);

}  // namespace mesomap::ui
