#include "window_view.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <glm/common.hpp>
#include <glm/vec2.hpp>
#include <utility>

#include "base/i18n.h"
#include "base/log.h"
#include "base/platform/folders.h"
#include "render/client_frame.h"
#include "render/side_letters.h"
#include "scene/course_words.h"
#include "ui/course_map.h"
#include "ui/row_pointed_at.h"
#include "ui/theme.h"

namespace mesomap::app {

namespace {

/// Short enough that whoever moves the pointer meanwhile does not notice.
constexpr std::chrono::milliseconds kRefineFor{12};

/// The view moves under the eye; what is painted stays sharp.
bool moving(const scene::ViewTool& tool) {
  return tool.flying() || (tool.dragging() && !tool.painting());
}

bool sameShapes(const std::vector<scene::LiveShape>& a, const std::vector<scene::LiveShape>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const scene::LiveShape& one, const scene::LiveShape& other) {
                      return one.region == other.region && one.color == other.color &&
                             one.hatch == other.hatch && one.shape == other.shape;
                    });
}

/// The area that a stroke begun here would go to, or whose row in the list is pointed at.
RegionId areaPointedAt(const scene::Session& session, const scene::ViewTool& tool) {
  if (ui::rowPointedAt().valid() && !tool.dragging()) return ui::rowPointedAt();
  return tool.hover() && !tool.dragging() ? session.regionAt(*tool.hover()) : RegionId{};
}

/// Who treats sees what is done.
scene::PointColours coloursNow(const ui::ViewState& view) {
  return view.treating() ? scene::PointColours::state : view.pointColours;
}

constexpr float kLensPx = 84.0f;  ///< Its radius, design pixels.

/// Where the pointer is on the skin, px.
std::optional<glm::ivec2> lensPlace(const scene::Session& session, const scene::ViewTool& tool,
                                    const ui::ViewState& view) {
  if (!view.lens || view.clientView || !tool.hover() || tool.dragging()) return std::nullopt;
  const mesh::TriangleMesh& mesh = session.model()->working->mesh();
  if (tool.hover()->triangle >= mesh.triangles.size()) return std::nullopt;
  const glm::dvec3 place = mesh::positionAt(mesh, *tool.hover());
  return glm::ivec2(glm::floor(glm::dvec2(tool.camera.project(place, tool.viewport()))));
}

}  // namespace

Result<WindowView> WindowView::create() {
  const auto data = platform::dataFolder();
  if (!data) return data.error();
  auto renderer = render::Renderer::create(*data / "shaders");
  if (!renderer) return renderer.error();
  return WindowView(std::move(*renderer));
}

render::Frame WindowView::frameOf(scene::Session& session, const scene::ViewTool& tool,
                                  const ui::ViewState& view) const {
  render::Frame frame;
  frame.camera = tool.camera;
  frame.model = session.model();
  frame.plan = session.plan();
  frame.live = session.liveShapes();
  frame.liveExclusion = session.liveExclusion();
  frame.selected = session.selected();
  frame.livePoints = session.livePoints();
  if (tool.tool == scene::Tool::point) {
    frame.selectedPoint = session.selectedPoint();
    frame.ghostPoint = tool.draggedPoint();
  }
  if (frame.model == openModel_.lock()) frame.openness = openness_;
  frame.clay = view.clay;
  frame.showPoints = view.showPoints;
  frame.showZones = view.zonesShown();
  frame.showAreas = view.areasShown();
  if (tool.bothSides) frame.middleLines = session.middleLines();
  if (view.showGuides) frame.middleLines = session.guideLines();
  frame.pointColours = coloursNow(view);
  if (view.showLastSession) frame.lastSession = scene::lastSessionPlaces(*frame.plan);
  frame.showNeedles = view.showNeedles;
  frame.showHidden = view.showHidden;
  frame.showGaps = view.showGaps;
  if (const ui::CourseMap& course = ui::courseMap(); course.measure) {
    frame.burden = course.map;
    frame.burdenMeasure = *course.measure;
  }
  frame.showOrder = view.showOrder;
  frame.moving = moving(tool);
  if (const plan::Region* region = frame.plan->find(view.leftOutShown)) {
    for (const plan::LeftOut& left : region->leftOut) {
      for (const glm::dvec3& position : left.positions) {
        frame.leftOutPositions.emplace_back(position);
      }
    }
  }
  return frame;
}

Result<void> WindowView::update(scene::Session& session, scene::ViewTool& tool,
                                const ui::ViewState& view, float pixelScale) {
  if (!session.isOpen()) return {};
  const scene::Camera& camera = tool.camera;
  const glm::dvec2 size = tool.viewport();
  Key key{.revision = session.revision(),
          .model = session.model().get(),
          .yaw = camera.yaw,
          .pitch = camera.pitch,
          .distance = camera.distance,
          .target = camera.target,
          .width = std::max(1, static_cast<int>(std::lround(size.x))),
          .height = std::max(1, static_cast<int>(std::lround(size.y))),
          .pixelScale = pixelScale,
          .showPoints = view.showPoints,
          .moving = moving(tool),
          .zones = view.zonesShown(),
          .areas = view.areasShown(),
          .middle = tool.bothSides,
          .dark = ui::palette().dark,
          .clay = view.clay,
          .pointColours = coloursNow(view),
          .needles = view.showNeedles,
          .hidden = view.showHidden,
          .gaps = view.showGaps,
          .burden = ui::courseMap().measure,
          .burdenMap = ui::courseMap().map.get(),
          .order = view.showOrder,
          .guides = view.showGuides,
          .leftOut = view.leftOutShown,
          .hovered = areaPointedAt(session, tool),
          .lens = lensPlace(session, tool, view),
          .pointTool = tool.tool == scene::Tool::point,
          .lastSession = view.showLastSession,
          .dragged = tool.draggedPoint()};
  const bool previews = !session.stroking();
  const std::vector<scene::LiveShape> preview =
      previews ? tool.preview().shapes : std::vector<scene::LiveShape>();
  if (last_ == key && sameShapes(lastPreview_, preview)) return {};
  render::Frame frame = frameOf(session, tool, view);
  frame.live.insert(frame.live.end(), preview.begin(), preview.end());
  lastPreview_ = preview;
  frame.hovered = key.hovered;
  if (key.lens) frame.lens = render::Lens{glm::vec2(*key.lens) + 0.5f, kLensPx * pixelScale};
  frame.widthPx = key.width;
  frame.heightPx = key.height;
  frame.pixelScale = pixelScale;
  frame.keepSkin = !key.moving;
  frame.darkBackground = key.dark;
  // liveShapes() may publish pages; what was drawn is what the revision says now.
  key.revision = session.revision();
  last_ = key;
  return drawFrame(std::move(frame));
}

Result<void> WindowView::drawFrame(render::Frame frame) {
  using Clock = std::chrono::steady_clock;
  if (std::exchange(detailOf_, frame.model.get()) != frame.model.get()) detail_.forget();
  frame.reduced = frame.moving && detail_.reduced();
  ++drawn_;
  const Clock::time_point begin = Clock::now();
  auto drawn = renderer_->draw(frame);
  if (!drawn || !renderer_->stats().skinDrawn) return drawn;
  ++skinDrawn_;
  if (renderer_->canReduce() && !frame.reduced) {
    // Only what is done has taken its time; skins of fewer triangles need not be waited for.
    glFinish();
    detail_.took(std::chrono::duration<double>(Clock::now() - begin).count(), frame.moving);
  }
  return drawn;
}

bool WindowView::refine() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point until = Clock::now() + kRefineFor;
  bool finer = false;
  while (!renderer_->fine() && Clock::now() < until) {
    const auto drawn = renderer_->refine();
    if (!drawn) {
      log(LogLevel::warning, drawn.error().text());
      return finer;
    }
    finer = finer || *drawn;
    // What was asked for must be done before the clock means anything.
    glFinish();
  }
  return finer;
}

void WindowView::setOpenness(const scene::SurfaceModelPtr& model,
                             std::shared_ptr<const surface::Openness> openness) {
  openModel_ = model;
  openness_ = std::move(openness);
  forget();
}

Result<void> WindowView::updateClient(const scene::ClientShow& show, glm::dvec2 sizePx,
                                      float pixelScale, bool moving) {
  if (!show.on()) return {};
  const scene::SurfaceModelPtr& model = show.content().model;
  const Key key{.model = model.get(),
                .yaw = show.camera.yaw,
                .pitch = show.camera.pitch,
                .distance = show.camera.distance,
                .target = show.camera.target,
                .width = std::max(1, static_cast<int>(std::lround(sizePx.x))),
                .height = std::max(1, static_cast<int>(std::lround(sizePx.y))),
                .pixelScale = pixelScale,
                .clientView = true,
                .moving = moving,
                .dark = ui::palette().dark,
                .clientRevision = show.revision()};
  if (last_ == key) return {};
  last_ = key;
  lastPreview_.clear();
  render::Frame frame = render::clientFrame(model, show.shown(), show.camera);
  if (model == openModel_.lock()) frame.openness = openness_;
  frame.widthPx = key.width;
  frame.heightPx = key.height;
  frame.pixelScale = pixelScale;
  frame.moving = moving;
  frame.keepSkin = !moving;
  frame.darkBackground = key.dark;
  return drawFrame(std::move(frame));
}

unsigned int WindowView::texture() const {
  return drawn_ == 0 ? 0 : renderer_->texture();
}

std::vector<scene::ScreenBox> WindowView::letters(const scene::ViewTool& tool, float pixelScale,
                                                  const scene::Session& session) {
  render::Frame frame;
  frame.camera = tool.camera;
  frame.model = session.model();
  frame.widthPx = std::max(1, static_cast<int>(std::lround(tool.viewport().x)));
  frame.heightPx = std::max(1, static_cast<int>(std::lround(tool.viewport().y)));
  frame.pixelScale = pixelScale;
  return render::letterBoxes(frame);
}

render::Frame WindowView::pictureFrame(scene::Session& session, const scene::ViewTool& tool,
                                       const ui::ViewState& view, int widthPx, bool client) const {
  render::Frame frame;
  if (client) {
    const auto content = scene::clientContent(*session.plan(), session.model(), language());
    frame = render::clientFrame(content.model, content.plan, tool.camera);
  } else {
    frame = frameOf(session, tool, view);
  }
  const glm::dvec2 size = tool.viewport();
  const double factor = widthPx / std::max(1.0, size.x);
  frame.widthPx = widthPx;
  frame.heightPx = std::clamp(static_cast<int>(std::lround(size.y * factor)), 16, 16384);
  frame.pixelScale = static_cast<float>(factor);
  frame.moving = false;
  return frame;
}

}  // namespace mesomap::app
