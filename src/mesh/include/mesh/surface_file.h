// Opening a shape from a file: checked reading, parts, units, texture, identity.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "mesh/triangle_mesh.h"

namespace mesomap::mesh {

enum class Unit { millimetre, centimetre, decimetre, metre, inch };

[[nodiscard]] double millimetresPer(Unit unit);
[[nodiscard]] const char* unitSymbol(Unit unit);  ///< "mm", "cm", "dm", "m", "in"
[[nodiscard]] std::optional<Unit> unitFromSymbol(const std::string& symbol);

/// 8-bit RGB(A) picture, top row first.
struct Image {
  int width = 0;
  int height = 0;
  int channels = 0;  ///< 3 or 4
  std::vector<std::uint8_t> pixels;
};

/// One selectable piece of a file: an OBJ group/object (`g`, `o`).
struct FilePart {
  std::string name;
  std::size_t triangles = 0;
};

/// Counts of what was found odd in the file; nothing is repaired in place.
struct MeshDefects {
  std::size_t zeroAreaTriangles = 0;
  std::size_t duplicateTriangles = 0;
  std::size_t nonManifoldEdges = 0;
  std::size_t unusedVertices = 0;
};

struct SurfaceFile {
  std::filesystem::path path;
  std::string sha256;                    ///< Of the file's bytes.
  TriangleMesh mesh;                     ///< In mm; the chosen part only.
  Unit unit = Unit::millimetre;          ///< The unit that was applied.
  std::string part;                      ///< The chosen part, empty when the whole file.
  std::vector<FilePart> parts;           ///< All parts of the file.
  std::shared_ptr<const Image> texture;  ///< Diffuse picture, or null.
  std::vector<std::string> warnings;  ///< Full sentences for people (missing texture and the like).
  MeshDefects defects;
};

struct OpenOptions {
  std::optional<Unit> unit;  ///< Given by the user; none: judged from the size.
  std::optional<std::string> part;
  std::size_t maxFileBytes = std::size_t{2} << 30;
};

/// What an implausible size probably means.
struct UnitGuess {
  std::optional<Unit> unit;      ///< The single plausible unit, if there is one.
  std::vector<Unit> candidates;  ///< All that fit.
  bool head = true;              ///< The proposed size is a head or bust (else a body).
};

/// Longest side of 180–480 mm is a head or bust, 1.3–2.2 m a body.
[[nodiscard]] UnitGuess guessUnit(double longestSideInFileUnits);
[[nodiscard]] bool plausibleMillimetres(double longestSideMm);

/// Reads an OBJ (other formats are refused with a sentence that says which are read). With no unit
/// given and an implausible size the Error has kind `unitUnknown` and names the likely unit. With
/// several parts and none chosen the whole file is read unless `part` is required by the caller;
/// an unknown part is refused and the parts are listed.
/// Everything from the file is checked: NaN, missing numbers, indices, counts, no faces, no area.
[[nodiscard]] Result<SurfaceFile> openSurface(const std::filesystem::path& path,
                                              const OpenOptions& options,
                                              const Progress& progress = {});

/// The same from bytes in memory (fuzzing, tests); textures are looked for beside `path`.
[[nodiscard]] Result<SurfaceFile> parseObj(const std::string& bytes,
                                           const std::filesystem::path& path,
                                           const OpenOptions& options,
                                           const Progress& progress = {});

/// Writes an OBJ that any program opens (positions with 3 decimals, optional vertex colours,
/// normals).
[[nodiscard]] Result<void> writeObj(const TriangleMesh& mesh, const std::filesystem::path& path,
                                    const std::string& comment);
[[nodiscard]] std::string objText(const TriangleMesh& mesh, const std::string& comment);

}  // namespace mesomap::mesh
