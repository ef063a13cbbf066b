#include "window_client.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/i18n.h"
#include "scene/camera_guard.h"
#include "ui/client_page.h"
#include "ui/keys.h"

namespace mesomap::app {
namespace {

using Kind = InputEvent::Kind;

constexpr double kClickPx = 6.0;
constexpr double kSwipeSeconds = 0.4;
constexpr double kSwipeShare = 0.12;  ///< Of the window's width, at least.
constexpr double kFrameSeconds = 0.015;
constexpr double kZoomStep = 0.92;

}  // namespace

ClientStepWish stepWish(const InputEvent& press, const InputEvent& release, double widthPx) {
  const glm::dvec2 way = release.position - press.position;
  if (std::abs(way.x) < kClickPx && std::abs(way.y) < kClickPx) {
    return release.position.x >= widthPx / 2 ? ClientStepWish::next : ClientStepWish::previous;
  }
  const bool swipe = release.time - press.time < kSwipeSeconds &&
                     std::abs(way.x) > kSwipeShare * widthPx &&
                     std::abs(way.x) > 2 * std::abs(way.y);
  if (!swipe) return ClientStepWish::none;
  return way.x < 0 ? ClientStepWish::next : ClientStepWish::previous;
}

bool clientStepKey(const InputEvent& event, scene::ClientShow& show, double now) {
  if (event.control || event.alt || event.shift) return false;
  switch (event.code) {
    case ui::key::kRight:
    case ui::key::kDown:
    case ui::key::kPageDown:
    case ui::key::kEnter:
      show.next(now);
      return true;
    case ui::key::kLeft:
    case ui::key::kUp:
    case ui::key::kPageUp:
    case ui::key::kBackspace:
      show.previous(now);
      return true;
    case ui::key::kHome:
      show.goTo(0, now);
      return true;
    case ui::key::kEnd:
      show.goTo(std::max<std::size_t>(show.steps(), 1) - 1, now);
      return true;
    default:
      return false;
  }
}

WindowClient::WindowClient(GLFWwindow* beside, scene::Session& session, ui::Workplace& workplace,
                           ui::Settings& settings, const ui::CommandRegistry& commands)
    : beside_(beside),
      session_(session),
      workplace_(workplace),
      settings_(settings),
      commands_(commands) {}

void WindowClient::toggle(double now) {
  if (open()) {
    if (!held_) return close();
    if (!session_.isOpen()) return;
    held_ = false;
    workplace_.takeClientContent(true, screen_->size());
    seen_ = {session_.revision(), language()};
    return;
  }
  if (workplace_.view.clientView) return workplace_.setClientView(false, now);
  if (!session_.isOpen()) return;
  using Place = ui::ClientPlace;
  const bool own = settings_.clientPlace == Place::ownWindow;
  const bool other = settings_.clientPlace == Place::otherScreen && ClientScreen::another(beside_);
  if (!own && !other) return workplace_.setClientView(true, now);
  if (!picture_) {
    auto made = WindowView::create();
    if (made) picture_ = std::make_unique<WindowView>(std::move(*made));
    if (picture_ && !lit_.expired()) picture_->setOpenness(lit_.lock(), openness_);
  }
  auto opened = ClientScreen::open(
      beside_, own ? ClientScreen::Kind::ownWindow : ClientScreen::Kind::fullScreen);
  if (!opened || !picture_) {
    workplace_.toasts.show(ui::Toasts::Kind::problem,
                           _("No other window could be opened. The client is shown in this one."));
    return workplace_.setClientView(true, now);
  }
  screen_ = std::move(*opened);
  held_ = false;
  shown_.reset();
  press_.reset();
  picture_->forget();
  workplace_.takeClientContent(true, screen_->size());
  workplace_.tellKeptBack();
  seen_ = {session_.revision(), language()};
}

void WindowClient::close() {
  if (!open()) return;
  screen_.reset();
  picture_.reset();
  held_ = false;
  workplace_.show.end();
  workplace_.clientElsewhere.reset();
}

void WindowClient::hold() {
  held_ = open();
}

bool WindowClient::curtain() const {
  return workplace_.dialogs.topId() == "curtain";
}

bool WindowClient::paused() const {
  return held_ || workplace_.dialogs.any() || workplace_.loading || !session_.isOpen();
}

std::optional<double> WindowClient::changesIn() const {
  if (!open() || paused() || !workplace_.show.moving()) return std::nullopt;
  return kFrameSeconds;
}

bool WindowClient::tend(double now) {
  if (!open()) return false;
  if (screen_->lost()) {
    close();
    workplace_.toasts.show(
        ui::Toasts::Kind::info,
        _("The other screen is gone: the client's window was closed. Nothing else changed."));
    return true;
  }
  for (const InputEvent& event : screen_->input().take()) {
    if (!handle(event, now)) return true;  // Closed.
  }
  scene::ClientShow& show = workplace_.show;
  if (!paused()) {
    const std::pair seen(session_.revision(), language());
    if (seen != seen_) {
      workplace_.takeClientContent(false, screen_->size());
      seen_ = seen;
    }
    show.lessMotion = settings_.lessMotion;
    show.setViewport(screen_->size());
    show.advance(now);
  }
  const ui::ClientElsewhere state{.title = ui::clientWords(show).title,
                                  .step = show.step(),
                                  .steps = show.steps(),
                                  .turning = show.turning(),
                                  .held = held_};
  const bool news = workplace_.clientElsewhere != state;
  workplace_.clientElsewhere = state;
  return draw() || news;
}

bool WindowClient::draw() {
  const scene::ClientShow& show = workplace_.show;
  const glm::dvec2 size = screen_->size();
  const bool still = show.moving();
  if (!paused()) {
    // A picture that fails is said by the practitioner's own, which is drawn alike.
    (void)picture_->updateClient(show, size, screen_->pixelScale(), show.moving());
    pictureSize_ = size;
  }
  const Shown now{.pictures = picture_->framesDrawn(),
                  .size = size,
                  .curtain = curtain(),
                  .dark = ui::palette().dark,
                  .words = ui::clientWords(show)};
  if (shown_ == now) return false;
  shown_ = now;
  screen_->draw(show, picture_->texture(), pictureSize_, now.curtain);
  // While it moves the other window need not follow every picture.
  return !still;
}

bool WindowClient::refine() {
  if (!picture_ || !picture_->refine()) return false;
  shown_.reset();
  return true;
}

void WindowClient::setOpenness(const scene::SurfaceModelPtr& model,
                               std::shared_ptr<const surface::Openness> openness) {
  lit_ = model;
  openness_ = std::move(openness);
  if (picture_) picture_->setOpenness(model, openness_);
}

bool WindowClient::handle(const InputEvent& event, double now) {
  scene::ClientShow& show = workplace_.show;
  switch (event.kind) {
    case Kind::close:
      close();
      return false;
    case Kind::redraw:
      shown_.reset();
      break;
    case Kind::key:
      if (!event.down) break;
      if (event.code == ui::key::kEscape || event.code == ui::key::kF5) {
        if (!event.repeat) close();
        return open();
      }
      if (event.code == ui::key::kF12) {
        curtain() ? workplace_.dialogs.cancelTop() : workplace_.drawCurtain();
      } else if (!paused() && !clientStepKey(event, show, now)) {
        if (event.code == ui::key::kSpace) show.next(now);
        if (event.code == 'T' && !event.control && !event.alt) show.turn(!show.turning(), now);
      }
      break;
    case Kind::button:
      pointer_ = event.position;
      if (event.down) {
        press_ = event;
      } else if (press_) {
        const InputEvent press = *std::exchange(press_, std::nullopt);
        if (paused() || press.code != 0) break;
        const ClientStepWish wish = stepWish(press, event, screen_->size().x);
        if (wish == ClientStepWish::next) show.next(now);
        if (wish == ClientStepWish::previous) show.previous(now);
      }
      break;
    case Kind::move:
      if (press_ && !paused()) drag(event);
      pointer_ = event.position;
      break;
    case Kind::wheel:
      if (paused() || !show.on()) break;
      show.handOnCamera();
      show.camera.zoom(std::pow(kZoomStep, event.scroll.y), show.camera.target);
      scene::keepOutside(show.camera, *show.content().model->workingCaster);
      break;
    default:
      break;
  }
  return true;
}

void WindowClient::drag(const InputEvent& event) {
  scene::ClientShow& show = workplace_.show;
  const glm::dvec2 moved = event.position - press_->position;
  // A click that trembles is none.
  if (!show.on() || (std::abs(moved.x) < kClickPx && std::abs(moved.y) < kClickPx)) return;
  const glm::dvec2 delta = event.position - pointer_;
  const double radians = std::numbers::pi / std::max(1.0, screen_->size().y);
  show.handOnCamera();
  glm::dvec3 axis = show.content().model->bounds.center();
  axis.y = show.camera.target.y;
  show.camera.turn(-delta.x * radians, delta.y * radians, axis);
  scene::keepOutside(show.camera, *show.content().model->workingCaster);
}

}  // namespace mesomap::app
