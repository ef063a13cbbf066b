#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/i18n.h"
#include "cli_open.h"
#include "picture.h"

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

}  // namespace

int runRender(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  std::string view;
  std::string size = "1280x800";
  std::string output;
  std::string centre;
  CloseUp closeUp;
  PictureOptions options;
  Parser parser("render", _("Draws a plan or a surface into a PNG picture; needs no display."),
                "  mesomap render ana.mesomap.json -o ana.png\n"
                "  mesomap render figure:bust-female --view left --size 800x1000 -o bust.png",
                common);
  parser.surfaceOptions(true);
  parser.text("FILE", file, _("A plan, a mesh, or figure:NAME"), Parser::Need::required);
  parser.text("--view", view,
              scene::standardViewNames() +
                  _(" (the client's sides); several with commas are drawn side by side"));
  parser.text("--centre", centre, _("X,Y,Z in mm: a close-up of this place"));
  parser.number("--across", closeUp.acrossMm, _("Width of the close-up in mm (200)"));
  parser.text("--size", size, _("WIDTHxHEIGHT in pixels (1280x800)"));
  parser.flag("--client", options.client, _("As shown to the client"));
  parser.text("-o,--output", output, _("The picture to write"), Parser::Need::required);
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  for (std::size_t from = 0; !view.empty() && from <= view.size();) {
    const std::size_t comma = std::min(view.find(',', from), view.size());
    const std::string one = view.substr(from, comma - from);
    const auto named = scene::standardViewFromName(one);
    if (!named) {
      return failUsage("render", fmt::format(fmt::runtime(_("--view: '{}' is not one of {}")), one,
                                             scene::standardViewNames()));
    }
    options.views.push_back(*named);
    from = comma + 1;
  }
  if (options.views.size() > kMostViews) {
    return failUsage("render",
                     fmt::format(fmt::runtime(_("--view: at most {} views")), kMostViews));
  }
  if (!centre.empty()) {
    const auto place = placeFrom(centre);
    if (!place) {
      return failUsage("render",
                       fmt::format(fmt::runtime(_("--centre: '{}' is not X,Y,Z in mm")), centre));
    }
    if (!(closeUp.acrossMm >= 1.0 && closeUp.acrossMm <= 5000.0)) {
      return failUsage("render", _("--across must lie between 1 and 5000 mm"));
    }
    closeUp.centre = *place;
    options.closeUp = closeUp;
  }
  const auto pixels = parseSize(size);
  if (!pixels) return failUsage("render", pixels.error().text());
  std::tie(options.widthPx, options.heightPx) = *pixels;
  auto bench = openAnything(file, common);
  if (!bench) return fail(bench.error());
  if (auto drawn = writePicture((*bench)->session, options, output); !drawn) {
    return fail(drawn.error());
  }
  return kDone;
}

}  // namespace mesomap::app
