// Keeping an area's figures as a template, and taking figures from another area or a template.
#include <fmt/format.h>
#include <imgui.h>

#include <memory>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "base/sentence.h"
#include "form.h"
#include "icons.h"
#include "panels.h"
#include "scene/templates.h"
#include "template_words.h"
#include "ui/theme.h"
#include "ui/workplace.h"

namespace mesomap::ui {
namespace {

/// Asks what the chosen area's figures are to be called.
class SaveTemplateDialog : public Dialog {
 public:
  SaveTemplateDialog(Panels& panels, const plan::Region& region)
      : session_(panels.session),
        dialogs_(panels.dialogs),
        toasts_(panels.toasts),
        region_(region.id) {
    const std::string area =
        region.area.empty() ? region.name : areaTitle(panels.session, region.area);
    name_ = fmt::format(fmt::runtime(_("My {}")), lowerFirst(area));
    all_ = templatesNow(problem_);
  }
  [[nodiscard]] std::string id() const override { return "saveTemplate"; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void accept(const plan::AreaTemplate& kept);
  void keep(const plan::AreaTemplate& kept);

  scene::Session& session_;
  DialogStack& dialogs_;
  Toasts& toasts_;
  RegionId region_;
  std::string name_, problem_;
  std::vector<plan::AreaTemplate> all_;
  Form form_;
};

void SaveTemplateDialog::keep(const plan::AreaTemplate& kept) {
  const auto file = plan::templateFile();
  const Result<void> done = file ? plan::keepTemplate(*file, kept) : Result<void>(file.error());
  if (!done) {
    problem_ = fmt::format(fmt::runtime(_("Not kept: {}")), done.error().text());
    return;
  }
  toasts_.show(Toasts::Kind::info,
               fmt::format(fmt::runtime(_("Kept as a template: {}")), kept.name));
  finish();
}

void SaveTemplateDialog::accept(const plan::AreaTemplate& kept) {
  if (plan::findTemplate(all_, kept.name) == nullptr) return keep(kept);
  dialogs_.open(std::make_unique<Question>(
                    "replaceTemplate", fmt::format(fmt::runtime(_("Replace {}?")), kept.name),
                    _("A template of this name is there. Its figures would be replaced."),
                    std::vector<Answer>{{.id = "replace",
                                         .label = _("Replace"),
                                         .weight = Answer::Weight::danger,
                                         .then = [this, kept] { keep(kept); }},
                                        {.id = "cancel", .label = _("Cancel"), .then = {}}}),
                true);
}

void SaveTemplateDialog::draw() {
  const plan::PlanPtr plan = session_.plan();
  const plan::Region* region = plan->find(region_);
  if (region == nullptr) return finish();
  const plan::AreaTemplate kept = plan::templateOf(*plan, *region, name_);
  form_.begin(_("Save as template"),
              _("Keeps the figures of this area for other areas and plans: nothing of the client, "
                "no shape, no points set by hand."));
  label(areaInShort(session_, kept) + " · " + figuresInShort(kept.rule, session_.techniques()));
  if (!kept.product.empty()) {
    label(fmt::format(fmt::runtime(_("Product {}: by its name alone, without lot and expiry.")),
                      kept.product));
  }
  gap(4);
  form_.text("saveTemplate.name", _("Name"), name_, ImGui::GetContentRegionAvail().x);
  const std::string fault = plan::templateNameFault(name_);
  const bool there = plan::findTemplate(all_, name_) != nullptr;
  label(!fault.empty() ? fault
        : there        ? _("There is a template of this name: you will be asked.")
                       : " ");
  if (!problem_.empty()) {
    note(problem_, palette().ink, palette().noteSoft, icon::kWarning);
    reportText("saveTemplate.problem", problem_);
  }
  gap(6);
  const Form::Foot pressed = form_.foot({.id = "dialog.cancel", .label = _("Cancel"), .height = 34},
                                        Button{.id = "dialog.accept",
                                               .label = _("Save"),
                                               .look = ui::Look::filled,
                                               .enabled = fault.empty(),
                                               .height = 34});
  const bool entered = form_.end() && fault.empty();
  if (pressed == Form::Foot::quiet) return finish();
  if (pressed == Form::Foot::main || entered) accept(kept);
}

}  // namespace

void Workplace::openTemplates() {
  if (view.clientView) return;
  openOnPlan(makeTemplateDialog);
}

void Workplace::openSaveTemplate() {
  const plan::Region* region = session_.isOpen() ? session_.selectedRegion() : nullptr;
  if (region == nullptr || view.clientView) return;
  Panels panels{session_, tool_, commands_, settings_, view, dialogs, toasts};
  dialogs.open(std::make_unique<SaveTemplateDialog>(panels, *region));
}

void Workplace::openFiguresFrom() {
  const plan::PlanPtr plan = session_.isOpen() ? session_.plan() : nullptr;
  const plan::Region* region = plan ? session_.selectedRegion() : nullptr;
  if (region == nullptr || view.clientView) return;
  std::string problem;
  std::vector<plan::AreaTemplate> templates = templatesNow(problem);
  if (!problem.empty()) toasts.show(Toasts::Kind::problem, problem);
  std::vector<Choice> choices;
  std::vector<RegionId> areas;
  for (const auto& other : plan->regions) {
    if (other->id == region->id || other->id == region->linked) continue;
    choices.push_back({fmt::format("area.{}", other->id.value), other->name,
                       figuresInShort(other->rule, session_.techniques())});
    areas.push_back(other->id);
  }
  for (std::size_t i = 0; i < templates.size(); ++i) {
    choices.push_back({fmt::format("template.{}", i),
                       fmt::format(fmt::runtime(_("Template: {}")), templates[i].name),
                       figuresInShort(templates[i].rule, session_.techniques())});
  }
  if (choices.empty()) {
    toasts.show(Toasts::Kind::info, _("There is no other area to take figures from, and no "
                                      "template yet."));
    return;
  }
  const RegionId to = region->id;
  const auto taken = [this, to, areas, templates = std::move(templates)](std::size_t index) {
    const Result<void> done =
        index < areas.size() ? scene::takeFigures(session_, to, areas[index])
                             : scene::applyTemplate(session_, to, templates[index - areas.size()]);
    if (!done) toasts.show(Toasts::Kind::problem, done.error().text());
  };
  dialogs.open(std::make_unique<ChoiceDialog>(
      "figuresFrom", fmt::format(fmt::runtime(_("Figures for {}")), lowerFirst(region->name)),
      _("The same as those of another area or a template: all but shape, line and points set by "
        "hand. The points are laid anew."),
      choices, taken, icon::kCopy));
}

}  // namespace mesomap::ui
