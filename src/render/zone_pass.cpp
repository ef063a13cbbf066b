#include "zone_pass.h"

#include <cmath>
#include <cstddef>
#include <glm/geometric.hpp>
#include <span>
#include <utility>

namespace mesomap::render {
namespace {

constexpr std::array<std::uint8_t, 3> kBlocked = {158, 52, 30};   // red-brown
constexpr std::array<std::uint8_t, 3> kCaution = {190, 118, 10};  // amber
constexpr std::array<std::uint8_t, 3> kArea = {64, 52, 46};
constexpr std::array<std::uint8_t, 3> kMiddle = {29, 106, 102};
constexpr float kMiddleLinePx = 1.8f;
constexpr float kZoneLinePx = 1.6f;
constexpr float kAreaLinePx = 1.1f;

struct FillVertex {
  glm::vec3 position{0.0f};
  PackedNormal normal{};
  std::array<std::uint8_t, 4> inside{};  ///< 255 where blocked; 255 where caution
};
static_assert(sizeof(FillVertex) == 24);

void append(std::vector<LinePiece>& to, const std::vector<LinePiece>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

ZonePass::Fill::Fill() {
  const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
  constexpr GLsizei kStride = sizeof(FillVertex);
  glBindVertexArray(vertexArray.name());
  glBindBuffer(GL_ARRAY_BUFFER, vertices.name());
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride, at(offsetof(FillVertex, position)));
  glVertexAttribPointer(1, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(FillVertex, normal)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, at(offsetof(FillVertex, inside)));
  for (GLuint slot = 0; slot < 3; ++slot) glEnableVertexAttribArray(slot);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.name());
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

Result<ZonePass> ZonePass::create(const std::filesystem::path& shaders) {
  auto fill = Program::load(shaders, "zone");
  if (!fill) return fill.error();
  auto line = Program::load(shaders, "line");
  if (!line) return line.error();
  return ZonePass(std::move(*fill), std::move(*line));
}

void ZonePass::updateZones(const scene::SurfaceModel& model, UploadCounter& counter) {
  if (zones_.model == &model) return;
  zones_.model = &model;
  const figure::Atlas& atlas = *model.atlas;
  const mesh::TriangleMesh& mesh = model.working->mesh();
  if (tintedAtlas_ != model.atlas || tints_.size() != mesh.positions.size()) {
    tints_ = zoneTints(atlas, *model.working);
    tintedAtlas_ = model.atlas;
  }
  const ZoneSkin skin = zoneSkin(tints_, mesh);
  std::vector<FillVertex> vertices;
  vertices.reserve(skin.vertices.size());
  const bool normals = mesh.normals.size() == mesh.positions.size();
  for (const std::uint32_t v : skin.vertices) {
    FillVertex vertex;
    vertex.position = mesh.positions[v];
    if (normals) vertex.normal = packNormal(mesh.normals[v]);
    vertex.inside = {static_cast<std::uint8_t>(tints_[v] == ZoneTint::blocked ? 255 : 0),
                     static_cast<std::uint8_t>(tints_[v] == ZoneTint::caution ? 255 : 0), 0, 0};
    vertices.push_back(vertex);
  }
  zones_.count = static_cast<GLsizei>(skin.indices.size());
  if (zones_.count > 0) {
    zones_.vertices.assign(std::as_bytes(std::span(vertices)), GL_STATIC_DRAW, counter);
    // The element buffer belongs to the vertex array: bound while it is filled.
    glBindVertexArray(zones_.vertexArray.name());
    zones_.indices.assign(std::as_bytes(std::span(skin.indices)), GL_STATIC_DRAW, counter);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, zones_.indices.name());
    glBindVertexArray(0);
  }
  std::vector<LinePiece> pieces;
  for (std::size_t i = 0; i < atlas.zones().size(); ++i) {
    const figure::Zone& zone = atlas.zones()[i];
    const bool blocked = zone.kind == figure::ZoneKind::blocked;
    append(pieces, linePieces(atlas.zoneBorders(i), model.fileMesh, blocked ? kBlocked : kCaution,
                              !zone.reviewed));
  }
  zoneLines_.assign(pieces, GL_STATIC_DRAW, counter);
}

void ZonePass::updateMiddle(const Frame& frame, UploadCounter& counter) {
  if (middleLines_ == frame.middleLines) return;
  middleLines_ = frame.middleLines;
  std::vector<LinePiece> pieces;
  for (const auto& line : middleLines_) {
    double along = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const double length = glm::distance(line[i], line[i + 1]);
      if (!std::isfinite(length) || !(length > 0.0)) continue;
      LinePiece piece;
      piece.from = glm::vec3(line[i]);
      piece.to = glm::vec3(line[i + 1]);
      piece.color = {kMiddle[0], kMiddle[1], kMiddle[2], 255};
      piece.alongMm = static_cast<float>(along);
      pieces.push_back(piece);
      along += length;
    }
  }
  middle_.assign(pieces, GL_STATIC_DRAW, counter);
}

void ZonePass::update(const Frame& frame, UploadCounter& counter) {
  updateMiddle(frame, counter);
  const bool atlas = frame.model && frame.model->atlas && frame.model->working;
  showZones_ = atlas && frame.showZones;
  showAreas_ = atlas && frame.showAreas;
  if (frame.model != model_) {
    // A new model could stand at the address of the old one.
    zones_.model = nullptr;
    areasOf_ = nullptr;
    model_ = frame.model;
    if (!atlas) tintedAtlas_.reset();
  }
  if (showZones_) updateZones(*model_, counter);
  if (showAreas_ && areasOf_ != model_.get()) {
    areasOf_ = model_.get();
    const auto pieces = linePieces(model_->atlas->networkBorders(), model_->fileMesh, kArea, false);
    areaLines_.assign(pieces, GL_STATIC_DRAW, counter);
  }
}

std::uint64_t ZonePass::drawLines(const View& view, const LineBatch& lines, float widthPx,
                                  float alpha) const {
  if (lines.empty()) return 0;
  line_.use();
  view.apply(line_);
  line_.set("uHalfWidthPx", 0.5f * widthPx * view.pixelScale);
  line_.set("uAlpha", alpha);
  return lines.draw();
}

std::uint64_t ZonePass::draw(const View& view) const {
  if (!showZones_ && !showAreas_ && middle_.empty()) return 0;
  const OverlayState overlay;
  std::uint64_t triangles = 0;
  if (showZones_ && zones_.count > 0) {
    const NearerState nearer;
    fill_.use();
    view.apply(fill_);
    const auto rgb = [](const std::array<std::uint8_t, 3>& c) {
      return glm::vec3(c[0], c[1], c[2]) / 255.0f;
    };
    fill_.set("uBlocked", rgb(kBlocked));
    fill_.set("uCaution", rgb(kCaution));
    glBindVertexArray(zones_.vertexArray.name());
    glDrawElements(GL_TRIANGLES, zones_.count, GL_UNSIGNED_INT, nullptr);
    triangles += static_cast<std::uint64_t>(zones_.count / 3);
  }
  if (showAreas_) triangles += drawLines(view, areaLines_, kAreaLinePx, 0.70f);
  if (showZones_) triangles += drawLines(view, zoneLines_, kZoneLinePx, 0.92f);
  triangles += drawLines(view, middle_, kMiddleLinePx, 0.85f);
  return triangles;
}

}  // namespace mesomap::render
