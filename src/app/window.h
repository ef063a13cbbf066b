// The window: frame loop, input, panels and files on screen.
#pragma once

#include <optional>
#include <string>

#include "base/secret.h"
#include "mesh/surface_file.h"

namespace mesomap::app {

struct WindowOptions {
  std::optional<std::string> file;  ///< plan, mesh, or figure:NAME to open at start
  std::optional<mesh::Unit> unit;
  SecretPtr password;      ///< Of that plan; none: asked for in the window.
  bool demo = false;       ///< "Example, not a client"
  std::string reportPath;  ///< machine-readable state after every frame (tests); empty: none
};

/// Runs until the window is closed. Exit status as on the command line.
int runWindow(const WindowOptions& options);

}  // namespace mesomap::app
