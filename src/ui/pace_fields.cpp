#include "pace_fields.h"

#include "base/i18n.h"
#include "number_field.h"

namespace mesomap::ui {
namespace {

void secondsField(const NumberSpec& spec, double& seconds, float widthPx) {
  const NumberEdit edit = numberField(spec, seconds, widthPx);
  if (edit.changed && edit.value) seconds = *edit.value;
}

}  // namespace

void secondsPerPointField(const std::string& id, Pace& pace, float widthPx) {
  secondsField({.id = id,
                .caption = _("For every point"),
                .unit = "s",
                .step = 1.0,
                .min = kLeastPerPoint,
                .max = kMostPerPoint,
                .hint = {}},
               pace.secondsPerPoint, widthPx);
}

void secondsPerPrickField(const std::string& id, Pace& pace, float widthPx) {
  secondsField({.id = id,
                .caption = _("For every prick of a row"),
                .unit = "s",
                .step = 0.1,
                .min = kLeastPerPrick,
                .max = kMostPerPrick,
                .hint = {}},
               pace.secondsPerPrick, widthPx);
}

}  // namespace mesomap::ui
