#include "ui/dialog.h"

#include <imgui.h>

#include <algorithm>
#include <optional>

#include "base/i18n.h"
#include "icons.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr const char* kPopup = "##dialog";

void title(const std::string& text) {
  ImGui::PushFont(fonts().title);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  gap(2);
}

/// Where Tab and the arrows lead from `at` in a row or column of `count`; none until they are used.
std::optional<std::size_t> walked(std::optional<std::size_t> at, std::size_t count, bool across) {
  using compat::WalkKey;
  const bool tab = compat::walkPressed(WalkKey::tab);
  const bool back =
      (tab && compat::shiftHeld()) || compat::walkPressed(across ? WalkKey::left : WalkKey::up);
  const bool forth =
      (tab && !compat::shiftHeld()) || compat::walkPressed(across ? WalkKey::right : WalkKey::down);
  if (count == 0 || back == forth) return at;
  if (!at) return forth ? 0 : count - 1;
  return (*at + (forth ? 1 : count - 1)) % count;
}

}  // namespace

void DialogStack::open(std::unique_ptr<Dialog> dialog, bool first) {
  // The last one is on top.
  dialogs_.insert(first ? dialogs_.end() : dialogs_.begin(), std::move(dialog));
}

void DialogStack::cancelTop() {
  if (!any()) return;
  dialogs_.back()->cancel();
  settle();
}

void DialogStack::key(const Shortcut& pressed) {
  if (any()) dialogs_.back()->key(pressed);
}

void DialogStack::settle() {
  if (!any() || !dialogs_.back()->finished()) return;
  // The follow-up may open the next dialog.
  const std::unique_ptr<Dialog> done = std::move(dialogs_.back());
  dialogs_.pop_back();
  drawn_ = nullptr;  // The next one may lie where this one lay.
  draws_ = 0;
  if (done->then_) done->then_();
}

void DialogStack::draw() {
  if (any() && !ImGui::IsPopupOpen(kPopup)) ImGui::OpenPopup(kPopup);
  const Dialog* const now = any() ? dialogs_.back().get() : nullptr;
  draws_ = now != nullptr && now == drawn_ ? std::min(draws_ + 1, 2) : 0;
  drawn_ = now;
  if (!ImGui::IsPopupOpen(kPopup)) return;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float wanted = any() ? px(dialogs_.back()->width()) : px(320);
  const float width = std::min(wanted, screen.x - px(32));
  // A little above the middle; one as high as the window stands in it.
  ImGui::SetNextWindowPos({screen.x * 0.5f, screen.y * 0.46f}, ImGuiCond_Always, {0.5f, 0.46f});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, screen.y - px(32)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(24), px(20)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(10));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, px(10));
  const bool open = ImGui::BeginPopupModal(
      kPopup, nullptr,
      ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
          ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleVar(3);
  if (!open) return;
  compat::dimAtOnce();
  compat::keepOnTop();
  if (any()) {
    Dialog* const top = dialogs_.back().get();
    ImGui::PushID(top);
    top->draw();
    ImGui::PopID();
    settle();
  }
  if (!any()) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

Question::Question(std::string id, std::string title, std::string text, std::vector<Answer> answers)
    : id_(std::move(id)),
      title_(std::move(title)),
      text_(std::move(text)),
      answers_(std::move(answers)) {}

void Question::cancel() {
  finish(answers_.empty() ? std::function<void()>{} : answers_.back().then);
}

void Question::draw() {
  title(title_);
  ImGui::PushStyleColor(ImGuiCol_Text, palette().ink);
  paragraph(text_);
  ImGui::PopStyleColor();
  gap(12);

  // Right-aligned, the main answer last, as desktops do.
  std::vector<Button> buttons;
  float total = 0;
  for (const Answer& answer : answers_) {
    Button spec{.id = "dialog." + answer.id, .label = answer.label, .height = 34};
    if (answer.weight == Answer::Weight::main) spec.look = Look::filled;
    if (answer.weight == Answer::Weight::danger) spec.look = Look::danger;
    total += buttonWidth(spec) + px(8);
    buttons.push_back(spec);
  }
  std::vector<std::size_t> order(answers_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = order.size() - 1 - i;
  float x = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - total + px(8);
  const float y = ImGui::GetCursorPosY();
  at_ = walked(at_, order.size(), true);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const std::size_t i = order[k];
    ImGui::SetCursorPos({std::max(x, px(24)), y});
    if (button(buttons[i])) return finish(answers_[i].then);
    if (at_ == k) keyboardRing();
    x += buttonWidth(buttons[i]) + px(8);
  }
  if (at_ && compat::enterPressed()) return finish(answers_[order[*at_]].then);
  if (compat::enterPressed()) {
    const auto main = std::find_if(answers_.begin(), answers_.end(), [](const Answer& answer) {
      return answer.weight == Answer::Weight::main;
    });
    if (main != answers_.end()) finish(main->then);
  }
}

ChoiceDialog::ChoiceDialog(std::string id, std::string title, std::string text,
                           std::vector<Choice> choices, Taken taken, const char* icon,
                           std::function<void()> cancelled)
    : id_(std::move(id)),
      title_(std::move(title)),
      text_(std::move(text)),
      choices_(std::move(choices)),
      taken_(std::move(taken)),
      icon_(icon),
      cancelled_(std::move(cancelled)) {}

void ChoiceDialog::cancel() {
  finish(cancelled_);
}

void ChoiceDialog::draw() {
  title(title_);
  if (!text_.empty()) paragraph(text_);
  gap(8);
  const float row = px(48);
  const float height = std::min(static_cast<float>(choices_.size()) * (row + px(6)), px(330));
  const auto before = at_;
  at_ = walked(at_, choices_.size(), false);
  ImGui::BeginChild("##choices", {0, height});
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    const Choice& choice = choices_[i];
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Button spec{.id = "dialog." + choice.id,
                      .look = Look::outlined,
                      .selected = at_ == i,
                      .width = width / scale(),
                      .height = 48};
    const bool here = at_ == i;
    const bool taken = button(spec) || (here && compat::enterPressed());
    if (here && at_ != before) ImGui::SetScrollHereY(0.5f);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddText({at.x + px(14), at.y + (row - ImGui::GetFontSize()) * 0.5f}, palette().accent,
                 icon_);
    const float left = at.x + px(44);
    const float room = at.x + width - px(14) - left;
    const std::string label = shortened(choice.label, room);
    if (choice.detail.empty()) {
      draw.AddText({left, at.y + (row - ImGui::GetFontSize()) * 0.5f}, palette().ink,
                   label.c_str());
    } else {
      ImGui::PushFont(fonts().small);
      const std::string detail = shortened(choice.detail, room);
      ImGui::PopFont();
      draw.AddText({left, at.y + px(7)}, palette().ink, label.c_str());
      draw.AddText(fonts().small, fonts().small->FontSize, {left, at.y + px(26)}, palette().inkSoft,
                   detail.c_str());
    }
    gap(-2);
    if (taken) {
      ImGui::EndChild();
      return finish([taken = taken_, i] { taken(i); });
    }
  }
  ImGui::EndChild();
  gap(4);
  Button spec{.id = "dialog.cancel", .label = _("Cancel"), .height = 34};
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                       buttonWidth(spec));
  if (button(spec)) cancel();
}

}  // namespace mesomap::ui
