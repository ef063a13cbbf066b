// Open questions, to be answered by the practitioner: keep, with a note, or change the plan. Never
// a tick, and never a clearance.
#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "base/i18n.h"
#include "form.h"
#include "icons.h"
#include "plan/checks.h"
#include "plan_dialogs.h"
#include "touch.h"

namespace mesomap::ui {
namespace {

class QuestionsDialog : public Dialog {
 public:
  explicit QuestionsDialog(Panels& panels) : session_(panels.session), tool_(panels.tool) {}
  [[nodiscard]] std::string id() const override { return "questions"; }
  [[nodiscard]] float width() const override { return 720; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void refresh();
  void drawQuestion(std::size_t index);
  void drawAnswered();
  void drawSource(const plan::Question& question) const;
  /// With zones by their names.
  [[nodiscard]] std::string textOf(const plan::Question& question) const;

  scene::Session& session_;
  scene::ViewTool& tool_;
  Form form_;
  std::vector<plan::Question> open_;
  std::uint64_t seen_ = 0;
  std::optional<std::size_t> answering_;
  std::string noteText_;
  float page_ = 300;
};

void QuestionsDialog::refresh() {
  if (seen_ == session_.revision()) return;
  seen_ = session_.revision();
  open_ = plan::questionsFor(*session_.plan(), session_.techniques());
  answering_.reset();
}

std::string QuestionsDialog::textOf(const plan::Question& question) const {
  std::string text = question.text;
  const plan::Region* region = session_.plan()->find(question.region);
  if (question.id != "caution-zone" || region == nullptr || session_.model() == nullptr) {
    return text;
  }
  const auto name = [&](const std::string& zone) {
    const std::size_t at = zone.empty() ? std::string::npos : text.find('"' + zone + '"');
    if (at != std::string::npos)
      text.replace(at + 1, zone.size(), session_.model()->zoneName(zone));
  };
  for (const plan::Site& site : region->sites) name(site.zone.text());
  for (const plan::Row& row : region->rows) name(row.zone.text());
  return text;
}

void QuestionsDialog::drawSource(const plan::Question& question) const {
  if (!question.reason.empty()) label(question.reason);
  if (question.source.empty()) return;
  label(fmt::format(fmt::runtime(_("Source: {}. Practitioner decides.")), question.source));
}

void QuestionsDialog::drawQuestion(std::size_t index) {
  const plan::Question& question = open_[index];
  const std::string base = fmt::format("questions.{}", index);
  gap(2);
  const std::string text = textOf(question);
  paragraph(text);
  reportText(base, text);
  drawSource(question);
  gap(2);
  // Points of caution zones are answered where they are, in the panel of their area.
  const bool elsewhere = question.id == "caution-zone";
  if (answering_ == index) {
    form_.text(base + ".note", {}, noteText_, ImGui::GetContentRegionAvail().x - px(190),
               _("Why it stays as it is"));
    ImGui::SameLine(0, px(8));
    const bool some = noteText_.find_first_not_of(" \t") != std::string::npos;
    if (form_.act({.id = base + ".keep",
                   .label = _("Keep it so"),
                   .look = Look::filled,
                   .enabled = some,
                   .width = 180,
                   .height = 32})) {
      session_.recordAnswer({question.id, question.region, question.text, noteText_, {}});
      noteText_.clear();
      answering_.reset();
    }
  } else {
    if (!elsewhere &&
        form_.act({.id = base + ".answer", .label = _("Keep, with a note …"), .height = 30})) {
      answering_ = index;
      noteText_.clear();
    }
    if (question.region.valid()) {
      if (!elsewhere) ImGui::SameLine(0, px(8));
      if (form_.act({.id = base + ".go",
                     .label = elsewhere ? _("Answer in its area") : _("Change the area"),
                     .look = Look::plain,
                     .height = 30})) {
        session_.select(question.region);
        if (const plan::Region* region = session_.plan()->find(question.region)) {
          tool_.goToArea(*region);
        }
        finish();
      }
    }
  }
  divider();
}

void QuestionsDialog::drawAnswered() {
  const plan::PlanPtr plan = session_.plan();
  bool any = false;
  for (const plan::Check& check : plan->checks) {
    if (check.answer.empty()) continue;
    if (!std::exchange(any, true)) {
      gap(4);
      heading(_("Answered"));
    }
    label(check.text);
    paragraph(check.answer);
  }
}

void QuestionsDialog::draw() {
  refresh();
  form_.begin(_("Open questions"),
              open_.empty() ? std::string(_("No open questions. This is not a clearance."))
                            : std::string(_("Each is for you to answer: keep it with a note, or "
                                            "change the plan. The answer goes into the plan.")));
  reportText("questions", fmt::format("{}", open_.size()));
  beginScrolled("##questions", page_, px(control(34) + 16));
  for (std::size_t i = 0; i < open_.size(); ++i) drawQuestion(i);
  drawAnswered();
  endScrolled(page_);
  gap(10);
  if (form_.foot({.id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34}) ==
      Form::Foot::quiet) {
    cancel();
  }
  (void)form_.end();
}

}  // namespace

std::unique_ptr<Dialog> makeQuestionsDialog(Panels& panels) {
  return std::make_unique<QuestionsDialog>(panels);
}

}  // namespace mesomap::ui
