#include "base/hash.h"

#include <sodium.h>

#include <array>

namespace mesomap {

std::string sha256Hex(std::span<const std::byte> bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  // sodium_init only picks faster code; this hash is right without it.
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

std::string sha256Hex(const std::string& bytes) {
  return sha256Hex(std::as_bytes(std::span(bytes)));
}

}  // namespace mesomap
