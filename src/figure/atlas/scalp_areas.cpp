// The hairy skin of the head, cut by the lines that barbers and surgeons use: the temporal line at
// the side, a line across the crown from ear to ear in front of it, and the lambdoid line behind.
#include "atlas/charts.h"

namespace mesomap::figure {

namespace {
constexpr Chart kScalp = &SkinPlace::scalp;

/// Within the hairline and an outline of the scalp's chart.
Inside hairy(Inside inside) {
  return [inside = std::move(inside)](const SkinPlace& p) {
    return p.hair < -Outline::kFar ? p.hair : std::min(p.hair, inside(p));
  };
}
}  // namespace

void drawScalp(const FigureShape&, DrawnAtlas& atlas) {
  const auto add = [&](const char* id, Inside inside) {
    atlas.network.push_back({id, hairy(std::move(inside))});
  };
  // Crown: an oval about the whorl.
  add("scalp-vertex",
      midlineIn(kScalp, {{9, 15}, {27, 12}, {43, 1}, {50, -18}, {44, -39}, {28, -54}, {9, -59}}));
  // Side: below the temporal line, back to behind the ear.
  add("scalp-temporal", outlineIn(kScalp, {{74, 98},
                                           {84, 60},
                                           {92, 36},
                                           {99, 10},
                                           {103, -16},
                                           {108, -40},
                                           {124, -58},
                                           {148, -66},
                                           {190, -70},
                                           {220, 20},
                                           {180, 110},
                                           {110, 140}}));
  // From the hairline back to a line between the ears that runs just in front of the crown.
  add("scalp-frontal",
      midlineIn(
          kScalp,
          {{20, 180}, {90, 170}, {130, 90}, {112, 40}, {86, 26}, {60, 20}, {30, 14}, {9, 12}}));
  // Its two sides end at the crown, so that they do not meet.
  add("scalp-parietal", outlineIn(kScalp, {{14, 40},
                                           {60, 70},
                                           {130, 40},
                                           {132, -30},
                                           {118, -54},
                                           {98, -66},
                                           {72, -72},
                                           {48, -67},
                                           {29, -53},
                                           {12, -30},
                                           {10, 10}}));
  add("scalp-occipital", everywhere());
}

}  // namespace mesomap::figure
