// The plan in plain sentences, by area and side: to be read aloud, searched, and kept beside the
// record. Says what the picture shows, for those who cannot see it; never advice and no clearance.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "plan/technique.h"

namespace mesomap::exchange {

struct WordsOptions {
  bool withoutPersonalData = false;  ///< Neither client, author nor the scan's file name.
  std::string surfaceTitle;          ///< "Bust, female"; empty: the name that the plan has.
  /// A caution zone's name after "in" ("the temple") for its id; none: the id itself is said.
  std::function<std::string(const std::string& zone)> zoneName;
  /// An indication's name for its id; none: the id itself is said.
  std::function<std::string(const std::string& indication)> indicationName;
};

/// A heading with its sentences, in the order in which they are read.
struct WordsPart {
  RegionId region;  ///< none: of the whole plan
  std::string heading;
  std::vector<std::string> sentences;
};

/// The whole plan first, then its areas in their order. In the language of the program.
[[nodiscard]] std::vector<WordsPart> planInWords(const plan::Plan& plan,
                                                 const std::vector<plan::Technique>& techniques,
                                                 const WordsOptions& options);

/// As a text file: UTF-8, one sentence a line, an empty line before each heading but the first.
[[nodiscard]] std::string textOf(const std::vector<WordsPart>& parts);

}  // namespace mesomap::exchange
