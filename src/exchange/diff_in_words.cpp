#include "exchange/diff_in_words.h"

namespace mesomap::exchange {

std::vector<WordsPart> diffInWords(const std::vector<plan::Change>& changes) {
  std::vector<WordsPart> parts;
  for (const plan::Change& change : changes) {
    // Two areas can have one name.
    if (parts.empty() || parts.back().heading != change.place ||
        parts.back().region != change.region) {
      parts.push_back({change.region, change.place, {}});
    }
    parts.back().sentences.push_back(change.text);
  }
  return parts;
}

}  // namespace mesomap::exchange
