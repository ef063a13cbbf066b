#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/platform/files.h"
#include "plan/plan_file.h"
#include "plan_text.h"

namespace mesomap::plan {

namespace fs = std::filesystem;

namespace {

/// Absolute, with links of the folder resolved, so that ".." means what the system means by it.
fs::path settled(const fs::path& path) {
  std::error_code problem;
  fs::path absolute = fs::absolute(path, problem);
  if (problem) return path.lexically_normal();
  const fs::path folder = fs::weakly_canonical(absolute.parent_path(), problem);
  if (problem) return absolute.lexically_normal();
  return (folder / absolute.filename()).lexically_normal();
}

std::string relativeTo(const fs::path& planPath, const std::string& surface) {
  const fs::path file = settled(surface);
  const fs::path relative = file.lexically_relative(settled(planPath).parent_path());
  return relative.empty() ? file.generic_string() : relative.generic_string();
}

/// Cheap look at what is about to be replaced: only a plan joins the chain.
bool looksLikePlan(const std::string& bytes) {
  if (looksSealed(bytes)) return true;
  const std::string_view head = std::string_view(bytes).substr(0, 256);
  return head.find(fmt::format("\"format\": \"{}\"", kFormatName)) != std::string_view::npos;
}

std::optional<fs::path> fitting(const fs::path& candidate, const std::string& sha256) {
  std::error_code problem;
  if (!fs::is_regular_file(candidate, problem)) return std::nullopt;
  const auto bytes = platform::readFile(candidate);
  if (!bytes || sha256Hex(*bytes) != sha256) return std::nullopt;
  return candidate;
}

}  // namespace

Result<void> savePlan(const Plan& plan, const fs::path& path, const WriteOptions& options) {
  Plan written = plan;  // Shares every region.
  if (!written.surface.file.empty()) {
    written.surface.file = relativeTo(path, written.surface.file);
  }
  std::error_code problem;
  if (!options.newChain && fs::is_regular_file(path, problem)) {
    const auto before = platform::readFile(path, kMaxPlanBytes + kSealOverhead);
    if (before && looksLikePlan(*before)) written.previousSha256 = sha256Hex(*before);
  }
  std::string text = planText(written, options);
  if (!options.seal) return platform::writeFileAtomically(path, text, platform::Access::ownOnly);
  const std::string sealed = options.seal->seal(text);
  wipe(text);
  return platform::writeFileAtomically(path, sealed, platform::Access::ownOnly);
}

Result<OpenedPlan> openPlan(const fs::path& path, const SecretPtr& password) {
  auto bytes = platform::readFile(path, kMaxPlanBytes + kSealOverhead);
  if (!bytes) return bytes.error();
  const std::string subject = path.string();
  SealPtr seal;
  std::string text;
  if (looksSealed(*bytes)) {
    if (!password) {
      return Error{ErrorKind::passwordWanted, subject, _("this plan is protected with a password")};
    }
    auto made = Seal::madeFor(*bytes, *password, subject);
    if (!made) return made.error();
    seal = std::move(*made);
    auto unsealed = seal->unseal(*bytes, subject);
    if (!unsealed) return unsealed.error();
    text = std::move(*unsealed);
  } else {
    text = std::move(*bytes);
  }
  auto opened = parsePlan(text, subject);
  if (seal) wipe(text);
  if (opened) opened->seal = std::move(seal);
  if (opened && !opened->plan.surface.file.empty()) {
    std::string& file = opened->plan.surface.file;
    file = (settled(path).parent_path() / file).lexically_normal().string();
  }
  return opened;
}

bool isSealedPlan(const fs::path& path) {
  std::array<char, 16> first{};
  std::ifstream file(path, std::ios::binary);
  file.read(first.data(), first.size());
  return looksSealed({first.data(), static_cast<std::size_t>(file.gcount())});
}

const char* planEnding(bool sealed) {
  return sealed ? ".mesomap" : ".mesomap.json";
}

Result<fs::path> locateSurface(const Plan& plan, const fs::path& planPath,
                               const std::vector<fs::path>& folders) {
  const fs::path recorded = plan.surface.file;
  const fs::path planFolder = settled(planPath).parent_path();
  std::vector<fs::path> places;
  const auto add = [&](const fs::path& place) {
    const fs::path clean = place.lexically_normal();
    if (std::find(places.begin(), places.end(), clean) == places.end()) places.push_back(clean);
  };
  if (!recorded.empty()) {
    add(recorded.is_absolute() ? recorded : planFolder / recorded);
    add(planFolder / recorded.filename());
    for (const fs::path& folder : folders) add(folder / recorded.filename());
  }
  std::string tried;
  for (const fs::path& place : places) {
    std::error_code problem;
    const bool there = fs::is_regular_file(place, problem);
    if (there && !plan.surface.sha256.empty()) {
      if (auto found = fitting(place, plan.surface.sha256)) return *found;
    }
    if (!tried.empty()) tried += ", ";
    tried += place.string() + (there ? " (another file: its contents differ)" : " (not there)");
  }
  // Without a recorded name (left out as personal data) any fitting surface in reach is the one.
  if (recorded.empty() && !plan.surface.sha256.empty()) {
    std::vector<fs::path> searched{planFolder};
    searched.insert(searched.end(), folders.begin(), folders.end());
    for (const fs::path& folder : searched) {
      std::error_code problem;
      std::vector<fs::path> names;
      for (fs::directory_iterator it(folder, problem), end; !problem && it != end;
           it.increment(problem)) {
        std::string extension = it->path().extension().string();
        std::transform(extension.begin(), extension.end(), extension.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (extension == ".obj") names.push_back(it->path());
      }
      std::sort(names.begin(), names.end());
      for (const fs::path& name : names) {
        if (auto found = fitting(name, plan.surface.sha256)) return *found;
      }
      if (!tried.empty()) tried += ", ";
      tried += folder.string() + " (no OBJ with the right contents)";
    }
  }
  if (tried.empty()) tried = "nowhere: the plan names no file and no hash";
  return Error{ErrorKind::io, planPath.string(),
               fmt::format("the surface of the plan was not found; looked for it at {}", tried)};
}

}  // namespace mesomap::plan
