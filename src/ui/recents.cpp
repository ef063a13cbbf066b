#include "ui/recents.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/platform/files.h"

namespace mesomap::ui {
namespace {

namespace fs = std::filesystem;
using RecentsJson = nlohmann::json;

constexpr std::size_t kMostRecentBytes = std::size_t{1} << 20;

bool plainByte(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
         c == '-' || c == '.' || c == '_' || c == '~';
}

/// A name may be any bytes but JSON is UTF-8: as in a file address, "%C3%A9".
std::string escaped(const std::string& bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += plainByte(byte) ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return text;
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unescaped(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      bytes += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return bytes;
}

}  // namespace

void Recents::add(const fs::path& plan) {
  std::error_code code;
  const fs::path whole = fs::absolute(plan, code).lexically_normal();
  if (code || whole.filename().empty()) return;
  std::erase(plans_, whole);
  plans_.insert(plans_.begin(), whole);
  if (plans_.size() > kMost) plans_.resize(kMost);
}

void Recents::remove(const fs::path& plan) {
  std::error_code code;
  const fs::path whole = fs::absolute(plan, code).lexically_normal();
  if (!code) std::erase(plans_, whole);
}

std::string Recents::text() const {
  RecentsJson list = RecentsJson::array();
  for (const fs::path& plan : plans_) list.push_back(escaped(plan.string()));
  return RecentsJson{{"plans", std::move(list)}}.dump(2) + "\n";
}

Recents Recents::fromText(const std::string& text) {
  Recents recents;
  const RecentsJson json = RecentsJson::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("plans") || !json["plans"].is_array()) return recents;
  for (const RecentsJson& entry : json["plans"]) {
    if (recents.plans_.size() == kMost) break;
    const fs::path plan = entry.is_string() ? unescaped(entry.get<std::string>()) : std::string();
    const auto& known = recents.plans_;
    if (plan.is_absolute() && plan.has_filename() &&
        std::find(known.begin(), known.end(), plan) == known.end()) {
      recents.plans_.push_back(plan);
    }
  }
  return recents;
}

Recents loadRecents(const fs::path& file) {
  const Result<std::string> text = platform::readFile(file, kMostRecentBytes);
  return text ? Recents::fromText(*text) : Recents();
}

std::string planName(const fs::path& plan) {
  std::string name = plan.filename().string();
  for (const std::string ending : {".mesomap.json", ".mesomap", ".json"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      name.resize(name.size() - ending.size());
      break;
    }
  }
  return name;
}

}  // namespace mesomap::ui
