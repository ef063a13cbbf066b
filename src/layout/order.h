// The order of work: rows from the top down, each from the client's right to the client's left.
#pragma once

#include <vector>

#include "bubbles.h"

namespace mesomap::layout {

void putInWorkingOrder(std::vector<Dot>& dots, double spacingMm);

}  // namespace mesomap::layout
