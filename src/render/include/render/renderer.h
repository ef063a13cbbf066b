// The picture of skin, areas and points. OpenGL 3.3 core through libepoxy; needs a current context.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "mesh/surface_file.h"
#include "render/frame.h"

namespace mesomap::render {

/// Keeps its picture in a texture of its own, so that panels and the brush's ring can be drawn over
/// it again and again without drawing the skin. All GL objects die with it, on its thread.
class Renderer {
 public:
  /// `shaderFolder` holds shaders/*.glsl. Errors: a shader does not compile (with the driver's
  /// text), OpenGL older than 3.3.
  [[nodiscard]] static Result<std::unique_ptr<Renderer>> create(
      const std::filesystem::path& shaderFolder);
  ~Renderer();

  /// Draws the frame into the texture. Uploads only what changed since the last call. Errors:
  /// refused for a size or a camera out of range, io from the driver; the renderer stays usable.
  [[nodiscard]] Result<void> draw(const Frame& frame);
  /// One step towards the finest picture of the last frame: the frame once more, a part of a pixel
  /// aside, and the mean of all so far. Each costs about as much as the first. True where what is
  /// shown became finer, which not every step does. Errors as `draw`.
  [[nodiscard]] Result<bool> refine();
  /// Nothing would become finer; so too where nothing was drawn, or the camera was moving.
  [[nodiscard]] bool fine() const;
  /// The last model's skin has so many triangles that Frame::reduced is heeded.
  [[nodiscard]] bool canReduce() const;
  /// What the last model's skin lacks in the picture, a sentence for people; once.
  [[nodiscard]] std::optional<std::string> takeNote();
  /// GL name of the last picture's colour texture (premultiplied sRGB bytes, origin bottom left).
  [[nodiscard]] unsigned int texture() const;
  /// The last picture, top row first, RGBA, premultiplied.
  [[nodiscard]] mesh::Image readPixels() const;

  /// Seconds of the last draw; only while measuring.
  struct Times {
    double upload = 0.0;   ///< What changed, to the graphics card.
    double skin = 0.0;     ///< Background, skin and zones.
    double areas = 0.0;    ///< Areas, points and letters.
    double resolve = 0.0;  ///< Of the mean: on to the texture that is shown.
  };
  struct Stats {
    std::uint64_t frames = 0;
    std::uint64_t bytesUploaded = 0;  ///< of the last draw
    std::uint64_t trianglesDrawn = 0;
    bool skinDrawn = false;  ///< in the last draw
    Times times;
  };
  [[nodiscard]] const Stats& stats() const;
  /// From now on every stage is waited for and timed. Slower.
  void measure();

 private:
  Renderer();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mesomap::render
