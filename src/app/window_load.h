// Reading a plan or a surface on a worker, with everything the window needs to ask about it.
#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "mesh/surface_file.h"
#include "plan/plan_file.h"
#include "plan/technique.h"
#include "scene/autosave.h"
#include "scene/surface_model.h"

namespace mesomap::app {

/// What the example is planned on.
inline constexpr const char* kFirstFigure = "figure:bust-female";

struct LoadRequest {
  std::string spec;  ///< path or figure:NAME
  mesh::OpenOptions options = {};
  std::optional<std::filesystem::path> scan = {};  ///< Where the plan's scan is, as shown by hand.
  std::optional<scene::Recoverable> recovering = {};  ///< `spec` is this autosave.
  SecretPtr password = {};                            ///< Of a plan that has one, as typed.
  bool demo = false;
  plan::FigureParameters figure = {};  ///< What a figure:NAME starts with.
  bool wholeFile = false;              ///< The question about parts was answered.
};

/// What a file's unit could be: "as metres it would be a head of 38 cm".
struct UnitChoice {
  mesh::Unit unit = mesh::Unit::millimetre;
  double longestMm = 0.0;
};

struct Loaded {
  scene::SurfaceModelPtr model;
  std::optional<plan::Plan> plan;
  SealPtr seal;  ///< What the plan was sealed with.
  std::vector<std::string> notes;
  std::vector<mesh::FilePart> parts;
  std::optional<Error> error;
  bool surfaceMissing = false;    ///< The plan was read; its scan was not found.
  std::vector<UnitChoice> units;  ///< Filled when the unit must be asked for.
  double longestInFile = 0.0;
};

/// A figure that is being read while there is no window yet: the first picture comes sooner.
struct EarlyFigure {
  std::string spec;  ///< figure:NAME; empty: nothing is being read
  plan::FigureParameters figure = {};
  std::shared_future<scene::SurfaceModelPtr> model = {};  ///< Null where it could not be read.
};
/// Begins to read; nothing for plans and scans, whose reading can take long and asks questions.
[[nodiscard]] EarlyFigure readEarly(const std::string& spec, const plan::FigureParameters& figure);

/// A plan by its name or its first character, as opposed to a mesh.
[[nodiscard]] bool looksLikePlan(const std::filesystem::path& path);

/// Runs on a worker. Takes the surface from `early` where that is the one asked for.
[[nodiscard]] Loaded loadForWindow(const LoadRequest& request,
                                   const std::vector<plan::Technique>& techniques,
                                   const Progress& progress, const EarlyFigure& early = {});

[[nodiscard]] std::string unitName(mesh::Unit unit);  ///< "metres"

}  // namespace mesomap::app
