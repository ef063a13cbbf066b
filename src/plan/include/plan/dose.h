// Sums of volume and amount by product, area, side and session. Arithmetic on what was entered,
// nothing else: no conversion between units, no judgement of a dose.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace mesomap::plan {

struct Quantity {
  double amount = 0.0;
  std::string unit;  ///< "mg", "µg", "units", "IU"
  bool operator==(const Quantity&) const = default;
};

struct ProductDose {
  std::string product;  ///< id; empty: not chosen
  std::string name;     ///< of the product, or of one component of a mixture
  bool component = false;
  std::uint32_t points = 0;
  std::uint32_t withoutVolume = 0;  ///< of them
  double volumeMl = 0.0;
  std::optional<Quantity> quantity;  ///< none where no strength is known
  std::uint32_t containers = 0;      ///< that the volume needs, dead space included; 0: not known
  std::string containerKind;
};

struct AreaDose {
  RegionId region;
  Side side = Side::none;
  std::string product;
  std::uint32_t points = 0;
  double volumeMl = 0.0;
  std::optional<Quantity> quantity;
  /// By skin; none on a figure that was not fitted to the client: its skin is not hers.
  std::optional<double> mlPerCm2;
  std::optional<double> amountPerCm2;  ///< in quantity's unit
};

struct Dose {
  std::vector<ProductDose> products;  ///< as the plan lists them, then what has no product
  std::vector<AreaDose> areas;        ///< as the plan lists them; those with points
  struct SideSum {
    std::uint32_t points = 0;
    double volumeMl = 0.0;
  };
  SideSum left, right, midline, none;
};
[[nodiscard]] Dose doseOf(const Plan& plan);

/// One session: what was given in it where it is done, what the plan holds where it is the current
/// one.
struct SessionDose {
  std::string id;
  std::string date;  ///< ISO 8601 day, or empty
  SessionState state = SessionState::planned;
  std::uint32_t points = 0;         ///< injected, or planned
  std::uint32_t withoutVolume = 0;  ///< of them, where nothing was written down for their area
  double volumeMl = 0.0;            ///< given where that was asked, else as planned
  /// By product, without components and containers.
  std::vector<ProductDose> products;
};
/// Of a session that is done: what was given.
[[nodiscard]] SessionDose doseOfSession(const Plan& plan, const Session& session);
/// Those done, in their order, then the current one if the plan's points are meant for it.
[[nodiscard]] std::vector<SessionDose> doseBySession(const Plan& plan);
/// Areas of skin are the client's: a scan, or a figure fitted to her.
[[nodiscard]] bool skinIsClients(const SurfaceRef& surface);
/// mg and mL in this volume of a product; none where its strength gives none.
[[nodiscard]] std::optional<Quantity> quantityIn(const std::optional<Strength>& strength,
                                                 double volumeMl);

}  // namespace mesomap::plan
