// Names in the middle and at the beginning of sentences, in the language of the program. UTF-8.
#pragma once

#include <string>

namespace mesomap {

/// "Client's left cheek" → "client's left cheek", "Épaule" → "épaule". German writes its nouns with
/// a capital everywhere: there nothing changes.
[[nodiscard]] std::string lowerFirst(std::string text);
/// "orbital rim" → "Orbital rim", "épaule" → "Épaule".
[[nodiscard]] std::string upperFirst(std::string text);

}  // namespace mesomap
