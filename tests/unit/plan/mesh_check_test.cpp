#include <gtest/gtest.h>

#include "plan/plan_file.h"
#include "unit/plan/sample_plan.h"

namespace mesomap::plan {
namespace {

std::vector<std::string> after(void (*change)(Plan&, Region&)) {
  Plan plan = support::samplePlan();
  Region region = *plan.regions[0];
  change(plan, region);
  plan.regions[0] = std::make_shared<const Region>(region);
  return checkAgainstMesh(plan, support::sampleSquare());
}

TEST(MeshCheck, agreesWithTheMeshItWasMadeOn) {
  EXPECT_TRUE(checkAgainstMesh(support::samplePlan(), support::sampleSquare()).empty());
  EXPECT_TRUE(after([](Plan&, Region& r) { r.sites[1].position.z = 0.049; }).empty());
}

TEST(MeshCheck, namesThePlace) {
  auto found = after([](Plan&, Region& r) { r.sites[1].position.z = 0.06; });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], "sites[1].position: 0.06 mm away from its place on the surface");
  found = after([](Plan&, Region& r) { r.sites[2].place.triangle = 2; });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], "sites[2].triangle: 2 is out of range (the surface has 2 triangles)");
  found = after([](Plan&, Region& r) { r.sites[3].place.barycentric = {2, -1, 0}; });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], "sites[3].barycentric: outside its triangle");
  found = after([](Plan& p, Region&) { p.surface.vertices = 5; });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], "surface.vertices: the plan counts 5, the surface has 4");
  found = after([](Plan&, Region& r) { r.sites[0].face = 7; });
  ASSERT_EQ(found.size(), 1u);
}

}  // namespace
}  // namespace mesomap::plan
