// The frame loop: waits for something to happen, hands it to the panels or the tool, and draws only
// when something on screen changed.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/job_queue.h"
#include "plan/catalogue.h"
#include "scene/autosave.h"
#include "scene/burden_maps.h"
#include "scene/session.h"
#include "scene/view_tool.h"
#include "ui/commands.h"
#include "ui/settings.h"
#include "ui/settings_keeper.h"
#include "ui/workplace.h"
#include "window.h"
#include "window_client.h"
#include "window_files.h"
#include "window_frames.h"
#include "window_input.h"
#include "window_light.h"
#include "window_report.h"
#include "window_thumbnails.h"
#include "window_view.h"

struct GLFWwindow;

namespace mesomap::app {

class WindowLoop {
 public:
  WindowLoop(GLFWwindow* window, const WindowOptions& options, plan::CataloguePtr catalogue,
             WindowView picture, ui::Settings settings, ui::SettingsKeeper& keeper,
             EarlyFigure early);
  ~WindowLoop();
  WindowLoop(const WindowLoop&) = delete;
  WindowLoop& operator=(const WindowLoop&) = delete;

  void run();
  /// Something to be told from before the first frame.
  void tell(std::string text) { workplace_.toasts.show(ui::Toasts::Kind::info, std::move(text)); }
  [[nodiscard]] const ui::Settings& settings() const { return settings_; }

 private:
  void start(const WindowOptions& options);
  void wait();
  void handleAll();
  void handle(const InputEvent& event);
  void handleButton(const InputEvent& event);
  void handleKey(const InputEvent& event);
  void handleDialogKey(const InputEvent& event);
  // In front of the client (window_client.cpp).
  /// True where the key goes from area to area or turns.
  bool handleClientKey(const InputEvent& event);
  // Treating from the plan (window_treatment.cpp).
  /// True where the key marks, or would change the plan otherwise.
  bool handleTreatmentKey(const InputEvent& event);
  /// A press on a point makes it the point of now.
  void treatmentReleased(const InputEvent& event);
  /// Dragging with the left button turns, and marks nothing.
  [[nodiscard]] bool turnsView() const;
  /// A click or a swipe goes to another area.
  void clientReleased(const InputEvent& event);
  /// The content follows the plan, the camera the steps, and the steps a hand on the camera.
  void followClient();
  void runKey(const ui::Shortcut& pressed);
  bool handleEscape();
  void spaceTapped();
  void pressInView(const InputEvent& event, bool twice);
  void runPendingCommands();
  void afterEvents();
  /// What lies under a resting pointer changes when the view or the figure does.
  void lookAgain();
  void speak();
  /// Colours and sizes as the user and the monitor have them now.
  void applyLook();
  void limitSize() const;
  /// Where the window is and how large, for the next start (window_place.cpp).
  void rememberPlace();
  /// How many of the window's own units a design pixel takes at normal type: 1 where the system
  /// scales windows itself.
  [[nodiscard]] double unitsPerDesignPixel() const;
  void buildFrame();  ///< One pass of the panels, not yet on screen.
  void present();
  void logPicture(bool redrawn);
  void logFrame(bool redrawn);
  /// Work whose progress may have to be shown: a file's, else the layout's of a step.
  [[nodiscard]] std::optional<JobQueue::Status> longJob() const;
  void autosave();
  void surfaceOpened();
  void planClosed();
  /// Pictures of the figures that are ready go on the start page.
  void takeThumbnails();
  void showNotices();
  void noticeDialogs();
  void setPointerShape();
  [[nodiscard]] glm::dvec2 display() const;
  [[nodiscard]] glm::dvec2 inView(glm::dvec2 position) const;
  [[nodiscard]] scene::Modifiers modifiers() const { return modifiers_; }
  [[nodiscard]] bool working() const;
  void wantFrames(int count) { framesWanted_ = std::max(framesWanted_, count); }

  GLFWwindow* window_;
  ui::Settings settings_;
  ui::SettingsKeeper& keeper_;
  InputQueue input_;
  JobQueue layoutJobs_;
  JobQueue fileJobs_;
  scene::Session session_;
  scene::BurdenMaps burden_;
  scene::ViewTool tool_;
  scene::Autosave autosave_;
  ui::CommandRegistry commands_;
  ui::Workplace workplace_;
  WindowFiles files_;
  WindowClient client_;
  WindowView picture_;
  WindowThumbnails thumbnails_;
  WindowLight light_;
  WindowReport report_;
  FrameLog frameLog_;

  scene::Modifiers modifiers_;
  glm::dvec2 pointer_{-1.0};
  bool pointerInView_ = false;
  std::optional<std::string> spoken_;  ///< ui::Settings::language as it was last taken.
  bool viewHasButton_ = false;  ///< A press began over the skin; until release it gets everything.
  bool frameOpen_ = false;      ///< Panels saw a press or key that they have not drawn yet.
  struct Click {
    double time = -1.0;
    glm::dvec2 position{0.0};
    // Before the first click of a possible double click:
    RegionId selected = {};
    bool newAreaNext = false;
    bool marked = false;  ///< That click made a step.
  } lastClick_;
  struct LookedAt {
    const void* model = nullptr;
    glm::dvec3 target{0.0};
    double yaw = 0, pitch = 0, distance = 0;
    bool operator==(const LookedAt&) const = default;
  } lookedAt_;
  bool clientFlew_ = false;           ///< A flight was under way before the client already.
  bool keyTaken_ = false;             ///< The key that is down ran a command: its sign does not.
  bool spaceTap_ = false;             ///< Space is down and nothing was done with it yet.
  std::vector<std::string> pending_;  ///< Commands that wait for a text field to be taken over.
  int framesWanted_ = 3;
  bool refines_ = false;  ///< The picture at rest is on its way to the finest.
  double lastFrame_ = 0.0;
  std::uint64_t frame_ = 0;
  bool worked_ = false;  ///< Whether something was under way when last asked.
  std::uint64_t seenRevision_ = 0;
  std::pair<std::uint64_t, std::string> clientSeen_;  ///< Revision and language it shows.
  InputEvent clientPress_;
  std::string seenDialog_;
  float monitorScale_ = 0.0f;
  float scale_ = 0.0f;        ///< The monitor's times that of the type.
  float clientScale_ = 0.0f;  ///< Of the type on the client's page; 0: not made yet.
  bool dark_ = false;
  bool desktopDark_ = false;
  std::string autosaveProblem_;
  bool quit_ = false;
  bool shown_ = false;
};

}  // namespace mesomap::app
