// Members that the schema leaves room for and does not name: found when a plan is read, and written
// back after those that are known. Where the schema says "additionalProperties": false there is no
// room, and the file is refused before anyone asks here.
#pragma once

#include <deque>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "plan/unknown_field.h"

namespace mesomap::plan {

/// The names that a JSON Schema (draft-07 with properties, items and $ref to its own parts) knows.
class KnownNames {
 public:
  explicit KnownNames(const nlohmann::json& schema);

  struct Node {
    bool open = false;  ///< An object that may have members of other names.
    std::map<std::string, const Node*, std::less<>> members;
    const Node* items = nullptr;  ///< Of an array.
  };
  [[nodiscard]] const Node& top() const { return *top_; }

 private:
  const Node* read(const nlohmann::json& schema);

  const nlohmann::json* whole_ = nullptr;  ///< While reading.
  std::map<const nlohmann::json*, const Node*> done_;
  std::deque<Node> nodes_;
  const Node* top_ = nullptr;
};

/// In the order of the file. `text` is JSON that fits the schema.
[[nodiscard]] std::vector<UnknownField> unknownIn(std::string_view text, const KnownNames& known);

/// The text with the fields behind the last member of their objects, spaced as the others there.
/// Those whose object is gone are left out, and those whose name is taken.
[[nodiscard]] std::string withUnknown(const std::string& text,
                                      const std::vector<UnknownField>& fields);

}  // namespace mesomap::plan
