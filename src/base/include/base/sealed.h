// Sealed bytes: encrypted with a key made from a password, and unreadable without it. The form is
// described byte for byte in docs/password.md. Argon2id and XChaCha20-Poly1305 of libsodium.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace mesomap {

/// What deriving a key costs whoever tries passwords, and us once.
struct SealCost {
  std::uint32_t passes = 3;
  std::uint32_t memoryKiB = 256 * 1024;
  friend bool operator==(const SealCost&, const SealCost&) = default;
};
/// More than this is refused in a file: opening it would hold the computer up.
inline constexpr std::uint32_t kMostSealPasses = 16;
inline constexpr std::uint32_t kMostSealMemoryKiB = 1024 * 1024;
inline constexpr std::size_t kSealHeaderBytes = 76;
/// How much longer sealed bytes are than what they hold.
inline constexpr std::size_t kSealOverhead = kSealHeaderBytes + 16;
/// Why it will not do as a new password, in words; empty where it will.
[[nodiscard]] std::string passwordRefusal(const Secret& password);

/// By the first bytes; no promise that the rest is whole.
[[nodiscard]] bool looksSealed(std::string_view bytes);

class Seal;
using SealPtr = std::shared_ptr<const Seal>;

/// A key and what it was derived with. Deriving takes about a second and 256 MiB, so one Seal is
/// kept for as long as a plan is open; every seal() has a nonce of its own.
class Seal {
 public:
  /// With a new salt. Errors: refused (an empty password, not enough memory).
  [[nodiscard]] static Result<SealPtr> make(const Secret& password, const SealCost& cost = {});
  /// With the salt and the cost of sealed bytes; whether the password is right shows on unseal().
  /// Errors (refused) as of unseal(), wrong password excepted.
  [[nodiscard]] static Result<SealPtr> madeFor(std::string_view sealed, const Secret& password,
                                               const std::string& subject);

  [[nodiscard]] std::string seal(std::string_view bytes) const;
  /// Errors: wrongPassword (the password does not fit, or the bytes were changed: both look the
  /// same), refused (not sealed, cut short, longer than it says, made by a newer version).
  [[nodiscard]] Result<std::string> unseal(std::string_view sealed,
                                           const std::string& subject) const;

 private:
  using Salt = std::array<unsigned char, 16>;
  Seal(const Secret& password, const SealCost& cost, const Salt& salt, bool& enoughMemory);
  [[nodiscard]] static Result<SealPtr> derived(const Secret& password, const SealCost& cost,
                                               const Salt& salt, const std::string& subject);

  SealCost cost_;
  Salt salt_;
  Secret key_;
};

}  // namespace mesomap
