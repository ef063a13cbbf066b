#include "ui/look.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "base/platform/files.h"
#include "base/platform/folders.h"

namespace mesomap::ui {
namespace {

constexpr std::size_t kMostIniBytes = std::size_t{1} << 16;

/// Without spaces and quotes, in small letters.
std::string plainValue(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isspace(byte) == 0 && c != '"') plain += static_cast<char>(std::tolower(byte));
  }
  return plain;
}

}  // namespace

const char* appearanceName(Appearance appearance) {
  switch (appearance) {
    case Appearance::light:
      return "light";
    case Appearance::dark:
      return "dark";
    case Appearance::system:
      break;
  }
  return "system";
}

const char* typeSizeName(TypeSize size) {
  switch (size) {
    case TypeSize::large:
      return "large";
    case TypeSize::largest:
      return "largest";
    case TypeSize::normal:
      break;
  }
  return "normal";
}

float typeFactor(TypeSize size) {
  return size == TypeSize::largest ? 1.4f : size == TypeSize::large ? 1.2f : 1.0f;
}

bool gtkPrefersDark(const std::string& settingsIni) {
  const std::string_view text = settingsIni;
  bool wished = false, named = false;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    start = end + 1;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string key = plainValue(line.substr(0, equals));
    const std::string value = plainValue(line.substr(equals + 1));
    if (key == "gtk-application-prefer-dark-theme") wished = value == "1" || value == "true";
    if (key == "gtk-theme-name") named = value.ends_with("dark");
  }
  return wished || named;
}

bool desktopPrefersDark() {
  const auto own = platform::settingsFolder();
  if (!own) return false;
  const auto text =
      platform::readFile(own->parent_path() / "gtk-3.0" / "settings.ini", kMostIniBytes);
  return text && gtkPrefersDark(*text);
}

std::optional<float> forcedScale() {
  const char* text = std::getenv("MESOMAP_SCALE");
  if (text == nullptr) return std::nullopt;
  char* end = nullptr;
  const float scale = std::strtof(text, &end);
  if (end == text || *end != '\0' || !std::isfinite(scale)) return std::nullopt;
  return scale >= 0.5f && scale <= 6.0f ? std::optional(scale) : std::nullopt;
}

}  // namespace mesomap::ui
