#include "unknown_fields.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <unordered_map>

#include "json_text.h"

namespace mesomap::plan {
namespace {

using nlohmann::json;

std::string placeOf(const std::string& outer, std::string_view member) {
  return outer.empty() ? std::string(member) : outer + '.' + std::string(member);
}

std::optional<std::string> textMember(const std::vector<TextMember>& members,
                                      std::string_view name) {
  for (const TextMember& member : members) {
    if (member.name != name || member.value.size() < 2 || member.value.front() != '"') continue;
    return unescaped(member.value.substr(1, member.value.size() - 2));
  }
  return std::nullopt;
}

/// Tells the items of one array apart, however often it is gone through.
class Identities {
 public:
  /// The place of the next item; none where nothing tells what it is.
  std::optional<std::string> next(const std::string& list, const std::vector<TextMember>& members) {
    auto identity = identityOf(list, members);
    if (!identity) return std::nullopt;
    const std::size_t times = ++seen_[*identity];
    if (times > 1) *identity += '#' + std::to_string(times);
    return list + '[' + *identity + ']';
  }

 private:
  /// One question can be asked about several areas and zones.
  static std::optional<std::string> identityOf(std::string_view list,
                                               const std::vector<TextMember>& members) {
    if (list == "checks") {
      return textMember(members, "id").value_or("") + ' ' +
             textMember(members, "region").value_or("") + ' ' +
             textMember(members, "zone").value_or("");
    }
    for (const char* name : {"id", "site", "region", "zone", "name"}) {
      if (auto text = textMember(members, name)) return text;
    }
    return std::nullopt;
  }

  std::unordered_map<std::string, std::size_t> seen_;
};

class Finder {
 public:
  explicit Finder(std::vector<UnknownField>& found) : found_(found) {}

  void look(std::string_view value, const KnownNames::Node& known, const std::string& place) {
    if (value.empty()) return;
    if (value.front() == '{') {
      lookInObject(membersOf(value), known, place);
    } else if (value.front() == '[' && known.items != nullptr) {
      lookInItems(value, *known.items, place);
    }
  }

 private:
  void lookInItems(std::string_view array, const KnownNames::Node& known,
                   const std::string& place) {
    Identities identities;
    for (const std::string_view item : itemsOf(array)) {
      const std::vector<TextMember> members = membersOf(item);
      if (members.empty()) continue;
      if (const auto inner = identities.next(place, members)) lookInObject(members, known, *inner);
    }
  }

  void lookInObject(const std::vector<TextMember>& members, const KnownNames::Node& known,
                    const std::string& place) {
    for (const TextMember& member : members) {
      const auto name = known.members.find(unescaped(member.name));
      if (name == known.members.end()) {
        if (known.open) found_.push_back({place, std::string(member.name), tidied(member.value)});
      } else if (name->second != nullptr) {
        look(member.value, *name->second, placeOf(place, name->first));
      }
    }
  }

  std::vector<UnknownField>& found_;
};

/// Copies a text and adds what belongs into it.
class Returner {
 public:
  explicit Returner(const std::vector<UnknownField>& fields) {
    for (const UnknownField& field : fields) {
      byPlace_[field.place].push_back(&field);
      // Whatever stands on the way to it has to be looked into.
      for (std::size_t end = field.place.size();;) {
        ways_.insert(field.place.substr(0, end));
        if (end == 0) break;
        const std::size_t mark = field.place.find_last_of(".[", end - 1);
        end = mark == std::string::npos ? 0 : mark;
      }
    }
  }

  void copy(std::string_view value, const std::string& place, std::string& out) {
    if (!value.empty() && ways_.contains(place)) {
      if (value.front() == '{') return copyObject(value, membersOf(value), place, out);
      if (value.front() == '[') return copyArray(value, place, out);
    }
    out += value;
  }

 private:
  void copyArray(std::string_view array, const std::string& place, std::string& out) {
    std::size_t done = 0;
    Identities identities;
    for (const std::string_view item : itemsOf(array)) {
      const auto at = static_cast<std::size_t>(item.data() - array.data());
      out += array.substr(done, at - done);
      done = at + item.size();
      const std::vector<TextMember> members = membersOf(item);
      const auto inner = identities.next(place, members);
      if (inner && ways_.contains(*inner)) {
        copyObject(item, members, *inner, out);
      } else {
        out += item;
      }
    }
    out += array.substr(done);
  }

  void copyObject(std::string_view object, const std::vector<TextMember>& members,
                  const std::string& place, std::string& out) {
    std::size_t done = 0;
    for (const TextMember& member : members) {
      const auto value = static_cast<std::size_t>(member.value.data() - object.data());
      out += object.substr(done, value - done);
      done = member.endsAt;
      copy(member.value, placeOf(place, unescaped(member.name)), out);
    }
    if (members.empty()) {
      out += object.substr(0, 1);
      done = 1;
    }
    if (const auto own = byPlace_.find(place); own != byPlace_.end()) {
      add(own->second, object, members, out);
    }
    out += object.substr(done);
  }

  static void add(const std::vector<const UnknownField*>& fields, std::string_view object,
                  const std::vector<TextMember>& members, std::string& out) {
    const std::string_view before =
        members.empty() ? std::string_view() : object.substr(1, members.front().nameAt - 1);
    const std::string between = ',' + (before.empty() ? " " : std::string(before));
    bool first = members.empty();
    for (const UnknownField* field : fields) {
      const bool taken = std::any_of(members.begin(), members.end(), [&](const TextMember& member) {
        return unescaped(member.name) == unescaped(field->name);
      });
      if (taken) continue;
      if (!first) out += between;
      first = false;
      out += '"' + field->name + "\": " + field->value;
    }
  }

  std::unordered_map<std::string, std::vector<const UnknownField*>> byPlace_;
  std::set<std::string, std::less<>> ways_;
};

}  // namespace

KnownNames::KnownNames(const json& schema) : whole_(&schema) {
  const Node* top = read(schema);
  top_ = top != nullptr ? top : &nodes_.emplace_back();
  whole_ = nullptr;
  done_.clear();
}

/// Null for what holds neither members nor items: a number, a text.
const KnownNames::Node* KnownNames::read(const json& schema) {
  const json* meant = &schema;
  if (const auto other = schema.find("$ref"); other != schema.end()) {
    meant = &whole_->at(json::json_pointer(other->get<std::string>().substr(1)));
  }
  if (const auto done = done_.find(meant); done != done_.end()) return done->second;
  const auto names = meant->find("properties");
  const auto items = meant->find("items");
  if (names == meant->end() && items == meant->end()) return nullptr;
  Node& node = nodes_.emplace_back();
  done_[meant] = &node;
  if (names != meant->end()) {
    const auto more = meant->find("additionalProperties");
    node.open = more == meant->end() || !more->is_boolean() || more->get<bool>();
    for (const auto& [name, value] : names->items()) node.members[name] = read(value);
  }
  if (items != meant->end() && items->is_object()) node.items = read(*items);
  return &node;
}

std::vector<UnknownField> unknownIn(std::string_view text, const KnownNames& known) {
  std::vector<UnknownField> found;
  const std::size_t begin = text.find('{');
  if (begin == std::string_view::npos) return found;
  Finder(found).look(text.substr(begin), known.top(), {});
  return found;
}

std::string withUnknown(const std::string& text, const std::vector<UnknownField>& fields) {
  if (fields.empty()) return text;
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  Returner(fields).copy(text, {}, out);
  return out;
}

}  // namespace mesomap::plan
