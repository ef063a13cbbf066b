// What a picture of 1280x800 costs beside the floor: the same triangles, plainly shaded, straight
// into a target of their own. One run gives both, so that their quotient holds on any computer:
// `picture/still` is the first picture at a new place, `picture/moving` one while the camera is
// dragged, `picture/finer` one of those that make a picture at rest finer. `large` is the same
// shape with sixteen times the triangles, as scanners write them; moving, whole and reduced. Where
// a processor draws, the CPU column counts all its cores and so hardly minds what else the computer
// does.
#include <benchmark/benchmark.h>
#include <epoxy/gl.h>

#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>
#include <glm/gtc/type_ptr.hpp>
#include <memory>
#include <stdexcept>
#include <vector>

#include "base/platform/folders.h"
#include "plan/plan.h"
#include "render/offscreen.h"
#include "render/renderer.h"
#include "scene/surface_model.h"
#include "support/meshes.h"

namespace {

namespace mesh = mesomap::mesh;
namespace plan = mesomap::plan;
namespace render = mesomap::render;
namespace scene = mesomap::scene;

constexpr int kWidth = 1280;
constexpr int kHeight = 800;
constexpr std::size_t kManyPoints = 5000;

std::filesystem::path dataFolder() {
  const auto data = mesomap::platform::dataFolder();
  if (!data) throw std::runtime_error(data.error().text());
  return *data;
}

/// A context, and what is drawn in it; made once.
struct Studio {
  Studio() {
    auto made = render::OffscreenContext::create();
    if (!made) throw std::runtime_error(made.error().text());
    context = std::move(*made);
    auto loaded = scene::loadSurfaceModel("figure:bust-female", {});
    if (!loaded) throw std::runtime_error(loaded.error().text());
    model = std::move(*loaded);
  }
  std::unique_ptr<render::OffscreenContext> context;
  scene::SurfaceModelPtr model;
};

Studio& studio() {
  static Studio kept;
  return kept;
}

render::Frame bust() {
  render::Frame frame;
  frame.model = studio().model;
  frame.widthPx = kWidth;
  frame.heightPx = kHeight;
  frame.camera = scene::firstView(frame.model->bounds, {kWidth, kHeight});
  frame.camera.yaw = 0.4;
  return frame;
}

/// The bust as a scan of 1.4 million triangles.
render::Frame largeScan() {
  static const scene::SurfaceModelPtr large = [] {
    auto model = std::make_shared<scene::SurfaceModel>(*studio().model);
    model->figure.reset();
    model->openness.reset();
    model->fileMesh =
        mesomap::support::quartered(mesomap::support::quartered(studio().model->fileMesh));
    return model;
  }();
  render::Frame frame = bust();
  frame.model = large;
  return frame;
}

GLuint shader(GLenum kind, const char* text) {
  const GLuint name = glCreateShader(kind);
  glShaderSource(name, 1, &text, nullptr);
  glCompileShader(name);
  GLint ok = 0;
  glGetShaderiv(name, GL_COMPILE_STATUS, &ok);
  if (ok != GL_TRUE) throw std::runtime_error("the floor's shader does not compile");
  return name;
}

/// One light, one colour, no smoothing of edges.
class Floor {
 public:
  explicit Floor(const mesh::TriangleMesh& mesh) {
    const GLuint vertex = shader(
        GL_VERTEX_SHADER,
        "#version 330 core\nlayout(location=0) in vec3 p; layout(location=1) in vec3 n;"
        "uniform mat4 m; out vec3 v; void main() { v = n; gl_Position = m * vec4(p, 1.0); }");
    const GLuint fragment =
        shader(GL_FRAGMENT_SHADER,
               "#version 330 core\nin vec3 v; out vec4 c; uniform vec3 light; void main() {"
               " c = vec4(vec3(0.9, 0.75, 0.66) * max(dot(normalize(v), light), 0.0), 1.0); }");
    program_ = glCreateProgram();
    glAttachShader(program_, vertex);
    glAttachShader(program_, fragment);
    glLinkProgram(program_);
    glGenVertexArrays(1, &array_);
    glBindVertexArray(array_);
    const auto fill = [](GLuint slot, const std::vector<glm::vec3>& values) {
      GLuint name = 0;
      glGenBuffers(1, &name);
      glBindBuffer(GL_ARRAY_BUFFER, name);
      glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(values.size() * sizeof(glm::vec3)),
                   values.data(), GL_STATIC_DRAW);
      glEnableVertexAttribArray(slot);
      glVertexAttribPointer(slot, 3, GL_FLOAT, GL_FALSE, 0, nullptr);
    };
    fill(0, mesh.positions);
    fill(1, mesh.normals);
    GLuint indices = 0;
    glGenBuffers(1, &indices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
    count_ = static_cast<GLsizei>(mesh.triangles.size() * 3);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(mesh.triangles.size() * sizeof(mesh::Triangle)),
                 mesh.triangles.data(), GL_STATIC_DRAW);
    glBindVertexArray(0);
    glGenRenderbuffers(2, buffers_);
    glGenFramebuffers(1, &target_);
    glBindFramebuffer(GL_FRAMEBUFFER, target_);
    glBindRenderbuffer(GL_RENDERBUFFER, buffers_[0]);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, kWidth, kHeight);
    glBindRenderbuffer(GL_RENDERBUFFER, buffers_[1]);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, kWidth, kHeight);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, buffers_[0]);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, buffers_[1]);
  }
  void draw(const scene::Camera& camera, const mesh::Bounds& bounds) const {
    glBindFramebuffer(GL_FRAMEBUFFER, target_);
    glViewport(0, 0, kWidth, kHeight);
    glClearColor(0.95f, 0.94f, 0.92f, 1.0f);
    glEnable(GL_DEPTH_TEST);
    glDisable(GL_BLEND);
    glEnable(GL_CULL_FACE);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    glUseProgram(program_);
    const glm::mat4 matrix(camera.projection({kWidth, kHeight}, bounds) * camera.view());
    const glm::vec3 light = -glm::vec3(camera.forward());
    glUniformMatrix4fv(glGetUniformLocation(program_, "m"), 1, GL_FALSE, glm::value_ptr(matrix));
    glUniform3fv(glGetUniformLocation(program_, "light"), 1, glm::value_ptr(light));
    glBindVertexArray(array_);
    glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
    glFinish();
  }

 private:
  GLuint program_ = 0, array_ = 0, target_ = 0;
  GLuint buffers_[2] = {0, 0};
  GLsizei count_ = 0;
};

void plainFloor(benchmark::State& state, render::Frame frame) {
  const Floor floor(frame.model->fileMesh);
  floor.draw(frame.camera, frame.model->bounds);
  for (auto _ : state) {
    frame.camera.yaw += 0.01;
    floor.draw(frame.camera, frame.model->bounds);
  }
  state.SetLabel(reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
}
void floorOfBust(benchmark::State& state) {
  plainFloor(state, bust());
}
void floorOfLarge(benchmark::State& state) {
  plainFloor(state, largeScan());
}
BENCHMARK(floorOfBust)
    ->Name("picture/floor")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(floorOfLarge)
    ->Name("picture/large floor")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// Every picture from a little further round.
void turning(benchmark::State& state, render::Frame frame) {
  auto renderer = render::Renderer::create(dataFolder() / "shaders");
  if (!renderer) throw std::runtime_error(renderer.error().text());
  const auto draw = [&] {
    if (auto drawn = (*renderer)->draw(frame); !drawn) {
      throw std::runtime_error(drawn.error().text());
    }
    glFinish();
  };
  draw();
  for (auto _ : state) {
    frame.camera.yaw += 0.01;
    draw();
  }
}

void still(benchmark::State& state) {
  render::Frame frame = bust();
  frame.keepSkin = true;
  turning(state, frame);
}
BENCHMARK(still)
    ->Name("picture/still")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// A picture at rest is done after seven of these.
void finer(benchmark::State& state) {
  auto renderer = render::Renderer::create(dataFolder() / "shaders");
  if (!renderer) throw std::runtime_error(renderer.error().text());
  render::Frame frame = bust();
  frame.keepSkin = true;
  for (auto _ : state) {
    if ((*renderer)->fine()) {
      state.PauseTiming();
      frame.camera.yaw += 0.01;
      if (auto drawn = (*renderer)->draw(frame); !drawn) {
        throw std::runtime_error(drawn.error().text());
      }
      glFinish();
      state.ResumeTiming();
    }
    if (auto drawn = (*renderer)->refine(); !drawn) {
      throw std::runtime_error(drawn.error().text());
    }
    glFinish();
  }
}
BENCHMARK(finer)
    ->Name("picture/finer")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

void moving(benchmark::State& state) {
  render::Frame frame = bust();
  frame.moving = true;
  turning(state, frame);
}
BENCHMARK(moving)
    ->Name("picture/moving")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

void movingLarge(benchmark::State& state, bool reduced) {
  render::Frame frame = largeScan();
  frame.moving = true;
  frame.reduced = reduced;
  turning(state, frame);
}
BENCHMARK_CAPTURE(movingLarge, whole, false)
    ->Name("picture/large moving whole")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(movingLarge, reduced, true)
    ->Name("picture/large moving reduced")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// Six areas as large as a hand's palm, each with its own pattern.
plan::PlanPtr hatchedAreas(const scene::SurfaceModel& model) {
  const mesh::TriangleMesh& working = model.working->mesh();
  auto plan = std::make_shared<plan::Plan>();
  for (int i = 0; i < plan::kHatches; ++i) {
    const double x = (i % 2 == 0 ? -1.0 : 1.0) * 35.0;
    const double y = model.bounds.max.y - 90.0 - 45.0 * (i / 2);
    const auto skin = model.pick({x, y, 1000.0}, {0.0, 0.0, -1.0});
    if (!skin) continue;
    const glm::dvec3 middle = mesh::positionAt(working, *skin);
    mesomap::surface::PagedField::Editor editor(
        mesomap::surface::PagedField(static_cast<std::uint32_t>(working.positions.size())));
    for (std::uint32_t v = 0; v < working.positions.size(); ++v) {
      const double inside = 32.0 - glm::distance(glm::dvec3(working.positions[v]), middle);
      if (inside > -4.0) editor.raiseTo(v, static_cast<float>(inside));
    }
    auto region = std::make_shared<plan::Region>();
    region->id = mesomap::RegionId{static_cast<std::uint32_t>(i + 1)};
    region->color = plan::paletteColor(region->id.value);
    region->hatch = i;
    region->shape = editor.publish();
    plan->regions.push_back(std::move(region));
  }
  return plan;
}

void areas(benchmark::State& state) {
  render::Frame frame = bust();
  frame.keepSkin = true;
  frame.plan = hatchedAreas(*frame.model);
  turning(state, frame);
}
BENCHMARK(areas)
    ->Name("picture/still with areas")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// The pointer moves; the skin is kept.
void lens(benchmark::State& state) {
  auto renderer = render::Renderer::create(dataFolder() / "shaders");
  if (!renderer) throw std::runtime_error(renderer.error().text());
  render::Frame frame = bust();
  frame.keepSkin = true;
  frame.plan = hatchedAreas(*frame.model);
  float along = 0.0f;
  const auto draw = [&] {
    along = along < 200.0f ? along + 4.0f : 0.0f;
    frame.lens = render::Lens{{540.0f + along, 400.0f}, 84.0f};
    if (auto drawn = (*renderer)->draw(frame); !drawn) {
      throw std::runtime_error(drawn.error().text());
    }
    glFinish();
  };
  draw();
  for (auto _ : state) draw();
}
BENCHMARK(lens)
    ->Name("picture/lens moves")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

void manyPoints(benchmark::State& state, bool shown) {
  render::Frame frame = bust();
  frame.moving = true;
  const mesh::TriangleMesh& mesh = frame.model->fileMesh;
  auto region = std::make_shared<plan::Region>();
  region->id = mesomap::RegionId{1};
  const std::size_t step = mesh.positions.size() / kManyPoints;
  for (std::size_t i = 0; i < kManyPoints; ++i) {
    plan::Site site;
    site.id = mesomap::SiteId{static_cast<std::uint32_t>(i + 1)};
    site.position = glm::dvec3(mesh.positions[i * step]);
    site.normal = glm::dvec3(mesh.normals[i * step]);
    region->sites.push_back(site);
  }
  auto plan = std::make_shared<plan::Plan>();
  plan->regions = {region};
  frame.plan = std::move(plan);
  frame.showPoints = shown;
  turning(state, frame);
}
BENCHMARK_CAPTURE(manyPoints, off, false)
    ->Name("picture/5000 points hidden")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(manyPoints, on, true)
    ->Name("picture/5000 points shown")
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
