// What the session tells its user.
#pragma once

#include <string>

namespace mesomap::scene {

/// Short message for the window ("Undone: paint client's left cheek").
struct Notice {
  enum class Kind { info, problem } kind = Kind::info;
  std::string text;
};

}  // namespace mesomap::scene
