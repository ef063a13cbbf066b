// Plain sentences to be read aloud, searched and copied: the plan in words, what changed in it.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/i18n.h"
#include "icons.h"
#include "key_walk.h"
#include "panels.h"
#include "ui/changes_dialog.h"
#include "ui/imgui_compat.h"
#include "ui/keys.h"
#include "ui/text_match.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

/// What stands round the sentences.
struct WordsTexts {
  std::string id;  ///< of the dialog
  std::string title;
  std::string about;    ///< below the title
  std::string find;     ///< in the empty field
  std::string nothing;  ///< where no sentence has what is looked for
};

class WordsDialog : public Dialog {
 public:
  WordsDialog(std::vector<exchange::WordsPart> parts, Toasts& toasts, WordsTexts texts)
      : parts_(std::move(parts)), toasts_(toasts), texts_(std::move(texts)) {
    find();
  }
  [[nodiscard]] std::string id() const override { return texts_.id; }
  [[nodiscard]] float width() const override { return 720; }
  void cancel() override { finish(); }
  void key(const Shortcut& pressed) override;
  void draw() override;

 private:
  void find();
  void drawText();

  std::vector<exchange::WordsPart> parts_;
  Toasts& toasts_;
  WordsTexts texts_;
  std::vector<exchange::WordsPart> found_;
  std::string wanted_;
  KeyWalk walk_;
  float scroll_ = 0.0f;  ///< Lines that keys asked for.
  bool begun_ = false;
};

/// Parts with a sentence that holds what is wanted; all of a part whose heading does.
void WordsDialog::find() {
  const std::string wanted = folded(wanted_);
  const auto holds = [&wanted](const std::string& text) {
    return folded(text).find(wanted) != std::string::npos;
  };
  found_.clear();
  for (const exchange::WordsPart& part : parts_) {
    exchange::WordsPart kept = part;
    if (!holds(part.heading)) {
      std::erase_if(kept.sentences, [&](const std::string& each) { return !holds(each); });
      if (kept.sentences.empty()) continue;
    }
    found_.push_back(std::move(kept));
  }
}

void WordsDialog::key(const Shortcut& pressed) {
  if (pressed.key == key::kPageDown) scroll_ += 12;
  if (pressed.key == key::kPageUp) scroll_ -= 12;
}

void WordsDialog::drawText() {
  const float height = std::min(px(400), ImGui::GetIO().DisplaySize.y - px(250));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, palette().field);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(12)});
  ImGui::BeginChild("##words", {0, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  bool first = true;
  for (const exchange::WordsPart& part : found_) {
    if (!first) gap(8);
    first = false;
    heading(part.heading);
    for (const std::string& sentence : part.sentences) paragraph(sentence);
  }
  if (found_.empty()) paragraph(texts_.nothing);
  if (scroll_ != 0.0f) {
    ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + scroll_ * ImGui::GetTextLineHeight(), 0.0f,
                                 ImGui::GetScrollMaxY()));
    scroll_ = 0.0f;
  }
  ImGui::EndChild();
  ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                      palette().fieldLine, px(kRounding), 0, px(1));
  reportWidget("words.text");
  reportText("words.text", exchange::textOf(found_));
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

void WordsDialog::draw() {
  walk_.begin();
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(texts_.title.c_str());
  ImGui::PopFont();
  gap(2);
  paragraph(texts_.about);
  gap(4);
  if (textField("words.find", wanted_, ImGui::GetContentRegionAvail().x, texts_.find.c_str())) {
    find();
  }
  walk_.field("##words.find");
  if (!std::exchange(begun_, true)) compat::typeInto("##words.find");
  gap(4);
  drawText();
  gap(10);
  const Button copy{.id = "words.copy",
                    .label = _("Copy the text"),
                    .icon = icon::kCopy,
                    .look = Look::filled,
                    .height = 34};
  const Button close{.id = "dialog.close", .label = _("Close"), .height = 34};
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                       buttonWidth(copy) - buttonWidth(close) - px(8));
  bool leave = button(close);
  leave = walk_.stop() || leave;
  ImGui::SameLine(0, px(8));
  bool take = button(copy);
  take = walk_.stop() || take;
  (void)walk_.end();
  if (take) {
    ImGui::SetClipboardText(exchange::textOf(found_).c_str());
    toasts_.show(Toasts::Kind::info, _("The text is copied"));
  }
  if (take || leave) finish();
}

}  // namespace

std::unique_ptr<Dialog> makeWordsDialog(std::vector<exchange::WordsPart> parts, Toasts& toasts) {
  return std::make_unique<WordsDialog>(
      std::move(parts), toasts,
      WordsTexts{.id = "words",
                 .title = _("The plan in words"),
                 .about = _("What the picture shows, area by area: to be read aloud, searched or "
                            "copied."),
                 .find = _("Find: an area, a side, a zone, a needle"),
                 .nothing = _("Nothing in the plan has these words.")});
}

std::unique_ptr<Dialog> makeChangesDialog(const std::string& name,
                                          std::vector<exchange::WordsPart> changes,
                                          Toasts& toasts) {
  WordsTexts texts{
      .id = "changes",
      .title = _("What changed"),
      .about = fmt::format(fmt::runtime(_("From '{}' to the plan as it is now.")), name),
      .find = _("Find: an area, a product, a figure"),
      .nothing =
          changes.empty() ? _("No difference.") : _("Nothing that changed has these words.")};
  return std::make_unique<WordsDialog>(std::move(changes), toasts, std::move(texts));
}

}  // namespace mesomap::ui
