// A broken promise ends the program where any fuzzer sees it.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace mesomap::fuzz {

inline void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace mesomap::fuzz
