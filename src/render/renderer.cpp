#include "render/renderer.h"

#include <epoxy/gl.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "area_pass.h"
#include "background_pass.h"
#include "base/i18n.h"
#include "base/log.h"
#include "changed_pixels.h"
#include "letters_pass.h"
#include "needle_pass.h"
#include "order_pass.h"
#include "points_pass.h"
#include "render/side_letters.h"
#include "rows_pass.h"
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

/// Seconds since it was last asked, with all work of the graphics card done. Off: 0 at once.
class StageClock {
 public:
  explicit StageClock(bool on) : on_(on) {
    if (on_) last_ = std::chrono::steady_clock::now();
  }
  double lap() {
    if (!on_) return 0.0;
    glFinish();
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  bool on_ = false;
  std::chrono::steady_clock::time_point last_;
};

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

/// All that decides what lies under areas and points.
struct SkinLook {
  View view;
  scene::SurfaceModelPtr model;  ///< Held, so that its address cannot be used twice.
  int samples = 0;
  bool background = true, dark = false, zones = false, areas = false;
  std::vector<std::vector<glm::dvec3>> middleLines;
  bool operator==(const SkinLook&) const = default;
};

}  // namespace

struct Renderer::Impl {
  BackgroundPass background;
  SkinPass skin;
  ZonePass zones;
  AreaPass areas;
  RowsPass rows;
  PointsPass points;
  NeedlePass needles;
  OrderPass order;
  LettersPass letters;
  Target target;
  Stats stats;
  std::optional<SkinLook> kept;  ///< What the target keeps, with all that was laid over it.
  std::optional<LetterPair> lettersShown;
  bool depthKept = false;  ///< The target's copy of depths is of the skin that it shows.
  bool measuring = false;

  /// Skin and all under it.
  std::uint64_t drawSkin(const SkinLook& look);
  /// Areas and points, in one part of the picture.
  std::uint64_t drawOver(const View& view, const Frame& frame, const PixelRect& part);
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
  auto rows = RowsPass::create(shaderFolder);
  if (!rows) return rows.error();
  auto needles = NeedlePass::create(shaderFolder);
  if (!needles) return needles.error();
  auto order = OrderPass::create(shaderFolder);
  if (!order) return order.error();
  auto letters = LettersPass::create(shaderFolder);
  if (!letters) return letters.error();
  if (auto r = checkGl(_("preparing to draw")); !r) return r.error();
  std::unique_ptr<Renderer> renderer(new Renderer);
  renderer->impl_ = std::make_unique<Impl>(
      Impl{std::move(*background), std::move(*skin), std::move(*zones), std::move(*areas),
           std::move(*rows), std::move(*points), std::move(*needles), std::move(*order),
           std::move(*letters), Target(), Stats(), std::nullopt, std::nullopt, false, false});
  return renderer;
}

std::uint64_t Renderer::Impl::drawSkin(const SkinLook& look) {
  glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
  glClearDepth(1.0);
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  if (look.background) background.draw(look.view, look.dark);
  return skin.draw(look.view) + zones.draw(look.view);
}

std::uint64_t Renderer::Impl::drawOver(const View& view, const Frame& frame,
                                       const PixelRect& part) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(part.x, part.y, part.width, part.height);
  const std::uint64_t triangles = areas.draw(view);
  rows.draw(view);
  order.draw(view);
  points.draw(view, depthKept ? target.depthTexture() : 0);
  if (depthKept) needles.draw(view, target.depthTexture());
  letters.draw(view, frame);
  glDisable(GL_SCISSOR_TEST);
  return triangles;
}

Result<void> Renderer::draw(const Frame& frame) {
  Impl& d = *impl_;
  // Whatever goes wrong below, nothing is kept that could be wrong as well.
  std::optional<SkinLook> kept = std::exchange(d.kept, std::nullopt);
  auto view = makeView(frame);
  if (!view) return view.error();
  const KeepFramebuffer keep;
  // What the caller left undone is not our error.
  for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
  }
  const int samples = frame.moving ? 0 : kStillSamples;
  if (auto r = d.target.prepare(frame.widthPx, frame.heightPx, samples); !r) return r;
  UploadCounter counter;
  StageClock clock(d.measuring);
  d.skin.setModel(frame.model, counter);
  d.zones.update(frame, counter);
  d.areas.update(frame, counter);
  const bool newPoints = d.points.update(frame, counter);
  const bool newRows = d.rows.update(frame, counter);
  const bool newOrder = d.order.update(frame, counter);
  const bool newNeedles = d.needles.update(frame, counter);
  const auto letters =
      frame.sideLetters ? std::optional(lettersOfTheLanguage()) : std::optional<LetterPair>();
  const bool newLetters = std::exchange(d.lettersShown, letters) != letters;
  if (auto r = checkGl(_("bringing the skin to the graphics card")); !r) return r;
  d.stats.times.upload = clock.lap();

  d.target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_FRAMEBUFFER_SRGB);
  glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask(GL_TRUE);
  SkinLook look{.view = *view,
                .model = frame.model,
                .samples = samples,
                .background = !frame.transparentBackground,
                .dark = frame.darkBackground,
                .zones = frame.showZones,
                .areas = frame.showAreas,
                .middleLines = frame.middleLines};
  std::vector<PixelRect> parts{d.target.whole()};
  std::uint64_t triangles = 0;
  const bool drawSkin = !frame.keepSkin || kept != look;
  if (drawSkin) {
    triangles += d.drawSkin(look);
    // No room for a copy: every picture is drawn whole.
    if (!frame.keepSkin || !d.target.keep()) {
      kept.reset();
    } else {
      kept = std::move(look);
    }
  } else {
    std::optional<std::vector<PageIndex::Box>> boxes = d.points.changed(*view);
    if (!newPoints) boxes.emplace();
    if (boxes && !d.areas.lookChanged() && !newRows && !newLetters && !newNeedles && !newOrder) {
      boxes->insert(boxes->end(), d.areas.changed().begin(), d.areas.changed().end());
      parts = changedPixels(*view, *boxes);
    }
    for (const PixelRect& part : parts) d.target.takeBack(part);
  }
  if (drawSkin) d.depthKept = false;
  // Read by points and needles; without room for it points are cut by the skin and needles left
  // out.
  if (!d.depthKept && (d.points.any() || d.needles.any())) {
    d.depthKept = static_cast<bool>(d.target.keepDepth());
  }
  d.stats.times.skin = clock.lap();
  for (const PixelRect& part : parts) triangles += d.drawOver(*view, frame, part);
  d.stats.times.areas = clock.lap();
  for (const PixelRect& part : parts) d.target.resolve(part);
  d.stats.times.resolve = clock.lap();
  if (auto r = checkGl(_("drawing the picture")); !r) return r;
  d.kept = std::move(kept);
  ++d.stats.frames;
  d.stats.skinDrawn = drawSkin;
  d.stats.bytesUploaded = counter.bytes;
  d.stats.trianglesDrawn = triangles;
  return {};
}

unsigned int Renderer::texture() const {
  return impl_->target.texture();
}
void Renderer::measure() {
  impl_->measuring = true;
}
mesh::Image Renderer::readPixels() const {
  return impl_->target.read();
}
const Renderer::Stats& Renderer::stats() const {
  return impl_->stats;
}

}  // namespace mesomap::render
