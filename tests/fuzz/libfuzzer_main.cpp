// libFuzzer's side of a target. No corpus is kept: where the input is short, our own writers give a
// fresh valid text, and from there on both mutators take turns.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/mutator.h"
#include "fuzz/targets.h"
#include "support/meshes.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mesomap::fuzz::MESOMAP_FUZZ_TARGET(std::string(data, data + size));
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t maxSize, unsigned seed) {
  mesomap::support::Random random(seed);
  if (random.next() % 3 == 0) return LLVMFuzzerMutate(data, size, maxSize);
  std::string text(data, data + size);
  if (size < 64) text = mesomap::fuzz::MESOMAP_FUZZ_FOOD(seed % 1000);
  text = mesomap::fuzz::mutated(std::move(text), random);
  text.resize(std::min(text.size(), maxSize));
  std::copy(text.begin(), text.end(), data);
  return text.size();
}
