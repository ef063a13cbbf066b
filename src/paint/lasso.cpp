#include "paint/lasso.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <memory>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "loop.h"

namespace mesomap::paint {
namespace {

using mesh::CornerTable;
using mesh::kNone;
using surface::PagedField;

constexpr float kFarMm = 8.0f;

/// What is known of a vertex that was looked at.
struct Seen {
  std::uint32_t vertex = 0;
  std::uint32_t piece = kNone;  ///< kNone: not taken.
  bool inLoop = false;
  bool inSight = false;   ///< Faces the eye and nothing hides it; always so where through.
  bool hidden = false;    ///< Faces the eye, but something is in front.
  float facingMm = 0.0f;  ///< As Allowed::facing has it.
};

/// False where the picture's numbers lead nowhere.
bool leads(const PictureView::Ray& ray) {
  const glm::dvec3 sum = ray.origin + ray.direction;
  return std::isfinite(sum.x) && std::isfinite(sum.y) && std::isfinite(sum.z) &&
         glm::dot(ray.direction, ray.direction) > 0.5;
}

class Gathering {
 public:
  Gathering(const Skin& skin, const mesh::RayCaster& caster, const PictureView& view,
            const Loop& loop, bool through)
      : skin_(skin),
        caster_(caster),
        view_(view),
        loop_(loop),
        through_(through),
        pages_(skin.vertexCount() / PagedField::kPageSize + 1) {}

  /// Looks through the outline at many places of the picture and takes all skin that is connected
  /// with what is found there.
  void gather() {
    const glm::dvec2 low = glm::max(loop_.low(), glm::dvec2(0.0));
    const glm::dvec2 high = glm::min(loop_.high(), view_.sizePx());
    const glm::dvec2 size = high - low;
    if (!(size.x > 0.0) || !(size.y > 0.0)) return;
    constexpr double kRays = 2500.0;
    const double step = std::max(0.5, std::sqrt(size.x * size.y / kRays));
    for (double y = low.y + 0.5 * step; y < high.y; y += step) {
      for (double x = low.x + 0.5 * step; x < high.x; x += step) {
        if (loop_.inside({x, y})) look({x, y});
      }
    }
  }

  [[nodiscard]] std::size_t pieces() const { return looks_.size(); }
  /// The piece that most looks met.
  [[nodiscard]] std::uint32_t largest() const {
    return static_cast<std::uint32_t>(std::max_element(looks_.begin(), looks_.end()) -
                                      looks_.begin());
  }

  /// The pieces' shape, right at the border and about mm near it. `only`: one piece, or kNone.
  PagedField shape(std::uint32_t only) {
    PagedField::Editor editor(skin_.blank());
    const std::size_t known = seen_.size();
    for (std::size_t i = 0; i < known; ++i) {
      if (seen_[i].piece == kNone || (only != kNone && seen_[i].piece != only)) continue;
      editor.setRaw(seen_[i].vertex, PagedField::quantise(value(i)));
      forNeighbours(seen_[i].vertex, [&](std::uint32_t w) {
        const std::size_t j = at(w);
        if (seen_[j].piece == kNone && editor.raw(w) == PagedField::kOutside) {
          editor.setRaw(w, PagedField::quantise(value(j)));
        }
      });
    }
    return editor.publish();
  }

 private:
  template <class Visit>
  void forNeighbours(std::uint32_t v, Visit&& visit) const {
    for (const std::uint32_t c : skin_.mesh->topology().cornersAt(v)) {
      for (const std::uint32_t w : skin_.triangles().triangles[CornerTable::triangleOf(c)]) {
        if (w != v) visit(w);
      }
    }
  }

  [[nodiscard]] glm::dvec3 position(std::uint32_t v) const {
    return glm::dvec3(skin_.triangles().positions[v]);
  }

  [[nodiscard]] bool hiddenAt(const glm::dvec3& p, const PictureView::Ray& ray) const {
    constexpr double kSlackMm = 0.5;
    return !leads(ray) || caster_.occluded(ray.origin, p, kSlackMm);
  }

  /// Index into seen_, looked at now if it was not before.
  std::size_t at(std::uint32_t v) {
    auto& page = pages_[v / PagedField::kPageSize];
    if (!page) {
      page = std::make_unique<Page>();
      page->fill(kNone);
    }
    std::uint32_t& index = (*page)[v % PagedField::kPageSize];
    if (index != kNone) return index;
    index = static_cast<std::uint32_t>(seen_.size());
    Seen s;
    s.vertex = v;
    if (const auto pixel = view_.pixelOf(position(v))) {
      s.inLoop = loop_.inside(*pixel);
      if (through_) {
        s.inSight = true;
        s.facingMm = kFarMm;
      } else {
        const PictureView::Ray ray = view_.rayThrough(*pixel);
        // A chin or a brow has this radius.
        constexpr double kRadiusMm = 20.0;
        const double sine = -glm::dot(outwardAt(*skin_.mesh, v), ray.direction);
        s.facingMm = static_cast<float>(std::clamp(kRadiusMm * sine, -8.0, 8.0));
        s.hidden = s.inLoop && sine > 0.0 && hiddenAt(position(v), ray);
        s.inSight = sine > 0.0 && !s.hidden;
      }
    }
    seen_.push_back(s);
    return index;
  }

  [[nodiscard]] bool taken(const Seen& s) const { return s.inLoop && s.inSight; }

  void look(const glm::dvec2& pixel) {
    PictureView::Ray ray = view_.rayThrough(pixel);
    if (!leads(ray)) return;
    // What a look goes through at most where it goes through: ears, lips and hands are thin.
    const int most = through_ ? 40 : 1;
    for (int i = 0; i < most; ++i) {
      const auto hit = caster_.cast(ray.origin, ray.direction);
      if (!hit || !(hit->distance >= 0.0)) return;
      for (const std::uint32_t v : skin_.triangles().triangles[hit->point.triangle]) {
        const std::size_t index = at(v);
        if (!taken(seen_[index])) continue;
        if (seen_[index].piece == kNone) spread(v);
        ++looks_[seen_[index].piece];
        break;
      }
      constexpr double kPastMm = 0.05;
      ray.origin += ray.direction * (hit->distance + kPastMm);
    }
  }

  void spread(std::uint32_t from) {
    const auto piece = static_cast<std::uint32_t>(looks_.size());
    looks_.push_back(0);
    seen_[at(from)].piece = piece;
    std::vector<std::uint32_t> front{from};
    while (!front.empty()) {
      const std::uint32_t v = front.back();
      front.pop_back();
      forNeighbours(v, [&](std::uint32_t w) {
        Seen& s = seen_[at(w)];
        if (s.piece != kNone || !taken(s)) return;
        s.piece = piece;
        front.push_back(w);
      });
    }
  }

  /// Signed distance from the border of what is taken, about mm.
  float value(std::size_t i) {
    float mm = std::min(kFarMm, seen_[i].facingMm);
    const std::uint32_t v = seen_[i].vertex;
    bool atLoop = false;
    float toShadow = kFarMm;
    forNeighbours(v, [&](std::uint32_t w) {
      const std::size_t j = at(w);
      atLoop = atLoop || seen_[j].inLoop != seen_[i].inLoop;
      if (seen_[i].inLoop && seen_[j].inLoop && seen_[i].hidden != seen_[j].hidden &&
          seen_[i].facingMm > 0.0f && seen_[j].facingMm > 0.0f) {
        toShadow = std::min(toShadow, shadowBetween(v, w, seen_[i].hidden));
      }
    });
    mm = std::min(mm, seen_[i].hidden ? -toShadow : toShadow);
    const auto pixel = view_.pixelOf(position(v));
    if (!pixel) return -kFarMm;
    if (atLoop) {
      const auto away = static_cast<float>(loop_.distance(*pixel) * mmPerPixel(v, *pixel));
      mm = std::min(mm, seen_[i].inLoop ? away : -away);
    } else if (!seen_[i].inLoop) {
      mm = -kFarMm;
    }
    constexpr float kLeast = 1.0f / PagedField::kStepsPerMm;
    return taken(seen_[i]) ? std::max(mm, kLeast) : std::clamp(mm, -kFarMm, -kLeast);
  }

  /// How far along the edge from v to w the shadow's edge lies, by halving.
  [[nodiscard]] float shadowBetween(std::uint32_t v, std::uint32_t w, bool hiddenAtV) const {
    const glm::dvec3 a = position(v);
    const glm::dvec3 b = position(w);
    double low = 0.0;
    double high = 1.0;
    for (int i = 0; i < 6; ++i) {
      const double middle = 0.5 * (low + high);
      const glm::dvec3 p = a + (b - a) * middle;
      const auto pixel = view_.pixelOf(p);
      const bool hidden = !pixel || hiddenAt(p, view_.rayThrough(*pixel));
      (hidden == hiddenAtV ? low : high) = middle;
    }
    return static_cast<float>(0.5 * (low + high) * glm::distance(a, b));
  }

  [[nodiscard]] double mmPerPixel(std::uint32_t v, const glm::dvec2& pixel) const {
    const glm::dvec3 d = view_.rayThrough(pixel).direction;
    const glm::dvec3 side = glm::normalize(
        glm::cross(d, std::abs(d.y) < 0.9 ? glm::dvec3(0, 1, 0) : glm::dvec3(1, 0, 0)));
    const auto beside = view_.pixelOf(position(v) + side);
    const double pixels = beside ? glm::distance(*beside, pixel) : 0.0;
    return pixels > 1e-9 ? 1.0 / pixels : 1.0;
  }

  using Page = std::array<std::uint32_t, PagedField::kPageSize>;

  const Skin& skin_;
  const mesh::RayCaster& caster_;
  const PictureView& view_;
  const Loop& loop_;
  bool through_;
  std::vector<std::unique_ptr<Page>> pages_;  ///< Of each vertex looked at: its index in seen_.
  std::vector<Seen> seen_;
  std::vector<std::size_t> looks_;  ///< Of each piece: how many looks met it.
};

}  // namespace

Result<PagedField> lassoed(const Skin& skin, const mesh::RayCaster& workingCaster,
                           const PictureView& view, std::span<const glm::dvec2> outlinePx,
                           const LassoOptions& options, const Allowed& allowed) {
  const Loop loop(outlinePx, view.sizePx());
  if (loop.empty()) return Error{ErrorKind::usage, "", _("draw a loop round some skin")};
  Gathering gathering(skin, workingCaster, view, loop, options.through);
  gathering.gather();
  const Error nothing{ErrorKind::refused, "", _("there is no skin inside the loop")};
  if (gathering.pieces() == 0) return nothing;
  const bool all = options.through || options.allPieces;
  const PagedField rough = gathering.shape(all ? kNone : gathering.largest());
  if (rough.empty()) return nothing;
  // All depths: whose paint it is goes by the middle of the lasso.
  constexpr double kOutsideMm = 4.0;
  PagedField shape = limited(
      skin,
      surface::redistanced(*skin.mesh, *skin.pages, rough, kOutsideMm, surface::kWholeDepthMm),
      allowed);
  if (shape.empty()) {
    return Error{ErrorKind::refused, "", _("no skin inside the loop may be changed")};
  }
  return shape;
}

}  // namespace mesomap::paint
