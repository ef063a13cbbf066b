// The committed atlases: the whole skin named, both sides alike, every area in one piece.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "atlas/atlas_data.h"
#include "base/platform/files.h"
#include "mesh/surface_file.h"
#include "support/meshes.h"

namespace mesomap::figure {
namespace {

using mesh::SurfacePoint;

std::filesystem::path dataFolder() {
  const char* folder = std::getenv("MESOMAP_DATA");
  return folder ? std::filesystem::path(folder) : std::filesystem::current_path();
}

class BundledAtlas : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    parameters = *parametersFromName(GetParam());
    auto file = mesh::openSurface(dataFolder() / assetPath(parameters), {});
    ASSERT_TRUE(file) << file.error().text();
    mesh = std::move(file->mesh);
    path = dataFolder() / atlasPath(parameters);
    auto read = readAtlas(path, dataFolder() / kAreaTablePath, mesh, file->sha256);
    ASSERT_TRUE(read) << read.error().text();
    atlas = *read;
  }

  std::string titleOf(std::size_t area) const {
    const Area& a = atlas->areas()[area];
    return a.id + (a.side == Side::left ? ":left" : a.side == Side::right ? ":right" : "");
  }

  Parameters parameters;
  mesh::TriangleMesh mesh;
  std::filesystem::path path;
  std::shared_ptr<const Atlas> atlas;
};

TEST_P(BundledAtlas, NamesTheWholeSkin) {
  const double base = mesh::boundsOf(mesh).min.y;
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    const SurfacePoint middle{t};
    if (atlas->areaAt(middle)) continue;
    // Only the underside of a bust is no skin.
    EXPECT_EQ(parameters.kind, Kind::bust);
    EXPECT_LT(mesh::positionAt(mesh, middle).y, base + 6.0);
  }
}

TEST_P(BundledAtlas, EveryAreaIsOnePieceAndLargeEnoughToPick) {
  constexpr double kLeastMm2 = 8.0;  // the smallest: the inner corner of the eye
  std::vector<double> size(atlas->areas().size(), 0.0);
  for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
    for (const std::size_t a : atlas->areasAt({t})) size[a] += mesh::triangleArea(mesh, t);
  }
  for (std::size_t a = 0; a < size.size(); ++a) EXPECT_GT(size[a], kLeastMm2) << titleOf(a);

  // On the client's left every label is joined along edges.
  const auto text = platform::readFile(path);
  ASSERT_TRUE(text);
  const auto data = parseAtlas(*text, path.string(), mesh);
  ASSERT_TRUE(data) << data.error().text();
  const std::vector<Label>& label = data->network.label;
  std::vector<std::vector<std::uint32_t>> neighbours(label.size());
  for (const mesh::Triangle& t : mesh.triangles) {
    if (!onLeft(mesh, t)) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      if (label[t[k]] != label[t[(k + 1) % 3]]) continue;
      neighbours[t[k]].push_back(t[(k + 1) % 3]);
      neighbours[t[(k + 1) % 3]].push_back(t[k]);
    }
  }
  std::map<Label, int> pieces;
  std::vector<bool> seen(label.size(), false);
  for (std::uint32_t start = 0; start < label.size(); ++start) {
    if (seen[start] || mesh.positions[start].x < 0.0f) continue;
    ++pieces[label[start]];
    std::vector<std::uint32_t> front{start};
    seen[start] = true;
    while (!front.empty()) {
      const std::uint32_t v = front.back();
      front.pop_back();
      for (const std::uint32_t next : neighbours[v]) {
        if (seen[next]) continue;
        seen[next] = true;
        front.push_back(next);
      }
    }
  }
  for (const auto& [l, count] : pieces) EXPECT_EQ(count, 1) << data->areas[l];
}

TEST_P(BundledAtlas, BordersAreSharedByNeighboursAndClosed) {
  const auto lengthOf = [&](const std::vector<BorderCurve>& curves) {
    double length = 0.0;
    for (const BorderCurve& c : curves) {
      for (std::size_t i = 0; i + (c.closed ? 0 : 1) < c.points.size(); ++i) {
        length += glm::distance(mesh::positionAt(mesh, c.points[i]),
                                mesh::positionAt(mesh, c.points[(i + 1) % c.points.size()]));
      }
    }
    return length;
  };
  double ofAreas = 0.0;
  for (std::size_t a = 0; a < atlas->areas().size(); ++a) {
    const std::vector<BorderCurve> borders = atlas->areaBorders(a);
    for (const BorderCurve& c : borders) {
      EXPECT_TRUE(c.closed || c.points.front() == c.points.back()) << titleOf(a);
    }
    if (!atlas->areas()[a].overlay) ofAreas += lengthOf(borders);
  }
  const double shared = 2.0 * lengthOf(atlas->networkBorders());
  if (parameters.kind == Kind::body) {
    EXPECT_NEAR(ofAreas, shared, 1e-6 * shared);
  } else {
    EXPECT_GT(ofAreas, shared);  // and the rim of the underside
  }
}

TEST_P(BundledAtlas, LeftAndRightAreMirrorImages) {
  const auto mirror = mirrorOf(mesh);
  ASSERT_TRUE(mirror);
  support::Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const SurfacePoint place = random.pointOn(mesh);
    const SurfacePoint image = mirrored(mesh, *mirror, place);
    const std::vector<std::size_t> here = atlas->areasAt(place);
    const std::vector<std::size_t> there = atlas->areasAt(image);
    ASSERT_EQ(here.size(), there.size());
    for (std::size_t k = 0; k < here.size(); ++k) {
      const Area& a = atlas->areas()[here[k]];
      const Area& b = atlas->areas()[there[k]];
      ASSERT_EQ(a.id, b.id);
      ASSERT_EQ(a.side == Side::left, b.side == Side::right) << a.id;
      // The client's left is +x.
      const double x = mesh::positionAt(mesh, place).x;
      if (a.side == Side::left) {
        ASSERT_GE(x, 0.0) << a.id;
      }
      if (a.side == Side::right) {
        ASSERT_LE(x, 0.0) << a.id;
      }
    }
    // The edge of the liver is on the client's right alone.
    const auto onRight = [&](const SurfacePoint& p) {
      const auto zone = atlas->zoneAt(p);
      if (!zone || atlas->zones()[*zone].id != "liver-edge") return false;
      EXPECT_LT(mesh::positionAt(mesh, p).x, 0.0);
      return true;
    };
    const bool liver = onRight(place) || onRight(image);
    if (!liver) {
      ASSERT_EQ(atlas->zoneAt(place), atlas->zoneAt(image));
    }
  }
  for (const Landmark& l : atlas->landmarks()) {
    const double across = mesh::positionAt(mesh, l.place).x;
    EXPECT_EQ(l.side == Side::left, across > 1.0) << l.id;
    EXPECT_EQ(l.side == Side::right, across < -1.0) << l.id;
    if (l.side == Side::midline) {
      EXPECT_NEAR(mesh::positionAt(mesh, l.place).x, 0.0, 1e-9) << l.id;
    }
  }
}

TEST_P(BundledAtlas, ListsWhatThePickListAsksFor) {
  std::set<std::string> here;
  std::set<std::string> names;
  for (const Area& area : atlas->areas()) here.insert(area.id);
  const auto text = platform::readFile(dataFolder() / kAreaTablePath);
  ASSERT_TRUE(text);
  const auto table = parseAreaTable(*text, "areas.json");
  ASSERT_TRUE(table) << table.error().text();
  if (parameters.kind == Kind::body) {
    for (const AreaRow& row : *table) EXPECT_TRUE(here.contains(row.area.id)) << row.area.id;
  }
  for (const Landmark& landmark : atlas->landmarks()) names.insert(landmark.id);
  EXPECT_GE(names.size(), parameters.kind == Kind::body ? 45u : 20u);
  EXPECT_FALSE(atlas->zones().empty());
  EXPECT_LT(std::filesystem::file_size(path), 2u << 20);
}

INSTANTIATE_TEST_SUITE_P(Figures, BundledAtlas, testing::ValuesIn(bundledNames()),
                         [](const auto& figure) {
                           std::string name = figure.param.substr(figure.param.find(':') + 1);
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace mesomap::figure
