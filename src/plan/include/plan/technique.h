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
  double typical = 0.0;  ///< in an entry of the user's own perhaps outside min to max
  std::string unit;      ///< "mm", "mL", "deg"
  std::string source;    ///< Short key and where it stands, readable
  bool contested = false;
  std::string checkedOn;  ///< Day the figure was compared with its source, ISO 8601
  bool own = false;       ///< `typical` is the user's, min and max stay the source's
  bool operator==(const Range&) const = default;
};

/// A needle: gauge ("30G") and length in mm.
struct Needle {
  std::string gauge;
  double lengthMm = 0.0;
  bool operator==(const Needle&) const = default;
};

/// What the technique aims at.
enum class Layer { epidermis, dermisSuperficial, dermisDeep, subcutis, other };
[[nodiscard]] const char* layerName(Layer layer);  ///< "dermis_superficial", as in the files

/// Where it is usual: the order in which techniques are offered.
enum class TechniqueUse { face, body, scalp, device };
[[nodiscard]] const char* techniqueUseName(TechniqueUse use);  ///< "face"

struct Technique {
  std::string id;    ///< "papule", as in the plan file
  std::string name;  ///< For people: "Papules"
  TechniqueUse use = TechniqueUse::face;
  Layer layer = Layer::other;
  Pattern pattern = Pattern::even;
  Range spacing;                 ///< mm along the skin; between rows where the pattern is rows
  std::optional<Range> pitch;    ///< mm between pricks along a row
  std::optional<Range> passes;   ///< of a device over the skin, where the pattern is none
  std::optional<Range> minutes;  ///< of a device
  Range depth;                   ///< true depth, mm perpendicular to the skin
  Range angle;                   ///< needle to the skin, degrees
  std::optional<Range> volume;   ///< mL per point; none where no source gives one
  /// How many sessions, and days from one to the next. Ranges only: where the source names none as
  /// typical, `typical` repeats one of its ends.
  std::optional<Range> sessions, intervalDays;
  Needle needle;
  double insertedMm = 0.0;   ///< typical; depth = inserted × sin(angle)
  bool medical = false;      ///< Of a plan for medical use
  bool offLabel = false;     ///< Reported with drugs used outside their label
  bool needsNotice = false;  ///< Legal notice must be read first (--notice-read)
  std::string note;          ///< One sentence, shown under the choice
  std::string needleSource;  ///< Where the needle and the typical insertion come from
  std::string ownFile;       ///< The user's file that it comes from; empty: delivered
  std::string basedOn;       ///< Id of the technique that an own one was copied from, or empty
  bool operator==(const Technique&) const = default;
};

/// The techniques of the whole catalogue (plan/catalogue.h), those of the user's own among them;
/// errors name file and place.
[[nodiscard]] Result<std::vector<Technique>> loadTechniques();
[[nodiscard]] const Technique* findTechnique(const std::vector<Technique>& all,
                                             const std::string& id);
/// The delivered list from its text. Refused as a whole.
[[nodiscard]] Result<std::vector<Technique>> parseTechniques(const std::string& text,
                                                             const std::string& subject);

}  // namespace mesomap::plan
