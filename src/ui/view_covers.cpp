#include "view_covers.h"

namespace mesomap::ui {
namespace {
std::vector<WidgetRect> covers;
}

void clearViewCovers() {
  covers.clear();
}

void coverView(const WidgetRect& rect) {
  covers.push_back(rect);
}

const std::vector<WidgetRect>& viewCovers() {
  return covers;
}

}  // namespace mesomap::ui
