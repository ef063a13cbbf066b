#include "plan_schema.h"

#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/platform/files.h"
#include "base/platform/folders.h"

namespace mesomap::plan {

namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;
constexpr const char* kSchemaPath = "assets/schema/plan-1.schema.json";

/// The published schema holds patterns for other readers. Here the reader of the plan checks them:
/// std::regex recurses once a character and a long text would exhaust the stack.
void dropPatterns(nlohmann::json& node) {
  if (node.is_object()) {
    for (const char* key : {"pattern", "format"}) {
      if (const auto found = node.find(key); found != node.end() && found->is_string()) {
        node.erase(found);
      }
    }
  }
  if (node.is_structured()) {
    for (auto& child : node) dropPatterns(child);
  }
}

struct Compiled {
  explicit Compiled(const nlohmann::json& json) : names(json) {}
  valijson::Schema schema;
  KnownNames names;
};

Result<std::shared_ptr<const Compiled>> compile() {
  const auto folder = platform::dataFolder();
  if (!folder) return folder.error();
  const auto path = *folder / kSchemaPath;
  const auto text = platform::readFile(path, std::size_t{4} << 20);
  if (!text) return text.error();
  auto json = nlohmann::json::parse(*text, nullptr, false);
  if (json.is_discarded()) return Error{ErrorKind::io, path.string(), "not a JSON Schema"};
  dropPatterns(json);
  try {
    auto made = std::make_shared<Compiled>(json);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(Adapter(json), made->schema);
    return std::shared_ptr<const Compiled>(std::move(made));
  } catch (const std::exception& problem) {
    return Error{ErrorKind::io, path.string(), problem.what()};
  }
}

Result<std::shared_ptr<const Compiled>> schema() {
  static std::mutex mutex;
  static std::shared_ptr<const Compiled> compiled;
  const std::scoped_lock lock(mutex);
  if (!compiled) {
    auto made = compile();
    if (!made) return made.error();
    compiled = *made;
  }
  return compiled;
}

/// valijson's "<root>", "[sites]", "[12]", "[state]" as "sites[12].state".
std::string placeOf(const std::vector<std::string>& context) {
  std::string place;
  for (const std::string& raw : context) {
    if (raw == "<root>" || raw.size() < 2) continue;
    const std::string inner = raw.front() == '[' ? raw.substr(1, raw.size() - 2) : raw;
    if (!inner.empty() && inner.find_first_not_of("0123456789") == std::string::npos) {
      place += '[' + inner + ']';
    } else {
      if (!place.empty()) place += '.';
      place += inner;
    }
  }
  return place;
}

std::string between(const std::string& text, char quote) {
  const std::size_t first = text.find(quote);
  // The last quote but one, where a sentence names several properties.
  const std::size_t last = text.rfind(quote);
  return first == std::string::npos || last <= first ? text : text.substr(first, last - first + 1);
}

std::string inWords(const std::string& description) {
  const auto says = [&](std::string_view part) {
    return description.find(part) != std::string::npos;
  };
  if (says("Missing required property")) return between(description, '\'') + " is missing";
  if (says("could not be validated using 'properties'")) {
    const std::size_t name = description.rfind(": '");
    const std::string unwanted =
        name == std::string::npos ? description : description.substr(name + 2);
    return "unknown member " + unwanted.substr(0, unwanted.find_last_not_of('.') + 1) +
           "; this version does not know what it means";
  }
  if (says("'type' constraint")) return "of the wrong kind";
  if (says("enum values")) return "not one of the allowed values";
  if (says("'const' constraint")) return "not the expected value";
  return description;
}

}  // namespace

Result<void> validateAgainstSchema(const nlohmann::json& document) {
  const auto compiled = schema();
  if (!compiled) return compiled.error();
  try {
    valijson::Validator validator;
    const Adapter target(document);
    // First without a list of errors: it stops at the first one and holds nothing.
    if (validator.validate((*compiled)->schema, target, nullptr)) return {};
    valijson::ValidationResults results;
    validator.validate((*compiled)->schema, target, &results);
    // The first one lies deepest; those after it repeat it from further out.
    valijson::ValidationResults::Error error;
    if (!results.popError(error)) error.description = "does not fit the plan format";
    const std::string place = placeOf(error.context);
    const std::string words = inWords(error.description);
    return Error{ErrorKind::refused, {}, place.empty() ? words : place + ": " + words};
  } catch (const std::exception& problem) {
    return Error{ErrorKind::refused, {}, problem.what()};
  }
}

Result<std::shared_ptr<const KnownNames>> namesOfSchema() {
  auto compiled = schema();
  if (!compiled) return compiled.error();
  return std::shared_ptr<const KnownNames>(*compiled, &(*compiled)->names);
}

}  // namespace mesomap::plan
