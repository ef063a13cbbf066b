// OpenGL objects and states that end with their owner, and a buffer that counts the bytes it
// uploads.
#pragma once

#include <epoxy/gl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"

namespace mesomap::render {

/// Owns one GL name. `Kind` knows how to make and drop it.
template <class Kind>
class GlName {
 public:
  GlName() : name_(Kind::make()) {}
  ~GlName() {
    if (name_ != 0) Kind::drop(name_);
  }
  GlName(GlName&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  GlName& operator=(GlName&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  GlName(const GlName&) = delete;
  GlName& operator=(const GlName&) = delete;
  [[nodiscard]] GLuint name() const { return name_; }

 private:
  GLuint name_ = 0;
};

struct VertexArrayKind {
  static GLuint make();
  static void drop(GLuint name);
};
struct BufferKind {
  static GLuint make();
  static void drop(GLuint name);
};
struct TextureKind {
  static GLuint make();
  static void drop(GLuint name);
};
struct FramebufferKind {
  static GLuint make();
  static void drop(GLuint name);
};
struct RenderbufferKind {
  static GLuint make();
  static void drop(GLuint name);
};

using VertexArray = GlName<VertexArrayKind>;
using Texture = GlName<TextureKind>;
using Framebuffer = GlName<FramebufferKind>;
using Renderbuffer = GlName<RenderbufferKind>;

/// Bytes handed to the driver since the last reset.
struct UploadCounter {
  std::uint64_t bytes = 0;
};

/// A buffer on the GPU that can grow and keeps its content while growing.
class Buffer {
 public:
  [[nodiscard]] GLuint name() const { return name_.name(); }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  /// Replaces the whole content.
  void assign(std::span<const std::byte> bytes, GLenum usage, UploadCounter& counter);
  /// At least `bytes` of room; what was there stays.
  void reserve(std::size_t bytes);
  /// Must lie within the capacity.
  void write(std::size_t offset, std::span<const std::byte> bytes, UploadCounter& counter);

 private:
  GlName<BufferKind> name_;
  std::size_t capacity_ = 0;
};

/// While it lives, what is drawn lies on what is there: tested against its depth, which stays as it
/// is, seen from both sides, with colours blended that carry their alpha already.
class OverlayState {
 public:
  OverlayState();
  ~OverlayState();
  OverlayState(const OverlayState&) = delete;
  OverlayState& operator=(const OverlayState&) = delete;
};

/// While it lives, triangles are a small step nearer to the eye: the working mesh lies on the
/// file's mesh up to rounding.
class NearerState {
 public:
  NearerState();
  ~NearerState();
  NearerState(const NearerState&) = delete;
  NearerState& operator=(const NearerState&) = delete;
};

/// Whoever called may draw into a framebuffer of its own: it gets it back.
class KeepFramebuffer {
 public:
  KeepFramebuffer();
  ~KeepFramebuffer();
  KeepFramebuffer(const KeepFramebuffer&) = delete;
  KeepFramebuffer& operator=(const KeepFramebuffer&) = delete;

 private:
  GLint draw_ = 0;
  GLint read_ = 0;
  GLint viewport_[4] = {0, 0, 0, 0};
};

/// Reads and clears the error flag. `doing` says what failed, for people ("drawing the skin").
[[nodiscard]] Result<void> checkGl(const char* doing);

}  // namespace mesomap::render
