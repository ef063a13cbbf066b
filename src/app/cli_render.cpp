#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>
#include <sstream>

#include "base/i18n.h"
#include "cli_open.h"
#include "cli_views.h"
#include "contact_sheet.h"
#include "picture.h"
#include "plan/course_steps.h"

namespace mesomap::app {
namespace {

constexpr std::size_t kMostViews = 8;

std::optional<glm::dvec3> placeFrom(const std::string& text) {
  glm::dvec3 place(0.0);
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (int k = 0; k < 3; ++k) {
    const auto [stop, problem] = std::from_chars(at, end, place[k]);
    if (problem != std::errc() || !(std::abs(place[k]) < 1e5)) return std::nullopt;
    if (k < 2 && (stop == end || *stop != ',')) return std::nullopt;
    at = k < 2 ? stop + 1 : stop;
  }
  return at == end ? std::optional(place) : std::nullopt;
}

/// "a b  c" → a, b, c.
std::vector<std::string> wordsOf(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// X,Y,Z in mm, or a landmark of the surface: ID, and for a paired one ID:left or ID:right.
Result<glm::dvec3> centreFrom(const std::string& word, const std::vector<plan::Landmark>& known) {
  if (const auto place = placeFrom(word)) return *place;
  for (const plan::Landmark& each : known) {
    const bool sided = each.side == plan::Side::left || each.side == plan::Side::right;
    if (word == (sided ? each.id + ":" + plan::sideName(each.side) : each.id)) return each.position;
  }
  return Error{ErrorKind::usage, "--centre",
               fmt::format(fmt::runtime(_("'{}' is neither X,Y,Z in mm nor a landmark of this "
                                          "surface (see mesomap landmarks)")),
                           word)};
}

/// One number for all close-ups or one for each.
Result<std::vector<double>> widthsFrom(const std::string& text, std::size_t centres) {
  std::vector<double> widths;
  for (const std::string& word : wordsOf(text)) {
    double value = 0.0;
    const auto [stop, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (problem != std::errc() || stop != word.data() + word.size() ||
        !(value >= 1.0 && value <= 5000.0)) {
      return Error{ErrorKind::usage, "--across",
                   fmt::format(fmt::runtime(_("'{}' is not between 1 and 5000 mm")), word)};
    }
    widths.push_back(value);
  }
  if (widths.empty()) widths.push_back(CloseUp().acrossMm);
  if (widths.size() == 1) widths.resize(std::max<std::size_t>(1, centres), widths.front());
  if (widths.size() != std::max<std::size_t>(1, centres)) {
    return Error{ErrorKind::usage, "--across", _("give one number, or one for each --centre")};
  }
  return widths;
}

/// What is asked for of a figure must be there.
Result<void> checkFigure(const scene::SurfaceModel& model, const PictureOptions& options,
                         const std::string& file) {
  if (model.atlas) return {};
  const char* missing = nullptr;
  if (options.showAreas || options.colourAreas) {
    missing = _("a scan has no areas; those are drawn on the bundled figures only");
  } else if (options.showZones) {
    missing = _("a scan has no zones; those are drawn on the bundled figures only");
  } else if (options.landmarks) {
    missing = _("a scan has no landmarks; those are drawn on the bundled figures only");
  }
  if (missing == nullptr) return {};
  return Error{ErrorKind::usage, file, missing};
}

}  // namespace

int runRender(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  std::vector<std::string> view;
  std::string size;
  std::string output;
  std::string centre;
  std::string across;
  std::string burden;
  PictureOptions options;
  struct {
    bool asked = false, withoutPersonalData = false;
    int dotsPerInch = 300;
  } sheet;
  Parser parser("render", _("Draws a plan or a surface into a PNG picture; needs no display."),
                "  mesomap render ana.mesomap.json -o ana.png\n"
                "  mesomap render figure:bust-female --view left --size 800x1000 -o bust.png\n"
                "  mesomap render figure:bust-male --build 1 --tone 5 --zones -o zones.png\n"
                "  mesomap render figure:body-female --view front,back --colour-areas -o "
                "areas.png\n"
                "  mesomap render figure:bust-female --view front,left --centre \"pronasale "
                "tragion:left\" --across \"130 90\" -o close.png\n"
                "  mesomap render ana.mesomap.json --labels -o numbers.png\n"
                "  mesomap render ana.mesomap.json --sheet -o sheet.png",
                common);
  parser.surfaceOptions(true);
  parser.text("FILE", file, _("A plan, a mesh, or figure:NAME"), Parser::Need::required);
  parser.repeated(
      "--view", view,
      scene::standardViewNames() +
          _(" (the client's sides), or a view that the plan keeps; several with commas are "
            "drawn side by side"));
  parser.text("--centre", centre,
              _("A close-up of this place: X,Y,Z in mm or a landmark; several in quotes, one for "
                "each view"));
  parser.text("--across", across, _("Width of the close-up in mm (200); or one for each"));
  parser.text("--size", size, _("WIDTHxHEIGHT in pixels (1280x800)"));
  parser.flag("--client", options.client, _("As shown to the client"));
  parser.figureOptions();
  parser.flag("--zones", options.showZones, _("Of a figure: its caution and blocked zones"));
  parser.flag("--areas", options.showAreas, _("Of a figure: the borders of its areas"));
  parser.flag("--colour-areas", options.colourAreas,
              _("Of a figure: its areas in soft colours, neighbours told apart"));
  parser.flag("--landmarks", options.landmarks, _("Of a figure: crosses at its landmarks"));
  parser.flag("--clay", options.clay, _("Matte clay instead of skin"));
  parser.flag("--needles", options.needles, _("Needles at their angle and depth, in a close-up"));
  parser.text("--burden", burden,
              _("What the finished sessions have done to the skin: punctures or volume, per cm²"));
  parser.flag("--order", options.order, _("Lines from point to point in the order of work"));
  parser.flag("--labels", options.labels,
              _("With names of areas, numbers of points, and the scale"));
  parser.flag("--sheet", sheet.asked,
              _("All standard views on one sheet of A4, 300 dots per inch"));
  parser.integer("--dots-per-inch", sheet.dotsPerInch, _("Of a sheet: 300 (as given), 150 or 100"));
  parser.flag("--without-personal-data", sheet.withoutPersonalData,
              _("On a sheet: leaves out the client's reference"));
  parser.flag("--transparent", options.transparent, _("Nothing behind the surface"));
  parser.text("-o,--output", output, _("The picture to write"), Parser::Need::required);
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  const std::vector<std::string> centres = wordsOf(centre);
  const auto widths = widthsFrom(across, centres.size());
  if (!widths) return failUsage("render", widths.error().text());
  if (options.client && options.labels) {
    return failUsage("render", _("--labels are not shown to the client: leave out one of the two"));
  }
  if (options.client && options.landmarks) {
    return failUsage("render", _("--landmarks are not shown to the client: leave out one of the "
                                 "two"));
  }
  if (!burden.empty()) {
    if (burden != "punctures" && burden != "volume") {
      return failUsage("render", fmt::format(fmt::runtime(_("--burden: '{}' is neither punctures "
                                                            "nor volume")),
                                             burden));
    }
    if (options.client) {
      return failUsage("render",
                       _("--burden is not shown to the client: leave out one of the two"));
    }
    if (sheet.asked) return failUsage("render", _("--burden has no place on a --sheet"));
    options.burden =
        burden == "volume" ? scene::BurdenMeasure::volume : scene::BurdenMeasure::punctures;
  }
  if (sheet.asked && !(size.empty() && view.empty() && centre.empty())) {
    return failUsage("render", _("--sheet has views and a size of its own: leave out --view, "
                                 "--centre and --size"));
  }
  if (sheet.dotsPerInch != 300 && sheet.dotsPerInch != 150 && sheet.dotsPerInch != 100) {
    return failUsage("render", _("--dots-per-inch: give 300, 150 or 100"));
  }
  const auto pixels = parseSize(size.empty() ? "1280x800" : size);
  if (!pixels) return failUsage("render", pixels.error().text());
  std::tie(options.widthPx, options.heightPx) = *pixels;
  const auto takeViews = [&](const std::vector<plan::KeptView>& kept) -> std::optional<int> {
    auto wanted = wantedViews(view, kept);
    if (!wanted) return failUsage("render", wanted.error().message);
    if (wanted->views.size() > kMostViews) {
      return failUsage("render",
                       fmt::format(fmt::runtime(_("--view: at most {} views")), kMostViews));
    }
    if (centres.size() > 1 && centres.size() != wanted->views.size()) {
      return failUsage("render", _("--centre: give one place, or one for each --view"));
    }
    options.views = std::move(wanted->views);
    options.cameras = std::move(wanted->cameras);
    return std::nullopt;
  };
  const bool ofPlan = looksLikePlan(file);
  if (ofPlan) {
    // A plan says itself which build, skin and garment it was made on.
    if (const auto given = common.figureParameters(file); !given) return fail(given.error());
  } else if (const auto refused = takeViews({})) {
    return *refused;
  }
  auto bench = openAnything(file, common);
  if (!bench) return fail(bench.error());
  if (ofPlan) {
    if (const auto refused = takeViews((*bench)->session.plan()->views)) return *refused;
  }
  if (options.burden && plan::lastDone(*(*bench)->session.plan()) == nullptr) {
    return fail(Error{ErrorKind::refused, file, _("no session is finished yet")});
  }
  const scene::SurfaceModel& model = *(*bench)->session.model();
  if (auto there = checkFigure(model, options, file); !there) return fail(there.error());
  const std::vector<plan::Landmark> known = model.landmarks();
  for (std::size_t i = 0; i < centres.size(); ++i) {
    const auto place = centreFrom(centres[i], known);
    if (!place) return failUsage("render", place.error().text());
    options.closeUps.push_back({*place, (*widths)[i]});
  }
  ProgressBar bar(common);
  if (sheet.asked) {
    const scene::Session& session = (*bench)->session;
    auto canvas = contactSheet(session.plan(), session.model(),
                               {options.client, sheet.withoutPersonalData, options.clay});
    if (!canvas) return fail(canvas.error());
    canvas->reduceBy = 300 / sheet.dotsPerInch;
    canvas->keepsLight = session.seal() == nullptr;
    const auto written = writeCanvas(*canvas, output, bar.progress());
    return written ? kDone : fail(written.error());
  }
  if (auto drawn = writePicture((*bench)->session, options, output, bar.progress()); !drawn) {
    return fail(drawn.error());
  }
  return kDone;
}

}  // namespace mesomap::app
