// Passwords and keys in memory of their own: locked where the system allows it, left out of core
// dumps, overwritten when they are no longer needed.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mesomap {

class Secret;
using SecretPtr = std::shared_ptr<const Secret>;

/// Bytes that nothing prints or copies by accident. The first one made in a process also keeps the
/// process out of core dumps from then on: what a secret opens is as private as the secret.
class Secret {
 public:
  /// Throws std::bad_alloc where there is no memory.
  explicit Secret(std::size_t size);
  ~Secret();
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  /// Takes the text over: `text` is overwritten and empty afterwards.
  [[nodiscard]] static SecretPtr takenFrom(std::string& text);

  [[nodiscard]] std::span<unsigned char> bytes() { return {data_, size_}; }
  [[nodiscard]] std::span<const unsigned char> bytes() const { return {data_, size_}; }
  /// For the one place that must show or type it.
  [[nodiscard]] std::string_view text() const;

 private:
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Overwrites what the string holds, its spare room too, and empties it.
void wipe(std::string& text);
void wipe(void* bytes, std::size_t count);

}  // namespace mesomap
