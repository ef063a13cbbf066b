// Views that the practitioner keeps: kept, named, put in order and removed, each a step.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/i18n.h"
#include "scene/kept_views.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kDegrees = 180.0 / std::numbers::pi;
constexpr double kSameRadians = 1e-4;
constexpr std::size_t kLongestName = 120;  // bytes

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

bool hasView(const plan::Plan& plan, const std::string& name) {
  return std::any_of(plan.views.begin(), plan.views.end(),
                     [&name](const plan::KeptView& view) { return view.name == name; });
}

/// The standard view's name, or empty.
std::string standardName(const Camera& camera) {
  constexpr std::pair<StandardView, const char*> kNames[] = {
      {StandardView::front, N_("Front")},
      {StandardView::back, N_("From behind")},
      {StandardView::left, N_("Client's left side")},
      {StandardView::right, N_("Client's right side")},
      {StandardView::threeQuarterLeft, N_("Three-quarter")},
      {StandardView::threeQuarterRight, N_("Three-quarter")},
      {StandardView::top, N_("From above")},
      {StandardView::underChin, N_("Under the chin")}};
  for (const auto& [view, name] : kNames) {
    Camera standard = camera;
    standard.look(view);
    const double turn = std::remainder(standard.yaw - camera.yaw, 2 * std::numbers::pi);
    if (std::abs(turn) < kSameRadians && std::abs(standard.pitch - camera.pitch) < kSameRadians) {
      return _(name);
    }
  }
  return {};
}

}  // namespace

Camera cameraOf(const plan::KeptView& view) {
  Camera camera;
  camera.yaw = view.yawDeg / kDegrees;
  camera.pitch = view.pitchDeg / kDegrees;
  camera.distance = view.distanceMm;
  camera.target = view.targetMm;
  return camera;
}

plan::KeptView keptView(std::string name, const Camera& camera) {
  using plan::KeptView;
  const double yaw = std::remainder(camera.yaw, 2 * std::numbers::pi) * kDegrees;
  const double pitch =
      std::clamp(camera.pitch * kDegrees, -KeptView::kSteepestDeg, KeptView::kSteepestDeg);
  const double distance = std::clamp(camera.distance, KeptView::kNearestMm, KeptView::kFarthestMm);
  KeptView view{.name = std::move(name),
                .yawDeg = plan::roundTo(yaw, plan::kAngleDecimals),
                .pitchDeg = plan::roundTo(pitch, plan::kAngleDecimals),
                .distanceMm = plan::roundTo(distance, plan::kLengthDecimals)};
  for (int k = 0; k < 3; ++k) {
    view.targetMm[k] = plan::roundTo(camera.target[k], plan::kLengthDecimals);
  }
  return view;
}

std::string suggestedViewName(const Session& session, const Camera& camera) {
  const plan::Plan& plan = *session.plan();
  std::string name = standardName(camera);
  if (const plan::Region* region = session.selectedRegion(); name.empty() && region != nullptr) {
    name = region->name;
  }
  if (!name.empty() && name.size() <= kLongestName && !hasView(plan, name)) return name;
  for (std::size_t number = name.empty() ? plan.views.size() + 1 : 2;; ++number) {
    const std::string numbered = name.empty() || name.size() > kLongestName
                                     ? words(_("View {}"), number)
                                     : words("{} {}", name, number);
    if (!hasView(plan, numbered)) return numbered;
  }
}

std::string viewNameRefusal(const plan::Plan& plan, const std::string& name,
                            const std::string& besides) {
  const std::string wanted = trimmed(name);
  if (wanted.empty()) return _("Give the view a name");
  if (wanted.size() > kLongestName) return _("This name is too long");
  if (wanted != besides && hasView(plan, wanted)) return _("There is a view of this name already");
  return {};
}

Result<void> Session::keepView(const std::string& name, const Camera& camera) {
  if (!isOpen() || stroke_ || excluding_) {
    return Error{ErrorKind::usage, {}, _("nothing is open")};
  }
  if (plan()->views.size() >= plan::kMostViews) {
    return Error{ErrorKind::refused,
                 {},
                 words(_("A plan keeps at most {} views. Remove one first."), plan::kMostViews)};
  }
  if (auto refusal = viewNameRefusal(*plan(), name); !refusal.empty()) {
    return Error{ErrorKind::refused, {}, std::move(refusal)};
  }
  plan::Plan next = *plan();
  next.views.push_back(keptView(trimmed(name), camera));
  const std::string label = words(_("keep view {}"), next.views.back().name);
  commit(label, std::move(next), {});
  return {};
}

Result<void> Session::renameView(std::size_t index, const std::string& name) {
  if (!isOpen() || stroke_ || excluding_ || index >= plan()->views.size()) {
    return Error{ErrorKind::usage, {}, _("there is no such view")};
  }
  const std::string before = plan()->views[index].name;
  if (auto refusal = viewNameRefusal(*plan(), name, before); !refusal.empty()) {
    return Error{ErrorKind::refused, {}, std::move(refusal)};
  }
  const std::string wanted = trimmed(name);
  if (wanted == before) return {};
  plan::Plan next = *plan();
  next.views[index].name = wanted;
  commit(words(_("rename view {}"), before), std::move(next), {});
  return {};
}

void Session::removeView(std::size_t index) {
  if (!isOpen() || stroke_ || excluding_ || index >= plan()->views.size()) return;
  plan::Plan next = *plan();
  const std::string label = words(_("remove view {}"), next.views[index].name);
  next.views.erase(next.views.begin() + static_cast<std::ptrdiff_t>(index));
  commit(label, std::move(next), {});
}

void Session::moveView(std::size_t index, std::size_t to) {
  if (!isOpen() || stroke_ || excluding_ || index >= plan()->views.size()) return;
  plan::Plan next = *plan();
  to = std::min(to, next.views.size() - 1);
  if (to == index) return;
  plan::KeptView moved = std::move(next.views[index]);
  const std::string label = words(_("move view {} in the list"), moved.name);
  next.views.erase(next.views.begin() + static_cast<std::ptrdiff_t>(index));
  next.views.insert(next.views.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
  commit(label, std::move(next), {});
}

}  // namespace mesomap::scene
