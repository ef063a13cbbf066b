// The consultation: what changes the map, and where the rest of the record lies.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "base/day.h"
#include "base/i18n.h"
#include "form.h"
#include "icons.h"
#include "plan/product_steps.h"
#include "plan_dialogs.h"
#include "touch.h"

namespace mesomap::ui {
namespace {

class ConsultationDialog : public Dialog {
 public:
  explicit ConsultationDialog(Panels& panels)
      : session_(panels.session),

        reference_(panels.session.plan()->clientReference),
        draft_(panels.session.plan()->consultation) {
    healthShown_ = draft_.holdsHealth();
  }
  [[nodiscard]] std::string id() const override { return "consultation"; }
  [[nodiscard]] float width() const override { return 680; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void drawRecord();
  void drawFindings();
  void drawComfort();
  void drawHealth();
  void drawHealthAnswer(std::string_view id);
  void keep();

  scene::Session& session_;
  Form form_;
  std::string reference_;
  plan::Consultation draft_;
  std::string refusal_;
  bool healthShown_ = false;
  float page_ = 400;
};

void ConsultationDialog::drawRecord() {
  const float full = ImGui::GetContentRegionAvail().x;
  form_.text("consultation.reference", _("Client reference"), reference_, full,
             _("Initials or a number, no names needed"));
  gap(4);
  label(_("History and consent are in the clinic's record, checked by … on …"));
  const float date = px(150);
  form_.text("consultation.by", {}, draft_.checkedBy, full - date - px(8 + 8) - px(96), _("Who"));
  Form::beside(px(8));
  form_.text("consultation.on", {}, draft_.checkedOn, date, "2026-11-22");
  Form::beside(px(8));
  if (form_.act({.id = "consultation.today", .label = _("Today"), .width = 96, .height = 32})) {
    draft_.checkedOn = dayText(today());
  }
  gap(4);
  form_.text("consultation.goals", _("Goals, in the client's words"), draft_.goals, full);
}

void ConsultationDialog::drawFindings() {
  gap(4);
  divider();
  heading(_("Findings"));
  const float full = ImGui::GetContentRegionAvail().x;
  const float cell = (full - px(control(32) + 8) - px(24)) / 4.0f;
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < draft_.findings.size(); ++i) {
    plan::Finding& finding = draft_.findings[i];
    const std::string id = fmt::format("consultation.finding.{}", i);
    form_.text(id + ".what", _("What"), finding.what, cell);
    Form::beside(px(8));
    form_.text(id + ".scale", _("Scale"), finding.scale, cell, _("Its name"));
    Form::beside(px(8));
    form_.text(id + ".grade", _("Grade"), finding.grade, cell);
    Form::beside(px(8));
    form_.text(id + ".note", _("Note"), finding.note, cell);
    Form::besideField(px(8));
    if (form_.act({.id = id + ".remove",
                   .icon = icon::kDelete,
                   .look = Look::plain,
                   .width = 32,
                   .height = 32,
                   .tooltip = _("Take this finding out")})) {
      gone = i;
    }
  }
  if (gone) draft_.findings.erase(draft_.findings.begin() + static_cast<long>(*gone));
  const auto add = [&](const char* id, const char* words, const char* what, const char* scale) {
    if (form_.act({.id = id,
                   .label = words,
                   .icon = icon::kPlus,
                   .look = Look::plain,
                   .enabled = draft_.findings.size() < plan::kMostFindings,
                   .height = 30})) {
      draft_.findings.push_back({what, scale, {}, {}});
    }
  };
  // A grade means nothing without its scale, so the usual ones bring theirs.
  add("consultation.cellulite", _("Stage of cellulite"), _("Cellulite"), "Nürnberger–Müller");
  ImGui::SameLine();
  add("consultation.hair", _("Pattern of hair loss"), _("Hair loss"), "");
  ImGui::SameLine();
  add("consultation.other", _("Another"), "", "");
}

void ConsultationDialog::drawComfort() {
  gap(4);
  divider();
  heading(_("Comfort"));
  const float full = ImGui::GetContentRegionAvail().x;
  form_.text("consultation.numbing", _("Numbing: where"), draft_.numbingArea, full - px(172));
  Form::beside(px(12));
  const NumberEdit edit = form_.number({.id = "consultation.minutes",
                                        .caption = _("For how long"),
                                        .unit = "min",
                                        .decimals = 1,
                                        .step = 5.0,
                                        .min = 0.0,
                                        .max = plan::kMostMinutes,
                                        .hint = {},
                                        .canBeEmpty = true,
                                        .whenEmpty = _("not said")},
                                       draft_.numbingMinutes, px(160));
  if (edit.changed) draft_.numbingMinutes = edit.value;
}

void ConsultationDialog::drawHealthAnswer(std::string_view id) {
  const auto known = std::find_if(draft_.health.begin(), draft_.health.end(),
                                  [id](const plan::HealthAnswer& one) { return one.id == id; });
  plan::HealthAnswer answer;
  answer.id = std::string(id);
  if (known != draft_.health.end()) answer = *known;
  const plan::HealthAnswer before = answer;
  const std::string base = "consultation." + std::string(id);
  auto taken = static_cast<std::size_t>(answer.answer);
  form_.choose(
      base, plan::healthQuestionText(id),
      {{base + ".notAsked", _("Not asked")}, {base + ".no", _("No")}, {base + ".yes", _("Yes")}},
      taken);
  answer.answer = static_cast<plan::Answer>(taken);
  if (answer.answer == plan::Answer::yes) {
    form_.text(base + ".note", {}, answer.note, ImGui::GetContentRegionAvail().x, _("Note"));
  }
  if (answer == before) return;
  if (answer.answer != before.answer) answer.date = dayText(today());
  if (known == draft_.health.end()) {
    draft_.health.push_back(std::move(answer));
  } else {
    *known = std::move(answer);
  }
}

void ConsultationDialog::drawHealth() {
  gap(4);
  divider();
  form_.tick("consultation.health", _("Write down answers that change the map"), healthShown_);
  if (!healthShown_) return;
  label(
      _("Optional. Health data: a password is offered before the plan is saved with them for the "
        "first time. No answer clears or refuses a client."));
  gap(2);
  for (const std::string_view id : plan::kHealthQuestions) drawHealthAnswer(id);
}

void ConsultationDialog::keep() {
  plan::Consultation kept = draft_;
  if (!healthShown_) kept.health.clear();
  const Result<void> done =
      session_.record(_("consultation"), [&](const plan::Plan& now) -> Result<plan::Plan> {
        auto next = plan::withConsultation(now, kept);
        if (next) next->clientReference = reference_;
        return next;
      });
  if (done) {
    finish();
  } else {
    refusal_ = done.error().text();
  }
}

void ConsultationDialog::draw() {
  form_.begin(_("Consultation"), _("Short on purpose: the clinic's record holds the rest."));
  beginScrolled("##consultation", page_, px(control(34) + 16));
  drawRecord();
  drawFindings();
  drawComfort();
  drawHealth();
  if (!refusal_.empty()) note(refusal_, palette().caution, palette().noteSoft, icon::kWarning);
  endScrolled(page_);
  gap(10);
  switch (form_.foot(
      {.id = "dialog.cancel", .label = _("Cancel"), .height = 34},
      Button{.id = "dialog.accept", .label = _("Keep"), .look = Look::filled, .height = 34})) {
    case Form::Foot::quiet:
      cancel();
      break;
    case Form::Foot::main:
      keep();
      break;
    case Form::Foot::none:
      break;
  }
  (void)form_.end();
}

}  // namespace

std::unique_ptr<Dialog> makeConsultationDialog(Panels& panels) {
  return std::make_unique<ConsultationDialog>(panels);
}

}  // namespace mesomap::ui
