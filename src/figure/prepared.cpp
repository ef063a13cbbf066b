// The `.figure` file beside a figure's OBJ. Little endian throughout:
//
//   bytes  what
//   8      "MESOFIG\n"
//   4      version, 1
//   4      N, vertices of the OBJ
//   4      H, vertices that stand for themselves and their mirror image
//   4 N    for each vertex its twin at the mirrored place; itself on the midline
//   12 H   for each vertex v <= twin of v, ascending: how far it moves at build -1, then at build 1
//          (x, y, z as 16-bit signed numbers of 1/200 mm); its twin moves as its mirror image
//   11 H   for the same vertices the masks of Cover in their order, 0..255
//
// Nothing follows.
#include "figure/prepared.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/platform/files.h"

namespace mesomap::figure {

namespace {

using Vec3 = glm::vec3;

constexpr std::string_view kMagic = "MESOFIG\n";
constexpr std::uint32_t kVersion = 1;
constexpr float kStepsPerMm = 200.0f;
constexpr float kMaskSteps = 255.0f;
constexpr std::size_t kHead = 20, kTwinBytes = 4, kMoveBytes = 12, kMaskBytes = 11;

/// The masks in the order of the file.
constexpr std::array<float Cover::*, kMaskBytes> kMasks{
    &Cover::blush, &Cover::shade,   &Cover::lips,  &Cover::hair, &Cover::lid,  &Cover::lash,
    &Cover::nail,  &Cover::garment, &Cover::white, &Cover::iris, &Cover::pupil};

std::uint32_t wordAt(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t k = 0; k < 4; ++k)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + k])) << (8 * k);
  return value;
}

void addWord(std::string& bytes, std::uint32_t value) {
  for (std::size_t k = 0; k < 4; ++k) bytes.push_back(static_cast<char>(value >> (8 * k) & 0xffu));
}

float lengthAt(const std::string& bytes, std::size_t at) {
  const auto low = static_cast<unsigned char>(bytes[at]);
  const auto high = static_cast<unsigned char>(bytes[at + 1]);
  const auto value = static_cast<std::int16_t>(static_cast<std::uint16_t>(low | high << 8));
  return static_cast<float>(value) / kStepsPerMm;
}

Vec3 moveAt(const std::string& bytes, std::size_t at) {
  return {lengthAt(bytes, at), lengthAt(bytes, at + 2), lengthAt(bytes, at + 4)};
}

/// False where the file has no number for it.
bool addMove(std::string& bytes, const Vec3& move) {
  for (int k = 0; k < 3; ++k) {
    const float steps = std::round(move[k] * kStepsPerMm);
    if (!(std::abs(steps) <= static_cast<float>(std::numeric_limits<std::int16_t>::max())))
      return false;
    const auto value = static_cast<std::uint16_t>(static_cast<std::int16_t>(steps));
    bytes.push_back(static_cast<char>(value & 0xffu));
    bytes.push_back(static_cast<char>(value >> 8));
  }
  return true;
}

Vec3 mirrorOf(const Vec3& v) {
  return {-v.x, v.y, v.z};
}

Error refused(const std::filesystem::path& path, std::string what) {
  return {ErrorKind::refused, path.string(), std::move(what)};
}

/// Number of vertices v <= twin, or what is wrong.
Result<std::size_t> checkTwins(const std::vector<std::uint32_t>& twin,
                               const std::filesystem::path& path) {
  std::size_t halves = 0;
  for (std::size_t v = 0; v < twin.size(); ++v) {
    if (twin[v] >= twin.size() || twin[twin[v]] != v)
      return refused(
          path, fmt::format("vertex {}: its mirror image {} does not pair with it", v, twin[v]));
    if (v <= twin[v]) ++halves;
  }
  return halves;
}

}  // namespace

Result<void> writePrepared(const Prepared& prepared, const std::filesystem::path& path) {
  const std::size_t count = prepared.twin.size();
  if (prepared.slim.size() != count || prepared.heavy.size() != count ||
      prepared.cover.size() != count || count > std::numeric_limits<std::uint32_t>::max())
    return refused(path, "the parts of the figure differ in their number of vertices");
  const auto halves = checkTwins(prepared.twin, path);
  if (!halves) return halves.error();
  std::string bytes(kMagic);
  addWord(bytes, kVersion);
  addWord(bytes, static_cast<std::uint32_t>(count));
  addWord(bytes, static_cast<std::uint32_t>(*halves));
  for (const std::uint32_t t : prepared.twin) addWord(bytes, t);
  for (std::size_t v = 0; v < count; ++v) {
    if (v > prepared.twin[v]) continue;
    if (!addMove(bytes, prepared.slim[v]) || !addMove(bytes, prepared.heavy[v]))
      return refused(path, fmt::format("vertex {} moves farther than the file can say", v));
  }
  for (std::size_t v = 0; v < count; ++v) {
    if (v > prepared.twin[v]) continue;
    for (const auto mask : kMasks) {
      const float value = std::clamp(prepared.cover[v].*mask, 0.0f, 1.0f);
      bytes.push_back(static_cast<char>(
          static_cast<unsigned char>(std::lround((value == value ? value : 0.0f) * kMaskSteps))));
    }
  }
  return platform::writeFileAtomically(path, bytes);
}

Result<std::shared_ptr<const Prepared>> readPrepared(const std::filesystem::path& path,
                                                     std::size_t vertices) {
  const auto read = platform::readFile(path, std::size_t{1} << 30);
  if (!read) return read.error();
  const std::string& bytes = *read;
  if (bytes.size() < kHead || bytes.compare(0, kMagic.size(), kMagic) != 0)
    return refused(path, "byte 0: this is not a prepared figure");
  if (const std::uint32_t version = wordAt(bytes, 8); version != kVersion)
    return refused(path,
                   fmt::format("byte 8: version {} is not known, only {}", version, kVersion));
  const std::size_t count = wordAt(bytes, 12);
  const std::size_t halves = wordAt(bytes, 16);
  if (count != vertices)
    return refused(
        path, fmt::format("byte 12: it belongs to a mesh of {} vertices, not {}", count, vertices));
  if (halves > count)
    return refused(path, fmt::format("byte 16: {} of {} vertices cannot be halves", halves, count));
  const std::size_t size = kHead + kTwinBytes * count + (kMoveBytes + kMaskBytes) * halves;
  if (bytes.size() != size)
    return refused(path, fmt::format("the file has {} bytes instead of {}", bytes.size(), size));
  auto prepared = std::make_shared<Prepared>();
  prepared->twin.resize(count);
  for (std::size_t v = 0; v < count; ++v) prepared->twin[v] = wordAt(bytes, kHead + kTwinBytes * v);
  const auto counted = checkTwins(prepared->twin, path);
  if (!counted) return counted.error();
  if (*counted != halves)
    return refused(path, fmt::format("byte 16: {} halves are announced, the pairing has {}", halves,
                                     *counted));
  prepared->slim.resize(count);
  prepared->heavy.resize(count);
  prepared->cover.resize(count);
  std::size_t move = kHead + kTwinBytes * count;
  std::size_t mask = move + kMoveBytes * halves;
  for (std::size_t v = 0; v < count; ++v) {
    const std::uint32_t twin = prepared->twin[v];
    if (v > twin) continue;
    const Vec3 slim = moveAt(bytes, move);
    const Vec3 heavy = moveAt(bytes, move + kMoveBytes / 2);
    if (twin == v && (slim.x != 0.0f || heavy.x != 0.0f))
      return refused(path, fmt::format("byte {}: vertex {} leaves the midline", move, v));
    prepared->slim[twin] = mirrorOf(slim);
    prepared->heavy[twin] = mirrorOf(heavy);
    prepared->slim[v] = slim;
    prepared->heavy[v] = heavy;
    Cover cover;
    for (std::size_t k = 0; k < kMaskBytes; ++k)
      cover.*kMasks[k] =
          static_cast<float>(static_cast<unsigned char>(bytes[mask + k])) / kMaskSteps;
    prepared->cover[v] = prepared->cover[twin] = cover;
    move += kMoveBytes;
    mask += kMaskBytes;
  }
  return std::shared_ptr<const Prepared>(std::move(prepared));
}

void quantise(Prepared& prepared) {
  const auto round = [](float value, float steps) { return std::round(value * steps) / steps; };
  for (auto* moves : {&prepared.slim, &prepared.heavy}) {
    for (Vec3& move : *moves) {
      for (int k = 0; k < 3; ++k) move[k] = round(move[k], kStepsPerMm);
    }
  }
  for (Cover& cover : prepared.cover) {
    for (const auto mask : kMasks)
      cover.*mask = round(std::clamp(cover.*mask, 0.0f, 1.0f), kMaskSteps);
  }
}

void applyParameters(mesh::TriangleMesh& mesh, const Prepared& prepared,
                     const Parameters& parameters) {
  const std::size_t count = std::min(mesh.positions.size(), prepared.twin.size());
  const auto share = static_cast<float>(std::abs(parameters.build));
  if (share > 0.0f) {
    const auto& moves = parameters.build > 0.0 ? prepared.heavy : prepared.slim;
    for (std::size_t v = 0; v < count; ++v) mesh.positions[v] += moves[v] * share;
  }
  mesh.colors.resize(mesh.positions.size());
  for (std::size_t v = 0; v < count; ++v)
    mesh.colors[v] = colourOf(prepared.cover[v], parameters.tone, parameters.garment);
  mesh::computeNormals(mesh);
}

}  // namespace mesomap::figure
