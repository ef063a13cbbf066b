// The order of work as a thin line from point to point, with marks of its direction.
#pragma once

#include <vector>

#include "border_lines.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"

namespace mesomap::render {

/// Pieces from the first to the last point that counts; a step much longer than the spacing is
/// dotted. An arrowhead stands on the first step, on every fifth, and on every long one.
[[nodiscard]] std::vector<LinePiece> orderPieces(const plan::Region& region);

class OrderPass {
 public:
  [[nodiscard]] static Result<OrderPass> create(const std::filesystem::path& shaders);
  /// False where the same way looks the same as before.
  [[nodiscard]] bool update(const Frame& frame, UploadCounter& counter);
  void draw(const View& view) const;

 private:
  explicit OrderPass(Program program) : program_(std::move(program)) {}
  Program program_;
  LineBatch lines_;
  std::shared_ptr<const plan::Region> region_;
};

}  // namespace mesomap::render
