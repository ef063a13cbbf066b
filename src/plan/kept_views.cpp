#include "kept_views.h"

#include <cmath>
#include <set>

namespace mesomap::plan {
namespace {

double withinOf(const Node& node, const char* key, int decimals, double least, double most,
                const char* refusal) {
  const double value = node.number(key, decimals);
  if (!(value >= least && value <= most)) node.at(key).fail(refusal);
  return value;
}

}  // namespace

std::vector<KeptView> readKeptViews(const Node& list) {
  // The schema says how many there may be.
  std::vector<KeptView> views;
  std::set<std::string> names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Node node = list.item(i);
    KeptView view;
    view.name = node.text("name");
    if (view.name.find_first_not_of(" \t\r\n") == std::string::npos) {
      node.at("name").fail("is empty");
    }
    if (!names.insert(view.name).second) node.at("name").fail("is there twice");
    view.yawDeg = withinOf(node, "yawDeg", kAngleDecimals, -180.0, 180.0, "not from -180 to 180");
    view.pitchDeg = withinOf(node, "pitchDeg", kAngleDecimals, -KeptView::kSteepestDeg,
                             KeptView::kSteepestDeg, "not from -89 to 89");
    view.distanceMm = withinOf(node, "distanceMm", kLengthDecimals, KeptView::kNearestMm,
                               KeptView::kFarthestMm, "not from 15 to 60000 mm");
    view.targetMm = node.at("targetMm").vector(kLengthDecimals);
    views.push_back(std::move(view));
  }
  return views;
}

void writeKeptViews(ObjectWriter& top, std::string& out, const std::vector<KeptView>& views,
                    bool withoutNames) {
  if (views.empty()) return;
  std::size_t number = 0;
  top.member("views");
  LinesWriter list(out, 2);
  for (const KeptView& view : views) {
    ObjectWriter one(list.item(), -1);
    ++number;
    one.text("name", withoutNames ? "View " + std::to_string(number) : view.name);
    one.number("yawDeg", view.yawDeg, kAngleDecimals);
    one.number("pitchDeg", view.pitchDeg, kAngleDecimals);
    one.number("distanceMm", view.distanceMm, kLengthDecimals);
    one.vector("targetMm", view.targetMm, kLengthDecimals);
    one.close();
  }
  list.close();
}

}  // namespace mesomap::plan
