// The sessions of the course: their days, what was done in each, and what the skin has taken.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/i18n.h"
#include "base/number_text.h"
#include "course_parts.h"
#include "plan/course_steps.h"
#include "scene/course_words.h"
#include "ui/course_map.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kDateWidth = 128;

class CourseDialog : public Dialog {
 public:
  explicit CourseDialog(Panels& panels) : panels_(panels) {}
  [[nodiscard]] std::string id() const override { return "course"; }
  [[nodiscard]] float width() const override { return 760; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void drawSession(const plan::Plan& plan, const plan::Session& session);
  void drawActions(const plan::Plan& plan, const plan::Session& session);
  void drawBurden(const plan::Plan& plan);
  void take(const std::string& label, const scene::Session::PlanStep& step);
  void say(const Result<void>& result) { refusal_ = result ? "" : result.error().text(); }

  Panels panels_;
  std::map<std::string, std::string> dates_;  ///< As typed, by session.
  plan::PlanPtr seen_;
  std::string refusal_;
  std::string correct_;  ///< Session that a correction is to be appended to.
  bool planCourse_ = false, finishSession_ = false, showMap_ = false;
};

void CourseDialog::take(const std::string& label, const scene::Session::PlanStep& step) {
  say(panels_.session.record(label, step));
}

void CourseDialog::drawActions(const plan::Plan& plan, const plan::Session& session) {
  const plan::Session* current = plan::currentSession(plan);
  const bool now = current != nullptr && current->id == session.id;
  const auto atRight = [](const Button& spec) {
    ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - buttonWidth(spec));
    return button(spec);
  };
  if (session.state == plan::SessionState::planned && now && !plan::showsClosedSession(plan)) {
    if (atRight({.id = "course.start", .label = _("Start"), .height = 30})) {
      take(fmt::format(fmt::runtime(_("start session {}")), session.id),
           [](const plan::Plan& at) { return plan::withSessionStarted(at, plan::timestampUtc()); });
    }
  } else if (session.state == plan::SessionState::underWay) {
    if (atRight({.id = "course.finish", .label = _("Finish …"), .height = 30})) {
      finishSession_ = true;
    }
  } else if (session.closed()) {
    if (atRight({.id = "course.correct." + session.id,
                 .label = _("Correct …"),
                 .height = 30,
                 .tooltip = _("A finished session is locked; a correction is appended")})) {
      correct_ = session.id;
    }
  } else {
    ImGui::Dummy({0, px(30)});
  }
}

void CourseDialog::drawSession(const plan::Plan& plan, const plan::Session& session) {
  ImGui::PushID(session.id.c_str());
  const float y = ImGui::GetCursorPosY();
  const float text = y + (px(32) - fonts().body->FontSize) * 0.5f;
  ImGui::SetCursorPosY(text);
  heading(fmt::format(fmt::runtime(_("Session {}")), session.id));
  ImGui::SetCursorPos({px(110), y});
  if (session.closed()) {
    ImGui::SetCursorPosY(text);
    ImGui::TextUnformatted(session.date.c_str());
  } else {
    std::string& date = dates_.try_emplace(session.id, session.date).first->second;
    bool commit = false;
    textField("course.date." + session.id, date, px(kDateWidth), _("2026-11-22"), &commit);
    if (commit) {
      take(fmt::format(fmt::runtime(_("day of session {}")), session.id),
           [&](const plan::Plan& at) { return plan::withSessionDate(at, session.id, date); });
      if (!refusal_.empty()) date = session.date;
    }
  }
  ImGui::SetCursorPos({px(110 + kDateWidth + 14), text});
  ImGui::TextUnformatted(scene::sessionStateWords(session.state).c_str());
  ImGui::SetCursorPosY(y);
  drawActions(plan, session);
  const std::string summary = scene::sessionSummary(plan, session);
  ImGui::SetCursorPosY(y + px(36));
  const auto below = [](const std::string& line) {
    ImGui::SetCursorPosX(px(110));
    ImGui::PushFont(fonts().small);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(line.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
  };
  if (!summary.empty()) {
    below(session.by.empty() ? summary : summary + " · " + session.by);
    reportText("course.summary." + session.id, summary);
  }
  for (const plan::Reaction& reaction : session.reactions) {
    below(scene::reactionWords(session, reaction, plan));
  }
  for (const plan::Correction& correction : session.corrections) {
    below(fmt::format(fmt::runtime(_("Correction: {}")), scene::correctionWords(correction)));
  }
  gap(6);
  ImGui::PopID();
}

void CourseDialog::drawBurden(const plan::Plan& plan) {
  const std::vector<plan::Burden> burden = plan::burdenOf(plan);
  if (burden.empty()) return;
  divider();
  const float y = ImGui::GetCursorPosY();
  const Button map{.id = "course.map",
                   .label = _("Show as a map"),
                   .height = 30,
                   .tooltip = _("How often each place was punctured; the View menu has it, too")};
  ImGui::SetCursorPos({ImGui::GetWindowContentRegionMax().x - buttonWidth(map), y});
  showMap_ = button(map) || showMap_;
  ImGui::SetCursorPosY(y + (px(30) - fonts().body->FontSize) * 0.5f);
  heading(_("What each area has taken over the course"));
  label(onUnfittedFigure(plan)
            ? _("By area, on a figure that is not fitted to the client: per cm² is not said.")
            : _("By area, over the sessions that are finished."));
  if (!ImGui::BeginTable("##burden", 5, ImGuiTableFlags_SizingStretchProp)) return;
  const auto cell = [](const std::string& text, bool soft) {
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, soft ? palette().inkSoft : palette().ink);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
  };
  for (const char* head : {_("Area"), _("Sessions"), _("Punctures"), _("Volume"), _("Per cm²")}) {
    cell(head, true);
  }
  std::string all;
  for (const plan::Burden& each : burden) {
    const std::string volume = fmt::format(fmt::runtime(_("{} mL")), numberText(each.volumeMl, 3));
    const std::string dense =
        onUnfittedFigure(plan)
            ? std::string("–")
            : fmt::format(fmt::runtime(_("{} punctures, {} mL")),
                          numberText(each.puncturesPerCm2, 1), numberText(each.mlPerCm2, 3));
    cell(each.name, false);
    cell(std::to_string(each.sessions), false);
    cell(std::to_string(each.punctures), false);
    cell(volume, false);
    cell(dense, false);
    all += fmt::format("{}: {}, {}, {}\n", each.name, each.punctures, volume, dense);
  }
  ImGui::EndTable();
  reportText("course.burden", all);
}

void CourseDialog::draw() {
  const plan::PlanPtr plan = panels_.session.plan();
  if (std::exchange(seen_, plan) != plan) dates_.clear();
  ImGui::PushFont(fonts().title);
  ImGui::TextUnformatted(_("Course and sessions"));
  ImGui::PopFont();
  gap(4);
  const float most = ImGui::GetIO().DisplaySize.y - px(230);
  std::size_t under = 0;  // Lines below the sessions' own.
  for (const plan::Session& session : plan->sessions) {
    under += session.reactions.size() + session.corrections.size();
    if (session.state != plan::SessionState::planned) ++under;
  }
  const std::size_t treated = plan::burdenOf(*plan).size();
  const float lines = static_cast<float>(plan->sessions.size()) * px(46) +
                      static_cast<float>(under) * px(26) +
                      (treated > 0 ? px(118) + static_cast<float>(treated) * px(30) : 0.0f);
  ImGui::BeginChild("##sessions", {0, std::min(most, lines)});
  for (const plan::Session& session : plan->sessions) drawSession(*plan, session);
  drawBurden(*plan);
  ImGui::EndChild();
  label(refusal_.empty() ? " " : refusal_);
  reportText("course.refusal", refusal_);
  gap(2);
  if (button({.id = "course.plan", .label = _("Plan a course …"), .height = 34})) {
    planCourse_ = true;
  }
  ImGui::SameLine(0, px(8));
  const bool next = plan::lastDone(*plan) != nullptr && plan::showsClosedSession(*plan);
  if (button({.id = "course.next",
              .label = _("Plan the next session"),
              .enabled = next,
              .height = 34,
              .tooltip = _("From the last one: points of even areas lie between those that were "
                           "injected, in narrow areas fewer of them")})) {
    say(panels_.session.planNextSession());
  }
  const Button close{.id = "dialog.close", .label = _("Close"), .height = 34};
  ImGui::SameLine();
  ImGui::SetCursorPosX(ImGui::GetWindowContentRegionMax().x - buttonWidth(close));
  const bool leave = button(close);
  if (std::exchange(showMap_, false)) {
    showCourseMap(panels_.view, scene::BurdenMeasure::punctures);
    return finish();
  }
  if (leave) return finish();
  // Over this one, which comes back once the question is answered.
  if (std::exchange(planCourse_, false)) {
    panels_.dialogs.open(makePlanCourseDialog(panels_), true);
  } else if (std::exchange(finishSession_, false)) {
    panels_.dialogs.open(makeFinishDialog(panels_), true);
  } else if (!correct_.empty()) {
    panels_.dialogs.open(makeCorrectionDialog(panels_, std::exchange(correct_, {})), true);
  }
}

}  // namespace

std::unique_ptr<Dialog> makeCourseDialog(Panels& panels) {
  return std::make_unique<CourseDialog>(panels);
}

}  // namespace mesomap::ui
