// What the stories share: a desktop, a home, and the usual gestures.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "e2e/window/program.h"
#include "e2e/window/x_desktop.h"

namespace mesomap::e2e {

class Story : public ::testing::Test {
 protected:
  explicit Story(int width = 1280, int height = 800) : desktop(width, height) {}

  /// Starts the program and waits until something is open and quiet.
  Program& start(std::vector<std::string> arguments = {"figure:bust-female"});
  /// Paints along places of the view given as shares of its width and height, and waits for the
  /// points.
  Json paint(const std::vector<std::pair<double, double>>& path);
  /// Starts the program on the bust, seen from the front, and paints its left cheek.
  Json paintCheek();
  /// Waits until nothing runs and what the program says of itself is as wanted.
  Json awaitThat(const std::string& what, const std::function<bool(const Json&)>& wanted);
  /// Ctrl+Shift+S to a path; waits until it is saved there.
  void saveAs(const std::filesystem::path& path);
  /// Blocks until an autosave whose name ends so lies in the state folder; false: in vain.
  bool awaitAutosave(const std::string& ending = ".mesomap.json");
  /// Turns the wheel over the panel until the widget is in sight.
  void scrollTo(const std::string& widget);
  /// The same over the open dialog.
  void scrollDialogTo(const std::string& widget);
  /// Keeps a picture of the screen, once it is smooth, under the story's name.
  Screenshot shot(const std::string& name);
  [[nodiscard]] static Json readJson(const std::filesystem::path& path);

  XDesktop desktop;
  TemporaryHome home;
  std::unique_ptr<Program> program;
};

/// Distance between the two nearest positions of a plan's sites, straight, mm.
[[nodiscard]] double nearestPairMm(const Json& sites);

}  // namespace mesomap::e2e
