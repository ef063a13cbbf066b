#include "render/offscreen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/i18n.h"

namespace mesomap::render {
namespace {

bool has(const char* extensions, const char* name) {
  if (extensions == nullptr) return false;
  const std::string all = std::string(" ") + extensions + " ";
  return all.find(std::string(" ") + name + " ") != std::string::npos;
}

template <class Function>
Function entry(const char* name) {
  return reinterpret_cast<Function>(eglGetProcAddress(name));
}

/// Displays worth trying, best first: no window system at all, each graphics device, the default.
std::vector<EGLDisplay> displays() {
  std::vector<EGLDisplay> found;
  const char* client = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  const auto platformDisplay = entry<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
  if (platformDisplay != nullptr && has(client, "EGL_MESA_platform_surfaceless")) {
    found.push_back(platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
  }
  const auto queryDevices = entry<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
  if (platformDisplay != nullptr && queryDevices != nullptr &&
      has(client, "EGL_EXT_platform_device")) {
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_TRUE) {
      for (EGLint i = 0; i < count; ++i) {
        found.push_back(platformDisplay(EGL_PLATFORM_DEVICE_EXT,
                                        devices[static_cast<std::size_t>(i)], nullptr));
      }
    }
  }
  found.push_back(eglGetDisplay(EGL_DEFAULT_DISPLAY));
  std::erase(found, EGL_NO_DISPLAY);
  return found;
}

std::string noAnswer() {
  return _("no graphics driver answers");
}

}  // namespace

struct OffscreenContext::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  EGLSurface surface = EGL_NO_SURFACE;

  ~Impl() { close(); }

  void close() {
    if (display == EGL_NO_DISPLAY) return;
    if (context != EGL_NO_CONTEXT) {
      if (eglGetCurrentContext() == context) {
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
      }
      eglDestroyContext(display, context);
    }
    if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
    // The display itself stays: another context of this process may live on it.
    display = EGL_NO_DISPLAY;
    context = EGL_NO_CONTEXT;
    surface = EGL_NO_SURFACE;
  }

  /// Empty when it worked, else what did not.
  std::string open(EGLDisplay candidate) {
    close();
    if (eglInitialize(candidate, nullptr, nullptr) != EGL_TRUE) {
      return noAnswer();
    }
    display = candidate;
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return _("the driver has no desktop OpenGL");
    const EGLint wanted[] = {EGL_SURFACE_TYPE,
                             EGL_PBUFFER_BIT,
                             EGL_RENDERABLE_TYPE,
                             EGL_OPENGL_BIT,
                             EGL_RED_SIZE,
                             8,
                             EGL_GREEN_SIZE,
                             8,
                             EGL_BLUE_SIZE,
                             8,
                             EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, wanted, &config, 1, &count) != EGL_TRUE || count < 1) {
      return _("the driver offers no picture format that fits");
    }
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION_KHR,
                              3,
                              EGL_CONTEXT_MINOR_VERSION_KHR,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK_KHR,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT_KHR,
                              EGL_NONE};
    context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT) {
      return _(
          "the driver has no OpenGL 3.3; a newer one helps, or starting with "
          "LIBGL_ALWAYS_SOFTWARE=1, which draws without the graphics card");
    }
    const bool surfaceless =
        has(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context");
    if (!surfaceless) {
      const EGLint size[] = {EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
      surface = eglCreatePbufferSurface(display, config, size);
    }
    if (eglMakeCurrent(display, surface, surface, context) != EGL_TRUE) {
      return _("the driver cannot draw without a window");
    }
    return {};
  }
};

OffscreenContext::OffscreenContext() : impl_(std::make_unique<Impl>()) {}
OffscreenContext::~OffscreenContext() = default;

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
  std::unique_ptr<OffscreenContext> made(new OffscreenContext);
  std::string why = _("no graphics driver was found (on Debian: package libegl-mesa0)");
  bool answered = false;
  for (EGLDisplay display : displays()) {
    const std::string now = made->impl_->open(display);
    if (now.empty()) return made;
    // What the best that answers lacks, not what the last one tried did.
    if (!answered) why = now;
    answered = answered || now != noAnswer();
  }
  return Error{ErrorKind::io, _("picture without a window"), why};
}

}  // namespace mesomap::render
