// Lines and zones laid on the skin: caution and blocked zones of a figure, the borders of its
// areas, and the middle between the client's sides.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "border_lines.h"
#include "gl_objects.h"
#include "program.h"
#include "render/frame.h"
#include "view.h"
#include "zone_skin.h"

namespace mesomap::render {

class ZonePass {
 public:
  [[nodiscard]] static Result<ZonePass> create(const std::filesystem::path& shaders);
  /// Prepares what the frame shows; nothing is made for a figure whose zones were never shown.
  void update(const Frame& frame, UploadCounter& counter);
  /// Returns the number of triangles.
  std::uint64_t draw(const View& view) const;

 private:
  ZonePass(Program fill, Program line) : fill_(std::move(fill)), line_(std::move(line)) {}
  struct Fill {
    Fill();
    VertexArray vertexArray;
    Buffer vertices;
    Buffer indices;
    GLsizei count = 0;
    const void* model = nullptr;  ///< The model that it was made for, as zoneLines_.
  };
  void updateMiddle(const Frame& frame, UploadCounter& counter);
  void updateZones(const scene::SurfaceModel& model, UploadCounter& counter);
  std::uint64_t drawLines(const View& view, const LineBatch& lines, float widthPx,
                          float alpha) const;

  Program fill_;
  Program line_;
  scene::SurfaceModelPtr model_;
  Fill zones_;
  LineBatch zoneLines_;
  LineBatch areaLines_;
  const void* areasOf_ = nullptr;  ///< The model that areaLines_ were made for.
  LineBatch middle_;
  std::vector<std::vector<glm::dvec3>> middleLines_;  ///< What middle_ holds.
  std::shared_ptr<const figure::Atlas> tintedAtlas_;
  std::vector<ZoneTint> tints_;  ///< Of tintedAtlas_: builds share them.
  bool showZones_ = false;
  bool showAreas_ = false;
};

}  // namespace mesomap::render
