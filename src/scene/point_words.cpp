#include "scene/point_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <string_view>
#include <utility>

#include "base/i18n.h"
#include "paint/skin_path.h"
#include "words.h"

namespace mesomap::scene {
namespace {

constexpr double kFirstRadiusMm = 15.0;
// The way along the skin is seldom longer than this times the straight one.
constexpr double kUsualDetour = 1.3;
constexpr double kWider = 1.7;

/// What the client has on either side, so that the side can be named with it.
constexpr std::array<std::string_view, 15> kPaired = {
    "eye",   "brow",  "ear",      "ear lobe", "lid",         "orbit", "cheekbone", "jaw",
    "elbow", "wrist", "knee cap", "armpit",   "collar bone", "calf",  "heel"};

}  // namespace

LandmarkFinder::LandmarkFinder(SurfaceModelPtr model, std::vector<plan::Landmark> landmarks)
    : model_(std::move(model)), landmarks_(std::move(landmarks)) {}

void LandmarkFinder::putOnSkin() {
  field_ = std::make_unique<surface::GeodesicField>(*model_->working);
  std::vector<plan::Landmark> known;
  for (plan::Landmark& landmark : landmarks_) {
    const glm::dvec3& at = landmark.position;
    if (!std::isfinite(at.x) || !std::isfinite(at.y) || !std::isfinite(at.z)) continue;
    const auto hit = model_->workingCaster->closest(at);
    if (!hit) continue;
    onSkin_.push_back({hit->point, mesh::positionAt(model_->working->mesh(), hit->point)});
    known.push_back(std::move(landmark));
  }
  landmarks_ = std::move(known);
}

const std::vector<LandmarkDistance>& LandmarkFinder::nearest(const mesh::SurfacePoint& place,
                                                             std::size_t count) {
  if (askedCount_ == count && count > 0 && asked_ == place) return found_;
  found_.clear();
  asked_ = place;
  askedCount_ = count;
  if (count == 0 || landmarks_.empty() || !paint::liesOn(model_->working->mesh(), place)) {
    return found_;
  }
  if (!field_) putOnSkin();
  const glm::dvec3 here = mesh::positionAt(model_->working->mesh(), place);
  std::vector<double> straight;
  straight.reserve(onSkin_.size());
  for (const OnSkin& landmark : onSkin_) {
    straight.push_back(glm::distance(here, landmark.position));
  }
  if (straight.empty()) return found_;
  // No way is shorter than the straight one: all within the radius are found, and none is missed.
  const std::size_t last = std::min(count, straight.size()) - 1;
  std::vector<double> sorted = straight;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(last),
                   sorted.end());
  double radius = std::max(kFirstRadiusMm, kUsualDetour * sorted[last]);
  for (bool widest = false; !widest; radius *= kWider) {
    widest = radius >= kFarthestMm;
    const double reach = std::min(radius, kFarthestMm);
    (void)field_->reach(place, reach);
    found_.clear();
    for (std::size_t i = 0; i < onSkin_.size(); ++i) {
      if (straight[i] > reach) continue;
      const double mm = field_->distanceAt(onSkin_[i].place);
      if (std::isfinite(mm) && mm <= reach) found_.push_back({&landmarks_[i], mm});
    }
    if (found_.size() >= count) break;
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.mm < b.mm; });
  if (found_.size() > count) found_.resize(count);
  return found_;
}

std::string landmarkPhrase(const plan::Landmark& landmark) {
  const std::string name = _(landmark.name.c_str());
  const bool left = landmark.side == plan::Side::left;
  if (!left && landmark.side != plan::Side::right) return words(_("the {}"), name);
  // "outer corner of the eye": the side belongs to the eye. Other languages name it behind.
  static constexpr std::string_view kOfThe = " of the ";
  const std::size_t at = language() == "en" ? name.rfind(kOfThe) : std::string::npos;
  if (at != std::string::npos) {
    const std::string part = name.substr(at + kOfThe.size());
    if (std::find(kPaired.begin(), kPaired.end(), part) != kPaired.end()) {
      return words(left ? "the {} of the client's left {}" : "the {} of the client's right {}",
                   name.substr(0, at), part);
    }
  }
  return words(left ? _("the {}, client's left") : _("the {}, client's right"), name);
}

std::string distanceWords(const LandmarkDistance& distance) {
  if (distance.landmark == nullptr) return {};
  return words(_("{:.0f} mm from {}"), distance.mm, landmarkPhrase(*distance.landmark));
}

}  // namespace mesomap::scene
