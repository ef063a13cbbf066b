#include "key_walk.h"

#include <imgui.h>

#include "ui/imgui_compat.h"
#include "ui/theme.h"

namespace mesomap::ui {
namespace {

using compat::WalkKey;

/// -1 for the first key, 1 for the second, 0 for neither.
int either(WalkKey back, WalkKey forth) {
  return compat::walkPressed(forth) ? 1 : compat::walkPressed(back) ? -1 : 0;
}

}  // namespace

void KeyWalk::begin() {
  // Dear ImGui's own Tab knows text fields only.
  ImGui::PushAllowKeyboardFocus(false);
  const bool typing = compat::typing();
  const int tab = !compat::walkPressed(WalkKey::tab) ? 0 : compat::shiftHeld() ? -1 : 1;
  const int across = typing ? 0 : either(WalkKey::left, WalkKey::right);
  const int down = typing ? 0 : either(WalkKey::up, WalkKey::down);
  const int step = tab != 0 ? tab : down;
  enter_ = !typing && compat::enterPressed();
  act_ = enter_ || (!typing && compat::walkPressed(WalkKey::space));
  side_ = across;
  next_ = 0;
  arrived_ = false;
  if (ImGui::IsMouseClicked(0)) shown_ = false;
  if (step != 0 && count_ > 0) {
    if (typing) compat::stopTyping();
    at_ = at_ < 0 ? (step > 0 ? 0 : count_ - 1) : (at_ + step + count_) % count_;
    arrived_ = shown_ = true;
  }
}

bool KeyWalk::reached() {
  const int mine = next_++;
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  if (ImGui::IsMouseClicked(0) && ImGui::IsMouseHoveringRect(from, to)) at_ = mine;
  if (mine != at_ || !shown_) return false;
  if (arrived_ && !ImGui::IsRectVisible(from, to)) ImGui::SetScrollHereY(0.5f);
  const float air = px(3);
  ImGui::GetWindowDrawList()->AddRect({from.x - air, from.y - air}, {to.x + air, to.y + air},
                                      palette().accent, px(kRounding) + air, 0, px(2));
  return true;
}

bool KeyWalk::stop() {
  return reached() && act_;
}

int KeyWalk::choices() {
  return reached() ? side_ : 0;
}

void KeyWalk::field(const std::string& label) {
  if (reached() && (arrived_ || act_)) compat::typeInto(label);
}

bool KeyWalk::end() {
  ImGui::PopAllowKeyboardFocus();
  count_ = next_;
  return enter_ && (at_ < 0 || !shown_);
}

}  // namespace mesomap::ui
