// Volume and amount by product, area, side and session: sums of what was entered.
#include <fmt/format.h>
#include <imgui.h>

#include "base/i18n.h"
#include "base/number_text.h"
#include "form.h"
#include "plan/dose.h"
#include "plan_dialogs.h"
#include "scene/course_words.h"
#include "touch.h"
#include "ui/pace.h"

namespace mesomap::ui {
namespace {

/// "0.32 mg", or a dash.
std::string quantityText(const std::optional<plan::Quantity>& quantity) {
  if (!quantity) return "–";
  return fmt::format("{} {}", numberText(quantity->amount, 2), quantity->unit);
}

std::string millilitresText(double volumeMl, std::uint32_t without, std::uint32_t points) {
  if (points > 0 && without == points) return _("not set");
  std::string text = volumeText(volumeMl);
  if (without > 0) text += " + ?";
  return text;
}

class DoseDialog : public Dialog {
 public:
  explicit DoseDialog(Panels& panels) : session_(panels.session), pace_(panels.settings.pace) {}
  [[nodiscard]] std::string id() const override { return "dose"; }
  [[nodiscard]] float width() const override { return 760; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void drawProducts(const plan::Plan& plan, const plan::Dose& dose) const;
  void drawAreas(const plan::Plan& plan, const plan::Dose& dose) const;
  void drawSides(const plan::Dose& dose) const;
  void drawSessions(const plan::Plan& plan) const;

  scene::Session& session_;
  const Pace& pace_;
  Form form_;
  float page_ = 300;
};

void DoseDialog::drawProducts(const plan::Plan& plan, const plan::Dose& dose) const {
  const std::vector<float> shares{0.40f, 0.14f, 0.16f, 0.16f, 0.14f};
  heading(_("By product"));
  tableRow({}, {"", _("Points"), _("Volume"), _("Amount"), _("Needed")}, shares, true);
  std::size_t row = 0;
  for (const plan::ProductDose& product : dose.products) {
    std::string name = product.name;
    if (name.empty()) name = _("Product not chosen");
    if (product.component) name = "    " + name;
    std::string needed = "–";
    if (product.containers > 0) {
      needed = fmt::format(
          "{} × {} mL", product.containers,
          numberText(plan::findProduct(plan.products, product.product)->container.volumeMl, 2));
    }
    tableRow(fmt::format("dose.product.{}", row++),
             {name, product.component ? std::string() : fmt::format("{}", product.points),
              millilitresText(product.volumeMl, product.withoutVolume,
                              product.component ? 0 : product.points),
              quantityText(product.quantity), product.component ? std::string() : needed},
             shares);
  }
  bool set = true;
  for (const plan::ProductDose& product : dose.products) set = set && product.withoutVolume == 0;
  if (!set) label(_("\"?\": points whose volume is not set are left out of the sum."));
}

void DoseDialog::drawAreas(const plan::Plan& plan, const plan::Dose& dose) const {
  const std::vector<float> shares{0.36f, 0.12f, 0.16f, 0.16f, 0.20f};
  gap(6);
  heading(_("By area"));
  tableRow({}, {"", _("Points"), _("Volume"), _("Amount"), _("Per cm²")}, shares, true);
  for (const plan::AreaDose& area : dose.areas) {
    const plan::Region* region = plan.find(area.region);
    if (region == nullptr) continue;
    std::string perSkin = "–";
    if (area.amountPerCm2) {
      perSkin = fmt::format("{} {}/cm²", numberText(*area.amountPerCm2, 3), area.quantity->unit);
    } else if (area.mlPerCm2) {
      perSkin = fmt::format("{} mL/cm²", numberText(*area.mlPerCm2, 4));
    }
    const plan::Totals totals = plan::totalsOf(*region);
    tableRow(fmt::format("dose.area.{}", region->id.value),
             {region->name, fmt::format("{}", area.points),
              millilitresText(area.volumeMl, totals.sitesWithoutVolume, area.points),
              quantityText(area.quantity), perSkin},
             shares);
  }
  if (!plan::skinIsClients(plan.surface)) {
    label(_("Nothing per cm²: the figure is not fitted to the client."));
  }
}

void DoseDialog::drawSides(const plan::Dose& dose) const {
  gap(6);
  heading(_("By side"));
  const std::vector<float> shares{0.40f, 0.20f, 0.40f};
  const auto row = [&](const char* id, const char* name, const plan::Dose::SideSum& sum) {
    if (sum.points == 0) return;
    tableRow(id, {name, fmt::format("{}", sum.points), volumeText(sum.volumeMl)}, shares);
  };
  tableRow({}, {"", _("Points"), _("Volume")}, shares, true);
  row("dose.right", _("Client's right"), dose.right);
  row("dose.left", _("Client's left"), dose.left);
  row("dose.midline", _("Middle"), dose.midline);
  row("dose.none", _("No side"), dose.none);
  if (dose.left.points > 0 && dose.right.points > 0) {
    const double difference = dose.left.volumeMl - dose.right.volumeMl;
    const auto points = static_cast<long>(dose.left.points) - static_cast<long>(dose.right.points);
    label(fmt::format(fmt::runtime(_("Left minus right: {:+d} points, {} mL")), points,
                      (difference < 0 ? "−" : "") + numberText(std::abs(difference), 2)));
  }
}

void DoseDialog::drawSessions(const plan::Plan& plan) const {
  const std::vector<plan::SessionDose> sessions = plan::doseBySession(plan);
  if (plan.sessions.size() < 2 || sessions.empty()) return;
  gap(6);
  heading(_("By session"));
  const std::vector<float> shares{0.48f, 0.16f, 0.18f, 0.18f};
  tableRow({}, {"", _("Points"), _("Volume"), _("Amount")}, shares, true);
  for (const plan::SessionDose& session : sessions) {
    std::string name = fmt::format(fmt::runtime(_("Session {}")), session.id);
    if (!session.date.empty()) name += " · " + session.date;
    name += " · " + scene::sessionStateWords(session.state);
    tableRow("dose.session." + session.id,
             {name, fmt::format("{}", session.points),
              millilitresText(session.volumeMl, session.withoutVolume, session.points), ""},
             shares);
    for (const plan::ProductDose& product : session.products) {
      tableRow(
          fmt::format("dose.session.{}.{}", session.id, product.product),
          {"    " + (product.name.empty() ? std::string(_("Product not chosen")) : product.name),
           fmt::format("{}", product.points),
           millilitresText(product.volumeMl, product.withoutVolume, product.points),
           quantityText(product.quantity)},
          shares);
    }
  }
}

void DoseDialog::draw() {
  const plan::PlanPtr plan = session_.plan();
  const plan::Dose dose = plan::doseOf(*plan);
  form_.begin(_("Totals by product, area, side and session"),
              _("Sums of what was entered. Nothing is converted, and no dose is judged."));
  beginScrolled("##dose", page_, px(control(34) + 16));
  if (dose.areas.empty()) {
    paragraph(_("No area has points yet."));
  } else {
    drawProducts(*plan, dose);
    drawAreas(*plan, dose);
    drawSides(dose);
    drawSessions(*plan);
    gap(4);
    label(fmt::format(fmt::runtime(_("Time at your own pace: {}")),
                      minutesText(estimatedMinutes(*plan, pace_))));
  }
  endScrolled(page_);
  gap(10);
  if (form_.foot({.id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34}) ==
      Form::Foot::quiet) {
    cancel();
  }
  (void)form_.end();
}

}  // namespace

std::unique_ptr<Dialog> makeDoseDialog(Panels& panels) {
  return std::make_unique<DoseDialog>(panels);
}

}  // namespace mesomap::ui
