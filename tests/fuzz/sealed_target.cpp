#include "base/sealed.h"
#include "fuzz/require.h"
#include "fuzz/targets.h"
#include "support/meshes.h"

namespace mesomap::fuzz {
namespace {

/// One key for all: deriving one for each input would be all that is done.
const Seal& fuzzSeal() {
  static const SealPtr seal = [] {
    std::string text = "a password";
    auto made = Seal::make(*Secret::takenFrom(text), {1, 8});
    require(made.ok(), "a key can be made");
    return *made;
  }();
  return *seal;
}

}  // namespace

bool sealedTarget(const std::string& bytes) {
  const auto opened = fuzzSeal().unseal(bytes, "fuzz");
  if (opened) {
    // Only what was sealed with this key opens, so it is whole.
    require(opened->size() + kSealOverhead == bytes.size(), "nothing was added or cut");
    return true;
  }
  require(!opened.error().message.empty(), "every refusal says why");
  const ErrorKind kind = opened.error().kind;
  require(kind == ErrorKind::refused || kind == ErrorKind::wrongPassword,
          "bad bytes are refused, nothing else");
  return false;
}

std::string sealedFood(std::uint64_t seed) {
  support::Random random(seed);
  std::string inside(random.next() % 400, ' ');
  for (char& c : inside) c = static_cast<char>(random.next());
  return fuzzSeal().seal(inside);
}

}  // namespace mesomap::fuzz
