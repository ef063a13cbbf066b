#include "render/renderer.h"

#include <epoxy/gl.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "area_pass.h"
#include "background_pass.h"
#include "base/i18n.h"
#include "base/log.h"
#include "burden_pass.h"
#include "changed_pixels.h"
#include "driver.h"
#include "gap_pass.h"
#include "ground_pass.h"
#include "lens.h"
#include "letters_pass.h"
#include "mean.h"
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

/// Of a picture at rest: parts of a pixel, eight that never share a row or a column (the standard
/// pattern of graphics cards). The first and the last lie nearest to the middle: what is drawn
/// beside the mean, before and after, hardly moves.
constexpr std::array<std::array<int, 2>, kMostPictures> kAside{
    {{-1, 3}, {5, 1}, {-3, -5}, {-5, 5}, {7, -7}, {-7, -1}, {3, 7}, {1, -3}}};

glm::vec2 asidePx(int picture) {
  const auto& [x, y] = kAside[static_cast<std::size_t>(picture)];
  return glm::vec2(x, y) / 16.0f;
}

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

/// All that decides what lies under areas and points.
struct SkinLook {
  View view;
  scene::SurfaceModelPtr model;  ///< Held, so that its address cannot be used twice.
  std::shared_ptr<const surface::Openness> openness;
  bool moving = false, reduced = false, clay = false;
  bool background = true, dark = false, zones = false, areas = false;
  std::vector<std::vector<glm::dvec3>> middleLines;
  bool operator==(const SkinLook&) const = default;
};

}  // namespace

struct Renderer::Impl {
  BackgroundPass background;
  GroundPass ground;
  SkinPass skin;
  ZonePass zones;
  AreaPass areas;
  GapPass gaps;
  BurdenPass burden;
  RowsPass rows;
  PointsPass points;
  NeedlePass needles;
  OrderPass order;
  LettersPass letters;
  MeanPass means;
  bool processorDraws = false;  ///< No graphics card: each pixel costs.
  Target target{};
  Stats stats{};
  std::optional<SkinLook> kept{};  ///< What the target keeps, with all that was laid over it.
  std::optional<LetterPair> lettersShown{};
  std::optional<Lens> lensShown{};
  bool depthKept = false;  ///< The target's copy of depths is of the skin that it shows.
  bool measuring = false;

  // The picture at rest on its way to the finest.
  std::optional<Frame> last{};  ///< What refine() draws again.
  std::optional<SkinLook> lastLook{};
  int drawnAside = 0;       ///< Which part of a pixel what stands in the target lies aside.
  bool drawnWhole = false;  ///< All of what stands there lies so, not over a mean.
  bool keptBelow = false;   ///< It stands on what is kept.
  bool fineSkin = false;    ///< What is kept is a mean already.
  bool noMean = false;      ///< There is no room for one.
  Mean skinMean{}, mean{};

  void setState() const;
  /// Skin and all under it.
  std::uint64_t drawSkin(const SkinLook& look, const View& view);
  [[nodiscard]] View viewOf(const SkinLook& look) const;
  /// Points and needles read how deep the skin lies; without room for it points are cut by the
  /// skin and needles left out.
  void keepDepth();
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
  auto ground = GroundPass::create(shaderFolder);
  if (!ground) return ground.error();
  auto skin = SkinPass::create(shaderFolder);
  if (!skin) return skin.error();
  auto zones = ZonePass::create(shaderFolder);
  if (!zones) return zones.error();
  auto areas = AreaPass::create(shaderFolder);
  if (!areas) return areas.error();
  auto gaps = GapPass::create(shaderFolder);
  if (!gaps) return gaps.error();
  auto burden = BurdenPass::create(shaderFolder);
  if (!burden) return burden.error();
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
  auto means = MeanPass::create(shaderFolder);
  if (!means) return means.error();
  if (auto r = checkGl(_("preparing to draw")); !r) return r.error();
  std::unique_ptr<Renderer> renderer(new Renderer);
  renderer->impl_ = std::make_unique<Impl>(Impl{.background = std::move(*background),
                                                .ground = std::move(*ground),
                                                .skin = std::move(*skin),
                                                .zones = std::move(*zones),
                                                .areas = std::move(*areas),
                                                .gaps = std::move(*gaps),
                                                .burden = std::move(*burden),
                                                .rows = std::move(*rows),
                                                .points = std::move(*points),
                                                .needles = std::move(*needles),
                                                .order = std::move(*order),
                                                .letters = std::move(*letters),
                                                .means = std::move(*means),
                                                .processorDraws = drawnByProcessor()});
  return renderer;
}

void Renderer::Impl::setState() const {
  target.bind();
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_FRAMEBUFFER_SRGB);
  glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask(GL_TRUE);
}

std::uint64_t Renderer::Impl::drawSkin(const SkinLook& look, const View& view) {
  glDepthMask(GL_TRUE);
  glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
  glClearDepth(1.0);
  glClear(look.background ? GL_DEPTH_BUFFER_BIT : GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  if (look.background) {
    background.draw(look.view, look.dark, target.drawnFrame());
    ground.draw(view, look.dark);
  }
  const bool early =
      look.moving && processorDraws && skin.lightsWellEarly(target.whole(), look.reduced);
  return skin.draw(view, {.early = early, .clay = look.clay, .reduced = look.reduced}) +
         zones.draw(view);
}

void Renderer::Impl::keepDepth() {
  if (depthKept || (!points.any() && !needles.any())) return;
  depthKept = static_cast<bool>(target.keepDepth());
}

std::uint64_t Renderer::Impl::drawOver(const View& view, const Frame& frame,
                                       const PixelRect& part) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(part.x, part.y, part.width, part.height);
  if (!frame.transparentBackground) background.drawThrough(view, frame.darkBackground);
  const std::uint64_t triangles = areas.draw(view);
  gaps.draw(view);
  burden.draw(view);
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
  d.last.reset();
  auto view = makeView(frame);
  if (!view) return view.error();
  const KeepFramebuffer keep;
  // What the caller left undone is not our error.
  for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
  }
  const auto resized = d.target.prepare(frame.widthPx, frame.heightPx);
  if (!resized) return resized.error();
  if (*resized) kept.reset();
  UploadCounter counter;
  StageClock clock(d.measuring);
  d.ground.setModel(frame.model, counter);
  d.skin.setModel(frame.model, counter);
  const auto openness =
      frame.model && frame.model->openness ? frame.model->openness : frame.openness;
  d.skin.setOpenness(openness, counter);
  d.zones.update(frame, counter);
  d.areas.update(frame, counter);
  const bool newPoints = d.points.update(frame, counter);
  const bool newGaps = d.gaps.update(frame, counter);
  const bool newBurden = d.burden.update(frame, counter);
  const bool newRows = d.rows.update(frame, counter);
  const bool newOrder = d.order.update(frame, counter);
  const bool newNeedles = d.needles.update(frame, counter);
  const auto letters =
      frame.sideLetters ? std::optional(lettersOfTheLanguage()) : std::optional<LetterPair>();
  const bool newLetters = std::exchange(d.lettersShown, letters) != letters;
  if (auto r = checkGl(_("bringing the skin to the graphics card")); !r) return r;
  d.stats.times.upload = clock.lap();

  const auto lens = lensIn(frame);
  const auto lensBefore = std::exchange(d.lensShown, lens);

  d.setState();
  SkinLook look{.view = *view,
                .model = frame.model,
                .openness = openness,
                .moving = frame.moving,
                .reduced = frame.moving && frame.reduced && d.skin.canReduce(),
                .clay = frame.clay,
                .background = !frame.transparentBackground,
                .dark = frame.darkBackground,
                .zones = frame.showZones,
                .areas = frame.showAreas,
                .middleLines = frame.middleLines};
  std::vector<PixelRect> parts{d.target.whole()};
  std::uint64_t triangles = 0;
  const bool drawSkin = !frame.keepSkin || kept != look;
  d.last = frame;
  d.lastLook = look;
  if (drawSkin) {
    d.drawnAside = 0;
    d.fineSkin = false;
    triangles += d.drawSkin(look, d.viewOf(look));
    // No room for a copy: every picture is drawn whole.
    if (!frame.keepSkin || !d.target.keep()) {
      kept.reset();
    } else {
      kept = std::move(look);
    }
  } else {
    std::optional<std::vector<PageIndex::Box>> boxes = d.points.changed(*view);
    if (!newPoints) boxes.emplace();
    if (boxes && d.keptBelow && !d.areas.lookChanged() && !newRows && !newLetters && !newNeedles &&
        !newGaps && !newBurden && !newOrder) {
      boxes->insert(boxes->end(), d.areas.changed().begin(), d.areas.changed().end());
      parts = changedPixels(*view, *boxes);
      if (lens != lensBefore) parts = {around(parts, lensBefore, lens, d.target.whole())};
    }
    for (const PixelRect& part : parts) d.target.takeBack(part);
  }
  if (drawSkin) d.depthKept = false;
  d.keepDepth();
  d.stats.times.skin = clock.lap();
  View drawnFrom = d.viewOf(*d.lastLook);
  drawnFrom.lens = lensForShaders(lens, frame.heightPx);
  for (const PixelRect& part : parts) triangles += d.drawOver(drawnFrom, frame, part);
  d.stats.times.areas = clock.lap();
  d.target.showSmooth(false);
  d.drawnWhole = drawSkin;
  d.keptBelow = true;
  d.mean.clear();
  d.stats.times.resolve = clock.lap();
  if (auto r = checkGl(_("drawing the picture")); !r) {
    d.last.reset();
    return r;
  }
  d.kept = std::move(kept);
  ++d.stats.frames;
  d.stats.skinDrawn = drawSkin;
  d.stats.bytesUploaded = counter.bytes;
  d.stats.trianglesDrawn = triangles;
  return {};
}

View Renderer::Impl::viewOf(const SkinLook& look) const {
  return look.moving ? look.view : shifted(look.view, asidePx(drawnAside));
}

bool Renderer::fine() const {
  const Impl& d = *impl_;
  return !d.last || d.last->moving || d.noMean || d.mean.count() >= kMostPictures;
}

Result<bool> Renderer::refine() {
  Impl& d = *impl_;
  if (fine()) return false;
  const KeepFramebuffer keep;
  for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
  }
  const bool keepsSkin = d.kept.has_value() && !d.fineSkin;
  if (d.mean.count() == 0) {
    Result<void> room = d.mean.prepare(d.target.widthPx(), d.target.heightPx());
    if (room) room = d.target.prepareSmooth();
    if (room && keepsSkin) room = d.skinMean.prepare(d.target.widthPx(), d.target.heightPx());
    if (!room) {
      // Edges stay as they are.
      d.noMean = true;
      log(LogLevel::warning, room.error().text());
      return false;
    }
    if (d.drawnWhole) {
      if (keepsSkin) d.means.add(d.target.keptTexture(), d.skinMean);
      d.means.add(d.target.drawnTexture(), d.mean);
    }
  }
  d.drawnAside = d.mean.count();
  const View view = d.viewOf(*d.lastLook);
  d.setState();
  d.drawSkin(*d.lastLook, view);
  d.depthKept = false;
  d.keepDepth();
  if (keepsSkin) {
    d.means.add(d.target.drawnTexture(), d.skinMean);
    d.target.bind();
  }
  View through = view;
  through.lens = lensForShaders(d.lensShown, d.last->heightPx);
  d.drawOver(through, *d.last, d.target.whole());
  d.drawnWhole = d.keptBelow = false;
  d.means.add(d.target.drawnTexture(), d.mean);
  if (keepsSkin && d.skinMean.count() == kMostPictures) {
    d.means.show(d.skinMean, d.target.keptFrame());
    d.fineSkin = true;
  }
  // A mean of three or five is no better to look at than one of two or four.
  const int count = d.mean.count();
  const bool finer = (count & (count - 1)) == 0;
  if (finer) {
    d.means.show(d.mean, d.target.smoothFrame());
    d.target.showSmooth(true);
  }
  if (auto r = checkGl(_("drawing the picture")); !r) return r.error();
  return finer;
}

std::optional<std::string> Renderer::takeNote() {
  return impl_->skin.takeNote();
}

bool Renderer::canReduce() const {
  return impl_->skin.canReduce();
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
