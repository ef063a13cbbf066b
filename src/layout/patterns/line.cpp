// Points along a line that the user drew: a wrinkle, a hairline.
#include "base/i18n.h"
#include "guide.h"
#include "placer.h"
#include "steps.h"

namespace mesomap::layout {

Result<Output> linePoints(const Setting& setting) {
  const auto guide = drawnGuide(setting);
  if (!guide) return guide.error();
  const double pitch = setting.input.rule.pitch();
  Placer placer(setting, pitch);
  if (placer.takeSeeds()) return placer.finish(Placer::Order::asPlaced);
  placer.keepEarlier();
  // Where the steps begin depends on the line alone, so that no stroke moves them.
  placeAlong(placer, *guide, middleAlong(setting, *guide, 0.0, guide->lengthMm()), pitch);
  if (onGround(setting, *guide).empty() && placer.size() == 0 && !setting.ground.spots().empty()) {
    return Error{ErrorKind::refused, "", _("the line to follow does not reach the area")};
  }
  Output output = placer.finish(Placer::Order::work);
  return output;
}

}  // namespace mesomap::layout
