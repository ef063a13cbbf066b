// Everything known about the shape on screen: file mesh, working mesh, ray caster, atlas.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "figure/atlas.h"
#include "figure/prepared.h"
#include "layout/sites.h"
#include "mesh/ray_caster.h"
#include "mesh/surface_file.h"
#include "mesh/working_mesh.h"
#include "plan/plan.h"
#include "surface/openness.h"
#include "surface/outline.h"

namespace mesomap::scene {

/// What every build of one figure shares: the figure as its file holds it.
struct FigureBase {
  mesh::TriangleMesh fileMesh;  ///< At build 0, in the default tone.
  std::shared_ptr<const mesh::WorkingMesh> working;
  std::shared_ptr<const mesh::RayCaster> workingCaster;
  mesh::Bounds bounds;
  std::shared_ptr<const figure::Prepared> prepared;  ///< Null where its file is missing.
};

/// Immutable once made; shared by the session, the renderer and running jobs.
struct SurfaceModel {
  plan::SurfaceRef ref;
  std::string fileName;         ///< Of a scan.
  mesh::TriangleMesh fileMesh;  ///< mm, with normals.
  std::shared_ptr<const mesh::WorkingMesh> working;
  std::shared_ptr<const mesh::RayCaster> workingCaster;  ///< On the working mesh.
  surface::PageTriangles pages;
  std::shared_ptr<const mesh::Image> texture;
  std::optional<figure::Parameters> figure;  ///< Set when this is one of our figures.
  /// How open to the light each vertex of the file lies; of a figure at every build. Null on a
  /// scan.
  std::shared_ptr<const surface::Openness> openness;
  std::shared_ptr<const figure::Atlas> atlas;  ///< Of a figure; its places are the file's.
  std::shared_ptr<const FigureBase> base;      ///< What all builds of a figure share.
  mesh::Bounds bounds;
  std::vector<std::string> warnings;
  /// For people: "Bust, female", in the language of now, or the scan's file name.
  [[nodiscard]] std::string title() const;
  mesh::MeshDefects defects;
  std::vector<mesh::FilePart> parts;  ///< All parts of the file, also those left aside.

  [[nodiscard]] bool isBody() const { return bounds.size().y > 1000.0; }
  /// A figure whose build, skin and garment can be changed.
  [[nodiscard]] bool adjustable() const;
  /// The figure's landmarks where they lie at this build; none on a scan.
  [[nodiscard]] std::vector<plan::Landmark> landmarks() const;
  /// The zone that holds a place of the working mesh, a blocked one first; or null.
  [[nodiscard]] const figure::Zone* zoneAt(const mesh::SurfacePoint& working) const;
  /// Id of the zone that automatic points must avoid at a place of the working mesh, or empty.
  [[nodiscard]] std::string blockedZoneAt(const mesh::SurfacePoint& working) const;
  /// Id of the caution zone, where no blocked one, holds a place of the working mesh, or empty.
  [[nodiscard]] std::string cautionZoneAt(const mesh::SurfacePoint& working) const;
  /// The zone of this id, or null: a scan has none.
  [[nodiscard]] const figure::Zone* zoneOf(const std::string& id) const;
  [[nodiscard]] std::string zoneName(const std::string& id) const;
  /// First skin under a ray, on the working mesh.
  [[nodiscard]] std::optional<mesh::SurfacePoint> pick(const glm::dvec3& origin,
                                                       const glm::dvec3& direction) const;
  [[nodiscard]] layout::PlaceContext placeContext() const;
};
using SurfaceModelPtr = std::shared_ptr<const SurfaceModel>;

/// `spec` is a path or "figure:bust-female". Figures come from the data folder's assets; on a scan
/// `parameters` mean nothing.
[[nodiscard]] Result<SurfaceModelPtr> loadSurfaceModel(
    const std::string& spec, const mesh::OpenOptions& options, const Progress& progress = {},
    const plan::FigureParameters& parameters = {});

/// The same figure with another build, skin or garment: its triangles, working mesh recipe and
/// atlas stay, so that every surface point and field carries over. Errors: usage on a scan or out
/// of range; io where the figure's files lack what it needs.
[[nodiscard]] Result<SurfaceModelPtr> withParameters(const SurfaceModel& model,
                                                     const plan::FigureParameters& parameters);

/// The surface that a plan names: the figure's asset, or the scan found by locateSurface (or
/// `override`). Its hash must fit the plan's.
[[nodiscard]] Result<SurfaceModelPtr> loadSurfaceOfPlan(
    const plan::Plan& plan, const std::filesystem::path& planPath,
    const std::optional<std::filesystem::path>& override = std::nullopt,
    const Progress& progress = {});

}  // namespace mesomap::scene
