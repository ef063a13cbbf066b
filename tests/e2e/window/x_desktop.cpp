#include "e2e/window/x_desktop.h"

#include <X11/XKBlib.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stb_image_write.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

extern char** environ;

namespace mesomap::e2e {
namespace {

/// Atoms and children of other windows may vanish while we look; X's default handler would end the
/// test.
int ignoreError(Display* /*display*/, XErrorEvent* /*event*/) {
  return 0;
}

/// The server waits this long (ms) before each press: of two presses of one key within the same
/// millisecond, which no hand can do, GLFW takes the second for an echo of the first.
constexpr unsigned long kPressDelay = 2;

KeyCode codeOf(Display* display, const std::string& keysym) {
  std::string name = keysym;
  if (name == "ctrl") name = "Control_L";
  if (name == "shift") name = "Shift_L";
  if (name == "alt") name = "Alt_L";
  const KeySym symbol = XStringToKeysym(name.c_str());
  const KeyCode code = symbol == NoSymbol ? 0 : XKeysymToKeycode(display, symbol);
  if (code == 0) throw std::runtime_error("no key for '" + keysym + "'");
  return code;
}

}  // namespace

bool Screenshot::writePng(const std::filesystem::path& path) const {
  std::filesystem::create_directories(path.parent_path());
  return stbi_write_png(path.c_str(), width, height, 3, rgb.data(), width * 3) != 0;
}

double Screenshot::differenceTo(const Screenshot& other, int threshold) const {
  if (width != other.width || height != other.height) return 1.0;
  std::size_t different = 0;
  for (std::size_t i = 0; i + 2 < rgb.size(); i += 3) {
    for (std::size_t c = 0; c < 3; ++c) {
      if (std::abs(int{rgb[i + c]} - int{other.rgb[i + c]}) > threshold) {
        ++different;
        break;
      }
    }
  }
  return static_cast<double>(different) / (static_cast<double>(rgb.size()) / 3.0);
}

XDesktop::XDesktop(int width, int height) {
  std::array<int, 2> channel{};
  if (pipe2(channel.data(), 0) != 0) throw std::runtime_error("pipe failed");
  const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
  const std::string descriptor = std::to_string(channel[1]);
  std::vector<std::string> words{"Xvfb", "-displayfd", descriptor, "-screen", "0",
                                 screen, "-nolisten",  "tcp",      "-noreset"};
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addclose(&actions, channel[0]);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  const int started = posix_spawnp(&server_, "Xvfb", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(channel[1]);
  if (started != 0) {
    close(channel[0]);
    throw std::runtime_error("Xvfb cannot be started (package xvfb)");
  }
  std::string number;
  pollfd waiting{channel[0], POLLIN, 0};
  while (poll(&waiting, 1, 20000) > 0) {
    char c = 0;
    if (read(channel[0], &c, 1) != 1 || c == '\n') break;
    number += c;
  }
  close(channel[0]);
  if (number.empty()) throw std::runtime_error("Xvfb did not start");
  name_ = ":" + number;
  display_ = XOpenDisplay(name_.c_str());
  if (display_ == nullptr) throw std::runtime_error("cannot connect to " + name_);
  XSetErrorHandler(ignoreError);
}

XDesktop::~XDesktop() {
  if (display_ != nullptr) XCloseDisplay(display_);
  if (server_ > 0) {
    kill(server_, SIGTERM);
    waitpid(server_, nullptr, 0);
  }
}

void XDesktop::flush() {
  XSync(display_, False);
}

void XDesktop::moveTo(Point to) {
  XTestFakeMotionEvent(display_, -1, to.x, to.y, CurrentTime);
  flush();
}

void XDesktop::press(int button) {
  XTestFakeButtonEvent(display_, static_cast<unsigned>(button), True, CurrentTime);
  flush();
}

void XDesktop::release(int button) {
  XTestFakeButtonEvent(display_, static_cast<unsigned>(button), False, CurrentTime);
  flush();
}

void XDesktop::click(Point at, int button) {
  moveTo(at);
  press(button);
  release(button);
}

void XDesktop::doubleClick(Point at) {
  click(at);
  click(at);
}

void XDesktop::drag(const std::vector<Point>& path, int button, int stepPx) {
  if (path.empty()) return;
  moveTo(path.front());
  press(button);
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Point a = path[i - 1];
    const Point b = path[i];
    const int steps = std::max(1, static_cast<int>(std::hypot(b.x - a.x, b.y - a.y)) / stepPx);
    for (int s = 1; s <= steps; ++s) {
      moveTo({a.x + (b.x - a.x) * s / steps, a.y + (b.y - a.y) * s / steps});
    }
  }
  release(button);
}

void XDesktop::wheel(Point at, int steps) {
  moveTo(at);
  for (int i = 0; i < std::abs(steps); ++i) {
    press(steps > 0 ? 4 : 5);
    release(steps > 0 ? 4 : 5);
  }
}

void XDesktop::keyDown(const std::string& keysym) {
  XTestFakeKeyEvent(display_, codeOf(display_, keysym), True, kPressDelay);
  flush();
}

void XDesktop::keyUp(const std::string& keysym) {
  XTestFakeKeyEvent(display_, codeOf(display_, keysym), False, CurrentTime);
  flush();
}

void XDesktop::key(const std::string& chord) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = chord.find('+'); at != std::string::npos; at = chord.find('+', from)) {
    parts.push_back(chord.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(chord.substr(from));
  for (const auto& part : parts) keyDown(part);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) keyUp(*part);
}

void XDesktop::type(const std::string& text) {
  for (const char c : text) {
    const auto symbol = static_cast<KeySym>(static_cast<unsigned char>(c));
    const KeyCode code = XKeysymToKeycode(display_, symbol);
    if (code == 0) throw std::runtime_error(std::string("no key types '") + c + "'");
    const bool shifted = XkbKeycodeToKeysym(display_, code, 0, 0) != symbol;
    if (shifted) keyDown("shift");
    XTestFakeKeyEvent(display_, code, True, kPressDelay);
    XTestFakeKeyEvent(display_, code, False, CurrentTime);
    flush();
    if (shifted) keyUp("shift");
  }
}

Screenshot XDesktop::screenshot() const {
  XWindowAttributes attributes;
  const Window root = DefaultRootWindow(display_);
  XGetWindowAttributes(display_, root, &attributes);
  XImage* image = XGetImage(display_, root, 0, 0, static_cast<unsigned>(attributes.width),
                            static_cast<unsigned>(attributes.height), AllPlanes, ZPixmap);
  if (image == nullptr) throw std::runtime_error("the screen cannot be read");
  Screenshot shot;
  shot.width = attributes.width;
  shot.height = attributes.height;
  shot.rgb.reserve(static_cast<std::size_t>(shot.width) * static_cast<std::size_t>(shot.height) *
                   3);
  for (int y = 0; y < shot.height; ++y) {
    for (int x = 0; x < shot.width; ++x) {
      const unsigned long pixel = XGetPixel(image, x, y);
      shot.rgb.push_back(static_cast<std::uint8_t>(pixel >> 16));
      shot.rgb.push_back(static_cast<std::uint8_t>(pixel >> 8));
      shot.rgb.push_back(static_cast<std::uint8_t>(pixel));
    }
  }
  XDestroyImage(image);
  return shot;
}

unsigned long XDesktop::windowOf(pid_t pid) const {
  Window root = 0;
  Window parent = 0;
  Window* children = nullptr;
  unsigned count = 0;
  if (XQueryTree(display_, DefaultRootWindow(display_), &root, &parent, &children, &count) == 0) {
    return 0;
  }
  unsigned long found = 0;
  const Atom property = XInternAtom(display_, "_NET_WM_PID", False);
  for (unsigned i = 0; i < count && found == 0; ++i) {
    Atom type = 0;
    int format = 0;
    unsigned long items = 0;
    unsigned long rest = 0;
    unsigned char* data = nullptr;
    if (XGetWindowProperty(display_, children[i], property, 0, 1, False, XA_CARDINAL, &type,
                           &format, &items, &rest, &data) == Success &&
        data != nullptr && items == 1) {
      long value = 0;  // Xlib hands 32-bit properties over as longs.
      std::copy_n(data, sizeof value, reinterpret_cast<unsigned char*>(&value));
      XWindowAttributes attributes;
      if (value == pid && XGetWindowAttributes(display_, children[i], &attributes) != 0 &&
          attributes.map_state == IsViewable) {
        found = children[i];
      }
    }
    if (data != nullptr) XFree(data);
  }
  if (children != nullptr) XFree(children);
  return found;
}

void XDesktop::focus(unsigned long window) {
  XSetInputFocus(display_, window, RevertToPointerRoot, CurrentTime);
  flush();
}

void XDesktop::askToClose(unsigned long window) {
  XEvent event{};
  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom(display_, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = static_cast<long>(XInternAtom(display_, "WM_DELETE_WINDOW", False));
  event.xclient.data.l[1] = CurrentTime;
  XSendEvent(display_, window, False, NoEventMask, &event);
  flush();
}

void XDesktop::resize(unsigned long window, int width, int height) {
  XResizeWindow(display_, window, static_cast<unsigned>(width), static_cast<unsigned>(height));
  flush();
}

void XDesktop::place(unsigned long window, Point topLeft) {
  XMoveWindow(display_, window, topLeft.x, topLeft.y);
  flush();
}

Point XDesktop::placeOf(unsigned long window) const {
  Point at;
  Window child = 0;
  XTranslateCoordinates(display_, window, DefaultRootWindow(display_), 0, 0, &at.x, &at.y, &child);
  return at;
}

bool XDesktop::dropFile(unsigned long window, Point at, const std::filesystem::path& file) {
  const auto atom = [this](const char* name) { return XInternAtom(display_, name, False); };
  const Window source =
      XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
  XSetSelectionOwner(display_, atom("XdndSelection"), source, CurrentTime);
  const auto send = [&](const char* type, std::array<long, 4> data) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = atom(type);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(source);
    std::copy(data.begin(), data.end(), event.xclient.data.l + 1);
    XSendEvent(display_, window, False, NoEventMask, &event);
    flush();
  };
  // Waits for the target's next message, answering its request for the data on the way.
  const auto await = [&](Atom type) -> bool {
    const std::string uri = "file://" + file.string() + "\r\n";
    for (;;) {
      while (XPending(display_) == 0) {
        pollfd waiting{ConnectionNumber(display_), POLLIN, 0};
        if (poll(&waiting, 1, 10000) <= 0) return false;
      }
      XEvent event;
      XNextEvent(display_, &event);
      if (event.type == SelectionRequest) {
        const auto& request = event.xselectionrequest;
        XChangeProperty(display_, request.requestor, request.property, request.target, 8,
                        PropModeReplace, reinterpret_cast<const unsigned char*>(uri.data()),
                        static_cast<int>(uri.size()));
        XEvent reply{};
        reply.xselection.type = SelectionNotify;
        reply.xselection.requestor = request.requestor;
        reply.xselection.selection = request.selection;
        reply.xselection.target = request.target;
        reply.xselection.property = request.property;
        reply.xselection.time = request.time;
        XSendEvent(display_, request.requestor, False, NoEventMask, &reply);
        flush();
      } else if (event.type == ClientMessage && event.xclient.message_type == type) {
        return type != atom("XdndStatus") || (event.xclient.data.l[1] & 1) != 0;
      }
    }
  };
  moveTo(at);
  send("XdndEnter", {5L << 24, static_cast<long>(atom("text/uri-list")), 0, 0});
  send("XdndPosition", {0, (static_cast<long>(at.x) << 16) | at.y, CurrentTime,
                        static_cast<long>(atom("XdndActionCopy"))});
  bool accepted = await(atom("XdndStatus"));
  if (accepted) {
    send("XdndDrop", {0, CurrentTime, 0, 0});
    accepted = await(atom("XdndFinished"));
  } else {
    send("XdndLeave", {0, 0, 0, 0});
  }
  XDestroyWindow(display_, source);
  flush();
  return accepted;
}

}  // namespace mesomap::e2e
