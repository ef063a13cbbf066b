// What a fault report says of the program and the machine it runs on.
#pragma once

#include <string>
#include <vector>

struct GLFWwindow;

namespace mesomap::app {

/// One fact a line: version, system, window library, graphics, screen. Not the machine's name nor
/// its user's.
[[nodiscard]] std::vector<std::string> systemFacts(GLFWwindow* window);

}  // namespace mesomap::app
