#include <fmt/format.h>

#include "base/i18n.h"
#include "cli_open.h"
#include "picture.h"

namespace mesomap::app {

int runRender(const Arguments& arguments) {
  CommonOptions common;
  std::string file;
  std::string view;
  std::string size = "1280x800";
  std::string output;
  PictureOptions options;
  Parser parser("render", _("Draws a plan or a surface into a PNG picture; needs no display."),
                "  mesomap render ana.mesomap.json -o ana.png\n"
                "  mesomap render figure:bust-female --view left --size 800x1000 -o bust.png",
                common);
  parser.surfaceOptions(true);
  parser.text("FILE", file, _("A plan, a mesh, or figure:NAME"), Parser::Need::required);
  parser.text("--view", view, scene::standardViewNames() + _(" (the client's sides)"));
  parser.text("--size", size, _("WIDTHxHEIGHT in pixels (1280x800)"));
  parser.flag("--client", options.client, _("As shown to the client"));
  parser.text("-o,--output", output, _("The picture to write"), Parser::Need::required);
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (!view.empty()) {
    options.view = scene::standardViewFromName(view);
    if (!options.view) {
      return failUsage("render", fmt::format(fmt::runtime(_("--view: '{}' is not one of {}")), view,
                                             scene::standardViewNames()));
    }
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
