#include "render/client_frame.h"

#include <utility>

namespace mesomap::render {

Frame clientFrame(scene::SurfaceModelPtr model, plan::PlanPtr plan, const scene::Camera& camera) {
  Frame frame;
  frame.model = std::move(model);
  frame.plan = std::move(plan);
  frame.camera = camera;
  frame.clientView = true;
  frame.sideLetters = false;
  return frame;
}

}  // namespace mesomap::render
