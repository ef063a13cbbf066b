// Caution and blocked zones of the body: general reminders, incomplete, and not one person's
// anatomy.
#include "atlas/charts.h"

namespace mesomap::figure {

void drawBodyZones(const FigureShape& shape, DrawnAtlas& atlas) {
  constexpr const char* kUnreviewed = "general knowledge, not reviewed";
  const auto add = [&](const char* id, const char* name, ZoneKind kind, const char* reason,
                       const char* source, bool paired, Inside inside) {
    // No clinician has reviewed any of them.
    atlas.zones.push_back({Zone{id, name, kind, reason, source, false}, paired, std::move(inside)});
  };
  const auto all = [&](const std::vector<std::string>& ids) {
    Inside whole;
    for (const std::string& id : ids) {
      whole = whole ? either(std::move(whole), seen(atlas, id)) : seen(atlas, id);
    }
    return whole;
  };
  const auto blocked = ZoneKind::blocked;
  const auto caution = ZoneKind::caution;
  const auto place = [&](const char* id) { return placeOf(atlas.landmarks, id); };
  const float size = shape.build().blend(1.0f, 1.08f);

  add("breast", "the breast", blocked, "Cancer screening, milk ducts and implants.",
      "warning letters of the FDA (2010, ucm207624)", true, all({"areola", "breast"}));
  add("axilla", "the armpit", blocked, "Axillary vessels, lymph nodes and the nerves of the arm.",
      kUnreviewed, true, all({"axilla"}));
  add("groin", "the groin", blocked, "Femoral vessels and nerve, and lymph nodes.", kUnreviewed,
      true, all({"groin"}));
  add("genital", "the genital skin", blocked, "Not an area for these treatments.", kUnreviewed,
      false, all({"genital"}));
  add("hollow-of-knee", "the hollow of the knee", blocked,
      "Popliteal vessels and the nerves of the lower leg.", kUnreviewed, true,
      all({"hollow-of-knee"}));

  const auto& frames = dynamic_cast<const BodyShape&>(shape).frames();
  add("inner-elbow", "the inner elbow", caution, "Vessels and nerves close to the surface.",
      kUnreviewed, true, about(place("cubital-fossa"), Vec3{36, 42, 30} * size));
  const Vec3 wrist = frames.wrist - frames.hand.v * (16.0f * frames.handScale) +
                     frames.hand.w * (18.0f * frames.handScale);
  add("inner-wrist", "the inner wrist", caution, "Vessels and nerves close to the surface.",
      kUnreviewed, true, roundedBoth(about(wrist, Vec3{29} * size), [](const SkinPlace& p) {
        return p.arm.front - 4.0f;
      }));
  add("navel", "the navel", caution, "Hernias, and bowel near the surface.", kUnreviewed, false,
      about(place("omphalion"), Vec3{34, 34, 34} * size));
  add("abdomen-midline", "the mid-line of the abdomen", caution,
      "Hernias of the mid-line and scars.", kUnreviewed, false,
      both(all({"upper-abdomen", "lower-abdomen", "navel"}),
           [](const SkinPlace& p) { return 15.0f - p.body.x; }));
  add("kidneys", "the kidneys", caution, "Depth: the kidneys lie beside the spine here.",
      kUnreviewed, true,
      outlineIn(&SkinPlace::bodyAround, {{402, 1120},
                                         {372, 1128},
                                         {345, 1110},
                                         {338, 1070},
                                         {352, 1030},
                                         {384, 1018},
                                         {404, 1045},
                                         {410, 1085}}));
  // Along the arch of the ribs from beside the sword-shaped end of the breastbone to the side.
  add("liver-edge", "the edge of the liver", caution,
      "Depth: the edge of the liver lies below the ribs of the client's right side.", kUnreviewed,
      true,
      bandIn(&SkinPlace::bodyAround,
             {{40, 1112}, {64, 1096}, {98, 1080}, {140, 1066}, {186, 1055}, {214, 1052}},
             {15.0f, 20.0f, 24.0f, 26.0f, 24.0f, 20.0f}));
  atlas.zones.back().rightOnly = true;
  add("spine", "the mid-line of the spine", caution, "Depth: needles must stay clear of the spine.",
      kUnreviewed, false,
      both(all({"upper-back", "mid-back", "lower-back"}),
           [](const SkinPlace& p) { return 16.0f - p.body.x; }));
  const Vec3 fibula{frames.knee.x + 46.0f * size, frames.knee.y - 48.0f * size, frames.knee.z - 20};
  add("fibula", "the outer side below the knee", caution,
      "The common peroneal nerve winds round the head of the fibula.", kUnreviewed, true,
      about(fibula, Vec3{24, 34, 26} * size));
}

}  // namespace mesomap::figure
