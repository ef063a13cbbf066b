// The committed figures, read once by the program's own reader.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>
#include <map>
#include <string>

#include "figure/charts.h"
#include "mesh/surface_file.h"

namespace mesomap::test {

inline std::filesystem::path dataFolder() {
  const char* folder = std::getenv("MESOMAP_DATA");
  return folder ? std::filesystem::path(folder) : std::filesystem::current_path();
}

inline figure::Parameters bust(double sex) {
  figure::Parameters parameters;
  parameters.sex = sex;
  return parameters;
}

/// The committed mesh of the female (0) or male (1) bust.
inline const mesh::TriangleMesh& committedBust(double sex) {
  static std::map<double, mesh::TriangleMesh> known;
  const auto it = known.find(sex);
  if (it != known.end()) return it->second;
  const auto path = dataFolder() / figure::assetPath(bust(sex));
  auto file = mesh::openSurface(path, {});
  EXPECT_TRUE(file) << (file ? std::string() : file.error().text());
  return known[sex] = file ? std::move(file->mesh) : mesh::TriangleMesh{};
}

/// Landmark by name; left where there are two.
inline glm::dvec3 landmark(const figure::Parameters& parameters, const std::string& id) {
  for (const figure::ShapeLandmark& l : figure::landmarks(parameters)) {
    if (l.id == id && l.side != figure::Side::right) return l.position;
  }
  ADD_FAILURE() << "no landmark " << id;
  return glm::dvec3(0);
}

}  // namespace mesomap::test
