#include "driver.h"

#include <epoxy/gl.h>

#include <string>

#include "base/i18n.h"
#include "base/log.h"

namespace mesomap::render {

#ifdef MESOMAP_GL_DEBUG
namespace {
void onDriverMessage(GLenum, GLenum type, GLuint, GLenum severity, GLsizei, const GLchar* text,
                     const void*) {
  if (type == GL_DEBUG_TYPE_ERROR || severity == GL_DEBUG_SEVERITY_HIGH) {
    log(LogLevel::error, std::string("OpenGL: ") + text);
  }
}
}  // namespace
#endif

void listenToDriver() {
#ifdef MESOMAP_GL_DEBUG
  if (!epoxy_has_gl_extension("GL_KHR_debug")) return;
  glEnable(GL_DEBUG_OUTPUT);
  glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
  glDebugMessageCallback(onDriverMessage, nullptr);
#endif
}

bool drawnByProcessor() {
  const GLubyte* text = glGetString(GL_RENDERER);
  const std::string name = text ? reinterpret_cast<const char*>(text) : "";
  return name.find("llvmpipe") != std::string::npos || name.find("softpipe") != std::string::npos;
}

Result<void> checkVersion() {
  const GLubyte* text = glGetString(GL_VERSION);
  const std::string found = text ? reinterpret_cast<const char*>(text) : _("none");
  if (!text || !epoxy_is_desktop_gl() || epoxy_gl_version() < 33) {
    return Error{ErrorKind::io, "OpenGL",
                 _("version 3.3 or newer is needed to draw; this computer offers ") + found};
  }
  return {};
}

}  // namespace mesomap::render
