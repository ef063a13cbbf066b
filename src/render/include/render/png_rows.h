// A PNG file made row by row, so that a large picture is in memory only as it is packed.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "mesh/surface_file.h"

namespace mesomap::render {

/// Of either side, pixels.
inline constexpr int kLargestSide = 32768;

class PngRows {
 public:
  /// Sizes 1..kLargestSide; 3 or 4 channels of 8 bits. `dotsPerInch` tells a printer how large the
  /// picture is meant to be; 0: nothing is said. Errors: refused for the size, io where memory is
  /// short.
  [[nodiscard]] static Result<PngRows> begin(int width, int height, int channels,
                                             double dotsPerInch = 0.0);
  ~PngRows();
  PngRows(PngRows&&) noexcept;
  PngRows& operator=(PngRows&&) noexcept;

  /// The next rows, as wide as the picture; a fourth channel that the file has not is left out.
  [[nodiscard]] Result<void> add(const mesh::Image& rows);
  /// The file's bytes. Error: rows are missing.
  [[nodiscard]] Result<std::string> finish();

 private:
  struct Impl;
  explicit PngRows(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace mesomap::render
