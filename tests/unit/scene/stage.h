// A session on a shape with known answers, its jobs run when the test says so.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <future>
#include <memory>

#include "base/job_queue.h"
#include "scene/session.h"
#include "support/meshes.h"

namespace mesomap::scene {

inline SurfaceModelPtr modelOf(mesh::TriangleMesh shape, double maxEdgeMm = 4.0) {
  auto model = std::make_shared<SurfaceModel>();
  model->fileMesh = std::move(shape);
  mesh::computeNormals(model->fileMesh);
  model->bounds = mesh::boundsOf(model->fileMesh);
  mesh::WorkingMeshOptions options;
  options.maxEdgeMm = maxEdgeMm;
  model->working = *mesh::makeWorkingMesh(model->fileMesh, options);
  model->workingCaster = std::make_shared<const mesh::RayCaster>(model->working->mesh());
  model->pages = surface::PageTriangles(*model->working);
  model->ref.kind = plan::SurfaceKind::scan;
  model->ref.fit = plan::Fit::scan;
  model->ref.file = "/nowhere/sphere.obj";
  model->ref.sha256 = std::string(64, 'a');
  model->ref.triangles = static_cast<std::uint32_t>(model->fileMesh.triangles.size());
  model->ref.vertices = static_cast<std::uint32_t>(model->fileMesh.positions.size());
  model->ref.workingRecipe = model->working->recipe();
  model->fileName = "sphere";
  return model;
}

/// Radius 70 mm about the origin, edges of about 2.3 mm.
inline SurfaceModelPtr sphere() {
  static const SurfaceModelPtr model = modelOf(support::makeIcosphere(70.0, 5));
  return model;
}

inline std::vector<plan::Technique> techniques() {
  auto all = plan::loadTechniques();
  EXPECT_TRUE(all) << (all ? "" : all.error().text());
  return all ? *all : std::vector<plan::Technique>{};
}

struct Stage {
  explicit Stage(SurfaceModelPtr model = sphere()) : session(jobs, techniques()) {
    // Two plans made one after the other are the same plan.
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    session.startPlan(std::move(model));
  }

  [[nodiscard]] mesh::SurfacePoint at(const glm::dvec3& position) const {
    return session.model()->workingCaster->closest(position)->point;
  }
  /// A stroke on the sphere through directions from its middle.
  void stroke(const std::vector<glm::dvec3>& directions, Session::StrokeOptions options = {}) {
    ASSERT_FALSE(directions.empty());
    session.beginStroke(at(directions.front() * 70.0), options);
    for (const glm::dvec3& direction : directions) session.moveStroke(at(direction * 70.0));
    session.endStroke();
  }
  const plan::Region& only() const {
    EXPECT_EQ(session.plan()->regions.size(), 1u);
    return *session.plan()->regions.front();
  }
  std::string noticesText() {
    std::string text;
    for (const Notice& notice : session.takeNotices()) text += notice.text + "\n";
    return text;
  }

  JobQueue jobs;
  Session session;
};

/// A stroke of this width and otherwise plain.
inline Session::StrokeOptions wide(double mm) {
  Session::StrokeOptions options;
  options.widthMm = mm;
  return options;
}

/// Keeps the worker busy until released, so that what is posted meanwhile stays pending.
class HeldWorker {
 public:
  explicit HeldWorker(JobQueue& jobs) {
    jobs.post("hold", [gate = gate_.get_future().share()](const Progress&) -> JobQueue::Completion {
      gate.wait();
      return {};
    });
  }
  ~HeldWorker() { release(); }
  void release() {
    if (!released_) gate_.set_value();
    released_ = true;
  }

 private:
  std::promise<void> gate_;
  bool released_ = false;
};

}  // namespace mesomap::scene
