#include "window_thumbnails.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/hash.h"
#include "base/log.h"
#include "base/platform/files.h"
#include "base/platform/folders.h"
#include "figure/figure.h"
#include "render/offscreen.h"
#include "scene/camera.h"
#include "scene/surface_model.h"

namespace mesomap::app {
namespace {

namespace fs = std::filesystem;

constexpr int kWidthPx = 640;
constexpr int kHeightPx = 730;
/// Changes with how the pictures are framed, so that older ones are drawn again.
constexpr const char* kFraming = "three-quarter 640x730, 1";

/// Of all that decides what the picture looks like.
Result<std::string> keyOf(const fs::path& data, const std::string& asset) {
  auto mesh = platform::readFile(data / asset);
  if (!mesh) return mesh.error();
  std::vector<fs::path> shaders;
  std::error_code code;
  for (fs::directory_iterator it(data / "shaders", code), end; !code && it != end;
       it.increment(code)) {
    if (it->is_regular_file(code)) shaders.push_back(it->path());
  }
  std::sort(shaders.begin(), shaders.end());
  std::string all = kFraming + sha256Hex(*mesh);
  for (const fs::path& shader : shaders) {
    if (const auto text = platform::readFile(shader)) all += sha256Hex(*text);
  }
  return sha256Hex(all).substr(0, 32);
}

Result<mesh::Image> drawFigure(const std::string& spec, const fs::path& data,
                               const Progress& progress) {
  const auto model = scene::loadSurfaceModel(spec, {}, progress);
  if (!model) return model.error();
  plan::Plan empty;
  empty.surface = (*model)->ref;
  render::Frame frame;
  frame.model = *model;
  frame.plan = std::make_shared<const plan::Plan>(std::move(empty));
  frame.widthPx = kWidthPx;
  frame.heightPx = kHeightPx;
  frame.camera = scene::firstView((*model)->bounds, {kWidthPx, kHeightPx});
  frame.sideLetters = false;
  return render::renderOffscreen(frame, data / "shaders");
}

}  // namespace

Result<mesh::Image> figureThumbnail(const std::string& spec, const Progress& progress) {
  const auto parameters = figure::parametersFromName(spec);
  if (!parameters) return parameters.error();
  const auto data = platform::dataFolder();
  if (!data) return data.error();
  const auto key = keyOf(*data, figure::assetPath(*parameters));
  if (!key) return key.error();
  // Without a place to keep them they are drawn at every start.
  const auto cache = platform::cacheFolder();
  const fs::path kept = cache ? *cache / ("figure-" + *key + ".png") : fs::path();
  if (!kept.empty()) {
    auto image = render::readPng(kept);
    if (image && image->width == kWidthPx && image->height == kHeightPx && image->channels == 4) {
      return image;
    }
  }
  auto drawn = drawFigure(spec, *data, progress);
  if (drawn && !kept.empty()) {
    if (const auto written = render::writePng(*drawn, kept); !written) {
      log(LogLevel::warning, written.error().text());
    }
  }
  return drawn;
}

WindowThumbnails::~WindowThumbnails() {
  for (const auto& [spec, picture] : pictures_) {
    const auto name = static_cast<GLuint>(picture.texture);
    glDeleteTextures(1, &name);
  }
}

void WindowThumbnails::begin() {
  if (begun_) return;
  begun_ = true;
  for (const std::string& spec : figure::bundledNames()) {
    jobs_.postAside(spec, [this, spec](const Progress& progress) -> JobQueue::Completion {
      const auto image = std::make_shared<Result<mesh::Image>>(figureThumbnail(spec, progress));
      return [this, spec, image] {
        if (*image) {
          upload(spec, **image);
        } else {
          // The card keeps its placeholder; the figure may open all the same.
          log(LogLevel::warning, image->error().text());
        }
      };
    });
  }
}

void WindowThumbnails::upload(const std::string& spec, const mesh::Image& image) {
  if (image.channels != 4 || image.width < 1 || image.height < 1) return;
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  // Shown smaller than they are drawn.
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameterf(GL_TEXTURE_2D, GL_TEXTURE_LOD_BIAS, -0.5f);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               image.pixels.data());
  glGenerateMipmap(GL_TEXTURE_2D);
  glBindTexture(GL_TEXTURE_2D, 0);
  pictures_[spec] = {name, static_cast<float>(image.width) / static_cast<float>(image.height)};
}

}  // namespace mesomap::app
