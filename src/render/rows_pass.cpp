#include "rows_pass.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <vector>

namespace mesomap::render {
namespace {

constexpr float kRowPx = 1.4f;
constexpr float kClientRowPx = 1.0f;
constexpr float kThinnestPx = 0.8f;
constexpr float kWidestShare = 0.35f;  // of the distance between rows on the screen
constexpr double kHeadShare = 0.42;    // an arrowhead's legs, of the distance between rows
constexpr double kLongestHeadMm = 2.6;
constexpr double kPrickMm = 1.5;           // length of the mark across a row at a prick
constexpr float kTightestPricksPx = 7.0f;  // nearer to each other they are not drawn
constexpr float kPaleRow = 0.43f;          // as pale as points on their way
// Pricks that are only proposed are dashed, as proposed points are hollow.
constexpr double kDashMm = 1.4;
constexpr double kDashEveryMm = 2.4;

/// The area's colour, dark enough to stand out on its own tint.
std::array<std::uint8_t, 4> inkOf(const plan::Region& region) {
  std::array<std::uint8_t, 4> ink{};
  for (std::size_t k = 0; k < 3; ++k) {
    ink[k] = static_cast<std::uint8_t>(region.color[k] * 11 / 20);
  }
  return ink;
}

bool onMesh(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& place) {
  if (place.triangle >= mesh.triangles.size()) return false;
  return std::isfinite(place.barycentric.x + place.barycentric.y + place.barycentric.z);
}

glm::dvec3 outward(const mesh::TriangleMesh& mesh, const mesh::SurfacePoint& place) {
  const glm::dvec3 up = mesh.normals.size() == mesh.positions.size()
                            ? mesh::normalAt(mesh, place)
                            : mesh::faceNormal(mesh, place.triangle);
  const double length = glm::length(up);
  return length > 1e-9 ? up / length : glm::dvec3(0.0);
}

LinePiece pieceOf(const glm::dvec3& from, const glm::dvec3& to, const glm::dvec3& up,
                  const std::array<std::uint8_t, 4>& ink) {
  LinePiece piece;
  piece.from = glm::vec3(from);
  piece.to = glm::vec3(to);
  piece.normal = packNormal(glm::vec3(up));
  piece.color = ink;
  return piece;
}

/// What is drawn of the straight piece that begins `along` mm from the row's start.
void appendDashes(const LinePiece& whole, const glm::dvec3& from, const glm::dvec3& to,
                  double along, std::vector<LinePiece>& pieces) {
  const double step = glm::distance(from, to);
  for (double dash = std::floor(along / kDashEveryMm); dash * kDashEveryMm < along + step; ++dash) {
    const double begin = std::max(along, dash * kDashEveryMm) - along;
    const double end = std::min(along + step, dash * kDashEveryMm + kDashMm) - along;
    if (!(end > begin)) continue;
    LinePiece piece = whole;
    piece.from = glm::vec3(glm::mix(from, to, begin / step));
    piece.to = glm::vec3(glm::mix(from, to, end / step));
    pieces.push_back(piece);
  }
}

void appendRow(const plan::Region& region, const plan::Row& row, const mesh::TriangleMesh& mesh,
               std::vector<LinePiece>& pieces) {
  if (!std::all_of(row.places.begin(), row.places.end(),
                   [&](const mesh::SurfacePoint& p) { return onMesh(mesh, p); })) {
    return;
  }
  const std::array<std::uint8_t, 4> ink = inkOf(region);
  double length = 0.0;
  std::vector<glm::dvec3> at;
  at.reserve(row.places.size());
  for (const mesh::SurfacePoint& p : row.places) {
    at.push_back(mesh::positionAt(mesh, p));
    if (at.size() > 1) length += glm::distance(at[at.size() - 2], at.back());
  }
  const double head = std::min(kLongestHeadMm, kHeadShare * region.rule.spacingMm);
  double along = 0.0;
  bool headed = row.proposed || length < 3.0 * head;  // not given yet, or too short for one
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    const double step = glm::distance(at[i], at[i + 1]);
    if (!(step > 0.0)) continue;
    const glm::dvec3 up = outward(mesh, row.places[i]) + outward(mesh, row.places[i + 1]);
    const double size = glm::length(up);
    const glm::dvec3 normal = size > 1e-9 ? up / size : glm::dvec3(0.0);
    const LinePiece piece = pieceOf(at[i], at[i + 1], normal, ink);
    if (row.proposed) {
      appendDashes(piece, at[i], at[i + 1], along, pieces);
    } else {
      pieces.push_back(piece);
    }
    if (!headed && along + step >= 0.5 * length) {
      headed = true;
      const glm::dvec3 way = (at[i + 1] - at[i]) / step;
      const glm::dvec3 tip = at[i] + way * (0.5 * length - along);
      const glm::dvec3 aside = glm::cross(normal, way);
      for (const double side : {1.0, -1.0}) {
        pieces.push_back(pieceOf(tip - way * head + aside * (0.5 * side * head), tip, normal, ink));
      }
    }
    along += step;
  }
}

struct ShownRows {
  std::shared_ptr<const plan::Region> region;
  std::shared_ptr<const plan::Region> base;  ///< Of rows on their way, the area in the plan.
  bool live = false;
  bool pale = false;
};

/// Rows on their way instead of the plan's, as with points.
std::vector<ShownRows> rowsShown(const Frame& frame) {
  std::vector<ShownRows> shown;
  if (!frame.plan || !frame.model || !frame.showPoints) return shown;
  const auto hasRows = [](const auto& region) {
    return region && region->visible && region->id.valid() && !region->rows.empty();
  };
  for (const auto& region : frame.plan->regions) {
    if (!hasRows(region)) continue;
    const bool live = std::any_of(
        frame.livePoints.begin(), frame.livePoints.end(),
        [&](const auto& points) { return points.placed && points.placed->id == region->id; });
    if (!live) shown.push_back({region, nullptr, false, false});
  }
  for (const auto& points : frame.livePoints) {
    if (!hasRows(points.placed)) continue;
    shown.push_back({points.placed, points.base, true, false});
    shown.push_back({points.placed, points.base, true, true});
  }
  return shown;
}

/// Of rows on their way, those that the plan has not (pale), or those that it has as they are.
plan::Region onlyRows(const plan::Region& placed, const plan::Region* base, bool pale) {
  plan::Region only;
  only.color = base != nullptr ? base->color : placed.color;
  only.rule = placed.rule;
  for (const plan::Row& row : placed.rows) {
    const bool known = base != nullptr && std::any_of(base->rows.begin(), base->rows.end(),
                                                      [&](const plan::Row& other) {
                                                        return other.places == row.places;
                                                      });
    if (known != pale) only.rows.push_back(row);
  }
  return only;
}

glm::vec3 middleOf(const std::vector<LinePiece>& pieces) {
  glm::vec3 sum(0.0f);
  for (const LinePiece& piece : pieces) sum += piece.from;
  return pieces.empty() ? sum : sum / static_cast<float>(pieces.size());
}

}  // namespace

RowStroke rowStroke(float wantedPx, float betweenRowsPx, float pixelScale) {
  RowStroke stroke{wantedPx * pixelScale, 1.0f};
  const float room = kWidestShare * betweenRowsPx;
  if (!(room < stroke.widthPx) || !(room > 0.0f)) return stroke;
  stroke.widthPx = std::max(room, std::min(kThinnestPx * pixelScale, stroke.widthPx));
  stroke.alpha = std::min(1.0f, room / stroke.widthPx);
  return stroke;
}

std::vector<LinePiece> rowPieces(const plan::Region& region, const mesh::TriangleMesh& mesh) {
  std::vector<LinePiece> pieces;
  for (const plan::Row& row : region.rows) appendRow(region, row, mesh, pieces);
  return pieces;
}

std::vector<LinePiece> prickPieces(const plan::Region& region, const mesh::TriangleMesh& mesh) {
  std::vector<LinePiece> pieces;
  const std::array<std::uint8_t, 4> ink = inkOf(region);
  for (const plan::Row& row : region.rows) {
    const std::vector<glm::dvec3> pricks = row.prickPositions();
    if (row.proposed || pricks.size() < 2 || row.points.size() != row.places.size()) continue;
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < pricks.size(); ++i) {
      const glm::dvec3 way =
          pricks[std::min(i + 1, pricks.size() - 1)] - pricks[i == 0 ? 0 : i - 1];
      // Both run the same way: the row's corner nearest to a prick is never before the last one's.
      while (nearest + 1 < row.points.size() && glm::distance(row.points[nearest + 1], pricks[i]) <
                                                    glm::distance(row.points[nearest], pricks[i])) {
        ++nearest;
      }
      if (!onMesh(mesh, row.places[nearest])) continue;
      const glm::dvec3 up = outward(mesh, row.places[nearest]);
      const glm::dvec3 across = glm::cross(up, way);
      const double length = glm::length(across);
      if (!std::isfinite(length) || !(length > 1e-9)) continue;
      const glm::dvec3 half = across / length * (0.5 * kPrickMm);
      pieces.push_back(pieceOf(pricks[i] - half, pricks[i] + half, up, ink));
    }
  }
  return pieces;
}

Result<RowsPass> RowsPass::create(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders, "line");
  if (!program) return program.error();
  return RowsPass(std::move(*program));
}

bool RowsPass::update(const Frame& frame, UploadCounter& counter) {
  bool changed = clientView_ != frame.clientView;
  clientView_ = frame.clientView;
  const std::vector<ShownRows> wanted = rowsShown(frame);
  changed = std::erase_if(layers_,
                          [&](const auto& layer) {
                            return std::none_of(wanted.begin(), wanted.end(), [&](const auto& r) {
                              return Key(r.region->id.value, r.pale) == layer.first;
                            });
                          }) > 0 ||
            changed;
  for (const auto& [region, base, live, pale] : wanted) {
    Layer& layer = layers_[Key(region->id.value, pale)];
    if (layer.region == region && layer.base == base && layer.model == frame.model) continue;
    const plan::Region only = live ? onlyRows(*region, base.get(), pale) : plan::Region();
    const plan::Region& drawn = live ? only : *region;
    const std::vector<LinePiece> pieces = rowPieces(drawn, frame.model->fileMesh);
    layer.pricks.assign(prickPieces(drawn, frame.model->fileMesh), GL_DYNAMIC_DRAW, counter);
    layer.pitchMm = region->rule.pitch();
    layer.lines.assign(pieces, GL_DYNAMIC_DRAW, counter);
    layer.middle = middleOf(pieces);
    layer.region = region;
    layer.base = base;
    layer.model = frame.model;
    changed = true;
  }
  return changed;
}

void RowsPass::draw(const View& view) const {
  if (layers_.empty()) return;
  const OverlayState overlay;
  program_.use();
  view.apply(program_);
  for (const auto& [key, layer] : layers_) {
    if (layer.lines.empty()) continue;
    const float depth = std::max(1.0f, glm::dot(view.eye - layer.middle, view.back));
    const float gapPx =
        static_cast<float>(layer.region->rule.spacingMm) / (depth * view.mmPerPixelPerMm);
    const RowStroke stroke = rowStroke(clientView_ ? kClientRowPx : kRowPx, gapPx, view.pixelScale);
    program_.set("uHalfWidthPx", 0.5f * stroke.widthPx);
    program_.set("uAlpha",
                 (clientView_ ? 0.55f : 0.92f) * stroke.alpha * (key.second ? kPaleRow : 1.0f));
    layer.lines.draw();
    const float pitchPx = static_cast<float>(layer.pitchMm) / (depth * view.mmPerPixelPerMm);
    if (clientView_ || layer.pricks.empty() || pitchPx < kTightestPricksPx * view.pixelScale) {
      continue;
    }
    layer.pricks.draw();
  }
}

}  // namespace mesomap::render
