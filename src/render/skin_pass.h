// The skin: the file's mesh under a soft studio light.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gl_objects.h"
#include "program.h"
#include "scene/surface_model.h"
#include "skin_mesh.h"
#include "target.h"
#include "view.h"

namespace mesomap::render {

class SkinPass {
 public:
  [[nodiscard]] static Result<SkinPass> create(const std::filesystem::path& shaders);
  /// Uploads the model; cheap when it is the one already there. Null forgets it.
  void setModel(const scene::SurfaceModelPtr& model, UploadCounter& counter);
  /// By vertex of the model's file mesh; null, or of another size: open everywhere.
  void setOpenness(const std::shared_ptr<const surface::Openness>& openness,
                   UploadCounter& counter);
  /// There is a mesh with fewer triangles for a skin of very many.
  [[nodiscard]] bool canReduce() const { return reduced_.has_value(); }
  /// Enough vertices that light between them is found well from theirs, and fewer than pixels.
  [[nodiscard]] bool lightsWellEarly(const PixelRect& picture, bool reduced) const;
  struct Look {
    bool early = false;  ///< Light at the vertices only: faster where a processor draws.
    bool clay = false;
    bool reduced = false;  ///< With fewer triangles; only where it can.
  };
  /// Returns the number of triangles drawn.
  std::uint64_t draw(const View& view, const Look& look) const;
  /// A sentence for people about a picture of the skin that cannot be shown; once.
  [[nodiscard]] std::optional<std::string> takeNote() { return std::exchange(note_, {}); }

 private:
  /// By whether light is early, then whether the colour comes from a picture.
  using Programs = std::array<std::array<std::optional<Program>, 2>, 2>;
  explicit SkinPass(Programs programs) : programs_(std::move(programs)) {}
  /// A mesh on the graphics card.
  struct Mesh {
    Mesh();
    void fill(const SkinMesh& mesh, UploadCounter& counter);
    VertexArray vertexArray;
    Buffer vertices;
    Buffer indices;
    Buffer open;
    GLsizei indexCount = 0;
    std::vector<std::uint32_t> origin;  ///< Of each vertex: the file mesh's.
    float deeperMm = 0.0f;              ///< As deep as it may lie beside the skin itself.
  };
  void uploadTexture(const mesh::Image* image, UploadCounter& counter);
  void plainSkinFor(std::string why);

  Programs programs_;
  Mesh whole_;
  std::optional<Mesh> reduced_;
  std::optional<Texture> texture_;
  scene::SurfaceModelPtr model_;
  std::shared_ptr<const surface::Openness> openness_;
  bool hasOpen_ = false;
  std::optional<std::string> note_;
  bool hasColors_ = false;
  bool closed_ = true;
  bool fromTop_ = false;  ///< The texture's rows are counted from the top.
  glm::vec3 tone_{0.0f};  ///< sRGB
};

}  // namespace mesomap::render
