#include "cli_common.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "base/i18n.h"
#include "plan/plan_file.h"

namespace mesomap::app {
namespace {

std::string oneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\r', ' ');
  return text;
}

void errorLine(const std::string& text) {
  std::fputs(fmt::format("mesomap: error: {}\n", oneLine(text)).c_str(), stderr);
}

}  // namespace

const char* programVersion() {
  return MESOMAP_VERSION;
}

Result<mesh::OpenOptions> CommonOptions::openOptions() const {
  mesh::OpenOptions options;
  if (!unit.empty()) {
    options.unit = mesh::unitFromSymbol(unit);
    if (!options.unit) {
      return Error{ErrorKind::usage, "--unit",
                   fmt::format(fmt::runtime(_("'{}' is not mm, cm, dm, m or in")), unit)};
    }
  }
  if (!part.empty()) options.part = part;
  return options;
}

Result<plan::FigureParameters> CommonOptions::figureParameters(const std::string& spec) const {
  plan::FigureParameters chosen = figure;
  chosen.build = plan::roundTo(figure.build, plan::kBuildDecimals);
  chosen.garment = !noGarment;
  if (chosen == plan::FigureParameters{}) return chosen;
  if (!spec.starts_with("figure:")) {
    return Error{ErrorKind::usage, spec,
                 _("--build, --tone and --no-garment belong to a figure:NAME")};
  }
  if (!plan::inRange(chosen)) {
    return Error{ErrorKind::usage, spec,
                 _("--build must lie between -1 (slim) and 1 (heavy), --tone between 1 and 6")};
  }
  return chosen;
}

int fail(const Error& error) {
  errorLine(error.text());
  return error.kind == ErrorKind::usage ? kUsage : kRefused;
}

int failUsage(const std::string& command, const std::string& message) {
  const std::string help = command.empty() ? "mesomap --help" : "mesomap " + command + " --help";
  errorLine((command.empty() ? "" : command + ": ") + message +
            fmt::format(fmt::runtime(_(" (see {})")), help));
  return kUsage;
}

void note(const CommonOptions& common, const std::string& text) {
  if (!common.quiet) std::fputs(fmt::format("mesomap: note: {}\n", oneLine(text)).c_str(), stderr);
}

ProgressBar::ProgressBar(const CommonOptions& common)
    : shown_(!common.quiet && ::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

Progress ProgressBar::progress() {
  if (!shown_) return {};
  return {{}, [this](double fraction, std::string_view stage) {
            constexpr int kWidth = 24;
            const int filled = std::clamp(static_cast<int>(fraction * kWidth), 0, kWidth);
            const std::string bar(static_cast<std::size_t>(filled), '#');
            std::fputs(
                fmt::format("\r\033[K[{:<24}] {:3.0f} % {}", bar, fraction * 100, stage).c_str(),
                stderr);
            std::fflush(stderr);
            drawn_ = true;
          }};
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
}

bool looksLikePlan(const std::string& path) {
  if (path.starts_with("figure:")) return false;
  std::string extension = std::filesystem::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (extension == ".json" || extension == ".mesomap") return true;
  if (!extension.empty()) return false;
  if (plan::isSealedPlan(path)) return true;
  std::ifstream file(path, std::ios::binary);
  char first = 0;
  return file.get(first) && first == '{';
}

}  // namespace mesomap::app
