#include "ui/row_pointed_at.h"

namespace mesomap::ui {
namespace {

RegionId areaOfRow;

}  // namespace

RegionId rowPointedAt() {
  return areaOfRow;
}

void setRowPointedAt(RegionId area) {
  areaOfRow = area;
}

}  // namespace mesomap::ui
