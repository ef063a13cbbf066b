// The document: an immutable value with shared pieces. An edit makes a new Plan that shares every
// untouched region with the old one. Names and units are those of the plan file.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "base/frozen.h"
#include "base/ids.h"
#include "base/interned.h"
#include "mesh/triangle_mesh.h"
#include "plan/arrangement.h"
#include "plan/consultation.h"
#include "plan/course.h"
#include "plan/product.h"
#include "plan/side.h"
#include "plan/site_state.h"
#include "plan/technique.h"
#include "plan/unknown_field.h"
#include "surface/paged_field.h"

namespace mesomap::plan {

enum class SiteOrigin : std::uint8_t { automatic, moved, added };
enum class SurfaceKind { figure, scan };
enum class Fit { none, taped, scan };
enum class ExclusionKind { mole, scar, tattoo, lesion, other };

using ExclusionId = Id<struct ExclusionTag>;

/// Numbers are rounded to the file's decimals when they enter the document (see roundTo), so that
/// reopening gives the same plan bit for bit.
[[nodiscard]] double roundTo(double value, int decimals);
inline constexpr int kLengthDecimals = 3;  ///< mm
inline constexpr int kVolumeDecimals = 4;  ///< mL
inline constexpr int kUnitVectorDecimals = 5;
inline constexpr int kBarycentricDecimals = 6;
inline constexpr int kAreaDecimals = 2;   ///< cm²
inline constexpr int kAngleDecimals = 2;  ///< degrees
inline constexpr int kScaleDecimals = 6;  ///< mm per unit of the surface's file
inline constexpr int kBuildDecimals = 3;  ///< FigureParameters::build

/// Technique and figures for a region.
struct Rule {
  std::string technique = "papule";
  Pattern pattern = Pattern::even;
  double spacingMm = 10.0;  ///< 2..30 in steps of 0.5
  double marginMm = 5.0;    ///< kept free inside the border; default half the spacing, at most 5
  double directionDeg =
      0.0;  ///< of the needle's and the lattice's tilt in the skin, from the horizontal
  double depthMm = 1.0;    ///< true depth, perpendicular to the skin
  double angleDeg = 15.0;  ///< needle to the skin
  Needle needle{"30G", 4.0};
  std::optional<double> volumeMl;  ///< per point; none = "volume not set"
  std::string product;             ///< product id, or empty
  std::string indication;          ///< of the catalogue, or empty
  std::string layer;               ///< that the needle aims at, as layerName() has it, or empty

  // What single patterns need beyond that.
  double pitchMm = 0.0;    ///< between pricks along a row, ring, ray or line; 0: as the spacing
  bool rowPoints = false;  ///< rows are laid as single points
  std::optional<double> edgeSpacingMm;   ///< at the border, growing inwards to spacingMm ...
  double edgeWidthMm = 20.0;             ///< ... over this width
  std::optional<double> denseSpacingMm;  ///< in Region::dense
  Stamp stamp;                           ///< where the pattern is stamps
  std::string pointSet;                  ///< name of the saved set, where the pattern is set
  int passes = 0;                        ///< of a device over the area, where the pattern is none
  double minutes = 0.0;                  ///< of a device on the area
  WorkingOrder order = WorkingOrder::rows;

  [[nodiscard]] double pitch() const { return pitchMm > 0.0 ? pitchMm : spacingMm; }
  /// Lines of pricks instead of points.
  [[nodiscard]] bool laysRows() const { return pattern == Pattern::rows && !rowPoints; }
  [[nodiscard]] double insertedMm()
      const;  ///< depth / sin(angle), rounded; angles under 1° count as 1°
  bool operator==(const Rule&) const = default;
};
[[nodiscard]] double defaultMarginMm(double spacingMm);
/// The technique's typical figures: a starting point, the practitioner decides.
[[nodiscard]] Rule ruleFor(const Technique& technique);
/// Length inside the skin for a true depth at an angle, rounded to the file's decimals.
[[nodiscard]] double insertedFor(double depthMm, double angleDeg);
/// True depth = inserted × sin(angle) (Micheels et al. 2016), rounded to the file's decimals.
[[nodiscard]] double depthFor(double insertedMm, double angleDeg);

/// One planned injection point. `position`, `normal` and `needleDirection` derive from `place`.
/// Undo keeps the points of every step: what few of them have is kept outside.
struct Site {
  SiteId id;
  std::uint32_t order = 0;   ///< 1.. within the region, working order
  mesh::SurfacePoint place;  ///< On the file's mesh (barycentrics rounded to the file's decimals).
  std::uint32_t face = 0;    ///< The file's polygon.
  std::uint32_t touch = 0;   ///< of a multi-needle head, from 1 within the region; 0: none
  glm::dvec3 position{0.0};  ///< mm, in the plan's axes
  glm::dvec3 normal{0, 0, 1};            ///< unit, outward
  glm::dvec3 needleDirection{0, 0, -1};  ///< unit, direction of travel, inward
  double depthMm = 0.0;
  std::optional<double> volumeMl;
  Interned zone;                        ///< id of the caution zone that it lies in, or empty
  Boxed<mesh::SurfacePoint> movedFrom;  ///< Where the layout had put it; origin is moved.
  SiteState state = SiteState::planned;
  SiteOrigin origin = SiteOrigin::automatic;
  bool locked = false;  ///< Stays where it is whatever changes; moved and added ones do anyway.
  /// Proposed points count nowhere until their question is answered.
  [[nodiscard]] bool counts() const { return state != SiteState::proposed; }
  bool operator==(const Site&) const = default;
};

/// Points that the layout proposed and a blocked zone took away.
struct LeftOut {
  std::string zone;                   ///< zone id
  std::string zoneName;               ///< for people
  std::vector<glm::dvec3> positions;  ///< mm
  bool operator==(const LeftOut&) const = default;
};

/// Border in mm, for any reader; closed unless it ends at the mesh's own border.
struct BorderLine {
  std::vector<glm::dvec3> points;
  bool closed = true;
  bool operator==(const BorderLine&) const = default;
};

/// A painted target. Everything derived (area, border, sites) is stored with the shape it derives
/// from.
struct Region {
  RegionId id;
  std::string name;  ///< "Client's left cheek"
  std::string area;  ///< atlas id, or empty
  std::string code;  ///< SNOMED CT, or empty
  Side side = Side::none;
  std::array<std::uint8_t, 3> color{};  ///< sRGB
  int hatch = 0;    ///< second cue beside the colour, 0..kHatches - 1; 0 is plain
  RegionId linked;  ///< partner on the other side sharing one rule, or none
  bool visible = true;
  bool locked = false;  ///< refuses edits until unlocked
  Rule rule;
  surface::PagedField shape;  ///< on working vertices
  double areaCm2 = 0.0;
  double perimeterMm = 0.0;
  int parts = 0;
  std::vector<BorderLine> border;
  std::vector<Site> sites;  ///< in working order
  std::vector<LeftOut> leftOut;
  std::vector<mesh::SurfacePoint> guide;  ///< A drawn line on the file's mesh; one point: a centre.
  surface::PagedField dense;              ///< Skin painted to be denser; see Rule::denseSpacingMm.
  std::vector<Row> rows;                  ///< Instead of sites, where the rule lays rows.
  std::vector<mesh::SurfacePoint> empty;  ///< Places of points that the user deleted (file's mesh).
  std::vector<ZoneAnswer> answers;        ///< One for each caution zone that was asked about.
  std::optional<double> uncoveredCm2;     ///< Stamps: skin of the area that no touch reaches.
  /// Qualities of the arrangement that the shape did not allow: "variation", "six-neighbours",
  /// "largest-gap", "border", "count".
  std::vector<std::string> gaveWay;
  bool sitesPending = false;  ///< True between a stroke and its layout; never in a file.
};

/// Skin that the practitioner keeps free of points, on every session: a mole, a scar …
struct Exclusion {
  ExclusionId id;
  ExclusionKind kind = ExclusionKind::mole;
  std::string note;
  surface::PagedField shape;  ///< on working vertices
  double areaCm2 = 0.0;
  std::vector<BorderLine> border;
};

/// The plane between the client's sides: every point p with normal · p = offsetMm.
struct MirrorPlane {
  glm::dvec3 normal{1, 0, 0};  ///< unit, towards the client's left, rounded to kUnitVectorDecimals
  double offsetMm = 0.0;       ///< rounded to kLengthDecimals
  bool operator==(const MirrorPlane&) const = default;
};

/// A view that the practitioner keeps: from where the surface is looked at, upright.
struct KeptView {
  static constexpr double kSteepestDeg = 89.0;
  static constexpr double kNearestMm = 15.0, kFarthestMm = 60000.0;
  std::string name;          ///< unlike those of the plan's other views
  double yawDeg = 0.0;       ///< -180..180; 0 from in front, 90 from the client's left
  double pitchDeg = 0.0;     ///< -kSteepestDeg..kSteepestDeg, above 0 from above
  double distanceMm = 500;   ///< of the eye from the target, kNearestMm..kFarthestMm
  glm::dvec3 targetMm{0.0};  ///< in the middle of the picture, in the plan's axes
  bool operator==(const KeptView&) const = default;
};
inline constexpr std::size_t kMostViews = 100;  ///< of a plan

/// What can be chosen about a figure without changing its triangles. A scan keeps the defaults.
struct FigureParameters {
  static constexpr double kSlimmest = -1.0, kHeaviest = 1.0;
  static constexpr int kLightestTone = 1, kDarkestTone = 6;
  double build = 0.0;   ///< kSlimmest..kHeaviest, rounded to kBuildDecimals
  int tone = 2;         ///< kLightestTone..kDarkestTone
  bool garment = true;  ///< The plain garment of a body is drawn.
  bool operator==(const FigureParameters&) const = default;
};
/// Every figure is a number in its range.
[[nodiscard]] bool inRange(const FigureParameters& parameters);

/// Which shape the plan is drawn on.
struct SurfaceRef {
  SurfaceKind kind = SurfaceKind::figure;
  Fit fit = Fit::none;
  std::string figure;  ///< "figure:bust-female" for figures
  FigureParameters parameters;
  std::string file;  ///< absolute path, scans only (the plan file holds it relative to itself)
  std::string part;
  std::string sha256;  ///< of the file (or of the figure's asset)
  std::string unit = "mm";
  double scaleToMm = 1.0;
  std::uint32_t triangles = 0;
  std::uint32_t vertices = 0;
  std::string workingRecipe;
  bool operator==(const SurfaceRef&) const = default;
};

/// A question that was shown about the plan, and what the practitioner answered.
struct Check {
  std::string id;   ///< Question::id
  RegionId region;  ///< none for the whole plan
  std::string text;
  std::string answer;  ///< empty while open
  std::string zone;    ///< What a question about a caution zone is about; else empty.
  bool operator==(const Check&) const = default;
};

/// A named place on the client.
struct Landmark {
  std::string id;  ///< "pronasale"
  std::string name;
  Side side = Side::none;
  glm::dvec3 position{0.0};  ///< mm, in the plan's axes
  bool operator==(const Landmark&) const = default;
};

/// The whole document. Regions are shared between versions.
struct Plan {
  std::string created;  ///< ISO 8601 UTC; SOURCE_DATE_EPOCH fixes it
  std::string clientReference;
  std::string author;
  std::string previousSha256;  ///< of the file this one was saved over, or empty
  bool example = false;        ///< "Example, not a client"
  SurfaceRef surface;
  std::vector<std::shared_ptr<const Region>> regions;
  std::vector<Product> products;
  Consultation consultation;
  std::vector<Session> sessions{Session{.id = "1"}};  ///< in their order; never empty
  std::vector<Check> checks;
  std::vector<Landmark> landmarks;
  std::vector<std::shared_ptr<const Exclusion>> exclusions;
  std::vector<KeptView> views;
  std::optional<MirrorPlane> mirrorPlane;  ///< Set by hand on a scan; none: found from its shape.
  std::uint32_t nextId = 1;                ///< next region, site or exclusion id
  Frozen<std::vector<UnknownField>> unknown;  ///< What a newer version wrote into the file.

  [[nodiscard]] const Region* find(RegionId id) const;
  [[nodiscard]] std::size_t indexOf(RegionId id) const;  ///< regions.size() when absent
  [[nodiscard]] const Exclusion* findExclusion(ExclusionId id) const;
};

using PlanPtr = std::shared_ptr<const Plan>;

/// Deep equality, shapes included; `sitesPending` (never in a file) does not count.
[[nodiscard]] bool sameRegion(const Region& a, const Region& b);
[[nodiscard]] bool sameExclusion(const Exclusion& a, const Exclusion& b);
[[nodiscard]] bool samePlan(const Plan& a, const Plan& b);

struct Totals {
  std::uint32_t regions = 0;
  std::uint32_t sites = 0;     ///< without the proposed ones
  std::uint32_t proposed = 0;  ///< awaiting an answer about their caution zone
  std::uint32_t pricks = 0;    ///< about so many, of rows; without the proposed ones
  std::uint32_t proposedPricks = 0;
  double areaCm2 = 0.0;
  double volumeMl = 0.0;  ///< of the sites that have one
  std::uint32_t sitesWithoutVolume = 0;
};
[[nodiscard]] Totals totalsOf(const Plan& plan);
[[nodiscard]] Totals totalsOf(const Region& region);

/// What areas, counts and volumes were taken on: "≈ on the figure" where a figure was not fitted.
[[nodiscard]] const char* basisOf(const SurfaceRef& surface);
[[nodiscard]] const char* siteOriginName(SiteOrigin origin);

/// A colour-blind-safe palette (Okabe & Ito 2008), by index, repeating.
[[nodiscard]] std::array<std::uint8_t, 3> paletteColor(std::size_t index);

/// How an area is told from others: a colour, and a pattern that tells it without colour.
struct Look {
  std::array<std::uint8_t, 3> color{};
  int hatch = 0;
  bool operator==(const Look&) const = default;
};
inline constexpr int kHatches = 6;
/// The first look, of 42, that no region of the plan has; after that they repeat. The first of them
/// have the palette's colours in order.
[[nodiscard]] Look nextLook(const Plan& plan);

[[nodiscard]] const char* exclusionKindName(ExclusionKind kind);  ///< "mole", "scar" …
[[nodiscard]] std::optional<ExclusionKind> exclusionKindFromName(const std::string& name);

/// Now in ISO 8601 UTC, or the moment of SOURCE_DATE_EPOCH.
[[nodiscard]] std::string timestampUtc();

}  // namespace mesomap::plan
