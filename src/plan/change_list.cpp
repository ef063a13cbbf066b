#include "change_list.h"

#include <fmt/format.h>

#include <utility>

#include "base/i18n.h"
#include "base/number_text.h"

namespace mesomap::plan {
namespace {

std::string orNone(const std::string& text) {
  return text.empty() ? std::string(_("none")) : text;
}

}  // namespace

const char* changeKindName(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::changed:
      break;
  }
  return "changed";
}

std::string onOneLine(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return text;
}

std::string Figure::text(double value) const {
  return fmt::format(fmt::runtime(pattern), numberText(value, decimals));
}

std::string Figure::text(const std::optional<double>& value) const {
  return value ? text(*value) : std::string(_("not set"));
}

void ChangeList::say(ChangeKind kind, const char* member, std::string text) {
  changes_.push_back({subject_.about,
                      subject_.id,
                      member,
                      kind,
                      subject_.region,
                      onOneLine(subject_.place),
                      {},
                      {},
                      onOneLine(std::move(text))});
}

void ChangeList::changed(const char* member, const std::string& title, std::string before,
                         std::string after) {
  say(ChangeKind::changed, member,
      (title.empty() ? "" : title + ": ") + fmt::format("{} → {}", before, after));
  changes_.back().before = onOneLine(std::move(before));
  changes_.back().after = onOneLine(std::move(after));
}

void ChangeList::words(const char* member, const std::string& title, const std::string& before,
                       const std::string& after) {
  if (before != after) changed(member, title, orNone(before), orNone(after));
}

void ChangeList::number(const char* member, const std::string& title, double before, double after,
                        Figure figure) {
  if (before != after) changed(member, title, figure.text(before), figure.text(after));
}

void ChangeList::number(const char* member, const std::string& title,
                        const std::optional<double>& before, const std::optional<double>& after,
                        Figure figure) {
  if (before != after) changed(member, title, figure.text(before), figure.text(after));
}

void ChangeList::truth(const char* member, const std::string& title, bool before, bool after) {
  const auto word = [](bool value) { return std::string(value ? _("yes") : _("no")); };
  if (before != after) changed(member, title, word(before), word(after));
}

}  // namespace mesomap::plan
