#include "plan/shape_codec.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

namespace mesomap::plan {

namespace {

using surface::PagedField;
using Bytes = std::vector<unsigned char>;

constexpr std::uint32_t kPage = PagedField::kPageSize;
constexpr std::size_t kMaskBytes = kPage / 8;
constexpr int kZlibLevel = 9;

Error refused(std::string message) {
  return {ErrorKind::refused, {}, std::move(message)};
}

std::uint32_t pagesFor(std::uint32_t vertexCount) {
  return vertexCount / kPage + (vertexCount % kPage != 0 ? 1 : 0);
}

/// Length of the plain stream when every page is stored and full.
std::size_t plainBytesAtMost(std::uint32_t vertexCount) {
  const std::size_t pages = pagesFor(vertexCount);
  return 8 + pages * (4 + kMaskBytes + 2 * kPage);
}

void putU32(Bytes& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<unsigned char>(value >> shift));
  }
}

std::uint32_t getU32(const unsigned char* at) {
  return static_cast<std::uint32_t>(at[0]) | static_cast<std::uint32_t>(at[1]) << 8 |
         static_cast<std::uint32_t>(at[2]) << 16 | static_cast<std::uint32_t>(at[3]) << 24;
}

/// Small steps of either sign become small numbers; wraps round in 16 bits.
std::uint16_t zigzag(std::uint16_t delta) {
  const bool negative = (delta & 0x8000u) != 0;
  return static_cast<std::uint16_t>((delta << 1) ^ (negative ? 0xFFFFu : 0u));
}

std::uint16_t unzigzag(std::uint16_t code) {
  return static_cast<std::uint16_t>((code >> 1) ^ ((code & 1u) ? 0xFFFFu : 0u));
}

/// vertexCount, number of stored pages, their indices, their masks of vertices that are not far
/// outside, then the low and the high bytes of the steps from each such value to the next.
Bytes plainStream(const PagedField& shape) {
  const std::uint32_t count = shape.vertexCount();
  std::vector<std::uint32_t> stored;
  Bytes masks;
  Bytes low;
  Bytes high;
  std::uint16_t previous = 0;
  for (std::uint32_t p = 0; p < shape.pageCount(); ++p) {
    if (!shape.page(p)) continue;
    std::array<unsigned char, kMaskBytes> mask{};
    bool any = false;
    for (std::uint32_t i = 0; i < kPage && p * kPage + i < count; ++i) {
      const std::int16_t raw = (*shape.page(p))[i];
      if (raw == PagedField::kOutside) continue;
      any = true;
      mask[i / 8] = static_cast<unsigned char>(mask[i / 8] | (1u << (i % 8)));
      const auto value = static_cast<std::uint16_t>(raw);
      const std::uint16_t code = zigzag(static_cast<std::uint16_t>(value - previous));
      low.push_back(static_cast<unsigned char>(code));
      high.push_back(static_cast<unsigned char>(code >> 8));
      previous = value;
    }
    if (!any) continue;
    stored.push_back(p);
    masks.insert(masks.end(), mask.begin(), mask.end());
  }
  Bytes plain;
  plain.reserve(8 + stored.size() * 4 + masks.size() + low.size() * 2);
  putU32(plain, count);
  putU32(plain, static_cast<std::uint32_t>(stored.size()));
  for (const std::uint32_t index : stored) putU32(plain, index);
  plain.insert(plain.end(), masks.begin(), masks.end());
  plain.insert(plain.end(), low.begin(), low.end());
  plain.insert(plain.end(), high.begin(), high.end());
  return plain;
}

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string toBase64(const Bytes& bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16;
    if (left > 1) group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
    if (left > 2) group |= bytes[i + 2];
    text += kAlphabet[group >> 18];
    text += kAlphabet[(group >> 12) & 63u];
    text += left > 1 ? kAlphabet[(group >> 6) & 63u] : '=';
    text += left > 2 ? kAlphabet[group & 63u] : '=';
  }
  return text;
}

Result<Bytes> fromBase64(std::string_view text) {
  static const auto values = [] {
    std::array<std::uint8_t, 256> table;
    table.fill(255);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
      table[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return table;
  }();
  if (text.empty() || text.size() % 4 != 0) return refused("the base64 text is cut off");
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;
  Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pad = i >= text.size() - padding;
    const std::uint8_t value = pad ? std::uint8_t{0} : values[static_cast<unsigned char>(text[i])];
    if (value == 255) return refused(fmt::format("character {} is not base64", i + 1));
    group = group << 6 | value;
    if (i % 4 != 3) continue;
    bytes.push_back(static_cast<unsigned char>(group >> 16));
    bytes.push_back(static_cast<unsigned char>(group >> 8));
    bytes.push_back(static_cast<unsigned char>(group));
    group = 0;
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

Bytes deflated(const Bytes& plain) {
  uLongf size = compressBound(static_cast<uLong>(plain.size()));
  Bytes packed(size);
  // Fails only for want of memory or room, and compressBound gives the room.
  if (compress2(packed.data(), &size, plain.data(), static_cast<uLong>(plain.size()), kZlibLevel) !=
      Z_OK) {
    size = 0;
  }
  packed.resize(size);
  return packed;
}

/// Inflates at most `limit` bytes; grows as data really arrives, never by what a header claims.
Result<Bytes> inflated(const Bytes& packed, std::size_t limit) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return refused("the data could not be unpacked");
  stream.next_in = const_cast<Bytef*>(packed.data());  // zlib's older signature; it only reads.
  stream.avail_in = static_cast<uInt>(packed.size());
  Bytes plain;
  int status = Z_OK;
  while (status == Z_OK && plain.size() <= limit) {
    const std::size_t have = plain.size();
    plain.resize(have + std::min<std::size_t>(std::max<std::size_t>(have, 4096), 1u << 20));
    stream.next_out = plain.data() + have;
    stream.avail_out = static_cast<uInt>(plain.size() - have);
    status = inflate(&stream, Z_NO_FLUSH);
    plain.resize(plain.size() - stream.avail_out);
  }
  const bool rest = stream.avail_in != 0;
  inflateEnd(&stream);
  if (plain.size() > limit) return refused("the data unpacks to more than its vertices can need");
  if (status != Z_STREAM_END || rest) return refused("the data is not a whole zlib stream");
  return plain;
}

}  // namespace

std::size_t shapeBytesAtMost(std::uint32_t vertexCount) {
  const std::size_t pages = pagesFor(vertexCount);
  return plainBytesAtMost(vertexCount) + pages * (sizeof(PagedField::Page) + 64);
}

std::string encodeShape(const PagedField& shape) {
  return toBase64(deflated(plainStream(shape)));
}

Result<PagedField> decodeShape(std::string_view data, std::uint32_t vertexCount) {
  if (vertexCount > kMaxShapeVertices) {
    return refused(fmt::format("{} vertices are more than the {} that are read", vertexCount,
                               kMaxShapeVertices));
  }
  // Deflate never grows a stream by more than this.
  const std::size_t limit = plainBytesAtMost(vertexCount);
  if (data.size() > (limit + limit / 1000 + 64) / 3 * 4 + 4) {
    return refused("there is more data than its vertices can need");
  }
  auto packed = fromBase64(data);
  if (!packed) return packed.error();
  auto unpacked = inflated(*packed, limit);
  if (!unpacked) return unpacked.error();
  const Bytes& plain = *unpacked;

  if (plain.size() < 8) return refused("the data is too short");
  if (getU32(plain.data()) != vertexCount) {
    return refused(
        fmt::format("the data is for {} vertices, not {}", getU32(plain.data()), vertexCount));
  }
  const std::size_t stored = getU32(plain.data() + 4);
  if (stored > pagesFor(vertexCount) || plain.size() < 8 + stored * (4 + kMaskBytes)) {
    return refused("the data holds fewer pages than it states");
  }
  const unsigned char* indices = plain.data() + 8;
  const unsigned char* masks = indices + stored * 4;
  std::size_t values = 0;
  for (std::size_t i = 0; i < stored * kMaskBytes; ++i) {
    values += static_cast<std::size_t>(std::popcount(masks[i]));
  }
  if (plain.size() != 8 + stored * (4 + kMaskBytes) + 2 * values) {
    return refused("the data does not hold as many values as it states");
  }
  const unsigned char* low = masks + stored * kMaskBytes;
  const unsigned char* high = low + values;

  PagedField::Editor editor{PagedField(vertexCount)};
  std::uint16_t previous = 0;
  std::size_t next = 0;
  for (std::size_t s = 0; s < stored; ++s) {
    const std::uint32_t page = getU32(indices + 4 * s);
    if (page >= pagesFor(vertexCount) || (s > 0 && page <= getU32(indices + 4 * (s - 1)))) {
      return refused("the pages are not in order");
    }
    for (std::uint32_t i = 0; i < kPage; ++i) {
      if ((masks[s * kMaskBytes + i / 8] >> (i % 8) & 1) == 0) continue;
      const std::uint32_t vertex = page * kPage + i;
      if (vertex >= vertexCount)
        return refused("the last page holds values beyond the last vertex");
      const auto code = static_cast<std::uint16_t>(low[next] | high[next] << 8);
      ++next;
      previous = static_cast<std::uint16_t>(previous + unzigzag(code));
      const auto raw = static_cast<std::int16_t>(previous);
      if (raw == PagedField::kOutside) return refused("a value says 'outside' inside the mask");
      editor.setRaw(vertex, raw);
    }
  }
  return editor.publish();
}

}  // namespace mesomap::plan
