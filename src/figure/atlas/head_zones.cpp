// Caution and blocked zones of the head and neck: broad shapes tied to landmarks, never vessel
// lines. They are general reminders, incomplete, and not one person's anatomy. A source says where
// the warning was read; no clinician has reviewed the shapes, and each says so.
#include "atlas/head_charts.h"

namespace mesomap::figure {

namespace {

constexpr Chart kNeck = &SkinPlace::neck;
constexpr Chart kScalp = &SkinPlace::scalp;
constexpr const char* kUnreviewed = "general knowledge, not reviewed";
constexpr float kLipBand = 5.0f;  ///< mm to either side of the red's border
constexpr float kLidsRounding = 10.0f;
constexpr float kFinger = 17.0f;  ///< A finger's breadth below the lower lid, mm.

struct Text {
  const char* id;
  const char* name;
  ZoneKind kind;
  const char* reason;
  const char* source;
};

/// All of some faces of the network.
Inside facesOf(const DrawnAtlas& atlas, const std::vector<std::string>& ids) {
  Inside all;
  for (const std::string& id : ids) {
    all = all ? either(std::move(all), seen(atlas, id)) : seen(atlas, id);
  }
  return all;
}

/// The red of the lips and a band around it.
Inside aroundLips(const Mouth& mouth) {
  constexpr int kPieces = 12;
  std::vector<Vec2> half;
  for (int i = 0; i < kPieces; ++i) {
    const float x = mouth.halfWidth() * static_cast<float>(i) / kPieces;
    half.emplace_back(x, mouth.upperBorder(x));
  }
  half.emplace_back(mouth.halfWidth(), mouth.slit(mouth.halfWidth()));
  for (int i = kPieces - 1; i >= 0; --i) {
    const float x = mouth.halfWidth() * static_cast<float>(i) / kPieces;
    half.emplace_back(x, mouth.lowerBorder(x));
  }
  // The places on the midline are their own mirror images.
  std::vector<Vec2> loop = half;
  for (std::size_t i = half.size() - 1; i-- > 1;) loop.emplace_back(-half[i].x, half[i].y);
  return both(
      [outline = Outline(loop)](const SkinPlace& p) { return outline.inside(p.front) + kLipBand; },
      forwardOf(55));
}

/// A band below the lower lid, from the nose to the outer corner of the eye.
Inside belowLid(const Eye& eye) {
  const float x = eye.centre().x;
  const float y = eye.lowerMargin(0.0f) - 0.5f * kFinger;
  constexpr float kHalf = 0.5f * kFinger;
  return roundedBoth(
      bandIn(kFaceFront,
             {{x - 15, y + 1.5f}, {x - 6, y - 0.5f}, {x + 4, y - 0.5f}, {x + 13, y + 2.5f}},
             {kHalf - 2.5f, kHalf, kHalf, kHalf - 2.0f}),
      forwardOf(40));
}

void drawBlocked(const FigureShape& shape, DrawnAtlas& atlas) {
  const auto add = [&](const Text& t, bool paired, Inside inside) {
    atlas.zones.push_back(
        {Zone{t.id, t.name, t.kind, t.reason, t.source, false}, paired, std::move(inside)});
  };
  const auto blocked = ZoneKind::blocked;
  add({"orbit", "the orbital rim", blocked,
       "Skin of about 0.75 mm over the eyeball and the fat of the orbit.",
       "ultrasound of facial skin in 118 adults (PMC9205051); a popular text on mesotherapy; "
       "breadth below the lid: general "
       "knowledge, not reviewed"},
      true,
      [lids = facesOf(atlas, {"inner-corner", "upper-eyelid", "lower-eyelid"}),
       band = belowLid(shape.head().eye()), nose = seen(atlas, "nose")](const SkinPlace& p) {
        return std::min(smoothMax(lids(p), band(p), kLidsRounding), -nose(p));
      });
  add({"nostrils", "the nostrils", blocked, "Lining of the nose, not skin.", kUnreviewed}, true,
      facesOf(atlas, {"nostril"}));
  add({"ear", "the ear", blocked, "Thin skin straight over cartilage, and the ear canal.",
       kUnreviewed},
      true, facesOf(atlas, {"ear-lobe", "external-ear"}));
}

}  // namespace

void drawHeadZones(const FigureShape& shape, DrawnAtlas& atlas) {
  drawBlocked(shape, atlas);
  const auto add = [&](const Text& t, bool paired, Inside inside) {
    atlas.zones.push_back(
        {Zone{t.id, t.name, t.kind, t.reason, t.source, false}, paired, std::move(inside)});
  };
  const auto caution = ZoneKind::caution;
  add({"glabella", "the glabella and inner brow", caution,
       "Supratrochlear and supraorbital arteries communicate with the supply of the retina.",
       "training pages (beso.academy, phptrainingacademy.com)"},
      false,
      roundedBoth(midlineIn(kFaceFront, {{8, 34}, {22, 32}, {28, 25}, {25, 15}, {14, 9}, {6, 5}}),
                  forwardOf(55)));
  add({"nose", "the nose", caution,
       "Dorsal nasal and angular arteries: skin at the end of their supply.",
       "scan study of 20 people (PMC9067448); training page (phptrainingacademy.com)"},
      false, facesOf(atlas, {"nose"}));
  add({"nasolabial", "the nasolabial line beside the wing of the nose", caution,
       "The facial and then the angular artery, whose depth changes on the way up.",
       "training page (platinumanatomy.com)"},
      true,
      roundedBoth(bandIn(kFaceFront, {{20, -29}, {22, -37}, {25.5f, -45}}, 6.0f), forwardOf(50)));
  add({"lips", "the lips", caution, "Labial arteries run near the border of the red of the lips.",
       "training page (platinumanatomy.com)"},
      false, facesOf(atlas, {"lips"}));
  add({"perioral", "the skin around the lips", caution,
       "Labial arteries near the border of the lips.",
       "training page (platinumanatomy.com); 5 mm: general knowledge, not reviewed"},
      false, aroundLips(shape.head().mouth()));
  add({"temple", "the temple", caution,
       "Superficial temporal artery, middle temporal vein and the frontal branch of the facial "
       "nerve.",
       "scan study of 20 people (PMC9067448); teaching page (medicalalgorithms.com)"},
      true,
      outlineIn(kFaceAround, {{66, 48},
                              {78, 47},
                              {90, 40},
                              {102, 30},
                              {110, 14},
                              {108, -4},
                              {90, -5},
                              {76, 3},
                              {67, 12},
                              {65, 26}}));
  add({"infraorbital-foramen", "the exit of the infraorbital nerve", caution,
       "The infraorbital nerve and vessels leave the bone here.",
       "pictorial essay on ultrasound (PMC9317469)"},
      true, roundedBoth(bandIn(kFaceFront, {{28, -23}, {28, -24.5f}}, 6.5f), forwardOf(50)));
  add({"mental-foramen", "the exit of the mental nerve", caution,
       "The mental nerve and vessels leave the bone here.",
       "pictorial essay on ultrasound (PMC9317469); place: general knowledge, not reviewed"},
      true, roundedBoth(bandIn(kFaceFront, {{24, -85}, {24, -86}}, 6.0f), forwardOf(45)));
  // The label keeps clear of the border of the jaw and of 10-15 mm below it.
  add({"jaw", "the lower border of the jaw", caution,
       "The marginal branch of the facial nerve runs along the jaw and up to 15 mm below it: the "
       "label of deoxycholic acid forbids injections here.",
       "label of deoxycholic acid injection"},
      true, jawBand(shape, 12.5f));
  const Inside jaw = jawBand(shape, 12.5f);
  add({"under-chin", "the skin under the chin", caution,
       "Salivary glands, lymph nodes and muscle lie close and trouble swallowing has been "
       "reported: "
       "fat-dissolving products only within the area of their label.",
       "label of deoxycholic acid injection; a popular text on mesotherapy; lower limits: general "
       "knowledge, not reviewed"},
      false, without(facesOf(atlas, {"submental", "submandibular"}), {jaw}));
  add({"parotid", "the parotid region", caution, "Parotid gland and branches of the facial nerve.",
       kUnreviewed},
      true,
      outlineIn(
          kFaceAround,
          {{106, -20}, {122, -12}, {138, -18}, {142, -40}, {130, -60}, {110, -58}, {102, -40}}));
  add({"carotid", "the side of the neck", caution,
       "Carotid bifurcation, jugular veins, vagus and accessory nerves lie under this skin: never "
       "with deep needles.",
       kUnreviewed},
      true,
      outlineIn(kNeck, {{30, -104},
                        {46, -96},
                        {60, -98},
                        {60, -124},
                        {48, -150},
                        {30, -174},
                        {18, -180},
                        {23, -155},
                        {29, -130}}));
  add({"lower-neck", "the middle of the lower neck", caution,
       "Thyroid, airway and the anterior jugular veins: never with deep needles.", kUnreviewed},
      false,
      midlineIn(kNeck, {{5, -126}, {16, -128}, {20, -146}, {17, -166}, {12, -182}, {5, -188}}));
  add({"scalp-vessels", "the course of the temporal vessels", caution,
       "Temporal arteries bleed freely; recent grafts must not be disturbed.", kUnreviewed},
      true,
      outlineIn(kFaceAround, {{106, 14},
                              {118, 4},
                              {133, 5},
                              {139, 20},
                              {132, 44},
                              {114, 66},
                              {98, 71},
                              {100, 56},
                              {111, 40},
                              {108, 26}}));
  add({"occipital-vessels", "the occipital vessels", caution,
       "Occipital arteries and the greater occipital nerve come to the skin here.", kUnreviewed},
      true,
      outlineIn(kScalp, {{28, -182}, {64, -176}, {74, -150}, {56, -128}, {30, -132}, {20, -156}}));
}

}  // namespace mesomap::figure
