#include "gap_pass.h"

#include <cstddef>
#include <span>
#include <utility>

#include "scene/gap_map.h"
#include "skin_mesh.h"

namespace mesomap::render {
namespace {

struct GapVertex {
  glm::vec3 position{0.0f};
  PackedNormal normal{};
  glm::vec2 gap{0.0f};  ///< Spacings from the nearest point; mm inside the border.
};
static_assert(sizeof(GapVertex) == 28);

}  // namespace

GapPass::Layer::Layer() {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(GapVertex);
  glBindVertexArray(vertexArray.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertices.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(GapVertex, position)));
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(GapVertex, normal)));
  glVertexAttribPointer(2, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(GapVertex, gap)));
  for (GLuint slot = 0; slot < 3; ++slot) glEnableVertexAttribArray(slot);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.name());
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

Result<GapPass> GapPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "gap");
  if (!program) return program.error();
  return GapPass(std::move(*program));
}

bool GapPass::update(const Frame& frame, UploadCounter& counter) {
  const bool shown = frame.showGaps && !frame.clientView && frame.plan && frame.model;
  const bool other = frame.model != model_;
  model_ = frame.model;
  std::map<std::uint32_t, std::unique_ptr<Layer>> before = std::exchange(layers_, {});
  bool changed = false;
  for (const auto& region : shown ? frame.plan->regions : decltype(frame.plan->regions)()) {
    if (!region || !region->visible) continue;
    const auto known = before.find(region->id.value);
    if (!other && known != before.end() && known->second->region == region) {
      layers_[region->id.value] = std::move(known->second);
      continue;
    }
    auto layer = std::make_unique<Layer>();
    layer->region = region;
    const scene::GapMap map = scene::gapMap(*frame.model, *region);
    const mesh::TriangleMesh& mesh = frame.model->working->mesh();
    const bool normals = mesh.normals.size() == mesh.positions.size();
    std::vector<GapVertex> vertices;
    vertices.reserve(map.vertices.size());
    for (const scene::GapMap::Vertex& each : map.vertices) {
      GapVertex vertex;
      vertex.position = mesh.positions[each.vertex];
      if (normals) vertex.normal = packNormal(mesh.normals[each.vertex]);
      vertex.gap = {each.gap, each.insideMm};
      vertices.push_back(vertex);
    }
    layer->count = static_cast<GLsizei>(map.indices.size());
    if (layer->count > 0) {
      layer->vertices.assign(std::as_bytes(std::span(vertices)), GL_STATIC_DRAW, counter);
      // The element buffer belongs to the vertex array: bound while it is filled.
      glBindVertexArray(layer->vertexArray.name());
      layer->indices.assign(std::as_bytes(std::span(map.indices)), GL_STATIC_DRAW, counter);
      glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, layer->indices.name());
      glBindVertexArray(0);
    }
    changed = true;
    layers_[region->id.value] = std::move(layer);
  }
  return changed || layers_.size() != before.size();
}

void GapPass::draw(const View& view) const {
  if (layers_.empty()) return;
  const OverlayState overlay;
  const NearerState nearer;
  program_.use();
  view.apply(program_);
  program_.set("uFrom", static_cast<float>(scene::kGapFrom));
  program_.set("uTo", static_cast<float>(scene::kGapTo));
  for (const auto& [id, layer] : layers_) {
    if (layer->count == 0) continue;
    glBindVertexArray(layer->vertexArray.name());
    glDrawElements(GL_TRIANGLES, layer->count, GL_UNSIGNED_INT, nullptr);
  }
}

}  // namespace mesomap::render
