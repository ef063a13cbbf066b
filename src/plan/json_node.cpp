#include "json_node.h"

namespace mesomap::plan {

namespace {

constexpr double kUnitSlack = 1e-3;

}  // namespace

Side sideOf(const Node& node) {
  const auto side = sideFromName(node.text());
  if (!side) node.fail("not one of the allowed values");
  return *side;
}

std::uint32_t idOf(const Node& node, char letter) {
  const std::string text = node.text();
  std::uint64_t value = 0;
  bool good = text.size() >= 2 && text.size() <= 11 && text[0] == letter && text[1] != '0';
  for (std::size_t i = 1; good && i < text.size(); ++i) {
    good = text[i] >= '0' && text[i] <= '9';
    value = value * 10 + static_cast<std::uint64_t>(text[i] - '0');
  }
  if (!good || value == 0 || value > 0xffffffffu) {
    node.fail(fmt::format("\"{}\" is not an id like \"{}12\"", text.substr(0, 40), letter));
  }
  return static_cast<std::uint32_t>(value);
}

std::string hashOf(const Node& node) {
  std::string text = node.text();
  const bool hex = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!text.empty() && (text.size() != 64 || !hex)) node.fail("not a SHA-256 in lower-case hex");
  return text;
}

void checkUnit(const Node& node) {
  const nlohmann::json& v = node.value();
  const glm::dvec3 exact(v.at(0).get<double>(), v.at(1).get<double>(), v.at(2).get<double>());
  const double length = std::sqrt(exact.x * exact.x + exact.y * exact.y + exact.z * exact.z);
  if (!(std::abs(length - 1.0) <= kUnitSlack)) {
    node.fail(fmt::format("not a unit vector (its length is {:.4f})", length));
  }
}

}  // namespace mesomap::plan
