#include "render/renderer.h"

#include <epoxy/gl.h>

#include <string>

#include "area_pass.h"
#include "background_pass.h"
#include "base/i18n.h"
#include "base/log.h"
#include "letters_pass.h"
#include "points_pass.h"
#include "skin_pass.h"
#include "target.h"
#include "view.h"
#include "zone_pass.h"

namespace mesomap::render {
namespace {

constexpr int kStillSamples = 4;

/// Whoever called may draw into a framebuffer of its own: it gets it back.
class KeepFramebuffer {
 public:
  KeepFramebuffer() {
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &draw_);
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read_);
    glGetIntegerv(GL_VIEWPORT, viewport_);
  }
  ~KeepFramebuffer() {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(draw_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(read_));
    glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    glBindVertexArray(0);
    glUseProgram(0);
  }
  KeepFramebuffer(const KeepFramebuffer&) = delete;
  KeepFramebuffer& operator=(const KeepFramebuffer&) = delete;

 private:
  GLint draw_ = 0;
  GLint read_ = 0;
  GLint viewport_[4] = {0, 0, 0, 0};
};

#ifdef MESOMAP_GL_DEBUG
void onDriverMessage(GLenum, GLenum type, GLuint, GLenum severity, GLsizei, const GLchar* text,
                     const void*) {
  if (type == GL_DEBUG_TYPE_ERROR || severity == GL_DEBUG_SEVERITY_HIGH) {
    log(LogLevel::error, std::string("OpenGL: ") + text);
  }
}
#endif

void listenToDriver() {
#ifdef MESOMAP_GL_DEBUG
  if (!epoxy_has_gl_extension("GL_KHR_debug")) return;
  glEnable(GL_DEBUG_OUTPUT);
  glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
  glDebugMessageCallback(onDriverMessage, nullptr);
#endif
}

Result<void> checkVersion() {
  const GLubyte* text = glGetString(GL_VERSION);
  const std::string found = text ? reinterpret_cast<const char*>(text) : _("none");
  if (!text || !epoxy_is_desktop_gl() || epoxy_gl_version() < 33) {
    return Error{ErrorKind::io, "OpenGL",
                 _("version 3.3 or newer is needed to draw; this computer offers ") + found};
  }
  return {};
}

}  // namespace

struct Renderer::Impl {
  BackgroundPass background;
  SkinPass skin;
  ZonePass zones;
  AreaPass areas;
  PointsPass points;
  LettersPass letters;
  Target target;
  Stats stats;
};

Renderer::Renderer() = default;
Renderer::~Renderer() = default;

Result<std::unique_ptr<Renderer>> Renderer::create(const std::filesystem::path& shaderFolder) {
  if (auto r = checkVersion(); !r) return r.error();
  listenToDriver();
  while (glGetError() != GL_NO_ERROR) {
  }
  auto background = BackgroundPass::create(shaderFolder);
  if (!background) return background.error();
  auto skin = SkinPass::create(shaderFolder);
  if (!skin) return skin.error();
  auto zones = ZonePass::create(shaderFolder);
  if (!zones) return zones.error();
  auto areas = AreaPass::create(shaderFolder);
  if (!areas) return areas.error();
  auto points = PointsPass::create(shaderFolder);
  if (!points) return points.error();
  auto letters = LettersPass::create(shaderFolder);
  if (!letters) return letters.error();
  if (auto r = checkGl(_("preparing to draw")); !r) return r.error();
  std::unique_ptr<Renderer> renderer(new Renderer);
  renderer->impl_ = std::make_unique<Impl>(
      Impl{std::move(*background), std::move(*skin), std::move(*zones), std::move(*areas),
           std::move(*points), std::move(*letters), Target(), Stats()});
  return renderer;
}

Result<void> Renderer::draw(const Frame& frame) {
  Impl& d = *impl_;
  auto view = makeView(frame);
  if (!view) return view.error();
  const KeepFramebuffer keep;
  // What the caller left undone is not our error.
  for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
  }
  const int samples = frame.moving ? 0 : kStillSamples;
  if (auto r = d.target.prepare(frame.widthPx, frame.heightPx, samples); !r) return r;
  UploadCounter counter;
  d.skin.setModel(frame.model, counter);
  d.zones.update(frame, counter);
  d.areas.update(frame, counter);
  d.points.update(frame, counter);
  if (auto r = checkGl(_("bringing the skin to the graphics card")); !r) return r;

  d.target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_FRAMEBUFFER_SRGB);
  glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask(GL_TRUE);
  glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
  glClearDepth(1.0);
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  if (!frame.transparentBackground) d.background.draw(*view);
  std::uint64_t triangles = d.skin.draw(*view);
  triangles += d.zones.draw(*view);
  triangles += d.areas.draw(*view);
  d.points.draw(*view);
  d.letters.draw(*view, frame);
  d.target.resolve();
  if (auto r = checkGl(_("drawing the picture")); !r) return r;
  ++d.stats.frames;
  d.stats.bytesUploaded = counter.bytes;
  d.stats.trianglesDrawn = triangles;
  return {};
}

unsigned int Renderer::texture() const {
  return impl_->target.texture();
}
mesh::Image Renderer::readPixels() const {
  return impl_->target.read();
}
const Renderer::Stats& Renderer::stats() const {
  return impl_->stats;
}

}  // namespace mesomap::render
