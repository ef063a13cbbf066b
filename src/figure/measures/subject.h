// A figure as it stands before the measurer: its skin and its named points.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "figure/measures.h"
#include "measures/arc.h"
#include "measures/section.h"

namespace mesomap::figure {

inline constexpr dvec3 kAcross{1, 0, 0};  ///< To the client\'s left.
inline constexpr dvec3 kUp{0, 1, 0};

class Subject {
 public:
  Subject(const Parameters& parameters, const mesh::TriangleMesh& mesh,
          const std::vector<Landmark>& landmarks);

  [[nodiscard]] const mesh::TriangleMesh& mesh() const { return *mesh_; }
  [[nodiscard]] bool isBody() const { return isBody_; }
  /// 0 for women, 1 for men: where a place must be looked for.
  [[nodiscard]] double sex() const { return sex_; }
  [[nodiscard]] double floor() const { return floor_; }
  [[nodiscard]] double top() const { return top_; }

  /// A named point, the client's left of a pair. Asking for one that is not there marks the measure
  /// as impossible and gives the origin.
  [[nodiscard]] dvec3 at(const std::string& id) const;
  [[nodiscard]] bool has(const std::string& id) const { return points_.contains(id); }
  [[nodiscard]] bool missed() const { return missed_; }
  void forget() const { missed_ = false; }

  [[nodiscard]] double heightOf(const std::string& id) const { return at(id).y - floor_; }
  /// Between the two points of a pair, sideways.
  [[nodiscard]] double between(const std::string& id) const { return 2.0 * at(id).x; }
  [[nodiscard]] double apart(const std::string& a, const std::string& b) const;

  [[nodiscard]] Section level(double y) const { return sectionOf(*mesh_, Plane::horizontal(y)); }
  /// Tape round whatever goes round `seed`, in a plane across `axis`. A limb that touches its
  /// twin is parted from it at the midline.
  [[nodiscard]] double girth(const dvec3& seed, const dvec3& axis) const;
  /// From the lowest to the highest coordinate of a loop.
  [[nodiscard]] static double extent(const Loop& loop, const dvec3& direction);
  /// Extent along `direction` of what goes round `seed` in a plane across `axis`.
  [[nodiscard]] double breadth(const dvec3& seed, const dvec3& axis, const dvec3& direction) const;

 private:
  const mesh::TriangleMesh* mesh_;
  bool isBody_;
  double sex_;
  double floor_ = 0, top_ = 0;
  std::map<std::string, dvec3> points_;
  mutable bool missed_ = false;
};

/// A dimension and how it is taken.
struct Row {
  Dimension dimension;
  bool onBust = false;
  std::function<double(const Subject&)> take;
};

[[nodiscard]] std::vector<Row> headDimensions();
[[nodiscard]] std::vector<Row> trunkDimensions();
[[nodiscard]] std::vector<Row> limbDimensions();

}  // namespace mesomap::figure
