// Stands in where the window is left out of the build.
#include <cstdio>

#include "base/i18n.h"
#include "window.h"

namespace mesomap::app {

int runWindow(const WindowOptions&) {
  std::fprintf(stderr, "mesomap: error: %s\n",
               _("this build has no window; 'mesomap --help' lists what the command line does"));
  return 1;
}

}  // namespace mesomap::app
