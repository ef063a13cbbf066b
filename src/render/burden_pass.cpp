#include "burden_pass.h"

#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "skin_mesh.h"

namespace mesomap::render {
namespace {

struct BurdenVertex {
  glm::vec3 position{0.0f};
  PackedNormal normal{};
  glm::vec2 burden{0.0f};  ///< Punctures, mL; both per cm².
};
static_assert(sizeof(BurdenVertex) == 28);

}  // namespace

BurdenPass::BurdenPass(Program program) : program_(std::move(program)) {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(BurdenVertex);
  glBindVertexArray(vertexArray_.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(BurdenVertex, position)));
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(BurdenVertex, normal)));
  glVertexAttribPointer(2, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(BurdenVertex, burden)));
  for (GLuint slot = 0; slot < 3; ++slot) glEnableVertexAttribArray(slot);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.name());
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

Result<BurdenPass> BurdenPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "burden");
  if (!program) return program.error();
  return BurdenPass(std::move(*program));
}

bool BurdenPass::update(const Frame& frame, UploadCounter& counter) {
  const scene::BurdenMapPtr map = frame.clientView || !frame.model ? nullptr : frame.burden;
  const bool otherMeasure = std::exchange(measure_, frame.burdenMeasure) != frame.burdenMeasure;
  if (map == map_ && (!map || frame.model == model_)) return map && otherMeasure;
  map_ = map;
  model_ = map ? frame.model : nullptr;
  count_ = map ? static_cast<GLsizei>(map->indices.size()) : 0;
  if (count_ == 0) return true;
  const mesh::TriangleMesh& mesh = model_->working->mesh();
  const bool normals = mesh.normals.size() == mesh.positions.size();
  std::vector<BurdenVertex> vertices;
  vertices.reserve(map->vertices.size());
  for (const scene::BurdenMap::Vertex& each : map->vertices) {
    BurdenVertex vertex;
    vertex.position = mesh.positions[each.vertex];
    if (normals) vertex.normal = packNormal(mesh.normals[each.vertex]);
    vertex.burden = {each.punctures, each.volumeMl};
    vertices.push_back(vertex);
  }
  vertices_.assign(std::as_bytes(std::span(vertices)), GL_STATIC_DRAW, counter);
  // The element buffer belongs to the vertex array: bound while it is filled.
  glBindVertexArray(vertexArray_.name());
  indices_.assign(std::as_bytes(std::span(map->indices)), GL_STATIC_DRAW, counter);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.name());
  glBindVertexArray(0);
  return true;
}

void BurdenPass::draw(const View& view) const {
  if (count_ == 0) return;
  const double to = map_->scaleTo(measure_);
  if (!(to > 0.0)) return;
  const OverlayState overlay;
  const NearerState nearer;
  program_.use();
  view.apply(program_);
  const bool volume = measure_ == scene::BurdenMeasure::volume;
  program_.set("uChoose", volume ? glm::vec2(0.0f, 1.0f) : glm::vec2(1.0f, 0.0f));
  program_.set("uTo", static_cast<float>(to));
  std::array<glm::vec4, scene::kBurdenRamp.size()> ramp{};
  for (std::size_t i = 0; i < ramp.size(); ++i) {
    const auto& [red, green, blue] = scene::kBurdenRamp[i];
    ramp[i] = glm::vec4(red, green, blue, 255.0f) / 255.0f;
  }
  program_.set("uRamp", std::span<const glm::vec4>(ramp));
  glBindVertexArray(vertexArray_.name());
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

}  // namespace mesomap::render
