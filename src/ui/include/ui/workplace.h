// The whole window's content: bars, strip, panel, view, dialogs. Draws with Dear ImGui and knows no
// OpenGL: the 3D picture comes as an opaque texture number.
#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "scene/client_show.h"
#include "scene/point_colours.h"
#include "scene/session.h"
#include "scene/treatment.h"
#include "scene/view_labels.h"
#include "scene/view_tool.h"
#include "ui/commands.h"
#include "ui/dialog.h"
#include "ui/hints.h"
#include "ui/settings.h"
#include "ui/start_page.h"
#include "ui/toasts.h"
#include "ui/widget_report.h"

namespace mesomap::ui {

struct Panels;

/// What the panels change besides the plan.
struct ViewState {
  bool clientView = false;
  double clientViewSince = 0.0;  ///< seconds
  double clientStirred = 0.0;    ///< When the pointer last moved there, seconds.
  bool showPoints = true;
  RegionId leftOutShown;  ///< Area whose left-out points are marked in the view.
  bool areaMenu = false;  ///< Asks for the list of areas to open.
  bool pictureCurrent = true;
  bool showZones = false;      ///< Caution and blocked zones of a figure.
  bool showAreas = false;      ///< Borders of all areas of a figure.
  bool clay = false;           ///< Matte clay instead of skin.
  bool showLandmarks = false;  ///< Named points of a figure.
  bool showNumbers = true;     ///< Of the chosen area's points.
  bool showNames = true;       ///< Of areas, beside them.
  bool showNeedles = false;    ///< Of the chosen area's points, or of all.
  bool showHidden = false;     ///< Points behind the figure, as faint rings.
  bool lens = false;           ///< The skin is looked through around the pointer.
  bool showGaps = false;       ///< Skin far from every point of its area.
  bool showOrder = false;      ///< The way from point to point of the chosen area.
  scene::PointColours pointColours = scene::PointColours::area;
  bool showGuides = false;       ///< Midline and thirds of the face.
  bool restrictedAreas = false;  ///< The list of areas holds the restricted ones.
  bool figureOpen = false;       ///< The panel's "Figure" section.
  bool exported = false;         ///< Something was, of what is open.
  bool treatment = false;        ///< The plan is treated from: see scene::Treatment.
  bool treatmentAdds = false;    ///< There, a press on the skin adds a point.
  bool showLastSession = true;   ///< Its points as faint rings while the next one is planned.

  [[nodiscard]] bool treating() const { return treatment && !clientView; }
  [[nodiscard]] bool zonesShown() const { return showZones && !clientView; }
  [[nodiscard]] bool areasShown() const { return showAreas && !clientView; }
  [[nodiscard]] bool landmarksShown() const { return showLandmarks && !clientView; }
};

/// The client's page on another screen, as the strip in the practitioner's window tells of it.
struct ClientElsewhere {
  std::string title;
  std::size_t step = 0, steps = 0;
  bool turning = false;
  bool held = false;  ///< Keeps its last picture: something else was opened.
  bool operator==(const ClientElsewhere&) const = default;
};

/// Long work under way, shown with a way out.
struct Busy {
  std::string name;
  std::string stage;
  double fraction = 0.0;
  std::function<void()> cancel;
};

class Workplace {
 public:
  Workplace(scene::Session& session, scene::ViewTool& tool, CommandRegistry& commands,
            Settings& settings);

  struct FrameInput {
    std::uint64_t picture = 0;  ///< texture; 0: none yet
    double now = 0.0;           ///< seconds
    scene::Modifiers modifiers;
    bool pointerInView = false;
    std::vector<scene::ScreenBox> inPicture;  ///< Where the picture has words of its own, its px.
    std::optional<Busy> busy;
    std::optional<Busy> placing;  ///< Points of a large area; everything else goes on meanwhile.
  };
  /// Between Dear ImGui's NewFrame and Render.
  void draw(const FrameInput& input);

  ViewState view;
  scene::ClientShow show;  ///< While view.clientView, or in a window of its own.
  std::optional<ClientElsewhere> clientElsewhere;
  bool loading = false;  ///< A file is on its way.
  Toasts toasts;
  DialogStack dialogs;
  StartPage start;  ///< While nothing is open, unless a file is on its way.

  /// Where the 3D view lies in a window of `displayPx`; framebuffer pixels.
  [[nodiscard]] WidgetRect viewRect(glm::dvec2 displayPx) const;
  /// Of the panel on the right, screen pixels: as wide as the user has it, as long as half of the
  /// window is left to the view.
  [[nodiscard]] float panelWidth(float windowWidthPx) const;
  void widenPanel(double byPx);  ///< design pixels, within what it may have
  /// The place belongs to the skin and not to something floating over it.
  [[nodiscard]] bool overView(glm::dvec2 pixel, glm::dvec2 displayPx) const;
  /// Seconds until something on screen changes by itself, if it will.
  [[nodiscard]] std::optional<double> changesIn(double now) const;
  void setClientView(bool on, double now);
  /// Shows the plan as it is now; `afresh`: from the first step. The practitioner is told which
  /// names were kept from the client.
  void takeClientContent(bool afresh, glm::dvec2 displayPx);
  void tellKeptBack();  ///< Once; where the client sees no messages.
  void openAbout();
  void openKeys();
  void openSettings();
  void openCatalogue();
  void openWords();         ///< The plan in plain sentences.
  void openProducts();      ///< With lot and expiry.
  void openConsultation();  ///< What changes the map.
  void openQuestions();     ///< Open questions, to be answered.
  void openDose();          ///< Totals by product, area, side and session.
  void openKeepView();      ///< Asks for a name of the view of now.
  // Templates and figures from another area (template_saving.cpp).
  void openTemplates();     ///< Listed, given to an area, renamed, deleted.
  void openSaveTemplate();  ///< Asks what the chosen area's figures are to be called.
  void openFiguresFrom();   ///< Asks for the area or template to take figures from.
  void openPalette();       ///< All commands, to be found by name.
  /// What a fault report may hold, below `facts` about the machine.
  void openLog(const std::vector<std::string>& facts);
  /// The keyboard works in the panel, then in the bar on top, in the strip of tools, in the bar of
  /// the tool's options, in what else lies over the view, then in none of them.
  void nextPane();
  void leavePanes();
  void openZoneList();  ///< Reasons and sources of the figure's zones.
  void bringHintsBack();
  void drawCurtain();  ///< Hides everything until Esc or a click.
  // The course (workplace_course.cpp).
  void openCourse();  ///< The sessions: planned, under way and done.
  /// Goes into the treatment view, or says why not; or leaves it.
  void setTreatment(bool on);
  enum class Mark { done, skipped, back };
  void mark(Mark what);             ///< In the treatment view, and turns to the next point.
  void goToPoint(SiteId site);      ///< There, a point that was pressed is the next one.
  void goToTreated(RegionId area);  ///< There, turns to an area.
  scene::Treatment treatment;

 private:
  /// Chooses the point of now and shows it.
  void followTreatment();
  [[nodiscard]] bool startShown() const { return start.shown && !session_.isOpen(); }
  void drawStart(const FrameInput& input, const WidgetRect& window);
  void drawView(const FrameInput& input, const WidgetRect& rect);
  /// `below`: where what stands in the view's upper left corner ends, screen pixels.
  void drawFloating(const FrameInput& input, const WidgetRect& rect, float below);
  void drawBusy(const Busy& busy, const WidgetRect& rect);
  float drawPlacing(const Busy& placing, const WidgetRect& rect, float bottom);
  void openOnPlan(std::unique_ptr<Dialog> (*make)(Panels&));
  float drawPurpose(const WidgetRect& rect);

  scene::Session& session_;
  scene::ViewTool& tool_;
  CommandRegistry& commands_;
  Settings& settings_;
  Hints hints_;
  scene::ViewLabels labels_;
  scene::Tool toolBefore_ = scene::Tool::brush;  ///< As it was before the treatment.
  RegionId lookedAt_;                            ///< Area that the treatment has turned to.
  SiteId lookedAtPoint_;
  std::optional<scene::Camera> cameraBefore_;  ///< As it was before the client was shown.
  std::vector<scene::KeptBack> keptBack_;      ///< Not told yet.
  std::size_t pane_ = 0;                       ///< Which of them the keyboard works in, from 1.
};

/// "≈ " before figures measured on a figure that was not fitted to the client, else nothing.
[[nodiscard]] bool onUnfittedFigure(const plan::Plan& plan);

}  // namespace mesomap::ui
