// Saved sets of points: where they lie among three landmarks, so that they can be laid on another
// build, another figure or a scan with the same landmarks. None are shipped: a set is the user's
// own, and says where it comes from.
#pragma once

#include <array>
#include <filesystem>
#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace mesomap::plan {

struct LandmarkName {
  std::string id;  ///< "exocanthion"
  Side side = Side::none;
  bool operator==(const LandmarkName&) const = default;
};

struct PointSet {
  static constexpr std::size_t kMostPoints = 500;

  /// One place. In the plane of the three landmarks by affine coordinates (the first landmark has
  /// what is left to 1), and `height` above it, in square roots of twice the triangle's area.
  struct Place {
    double second = 0.0, third = 0.0;
    double height = 0.0;
    bool operator==(const Place&) const = default;
  };

  std::string name;    ///< As the user calls it; sets with the same name replace one another.
  std::string source;  ///< Free text: where the places come from. May be empty.
  std::array<LandmarkName, 3> landmarks;
  std::vector<Place> places;
  bool operator==(const PointSet&) const = default;
};

/// A set of places in mm among the three landmarks that lie best: near them and not in one line.
/// Refused, in words: no name, no places or too many, fewer than three such landmarks.
[[nodiscard]] Result<PointSet> makePointSet(const std::string& name, const std::string& source,
                                            const std::vector<glm::dvec3>& positions,
                                            const std::vector<Landmark>& landmarks);

/// Where the set lies among these landmarks, in mm, off the skin by what the bodies differ. With
/// `otherSide`, its mirror image, by the landmarks of the other side. Refused where a landmark is
/// missing, which is named.
[[nodiscard]] Result<std::vector<glm::dvec3>> placesAmong(const PointSet& set,
                                                          const std::vector<Landmark>& landmarks,
                                                          bool otherSide = false);
/// The client's side that the set was made on; midline or none where it is on neither.
[[nodiscard]] Side sideOf(const PointSet& set);

/// point-sets.json in the settings folder. A file that is not there holds none.
[[nodiscard]] Result<std::filesystem::path> pointSetFile();
[[nodiscard]] Result<std::vector<PointSet>> readPointSets(const std::filesystem::path& path);
/// Errors name the place in the text.
[[nodiscard]] Result<std::vector<PointSet>> parsePointSets(const std::string& text,
                                                           const std::string& subject);
[[nodiscard]] std::string pointSetsText(const std::vector<PointSet>& sets);
/// Adds the set to the file, or replaces the one of the same name.
[[nodiscard]] Result<void> savePointSet(const std::filesystem::path& path, const PointSet& set);
[[nodiscard]] const PointSet* findPointSet(const std::vector<PointSet>& sets,
                                           const std::string& name);

}  // namespace mesomap::plan
