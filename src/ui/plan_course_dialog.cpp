// How many sessions, and how far apart: what sources say is shown, nothing is filled in.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "base/day.h"
#include "base/i18n.h"
#include "base/number_text.h"
#include "course_parts.h"
#include "number_field.h"
#include "plan/course_steps.h"
#include "plan/technique.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

class PlanCourseDialog : public Dialog {
 public:
  explicit PlanCourseDialog(Panels& panels) : panels_(panels) {}
  [[nodiscard]] std::string id() const override { return "planCourse"; }
  [[nodiscard]] float width() const override { return 580; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void plan();
  void drawSourced() const;

  Panels panels_;
  std::optional<double> count_, days_;
  std::string first_, refusal_;
};

void PlanCourseDialog::plan() {
  plan::CourseWish wish;
  wish.count = static_cast<std::size_t>(std::lround(count_.value_or(0.0)));
  wish.intervalDays = static_cast<int>(std::lround(days_.value_or(0.0)));
  if (!first_.empty()) {
    wish.firstDay = dayFrom(first_);
    if (!wish.firstDay) {
      refusal_ =
          fmt::format(fmt::runtime(_("\"{}\" is not a date; write it as 2026-11-22")), first_);
      return;
    }
  }
  const auto planned = panels_.session.record(
      _("plan a course"), [&wish](const plan::Plan& now) { return plan::withCourse(now, wish); });
  if (!planned) {
    refusal_ = planned.error().text();
    return;
  }
  finish();
}

/// What the catalogue has on the techniques of the plan, each once.
void PlanCourseDialog::drawSourced() const {
  const plan::PlanPtr plan = panels_.session.plan();
  std::set<std::string> told;
  for (const auto& region : plan->regions) {
    const plan::Technique* technique =
        plan::findTechnique(panels_.session.techniques(), region->rule.technique);
    if (technique == nullptr || !told.insert(technique->id).second) continue;
    const auto tell = [&](const char* pattern, const std::optional<plan::Range>& range) {
      if (!range) return;
      std::string figures = numberText(range->min, 0);
      if (range->max > range->min) figures += "–" + numberText(range->max, 0);
      label(fmt::format(fmt::runtime(pattern), _(technique->name.c_str()), figures) + " · " +
            range->source);
    };
    tell(_("{}: {} sessions"), technique->sessions);
    tell(_("{}: {} days apart"), technique->intervalDays);
  }
}

void PlanCourseDialog::draw() {
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Plan a course"));
  ImGui::PopFont();
  gap(2);
  paragraph(
      _("General texts on mesotherapy name 4 to 10 sessions, one to two weeks apart; others every "
        "7 to 10 days, or a few weeks apart. The evidence is thin, and sources differ. The "
        "practitioner decides."));
  drawSourced();
  gap(6);
  const float width = std::floor((ImGui::GetContentRegionAvail().x - px(16)) * 0.5f);
  const ImVec2 top = ImGui::GetCursorPos();
  const NumberEdit count = numberField({.id = "planCourse.count",
                                        .caption = _("Sessions in all"),
                                        .unit = "",
                                        .decimals = 0,
                                        .step = 1,
                                        .min = 1,
                                        .max = static_cast<double>(plan::kMostSessions),
                                        .hint = {},
                                        .canBeEmpty = true,
                                        .whenEmpty = _("not set")},
                                       count_, width);
  if (count.changed) count_ = count.value;
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({top.x + width + px(16), top.y});
  const NumberEdit days = numberField({.id = "planCourse.days",
                                       .caption = _("Days between them"),
                                       .unit = "",
                                       .decimals = 0,
                                       .step = 1,
                                       .min = 1,
                                       .max = 3650,
                                       .hint = {},
                                       .canBeEmpty = true,
                                       .whenEmpty = _("not set")},
                                      days_, width);
  if (days.changed) days_ = days.value;
  ImGui::SetCursorPos({top.x, std::max(below, ImGui::GetCursorPosY())});
  gap(2);
  label(_("Day of the first session, if it is known"));
  textField("planCourse.first", first_, width, _("2026-11-22"));
  label(refusal_.empty() ? " " : refusal_);
  reportText("planCourse.refusal", refusal_);
  const Button go{.id = "dialog.accept",
                  .label = _("Plan these sessions"),
                  .look = Look::filled,
                  .enabled = count_ && (days_ || *count_ < 1.5),
                  .height = 34};
  const Button back{.id = "dialog.cancel", .label = _("Cancel"), .height = 34};
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - buttonWidth(go) -
                       buttonWidth(back) - px(8));
  const bool leave = button(back);
  ImGui::SameLine(0, px(8));
  if (button(go)) plan();
  if (leave) finish();
}

}  // namespace

std::unique_ptr<Dialog> makePlanCourseDialog(Panels& panels) {
  return std::make_unique<PlanCourseDialog>(panels);
}

}  // namespace mesomap::ui
