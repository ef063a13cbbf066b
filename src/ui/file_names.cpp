// File names: endings.
#include <algorithm>

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
  // "Ana.json" was meant as a plan: it becomes "Ana.mesomap.json", not "Ana.json.mesomap.json".
  const std::string last = extension.substr(extension.rfind('.'));
  if (lowered(name).ends_with(last)) return name.substr(0, name.size() - last.size()) + extension;
  return name + extension;
}

bool hasExtension(const std::string& name, const std::vector<std::string>& endings) {
  if (endings.empty()) return true;
  const std::string low = lowered(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return low.ends_with(ending); });
}

}  // namespace mesomap::ui
