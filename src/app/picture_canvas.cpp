#include "picture_canvas.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "render/offscreen.h"
#include "render/png_rows.h"
#include "scene/skin_light.h"

namespace mesomap::app {
namespace {

bool isOneView(const PictureCanvas& canvas) {
  if (canvas.views.size() != 1) return false;
  const PictureView& view = canvas.views.front();
  return view.cornerPx == glm::ivec2(0) && view.frame.widthPx == canvas.widthPx &&
         view.frame.heightPx == canvas.heightPx;
}

/// What is see-through shows the paper.
void layOn(const render::InkColor& paper, mesh::Image& rows) {
  for (std::size_t i = 0; i + 3 < rows.pixels.size(); i += 4) {
    const unsigned alpha = rows.pixels[i + 3];
    if (alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      const unsigned mixed = rows.pixels[i + c] * alpha + paper.rgb[c] * (255u - alpha);
      rows.pixels[i + c] = static_cast<std::uint8_t>((mixed + 127u) / 255u);
    }
    rows.pixels[i + 3] = 255;
  }
}

void fade(const PictureView& view, int topPx, mesh::Image& rows) {
  for (int y = 0; y < rows.height; ++y) {
    const double left = static_cast<double>(view.frame.heightPx - topPx - y) / view.fadePx;
    if (!(left < 1.0)) continue;
    const double kept = left * left * (3.0 - 2.0 * left);
    std::uint8_t* alpha = rows.pixels.data() +
                          static_cast<std::size_t>(y) * static_cast<std::size_t>(rows.width) * 4 +
                          3;
    for (int x = 0; x < rows.width; ++x, alpha += 4) {
      *alpha = static_cast<std::uint8_t>(*alpha * kept);
    }
  }
}

/// Copies rows of a view into the picture with their upper left corner at `corner`.
void place(const mesh::Image& rows, glm::ivec2 corner, mesh::Image& whole) {
  const std::size_t row = static_cast<std::size_t>(rows.width) * 4;
  for (int y = 0; y < rows.height; ++y) {
    const std::size_t from = static_cast<std::size_t>(y) * row;
    const std::size_t to =
        (static_cast<std::size_t>(corner.y + y) * static_cast<std::size_t>(whole.width) +
         static_cast<std::size_t>(corner.x)) *
        4;
    std::copy_n(rows.pixels.begin() + static_cast<std::ptrdiff_t>(from), row,
                whole.pixels.begin() + static_cast<std::ptrdiff_t>(to));
  }
}

mesh::Image emptyPaper(const PictureCanvas& canvas) {
  mesh::Image whole;
  whole.width = canvas.widthPx;
  whole.height = canvas.heightPx;
  whole.channels = 4;
  whole.pixels.resize(static_cast<std::size_t>(whole.width) *
                      static_cast<std::size_t>(whole.height) * 4);
  if (canvas.transparent) return whole;
  for (std::size_t i = 0; i < whole.pixels.size(); i += 4) {
    std::copy(canvas.paper.rgb.begin(), canvas.paper.rgb.end(),
              whole.pixels.begin() + static_cast<std::ptrdiff_t>(i));
    whole.pixels[i + 3] = 255;
  }
  return whole;
}

/// The mean of every square of `by` pixels; what is left over at the edges is left out.
mesh::Image reduced(const mesh::Image& whole, int by) {
  mesh::Image small;
  small.width = whole.width / by;
  small.height = whole.height / by;
  small.channels = 4;
  const auto count = static_cast<unsigned>(by * by);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      std::array<unsigned, 4> sums{};
      for (int k = 0; k < by * by; ++k) {
        const auto at =
            static_cast<std::size_t>(y * by + k / by) * static_cast<std::size_t>(whole.width) +
            static_cast<std::size_t>(x * by + k % by);
        for (std::size_t c = 0; c < 4; ++c) sums[c] += whole.pixels[4 * at + c];
      }
      for (const unsigned sum : sums) {
        small.pixels.push_back(static_cast<std::uint8_t>((sum + count / 2) / count));
      }
    }
  }
  return small;
}

Result<void> drawRows(const PictureCanvas& canvas, const Progress& progress,
                      const render::TakeRows& take) {
  const auto data = platform::dataFolder();
  if (!data) return data.error();
  const std::filesystem::path shaders = *data / "shaders";
  const auto finished = [&](mesh::Image& rows, int topPx) -> Result<void> {
    if (canvas.over) {
      render::Ink ink(rows, topPx);
      canvas.over(ink);
    }
    return take(rows, topPx);
  };
  if (isOneView(canvas)) {
    render::OffscreenOptions options;
    options.progress = progress;
    return render::renderRows(canvas.views.front().frame, shaders, options, finished);
  }
  mesh::Image whole = emptyPaper(canvas);
  const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, canvas.views.size()));
  for (std::size_t i = 0; i < canvas.views.size(); ++i) {
    const PictureView& view = canvas.views[i];
    render::OffscreenOptions options;
    options.progress.stop = progress.stop;
    options.progress.report = [&](double fraction, std::string_view stage) {
      progress((static_cast<double>(i) + fraction) * share, stage);
    };
    const auto drawn = render::renderRows(
        view.frame, shaders, options, [&](mesh::Image& rows, int topPx) -> Result<void> {
          if (view.fadePx > 0) fade(view, topPx, rows);
          if (!canvas.transparent) layOn(canvas.paper, rows);
          place(rows, view.cornerPx + glm::ivec2(0, topPx), whole);
          return {};
        });
    if (!drawn) return drawn;
  }
  if (canvas.reduceBy <= 1) return finished(whole, 0);
  if (canvas.over) {
    render::Ink ink(whole, 0);
    canvas.over(ink);
  }
  mesh::Image small = reduced(whole, canvas.reduceBy);
  return take(small, 0);
}

/// The skin's own light, for views that do not have it yet.
Result<PictureCanvas> lit(PictureCanvas canvas, const Progress& progress) {
  const auto folder = platform::cacheFolder();
  for (PictureView& view : canvas.views) {
    if (view.frame.openness || !view.frame.model || !view.frame.model->workingCaster) continue;
    const bool kept = folder && (canvas.keepsLight || view.frame.model->figure);
    const std::filesystem::path cache = kept ? *folder : std::filesystem::path();
    if (folder && !kept) scene::forgetOpenness(*view.frame.model, *folder);
    auto openness = scene::skinOpenness(*view.frame.model, cache, progress);
    if (!openness) return openness.error();
    for (PictureView& other : canvas.views) {
      if (other.frame.model == view.frame.model) other.frame.openness = *openness;
    }
  }
  return canvas;
}

Error shortOfMemory(const PictureCanvas& canvas) {
  return {ErrorKind::io, _("picture"),
          fmt::format(fmt::runtime(_("there is not enough memory for {} by {} pixels; choose a "
                                     "smaller size")),
                      canvas.widthPx, canvas.heightPx)};
}

}  // namespace

Result<mesh::Image> imageOf(const PictureCanvas& canvas, const Progress& progress) {
  try {
    const auto ready = lit(canvas, progress);
    if (!ready) return ready.error();
    mesh::Image whole;
    const auto drawn = drawRows(*ready, progress, [&](mesh::Image& rows, int) -> Result<void> {
      if (whole.pixels.empty()) {
        whole = std::move(rows);
        return {};
      }
      whole.height += rows.height;
      whole.pixels.insert(whole.pixels.end(), rows.pixels.begin(), rows.pixels.end());
      return {};
    });
    if (!drawn) return drawn.error();
    return whole;
  } catch (const std::bad_alloc&) {
    return shortOfMemory(canvas);
  }
}

Result<void> writeCanvas(const PictureCanvas& canvas, const std::filesystem::path& path,
                         const Progress& progress) {
  try {
    const auto ready = lit(canvas, progress);
    if (!ready) return ready.error();
    auto png =
        render::PngRows::begin(canvas.widthPx / canvas.reduceBy, canvas.heightPx / canvas.reduceBy,
                               canvas.transparent ? 4 : 3, canvas.dotsPerInch / canvas.reduceBy);
    if (!png) return png.error();
    const auto drawn =
        drawRows(*ready, progress, [&](mesh::Image& rows, int) { return png->add(rows); });
    if (!drawn) return drawn;
    const auto file = png->finish();
    if (!file) return file.error();
    return platform::writeFileAtomically(path, *file);
  } catch (const std::bad_alloc&) {
    return shortOfMemory(canvas);
  }
}

}  // namespace mesomap::app
