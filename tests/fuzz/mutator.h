// Breaks a text in the ways files break: cut, repeated, shifted, with wild numbers and odd bytes.
#pragma once

#include <string>

#include "support/meshes.h"

namespace mesomap::fuzz {

/// One to four changes; the same generator state gives the same text.
[[nodiscard]] std::string mutated(std::string text, support::Random& random);

}  // namespace mesomap::fuzz
