// Questions of a session: who treated, what reaction was seen where, and what is corrected later.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <optional>
#include <utility>

#include "base/i18n.h"
#include "course_parts.h"
#include "plan/course_steps.h"
#include "scene/course_words.h"
#include "scene/treatment.h"
#include "ui/imgui_compat.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

void dialogTitle(const std::string& text) {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
  gap(2);
}

/// What was refused is said in the dialog, on a line that is always kept free.
void refusalLine(const std::string& refusal) {
  label(refusal.empty() ? " " : refusal);
}

/// Two buttons at the right; true when the main one was taken.
bool acceptRow(const std::string& words, bool enabled, bool& cancelled, float height = 34) {
  const Button go{.id = "dialog.accept",
                  .label = words,
                  .look = Look::filled,
                  .enabled = enabled,
                  .height = height};
  const Button back{.id = "dialog.cancel", .label = _("Cancel"), .height = height};
  const float total = buttonWidth(go) + buttonWidth(back) + px(8);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - total);
  cancelled = button(back);
  ImGui::SameLine(0, px(8));
  return button(go) || (enabled && compat::enterPressed());
}

class FinishDialog : public Dialog {
 public:
  explicit FinishDialog(Panels& panels) : panels_(panels), by_(panels.session.plan()->author) {}
  [[nodiscard]] std::string id() const override { return "finishSession"; }
  [[nodiscard]] float width() const override { return 560; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  Panels panels_;
  std::string by_, refusal_;
};

void FinishDialog::draw() {
  const plan::PlanPtr plan = panels_.session.plan();
  const plan::Session* session = plan::currentSession(*plan);
  if (session == nullptr) return finish();
  dialogTitle(fmt::format(fmt::runtime(_("Finish session {}")), session->id));
  paragraph(scene::sessionSummary(*plan, *session));
  const std::vector<std::string> unmarked = scene::unmarkedWords(*plan);
  if (!unmarked.empty()) {
    gap(4);
    heading(_("Without a mark, and recorded so"));
    std::string all;
    for (const std::string& line : unmarked) {
      paragraph(line);
      all += line + "\n";
    }
    reportText("finish.unmarked", all);
  }
  std::string unsaid;
  for (const auto& region : plan->regions) {
    const bool given = scene::givenIn(*plan, region->id) != nullptr;
    if (given || scene::marksOf(*region).done == 0) continue;
    unsaid += (unsaid.empty() ? "" : ", ") + region->name;
  }
  if (!unsaid.empty()) {
    gap(4);
    heading(_("Nothing said of what was given"));
    paragraph(unsaid);
  }
  gap(6);
  label(_("Who treated"));
  textField("finish.by", by_, ImGui::GetContentRegionAvail().x, _("Name"));
  gap(4);
  label(_("The session is locked then. What is learned later is appended with a reason."));
  refusalLine(refusal_);
  bool cancelled = false;
  const bool go = acceptRow(_("Finish the session"), true, cancelled);
  if (cancelled) return finish();
  if (!go) return;
  const auto done =
      panels_.session.record(fmt::format(fmt::runtime(_("finish session {}")), session->id),
                             [this](const plan::Plan& now) {
                               return plan::withSessionFinished(now, by_, plan::timestampUtc());
                             });
  if (!done) {
    refusal_ = done.error().text();
    return;
  }
  panels_.toasts.show(Toasts::Kind::info, _("The session is finished and locked"));
  finish();
}

class ReactionDialog : public Dialog {
 public:
  ReactionDialog(Panels& panels, RegionId place) : panels_(panels), place_(place) {}
  [[nodiscard]] std::string id() const override { return "reaction"; }
  [[nodiscard]] float width() const override { return 680; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void drawPlaces(const plan::Plan& plan);
  void drawCodes();

  Panels panels_;
  RegionId place_;
  std::optional<std::size_t> code_;
  std::string note_, refusal_;
};

void ReactionDialog::drawPlaces(const plan::Plan& plan) {
  const float right = ImGui::GetWindowContentRegionMax().x;
  bool first = true;
  const auto chip = [&](const std::string& name, RegionId id) {
    Button spec{.id = fmt::format("reaction.place.{}", id.value),
                .label = shortened(name, px(220)),
                .look = Look::chip,
                .selected = place_ == id,
                .height = 40};
    if (!first) {
      ImGui::SameLine(0, px(8));
      if (ImGui::GetCursorPosX() + buttonWidth(spec) > right) ImGui::NewLine();
    }
    first = false;
    if (button(spec)) place_ = id;
  };
  for (const auto& region : plan.regions) chip(region->name, region->id);
  chip(_("Elsewhere"), RegionId{});
}

void ReactionDialog::drawCodes() {
  constexpr std::size_t kColumns = 4;
  const float width =
      std::floor((ImGui::GetContentRegionAvail().x - px(8) * (kColumns - 1)) / kColumns);
  const auto& all = scene::codedReactions();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i % kColumns != 0) ImGui::SameLine(0, px(8));
    if (button({.id = fmt::format("reaction.{}", all[i].code),
                .label = translate(all[i].name),
                .selected = code_ == i,
                .width = width / scale(),
                .height = 44,
                .tooltip = fmt::format("SNOMED CT {}", all[i].code)})) {
      code_ = i;
    }
  }
}

void ReactionDialog::draw() {
  const plan::PlanPtr plan = panels_.session.plan();
  dialogTitle(_("Note a reaction"));
  label(_("Where"));
  drawPlaces(*plan);
  gap(6);
  label(_("What was seen"));
  drawCodes();
  gap(6);
  label(_("In your words"));
  textField("reaction.note", note_, ImGui::GetContentRegionAvail().x, _("If wanted"));
  refusalLine(refusal_);
  bool cancelled = false;
  const bool go = acceptRow(_("Note it"), code_ || !note_.empty(), cancelled, 44);
  if (cancelled) return finish();
  if (!go) return;
  plan::Reaction reaction{.region = place_, .code = {}, .text = note_, .at = {}, .note = {}};
  if (code_) {
    const scene::CodedReaction& coded = scene::codedReactions()[*code_];
    reaction.code = coded.code;
    reaction.text = coded.name;
    reaction.note = note_;
  }
  reaction.at = plan::timestampUtc();
  const auto noted = panels_.session.record(
      _("note a reaction"),
      [&reaction](const plan::Plan& now) { return plan::withReaction(now, reaction); });
  if (!noted) {
    refusal_ = noted.error().text();
    return;
  }
  panels_.toasts.show(Toasts::Kind::info, _("The reaction is noted"));
  finish();
}

class CorrectionDialog : public Dialog {
 public:
  CorrectionDialog(Panels& panels, std::string session)
      : panels_(panels), session_(std::move(session)), by_(panels.session.plan()->author) {}
  [[nodiscard]] std::string id() const override { return "correction"; }
  [[nodiscard]] float width() const override { return 560; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  Panels panels_;
  std::string session_, by_, text_, reason_, refusal_;
};

void CorrectionDialog::draw() {
  dialogTitle(fmt::format(fmt::runtime(_("Correct session {}")), session_));
  paragraph(_("What was recorded stays as it is. The correction is appended to it."));
  gap(4);
  const float width = ImGui::GetContentRegionAvail().x;
  label(_("What is right"));
  textField("correction.text", text_, width, _("0.6 mL were given, not 0.06"));
  label(_("Reason"));
  textField("correction.reason", reason_, width, _("Typing error"));
  label(_("By"));
  textField("correction.by", by_, width, _("Name"));
  refusalLine(refusal_);
  bool cancelled = false;
  const bool go = acceptRow(_("Append"), !text_.empty() && !reason_.empty(), cancelled);
  if (cancelled) return finish();
  if (!go) return;
  const auto appended = panels_.session.record(
      fmt::format(fmt::runtime(_("correct session {}")), session_), [this](const plan::Plan& now) {
        return plan::withCorrection(
            now, session_,
            {.at = plan::timestampUtc(), .by = by_, .reason = reason_, .text = text_});
      });
  if (!appended) {
    refusal_ = appended.error().text();
    return;
  }
  finish();
}

}  // namespace

std::unique_ptr<Dialog> makeFinishDialog(Panels& panels) {
  return std::make_unique<FinishDialog>(panels);
}

std::unique_ptr<Dialog> makeReactionDialog(Panels& panels, RegionId place) {
  return std::make_unique<ReactionDialog>(panels, place);
}

std::unique_ptr<Dialog> makeCorrectionDialog(Panels& panels, std::string session) {
  return std::make_unique<CorrectionDialog>(panels, std::move(session));
}

}  // namespace mesomap::ui
