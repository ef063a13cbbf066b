// File names: endings.
#include <algorithm>
#include <string_view>

#include "ui/file_dialog.h"

namespace mesomap::ui {
namespace {

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::string withExtension(const std::string& name, const std::string& extension) {
  if (extension.empty() || name.empty() || lowered(name).ends_with(extension)) return name;
  // Of a plan that has a password now: "Ana.mesomap.json" becomes "Ana.mesomap".
  constexpr std::string_view kPlainEnd = ".json";
  if (lowered(name).ends_with(extension + std::string(kPlainEnd))) {
    return name.substr(0, name.size() - kPlainEnd.size());
  }
  // "Ana.json" was meant as a plan: it becomes "Ana.mesomap.json", not "Ana.json.mesomap.json".
  const std::string last = extension.substr(extension.rfind('.'));
  if (lowered(name).ends_with(last)) return name.substr(0, name.size() - last.size()) + extension;
  // So does "Ana.mesomap".
  const std::string first = extension.substr(0, extension.size() - last.size());
  if (!first.empty() && lowered(name).ends_with(first)) return name + last;
  return name + extension;
}

bool hasExtension(const std::string& name, const std::vector<std::string>& endings) {
  if (endings.empty()) return true;
  const std::string low = lowered(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return low.ends_with(ending); });
}

bool holdsText(const std::string& name, const std::string& part) {
  return lowered(name).find(lowered(part)) != std::string::npos;
}

bool comesBefore(const std::string& a, const std::string& b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string left = lowered(a), right = lowered(b);
  std::size_t i = 0, j = 0;
  while (i < left.size() && j < right.size()) {
    if (!digit(left[i]) || !digit(right[j])) {
      const auto x = static_cast<unsigned char>(left[i++]);
      const auto y = static_cast<unsigned char>(right[j++]);
      if (x != y) return x < y;
      continue;
    }
    const auto number = [&digit](const std::string& text, std::size_t& at) {
      while (at < text.size() && text[at] == '0') ++at;
      const std::size_t from = at;
      while (at < text.size() && digit(text[at])) ++at;
      return text.substr(from, at - from);
    };
    const std::string x = number(left, i), y = number(right, j);
    if (x.size() != y.size()) return x.size() < y.size();
    if (x != y) return x < y;
  }
  if (left.size() - i != right.size() - j) return left.size() - i < right.size() - j;
  return a < b;  // "a01" and "a1", "A" and "a": some order, always the same.
}

}  // namespace mesomap::ui
