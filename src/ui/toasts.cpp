#include "ui/toasts.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "panels.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr double kInfoSeconds = 4.0;
constexpr double kProblemSeconds = 10.0;
constexpr double kLettersPerSecond = 12.0;  ///< At an easy pace.
constexpr std::size_t kMostShown = 3;
constexpr std::size_t kHistory = 20;

}  // namespace

void Toasts::show(Kind kind, std::string text) {
  if (text.empty()) return;
  history_.push_back(text);
  if (history_.size() > kHistory) history_.pop_front();
  // The same words again only stay longer.
  std::erase_if(items_, [&](const Item& item) { return item.text == text; });
  items_.push_back({kind, std::move(text), 0.0});
  if (items_.size() > kMostShown) items_.erase(items_.begin());
}

void Toasts::tick(double now) {
  for (Item& item : items_) {
    if (item.until == 0.0) {
      const double reading = static_cast<double>(item.text.size()) / kLettersPerSecond;
      item.until =
          now + (item.kind == Kind::info ? std::max(kInfoSeconds, reading) : kProblemSeconds);
    }
  }
  std::erase_if(items_, [now](const Item& item) { return item.until <= now; });
}

std::optional<double> Toasts::dueIn(double now) const {
  std::optional<double> due;
  for (const Item& item : items_) {
    const double left = std::max(0.0, item.until - now);
    due = due ? std::min(*due, left) : left;
  }
  return due;
}

float Toasts::draw(float centreX, float bottomY, float maxWidth) {
  float bottom = bottomY;
  for (std::size_t i = items_.size(); i-- > 0;) {
    Item& item = items_[i];
    const bool problem = item.kind == Kind::problem;
    ImGui::SetNextWindowPos({centreX, bottom}, ImGuiCond_Always, {0.5f, 1.0f});
    ImGui::SetNextWindowSizeConstraints({px(120), 0}, {maxWidth, px(300)});
    beginFloating(fmt::format("##toast{}", i).c_str(),
                  {.ground = problem ? palette().tipProblem : palette().tip, .border = 0});
    ImGui::PushStyleColor(ImGuiCol_Text, palette().onTip);
    const float wrap = maxWidth - px(70);
    ImGui::TextUnformatted(problem ? icon::kWarning : icon::kInfo);
    ImGui::SameLine(0, px(10));
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + wrap);
    ImGui::TextUnformatted(item.text.c_str());
    ImGui::PopTextWrapPos();
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0)) item.until = -1.0;  // Put away.
    ImGui::PopStyleColor();
    bottom -= endFloating().height + px(8);
  }
  return bottomY - bottom;
}

}  // namespace mesomap::ui
