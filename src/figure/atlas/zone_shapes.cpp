// Caution and blocked zones: broad shapes tied to landmarks, never vessel lines. They are general
// reminders, incomplete, and not one person's anatomy.
#include "atlas/atlas.h"

namespace mesomap::figure {

namespace {

constexpr Chart kFront = &BustPlace::front;
constexpr Chart kAround = &BustPlace::around;
constexpr Chart kNeck = &BustPlace::neck;
constexpr const char* kUnreviewed = "general knowledge, not reviewed";

BustInside forwardOf(float z) {
  return [z](const BustPlace& p) { return p.face.z - z; };
}

/// Red of the lips, from corner to corner.
BustInside vermilion(const Mouth& mouth) {
  return [mouth](const BustPlace& p) {
    const float x = std::min(std::abs(p.front.x), mouth.halfWidth());
    const float beyond = std::abs(p.front.x) - mouth.halfWidth();
    const float up = mouth.upperBorder(x) - p.front.y;
    const float low = p.front.y - mouth.lowerBorder(x);
    const float corner = 0.6f;  // the red ends this far beyond the corner
    float inside = smoothMin(up, low, 1.0f);
    if (beyond > 0.0f)
      inside =
          corner - std::sqrt(beyond * beyond + std::min(inside, 0.0f) * std::min(inside, 0.0f));
    return std::min(inside, p.face.z - 60.0f);
  };
}

}  // namespace

std::vector<ZoneShape> zoneShapes(const BustShape& shape) {
  std::vector<ZoneShape> list;
  const auto add = [&](const char* id, const char* name, ZoneKind kind, const char* reason,
                       const char* source, BustInside inside) {
    list.push_back({Zone{id, name, kind, reason, source}, std::move(inside)});
  };
  const auto blocked = ZoneKind::blocked;
  const auto caution = ZoneKind::caution;

  add("orbit", "the orbital rim", blocked,
      "Skin of about 0.75 mm over the eyeball and the fat of the orbit.",
      "skin-us (ultrasound, 118 adults); lower edge: general knowledge, not reviewed",
      both(outlineIn(kFront, {{12.8f, 0},
                              {14.2f, 8},
                              {20, 13},
                              {28, 16},
                              {37, 17.6f},
                              {45, 15.6f},
                              {51, 9.5f},
                              {53.5f, 1},
                              {51, -7.5f},
                              {44.5f, -14},
                              {35, -17.5f},
                              {26, -17},
                              {18.5f, -13},
                              {14, -6.5f}}),
           forwardOf(35)));
  add("lips", "the lips", blocked, "The red of the lips: labial arteries run near its border.",
      "platinum (teaching page)", vermilion(shape.head().mouth()));
  const Nose& nose = shape.head().nose();
  add("nostrils", "the nostrils", blocked, "Lining of the nose, not skin.", kUnreviewed,
      [nose](const BustPlace& p) {
        return std::min(1.3f - nose.nostril({std::abs(p.face.x), p.face.y, p.face.z}),
                        p.face.z - 75.0f);
      });
  const Ear& ear = shape.head().ear();
  add("ear", "the ear", blocked, "Thin skin straight over cartilage, and the ear canal.",
      kUnreviewed, [ear](const BustPlace& p) {
        return 1.4f - ear.distance({std::abs(p.face.x), p.face.y, p.face.z});
      });

  add("glabella", "the glabella and inner brow", caution,
      "Supratrochlear and supraorbital arteries communicate with the supply of the retina.",
      "beso, php-danger (teaching pages)",
      both(
          outlineIn(kFront, mirroredLoop({{8, 32}, {22, 31}, {27, 24}, {24, 15}, {14, 9}, {6, 5}})),
          forwardOf(55)));
  add("nose", "the nose", caution,
      "Dorsal nasal and angular arteries: skin at the end of their supply.",
      "mra (scan study); php-danger (teaching page)",
      both(outlineIn(kFront, mirroredLoop({{3, 8},
                                           {7, 5},
                                           {10.5f, -3},
                                           {12.5f, -13},
                                           {15, -23},
                                           {19.5f, -30},
                                           {20, -37},
                                           {13, -42},
                                           {4, -43.5f}})),
           forwardOf(70)));
  add("nasolabial", "the inner third of the nasolabial fold", caution,
      "The facial and then the angular artery, whose depth changes on the way up.",
      "platinum (teaching page)",
      both(bandIn(kFront, {{20, -29}, {22, -37}, {25.5f, -45}}, 6.0f), forwardOf(50)));
  add("perioral", "the skin around the lips", caution,
      "Labial arteries near the border of the lips.",
      "platinum (teaching page); 5 mm: general knowledge, not reviewed",
      [lips = vermilion(shape.head().mouth())](const BustPlace& p) { return lips(p) + 5.0f; });
  add("temple", "the temple", caution,
      "Superficial temporal artery, middle temporal vein and the frontal branch of the facial "
      "nerve.",
      "mra (scan study); medalg",
      outlineIn(kAround, {{66, 48},
                          {78, 47},
                          {90, 40},
                          {98, 28},
                          {102, 12},
                          {100, -4},
                          {88, -4},
                          {76, 4},
                          {67, 12},
                          {65, 26}}));
  add("infraorbital-foramen", "the exit of the infraorbital nerve", caution,
      "The infraorbital nerve and vessels leave the bone here.", "us-essay",
      both(bandIn(kFront, {{28, -23}, {28, -24}}, 6.0f), forwardOf(50)));
  add("mental-foramen", "the exit of the mental nerve", caution,
      "The mental nerve and vessels leave the bone here.",
      "us-essay; place: general knowledge, not reviewed",
      both(bandIn(kFront, {{24, -85}, {24, -86}}, 6.0f), forwardOf(45)));
  add("jaw", "the lower border of the jaw", caution,
      "The marginal branch of the facial nerve runs along the jaw and up to 15 mm below it.",
      "dca (label)", [jaw = jawBand(shape)](const BustPlace& p) { return jaw(p) + 4.0f; });
  add("parotid", "the parotid region", caution, "Parotid gland and branches of the facial nerve.",
      kUnreviewed,
      outlineIn(
          kAround,
          {{106, -20}, {122, -12}, {138, -18}, {140, -40}, {128, -58}, {110, -56}, {102, -40}}));
  add("carotid", "the side of the neck", caution,
      "Carotid bifurcation, jugular veins, vagus and accessory nerves lie under this skin.",
      kUnreviewed,
      outlineIn(kNeck, {{30, -104},
                        {46, -96},
                        {58, -100},
                        {56, -125},
                        {46, -150},
                        {30, -174},
                        {18, -178},
                        {24, -155},
                        {29, -130}}));
  add("lower-neck", "the middle of the lower neck", caution,
      "Thyroid, airway and the anterior jugular veins.", kUnreviewed,
      outlineIn(
          kNeck,
          mirroredLoop({{5, -128}, {16, -130}, {20, -146}, {17, -166}, {12, -182}, {5, -187}})));
  return list;
}

}  // namespace mesomap::figure
