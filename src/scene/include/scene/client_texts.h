// All that the client's page says, in each shipped language.
//
// Not in the translators' catalogues: those fall back to English text by text, and a client must
// never read half a page in another language. Here a language is whole or shows nothing, and
// client_texts_test.cpp holds every text against the claim guard's list of the same language.
#pragma once

#include <span>
#include <string_view>

namespace mesomap::scene {

/// UTF-8. "{}" stands for a name.
struct ClientTexts {
  const char* code;  ///< ISO 639-1
  const char* notAPromise;
  const char* example;
  const char* overview;    ///< Title of the first page ...
  const char* areaByArea;  ///< ... and its sentence ...
  const char* nothingYet;  ///< ... where nothing is marked.
  const char* area;        ///< "Area {}"
  const char* your;        ///< "Your {}"; "{}" where the language says the name alone
  const char* yourLeft;    ///< "Your left {}", for the languages that put the side first ...
  const char* yourRight;
  const char* onYourLeft;  ///< ... and "{}, on your left"
  const char* onYourRight;
  // One sentence each, by how the points lie.
  const char* even;
  const char* grid;
  const char* rows;
  const char* rings;
  const char* rays;
  const char* line;
  const char* outline;
  const char* single;
  const char* set;
  const char* stamps;
  const char* freehand;
  const char* device;    ///< No points: a device passes over the skin.
  const char* many;      ///< So many that single ones are not shown.
  const char* noPoints;  ///< Marked, and no points planned.
};

/// Null: the language has none.
[[nodiscard]] const ClientTexts* clientTexts(std::string_view code);
[[nodiscard]] std::span<const ClientTexts> allClientTexts();

}  // namespace mesomap::scene
