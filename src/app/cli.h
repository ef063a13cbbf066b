// The command line: one function a command, each given the words after its name.
#pragma once

#include <string>
#include <vector>

namespace mesomap::app {

using Arguments = std::vector<std::string>;

enum ExitStatus : int {
  kDone = 0,
  kRefused = 1,  ///< The input was refused or the output could not be written.
  kUsage = 2,    ///< The words on the command line make no sense.
  kAsks = 3      ///< `check`, `versions`: well formed, but something asks for attention.
};

/// The whole program: a command, or the window.
int runProgram(const Arguments& arguments);

int runPlan(const Arguments& arguments);
int runRender(const Arguments& arguments);
int runExport(const Arguments& arguments);
int runCheck(const Arguments& arguments);
int runDiff(const Arguments& arguments);
int runVersions(const Arguments& arguments);
int runQuality(const Arguments& arguments);
int runInfo(const Arguments& arguments);
int runAreas(const Arguments& arguments);
int runLandmarks(const Arguments& arguments);
int runMeasures(const Arguments& arguments);
int runFigure(const Arguments& arguments);
int runSession(const Arguments& arguments);
int runRecord(const Arguments& arguments);
int runDemo(const Arguments& arguments);

}  // namespace mesomap::app
