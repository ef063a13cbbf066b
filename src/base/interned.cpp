#include "base/interned.h"

#include <mutex>
#include <set>

namespace mesomap {
namespace {

const std::string kNoText;

const std::string* kept(std::string_view text) {
  static std::mutex guard;
  static std::set<std::string, std::less<>> texts;  // Its elements stay where they are.
  const std::lock_guard<std::mutex> lock(guard);
  const auto known = texts.find(text);
  return known != texts.end() ? &*known : &*texts.emplace(text).first;
}

}  // namespace

Interned::Interned() : text_(&kNoText) {}

Interned& Interned::operator=(std::string_view text) {
  text_ = text.empty() ? &kNoText : kept(text);
  return *this;
}

}  // namespace mesomap
