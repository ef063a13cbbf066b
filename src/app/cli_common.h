// What all commands share: options, error lines, progress, results.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "cli.h"
#include "mesh/surface_file.h"
#include "plan/plan.h"

namespace mesomap::app {

struct CommonOptions {
  std::string unit;
  std::string part;
  std::string surface;
  std::string passwordFile;
  bool quiet = false;
  plan::FigureParameters figure;  ///< Of a figure:NAME.
  bool noGarment = false;

  /// The unit and part given, or what is wrong with them.
  [[nodiscard]] Result<mesh::OpenOptions> openOptions() const;
  /// What was given about the figure; usage where `spec` is none or a figure is out of range.
  [[nodiscard]] Result<plan::FigureParameters> figureParameters(const std::string& spec) const;
};

/// Reads the words after `mesomap NAME` into variables; knows --quiet, --version and --help, whose
/// text ends in `footer` (a command's examples). CLI11 behind a thin wrapper.
class Parser {
 public:
  enum class Need { optional, required };

  Parser(const std::string& name, const std::string& what, const std::string& footer,
         CommonOptions& common);
  ~Parser();
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// A name without dashes is a place among the words. An empty `what` hides the option.
  void text(const char* name, std::string& value, const std::string& what,
            Need need = Need::optional);
  void texts(const char* name, std::vector<std::string>& values, const std::string& what);
  /// One word each time that the option is given.
  void repeated(const char* name, std::vector<std::string>& values, const std::string& what);
  void optionalText(const char* name, std::optional<std::string>& value, const std::string& what);
  void optionalNumber(const char* name, std::optional<double>& value, const std::string& what);
  void number(const char* name, double& value, const std::string& what);
  void integer(const char* name, int& value, const std::string& what);
  void flag(const char* name, bool& value, const std::string& what);
  /// --unit and --part, and --surface and --password-file where a plan is read.
  void surfaceOptions(bool forPlan);
  void passwordOption();
  /// --build, --tone and --no-garment of a figure:NAME.
  void figureOptions();

  /// An exit status when the command ends here (help, version, wrong usage).
  [[nodiscard]] std::optional<int> parseOrEnd(const Arguments& arguments);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "mesomap: error: SUBJECT: MESSAGE" as one line on standard error; the exit status that fits.
int fail(const Error& error);
int failUsage(const std::string& command, const std::string& message);
/// "mesomap: note: ..." on standard error unless quiet.
void note(const CommonOptions& common, const std::string& text);

/// A bar on standard error while it is a terminal; silent otherwise. Clears its line at the end.
class ProgressBar {
 public:
  explicit ProgressBar(const CommonOptions& common);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  [[nodiscard]] Progress progress();

 private:
  bool shown_ = false;
  bool drawn_ = false;
};

/// Writes a result to standard output, with a line end.
void print(const std::string& text);

[[nodiscard]] const char* programVersion();

/// Whether the file holds a plan (by name, then by its first byte) rather than a mesh.
[[nodiscard]] bool looksLikePlan(const std::string& path);

}  // namespace mesomap::app
