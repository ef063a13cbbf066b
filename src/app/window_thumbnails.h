// Small pictures of the bundled figures for the start page: drawn once in the background, then kept
// in the cache folder under the hash of the figure's mesh and of what draws it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/job_queue.h"
#include "base/result.h"
#include "mesh/surface_file.h"

namespace mesomap::app {

/// The picture of "figure:NAME" as it comes from the cache, or drawn and put there. Needs no
/// display; runs on a worker.
[[nodiscard]] Result<mesh::Image> figureThumbnail(const std::string& spec,
                                                  const Progress& progress = {});

class WindowThumbnails {
 public:
  /// `wake` is called from the worker when a picture is ready.
  explicit WindowThumbnails(std::function<void()> wake) : jobs_(std::move(wake)) {}
  /// The window's OpenGL context must be current.
  ~WindowThumbnails();
  WindowThumbnails(const WindowThumbnails&) = delete;
  WindowThumbnails& operator=(const WindowThumbnails&) = delete;

  struct Picture {
    std::uint64_t texture = 0;
    float aspect = 1;  ///< width / height
  };
  /// Begins to make those of all bundled figures; once.
  void begin();
  /// Takes over what is ready, on the thread of the window's context; how many came.
  int collect() { return jobs_.runCompletions(); }
  /// By "figure:NAME"; grows with every collect.
  [[nodiscard]] const std::map<std::string, Picture>& pictures() const { return pictures_; }

 private:
  void upload(const std::string& spec, const mesh::Image& image);

  std::map<std::string, Picture> pictures_;
  bool begun_ = false;
  JobQueue jobs_;
};

}  // namespace mesomap::app
