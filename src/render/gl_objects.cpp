#include "gl_objects.h"

#include <algorithm>

#include "base/i18n.h"

namespace mesomap::render {

GLuint VertexArrayKind::make() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  return name;
}
void VertexArrayKind::drop(GLuint name) {
  glDeleteVertexArrays(1, &name);
}

GLuint BufferKind::make() {
  GLuint name = 0;
  glGenBuffers(1, &name);
  return name;
}
void BufferKind::drop(GLuint name) {
  glDeleteBuffers(1, &name);
}

GLuint TextureKind::make() {
  GLuint name = 0;
  glGenTextures(1, &name);
  return name;
}
void TextureKind::drop(GLuint name) {
  glDeleteTextures(1, &name);
}

GLuint FramebufferKind::make() {
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  return name;
}
void FramebufferKind::drop(GLuint name) {
  glDeleteFramebuffers(1, &name);
}

GLuint RenderbufferKind::make() {
  GLuint name = 0;
  glGenRenderbuffers(1, &name);
  return name;
}
void RenderbufferKind::drop(GLuint name) {
  glDeleteRenderbuffers(1, &name);
}

// Uploads go through the copy targets, which no vertex array remembers.
void Buffer::assign(std::span<const std::byte> bytes, GLenum usage, UploadCounter& counter) {
  glBindBuffer(GL_COPY_WRITE_BUFFER, name());
  glBufferData(GL_COPY_WRITE_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), usage);
  glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
  capacity_ = bytes.size();
  counter.bytes += bytes.size();
}

void Buffer::reserve(std::size_t bytes) {
  if (bytes <= capacity_) return;
  const std::size_t wanted = std::max(bytes, capacity_ * 2);
  if (capacity_ == 0) {
    glBindBuffer(GL_COPY_WRITE_BUFFER, name());
    glBufferData(GL_COPY_WRITE_BUFFER, static_cast<GLsizeiptr>(wanted), nullptr, GL_DYNAMIC_DRAW);
    glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
    capacity_ = wanted;
    return;
  }
  // The name must stay, as vertex arrays refer to it: park the content in a buffer of its own.
  GlName<BufferKind> parked;
  const auto old = static_cast<GLsizeiptr>(capacity_);
  glBindBuffer(GL_COPY_READ_BUFFER, name());
  glBindBuffer(GL_COPY_WRITE_BUFFER, parked.name());
  glBufferData(GL_COPY_WRITE_BUFFER, old, nullptr, GL_STREAM_COPY);
  glCopyBufferSubData(GL_COPY_READ_BUFFER, GL_COPY_WRITE_BUFFER, 0, 0, old);
  glBufferData(GL_COPY_READ_BUFFER, static_cast<GLsizeiptr>(wanted), nullptr, GL_DYNAMIC_DRAW);
  glCopyBufferSubData(GL_COPY_WRITE_BUFFER, GL_COPY_READ_BUFFER, 0, 0, old);
  glBindBuffer(GL_COPY_READ_BUFFER, 0);
  glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
  capacity_ = wanted;
}

void Buffer::write(std::size_t offset, std::span<const std::byte> bytes, UploadCounter& counter) {
  glBindBuffer(GL_COPY_WRITE_BUFFER, name());
  glBufferSubData(GL_COPY_WRITE_BUFFER, static_cast<GLintptr>(offset),
                  static_cast<GLsizeiptr>(bytes.size()), bytes.data());
  glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
  counter.bytes += bytes.size();
}

OverlayState::OverlayState() {
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_FALSE);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

OverlayState::~OverlayState() {
  glBindVertexArray(0);
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
}

NearerState::NearerState() {
  glEnable(GL_POLYGON_OFFSET_FILL);
  glPolygonOffset(-1.0f, -4.0f);
}

NearerState::~NearerState() {
  glDisable(GL_POLYGON_OFFSET_FILL);
}

KeepFramebuffer::KeepFramebuffer() {
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &draw_);
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read_);
  glGetIntegerv(GL_VIEWPORT, viewport_);
}

KeepFramebuffer::~KeepFramebuffer() {
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(draw_));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(read_));
  glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
  glBindVertexArray(0);
  glUseProgram(0);
}

Result<void> checkGl(const char* doing) {
  const GLenum first = glGetError();
  if (first == GL_NO_ERROR) return {};
  // A lost context answers with errors for ever: clear a bounded number.
  for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
  }
  std::string what;
  switch (first) {
    case GL_OUT_OF_MEMORY:
      what = _("the graphics memory is full");
      break;
    case GL_INVALID_FRAMEBUFFER_OPERATION:
      what = _("the graphics driver cannot draw into the picture");
      break;
    default:
      what = _("the graphics driver reported an error");
  }
  static const char* const kDigits = "0123456789abcdef";
  std::string code;
  for (int shift = 12; shift >= 0; shift -= 4) code += kDigits[(first >> shift) & 15u];
  return Error{ErrorKind::io, doing, what + " (0x" + code + ")"};
}

}  // namespace mesomap::render
