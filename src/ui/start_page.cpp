#include "ui/start_page.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/i18n.h"
#include "icons.h"
#include "panels.h"
#include "start_parts.h"
#include "touch.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

// Design pixels.
constexpr float kGap = 20;
constexpr float kCardCaption = 62;
constexpr float kAction = 64;
constexpr float kUnsavedRow = 52;
constexpr float kRecentsHead = 46;
constexpr float kRecentRow = 36;
constexpr std::size_t kMostUnsaved = 3;

}  // namespace

void StartPage::leave() {
  shown = false;
  recents.reset();
  at_.reset();
  chosen_ = {};
}

void StartPage::act() {
  if (const auto chosen = std::exchange(chosen_, {})) chosen();
}

void StartPage::walk(float across, float down) {
  const auto middle = [](const WidgetRect& rect) {
    return ImVec2(rect.x + rect.width * 0.5f, rect.y + rect.height * 0.5f);
  };
  const ImVec2 from = middle(items_[*at_]);
  float best = 1e9f;
  std::size_t found = *at_;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const ImVec2 to = middle(items_[i]);
    const float along = (to.x - from.x) * across + (to.y - from.y) * down;
    const float aside = std::abs((to.x - from.x) * down) + std::abs((to.y - from.y) * across);
    if (along < px(8)) continue;
    const float cost = along + 2.5f * aside;
    if (cost < best) {
      best = cost;
      found = i;
    }
  }
  at_ = found;
}

void StartPage::readKeys(bool heard) {
  using compat::WalkKey;
  items_ = std::exchange(itemsNow_, {});
  enter_ = follow_ = false;
  if (at_ && *at_ >= items_.size()) at_.reset();
  if (ImGui::IsMouseClicked(0)) at_.reset();
  if (!heard || items_.empty() || compat::controlHeld()) return;
  const bool back = compat::shiftHeld();
  const std::size_t count = items_.size();
  const bool tab = compat::walkPressed(WalkKey::tab);
  const float across = static_cast<float>(compat::walkPressed(WalkKey::right)) -
                       static_cast<float>(compat::walkPressed(WalkKey::left));
  const float down = static_cast<float>(compat::walkPressed(WalkKey::down)) -
                     static_cast<float>(compat::walkPressed(WalkKey::up));
  if (tab || across != 0 || down != 0) {
    if (!at_) {
      at_ = tab && back ? count - 1 : 0;
    } else if (tab) {
      at_ = back ? (*at_ + count - 1) % count : (*at_ + 1) % count;
    } else {
      walk(across, down);
    }
    follow_ = true;
  }
  enter_ = at_ && (compat::enterPressed() || compat::walkPressed(WalkKey::space));
}

bool StartPage::reached(const WidgetRect& rect) {
  const std::size_t index = itemsNow_.size();
  itemsNow_.push_back(rect);
  if (at_ != index) return false;
  const float out = px(3);
  ImGui::GetWindowDrawList()->AddRect(
      {rect.x - out, rect.y - out}, {rect.x + rect.width + out, rect.y + rect.height + out},
      palette().accent, px(kRounding) + out, 0, std::max(2.0f, px(2)));
  if (follow_) {
    const float top = rect.y - ImGui::GetWindowPos().y;
    if (top < px(12)) ImGui::SetScrollY(ImGui::GetScrollY() + top - px(12));
    const float below = top + rect.height + px(12) - ImGui::GetWindowHeight();
    if (below > 0) ImGui::SetScrollY(ImGui::GetScrollY() + below);
  }
  reportText("start.focus", std::to_string(index));
  return enter_;
}

bool StartPage::place(const std::string& id, const WidgetRect& rect, bool& hovered) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  const bool clicked = ImGui::InvisibleButton(id.c_str(), {rect.width, rect.height});
  hovered = ImGui::IsItemHovered();
  reportWidget(id);
  return reached(rect) || clicked;
}

void StartPage::drawCard(std::size_t index, const WidgetRect& rect, float pictureHeight) {
  const StartFigure& figure = figures[index];
  bool hovered = false;
  const bool chosen = place("start.figure." + figure.id, rect, hovered);
  const float rounding = px(10);
  startBox(rect, palette().bar, 0, rounding);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  const ImVec2 from(rect.x, rect.y), to(rect.x + rect.width, rect.y + pictureHeight);
  draw.AddRectFilled(from, to, palette().view, rounding, ImDrawFlags_RoundCornersTop);
  if (figure.picture != 0) {
    startPicture(figure, from, to, rounding);
  } else {
    ImFont* font = fonts().icon;
    const ImVec2 size = startTextSize(font, icon::kPerson);
    startText(font, (from.x + to.x - size.x) * 0.5f, (from.y + to.y - size.y) * 0.5f,
              palette().fieldLine, icon::kPerson);
  }
  const float left = rect.x + px(14), width = rect.width - px(28);
  const float nameHeight = startTextSize(fonts().strong, _(figure.name), width).y;
  startWrapped(fonts().strong, left, to.y + px(11), width, palette().ink, _(figure.name));
  startWrapped(fonts().small, left, to.y + px(15) + nameHeight, width, palette().inkSoft,
               _(figure.detail));
  reportText("start.figure." + figure.id, std::string(_(figure.name)) + "\n" + _(figure.detail));
  draw.AddRect(from, {rect.x + rect.width, rect.y + rect.height},
               hovered ? palette().accent : palette().line, rounding, 0,
               std::max(1.0f, px(hovered ? 2 : 1)));
  if (chosen) chosen_ = [this, index] { openFigure(index); };
}

float StartPage::captionHeight(float column) const {
  float most = 0;
  for (const StartFigure& figure : figures) {
    const std::string id = "start.figure." + figure.id;
    most = std::max(most, startLines(fonts().strong, id, _(figure.name), column - px(28)) +
                              startLines(fonts().small, id, _(figure.detail), column - px(28)));
  }
  return std::max(px(kCardCaption), most + px(11 + 4 + 13));
}

bool StartPage::drawAction(const StartWords& what, const WidgetRect& rect) {
  bool hovered = false;
  const bool chosen = place(what.id, rect, hovered);
  startBox(rect, hovered ? palette().hover : palette().bar, palette().line, px(10));
  startWords(rect, what, palette().accent, fonts().strong, palette().ink);
  reportText(what.id, what.words + "\n" + what.detail);
  return chosen;
}

void StartPage::drawUnsaved(float left, float top, float width) {
  for (std::size_t i = 0; i < std::min(unsaved.size(), kMostUnsaved); ++i) {
    const WidgetRect row{left, top + static_cast<float>(i) * px(control(kUnsavedRow)), width,
                         px(control(kUnsavedRow - 6))};
    startBox(row, palette().noteSoft, 0, px(10));
    const StartUnsaved& work = unsaved[i];
    std::string words = fmt::format(fmt::runtime(_("Unsaved work from {}")), work.when);
    if (work.areas) {
      words +=
          "  ·  " + fmt::format(fmt::runtime(translatePlural("{} area", "{} areas", *work.areas)),
                                *work.areas);
    }
    reportText(fmt::format("start.unsaved.{}", i), words);
    const Button open{.id = fmt::format("start.recover.{}", i),
                      .label = _("Recover unsaved work"),
                      .look = Look::filled,
                      .height = 34};
    const Button drop{.id = fmt::format("start.discard.{}", i),
                      .label = _("Discard …"),
                      .look = Look::plain,
                      .height = 34};
    const float mid = row.y + row.height * 0.5f;
    const float dropWidth = buttonWidth(drop), openWidth = buttonWidth(open);
    float x = row.x + width - px(8) - dropWidth - px(4) - openWidth;
    startText(
        fonts().body, row.x + px(18), mid - fonts().body->FontSize * 0.5f, palette().ink,
        startFitted(fonts().body, std::string(icon::kRecent) + "   " + words, x - row.x - px(30)));
    ImGui::SetCursorScreenPos({x, mid - px(control(34) * 0.5f)});
    const bool opened = button(open);
    if (reached({x, mid - px(control(34) * 0.5f), openWidth, px(control(34))}) || opened) {
      chosen_ = [this, i] { openUnsaved(i); };
    }
    x += openWidth + px(4);
    ImGui::SetCursorScreenPos({x, mid - px(control(34) * 0.5f)});
    const bool dropped = button(drop);
    if (reached({x, mid - px(control(34) * 0.5f), dropWidth, px(control(34))}) || dropped) {
      chosen_ = [this, i] { discardUnsaved(i); };
    }
  }
}

void StartPage::drawRecents(float left, float top, float width, bool keepRecents) {
  const std::size_t count = recents->size();
  const float rows = std::ceil(static_cast<float>(std::max<std::size_t>(count, 1)) / 2);
  const WidgetRect panel{left, top, width,
                         px(control(kRecentsHead) + 14) + rows * px(control(kRecentRow))};
  startBox(panel, palette().bar, palette().line, px(10));
  startText(fonts().strong, left + px(18), top + px(13), palette().ink, _("Recent plans"));

  const Button forget{.id = "start.forget",
                      .label = _("Forget these"),
                      .look = Look::plain,
                      .enabled = count > 0,
                      .height = 32};
  const std::string keep = _("Keep a list");
  const float forgetWidth = buttonWidth(forget);
  const float keepWidth = px(30) + ImGui::CalcTextSize(keep.c_str()).x;
  float x = left + width - px(12) - forgetWidth;
  ImGui::SetCursorScreenPos({x, top + px(7)});
  const bool forgotten = button(forget);
  if (count > 0 && (reached({x, top + px(7), forgetWidth, px(32)}) || forgotten)) {
    chosen_ = forgetRecents;
  }
  x -= keepWidth + px(18);
  ImGui::SetCursorScreenPos({x, top + px(9)});
  bool asked = keepRecents;
  tickBox("start.keepRecents", keep, asked);
  if (reached({x, top + px(9), keepWidth, px(28)})) asked = !keepRecents;
  if (asked != keepRecents) chosen_ = [this, asked] { setKeepRecents(asked); };

  const float first = top + px(control(kRecentsHead));
  if (count == 0) {
    startText(fonts().small, left + px(18), first + px(8), palette().inkSoft,
              keepRecents ? _("No plan was opened or saved yet.")
                          : _("No list is kept. Plans stay where you saved them."));
    return;
  }
  const float half = (width - px(20)) * 0.5f;
  for (std::size_t i = 0; i < count; ++i) {
    const StartRecent& recent = (*recents)[i];
    // Down the left column, then the right: the newest on top.
    const auto perColumn = static_cast<std::size_t>(rows);
    const WidgetRect row{left + px(10) + (i < perColumn ? 0 : half),
                         first + static_cast<float>(i % perColumn) * px(control(kRecentRow)),
                         half - px(4), px(control(kRecentRow - 2))};
    const std::string id = fmt::format("start.recent.{}", i);
    bool hovered = false;
    const bool chosen = place(id, row, hovered);
    if (hovered) startBox(row, palette().hover, 0, px(kRounding));
    const float y = row.y + (row.height - ImGui::GetFontSize()) * 0.5f;
    startText(fonts().body, row.x + px(8), y, recent.there ? palette().accent : palette().inkOff,
              icon::kFile);
    const std::string after = !recent.there ? std::string(_("no longer there")) : recent.folder;
    const float afterWidth = after.empty() ? 0 : startTextSize(fonts().small, after).x + px(14);
    const std::string name =
        startFitted(fonts().body, recent.name, row.width - px(44) - afterWidth);
    startText(fonts().body, row.x + px(34), y, recent.there ? palette().ink : palette().inkSoft,
              name);
    if (!after.empty()) {
      startText(fonts().small, row.x + row.width - afterWidth + px(4), y + px(1), palette().inkSoft,
                startFitted(fonts().small, after, row.width * 0.4f));
    }
    if (!recent.there) {
      tooltip(_("It was moved, renamed or deleted, or it is on a drive that is not connected."));
    }
    reportText(id, recent.name + (recent.there ? "" : " | " + after));
    if (chosen) chosen_ = [this, i] { openRecent(i); };
  }
}

void StartPage::draw(const WidgetRect& rect, bool keepRecents, bool heard,
                     const std::string& purpose, const CommandRegistry& commands) {
  readKeys(heard);
  beginPane("##start", rect, palette().panel, 0, 0);
  ImGui::BeginChild("##page", {0, 0});
  const float width =
      std::min(rect.width - px(80), std::clamp(rect.width * 0.62f, px(1080), px(2380)));
  const float gapPx = px(kGap);
  const auto columns = static_cast<float>(std::max<std::size_t>(figures.size(), 4));
  const float column = std::floor((width - (columns - 1) * gapPx) / columns);
  const float left = std::round(rect.x + (rect.width - width) * 0.5f);

  const float purposeWidth = std::min(width, px(820));
  const ImVec2 purposeSize = startTextSize(fonts().small, purpose, purposeWidth);
  const float foot = purposeSize.y + px(18);
  const float unsavedHeight =
      unsaved.empty()
          ? 0
          : static_cast<float>(std::min(unsaved.size(), kMostUnsaved)) * px(control(kUnsavedRow)) +
                px(10);
  float recentsHeight = 0;
  if (recents) {
    const float rows = std::ceil(static_cast<float>(std::max<std::size_t>(recents->size(), 1)) / 2);
    recentsHeight = gapPx + px(control(kRecentsHead) + 14) + rows * px(control(kRecentRow));
  }
  // The same size for all four, whatever each has to say.
  const float four = std::floor((width - 3 * gapPx) / 4);
  const std::string openKey = keyTextOf(commands, "file.open");
  const StartWords actions[] = {
      {"start.open", icon::kOpen, _("Open a plan or scan …"),
       openKey.empty() ? _("From this computer")
                       : fmt::format(fmt::runtime(_("From this computer · {}")), openKey)},
      {"start.example", icon::kArea, _("Open the example"), _("A planned face to look at")},
      {"start.recents", icon::kRecent, recents ? _("Hide recents") : _("Show recents"),
       recents ? _("They hide when you leave this page") : _("Plan names stay hidden until then")},
      {"start.drop", icon::kFile, _("Drop a file anywhere"), _("A plan or a scan")}};
  float actionHeight = px(kAction);
  for (const StartWords& action : actions) {
    actionHeight = std::max(actionHeight, startWordsHeight(action, four) + px(20));
  }
  const std::string intro =
      _("Each is a figure, not a person and not your client. Build, skin and garment can be "
        "changed later.");
  const float title = px(32) + startTextSize(fonts().body, intro, width).y + px(14);
  const float caption = captionHeight(column);
  const float fixed = title + unsavedHeight + caption + gapPx + actionHeight + recentsHeight;
  const float room = rect.height - foot - px(40);
  const float picture = std::clamp(room - fixed, px(150), std::round(column * 1.14f));
  const float height = fixed + picture;
  const float scroll = ImGui::GetScrollY();
  float y = std::round(rect.y + std::max(px(20), (rect.height - foot - height) * 0.45f) - scroll);

  startText(fonts().title, left, y, palette().ink, _("Choose a figure to plan on"));
  startWrapped(fonts().body, left, y + px(32), width, palette().inkSoft, intro);
  y += title;
  if (!unsaved.empty()) {
    drawUnsaved(left, y, width);
    y += unsavedHeight;
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    drawCard(i, {left + static_cast<float>(i) * (column + gapPx), y, column, picture + caption},
             picture);
  }
  y += picture + caption + gapPx;

  const auto actionRect = [&](int i) {
    return WidgetRect{left + static_cast<float>(i) * (four + gapPx), y, four, actionHeight};
  };
  if (drawAction(actions[0], actionRect(0))) {
    chosen_ = [&commands] { commands.run("file.open"); };
  }
  if (drawAction(actions[1], actionRect(1))) {
    chosen_ = [&commands] { commands.run("file.example"); };
  }
  if (drawAction(actions[2], actionRect(2))) {
    if (recents) {
      chosen_ = [this] { recents.reset(); };
    } else {
      chosen_ = showRecents;
    }
  }
  const WidgetRect drop = actionRect(3);
  startDashes(drop, palette().fieldLine);
  startWords(drop, actions[3], palette().inkSoft, fonts().body, palette().inkSoft);
  y += actionHeight;
  if (recents) drawRecents(left, y + gapPx, width, keepRecents);
  y += recentsHeight;

  const float bottom = rect.y + rect.height - foot - scroll;
  ImGui::GetWindowDrawList()->AddText(fonts().small, fonts().small->FontSize,
                                      {left, std::max(std::round(bottom), y + px(16))},
                                      palette().inkSoft, purpose.c_str(), nullptr, purposeWidth);
  // How far the page can be scrolled.
  ImGui::SetCursorScreenPos({left, std::max(bottom, y + px(16)) + purposeSize.y});
  ImGui::Dummy({1, px(1)});
  ImGui::EndChild();
  endPane();
}

}  // namespace mesomap::ui
