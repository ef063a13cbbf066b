#include "pattern.h"

#include "base/i18n.h"

namespace mesomap::layout {
namespace {

Result<Output> laid(const Setting& setting) {
  switch (setting.input.rule.pattern) {
    case plan::Pattern::even:  // laid by the layouter
    case plan::Pattern::freehand:
      break;
    case plan::Pattern::grid:
      return gridPoints(setting);
    case plan::Pattern::rows:
      return rows(setting);
    case plan::Pattern::rings:
      return ringPoints(setting);
    case plan::Pattern::rays:
      return rayPoints(setting);
    case plan::Pattern::line:
      return linePoints(setting);
    case plan::Pattern::outline:
      return outlinePoints(setting);
    case plan::Pattern::single:
      return singlePoint(setting);
    case plan::Pattern::set:
      return setPoints(setting);
    case plan::Pattern::stamps:
      return stampPoints(setting);
    case plan::Pattern::none:
      return Output{};
  }
  return handPoints(setting);
}

}  // namespace

Result<Output> layOutPattern(const Setting& setting) {
  if (const Result<void> checked = checkPattern(setting.input.rule); !checked) {
    return checked.error();
  }
  Result<Output> output = laid(setting);
  if (setting.progress.cancelled()) {
    return Error{ErrorKind::cancelled, "", _("arranging the points was stopped")};
  }
  if (output) setting.progress(1.0, _("Arranging points"));
  return output;
}

}  // namespace mesomap::layout
