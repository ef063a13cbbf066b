#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/i18n.h"
#include "cli_open.h"
#include "plan/plan_versions.h"

namespace mesomap::app {
namespace {

using Json = nlohmann::ordered_json;
using plan::ChainLink;
using plan::ContentState;
using Versions = std::vector<plan::SavedVersion>;

const char* kindName(ChainLink::Kind kind) {
  switch (kind) {
    case ChainLink::Kind::first:
      return "first";
    case ChainLink::Kind::follows:
      return "follows";
    case ChainLink::Kind::missing:
      return "missing";
    case ChainLink::Kind::copy:
      break;
  }
  return "copy";
}

std::string kindInWords(const ChainLink& link, const std::string& other, bool begins) {
  switch (link.kind) {
    case ChainLink::Kind::first:
      return _("a first version");
    case ChainLink::Kind::follows:
      return link.branches ? fmt::format(fmt::runtime(_("follows {}, as another one does")), other)
                           : fmt::format(fmt::runtime(_("follows {}")), other);
    case ChainLink::Kind::missing:
      return begins ? _("the version before it is not among these")
                    : _("follows none of these: the version before it is missing, or was changed");
    case ChainLink::Kind::copy:
      break;
  }
  return fmt::format(fmt::runtime(_("the same file as {}")), other);
}

std::string contentInWords(ContentState content) {
  switch (content) {
    case ContentState::changed:
      return std::string("; ") + _("changed after Mesomap saved it");
    case ContentState::unsaid:
      return std::string("; ") + _("holds no hash of its content");
    case ContentState::unchanged:
      break;
  }
  return {};
}

const char* contentName(ContentState content) {
  switch (content) {
    case ContentState::changed:
      return "changed";
    case ContentState::unchanged:
      return "unchanged";
    case ContentState::unsaid:
      break;
  }
  return "unsaid";
}

const char* noProof() {
  return _(
      "This shows accidental or careless change. It is no proof against someone who computes the "
      "hashes again.");
}

Json jsonOf(const Versions& versions, const std::vector<ChainLink>& chain, bool whole) {
  Json answer;
  answer["unbroken"] = whole;
  answer["versions"] = Json::array();
  for (const ChainLink& link : chain) {
    const plan::SavedVersion& version = versions[link.version];
    Json entry;
    entry["file"] = version.file.string();
    entry["sha256"] = version.sha256;
    if (!version.previousSha256.empty()) entry["previousSha256"] = version.previousSha256;
    entry["kind"] = kindName(link.kind);
    if (link.other) entry["other"] = versions[*link.other].file.string();
    if (link.branches) entry["branches"] = true;
    entry["content"] = contentName(version.content);
    answer["versions"].push_back(std::move(entry));
  }
  answer["statement"] = noProof();
  return answer;
}

void printWords(const Versions& versions, const std::vector<ChainLink>& chain, bool whole) {
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const ChainLink& link = chain[i];
    const std::string other = link.other ? versions[*link.other].file.string() : std::string();
    print(fmt::format("{}. {}: {}{}", i + 1, versions[link.version].file.string(),
                      kindInWords(link, other, i == 0),
                      contentInWords(versions[link.version].content)));
  }
  print(whole ? _("Each version follows the one before it.")
              : _("These are not one unbroken line of versions."));
  print(noProof());
}

}  // namespace

int runVersions(const Arguments& arguments) {
  CommonOptions common;
  std::vector<std::string> files;
  bool json = false;
  Parser parser("versions",
                _("Whether saved copies of a plan follow one another, by the hash that each keeps "
                  "of the file it was saved over."),
                "  mesomap versions ana.mesomap.json ana-later.mesomap.json", common);
  parser.texts("PLAN", files, _("Saved copies, in any order"));
  parser.passwordOption();
  parser.flag("--json", json, _("The answer as JSON"));
  if (const auto end = parser.parseOrEnd(arguments)) return *end;
  if (files.empty()) return failUsage("versions", _("no PLAN is given"));

  Versions versions;
  for (const std::string& file : files) {
    const auto opened = openPlanFile(file, common);
    if (!opened) return fail(opened.error());
    auto version = plan::readVersion(file, opened->plan);
    if (!version) return fail(version.error());
    versions.push_back(std::move(*version));
  }
  const std::vector<ChainLink> chain = plan::chainOf(versions);
  const bool whole = plan::unbroken(chain);
  if (json) {
    print(jsonOf(versions, chain, whole).dump(2));
  } else {
    printWords(versions, chain, whole);
  }
  const bool changed = std::any_of(versions.begin(), versions.end(), [](const auto& version) {
    return version.content == ContentState::changed;
  });
  return whole && !changed ? kDone : kAsks;
}

}  // namespace mesomap::app
