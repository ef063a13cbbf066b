// Rows of pricks as thin lines on the skin, each with an arrowhead the way the work goes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "border_lines.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"

namespace mesomap::render {

/// Lines and arrowheads of all rows of a region, in mm on `mesh`, the file's. Rows whose places do
/// not lie on it are left out.
[[nodiscard]] std::vector<LinePiece> rowPieces(const plan::Region& region,
                                               const mesh::TriangleMesh& mesh);

/// A short mark across the row at every prick. Rows that are only proposed have none.
[[nodiscard]] std::vector<LinePiece> prickPieces(const plan::Region& region,
                                                 const mesh::TriangleMesh& mesh);

/// How a line is drawn: never so wide that lines beside each other would hide the skin.
struct RowStroke {
  float widthPx = 0.0f;
  float alpha = 1.0f;  ///< Share of the usual one: what cannot be thinner gets paler.
};
[[nodiscard]] RowStroke rowStroke(float wantedPx, float betweenRowsPx, float pixelScale);

class RowsPass {
 public:
  [[nodiscard]] static Result<RowsPass> create(const std::filesystem::path& shaders);
  /// False where the same rows look the same as before.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  void draw(const View& view) const;

 private:
  explicit RowsPass(Program program) : program_(std::move(program)) {}
  struct Layer {
    LineBatch lines;
    LineBatch pricks;
    double pitchMm = 0.0;
    glm::vec3 middle{0.0f};  ///< mm
    std::shared_ptr<const plan::Region> region;
    std::shared_ptr<const plan::Region> base;
    scene::SurfaceModelPtr model;
  };
  /// A region's rows, by its number and whether they are on their way and pale.
  using Key = std::pair<std::uint32_t, bool>;
  Program program_;
  std::map<Key, Layer> layers_;
  bool clientView_ = false;
};

}  // namespace mesomap::render
