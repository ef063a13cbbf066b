// The committed figures, read once by the program's own reader.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <glm/geometric.hpp>
#include <map>
#include <string>

#include "figure/figure.h"
#include "figure/prepared.h"
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

inline figure::Parameters bundled(const std::string& name) {
  const auto parameters = figure::parametersFromName(name);
  EXPECT_TRUE(parameters) << name;
  return parameters ? *parameters : figure::Parameters{};
}

/// The committed mesh of "bust-female" and the like, as it lies in its file: at build 0.
inline const mesh::TriangleMesh& committedMesh(const std::string& name) {
  static std::map<std::string, mesh::TriangleMesh> known;
  const auto it = known.find(name);
  if (it != known.end()) return it->second;
  auto file = mesh::openSurface(dataFolder() / figure::assetPath(bundled(name)), {});
  EXPECT_TRUE(file) << (file ? std::string() : file.error().text());
  return known[name] = file ? std::move(file->mesh) : mesh::TriangleMesh{};
}

/// What is kept beside it.
inline const figure::Prepared& committedPrepared(const std::string& name) {
  static std::map<std::string, std::shared_ptr<const figure::Prepared>> known;
  auto& prepared = known[name];
  if (!prepared) {
    auto read = figure::readPrepared(dataFolder() / figure::preparedPath(bundled(name)),
                                     committedMesh(name).positions.size());
    EXPECT_TRUE(read) << (read ? std::string() : read.error().text());
    prepared = read ? *read : std::make_shared<const figure::Prepared>();
  }
  return *prepared;
}

/// The committed figure at another build.
inline mesh::TriangleMesh committedAt(const std::string& name, double build) {
  mesh::TriangleMesh mesh = committedMesh(name);
  figure::Parameters parameters = bundled(name);
  parameters.build = build;
  figure::applyParameters(mesh, committedPrepared(name), parameters);
  return mesh;
}

}  // namespace mesomap::test
