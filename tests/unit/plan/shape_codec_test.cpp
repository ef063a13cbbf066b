#include "plan/shape_codec.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <string>
#include <vector>

namespace mesomap::plan {
namespace {

using Bytes = std::vector<unsigned char>;

std::string base64(const Bytes& bytes) {
  const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? bytes[i + k] : 0u);
    for (std::size_t k = 0; k < 4; ++k) {
      text += k <= bytes.size() - i ? digits[group >> (18 - 6 * k) & 63u] : '=';
    }
  }
  return text;
}

std::string packed(const Bytes& plain) {
  uLongf size = compressBound(plain.size());
  Bytes out(size);
  EXPECT_EQ(compress2(out.data(), &size, plain.data(), plain.size(), 9), Z_OK);
  out.resize(size);
  return base64(out);
}

std::string refusal(const std::string& data, std::uint32_t vertices) {
  const auto field = decodeShape(data, vertices);
  return field ? "read" : field.error().message;
}

TEST(ShapeCodec, theDocumentedStreamByHand) {
  // 300 vertices, one stored page (index 1), vertices 256 and 258 with the values 5 and -64.
  Bytes plain{0x2C, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
  Bytes mask(32, 0);
  mask[0] = 0b101;
  plain.insert(plain.end(), mask.begin(), mask.end());
  // Steps +5 and -69, as 10 and 137; low bytes, then high bytes.
  for (const int byte : {10, 137, 0, 0}) plain.push_back(static_cast<unsigned char>(byte));
  const auto field = decodeShape(packed(plain), 300);
  ASSERT_TRUE(field) << field.error().message;
  EXPECT_EQ(field->raw(256), 5);
  EXPECT_EQ(field->raw(257), surface::PagedField::kOutside);
  EXPECT_EQ(field->raw(258), -64);
  EXPECT_EQ(field->raw(0), surface::PagedField::kOutside);
  EXPECT_FALSE(field->page(0));
  EXPECT_EQ(encodeShape(*field), packed(plain));
}

TEST(ShapeCodec, whatDoesNotFitIsRefusedInWords) {
  const std::string good = encodeShape(surface::PagedField(300));
  EXPECT_TRUE(decodeShape(good, 300));
  EXPECT_EQ(refusal("", 300), "the base64 text is cut off");
  EXPECT_EQ(refusal(good.substr(0, good.size() - 1), 300), "the base64 text is cut off");
  EXPECT_EQ(refusal("****", 300), "character 1 is not base64");
  EXPECT_EQ(refusal(good.substr(0, 4), 300), "the data is not a whole zlib stream");
  EXPECT_EQ(refusal(good, 301), "the data is for 300 vertices, not 301");
  EXPECT_EQ(refusal(good, 6000001), "6000001 vertices are more than the 6000000 that are read");
  EXPECT_EQ(refusal(packed({1, 2, 3}), 300), "the data is too short");
  EXPECT_EQ(refusal(packed({0x2C, 1, 0, 0, 9, 0, 0, 0}), 300),
            "the data holds fewer pages than it states");
  Bytes twice{0x2C, 1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
  twice.resize(twice.size() + 64);
  EXPECT_EQ(refusal(packed(twice), 300), "the pages are not in order");
  Bytes missing{0x2C, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
  missing.resize(missing.size() + 32, 0xFF);
  EXPECT_EQ(refusal(packed(missing), 300), "the data does not hold as many values as it states");
  Bytes beyond{0x2C, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
  beyond.resize(beyond.size() + 32, 0);
  beyond[12 + 31] = 0x80;
  beyond.resize(beyond.size() + 2, 0);
  EXPECT_EQ(refusal(packed(beyond), 300), "the last page holds values beyond the last vertex");
}

TEST(ShapeCodec, aBombIsRefusedBeforeItGrows) {
  // 64 MB of zeros are 64 kB packed; 300 vertices can need no more than about 1 kB.
  EXPECT_EQ(refusal(packed(Bytes(std::size_t{64} << 20, 0)), 300),
            "there is more data than its vertices can need");
  EXPECT_EQ(refusal(packed(Bytes(std::size_t{1} << 20, 0)), 300),
            "the data unpacks to more than its vertices can need");
}

}  // namespace
}  // namespace mesomap::plan
