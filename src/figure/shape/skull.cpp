// Bones and soft masses of the head: the proportions of the face are decided here.
#include "shape/head_parts.h"

namespace mesomap::figure {

namespace {
/// Radii of the joints between masses; large where flesh covers the joint.
constexpr float kFrontalBlend = 28, kOcciputBlend = 22, kFaceBlend = 20, kMuzzleBlend = 18,
                kBuccalBlend = 22, kMalarBlend = 20, kChinBlend = 22, kFloorBlend = 16,
                kZygomaBlend = 24, kArchBlend = 22, kTempleBlend = 22, kOrbitBlend = 19,
                kMandibleBlend = 20, kMasseterBlend = 22, kParotidBlend = 20, kGlandBlend = 18,
                kLidFatBlend = 10;
/// So many straight pieces between two places of the mandible: its bends must not show.
constexpr int kMandiblePieces = 8;
/// A little of the fat pads on the average face too: soft cheeks and jaw.
constexpr float kSoftFemale = 0.20f, kSoftMale = 0.14f;
}  // namespace

Skull::Skull(const Build& b)
    : fat_(b.fat + b.blend(kSoftFemale, kSoftMale)),
      jawBlend_(b.blend(20, 20)),
      browBlend_(b.blend(20, 14)) {
  // Braincase: head length 190 | 199 and breadth 148 | 154 mm (ANSUR II).
  cranium_ = {{0, 38, b.blend(-10, -12)},
              {b.blend(72.2f, 76.0f), b.blend(76, 80), b.blend(86.5f, 90.5f)}};
  frontal_ = {{0, b.blend(39, 36), 26}, {b.blend(66.6f, 67.5f), 56, b.blend(63.0f, 64.0f)}};
  occiput_ = {{0, 14, b.blend(-38, -41)}, {b.blend(71.2f, 72), 52, b.blend(57, 60)}};
  // Soft masses of the mid and lower face.
  faceMass_ = {{0, -22, 28}, {b.blend(55, 58), 62, 54}};
  muzzle_ = {{0, -58, b.blend(59.5f, 60.5f)}, {b.blend(29, 31), 30, 32.5f}};
  buccal_ = {{b.blend(37.3f, 40.2f), -50, b.blend(47.0f, 47)}, {17, 27, 23}};
  malarFat_ = {{30.5f, -29, b.blend(62.5f, 62)}, {16, 15, 13}};
  // Masseter and the parotid behind it fill the ramus out to one soft plane from ear to cheek.
  masseter_ = {{b.blend(41.0f, 46.5f), -17, 20},
               {b.blend(34.5f, 39.5f), b.blend(-55, -58), 20},
               15,
               b.blend(11.5f, 12.5f)};
  parotid_ = {{b.blend(44.5f, 48.0f), -32, -4}, {12, 20, 13}};
  // Mandible: ramus, body and front; the gonion decides the bigonial breadth (112 | 121 mm).
  const Vec3 gonion{b.blend(31.8f, 36.0f), b.blend(-61, -64), 13};
  ramus_ = {{46, -28, 8}, gonion, 12, b.blend(12, 13.0f)};
  // One even arch from gonion to gonion: its lower border is the jaw line. It crosses the midline
  // at the symphysis, so that no crease is left under the chin.
  const Vec3 behindMolars{b.blend(30.5f, 34.5f), b.blend(-70.0f, -73), 34};
  const Vec3 mentalForamen{b.blend(24.5f, 30.5f), b.blend(-80.0f, -82.5f), b.blend(55, 56.5f)};
  const Vec3 besideChin{b.blend(13.5f, 20.5f), b.blend(-87.0f, -88.0f), b.blend(68.7f, 72.0f)};
  const Vec3 symphysis{0, b.blend(-89, -89.5f), b.blend(73.0f, 76.8f)};
  const auto mirrored = [](const Vec3& p) { return Vec3{-p.x, p.y, p.z}; };
  mandible_ = {{gonion, behindMolars, mentalForamen, besideChin, symphysis, mirrored(besideChin)},
               {b.blend(12, 13.0f), b.blend(11.5f, 12.5f), b.blend(11, 12), b.blend(10.5f, 11.5f),
                b.blend(10.5f, 11.5f), b.blend(10.5f, 11.5f)},
               kMandiblePieces};
  chin_ = {{0, b.blend(-86.5f, -86.5f), b.blend(68.3f, 72.0f)},
           {b.blend(13.0f, 17.5f), b.blend(14.0f, 15.0f), 18.0f}};
  gland_ = {{b.blend(27.5f, 30.5f), b.blend(-82, -82), 22}, {16, b.blend(14.5f, 12), 24}};
  mouthFloor_ = {{0, b.blend(-75, -73.5f), 30}, {b.blend(37, 37.5f), 25.5f, 40}};
  // Cheekbone and arch: bizygomatic breadth 136 | 144 mm.
  zygoma_ = {{b.blend(41.2f, 46.0f), b.blend(-21, -23.5f), b.blend(49.5f, 48)},
             {15, b.blend(13.5f, 16), 19},
             Frame(0, 38, 0)};
  zygomaticArch_ = {{46.5f, -14, 41}, {b.blend(51.0f, 56.0f), -10, 4}, b.blend(9, 10), 8};
  // Brow: a soft roll, higher and flatter on the female figure; its inner end is not lowered.
  browRidge_ = {{3, b.blend(17.5f, 15.5f), b.blend(77.5f, 80.8f)},
                {37, 19, b.blend(65.5f, 67.5f)},
                b.blend(4.2f, 7.0f),
                b.blend(5.0f, 6.8f)};
  templeFill_ = {{b.blend(36.0f, 39.5f), 8, 27}, {17, 36, 34}};
  orbitHollow_ = {{b.blend(32.0f, 32.5f), 1.5f, 86.5f}, {19.5f, 12, 13.5f}};
  // Between brow and lid: keeps the upper lid full, young rather than hollow.
  lidFat_ = {{b.blend(33.5f, 34), 11.5f, b.blend(65, 65.5f)}, {17, 7.5f, 9}};
}

float Skull::operator()(const Vec3& q) const {
  float d = smoothMin(cranium_(q), frontal_(q), kFrontalBlend);
  d = smoothMin(d, occiput_(q), kOcciputBlend);
  d = smoothMin(d, faceMass_(q), kFaceBlend);
  d = smoothMin(d, muzzle_(q), kMuzzleBlend);
  d = smoothMin(d, buccal_(q), kBuccalBlend);
  d = smoothMin(d, malarFat_(q), kMalarBlend);
  const float jaw = smoothMin(ramus_(q), mandible_(q), kMandibleBlend);
  d = smoothMin(d, jaw, jawBlend_);
  d = smoothMin(d, masseter_(q), kMasseterBlend);
  d = smoothMin(d, parotid_(q), kParotidBlend);
  d = smoothMin(d, chin_(q), kChinBlend);
  d = smoothMin(d, mouthFloor_(q), kFloorBlend);
  d = smoothMin(d, gland_(q), kGlandBlend);
  d = smoothMin(d, zygoma_(q), kZygomaBlend);
  d = smoothMin(d, zygomaticArch_(q), kArchBlend);
  d = smoothMin(d, browRidge_(q), browBlend_);
  d = smoothMin(d, templeFill_(q), kTempleBlend);
  d = smoothMax(d, -orbitHollow_(q), kOrbitBlend);
  return smoothMin(d, lidFat_(q), kLidFatBlend);
}

float Skull::fatPads(const Vec3& q) const {
  if (fat_ == 0.0f) return 0.0f;
  struct Pad {
    Vec3 centre;
    float sigma, thickness;
  };
  static constexpr Pad kPads[] = {
      {{46, -52, 44}, 23, 7.5f},  // cheek
      {{38, -80, 44}, 19, 6.5f},  // jowl
      {{0, -100, 44}, 27, 9.5f},  // under the chin
      {{34, -28, 68}, 15, 2.6f},  // malar
      {{52, 10, 40}, 22, 2.0f},   // temple
      {{0, -72, 80}, 26, 2.2f},   // around the mouth
      {{54, -36, 8}, 20, 3.0f},   // before the ear
  };
  float added = 0.0f;
  for (const Pad& pad : kPads) {
    added += pad.thickness * bump(glm::length(q - pad.centre), pad.sigma);
  }
  // Hollows stay shallower than cushions are thick: slim, not gaunt.
  constexpr float kHollow = 0.7f;
  return -(fat_ < 0.0f ? kHollow * fat_ : fat_) * added;
}

}  // namespace mesomap::figure
