// A picture of any size: drawn in tiles that overlap, each smoothed as the window's at rest.
#include <epoxy/gl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <new>

#include "base/i18n.h"
#include "render/offscreen.h"
#include "render/renderer.h"

namespace mesomap::render {
namespace {

constexpr int kSmallestPx = 16;
constexpr int kLargestPx = 16384;
constexpr int kSmallestTilePx = 64;
// Of what is drawn about a place and asks how deep the skin lies there: a disc with its rings, and
// a needle from where it enters to its far end.
constexpr double kDiscMm = 1.2, kDiscPx = 24.0, kNeedleMm = 60.0;

Error tooLarge(const Frame& frame) {
  return {ErrorKind::io, _("picture"),
          fmt::format(fmt::runtime(_("there is not enough memory for {} by {} pixels; choose a "
                                     "smaller size")),
                      frame.widthPx, frame.heightPx)};
}

/// Colours not multiplied by alpha, as PNG wants them.
void straighten(mesh::Image& image) {
  for (std::size_t i = 0; i + 3 < image.pixels.size(); i += 4) {
    const unsigned alpha = image.pixels[i + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      const unsigned straight = (image.pixels[i + c] * 255u + alpha / 2) / alpha;
      image.pixels[i + c] = static_cast<std::uint8_t>(std::min(straight, 255u));
    }
  }
}

/// How far tiles overlap.
int overlapPx(const Frame& frame, int tilePx) {
  double nearest = frame.camera.distance;
  if (frame.model) {
    const double half = 0.5 * glm::length(frame.model->bounds.size());
    nearest = glm::distance(frame.camera.eye(), frame.model->bounds.center()) - half;
  }
  nearest = std::max(nearest, 0.25 * frame.camera.distance);
  const double mmPerPixel =
      2.0 * nearest * std::tan(frame.camera.verticalFov * 0.5) / frame.heightPx;
  const double reach =
      (frame.showNeedles ? kNeedleMm : kDiscMm) / mmPerPixel + kDiscPx * frame.pixelScale;
  // Not a number where the camera is none: drawing says so.
  const int most = tilePx / 4;
  return reach < most ? static_cast<int>(std::ceil(reach)) : most;
}

struct Span {
  int from = 0, to = 0;            ///< Kept.
  int drawnFrom = 0, drawnTo = 0;  ///< Drawn.
};

std::vector<Span> spansOf(int length, int tilePx, int overlap) {
  if (length <= tilePx) return {{0, length, 0, length}};
  std::vector<Span> spans;
  const int inner = tilePx - 2 * overlap;
  const int count = (length + inner - 1) / inner;
  for (int i = 0; i < count; ++i) {
    const auto edge = [&](int k) {
      return static_cast<int>(static_cast<std::int64_t>(length) * k / count);
    };
    const int from = edge(i), to = edge(i + 1);
    spans.push_back({from, to, std::max(0, from - overlap), std::min(length, to + overlap)});
  }
  return spans;
}

/// The kept part of a drawn tile into a band of rows.
void place(const mesh::Image& tile, const Span& across, const Span& down, mesh::Image& band) {
  const auto columns = static_cast<std::size_t>(across.to - across.from);
  for (int y = down.from; y < down.to; ++y) {
    const std::size_t from =
        static_cast<std::size_t>(y - down.drawnFrom) * static_cast<std::size_t>(tile.width) +
        static_cast<std::size_t>(across.from - across.drawnFrom);
    const std::size_t to =
        static_cast<std::size_t>(y - down.from) * static_cast<std::size_t>(band.width) +
        static_cast<std::size_t>(across.from);
    std::copy_n(tile.pixels.begin() + static_cast<std::ptrdiff_t>(4 * from), 4 * columns,
                band.pixels.begin() + static_cast<std::ptrdiff_t>(4 * to));
  }
}

Result<void> drawTiles(const Frame& whole, Renderer& renderer, const OffscreenOptions& options,
                       const TakeRows& take) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  const int tilePx = std::max(kSmallestTilePx, std::min(options.tilePx, int{largest}));
  const int overlap = overlapPx(whole, tilePx);
  const std::vector<Span> downs = spansOf(whole.heightPx, tilePx, overlap);
  const std::vector<Span> acrosses = spansOf(whole.widthPx, tilePx, overlap);
  const bool tiled = downs.size() * acrosses.size() > 1;
  Frame frame = whole;
  frame.moving = frame.keepSkin = false;
  // The first pass of a tile and its way to the finest.
  constexpr double kStepsOfTile = 8.0;
  const double steps = kStepsOfTile * static_cast<double>(downs.size() * acrosses.size());
  double done = 0.0;
  const auto stopped = [&] {
    options.progress(std::min(1.0, done++ / steps), "");
    return options.progress.cancelled();
  };
  const Error cancelled{ErrorKind::cancelled, _("picture"), _("stopped")};
  for (const Span& down : downs) {
    mesh::Image band;
    band.width = whole.widthPx;
    band.height = down.to - down.from;
    band.channels = 4;
    band.pixels.resize(static_cast<std::size_t>(band.width) *
                       static_cast<std::size_t>(band.height) * 4);
    for (const Span& across : acrosses) {
      if (stopped()) return cancelled;
      frame.widthPx = across.drawnTo - across.drawnFrom;
      frame.heightPx = down.drawnTo - down.drawnFrom;
      if (tiled) {
        frame.tile = Tile{across.drawnFrom, down.drawnFrom, whole.widthPx, whole.heightPx};
      }
      if (auto r = renderer.draw(frame); !r) return r;
      while (!renderer.fine()) {
        if (stopped()) return cancelled;
        if (auto r = renderer.refine(); !r) return r.error();
      }
      place(renderer.readPixels(), across, down, band);
    }
    if (whole.transparentBackground) straighten(band);
    if (auto r = take(band, down.from); !r) return r;
  }
  options.progress(1.0, "");
  return {};
}

}  // namespace

Result<void> renderRows(const Frame& frame, const std::filesystem::path& shaderFolder,
                        const OffscreenOptions& options, const TakeRows& take) {
  if (frame.widthPx < kSmallestPx || frame.heightPx < kSmallestPx || frame.widthPx > kLargestPx ||
      frame.heightPx > kLargestPx) {
    return Error{ErrorKind::usage, _("picture size"),
                 std::to_string(frame.widthPx) + "x" + std::to_string(frame.heightPx) +
                     _(" is outside 16x16 to 16384x16384 pixels")};
  }
  auto context = OffscreenContext::create();
  if (!context) return context.error();
  auto renderer = Renderer::create(shaderFolder);
  if (!renderer) return renderer.error();
  try {
    return drawTiles(frame, **renderer, options, take);
  } catch (const std::bad_alloc&) {
    return tooLarge(frame);
  }
}

Result<mesh::Image> renderOffscreen(const Frame& frame, const std::filesystem::path& shaderFolder,
                                    const OffscreenOptions& options) {
  mesh::Image whole;
  const auto drawn =
      renderRows(frame, shaderFolder, options, [&](mesh::Image& rows, int) -> Result<void> {
        if (rows.height == frame.heightPx) {
          whole = std::move(rows);
          return {};
        }
        if (whole.pixels.empty()) {
          whole.width = frame.widthPx;
          whole.channels = rows.channels;
          whole.pixels.reserve(static_cast<std::size_t>(frame.widthPx) *
                               static_cast<std::size_t>(frame.heightPx) * 4);
        }
        whole.height += rows.height;
        whole.pixels.insert(whole.pixels.end(), rows.pixels.begin(), rows.pixels.end());
        return {};
      });
  if (!drawn) return drawn.error();
  return whole;
}

}  // namespace mesomap::render
