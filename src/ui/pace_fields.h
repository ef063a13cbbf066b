// The two figures of the user's own pace, wherever they can be changed.
#pragma once

#include <string>

#include "ui/pace.h"

namespace mesomap::ui {

void secondsPerPointField(const std::string& id, Pace& pace, float widthPx);
void secondsPerPrickField(const std::string& id, Pace& pace, float widthPx);

}  // namespace mesomap::ui
