#include "base/sealed.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>

#include "base/i18n.h"

namespace mesomap {
namespace {

constexpr std::string_view kMagic = "MESOSEAL";
constexpr std::uint16_t kSealVersion = 1;
constexpr unsigned char kArgon2id13 = 1;
constexpr unsigned char kXChaCha20Poly1305 = 1;
constexpr unsigned char kWholeText = 1;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

static_assert(kSealOverhead == kSealHeaderBytes + kTagBytes);

struct SealHeader {
  SealCost cost;
  std::array<unsigned char, 16> salt{};
  std::array<unsigned char, kNonceBytes> nonce{};
  std::uint64_t length = 0;  ///< Of what is inside.
};

void putNumber(std::string& into, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) into.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t value = 0;
  for (int i = count; i-- > 0;) {
    value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

/// All of it is authenticated with what is inside.
std::string textOf(const SealHeader& header) {
  std::string text(kMagic);
  putNumber(text, kSealVersion, 2);
  putNumber(text, kArgon2id13, 1);
  putNumber(text, kXChaCha20Poly1305, 1);
  putNumber(text, kWholeText, 1);
  putNumber(text, 0, 3);
  putNumber(text, header.cost.passes, 4);
  putNumber(text, header.cost.memoryKiB, 4);
  text.append(header.salt.begin(), header.salt.end());
  text.append(header.nonce.begin(), header.nonce.end());
  putNumber(text, header.length, 8);
  putNumber(text, 0, 4);
  return text;
}

Error refusal(const std::string& subject, std::string why) {
  return Error{ErrorKind::refused, subject, std::move(why)};
}

Result<SealHeader> headerOf(std::string_view sealed, const std::string& subject) {
  if (!looksSealed(sealed)) return refusal(subject, _("this is no file protected by Mesomap"));
  const auto cut = [&] { return refusal(subject, _("the file is cut short: its end is missing")); };
  if (sealed.size() < kMagic.size() + 2) return cut();
  const auto newer = [&] {
    return refusal(subject, _("this file was protected by a newer Mesomap"));
  };
  if (numberAt(sealed, 8, 2) != kSealVersion) return newer();
  if (sealed.size() < kSealHeaderBytes) return cut();
  if (numberAt(sealed, 10, 1) != kArgon2id13 || numberAt(sealed, 11, 1) != kXChaCha20Poly1305 ||
      numberAt(sealed, 12, 1) != kWholeText || numberAt(sealed, 13, 3) != 0 ||
      numberAt(sealed, 72, 4) != 0) {
    return newer();
  }
  SealHeader header;
  header.cost.passes = static_cast<std::uint32_t>(numberAt(sealed, 16, 4));
  header.cost.memoryKiB = static_cast<std::uint32_t>(numberAt(sealed, 20, 4));
  if (header.cost.passes < crypto_pwhash_argon2id_OPSLIMIT_MIN ||
      header.cost.passes > kMostSealPasses ||
      header.cost.memoryKiB < crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024 ||
      header.cost.memoryKiB > kMostSealMemoryKiB) {
    return refusal(subject,
                   _("the file asks for more work than any password needs: it was changed"));
  }
  std::memcpy(header.salt.data(), sealed.data() + 24, header.salt.size());
  std::memcpy(header.nonce.data(), sealed.data() + 40, header.nonce.size());
  header.length = numberAt(sealed, 64, 8);
  const std::uint64_t held = sealed.size() - kSealHeaderBytes;
  if (held < kTagBytes || held - kTagBytes < header.length) return cut();
  if (held - kTagBytes > header.length) {
    return refusal(subject, _("the file is longer than it says: something was added to it"));
  }
  return header;
}

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace

std::string passwordRefusal(const Secret& password) {
  constexpr std::ptrdiff_t kFewestCharacters = 8;
  const std::string_view text = password.text();
  // Of UTF-8, the bytes that begin a character.
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  if (characters < kFewestCharacters) return _("The password needs 8 characters or more.");
  return {};
}

bool looksSealed(std::string_view bytes) {
  return bytes.starts_with(kMagic);
}

Seal::Seal(const Secret& password, const SealCost& cost, const Salt& salt, bool& enoughMemory)
    : cost_(cost), salt_(salt), key_(crypto_aead_xchacha20poly1305_ietf_KEYBYTES) {
  static_assert(std::tuple_size_v<Salt> == crypto_pwhash_argon2id_SALTBYTES);
  const std::string_view text = password.text();
  enoughMemory =
      crypto_pwhash_argon2id(key_.bytes().data(), key_.bytes().size(), text.data(), text.size(),
                             salt_.data(), cost_.passes, std::size_t{cost_.memoryKiB} * 1024,
                             crypto_pwhash_argon2id_ALG_ARGON2ID13) == 0;
}

Result<SealPtr> Seal::derived(const Secret& password, const SealCost& cost, const Salt& salt,
                              const std::string& subject) {
  if (password.bytes().empty()) return refusal(subject, _("the password is empty"));
  bool enoughMemory = false;
  try {
    SealPtr seal(new Seal(password, cost, salt, enoughMemory));
    if (enoughMemory) return seal;
  } catch (const std::bad_alloc&) {
    enoughMemory = false;
  }
  return refusal(subject, _("there is not enough memory to work with the password"));
}

Result<SealPtr> Seal::make(const Secret& password, const SealCost& cost) {
  Salt salt{};
  randombytes_buf(salt.data(), salt.size());
  return derived(password, cost, salt, {});
}

Result<SealPtr> Seal::madeFor(std::string_view sealed, const Secret& password,
                              const std::string& subject) {
  const auto header = headerOf(sealed, subject);
  if (!header) return header.error();
  return derived(password, header->cost, header->salt, subject);
}

std::string Seal::seal(std::string_view bytes) const {
  SealHeader header;
  header.cost = cost_;
  header.salt = salt_;
  header.length = bytes.size();
  // 24 random bytes never meet again, so that one key may seal every save.
  randombytes_buf(header.nonce.data(), header.nonce.size());
  std::string sealed = textOf(header);
  sealed.resize(kSealOverhead + bytes.size());
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + kSealHeaderBytes, nullptr, raw(bytes),
                                             bytes.size(), raw(sealed), kSealHeaderBytes, nullptr,
                                             header.nonce.data(), key_.bytes().data());
  return sealed;
}

Result<std::string> Seal::unseal(std::string_view sealed, const std::string& subject) const {
  const auto header = headerOf(sealed, subject);
  if (!header) return header.error();
  std::string bytes(header->length, '\0');
  const bool opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                          raw(bytes), nullptr, nullptr, raw(sealed) + kSealHeaderBytes,
                          sealed.size() - kSealHeaderBytes, raw(sealed), kSealHeaderBytes,
                          header->nonce.data(), key_.bytes().data()) == 0;
  if (!opened) {
    return Error{ErrorKind::wrongPassword, subject, _("wrong password, or the file was changed")};
  }
  return bytes;
}

}  // namespace mesomap
