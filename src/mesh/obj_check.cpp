#include "obj_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "base/i18n.h"

namespace mesomap::mesh {

namespace {

/// Keywords of the format that say nothing about triangles; sorted.
constexpr std::array<std::string_view, 41> kOtherKeywords = {
    "bevel",  "bmat",       "bsp",   "bzp",    "c_interp", "call",     "cdc",  "con",       "cres",
    "csh",    "cstype",     "ctech", "curv",   "curv2",    "d_interp", "deg",  "end",       "fo",
    "hole",   "l",          "lod",   "maplib", "mg",       "p",        "parm", "res",       "s",
    "scrv",   "shadow_obj", "sp",    "stech",  "step",     "surf",     "t",    "trace_obj", "trim",
    "usemap", "vp",         "vw",    "xyz",    "xyzrgb"};

bool isSpace(char c) {
  return c == ' ' || c == '\t';
}

/// A word of a line, short enough to quote.
std::string quoted(std::string_view word) {
  constexpr std::size_t kLongest = 24;
  std::string shown;
  for (const char c : word.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte >= 0x20 && byte < 0x7f ? c : '?';
  }
  return "'" + shown + (word.size() > kLongest ? "…'" : "'");
}

class Checker {
 public:
  Checker(std::string_view bytes, std::string subject, const Progress& progress)
      : bytes_(bytes), subject_(std::move(subject)), progress_(progress) {}

  Result<ObjContents> run() {
    if (bytes_.empty()) return refused(_("the file is empty"));
    if (const auto nul = bytes_.find('\0'); nul != std::string_view::npos) {
      const auto line = 1 + std::count(bytes_.begin(), bytes_.begin() + nul, '\n');
      return refused(fmt::format(
          fmt::runtime(_("line {} holds bytes that no text has: this is not an OBJ file")), line));
    }
    std::size_t at = 0;
    // A byte order mark, as some editors write.
    if (bytes_.substr(0, 3) == "\xef\xbb\xbf") at = 3;
    while (at < bytes_.size()) {
      if ((++line_ & 0xffff) == 0) {
        if (progress_.cancelled()) return Error{ErrorKind::cancelled, subject_, _("stopped")};
        progress_(0.3 * static_cast<double>(at) / static_cast<double>(bytes_.size()),
                  _("Checking the file"));
      }
      const std::size_t end = std::min(bytes_.find_first_of("\r\n", at), bytes_.size());
      std::size_t after = std::min(end + 1, bytes_.size());
      if (end + 1 < bytes_.size() && bytes_[end] == '\r' && bytes_[end + 1] == '\n') ++after;
      lastLine_ = end == bytes_.size();
      if (auto checked = line(bytes_.substr(at, end - at)); !checked) return checked.error();
      if (readable_) keep(at, after);
      at = after;
    }
    return finish();
  }

 private:
  Error refused(std::string message) const {
    return {ErrorKind::refused, subject_, std::move(message)};
  }
  /// About the current line; a file that ends without a line's end may have been cut.
  Error atLine(const std::string& what) const {
    const char* form =
        lastLine_ ? _("line {}: {} (the file ends here and may be cut off)") : _("line {}: {}");
    return refused(fmt::format(fmt::runtime(form), line_, what));
  }

  /// The last line can be shown to be half of one.
  Error cutOff(const std::string& what) const {
    return refused(fmt::format(
        fmt::runtime(_("the file seems cut off: line {} is its last and has no end, and {}")),
        line_, what));
  }

  void keep(std::size_t from, std::size_t to) {
    auto& list = contents_.readable;
    if (!list.empty() && list.back().data() + list.back().size() == bytes_.data() + from) {
      list.back() = {list.back().data(), list.back().size() + (to - from)};
    } else {
      list.push_back(bytes_.substr(from, to - from));
    }
  }

  std::string_view word() {
    while (!rest_.empty() && isSpace(rest_.front())) rest_.remove_prefix(1);
    std::size_t n = 0;
    while (n < rest_.size() && !isSpace(rest_[n])) ++n;
    const auto w = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return w;
  }

  Result<void> line(std::string_view text) {
    rest_ = text;
    readable_ = false;
    const auto key = word();
    if (key.empty() || key.front() == '#') return {};
    if (lastLine_) contents_.endlessLine = line_;
    if (key == "v") return vertex();
    if (key == "f") return face();
    if (key == "vt") return plainNumbers(_("texture coordinate"), 1, 3, contents_.texcoords);
    if (key == "vn") return plainNumbers(_("normal"), 3, 3, contents_.normals);
    if (key == "g" || key == "o" || key == "usemtl") {
      readable_ = true;
      return {};
    }
    if (key == "mtllib") {
      readable_ = true;
      while (!rest_.empty() && isSpace(rest_.front())) rest_.remove_prefix(1);
      while (!rest_.empty() && isSpace(rest_.back())) rest_.remove_suffix(1);
      contents_.libraries.emplace_back(rest_);
      return {};
    }
    if (std::find(kOtherKeywords.begin(), kOtherKeywords.end(), key) == kOtherKeywords.end()) {
      if (contents_.unknownLines++ == 0) contents_.firstUnknownLine = line_;
    }
    return {};
  }

  /// Reads the rest of the line as finite numbers; 8 at most are stored.
  Result<std::size_t> numbers(const char* what, std::array<double, 8>& values) {
    std::size_t count = 0;
    for (auto w = word(); !w.empty(); w = word()) {
      if (w.front() == '#') break;
      const char* from = w.data() + (w.front() == '+' ? 1 : 0);
      const char* to = w.data() + w.size();
      double value = 0.0;
      const auto [stopped, code] = std::from_chars(from, to, value);
      if (code != std::errc() || stopped != to || !std::isfinite(value)) {
        return atLine(
            fmt::format(fmt::runtime(_("{} has {}, which is not a number")), what, quoted(w)));
      }
      if (count < values.size()) values[count] = value;
      ++count;
    }
    return count;
  }

  Result<void> vertex() {
    std::array<double, 8> values{};
    const auto count = numbers(_("vertex"), values);
    if (!count) return count.error();
    if (*count != 3 && *count != 4 && *count != 6 && *count != 7) {
      return atLine(fmt::format(fmt::runtime(_("vertex has {} numbers, 3 expected")), *count));
    }
    for (std::size_t k = 0; k < 3; ++k) {
      if (!(std::abs(values[k]) < kLargestCoordinate)) {
        return atLine(fmt::format(fmt::runtime(_("vertex coordinate {} is not below {}")),
                                  values[k], kLargestCoordinate));
      }
    }
    if (lastLine_ && contents_.vertices > 0 && *count < fewestNumbers_) {
      return cutOff(fmt::format(
          fmt::runtime(_("its vertex has {} numbers where all the others have at least {}")),
          *count, fewestNumbers_));
    }
    fewestNumbers_ = std::min(fewestNumbers_, *count);
    if (*count == 6) ++contents_.coloredVertices;
    ++contents_.vertices;
    readable_ = true;
    return {};
  }

  Result<void> plainNumbers(const char* what, std::size_t fewest, std::size_t most,
                            std::size_t& counter) {
    std::array<double, 8> values{};
    const auto count = numbers(what, values);
    if (!count) return count.error();
    if (*count < fewest || *count > most) {
      return atLine(fmt::format(fmt::runtime(_("{} has {} numbers, {} expected")), what, *count,
                                fewest == 1 ? 2 : fewest));
    }
    ++counter;
    readable_ = true;
    return {};
  }

  Result<void> face() {
    std::size_t corners = 0;
    std::string_view first;
    std::string_view last;
    for (auto w = word(); !w.empty(); w = word()) {
      if (w.front() == '#') break;
      if (++corners == 1) first = w;
      last = w;
      if (auto checked = corner(w, corners); !checked) return checked.error();
    }
    if (corners < 3) {
      return atLine(
          fmt::format(fmt::runtime(_("face has {} corners, at least 3 expected")), corners));
    }
    if (corners > kMostCorners) {
      return atLine(fmt::format(fmt::runtime(_("face has {} corners, at most {} are read")),
                                corners, kMostCorners));
    }
    // The corners of a face are of one form; a cut takes the end of the last one.
    if (lastLine_ && partsOf(last) < partsOf(first)) {
      return cutOff(fmt::format(
          fmt::runtime(_("its face stops at {}, with fewer indices than its other corners have")),
          quoted(last)));
    }
    ++contents_.faces;
    contents_.triangles += corners - 2;
    if (contents_.triangles > kMostTriangles) {
      return refused(
          fmt::format(fmt::runtime(_("there are more than {} triangles")), kMostTriangles));
    }
    readable_ = true;
    return {};
  }

  static std::ptrdiff_t partsOf(std::string_view corner) {
    return 1 + std::count(corner.begin(), corner.end(), '/');
  }

  /// One of "a", "a/b", "a//c", "a/b/c".
  Result<void> corner(std::string_view w, std::size_t number) {
    const std::array<std::size_t, 3> known = {contents_.vertices, contents_.texcoords,
                                              contents_.normals};
    const char* at = w.data();
    const char* const end = w.data() + w.size();
    for (std::size_t part = 0; part < 3; ++part) {
      if (part == 1 && at != end && *at == '/') {  // "a//c"
        ++at;
        continue;
      }
      long long index = 0;
      const auto [stopped, code] = std::from_chars(at, end, index);
      if (code != std::errc()) {
        return atLine(fmt::format(fmt::runtime(_("face corner {} is {}, which is not an index")),
                                  number, quoted(w)));
      }
      if (auto checked = indexInRange(part, index, known[part], number); !checked) {
        return checked.error();
      }
      at = stopped;
      if (at == end) return {};
      if (*at != '/' || part == 2) break;
      ++at;
    }
    return atLine(fmt::format(fmt::runtime(_("face corner {} is {}, which is not an index")),
                              number, quoted(w)));
  }

  Result<void> indexInRange(std::size_t part, long long index, std::size_t known,
                            std::size_t number) {
    if (index == 0) {
      return atLine(
          fmt::format(fmt::runtime(_("face corner {} names {} 0, but counting starts at 1")),
                      number, partName(part)));
    }
    if (index < 0) {
      if (static_cast<unsigned long long>(-(index + 1)) >= known) {
        return atLine(
            fmt::format(fmt::runtime(_("face corner {} names {} {}, but only {} came before it")),
                        number, partName(part), index, known));
      }
      return {};
    }
    // A positive index may name something further down: judged at the end of the file.
    if (static_cast<unsigned long long>(index) > highest_[part].index) {
      highest_[part] = {static_cast<unsigned long long>(index), line_, number};
    }
    return {};
  }

  static const char* partName(std::size_t part) {
    return part == 0 ? _("vertex") : part == 1 ? _("texture coordinate") : _("normal");
  }

  Result<ObjContents> finish() {
    if (contents_.vertices == 0) {
      return refused(contents_.faces > 0
                         ? _("there are faces but no vertices (v lines)")
                         : _("there is no vertex (v line) in it: this is not an OBJ file, or it "
                             "holds no shape"));
    }
    if (contents_.faces == 0 && contents_.endlessLine > 0) {
      return refused(fmt::format(
          fmt::runtime(_("there are {} vertices but no faces (f lines), and the last line has no "
                         "end: the file may be cut off")),
          contents_.vertices));
    }
    if (contents_.faces == 0) {
      return refused(fmt::format(
          fmt::runtime(_("there are {} vertices but no faces (f lines): a cloud of points is not "
                         "a surface")),
          contents_.vertices));
    }
    const std::array<std::size_t, 3> counts = {contents_.vertices, contents_.texcoords,
                                               contents_.normals};
    for (std::size_t part = 0; part < 3; ++part) {
      const auto& h = highest_[part];
      if (h.index <= counts[part]) continue;
      return refused(
          fmt::format(fmt::runtime(_("line {}: face corner {} names {} {}, but the file has {}")),
                      h.line, h.corner, partName(part), h.index, counts[part]));
    }
    return std::move(contents_);
  }

  struct Highest {
    unsigned long long index = 0;
    std::size_t line = 0;
    std::size_t corner = 0;
  };

  std::string_view bytes_;
  std::string subject_;
  const Progress& progress_;
  ObjContents contents_;
  std::string_view rest_;
  std::size_t line_ = 0;
  bool lastLine_ = false;  ///< No line's end follows: the file may be cut off here.
  std::size_t fewestNumbers_ = std::numeric_limits<std::size_t>::max();  ///< Of a vertex.
  bool readable_ = false;
  std::array<Highest, 3> highest_{};
};

}  // namespace

Result<ObjContents> checkObj(std::string_view bytes, const std::string& subject,
                             const Progress& progress) {
  return Checker(bytes, subject, progress).run();
}

}  // namespace mesomap::mesh
