#include "base/hash.h"

#include <gtest/gtest.h>

#include <array>

namespace mesomap {
namespace {

// The vectors are those of FIPS 180-4's published examples (SHA256ShortMsg and the one-million-a).
TEST(Sha256, MatchesThePublishedVectors) {
  EXPECT_EQ(sha256Hex(std::string()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256Hex(std::string("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256Hex(std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256Hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, TakesBytesAboveAsciiAndZeros) {
  const std::array<std::byte, 4> bytes = {std::byte{0}, std::byte{0xff}, std::byte{0x80},
                                          std::byte{0}};
  const std::string text("\0\xff\x80\0", 4);
  EXPECT_EQ(sha256Hex(bytes), sha256Hex(text));
  EXPECT_NE(sha256Hex(text), sha256Hex(text.substr(0, 3)));
}

}  // namespace
}  // namespace mesomap
