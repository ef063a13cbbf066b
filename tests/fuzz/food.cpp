#include "fuzz/targets.h"
#include "mesh/surface_file.h"
#include "plan/plan_file.h"
#include "property/plan/random_plan.h"

namespace mesomap::fuzz {

std::string planFood(std::uint64_t seed) {
  return plan::planText(support::randomPlan(seed, seed % 4, seed % 7));
}

std::string objFood(std::uint64_t seed) {
  // A plain export, then what exports of other programs hold beside triangles.
  std::string text =
      mesh::objText(support::randomBumpySphere(seed, 90.0, static_cast<int>(seed % 3)), "food");
  switch (seed % 5) {
    case 0:
      return "mtllib head.mtl\no skin\nusemtl a\n" + text;
    case 1:
      return text + "g patch\nv 0 0 0\nv 9 0 0\nv 9 9 0\nv 0 9 0\nf -4 -3 -2 -1\n";
    case 2:
      return text + "vt 0 0\nvt 1 0\nvt 1 1\nvn 0 0 1\nf 1/1/1 2/2/1 3/3/1\nf 1//1 2//1 3//1\n";
    case 3:
      return "v 0 0 0 1 0.5 0.5\nv 300 0 0 1 1 1\nv 0 300 0 0 0 0\nf 1 2 3\nl 1 2\np 1\n";
    default:
      return text;
  }
}

}  // namespace mesomap::fuzz
