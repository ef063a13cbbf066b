// What a client is shown of a plan: a copy that holds nothing else.
//
// The picture and the words of the client's page are made from this alone, so that what was left
// out here cannot appear there: needles, depths, volumes, products, zones, exclusions, questions,
// notes, left-out and proposed points, counts, names of persons and files.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "scene/surface_model.h"

namespace mesomap::scene {

/// Above so many points an area is shown with an even texture of dots instead.
inline constexpr std::size_t kMostClientPoints = 150;
/// Region::hatch of such an area in the client's copy; the picture knows it.
inline constexpr int kDotTexture = 7;

/// One page of the client's view: the whole plan first, then every area that is shown.
struct ClientStep {
  RegionId region;       ///< None: the whole plan.
  std::string title;     ///< "Your left cheek"; empty where the language shows no text.
  std::string sentence;  ///< "Small points, evenly laid."
  std::array<std::uint8_t, 3> color{};
  mesh::Bounds bounds;      ///< Of what is shown, mm.
  glm::dvec3 outward{0.0};  ///< From the skin there towards who looks at it; not unit.
};

/// A name that a user typed and that was kept from the client.
struct KeptBack {
  std::string typed;
  std::string claim;  ///< The words of it that would be a promise, or belong to the record.
  std::string shown;  ///< What stands there instead.
};

struct ClientContent {
  SurfaceModelPtr model;
  plan::PlanPtr plan;              ///< Visible areas with points, and nothing else.
  std::vector<ClientStep> steps;   ///< Never empty.
  std::string foot;                ///< "A plan, not a promise"
  std::vector<KeptBack> keptBack;  ///< For the practitioner.

  /// Of one step: all areas, or its own alone.
  [[nodiscard]] plan::PlanPtr planOf(std::size_t step) const;
};

/// `language` as in ISO 639-1; one without texts or without a list of the claim guard gives a
/// content without words.
[[nodiscard]] ClientContent clientContent(const plan::Plan& plan, SurfaceModelPtr model,
                                          std::string_view language);

/// A colour for areas before a client: as calm as the others, and never a red one, which reads as
/// blood, a burn or a warning on skin.
[[nodiscard]] std::array<std::uint8_t, 3> clientColor(const std::array<std::uint8_t, 3>& color);

}  // namespace mesomap::scene
