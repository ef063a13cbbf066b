// Techniques: editable starting ranges, each with its source. "Practitioner decides."
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/arrangement.h"

namespace mesomap::plan {

/// A figure of practice as found in a source; never advice.
struct Range {
  double min = 0.0;
  double max = 0.0;
  double typical = 0.0;
  std::string unit;    ///< "mm", "mL", "deg"
  std::string source;  ///< Short key and where it stands, readable
  bool contested = false;
  std::string checkedOn;  ///< Day the figure was compared with its source, ISO 8601
};

/// A needle: gauge ("30G") and length in mm.
struct Needle {
  std::string gauge;
  double lengthMm = 0.0;
  bool operator==(const Needle&) const = default;
};

struct Technique {
  std::string id;    ///< "papule", as in the plan file
  std::string name;  ///< For people: "Papules"
  Pattern pattern = Pattern::even;
  Range spacing;                 ///< mm along the skin; between rows where the pattern is rows
  std::optional<Range> pitch;    ///< mm between pricks along a row
  std::optional<Range> passes;   ///< of a device over the skin, where the pattern is none
  std::optional<Range> minutes;  ///< of a device
  Range depth;                   ///< true depth, mm perpendicular to the skin
  Range angle;                   ///< needle to the skin, degrees
  std::optional<Range> volume;   ///< mL per point; none where no source gives one
  Needle needle;
  double insertedMm = 0.0;   ///< typical; depth = inserted × sin(angle)
  bool body = false;         ///< Usual on the body rather than the face
  bool needsNotice = false;  ///< Legal notice must be read first (--notice-read)
  std::string note;          ///< One sentence, shown under the choice
  std::string needleSource;  ///< Where the needle and the typical insertion come from
};

/// The catalogue, read once from assets/catalogue/techniques.json under the data folder; errors
/// name file and place.
[[nodiscard]] Result<std::vector<Technique>> loadTechniques();
[[nodiscard]] const Technique* findTechnique(const std::vector<Technique>& all,
                                             const std::string& id);
/// The same from the catalogue's text (tests, other catalogues).
[[nodiscard]] Result<std::vector<Technique>> parseTechniques(const std::string& text,
                                                             const std::string& subject);

}  // namespace mesomap::plan
