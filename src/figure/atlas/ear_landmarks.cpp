// The four ends of the outer ear, found on the ear alone and then brought onto the skin.
#include <limits>

#include "atlas/drawn.h"

namespace mesomap::figure {

std::vector<DrawnLandmark> earLandmarks(const FigureShape& shape) {
  const Ear& ear = shape.head().ear();
  // The ear lies within this box of its frame (u backwards, v upwards, w outwards).
  constexpr Vec3 kLow{-14, -36, -2};
  constexpr Vec3 kHigh{30, 38, 12};
  constexpr float kStep = 1.0f;
  // In front of this depth the ear is buried in the cheek.
  constexpr float kBuried = 1.5f;
  Vec3 top{0, -1e9f, 0};
  Vec3 bottom{0, 1e9f, 0};
  Vec3 back{-1e9f, 0, 0};
  Vec3 front{1e9f, 0, 0};
  for (float u = kLow.x; u <= kHigh.x; u += kStep) {
    for (float v = kLow.y; v <= kHigh.y; v += kStep) {
      for (float w = kLow.z; w <= kHigh.z; w += kStep) {
        const Vec3 e{u, v, w};
        const float d = ear.distance(ear.fromLocal(e));
        // A place of the grid stands for the skin within a step of it.
        if (d > 0.5f * kStep) continue;
        if (v - d > top.y) top = {u, v - d, w};
        if (v + d < bottom.y) bottom = {u, v + d, w};
        if (u - d > back.x) back = {u - d, v, w};
        if (w > kBuried && u + d < front.x) front = {u + d, v, w};
      }
    }
  }
  std::vector<DrawnLandmark> list;
  const auto add = [&](const char* id, const char* name, const Vec3& e) {
    const Vec3 face = ear.fromLocal(e);
    const Vec3 origin = shape.headOrigin();
    const Vec3 place{face.x, shape.faceToFigureHeight(face.y), face.z + origin.z};
    list.push_back({id, name, true, shape.project(place)});
  };
  add("superaurale", "highest point of the ear", top);
  add("subaurale", "lowest point of the ear lobe", bottom);
  add("postaurale", "hindmost point of the ear", back);
  add("preaurale", "front root of the ear", front);
  return list;
}

}  // namespace mesomap::figure
