// The atlas as text: one border, layer or landmark a line.
#include <fmt/compile.h>
#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "atlas/atlas_data.h"
#include "atlas/faces.h"

namespace mesomap::figure {

namespace {

using Buffer = fmt::memory_buffer;

constexpr const char* kAbout =
    "Areas, zones and landmarks of a drawn figure, not of a person. A place is triangle, u, v: "
    "ten-thousandths of the triangle's first two corners. Left and right are divided at x = 0. "
    "Zones are general reminders and not reviewed where they say so.";

void put(Buffer& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump();
}

/// u and v of barycentrics; the parts sum to kParts.
std::array<std::uint32_t, 2> partsOf(const glm::dvec3& barycentric) {
  const auto whole = [](double x) {
    return static_cast<std::uint32_t>(std::lround(std::max(0.0, x) * kParts));
  };
  // The largest takes what rounding leaves, so that a place on an edge stays there.
  std::array<std::uint32_t, 3> parts{whole(barycentric.x), whole(barycentric.y),
                                     whole(barycentric.z)};
  const std::size_t largest =
      parts[0] >= parts[1] ? (parts[0] >= parts[2] ? 0 : 2) : (parts[1] >= parts[2] ? 1 : 2);
  parts[largest] = kParts - parts[(largest + 1) % 3] - parts[(largest + 2) % 3];
  return {parts[0], parts[1]};
}

void putCurve(Buffer& out, const BorderCurve& curve) {
  fmt::format_to(std::back_inserter(out), "\"closed\": {}, \"points\": [", curve.closed);
  bool first = true;
  for (const mesh::SurfacePoint& p : curve.points) {
    const auto [u, v] = partsOf(p.barycentric);
    fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}{},{},{}"), first ? "" : ",", p.triangle,
                   u, v);
    first = false;
  }
  put(out, "]");
}

std::vector<Chain> chainsOf(const Partition& partition, const mesh::TriangleMesh& mesh) {
  std::vector<Segment> segments;
  if (const auto cuts = cutTriangles(mesh, partition)) {
    for (const CutTriangle& cut : *cuts) {
      appendSegments(mesh.triangles[cut.triangle], cut, segments);
    }
  }
  return chained(segments, true);
}

/// Runs of vertices inside: how many to pass over, how many are inside, and so on.
void putInside(Buffer& out, const std::vector<Label>& label) {
  put(out, "\"inside\": [");
  std::size_t start = 0;
  for (std::size_t v = 0; v < label.size();) {
    if (label[v] != kInside) {
      ++v;
      continue;
    }
    std::size_t end = v;
    while (end < label.size() && label[end] == kInside) ++end;
    fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}{},{}"), start == 0 ? "" : ",",
                   v - start, end - v);
    start = v = end;
  }
  put(out, "]");
}

void putLayer(Buffer& out, const Partition& partition, const mesh::TriangleMesh& mesh) {
  putInside(out, partition.label);
  put(out, ",\n     \"borders\": [");
  bool first = true;
  for (const Chain& chain : chainsOf(partition, mesh)) {
    put(out, first ? "\n       {" : ",\n       {");
    putCurve(out, chain.curve);
    put(out, "}");
    first = false;
  }
  put(out, "]");
}

const char* nameOf(Side side) {
  return side == Side::left ? "left" : side == Side::right ? "right" : "midline";
}

}  // namespace

std::string atlasText(const AtlasData& data, const mesh::TriangleMesh& mesh) {
  Buffer out;
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "{{\n  \"format\": \"mesomap-figure-atlas\",\n  \"version\": 1,\n");
  fmt::format_to(to, "  \"about\": {},\n", quoted(kAbout));
  fmt::format_to(to, "  \"figure\": {},\n", quoted(data.figure));
  fmt::format_to(to, "  \"mesh\": {{\"sha256\": {}, \"vertices\": {}, \"triangles\": {}}},\n",
                 quoted(data.objSha256), data.vertices, data.triangles);

  put(out, "  \"areas\": [");
  for (std::size_t i = 0; i < data.areas.size(); ++i) {
    fmt::format_to(to, "{}{}", i == 0 ? "" : ", ", quoted(data.areas[i]));
  }
  // Runs of one area over the vertices.
  put(out, "],\n  \"labels\": [");
  const std::vector<Label>& label = data.network.label;
  for (std::size_t v = 0; v < label.size();) {
    std::size_t end = v;
    while (end < label.size() && label[end] == label[v]) ++end;
    fmt::format_to(to, FMT_COMPILE("{}{},{}"), v == 0 ? "" : ",", label[v], end - v);
    v = end;
  }
  put(out, "],\n  \"borders\": [");
  bool first = true;
  for (const Chain& chain : chainsOf(data.network, mesh)) {
    fmt::format_to(to, "{}\n    {{\"between\": [{}, {}], ", first ? "" : ",",
                   quoted(data.areas[chain.between[0]]), quoted(data.areas[chain.between[1]]));
    putCurve(out, chain.curve);
    put(out, "}");
    first = false;
  }

  put(out, "],\n  \"overlays\": [");
  first = true;
  for (const OverlayData& overlay : data.overlays) {
    fmt::format_to(to, "{}\n    {{\"id\": {},\n     ", first ? "" : ",", quoted(overlay.id));
    putLayer(out, overlay.partition, mesh);
    put(out, "}");
    first = false;
  }
  put(out, "],\n  \"zones\": [");
  first = true;
  for (const ZoneData& entry : data.zones) {
    const Zone& zone = entry.zone;
    fmt::format_to(to, "{}\n    {{\"id\": {}, \"name\": {}, \"kind\": \"{}\", \"reviewed\": {},\n",
                   first ? "" : ",", quoted(zone.id), quoted(zone.name),
                   zone.kind == ZoneKind::blocked ? "blocked" : "caution", zone.reviewed);
    fmt::format_to(to, "     \"reason\": {}, \"source\": {},\n     ", quoted(zone.reason),
                   quoted(zone.source));
    putLayer(out, entry.partition, mesh);
    put(out, "}");
    first = false;
  }
  put(out, "],\n  \"landmarks\": [");
  first = true;
  for (const Landmark& landmark : data.landmarks) {
    const auto [u, v] = partsOf(landmark.place.barycentric);
    fmt::format_to(to,
                   "{}\n    {{\"id\": {}, \"name\": {}, \"side\": \"{}\", \"place\": [{},{},{}]}}",
                   first ? "" : ",", quoted(landmark.id), quoted(landmark.name),
                   nameOf(landmark.side), landmark.place.triangle, u, v);
    first = false;
  }
  put(out, "]\n}\n");
  return fmt::to_string(out);
}

}  // namespace mesomap::figure
