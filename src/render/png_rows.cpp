#include "render/png_rows.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "base/i18n.h"

namespace mesomap::render {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr double kInchesPerMetre = 1000.0 / 25.4;

using Byte = std::uint8_t;

void putNumber(std::string& to, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>((value >> shift) & 255u);
}

void putChunk(std::string& to, const char* name, const std::string& data) {
  putNumber(to, static_cast<std::uint32_t>(data.size()));
  const std::size_t from = to.size();
  to += name;
  to += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(to.data() + from);
  putNumber(to, static_cast<std::uint32_t>(crc32(0L, bytes, static_cast<uInt>(to.size() - from))));
}

Error shortOfMemory() {
  return {ErrorKind::io, _("picture"), _("it could not be packed; memory is short")};
}

/// Of left, above, and above left the one nearest to left + above - above left (the PNG
/// specification, section 9.4).
int paeth(int a, int b, int c) {
  const int p = a + b - c;
  const int pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

}  // namespace

struct PngRows::Impl {
  int width = 0, height = 0, channels = 0;
  int added = 0;
  bool open = false;
  z_stream stream{};
  std::string file;
  std::vector<Byte> row, above;
  std::array<std::vector<Byte>, 4> tried;  ///< Plain, and less left, above, or Paeth's guess.
  std::string packed;

  ~Impl() {
    if (open) deflateEnd(&stream);
  }
  void filter();
  bool pack(const Byte* data, std::size_t size, int flush);
};

/// The filter whose bytes are smallest packs best, as a rule.
void PngRows::Impl::filter() {
  const std::size_t size = row.size(), step = static_cast<std::size_t>(channels);
  std::array<long, 4> sums{};
  constexpr std::array<Byte, 4> kNames{0, 1, 2, 4};
  for (std::size_t f = 0; f < tried.size(); ++f) {
    tried[f].resize(size + 1);
    tried[f][0] = kNames[f];
  }
  for (std::size_t i = 0; i < size; ++i) {
    const int x = row[i];
    const int a = i < step ? 0 : row[i - step];
    const int b = above[i];
    const int c = i < step ? 0 : above[i - step];
    const std::array<int, 4> less{0, a, b, paeth(a, b, c)};
    for (std::size_t f = 0; f < tried.size(); ++f) {
      const auto left = static_cast<Byte>(x - less[f]);
      tried[f][i + 1] = left;
      sums[f] += std::min<int>(left, 256 - left);
    }
  }
  const auto best = std::min_element(sums.begin(), sums.end()) - sums.begin();
  std::swap(tried[0], tried[static_cast<std::size_t>(best)]);
  std::swap(row, above);
}

bool PngRows::Impl::pack(const Byte* data, std::size_t size, int flush) {
  stream.next_in = const_cast<Bytef*>(data);
  stream.avail_in = static_cast<uInt>(size);
  for (;;) {
    const std::size_t had = packed.size();
    packed.resize(kChunk);
    stream.next_out = reinterpret_cast<Bytef*>(packed.data()) + had;
    stream.avail_out = static_cast<uInt>(kChunk - had);
    const int status = deflate(&stream, flush);
    if (status == Z_STREAM_ERROR) return false;
    packed.resize(kChunk - stream.avail_out);
    const bool full = packed.size() == kChunk;
    if (full || (status == Z_STREAM_END && !packed.empty())) {
      putChunk(file, "IDAT", packed);
      packed.clear();
    }
    if (!full) return true;
  }
}

PngRows::PngRows(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PngRows::~PngRows() = default;
PngRows::PngRows(PngRows&&) noexcept = default;
PngRows& PngRows::operator=(PngRows&&) noexcept = default;

Result<PngRows> PngRows::begin(int width, int height, int channels, double dotsPerInch) {
  if (width < 1 || height < 1 || width > kLargestSide || height > kLargestSide ||
      (channels != 3 && channels != 4)) {
    return Error{ErrorKind::refused, _("picture"), _("it has no pixels or they are incomplete")};
  }
  auto impl = std::make_unique<Impl>();
  impl->width = width;
  impl->height = height;
  impl->channels = channels;
  impl->above.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(channels), 0);
  impl->row = impl->above;
  if (deflateInit(&impl->stream, Z_DEFAULT_COMPRESSION) != Z_OK) return shortOfMemory();
  impl->open = true;
  std::string& file = impl->file;
  file = "\x89PNG\r\n\x1a\n";
  std::string head;
  putNumber(head, static_cast<std::uint32_t>(width));
  putNumber(head, static_cast<std::uint32_t>(height));
  head += {8, static_cast<char>(channels == 4 ? 6 : 2), 0, 0, 0};
  putChunk(file, "IHDR", head);
  if (dotsPerInch > 0.0) {
    std::string size;
    const auto perMetre = static_cast<std::uint32_t>(std::lround(dotsPerInch * kInchesPerMetre));
    putNumber(size, perMetre);
    putNumber(size, perMetre);
    size += '\1';
    putChunk(file, "pHYs", size);
  }
  return PngRows(std::move(impl));
}

Result<void> PngRows::add(const mesh::Image& rows) {
  Impl& d = *impl_;
  const auto width = static_cast<std::size_t>(d.width);
  const auto given = static_cast<std::size_t>(rows.channels);
  const auto kept = static_cast<std::size_t>(d.channels);
  if (rows.width != d.width || rows.height < 0 || rows.height > d.height - d.added ||
      given < kept || given > 4 ||
      rows.pixels.size() != width * static_cast<std::size_t>(rows.height) * given) {
    return Error{ErrorKind::refused, _("picture"), _("it has no pixels or they are incomplete")};
  }
  for (std::size_t y = 0; y < static_cast<std::size_t>(rows.height); ++y) {
    const Byte* from = rows.pixels.data() + y * width * given;
    for (std::size_t x = 0; x < width; ++x) {
      std::copy_n(from + x * given, kept, d.row.begin() + static_cast<std::ptrdiff_t>(x * kept));
    }
    d.filter();
    if (!d.pack(d.tried[0].data(), d.tried[0].size(), Z_NO_FLUSH)) return shortOfMemory();
  }
  d.added += rows.height;
  return {};
}

Result<std::string> PngRows::finish() {
  Impl& d = *impl_;
  if (d.added != d.height) {
    return Error{ErrorKind::refused, _("picture"), _("it has no pixels or they are incomplete")};
  }
  if (!d.pack(nullptr, 0, Z_FINISH)) return shortOfMemory();
  putChunk(d.file, "IEND", {});
  return std::move(d.file);
}

}  // namespace mesomap::render
