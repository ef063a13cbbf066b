// Matches the members of two lists by what tells them apart.
#pragma once

#include <map>
#include <unordered_set>

namespace mesomap::plan {

/// Calls `came(item)`, `gone(item)` and `both(before, after)`: those of `after` in its order, those
/// that are gone last. Where several have the same key, the first of the one meets the first of the
/// other.
template <class List, class Key, class Came, class Gone, class Both>
void match(const List& before, const List& after, Key key, Came came, Gone gone, Both both) {
  using Item = typename List::value_type;
  std::multimap<decltype(key(*before.begin())), const Item*> known;
  for (const Item& item : before) known.emplace(key(item), &item);
  std::unordered_set<const Item*> kept;
  for (const Item& item : after) {
    const auto found = known.lower_bound(key(item));
    if (found == known.end() || found->first != key(item)) {
      came(item);
    } else {
      both(*found->second, item);
      kept.insert(found->second);
      known.erase(found);
    }
  }
  for (const Item& item : before) {
    if (!kept.contains(&item)) gone(item);
  }
}

}  // namespace mesomap::plan
