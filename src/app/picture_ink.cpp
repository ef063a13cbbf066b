#include "picture_ink.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/i18n.h"

namespace mesomap::app {

std::string lengthText(double mm) {
  return mm >= 10.0 ? fmt::format(fmt::runtime(_("{} cm")), fmt::format("{:g}", mm / 10.0))
                    : fmt::format(fmt::runtime(_("{} mm")), fmt::format("{:g}", mm));
}

void drawBar(render::Ink& ink, glm::dvec2 left, double lengthPx, double scale) {
  const glm::dvec2 right = left + glm::dvec2(lengthPx, 0.0);
  const double thick = std::max(1.2, 1.4 * scale);
  for (const bool halo : {true, false}) {
    const render::InkColor color = halo ? inkOf(kPaperRgb, 0.7) : inkOf(kSoftRgb);
    const double width = halo ? thick + 2.5 * scale : thick;
    ink.line(left, right, width, color);
    for (const glm::dvec2& end : {left, right}) {
      ink.line(end - glm::dvec2(0.0, 4.0 * scale), end + glm::dvec2(0.0, 4.0 * scale), width,
               color);
    }
  }
}

std::vector<std::string> linesOf(const render::Typeface& face, const std::string& text,
                                 double widthPx) {
  std::vector<std::string> lines;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::string longer = lines.empty() ? word : lines.back() + " " + word;
    if (!lines.empty() && face.widthOf(longer) <= widthPx) {
      lines.back() = longer;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

}  // namespace mesomap::app
