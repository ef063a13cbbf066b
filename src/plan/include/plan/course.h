// The course: the series of visits, and what was done in each. A finished session is locked; what
// is learned later is appended to it with a reason.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/frozen.h"
#include "base/ids.h"
#include "mesh/triangle_mesh.h"
#include "plan/side.h"
#include "plan/site_state.h"
#include "plan/technique.h"

namespace mesomap::plan {

/// What happened at one point of a finished session.
struct SessionPoint {
  SiteId site{};
  RegionId region{};
  std::uint32_t order = 0;
  mesh::SurfacePoint place{};            ///< on the file's mesh
  glm::dvec3 position{0.0};              ///< mm, in the plan's axes
  double depthMm = 0.0;                  ///< as planned
  std::optional<double> volumeMl{};      ///< as planned; what was given is said by area
  SiteState state = SiteState::planned;  ///< planned: was left unmarked
  bool operator==(const SessionPoint&) const = default;
};

/// The needle went in: as planned, or added during the treatment.
[[nodiscard]] inline bool wasInjected(const SessionPoint& point) {
  return point.state == SiteState::done || point.state == SiteState::added;
}

/// What was given to one area in a session. Names and figures are those of that day.
struct SessionArea {
  RegionId region{};
  std::string name{};
  std::string area{};
  Side side = Side::none;
  double areaCm2 = 0.0;
  std::string technique{};
  double spacingMm = 0.0;
  Needle needle{};
  double angleDeg = 0.0;
  std::string product{};             ///< id, or empty: not chosen
  std::string lot{};                 ///< as it stood on what was used
  std::optional<double> volumeMl{};  ///< that was given
  std::uint32_t pricks = 0;          ///< about so many, of rows
  std::string note{};
  bool operator==(const SessionArea&) const = default;
};

/// Noted by place. Codes are SNOMED CT's "injection site …" (DICOM CID 60).
struct Reaction {
  RegionId region;   ///< none: elsewhere, or everywhere
  std::string code;  ///< "95401009", or empty: in words alone
  std::string text;  ///< "Bruising"
  std::string at;    ///< ISO 8601, when it was noted
  std::string note;
  bool operator==(const Reaction&) const = default;
};

/// Added to a finished session afterwards.
struct Correction {
  std::string at;  ///< ISO 8601
  std::string by;
  std::string reason;
  std::string text;
  bool operator==(const Correction&) const = default;
};

enum class SessionState : std::uint8_t { planned, underWay, done, cancelled };
[[nodiscard]] const char* sessionStateName(SessionState state);

/// One visit of the course.
struct Session {
  std::string id{};  ///< "1"
  SessionState state = SessionState::planned;
  std::string date{};  ///< ISO 8601 day, or empty
  std::string note{};
  std::string by{};        ///< who treated
  std::string started{};   ///< ISO 8601, or empty
  std::string finished{};  ///< ISO 8601, or empty
  std::vector<SessionArea> areas{};
  Frozen<std::vector<SessionPoint>> points{};
  std::vector<Reaction> reactions{};
  std::vector<Correction> corrections{};

  [[nodiscard]] bool closed() const {
    return state == SessionState::done || state == SessionState::cancelled;
  }
  [[nodiscard]] const SessionArea* find(RegionId region) const;
  bool operator==(const Session&) const = default;
};
inline constexpr std::size_t kMostSessions = 100;

}  // namespace mesomap::plan
