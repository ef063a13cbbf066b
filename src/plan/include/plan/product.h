// What goes into the skin: chosen by the practitioner, with lot and expiry. The program never says
// that a product is fit for anything, nor that two may be mixed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesomap::plan {

inline constexpr int kStrengthDecimals = 4;
inline constexpr double kMostStrength = 1e6;
inline constexpr double kMostProductMl = 1000.0;

/// How much is in one mL. Units of a brand are never converted into those of another.
struct Strength {
  double amount = 0.0;  ///< above 0, at most kMostStrength; rounded to kStrengthDecimals
  std::string unit = "mg/mL";
  bool operator==(const Strength&) const = default;
};
/// "%" stays as it stands on the label: nobody here knows of what.
inline constexpr std::array<std::string_view, 5> kStrengthUnits{"mg/mL", "µg/mL", "units/mL",
                                                                "IU/mL", "%"};
/// "mg" of "mg/mL"; empty where a volume gives no amount ("%").
[[nodiscard]] std::string amountUnit(const Strength& strength);

/// One of several that were drawn up together; each keeps its own lot.
struct Component {
  std::string name{};
  std::string lot{};
  std::string expiry{};  ///< "2027-08-31" or "2027-08"; see lastDayFrom
  std::string productClass{};
  std::optional<Strength> strength{};
  std::optional<double> volumeMl{};  ///< in the mixture
  bool operator==(const Component&) const = default;
};

/// What a product comes in.
struct Container {
  std::string kind;          ///< "syringe", "vial" or "ampoule"; empty: not said
  double volumeMl = 0.0;     ///< 0: not said
  double deadSpaceMl = 0.0;  ///< stays behind in each of them
  bool operator==(const Container&) const = default;
};
inline constexpr std::array<std::string_view, 3> kContainerKinds{"syringe", "vial", "ampoule"};

struct Product {
  std::string id{};  ///< "p1"
  std::string name{};
  std::string lot{};
  std::string expiry{};        ///< "2027-08-31" or "2027-08"; see lastDayFrom
  std::string productClass{};  ///< id of the catalogue, or own words; may be empty
  std::string maker{};
  std::string dilution{};  ///< in the practitioner's words: "1:2 with saline"
  std::string note{};
  std::optional<Strength> strength{};
  Container container{};
  std::vector<Component> components{};  ///< of a mixture
  bool operator==(const Product&) const = default;
};
inline constexpr std::size_t kMostComponents = 20;

/// The first of "p1", "p2" … that none of them has.
[[nodiscard]] std::string freshProductId(const std::vector<Product>& products);
[[nodiscard]] const Product* findProduct(const std::vector<Product>& products, std::string_view id);
/// What is wrong with it, naming the field ("expiry: 2026-02-30 is not a date …"); empty: nothing.
[[nodiscard]] std::vector<std::string> faultsOf(const Product& product);

}  // namespace mesomap::plan
