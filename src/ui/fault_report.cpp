#include "ui/fault_report.h"

#include <algorithm>
#include <set>

#include "base/log.h"

namespace mesomap::ui {
namespace {

constexpr std::size_t kReportLines = 200;
constexpr std::size_t kShortestWord = 3;
constexpr const char* kWithheld = "…";

bool partOfWord(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte >= 0x80;
}

std::string inLowerCase(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// The words of a name, where they are long enough to tell of anybody.
void addParts(const std::string& name, std::vector<std::string>& words) {
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && partOfWord(name[end])) ++end;
    if (end - at >= kShortestWord) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
}

/// In lower case, longest first, so that a name goes as a whole before its parts do.
std::vector<std::string> sortedWords(const std::vector<std::string>& wanted) {
  std::set<std::string> all;
  for (const std::string& each : wanted) all.insert(inLowerCase(each));
  all.erase(std::string());
  std::vector<std::string> sorted(all.begin(), all.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return sorted;
}

/// Where it stands as a word of its own; the text is in lower case as the word is.
std::size_t findWord(const std::string& text, const std::string& word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != std::string::npos;
       at = text.find(word, at + 1)) {
    const std::size_t after = at + word.size();
    const bool begins = at == 0 || !partOfWord(text[at - 1]) || !partOfWord(word.front());
    const bool ends = after == text.size() || !partOfWord(text[after]) || !partOfWord(word.back());
    if (begins && ends) return at;
  }
  return std::string::npos;
}

std::string without(std::string line, const std::vector<std::string>& words) {
  const std::string dots = kWithheld;
  for (const std::string& word : words) {
    for (std::size_t at = findWord(inLowerCase(line), word, 0); at != std::string::npos;
         at = findWord(inLowerCase(line), word, at + dots.size())) {
      line.replace(at, word.size(), dots);
    }
  }
  return line;
}

void addConsultation(const plan::Consultation& consultation, std::vector<std::string>& words) {
  words.insert(words.end(), {consultation.checkedBy, consultation.goals, consultation.numbingArea});
  for (const plan::Finding& finding : consultation.findings) {
    words.insert(words.end(), {finding.what, finding.grade, finding.note});
  }
  for (const plan::HealthAnswer& answer : consultation.health) words.push_back(answer.note);
}

void addSession(const plan::Session& session, std::vector<std::string>& words) {
  words.insert(words.end(), {session.note, session.by});
  for (const plan::SessionArea& area : session.areas) {
    words.insert(words.end(), {area.name, area.note});
  }
  for (const plan::Reaction& reaction : session.reactions) words.push_back(reaction.note);
  for (const plan::Correction& correction : session.corrections) {
    words.insert(words.end(), {correction.by, correction.reason, correction.text});
  }
}

}  // namespace

std::vector<std::string> ownWords(const plan::Plan& plan, const std::filesystem::path& file) {
  std::vector<std::string> words;
  const std::filesystem::path scan = plan.surface.file;
  for (const std::string& name :
       {plan.clientReference, plan.author, file.stem().stem().string(), scan.stem().string()}) {
    words.push_back(name);
    addParts(name, words);
  }
  for (const auto& region : plan.regions) words.push_back(region->name);
  for (const auto& exclusion : plan.exclusions) words.push_back(exclusion->note);
  addConsultation(plan.consultation, words);
  for (const plan::Session& session : plan.sessions) addSession(session, words);
  for (const plan::Check& check : plan.checks) words.push_back(check.answer);
  return words;
}

std::string faultReport(const std::vector<std::string>& facts,
                        const std::vector<std::string>& lines,
                        const std::vector<std::string>& words) {
  const std::vector<std::string> withheld = sortedWords(words);
  std::string text;
  for (const std::string& fact : facts) text += without(fact, withheld) + "\n";
  const std::size_t from = lines.size() > kReportLines ? lines.size() - kReportLines : 0;
  for (std::size_t i = from; i < lines.size(); ++i) {
    text += without(withoutNames(lines[i]), withheld) + "\n";
  }
  return text;
}

}  // namespace mesomap::ui
