#include "base/secret.h"

#include <sodium.h>
#include <sys/prctl.h>

#include <algorithm>
#include <new>

namespace mesomap {
namespace {

/// Not left to the limits of the shell: a handler that takes core dumps through a pipe ignores
/// them.
void keepOutOfCoreDumps() {
  static const bool done = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
  (void)done;
}

}  // namespace

Secret::Secret(std::size_t size) : size_(size) {
  keepOutOfCoreDumps();
  // Picks the fastest code and the system's source of randomness; harmless when repeated.
  if (sodium_init() < 0) throw std::bad_alloc();
  data_ = static_cast<unsigned char*>(sodium_malloc(std::max<std::size_t>(size, 1)));
  if (data_ == nullptr) throw std::bad_alloc();
}

Secret::~Secret() {
  sodium_free(data_);  // Overwrites it first.
}

SecretPtr Secret::takenFrom(std::string& text) {
  const auto secret = std::make_shared<Secret>(text.size());
  std::copy(text.begin(), text.end(), secret->data_);
  wipe(text);
  return secret;
}

std::string_view Secret::text() const {
  return {reinterpret_cast<const char*>(data_), size_};
}

void wipe(std::string& text) {
  text.resize(text.capacity());
  wipe(text.data(), text.size());
  text.clear();
}

void wipe(void* bytes, std::size_t count) {
  sodium_memzero(bytes, count);
}

}  // namespace mesomap
