#include "mesh/surface_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/platform/files.h"
#include "hygiene.h"
#include "mesh/corner_table.h"
#include "obj_check.h"
#include "obj_reader.h"
#include "texture.h"
#include "units.h"

namespace mesomap::mesh {

namespace {

/// Formats people will try, by file ending.
constexpr std::array<std::pair<const char*, const char*>, 16> kNotReadYet = {{
    {".stl", "STL"},
    {".ply", "PLY"},
    {".glb", "glTF"},
    {".gltf", "glTF"},
    {".fbx", "FBX"},
    {".3mf", "3MF"},
    {".dae", "COLLADA"},
    {".3ds", "3DS"},
    {".blend", "Blender"},
    {".usdz", "USD"},
    {".usd", "USD"},
    {".usdc", "USD"},
    {".wrl", "VRML"},
    {".x3d", "X3D"},
    {".off", "OFF"},
    {".abc", "Alembic"},
}};

std::string lowerCase(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Result<void> checkKind(const std::filesystem::path& path) {
  const std::string subject = path.string();
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return Error{ErrorKind::io, subject, _("there is no such file")};
  }
  if (std::filesystem::is_directory(status)) {
    return Error{ErrorKind::refused, subject, _("this is a folder, not a file")};
  }
  if (!std::filesystem::is_regular_file(status)) {
    return Error{ErrorKind::refused, subject, _("this is not an ordinary file")};
  }
  const std::string ending = lowerCase(path.extension().string());
  if (ending == ".obj") return {};
  for (const auto& [known, name] : kNotReadYet) {
    if (ending == known) {
      return Error{
          ErrorKind::refused, subject,
          fmt::format(fmt::runtime(_("{} files are not read yet; Mesomap reads OBJ")), name)};
    }
  }
  if (ending.empty()) return {};  // named by hand; its contents will tell
  return Error{
      ErrorKind::refused, subject,
      fmt::format(fmt::runtime(_("files ending in {} are not read; Mesomap reads OBJ")), ending)};
}

Result<std::vector<bool>> choosePart(const ObjShape& shape,
                                     const std::optional<std::string>& wanted,
                                     const std::string& subject) {
  std::vector<bool> chosen(shape.parts.size(), !wanted.has_value());
  if (!wanted) return chosen;
  const auto it = std::find(shape.parts.begin(), shape.parts.end(), *wanted);
  if (it == shape.parts.end()) {
    constexpr std::size_t kMostNamed = 20;
    std::string names;
    for (std::size_t i = 0; i < std::min(kMostNamed, shape.parts.size()); ++i) {
      names += (i == 0 ? "" : ", ") + shape.parts[i];
    }
    if (shape.parts.size() > kMostNamed) {
      names += fmt::format(fmt::runtime(_(" and {} more")), shape.parts.size() - kMostNamed);
    }
    return Error{ErrorKind::refused, subject,
                 fmt::format(fmt::runtime(_("there is no part '{}' in it; its parts are: {}")),
                             *wanted, names)};
  }
  chosen[static_cast<std::size_t>(it - shape.parts.begin())] = true;
  return chosen;
}

/// The chosen triangles with the vertices they use, in file order; positions still in file units,
/// kept in double until the unit is known so that they are rounded once.
struct Chosen {
  std::vector<glm::dvec3> positions;
  TriangleMesh mesh;                    ///< Without positions.
  std::vector<std::int32_t> materials;  ///< Per triangle.
};

Chosen collect(const ObjShape& shape, const std::vector<bool>& chosenParts) {
  Chosen chosen;
  std::vector<std::uint32_t> place(shape.positions.size(), kNone);
  for (const auto& face : shape.triangles) {
    if (!chosenParts[face.part]) continue;
    for (const auto v : face.vertices) place[v] = 0;
  }
  for (std::size_t v = 0; v < place.size(); ++v) {
    if (place[v] == kNone) continue;
    place[v] = static_cast<std::uint32_t>(chosen.positions.size());
    chosen.positions.push_back(shape.positions[v]);
    if (!shape.colors.empty()) chosen.mesh.colors.push_back(shape.colors[v]);
  }
  bool anyUv = false;
  for (const auto& face : shape.triangles) {
    if (!chosenParts[face.part]) continue;
    Triangle t{};
    std::array<glm::vec2, 3> uv{};
    for (std::size_t k = 0; k < 3; ++k) {
      t[k] = place[face.vertices[k]];
      if (face.texcoords[k] >= 0) {
        uv[k] = shape.texcoords[static_cast<std::size_t>(face.texcoords[k])];
        anyUv = true;
      }
    }
    chosen.mesh.triangles.push_back(t);
    chosen.mesh.faces.push_back(face.polygon);
    chosen.mesh.cornerUvs.push_back(uv);
    chosen.materials.push_back(face.material);
  }
  if (!anyUv) chosen.mesh.cornerUvs.clear();
  return chosen;
}

/// A file that lacks its second half often still reads well: its vertices come first, and then
/// only as many faces as were left. That most of them belong to no face tells.
Result<void> checkAllThere(const ObjContents& contents, const ObjShape& shape,
                           const std::string& subject, std::vector<std::string>& warnings) {
  std::vector<bool> used(shape.positions.size(), false);
  for (const auto& face : shape.triangles) {
    for (const auto v : face.vertices) used[v] = true;
  }
  const auto unused = static_cast<std::size_t>(std::count(used.begin(), used.end(), false));
  if (2 * unused <= used.size()) return {};
  if (contents.endlessLine > 0) {
    return Error{
        ErrorKind::refused, subject,
        fmt::format(fmt::runtime(_("the file seems cut off: line {} is its last and has no end, "
                                   "and {} of {} vertices belong to no face")),
                    contents.endlessLine, unused, used.size())};
  }
  warnings.push_back(fmt::format(
      fmt::runtime(_("{} of {} vertices belong to no face: part of the surface may be missing.")),
      unused, used.size()));
  return {};
}

double longestSide(const std::vector<glm::dvec3>& positions) {
  glm::dvec3 low = positions.front();
  glm::dvec3 high = low;
  for (const auto& p : positions) {
    for (int k = 0; k < 3; ++k) {
      low[k] = std::min(low[k], p[k]);
      high[k] = std::max(high[k], p[k]);
    }
  }
  const glm::dvec3 size = high - low;
  return std::max({size.x, size.y, size.z});
}

Result<Unit> decideUnit(double side, const OpenOptions& options, const std::string& subject,
                        std::vector<std::string>& warnings) {
  if (options.unit) {
    const double mm = side * millimetresPer(*options.unit);
    if (!plausibleMillimetres(mm)) {
      warnings.push_back(fmt::format(
          fmt::runtime(_("The surface is {:.4g} mm across its longest side, which is the size of "
                         "neither a head nor a body.")),
          mm));
    }
    return *options.unit;
  }
  const auto guess = guessUnit(side);
  if (guess.unit == Unit::millimetre) return Unit::millimetre;
  return Error{ErrorKind::unitUnknown, subject, unitQuestion(side)};
}

/// The diffuse picture that covers the most triangles. Trouble with it is a warning.
std::shared_ptr<const Image> findTexture(const ObjShape& shape, const Chosen& chosen,
                                         const std::filesystem::path& path,
                                         std::vector<std::string>& warnings) {
  if (chosen.mesh.cornerUvs.empty()) return nullptr;
  std::vector<std::pair<std::string, std::size_t>> uses;  // in order of the materials
  std::vector<std::size_t> perMaterial(shape.pictures.size(), 0);
  for (const auto m : chosen.materials) {
    if (m >= 0 && static_cast<std::size_t>(m) < perMaterial.size()) {
      ++perMaterial[static_cast<std::size_t>(m)];
    }
  }
  for (std::size_t m = 0; m < perMaterial.size(); ++m) {
    if (perMaterial[m] == 0 || shape.pictures[m].empty()) continue;
    const auto same = std::find_if(uses.begin(), uses.end(),
                                   [&](const auto& use) { return use.first == shape.pictures[m]; });
    if (same == uses.end()) {
      uses.emplace_back(shape.pictures[m], perMaterial[m]);
    } else {
      same->second += perMaterial[m];
    }
  }
  if (uses.empty()) return nullptr;
  const auto most = std::max_element(
      uses.begin(), uses.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (uses.size() > 1) {
    warnings.push_back(
        fmt::format(fmt::runtime(_("The surface uses {} pictures; only {} is shown.")), uses.size(),
                    most->first));
  }
  const auto found = findBeside(path, most->first);
  if (!found) {
    warnings.push_back(fmt::format(
        fmt::runtime(_("The picture {} was not found beside the file; the surface is shown "
                       "without it.")),
        most->first));
    return nullptr;
  }
  auto image = readImage(*found);
  if (!image) {
    warnings.push_back(fmt::format(
        fmt::runtime(_("The picture {} could not be read ({}); the surface is shown without it.")),
        most->first, image.error().message));
    return nullptr;
  }
  return std::make_shared<const Image>(std::move(*image));
}

}  // namespace

Result<SurfaceFile> parseObj(const std::string& bytes, const std::filesystem::path& path,
                             const OpenOptions& options, const Progress& progress) {
  const std::string subject = path.string();
  const auto contents = checkObj(bytes, subject, progress);
  if (!contents) return contents.error();
  auto shape = readObj(*contents, path, progress);
  if (!shape) return shape.error();
  progress(0.75, _("Reading the file"));

  SurfaceFile file;
  file.path = path;
  file.warnings = std::move(shape->warnings);
  if (contents->unknownLines > 0) {
    file.warnings.push_back(
        fmt::format(fmt::runtime(_("{} lines were not understood and left out; the first is line "
                                   "{}.")),
                    contents->unknownLines, contents->firstUnknownLine));
  }
  if (auto there = checkAllThere(*contents, *shape, subject, file.warnings); !there) {
    return there.error();
  }
  file.part = options.part.value_or("");
  std::vector<std::size_t> counts(shape->parts.size(), 0);
  for (const auto& face : shape->triangles) ++counts[face.part];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    file.parts.push_back({shape->parts[i], counts[i]});
  }
  const auto chosenParts = choosePart(*shape, options.part, subject);
  if (!chosenParts) return chosenParts.error();
  Chosen chosen = collect(*shape, *chosenParts);

  const auto unit = decideUnit(longestSide(chosen.positions), options, subject, file.warnings);
  if (!unit) return unit.error();
  file.unit = *unit;
  file.texture = findTexture(*shape, chosen, path, file.warnings);
  const double scale = millimetresPer(*unit);
  file.mesh = std::move(chosen.mesh);
  file.mesh.positions.reserve(chosen.positions.size());
  for (const auto& p : chosen.positions) file.mesh.positions.emplace_back(p * scale);
  if (progress.cancelled()) return Error{ErrorKind::cancelled, subject, _("stopped")};

  progress(0.85, _("Looking over the surface"));
  file.defects = findDefects(file.mesh);
  if (file.defects.zeroAreaTriangles == file.mesh.triangles.size()) {
    return Error{ErrorKind::refused, subject,
                 fmt::format(fmt::runtime(_("none of its {} triangles has an area")),
                             file.mesh.triangles.size())};
  }
  file.defects.unusedVertices =
      options.part ? 0 : shape->positions.size() - file.mesh.positions.size();
  computeNormals(file.mesh);
  file.sha256 = sha256Hex(bytes);
  progress(1.0, _("Looking over the surface"));
  return file;
}

Result<SurfaceFile> openSurface(const std::filesystem::path& path, const OpenOptions& options,
                                const Progress& progress) {
  if (auto kind = checkKind(path); !kind) return kind.error();
  auto bytes = platform::readFile(path, options.maxFileBytes);
  if (!bytes) return bytes.error();
  return parseObj(*bytes, path, options, progress);
}

}  // namespace mesomap::mesh
