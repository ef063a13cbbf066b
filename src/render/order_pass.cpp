#include "order_pass.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace mesomap::render {
namespace {

constexpr float kOrderPx = 1.2f;
constexpr double kLongStep = 1.6;  // of the spacing
constexpr double kHeadMm = 1.9;
constexpr std::size_t kHeadEvery = 5;

/// The area's colour, nearly black: thinner than a row of pricks and never taken for one.
std::array<std::uint8_t, 4> pathInk(const plan::Region& region, bool dotted) {
  std::array<std::uint8_t, 4> ink{};
  for (std::size_t k = 0; k < 3; ++k) ink[k] = static_cast<std::uint8_t>(region.color[k] * 7 / 20);
  ink[3] = dotted ? 255 : 0;
  return ink;
}

}  // namespace

std::vector<LinePiece> orderPieces(const plan::Region& region) {
  std::vector<const plan::Site*> sites;
  for (const plan::Site& site : region.sites) {
    if (site.counts()) sites.push_back(&site);
  }
  std::sort(sites.begin(), sites.end(),
            [](const plan::Site* a, const plan::Site* b) { return a->order < b->order; });
  std::vector<LinePiece> pieces;
  double along = 0.0;
  for (std::size_t i = 0; i + 1 < sites.size(); ++i) {
    const glm::dvec3 from = sites[i]->position, to = sites[i + 1]->position;
    const double step = glm::distance(from, to);
    if (!std::isfinite(step) || !(step > 1e-6)) continue;
    const bool far = step > kLongStep * region.rule.spacingMm;
    const glm::dvec3 sum = sites[i]->normal + sites[i + 1]->normal;
    const double size = glm::length(sum);
    const glm::dvec3 up = size > 1e-6 ? sum / size : glm::dvec3(0.0);
    LinePiece piece;
    piece.normal = packNormal(glm::vec3(up));
    piece.color = pathInk(region, far);
    const auto add = [&](const glm::dvec3& a, const glm::dvec3& b) {
      piece.from = glm::vec3(a);
      piece.to = glm::vec3(b);
      piece.alongMm = static_cast<float>(along);
      pieces.push_back(piece);
    };
    add(from, to);
    along += step;
    if (i % kHeadEvery != 0 && !far) continue;
    piece.color = pathInk(region, false);
    const glm::dvec3 way = (to - from) / step;
    const glm::dvec3 aside = glm::cross(up, way);
    const double head = std::min(kHeadMm, 0.3 * step);
    const glm::dvec3 tip = from + (to - from) * 0.55;
    for (const double side : {0.5, -0.5}) add(tip - way * head + aside * (side * head), tip);
  }
  return pieces;
}

Result<OrderPass> OrderPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "line");
  if (!program) return program.error();
  return OrderPass(std::move(*program));
}

bool OrderPass::update(const Frame& frame, UploadCounter& counter) {
  std::shared_ptr<const plan::Region> wanted;
  if (frame.showOrder && !frame.clientView && frame.showPoints && frame.plan) {
    for (const auto& region : frame.plan->regions) {
      if (region && region->visible && region->id == frame.selected) wanted = region;
    }
  }
  if (wanted == region_) return false;
  region_ = wanted;
  const auto pieces = wanted ? orderPieces(*wanted) : std::vector<LinePiece>();
  lines_.assign(pieces, GL_DYNAMIC_DRAW, counter);
  return true;
}

void OrderPass::draw(const View& view) const {
  if (!region_ || lines_.empty()) return;
  const OverlayState overlay;
  program_.use();
  view.apply(program_);
  program_.set("uHalfWidthPx", 0.5f * kOrderPx * view.pixelScale);
  program_.set("uAlpha", 0.8f);
  lines_.draw();
}

}  // namespace mesomap::render
