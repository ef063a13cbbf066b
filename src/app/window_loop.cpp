#include "window_loop.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <epoxy/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.h"
#include "base/log.h"
#include "base/platform/folders.h"
#include "scene/point_sets.h"
#include "ui/client_page.h"
#include "ui/course_map.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "ui/tool_memory.h"
#include "window_commands.h"
#include "window_facts.h"

namespace mesomap::app {
namespace {

namespace compat = ui::compat;

// Work shorter than this shows no progress bar.
constexpr double kBusySeconds = 0.5;
constexpr double kProgressEvery = 0.1;
constexpr double kLongestWait = 60.0;
constexpr double kRestBeforeRefining = 0.06;

std::filesystem::path autosaveFolder() {
  const auto state = platform::stateFolder();
  return (state ? *state : std::filesystem::temp_directory_path()) / "autosave";
}

}  // namespace

WindowLoop::WindowLoop(GLFWwindow* window, const WindowOptions& options,
                       plan::CataloguePtr catalogue, WindowView picture, ui::Settings settings,
                       ui::SettingsKeeper& keeper, EarlyFigure early)
    : window_(window),
      settings_(std::move(settings)),
      keeper_(keeper),
      input_(window),
      layoutJobs_([] { glfwPostEmptyEvent(); }),
      fileJobs_([] { glfwPostEmptyEvent(); }),
      session_(layoutJobs_, catalogue->techniques),
      burden_(layoutJobs_),
      tool_(session_),
      autosave_(autosaveFolder()),
      workplace_(session_, tool_, commands_, settings_),
      files_(session_, workplace_, settings_, fileJobs_, autosave_),
      client_(window, session_, workplace_, settings_, commands_),
      picture_(std::move(picture)),
      thumbnails_([] { glfwPostEmptyEvent(); }),
      light_([] { glfwPostEmptyEvent(); },
             [this](const auto& model, auto openness) {
               client_.setOpenness(model, openness);
               picture_.setOpenness(model, std::move(openness));
               wantFrames(2);
             }),
      report_(options.reportPath) {
  session_.useCatalogue(std::move(catalogue));
  if (frameLog_.on()) picture_.measure();
  speak();
  files_.opened = [this] { surfaceOpened(); };
  files_.closed = [this] { planClosed(); };
  files_.pictureFrame = [this](int width, bool client) {
    return picture_.pictureFrame(session_, tool_, workplace_.view, width, client);
  };
  const auto failed = [this](const std::string& name, const std::string& what) {
    workplace_.toasts.show(ui::Toasts::Kind::problem, name + ": " + what);
  };
  layoutJobs_.setFailureHandler(failed);
  fileJobs_.setFailureHandler(failed);
  if (const auto sets = scene::loadPointSets(session_); !sets) {
    failed(_("Saved sets of points"), sets.error().text());
  }
  ui::recallTools(settings_, tool_);
  workplace_.view.showZones = settings_.showZones;
  workplace_.view.showAreas = settings_.showAreas;
  workplace_.view.showLandmarks = settings_.showLandmarks;
  workplace_.view.clay = settings_.clay;
  workplace_.view.showNumbers = settings_.showNumbers;
  workplace_.view.showNames = settings_.showNames;
  workplace_.view.showNeedles = settings_.showNeedles;
  workplace_.view.showHidden = settings_.showHidden;
  workplace_.view.showOrder = settings_.showOrder;
  workplace_.view.showGuides = settings_.showGuides;
  workplace_.view.pointColours = settings_.pointColours;
  workplace_.view.figureOpen = settings_.figureOpen;
  files_.early = std::move(early);
  start(options);
}

WindowLoop::~WindowLoop() = default;

/// In the language of the settings: the panels ask for their words in every frame, commands and
/// the picture keep theirs.
void WindowLoop::speak() {
  if (spoken_ == settings_.language) return;
  spoken_ = settings_.language;
  setLanguage(*spoken_);
  registerCommands(commands_,
                   {session_, tool_, workplace_, files_, client_, [] { return glfwGetTime(); },
                    [window = window_] { return systemFacts(window); }});
  commands_.setOwnKeys(settings_.ownKeys);
  picture_.forget();
  wantFrames(3);
}

void WindowLoop::start(const WindowOptions& options) {
  desktopDark_ = ui::desktopPrefersDark();
  applyLook();
  if (options.demo) {
    files_.openDemo();
  } else if (options.file) {
    mesh::OpenOptions open;
    open.unit = options.unit;
    files_.openPath(*options.file, open, options.password);
  } else {
    files_.showStart();
    return;
  }
  files_.offerRecovery();
}

glm::dvec2 WindowLoop::display() const {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  return {width, height};
}

glm::dvec2 WindowLoop::inView(glm::dvec2 position) const {
  const ui::WidgetRect rect = workplace_.viewRect(display());
  return {position.x - rect.x, position.y - rect.y};
}

bool WindowLoop::working() const {
  return !layoutJobs_.idle() || !fileJobs_.idle() || session_.layoutPending() || files_.busy();
}

void WindowLoop::applyLook() {
  float monitor = 1.0f, down = 1.0f;
  glfwGetWindowContentScale(window_, &monitor, &down);
  monitor = ui::forcedScale().value_or(monitor);
  const float scale = monitor * ui::typeFactor(settings_.typeSize);
  const bool dark = settings_.appearance == ui::Appearance::dark ||
                    (settings_.appearance == ui::Appearance::system && desktopDark_);
  const glm::vec2 size(display());
  const bool far = workplace_.view.clientView || workplace_.view.treatment;
  const float client = far ? ui::clientScale(size.x, size.y) : clientScale_;
  if (monitor == monitorScale_ && scale == scale_ && dark == dark_ && client == clientScale_) {
    return;
  }
  clientScale_ = client;
  const bool otherMonitor = std::exchange(monitorScale_, monitor) != monitor;
  scale_ = scale;
  dark_ = dark;
  if (ui::applyTheme(scale, dark, clientScale_)) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  if (otherMonitor) limitSize();
  wantFrames(3);
}

void WindowLoop::surfaceOpened() {
  workplace_.setTreatment(false);
  client_.hold();
  const ui::WidgetRect rect = workplace_.viewRect(display());
  const glm::dvec2 size(rect.width, rect.height);
  tool_.setViewport(size);
  tool_.pointerLeft();
  tool_.stopFlight();
  tool_.camera = scene::firstView(session_.model()->bounds, size);
  tool_.tool = scene::Tool::brush;
  ui::recallWidths(settings_, session_.model()->isBody(), tool_);
  wantFrames(3);
}

void WindowLoop::planClosed() {
  client_.hold();
  viewHasButton_ = false;
  lastClick_ = {};
  tool_.pointerLeft();
  picture_.forget();
  thumbnails_.begin();
  takeThumbnails();
  wantFrames(3);
}

void WindowLoop::takeThumbnails() {
  if (thumbnails_.collect() > 0) wantFrames(2);
  for (ui::StartFigure& card : workplace_.start.figures) {
    const auto drawn = thumbnails_.pictures().find("figure:" + card.id);
    if (drawn == thumbnails_.pictures().end()) continue;
    card.picture = drawn->second.texture;
    card.pictureAspect = drawn->second.aspect;
  }
}

void WindowLoop::wait() {
  if (framesWanted_ > 0 || !input_.empty() || client_.waiting()) {
    glfwPollEvents();
    return;
  }
  const double now = glfwGetTime();
  double seconds = kLongestWait;
  // A stroke's end and points that arrive wake the loop by themselves: no need to ask for ever.
  if (!session_.stroking() && !session_.layoutPending()) {
    if (const auto due = autosave_.dueIn(session_, now)) seconds = std::min(seconds, *due);
  }
  if (const auto due = keeper_.dueIn(now)) seconds = std::min(seconds, *due);
  const bool roughHere = !picture_.fine() && session_.isOpen();
  const bool rough = roughHere || !client_.fine();
  refines_ = refines_ && rough;
  if (rough) seconds = std::min(seconds, refines_ ? 0.0 : kRestBeforeRefining);
  const auto changes = workplace_.changesIn(now);
  if (changes) seconds = std::min(seconds, *changes);
  if (const auto due = client_.changesIn()) seconds = std::min(seconds, *due);
  const auto job = longJob();
  if (job) seconds = std::min(seconds, kProgressEvery);
  const double before = now;
  glfwWaitEventsTimeout(std::max(seconds, 0.001));
  const double waited = glfwGetTime() - before;
  // Whoever moves the pointer or types goes first.
  if (rough && input_.empty() && (refines_ || waited >= kRestBeforeRefining - 0.002)) {
    refines_ = true;
    if (roughHere ? picture_.refine() : client_.refine()) wantFrames(1);
  } else {
    refines_ = false;
  }
  if (changes && waited >= *changes - 0.002) wantFrames(2);
  if (job && job->seconds + waited > kBusySeconds) wantFrames(1);
}

std::optional<JobQueue::Status> WindowLoop::longJob() const {
  if (auto job = fileJobs_.running()) return job;
  return session_.layoutPending() ? layoutJobs_.running() : std::nullopt;
}

void WindowLoop::autosave() {
  if (!session_.isOpen()) return;
  const auto written = autosave_.tick(session_, glfwGetTime());
  const std::string problem = written ? std::string() : written.error().text();
  if (!problem.empty() && problem != autosaveProblem_) {
    workplace_.toasts.show(ui::Toasts::Kind::problem,
                           std::string(_("Could not autosave: ")) + problem);
    wantFrames(2);
  }
  autosaveProblem_ = problem;
}

void WindowLoop::showNotices() {
  if (!session_.isOpen()) return;
  for (scene::Notice& notice : session_.takeNotices()) {
    workplace_.toasts.show(notice.kind == scene::Notice::Kind::problem ? ui::Toasts::Kind::problem
                                                                       : ui::Toasts::Kind::info,
                           std::move(notice.text));
    wantFrames(2);
  }
}

void WindowLoop::noticeDialogs() {
  // A dialog is measured, placed, and only then seen.
  if (workplace_.dialogs.topId() == seenDialog_) return;
  seenDialog_ = workplace_.dialogs.topId();
  wantFrames(4);
}

void WindowLoop::lookAgain() {
  if (!session_.isOpen() || tool_.dragging()) return;
  const scene::Camera& camera = tool_.camera;
  const LookedAt now{session_.model().get(), camera.target, camera.yaw, camera.pitch,
                     camera.distance};
  if (now == lookedAt_) return;
  lookedAt_ = now;
  if (pointerInView_) {
    tool_.move(inView(pointer_), modifiers_);
  } else {
    tool_.pointerLeft();
  }
  wantFrames(2);
}

void WindowLoop::afterEvents() {
  speak();
  if (layoutJobs_.runCompletions() + fileJobs_.runCompletions() > 0) wantFrames(2);
  // Work that was stopped, or whose result nobody wants any more, ends without a completion.
  if (const bool now = working(); now != std::exchange(worked_, now) && !now) wantFrames(1);
  takeThumbnails();
  light_.collect();
  showNotices();
  noticeDialogs();
  autosave();
  if (session_.revision() != seenRevision_) {
    seenRevision_ = session_.revision();
    wantFrames(2);
  }
  tool_.flies = !settings_.lessMotion;
  if (tool_.flying()) {
    tool_.advance(glfwGetTime());
    wantFrames(1);
  }
  followClient();
  lookAgain();
  // Before the client both buttons turn.
  tool_.rightButtonErases = settings_.rightButtonErases && !turnsView();
  applyLook();
  settings_.showZones = workplace_.view.showZones;
  settings_.showAreas = workplace_.view.showAreas;
  settings_.showLandmarks = workplace_.view.showLandmarks;
  settings_.clay = workplace_.view.clay;
  settings_.showNumbers = workplace_.view.showNumbers;
  settings_.showNames = workplace_.view.showNames;
  settings_.showNeedles = workplace_.view.showNeedles;
  settings_.showHidden = workplace_.view.showHidden;
  settings_.showOrder = workplace_.view.showOrder;
  settings_.showGuides = workplace_.view.showGuides;
  settings_.pointColours = workplace_.view.pointColours;
  settings_.figureOpen = workplace_.view.figureOpen;
  const auto opened = !session_.isOpen()           ? ui::Opened::nothing
                      : session_.model()->isBody() ? ui::Opened::body
                                                   : ui::Opened::face;
  ui::rememberTools(tool_, opened, settings_);
  if (input_.takePlaced()) rememberPlace();
  keeper_.tick(settings_, glfwGetTime());
}

void WindowLoop::buildFrame() {
  const double now = glfwGetTime();
  const glm::dvec2 size = display();
  const ui::WidgetRect rect = workplace_.viewRect(size);
  tool_.setViewport({rect.width, rect.height});
  compat::display(static_cast<float>(size.x), static_cast<float>(size.y),
                  static_cast<float>(now - lastFrame_));
  lastFrame_ = now;

  ui::CourseMap& course = ui::courseMap();
  course.map = course.measure ? burden_.of(session_.model(), session_.plan()) : nullptr;
  if (!course.measure) burden_.forget();

  ui::Workplace::FrameInput input;
  input.picture = picture_.texture();
  input.now = now;
  input.modifiers = modifiers_;
  input.pointerInView = pointerInView_;
  input.inPicture = picture_.letters(tool_, monitorScale_, session_);
  const auto job = fileJobs_.running();
  if (job && job->seconds > kBusySeconds) {
    input.busy = ui::Busy{job->name, job->stage, job->fraction, [this] { files_.cancelJob(); }};
  }
  const auto placing = layoutJobs_.running();
  if (!input.busy && placing && placing->seconds > kBusySeconds && session_.layoutPending()) {
    input.placing = ui::Busy{placing->name, placing->stage, placing->fraction,
                             [this] { session_.cancelLayouts(); }};
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  report_.beginFrame();
  workplace_.draw(input);
  ImGui::Render();
  runPendingCommands();
  speak();
}

void WindowLoop::runPendingCommands() {
  if (pending_.empty() || compat::typing()) return;
  const std::vector<std::string> now = std::exchange(pending_, {});
  for (const std::string& id : now) commands_.run(id);
  wantFrames(2);
}

void WindowLoop::run() {
  while (!quit_) {
    wait();
    frameLog_.begin();
    handleAll();
    afterEvents();
    workplace_.loading = files_.busy();
    if (client_.tend(glfwGetTime())) wantFrames(1);
    if (framesWanted_ > 0) {
      --framesWanted_;
      present();
      // Not before the first picture: it is what is waited for.
      if (picture_.framesDrawn() > 0) {
        session_.prepareTools();
        // A shape is a client's too, and so are its shadows.
        const bool bundled = session_.isOpen() && session_.model()->figure.has_value();
        light_.want(session_.model(), bundled || !session_.seal());
      }
      if (auto note = picture_.takeNote()) {
        workplace_.toasts.show(ui::Toasts::Kind::info, std::move(*note));
        wantFrames(2);
      }
      showNotices();
      noticeDialogs();
      // Writing the state takes as long as drawing: while frames are measured only at rest.
      if (report_.on() && !(frameLog_.on() && pointerInView_)) {
        int windowWidth = 1, windowHeight = 1;
        glfwGetWindowSize(window_, &windowWidth, &windowHeight);
        const glm::dvec2 size = display();
        const bool idle = framesWanted_ == 0 && input_.empty() && !client_.waiting() &&
                          !workplace_.show.moving() && !tool_.flying() && !working() &&
                          !tool_.dragging() && pending_.empty() &&
                          session_.revision() == seenRevision_;
        report_.write({.frame = frame_,
                       .skinFrames = picture_.skinFrames(),
                       .idle = idle,
                       .fine = picture_.fine() && client_.fine(),
                       .pixelsPerWindowUnit = size.x / std::max(1, windowWidth),
                       .pointer = pointer_,
                       .view = workplace_.viewRect(size)},
                      session_, tool_, workplace_);
      }
    }
  }
  fileJobs_.cancelAll();
  autosave_.discard();
  rememberPlace();
}

}  // namespace mesomap::app
