// Steps with products and the consultation: each takes a plan and gives the next one, or says in
// words why not.
#pragma once

#include <string>

#include "base/result.h"
#include "plan/plan.h"

namespace mesomap::plan {

/// A product with its faults (faultsOf) is refused. One that a closed session holds stays as it was
/// then: the change becomes a product of its own, which the areas have from now on. A new product
/// (empty id) goes to every area where the plan had none.
[[nodiscard]] Result<Plan> withProduct(const Plan& plan, const Product& product);
/// Areas that had it have none. Refused where a closed session holds it.
[[nodiscard]] Result<Plan> withoutProduct(const Plan& plan, const std::string& id);
/// The product (or none, where empty) on an area, or on every area where `region` is none. Locked
/// areas keep theirs.
[[nodiscard]] Result<Plan> withProductOn(const Plan& plan, const std::string& id, RegionId region);
/// What an area that is marked now starts with: the plan's only product, else the one that all of
/// its areas have; or empty.
[[nodiscard]] std::string productOfNewArea(const Plan& plan);
/// A closed session was treated with it.
[[nodiscard]] bool heldBySession(const Plan& plan, const std::string& product);

/// Refused where a day is no day, or the minutes are absurd; the message names the field.
[[nodiscard]] Result<Plan> withConsultation(const Plan& plan, const Consultation& consultation);

}  // namespace mesomap::plan
