// Everything the window can do, found by a few letters of its name: commands, the figure's areas,
// and the areas that are marked.
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "area_picks.h"
#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/keys.h"
#include "ui/text_match.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kPaletteRow = 34;  ///< design pixels
constexpr int kRowsShown = 12;
constexpr std::size_t kRecentKept = 8;

struct PaletteEntry {
  std::string id;
  std::string name;
  std::string further = {};  ///< More words that find it.
  std::string beside = {};   ///< What stands at the right: the key, or why it cannot be done now.
  const char* icon = "";
  bool enabled = true;
  bool onlyWhenSought = false;
  std::function<void()> run = {};
};

/// A field with several hundred rows below, of which those are drawn that are in sight.
class CommandPalette : public Dialog {
 public:
  explicit CommandPalette(const Panels& panels) : panels_(panels) {
    addCommands();
    addMarkedAreas();
    addFigureAreas();
    find();
  }
  [[nodiscard]] std::string id() const override { return "palette"; }
  [[nodiscard]] float width() const override { return 640; }
  void cancel() override { finish(); }
  void key(const Shortcut& pressed) override;
  void draw() override;

 private:
  void addCommands();
  void addMarkedAreas();
  void addFigureAreas();
  void find();
  void move(int rows);
  void choose(std::size_t place);
  void drawRow(std::size_t place);

  Panels panels_;
  std::vector<PaletteEntry> entries_;
  std::vector<std::size_t> found_;  ///< Indices of entries_, best first.
  std::string wanted_;
  std::size_t chosen_ = 0;
  bool follow_ = false;  ///< The chosen row was moved by key: bring it into sight.
};

void CommandPalette::addCommands() {
  const CommandRegistry& commands = panels_.commands;
  for (const Command& command : commands.all()) {
    if (command.id == "help.palette") continue;
    PaletteEntry entry{.id = command.id, .name = titleOf(command)};
    entry.further = command.tooltip;
    entry.icon = command.icon;
    entry.enabled = commands.isEnabled(command.id);
    entry.beside = entry.enabled ? shortcutText(command.shortcut) : commands.whyNot(command.id);
    entry.run = [&commands, id = command.id] { commands.run(id); };
    entries_.push_back(std::move(entry));
  }
}

void CommandPalette::addMarkedAreas() {
  if (!panels_.session.isOpen()) return;
  for (const auto& region : panels_.session.plan()->regions) {
    PaletteEntry entry{.id = fmt::format("marked.{}", region->id.value), .name = region->name};
    entry.beside = _("choose this area");
    entry.icon = icon::kArea;
    entry.onlyWhenSought = true;
    entry.run = [&session = panels_.session, id = region->id] { session.select(id); };
    entries_.push_back(std::move(entry));
  }
}

void CommandPalette::addFigureAreas() {
  if (!panels_.session.isOpen()) return;
  for (const AreaPick& area : areaPicks(*panels_.session.model())) {
    if (area.restricted && !panels_.view.restrictedAreas) continue;
    const auto add = [&](plan::Side side, const char* ending, const char* pattern) {
      PaletteEntry entry{.id = "area." + area.id + ending,
                         .name = fmt::format(fmt::runtime(pattern), area.name)};
      entry.further = area.also;
      entry.beside = _("mark this area");
      entry.icon = icon::kArea;
      entry.onlyWhenSought = true;
      entry.run = [panels = panels_, id = area.id, side]() mutable { pickArea(panels, id, side); };
      entries_.push_back(std::move(entry));
    };
    if (!area.paired) {
      add(plan::Side::none, "", "{}");
      continue;
    }
    add(plan::Side::none, "", _("{}, both sides"));
    add(plan::Side::right, ".right", _("{}, client's right"));
    add(plan::Side::left, ".left", _("{}, client's left"));
  }
}

void CommandPalette::find() {
  const std::vector<std::string>& recent = panels_.settings.recentCommands;
  struct Place {
    bool off;
    int rank;          ///< Higher is better.
    std::size_t used;  ///< How long ago, in choices.
    std::size_t entry;
  };
  std::vector<Place> places;
  const bool sought = wanted_.find_first_not_of(' ') != std::string::npos;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const PaletteEntry& entry = entries_[i];
    if (entry.onlyWhenSought && !sought) continue;
    const int rank = matchRank(wanted_, entry.name, entry.further);
    if (rank < 0) continue;
    const auto used = std::find(recent.begin(), recent.end(), entry.id);
    places.push_back({!entry.enabled, rank, static_cast<std::size_t>(used - recent.begin()), i});
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    // Enter on "undo" must not redo because there is nothing to undo.
    if (a.rank != b.rank) return a.rank > b.rank;
    if (a.off != b.off) return b.off;
    return a.used < b.used;
  });
  found_.clear();
  for (const Place& place : places) found_.push_back(place.entry);
  chosen_ = 0;
  follow_ = true;
}

void CommandPalette::move(int rows) {
  if (found_.empty()) return;
  const auto last = static_cast<long>(found_.size()) - 1;
  chosen_ = static_cast<std::size_t>(std::clamp(static_cast<long>(chosen_) + rows, 0L, last));
  follow_ = true;
}

void CommandPalette::key(const Shortcut& pressed) {
  switch (pressed.key) {
    case key::kUp:
      return move(-1);
    case key::kDown:
      return move(1);
    case key::kPageUp:
      return move(-kRowsShown);
    case key::kPageDown:
      return move(kRowsShown);
    case key::kEnter:
    case key::kPadEnter:
      return choose(chosen_);
    default:
      return;
  }
}

void CommandPalette::choose(std::size_t place) {
  if (place >= found_.size()) return;
  const PaletteEntry& entry = entries_[found_[place]];
  if (!entry.enabled) return;
  // Areas belong to the figure that is open; only commands are remembered.
  if (!entry.onlyWhenSought) {
    std::vector<std::string>& recent = panels_.settings.recentCommands;
    std::erase(recent, entry.id);
    recent.insert(recent.begin(), entry.id);
    if (recent.size() > kRecentKept) recent.resize(kRecentKept);
  }
  finish(entry.run);
}

void CommandPalette::drawRow(std::size_t place) {
  const PaletteEntry& entry = entries_[found_[place]];
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = px(control(kPaletteRow));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton(("##row" + entry.id).c_str(), {width, height});
  if (widgetReportOn()) reportWidget("palette." + entry.id);
  // A pointer that only happens to lie there does not take the choice from the keys.
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (ImGui::IsItemHovered() && (moved.x != 0 || moved.y != 0)) chosen_ = place;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const bool chosen = chosen_ == place;
  if (chosen) {
    draw.AddRectFilled(at, {at.x + width, at.y + height}, palette().accentSoft, px(kRounding));
  }
  const Color ink = !entry.enabled ? palette().inkSoft
                    : chosen       ? palette().accentInk
                                   : palette().ink;
  ImFont* const small = fonts().small;
  const float room = width - px(42 + 12);
  ImGui::PushFont(small);
  const std::string beside = shortened(entry.beside, room * 0.5f);
  const float besideWidth = ImGui::CalcTextSize(beside.c_str()).x;
  ImGui::PopFont();
  const float y = at.y + std::round((height - ImGui::GetFontSize()) * 0.5f);
  if (entry.enabled && entry.icon != nullptr && *entry.icon != '\0') {
    const float wide = ImGui::CalcTextSize(entry.icon).x;
    draw.AddText({at.x + px(21) - std::round(wide * 0.5f), y}, ink, entry.icon);
  }
  const std::string name = shortened(entry.name, room - besideWidth - px(16));
  draw.AddText({at.x + px(42), y}, ink, name.c_str());
  draw.AddText(
      small, small->FontSize,
      {at.x + width - px(12) - besideWidth, at.y + std::round((height - small->FontSize) * 0.5f)},
      palette().inkSoft, beside.c_str());
  if (clicked) choose(place);
}

void CommandPalette::draw() {
  const float width = ImGui::GetContentRegionAvail().x;
  // Clicks beside it must not leave the letters without a field.
  if (!ImGui::IsAnyItemActive() && !ImGui::IsAnyMouseDown()) ImGui::SetKeyboardFocusHere();
  if (textField("palette.search", wanted_, width, _("Find a command or an area"))) find();
  gap(2);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const float most = ImGui::GetIO().DisplaySize.y - px(160);
  const float height = std::min(px(control(kPaletteRow)) * static_cast<float>(kRowsShown), most);
  ImGui::BeginChild("##found", {0, height});
  if (found_.empty()) {
    gap(10);
    ImGui::SetCursorPosX(px(12));
    label(_("Nothing has such a name. Fewer letters find more."));
  }
  for (std::size_t place = 0; place < found_.size() && !finished(); ++place) {
    if (follow_ && place == chosen_) {
      const float top = ImGui::GetCursorPosY();
      const float scroll = ImGui::GetScrollY();
      if (top < scroll) ImGui::SetScrollY(top);
      if (top + px(control(kPaletteRow)) > scroll + height) {
        ImGui::SetScrollY(top + px(control(kPaletteRow)) - height);
      }
    }
    drawRow(place);
  }
  follow_ = false;
  ImGui::EndChild();
  ImGui::PopStyleVar();
  if (chosen_ < found_.size()) {
    reportText("palette.chosen", entries_[found_[chosen_]].name);
    reportText("palette.beside", entries_[found_[chosen_]].beside);
  }
}

}  // namespace

std::unique_ptr<Dialog> makeCommandPalette(const Panels& panels) {
  return std::make_unique<CommandPalette>(panels);
}

}  // namespace mesomap::ui
