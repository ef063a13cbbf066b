// The window's place on the desk as it was last left.
#pragma once

#include "ui/settings.h"

struct GLFWwindow;

namespace mesomap::app {

/// Before it is shown; where no monitor would show it, the system's choice stays.
void putWindowBack(GLFWwindow* window, const ui::Settings& settings);

}  // namespace mesomap::app
