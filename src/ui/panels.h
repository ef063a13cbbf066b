// The pieces of the window, each drawn by a file of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "exchange/plan_in_words.h"
#include "scene/client_show.h"
#include "scene/view_labels.h"
#include "ui/theme.h"
#include "ui/workplace.h"

namespace mesomap::ui {

struct Panels {
  scene::Session& session;
  scene::ViewTool& tool;
  const CommandRegistry& commands;
  Settings& settings;
  ViewState& view;
  DialogStack& dialogs;
  Toasts& toasts;
};

void drawTopBar(Panels& panels, float width);
/// The same place while nothing is open: the name and the menu.
void drawStartBar(Panels& panels, float width);
void drawToolStrip(Panels& panels, const WidgetRect& rect);
void drawAreaPanel(Panels& panels, const WidgetRect& rect);
/// The panel's border, to drag; before the panel itself, so that it lies over it.
void drawPanelEdge(Settings& settings, const WidgetRect& panel);
void drawEmptyPanel(Panels& panels);
void drawAreaList(Panels& panels);
void drawClientReference(Panels& panels);
void drawFigure(Panels& panels);  ///< Build, skin and garment.
/// What the tool will do, over the picture.
void drawToolPreview(Panels& panels, const WidgetRect& rect, bool pointerInView);
/// Where the newest stroke went, and where else it could go, ending at `bottom` (screen pixels).
/// Returns the height used.
float drawStrokeChip(Panels& panels, const WidgetRect& rect, float bottom);
/// The chosen point while the point tool is in hand, in the view's upper right corner.
void drawPointCard(Panels& panels, const WidgetRect& rect);
/// How the tool of now is set, over the view; where it ends below (screen pixels).
float drawToolOptions(Panels& panels, const WidgetRect& rect);
/// A scan's plane between the client's sides: button and panel to set it.
void drawMiddle(Panels& panels);
[[nodiscard]] std::string exclusionTitle(plan::ExclusionKind kind);  ///< "Mole", "Scar" …
/// Names the skin under the pointer, beside it.
void drawPlaceLabel(Panels& panels, const WidgetRect& rect);
/// Numbers of points and names of areas; `covered`: what floats over the view, screen
/// pixels.
void drawViewLabels(Panels& panels, scene::ViewLabels& labels, const WidgetRect& rect,
                    const std::vector<WidgetRect>& covered, const Workplace::FrameInput& input);
/// Measured distances, and a bar that tells the scale.
void drawMeasurements(Panels& panels, const WidgetRect& rect);
void drawScaleBar(Panels& panels, const WidgetRect& rect, float bottom);
/// The figure's named points that can be seen from here.
void drawLandmarks(Panels& panels, const WidgetRect& rect);
/// "Source: … · not yet reviewed by a clinician".
[[nodiscard]] std::string zoneSource(const figure::Zone& zone);
/// What the zones' colours and lines mean, over the view; ends at `bottom` (screen pixels).
void drawZoneLegend(Panels& panels, const WidgetRect& rect, float bottom);
/// What the colours of points and gaps mean, above `bottom` (screen pixels) where they are not
/// their areas'.
void drawColourLegend(Panels& panels, const WidgetRect& rect, float bottom);
/// Grow, shrink, smooth and a menu of everything else.
void drawAreaActions(Panels& panels, const plan::Region& region);
void drawExclusions(Panels& panels);  ///< Nothing where there are none.
void drawKeptViews(Panels& panels);   ///< The same.
void drawSelectedArea(Panels& panels, const plan::Region& region);
void drawRule(Panels& panels, const plan::Region& region);
/// The next open question about a caution zone; nothing where none is open.
void drawZoneQuestions(Panels& panels, const plan::Region& region);
void drawZoneAnswers(Panels& panels, const plan::Region& region);
void drawLeftOut(Panels& panels, const plan::Region& region);
[[nodiscard]] std::string leftOutText(const plan::Region& region);
void drawTotals(Panels& panels, const WidgetRect& rect);
[[nodiscard]] float totalsHeight(const plan::Plan& plan, float widthPx);  ///< screen pixels
void drawStatusLine(Panels& panels, const WidgetRect& rect, const scene::Modifiers& modifiers,
                    bool pointerInView);
// The client's view (client_view.cpp): how long its hint and its controls stay, and fade.
inline constexpr double kClientHintSeconds = 5.0;
inline constexpr double kClientControlSeconds = 4.0;
inline constexpr double kClientFadeSeconds = 0.6;
void drawClientView(Panels& panels, scene::ClientShow& show, const WidgetRect& rect, double now);
/// What the client sees on another screen, and the way through it, ending at `bottom` (screen
/// pixels). Returns the height used.
float drawClientStrip(Panels& panels, scene::ClientShow& show, const ClientElsewhere& elsewhere,
                      const WidgetRect& rect, float bottom, double now);
/// Seconds until something in it fades on.
[[nodiscard]] std::optional<double> clientViewChangesIn(const ViewState& view, bool lessMotion,
                                                        double now);
/// Opens under the last item; the list of areas that can be picked.
void drawAreaMenu(Panels& panels);

[[nodiscard]] std::unique_ptr<Dialog> makeAboutDialog(const CommandRegistry& commands);
/// Commands and areas, found by a few letters.
[[nodiscard]] std::unique_ptr<Dialog> makeCommandPalette(const Panels& panels);
/// What faultReport made, to be read and copied.
[[nodiscard]] std::unique_ptr<Dialog> makeLogDialog(std::string report, Toasts& toasts);
/// The plan in plain sentences.
[[nodiscard]] std::unique_ptr<Dialog> makeWordsDialog(std::vector<exchange::WordsPart> parts,
                                                      Toasts& toasts);
[[nodiscard]] std::unique_ptr<Dialog> makeCurtain();
/// Asks what the view of now is to be called, and keeps it.
[[nodiscard]] std::unique_ptr<Dialog> makeKeepViewDialog(Panels& panels);
[[nodiscard]] std::unique_ptr<Dialog> makeSettingsDialog(Settings& settings);
/// What can be chosen in practice, with sources; the user's own entries are made here.
[[nodiscard]] std::unique_ptr<Dialog> makeCatalogueDialog(Panels& panels);
/// The user's templates: given to an area or the figure, renamed, deleted, exported, imported.
[[nodiscard]] std::unique_ptr<Dialog> makeTemplateDialog(Panels& panels);
/// The legal notice about injections against fat, for a country that is chosen.
[[nodiscard]] std::unique_ptr<Dialog> makeNoticeDialog(scene::Session& session);
[[nodiscard]] std::unique_ptr<Dialog> makeZoneList(std::vector<figure::Zone> zones);
/// All keys, which can be changed here.
[[nodiscard]] std::unique_ptr<Dialog> makeKeySheet(CommandRegistry& commands, Settings& settings);
/// The sentence that stands wherever Mesomap introduces itself.
[[nodiscard]] std::string purposeSentence();

/// Fixed window without decoration; pair with endPane.
void beginPane(const char* name, const WidgetRect& rect, Color ground, float padX, float padY);
void endPane();
/// How a panel over the view looks; design pixels.
struct Floating {
  Color ground = palette().bar;
  float rounding = 8, padX = 14, padY = 10, border = 1;
  bool takesFocus = false;
};
/// As large as what is in it, at the place and width that were set for the next window; pair with
/// endFloating.
void beginFloating(const char* name, const Floating& look);
/// Where it is, screen pixels: from now on a press there is no press on the skin.
WidgetRect endFloating();
/// A thin line in a pane, to its very edges.
void paneLine(float x1, float y1, float x2, float y2);

}  // namespace mesomap::ui
