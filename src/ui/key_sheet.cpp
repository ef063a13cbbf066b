// Every key and gesture, made from the registry; here the user gives commands other keys.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "touch.h"
#include "ui/keys.h"
#include "ui/own_keys.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kSheetRow = 27;  ///< design pixels
constexpr float kColumnGap = 30;
constexpr float kSheetIndent = 8;  ///< Room for the ground of the chosen row.
constexpr float kFootButton = 32;

enum class Group { files, editing, tools, view, help };

/// By the part of the id before its point.
Group groupOf(const std::string& id) {
  constexpr std::array<std::pair<std::string_view, Group>, 9> kKinds = {{{"file.", Group::files},
                                                                         {"edit.", Group::editing},
                                                                         {"area.", Group::editing},
                                                                         {"guide.", Group::tools},
                                                                         {"dense.", Group::tools},
                                                                         {"tool.", Group::tools},
                                                                         {"brush.", Group::tools},
                                                                         {"view.", Group::view},
                                                                         {"client.", Group::view}}};
  for (const auto& [begin, group] : kKinds) {
    if (id.starts_with(begin)) return group;
  }
  return Group::help;
}

const char* groupTitle(Group group) {
  switch (group) {
    case Group::files:
      return _("Files");
    case Group::editing:
      return _("Editing");
    case Group::tools:
      return _("Tools");
    case Group::view:
      return _("View");
    case Group::help:
      break;
  }
  return _("Help");
}

class KeySheet : public Dialog {
 public:
  KeySheet(CommandRegistry& commands, Settings& settings)
      : commands_(commands), settings_(settings) {
    for (const Group group : {Group::files, Group::tools}) addColumn(0, group);
    addColumn(1, Group::editing);
    for (const Group group : {Group::view, Group::help}) addColumn(2, group);
  }
  [[nodiscard]] std::string id() const override { return "keys"; }
  [[nodiscard]] float width() const override { return 960; }
  void cancel() override;
  void key(const Shortcut& pressed) override;
  void draw() override;

 private:
  void addColumn(std::size_t column, Group group);
  void listen(const std::string& id);
  void take(const Shortcut& pressed);
  void move(int rows);
  void drawGestures() const;
  void drawColumn(std::size_t column, float width);
  void drawRow(const Command& command, float width);
  void drawRows();
  void drawFooter();
  void drawChosenFoot();
  void drawClashFoot();

  CommandRegistry& commands_;
  Settings& settings_;
  std::array<std::vector<std::string>, 3> columns_;
  std::vector<std::string> order_;  ///< Ids from the first row of the left column to the last.
  std::string chosen_;              ///< The row that keys move and the foot speaks of.
  bool listening_ = false;          ///< The next key becomes that of the chosen row.
  std::optional<Shortcut> clash_;   ///< Another command has this key: asked whether to take it.
  std::string refusal_;             ///< Why the last key could not be taken.
  bool follow_ = false;
};

void KeySheet::addColumn(std::size_t column, Group group) {
  for (const Command& command : commands_.all()) {
    if (groupOf(command.id) != group) continue;
    columns_[column].push_back(command.id);
    order_.push_back(command.id);
  }
}

void KeySheet::cancel() {
  if (listening_ || clash_) {
    listening_ = false;
    clash_.reset();
    return;
  }
  finish();
}

void KeySheet::listen(const std::string& id) {
  chosen_ = id;
  clash_.reset();
  refusal_.clear();
  listening_ = canChangeKeys(commands_, id);
  if (!listening_) refusal_ = _("This key is always the same.");
}

void KeySheet::take(const Shortcut& pressed) {
  if (pressed.key == key::kDelete && !pressed.control && !pressed.alt && !pressed.shift) {
    listening_ = false;
    return clearKeys(commands_, settings_.ownKeys, chosen_);
  }
  if (isReserved(pressed) || shortcutText(pressed).empty()) {
    const std::string name = shortcutText(pressed);
    refusal_ = name.empty() ? std::string(_("This key has no name; press another."))
                            : fmt::format(fmt::runtime(_("{} always keeps its use; press another "
                                                         "key.")),
                                          name);
    return;
  }
  refusal_.clear();
  listening_ = false;
  if (holderOf(commands_, pressed, chosen_) != nullptr) {
    clash_ = pressed;
  } else {
    giveKey(commands_, settings_.ownKeys, chosen_, pressed);
  }
}

void KeySheet::move(int rows) {
  const auto at = std::find(order_.begin(), order_.end(), chosen_);
  const long place = at == order_.end() ? (rows > 0 ? -1 : 1) : at - order_.begin();
  const long last = static_cast<long>(order_.size()) - 1;
  chosen_ = order_[static_cast<std::size_t>(std::clamp(place + rows, 0L, last))];
  refusal_.clear();
  follow_ = true;
}

void KeySheet::key(const Shortcut& pressed) {
  if (listening_) return take(pressed);
  const bool enter = pressed.key == key::kEnter || pressed.key == key::kPadEnter;
  if (clash_) {
    if (enter) giveKey(commands_, settings_.ownKeys, chosen_, *std::exchange(clash_, {}));
    return;
  }
  if (pressed.key == key::kDown) return move(1);
  if (pressed.key == key::kUp) return move(-1);
  if (pressed.key == key::kPageDown) return move(12);
  if (pressed.key == key::kPageUp) return move(-12);
  if (chosen_.empty()) return;
  if (enter) return listen(chosen_);
  if (pressed.key == key::kDelete) clearKeys(commands_, settings_.ownKeys, chosen_);
}

void KeySheet::drawGestures() const {
  const bool erases = settings_.rightButtonErases;
  const char* gestures[][2] = {
      {_("Left drag on the skin"), _("mark, or what the tool does")},
      {erases ? _("Shift + left drag, or right drag") : _("Shift + left drag"), _("erase")},
      {erases ? _("Left or right drag beside the figure")
              : _("Right drag, or left drag beside the figure"),
       _("turn")},
      {_("Middle drag, or Ctrl + right drag"), _("move the view")},
      {_("Space + left drag; with Shift"), _("turn anywhere; move the view")},
      {_("Wheel, or two fingers"), _("nearer, farther; with Shift: move, with Space: turn")},
      {_("Ctrl + wheel"), _("brush width, or the limit of the fill")},
      {_("Ctrl + click on an area"), _("choose it")},
      {_("Enter, Backspace on a line"), _("finish; one point back")},
      {_("Double click"), _("bring that spot close")},
      {_("Drag, or Ctrl + wheel, on a number"), _("change it; it can be typed as well")},
  };
  const float x = px(kSheetIndent);
  ImGui::SetCursorPosX(x);
  heading(_("Mouse"));
  gap(2);
  ImGui::PushFont(fonts().small);
  for (const auto& gesture : gestures) {
    ImGui::SetCursorPosX(x);
    ImGui::TextUnformatted(gesture[0]);
    ImGui::SameLine(x + px(300));
    ImGui::PushStyleColor(ImGuiCol_Text, palette().inkSoft);
    ImGui::TextUnformatted(gesture[1]);
    ImGui::PopStyleColor();
    gap(2);
  }
  ImGui::PopFont();
  gap(14);
}

void KeySheet::drawRow(const Command& command, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = px(control(kSheetRow));
  const bool chosen = command.id == chosen_;
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (chosen) {
    draw.AddRectFilled({at.x - px(kSheetIndent), at.y}, {at.x + width + px(2), at.y + height},
                       palette().accentSoft, px(kRounding));
    if (follow_) {
      const float top = ImGui::GetCursorPosY();
      const float room = ImGui::GetWindowHeight();
      if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
      if (top + height > ImGui::GetScrollY() + room) ImGui::SetScrollY(top + height - room);
    }
  }
  ImGui::PushFont(fonts().small);
  const bool waits = chosen && listening_;
  std::string text = shortcutText(command.shortcut);
  if (waits) text = _("Press a key");
  Button key{.id = "keys." + command.id,
             .label = text.empty() ? "–" : text,
             .look = waits          ? Look::filled
                     : text.empty() ? Look::plain
                                    : Look::outlined,
             .height = kSheetRow - 4,
             .tooltip = tooltipOf(command)};
  if (text.size() < 3) key.width = 30;
  const float keyWidth = buttonWidth(key);
  const bool own = hasOwnKeys(commands_, command.id);
  const std::string name = shortened(command.name, width - keyWidth - px(own ? 22 : 10));
  draw.AddText({at.x, at.y + std::round((height - ImGui::GetFontSize()) * 0.5f)},
               chosen ? palette().accentInk : palette().ink, name.c_str());
  if (own) {
    draw.AddCircleFilled({at.x + width - keyWidth - px(10), at.y + std::round(height * 0.5f)},
                         px(3), palette().accent);
  }
  ImGui::SetCursorScreenPos({at.x + width - keyWidth, at.y + px(2)});
  if (button(key)) listen(command.id);
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, height});
}

void KeySheet::drawColumn(std::size_t column, float width) {
  std::optional<Group> shown;
  for (const std::string& id : columns_[column]) {
    const Command* command = commands_.find(id);
    if (command == nullptr) continue;
    if (const Group group = groupOf(id); shown != group) {
      if (shown) gap(12);
      shown = group;
      heading(groupTitle(group));
    }
    drawRow(*command, width);
  }
}

void KeySheet::drawClashFoot() {
  const Command* chosen = commands_.find(chosen_);
  const Command* holder = holderOf(commands_, *clash_, chosen_);
  if (chosen == nullptr || holder == nullptr) return clash_.reset();
  const std::string key = shortcutText(*clash_);
  ImGui::PushFont(fonts().small);
  paragraph(fmt::format(fmt::runtime(_("{} is \"{}\". Use it for \"{}\" instead?")), key,
                        holder->name, chosen->name));
  ImGui::PopFont();
  reportText("keys.foot", fmt::format("{} {}", key, holder->id));
  const bool take = button(
      {.id = "keys.take", .label = _("Use it"), .look = Look::filled, .height = kFootButton});
  ImGui::SameLine(0, px(8));
  const bool leave = button({.id = "keys.leave", .label = _("Leave it"), .height = kFootButton});
  if (take) giveKey(commands_, settings_.ownKeys, chosen_, *clash_);
  if (take || leave) clash_.reset();
}

void KeySheet::drawChosenFoot() {
  const Command* chosen = commands_.find(chosen_);
  std::string text = _("Click a key to change it, or choose one with the arrows and press Enter.");
  if (chosen != nullptr) {
    const std::vector<Shortcut> keys = commands_.keysOf(chosen_);
    const std::string all = keys.empty() ? std::string(_("no key")) : shortcutText(keys);
    text = fmt::format(fmt::runtime(_("{}: {}")), chosen->name, all);
    if (listening_) {
      text =
          fmt::format(fmt::runtime(_("Press the new key for \"{}\". Del: no key. Esc: leave it.")),
                      chosen->name);
    }
  }
  if (!refusal_.empty()) text = refusal_;
  label(text);
  reportText("keys.foot", text);
  const bool changeable = chosen != nullptr && canChangeKeys(commands_, chosen_);
  if (button({.id = "keys.deliver",
              .label = _("As delivered"),
              .enabled = changeable && hasOwnKeys(commands_, chosen_),
              .height = kFootButton,
              .tooltip = _("The delivered key of the chosen row again")})) {
    deliverKeys(commands_, settings_.ownKeys, chosen_);
  }
  ImGui::SameLine(0, px(8));
  if (button({.id = "keys.clear",
              .label = _("No key"),
              .enabled = changeable && !commands_.keysOf(chosen_).empty(),
              .height = kFootButton})) {
    listening_ = false;
    clearKeys(commands_, settings_.ownKeys, chosen_);
  }
}

void KeySheet::drawFooter() {
  if (clash_) {
    drawClashFoot();
  } else {
    drawChosenFoot();
  }
  const Button all{.id = "keys.deliverAll", .label = _("All as delivered"), .height = kFootButton};
  const Button close{
      .id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = kFootButton};
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                       buttonWidth(all) - buttonWidth(close) - px(8));
  if (button(all)) {
    listening_ = false;
    clash_.reset();
    deliverAllKeys(commands_, settings_.ownKeys);
  }
  ImGui::SameLine(0, px(8));
  if (button(close)) finish();
}

void KeySheet::drawRows() {
  const float left = px(kSheetIndent);
  const auto count = static_cast<float>(columns_.size());
  const float room = ImGui::GetContentRegionAvail().x - left - px(16);
  const float width = std::floor((room - (count - 1) * px(kColumnGap)) / count);
  const float top = ImGui::GetCursorPosY();
  float lowest = top;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const float x = left + static_cast<float>(column) * (width + px(kColumnGap));
    ImGui::SetCursorPos({x, top});
    ImGui::BeginGroup();
    drawColumn(column, width);
    ImGui::EndGroup();
    lowest = std::max(lowest, ImGui::GetCursorPosY());
  }
  ImGui::SetCursorPos({left, lowest});
  follow_ = false;
}

void KeySheet::draw() {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Keys and mouse"));
  ImGui::PopFont();
  gap(4);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::BeginChild("##sheet", {0, std::min(px(540), ImGui::GetIO().DisplaySize.y - px(230))});
  drawGestures();
  drawRows();
  ImGui::EndChild();
  ImGui::PopStyleVar();
  divider();
  drawFooter();
}

}  // namespace

std::unique_ptr<Dialog> makeKeySheet(CommandRegistry& commands, Settings& settings) {
  return std::make_unique<KeySheet>(commands, settings);
}

}  // namespace mesomap::ui
