#include "obj_reader.h"

#include <fmt/format.h>
#include <tiny_obj_loader.h>

#include <algorithm>
#include <istream>
#include <map>
#include <new>
#include <sstream>
#include <streambuf>
#include <utility>

#include "base/i18n.h"
#include "base/platform/files.h"
#include "texture.h"

namespace mesomap::mesh {

namespace {

/// Hands the readable stretches of a text to a stream, without copying, a piece at a time so that
/// progress moves and a stop is obeyed.
class StretchBuffer : public std::streambuf {
 public:
  StretchBuffer(const std::vector<std::string_view>& stretches, const Progress& progress)
      : stretches_(stretches), progress_(progress) {
    for (const auto& s : stretches) total_ += s.size();
  }

 protected:
  int_type underflow() override {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    while (next_ < stretches_.size() && offset_ == stretches_[next_].size()) {
      ++next_;
      offset_ = 0;
    }
    if (next_ == stretches_.size() || progress_.cancelled()) return traits_type::eof();
    const auto& s = stretches_[next_];
    const std::size_t count = std::min(kPiece, s.size() - offset_);
    // The get area is never written through: this buffer has no put-back of other characters.
    char* from = const_cast<char*>(s.data() + offset_);
    setg(from, from, from + count);
    offset_ += count;
    done_ += count;
    progress_(0.3 + 0.4 * static_cast<double>(done_) / static_cast<double>(total_),
              _("Reading the file"));
    return traits_type::to_int_type(*from);
  }

 private:
  const std::vector<std::string_view>& stretches_;
  const Progress& progress_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;
  std::size_t next_ = 0;
  std::size_t offset_ = 0;
};

/// Finds material files beside the OBJ and nowhere else.
class BesideReader : public tinyobj::MaterialReader {
 public:
  BesideReader(const std::filesystem::path& obj, const std::vector<std::string>& wholeNames,
               std::vector<std::string>& warnings)
      : obj_(obj), wholeNames_(wholeNames), warnings_(warnings) {}

  bool operator()(const std::string& name, std::vector<tinyobj::material_t>* materials,
                  std::map<std::string, int>* byName, std::string* warn,
                  std::string* err) override {
    // The reader cuts names at spaces; the line's whole text is tried first.
    std::string wanted = name;
    for (const auto& whole : wholeNames_) {
      if (whole.find(name) != std::string::npos && findBeside(obj_, whole)) wanted = whole;
    }
    constexpr std::size_t kMostBytes = std::size_t{16} << 20;
    const auto found = findBeside(obj_, wanted);
    auto text = found ? platform::readFile(*found, kMostBytes)
                      : Result<std::string>(Error{ErrorKind::io, wanted, _("was not found")});
    if (!text) {
      warnings_.push_back(fmt::format(
          fmt::runtime(_("The material file {} could not be read; the surface is shown in one "
                         "colour.")),
          name));
      return true;  // said; the reader need not try on
    }
    // Zero bytes end lines early inside the reader; a file with them is no text.
    std::replace(text->begin(), text->end(), '\0', ' ');
    std::istringstream stream(*text);
    tinyobj::LoadMtl(byName, materials, &stream, warn, err);
    return true;
  }

 private:
  const std::filesystem::path& obj_;
  const std::vector<std::string>& wholeNames_;
  std::vector<std::string>& warnings_;
};

void takeVertices(const tinyobj::attrib_t& attributes, ObjShape& shape) {
  const std::size_t count = attributes.vertices.size() / 3;
  shape.positions.reserve(count);
  for (std::size_t v = 0; v < count; ++v) {
    shape.positions.emplace_back(attributes.vertices[3 * v], attributes.vertices[3 * v + 1],
                                 attributes.vertices[3 * v + 2]);
  }
  shape.texcoords.reserve(attributes.texcoords.size() / 2);
  for (std::size_t i = 0; i + 1 < attributes.texcoords.size(); i += 2) {
    shape.texcoords.emplace_back(static_cast<float>(attributes.texcoords[i]),
                                 static_cast<float>(attributes.texcoords[i + 1]));
  }
}

void takeColors(const tinyobj::attrib_t& attributes, const ObjContents& contents, ObjShape& shape) {
  if (contents.coloredVertices != contents.vertices ||
      attributes.colors.size() != attributes.vertices.size()) {
    return;
  }
  // Some programs write 0..255.
  const bool bytes = std::any_of(attributes.colors.begin(), attributes.colors.end(),
                                 [](double c) { return c > 1.5; });
  const double scale = bytes ? 1.0 / 255.0 : 1.0;
  for (std::size_t i = 0; i + 2 < attributes.colors.size(); i += 3) {
    glm::vec3 color;
    for (std::size_t k = 0; k < 3; ++k) {
      color[static_cast<int>(k)] =
          static_cast<float>(std::clamp(attributes.colors[i + k] * scale, 0.0, 1.0));
    }
    shape.colors.push_back(color);
  }
}

/// Cuts the polygons of one of the reader's shapes. False where an index is out of range after all.
bool takeFaces(const tinyobj::shape_t& from, std::uint32_t part, std::uint32_t& polygon,
               ObjShape& shape) {
  const auto vertexCount = static_cast<long long>(shape.positions.size());
  const auto texcoordCount = static_cast<long long>(shape.texcoords.size());
  std::size_t first = 0;
  for (std::size_t f = 0; f < from.mesh.num_face_vertices.size(); ++f) {
    const std::size_t corners = from.mesh.num_face_vertices[f];
    if (first + corners > from.mesh.indices.size()) return false;
    for (std::size_t k = 2; k < corners; ++k) {
      ObjShape::Face face{};
      const std::array<std::size_t, 3> at = {first, first + k - 1, first + k};
      for (std::size_t c = 0; c < 3; ++c) {
        const auto& index = from.mesh.indices[at[c]];
        if (index.vertex_index < 0 || index.vertex_index >= vertexCount ||
            index.texcoord_index >= texcoordCount) {
          return false;
        }
        face.vertices[c] = static_cast<std::uint32_t>(index.vertex_index);
        face.texcoords[c] = std::max(-1, index.texcoord_index);
      }
      face.polygon = polygon;
      face.part = part;
      face.material = f < from.mesh.material_ids.size() ? from.mesh.material_ids[f] : -1;
      shape.triangles.push_back(face);
    }
    first += corners;
    ++polygon;
  }
  return true;
}

std::string trimmed(const std::string& name) {
  const auto from = name.find_first_not_of(" \t");
  if (from == std::string::npos) return {};
  return name.substr(from, name.find_last_not_of(" \t") - from + 1);
}

Result<ObjShape> readChecked(const ObjContents& contents, const std::filesystem::path& path,
                             const Progress& progress) {
  const std::string subject = path.filename().string();
  ObjShape shape;
  StretchBuffer buffer(contents.readable, progress);
  std::istream stream(&buffer);
  tinyobj::attrib_t attributes;
  std::vector<tinyobj::shape_t> shapes;
  std::vector<tinyobj::material_t> materials;
  std::string warn;
  std::string err;
  BesideReader materialReader(path, contents.libraries, shape.warnings);
  const bool loaded = tinyobj::LoadObj(&attributes, &shapes, &materials, &warn, &err, &stream,
                                       &materialReader, false, false);
  if (progress.cancelled()) return Error{ErrorKind::cancelled, subject, _("stopped")};
  const Error unreadable{ErrorKind::refused, subject, _("the OBJ could not be read")};
  if (!loaded || attributes.vertices.size() != 3 * contents.vertices) return unreadable;

  takeVertices(attributes, shape);
  takeColors(attributes, contents, shape);
  std::map<std::string, std::uint32_t> partNumbers;
  std::uint32_t polygon = 0;
  shape.triangles.reserve(contents.triangles);
  for (const auto& s : shapes) {
    if (s.mesh.num_face_vertices.empty()) continue;
    std::string name = trimmed(s.name);
    if (name.empty()) name = _("unnamed");
    const auto [it, fresh] =
        partNumbers.try_emplace(name, static_cast<std::uint32_t>(shape.parts.size()));
    if (fresh) shape.parts.push_back(name);
    if (!takeFaces(s, it->second, polygon, shape)) return unreadable;
  }
  if (shape.triangles.size() != contents.triangles) return unreadable;
  for (const auto& material : materials) shape.pictures.push_back(material.diffuse_texname);
  return shape;
}

}  // namespace

Result<ObjShape> readObj(const ObjContents& contents, const std::filesystem::path& path,
                         const Progress& progress) {
  try {
    return readChecked(contents, path, progress);
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::refused, path.filename().string(),
                 _("there is not enough memory to read it")};
  }
}

}  // namespace mesomap::mesh
