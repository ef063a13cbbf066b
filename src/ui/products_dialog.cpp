// Products: chosen with lot and expiry once, and carried to every area. No word about what may be
// mixed with what.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "base/i18n.h"
#include "form.h"
#include "icons.h"
#include "plan/product_steps.h"
#include "plan_dialogs.h"
#include "product_offers.h"
#include "touch.h"

namespace mesomap::ui {
namespace {

constexpr float kListWidth = 220;  ///< design pixels

class ProductsDialog : public Dialog {
 public:
  explicit ProductsDialog(Panels& panels)
      : session_(panels.session), toasts_(panels.toasts), offers_(panels.session, panels.toasts) {
    const plan::PlanPtr plan = session_.plan();
    if (!plan->products.empty()) take(plan->products.front());
  }
  [[nodiscard]] std::string id() const override { return "products"; }
  [[nodiscard]] float width() const override { return 860; }
  void cancel() override {
    // What was typed and cannot be kept is not thrown away without a word.
    if (keep() || warned_) {
      finish();
    } else {
      warned_ = true;
    }
  }
  void draw() override;

 private:
  void take(const plan::Product& product) {
    draft_ = kept_ = product;
    warned_ = false;
  }
  bool keep();
  void drawList();
  void drawFields();
  void drawStrength(const std::string& id, std::optional<plan::Strength>& strength, float width);
  void drawComponents();
  void drawAreas();
  void drawFaults() const;

  scene::Session& session_;
  Toasts& toasts_;
  Form form_;
  ProductOffers offers_;
  ProductClassField class_;
  plan::Product draft_, kept_;
  float page_ = 400;
  bool warned_ = false;  ///< What cannot be kept was pointed out.
};

/// True where nothing is left to keep.
bool ProductsDialog::keep() {
  if (draft_ == kept_) return true;
  if (!plan::faultsOf(draft_).empty()) return false;
  const std::size_t before = session_.plan()->products.size();
  const Result<void> done =
      session_.record(fmt::format(fmt::runtime(_("product {}")), draft_.name),
                      [this](const plan::Plan& plan) { return plan::withProduct(plan, draft_); });
  if (!done) {
    toasts_.show(Toasts::Kind::problem, done.error().text());
    return false;
  }
  const auto& products = session_.plan()->products;
  if (products.size() > before) draft_.id = products.back().id;
  if (const plan::Product* now = plan::findProduct(products, draft_.id)) take(*now);
  offers_.remember(draft_);
  return true;
}

void ProductsDialog::drawList() {
  const plan::PlanPtr plan = session_.plan();
  ImGui::BeginChild("##productList", {px(kListWidth), px(420)});
  for (const plan::Product& product : plan->products) {
    if (form_.act({.id = "products." + product.id,
                   .label = shortened(product.name, px(kListWidth - 24)),
                   .look = Look::plain,
                   .selected = product.id == draft_.id,
                   .width = kListWidth,
                   .height = 34,
                   .alignLeft = true}) &&
        keep()) {
      take(product);
    }
  }
  if (form_.act({.id = "products.new",
                 .label = _("New product"),
                 .icon = icon::kPlus,
                 .look = Look::outlined,
                 .width = kListWidth,
                 .height = 34}) &&
      keep()) {
    take({});
  }
  const std::optional<plan::Product> offered = offers_.draw(form_, kListWidth - 12);
  if (offered && keep()) {
    take({});
    draft_ = *offered;
  }
  gap(6);
  label(plan->products.empty()
            ? _("Product not chosen. A plan can be made without one.")
            : _("The program says nothing about what a product is fit for, or what may be mixed."));
  ImGui::EndChild();
}

void ProductsDialog::drawStrength(const std::string& id, std::optional<plan::Strength>& strength,
                                  float width) {
  const NumberEdit edit =
      form_.number({.id = id,
                    .caption = _("Strength"),
                    .unit = "",
                    .decimals = plan::kStrengthDecimals,
                    .step = 1.0,
                    .min = 0.0001,
                    .max = plan::kMostStrength,
                    .hint = _("As it stands on the label. Units of a brand are never converted."),
                    .canBeEmpty = true,
                    .whenEmpty = _("not said")},
                   strength ? std::optional(strength->amount) : std::nullopt, width);
  if (edit.changed) {
    if (edit.value) {
      if (!strength) strength = plan::Strength{};
      strength->amount = *edit.value;
    } else {
      strength.reset();
    }
  }
}

void ProductsDialog::drawFields() {
  const float full = ImGui::GetContentRegionAvail().x;
  const float half = (full - px(12)) * 0.5f;
  const float third = (full - px(24)) / 3.0f;
  form_.text("products.name", _("Name"), draft_.name, full, _("As it stands on the package"));
  class_.draw(form_, session_, draft_.productClass, full);
  form_.text("products.lot", _("Lot"), draft_.lot, half);
  Form::beside(px(12));
  form_.text("products.expiry", _("Expiry"), draft_.expiry, half, "2027-08");
  form_.text("products.maker", _("Maker (optional)"), draft_.maker, half);
  Form::beside(px(12));
  form_.text("products.dilution", _("Dilution, in your words (optional)"), draft_.dilution, half);
  drawStrength("products.strength", draft_.strength, third);
  Form::beside(px(12));
  const auto volume = [&](const char* id, const char* caption, double& value, const char* hint) {
    const NumberEdit edit = form_.number({.id = id,
                                          .caption = caption,
                                          .unit = "mL",
                                          .decimals = 2,
                                          .step = 0.5,
                                          .min = 0.0,
                                          .max = plan::kMostProductMl,
                                          .hint = hint,
                                          .canBeEmpty = true,
                                          .whenEmpty = _("not said")},
                                         value > 0.0 ? std::optional(value) : std::nullopt, third);
    if (edit.changed) value = edit.value.value_or(0.0);
  };
  volume("products.container", _("One syringe or vial holds"), draft_.container.volumeMl,
         _("For counting how many are needed"));
  Form::beside(px(12));
  volume("products.dead", _("Of it stays behind"), draft_.container.deadSpaceMl,
         _("Dead space of syringe and needle"));
  if (draft_.strength) {
    std::vector<Form::Choice> units;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < plan::kStrengthUnits.size(); ++i) {
      const std::string unit(plan::kStrengthUnits[i]);
      units.push_back({fmt::format("products.unit.{}", i), unit});
      if (unit == draft_.strength->unit) taken = i;
    }
    if (form_.choose("products.unit", {}, units, taken)) {
      draft_.strength->unit = std::string(plan::kStrengthUnits[taken]);
    }
  }
  std::size_t kind = plan::kContainerKinds.size();
  const std::vector<Form::Choice> kinds{{"products.syringe", _("Syringe")},
                                        {"products.vial", _("Vial")},
                                        {"products.ampoule", _("Ampoule")}};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (draft_.container.kind == plan::kContainerKinds[i]) kind = i;
  }
  if (form_.choose("products.kind", {}, kinds, kind)) {
    draft_.container.kind = std::string(plan::kContainerKinds[kind]);
  }
}

void ProductsDialog::drawComponents() {
  gap(4);
  divider();
  heading(_("Mixture"));
  const float full = ImGui::GetContentRegionAvail().x;
  const float button = px(control(32) + 6);
  const float cell = (full - button - px(24)) / 4.0f;
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < draft_.components.size(); ++i) {
    plan::Component& component = draft_.components[i];
    const std::string id = fmt::format("products.part.{}", i);
    form_.text(id + ".name", _("Component"), component.name, cell);
    Form::beside(px(8));
    form_.text(id + ".lot", _("Lot"), component.lot, cell);
    Form::beside(px(8));
    form_.text(id + ".expiry", _("Expiry"), component.expiry, cell, "2027-08");
    Form::beside(px(8));
    const NumberEdit edit = form_.number({.id = id + ".volume",
                                          .caption = _("Volume"),
                                          .unit = "mL",
                                          .decimals = 2,
                                          .step = 0.5,
                                          .min = 0.0,
                                          .max = plan::kMostProductMl,
                                          .hint = {},
                                          .canBeEmpty = true,
                                          .whenEmpty = _("not said")},
                                         component.volumeMl, cell);
    if (edit.changed) component.volumeMl = edit.value;
    Form::besideField(px(6));
    if (form_.act({.id = id + ".remove",
                   .icon = icon::kDelete,
                   .look = Look::plain,
                   .width = 32,
                   .height = 32,
                   .tooltip = _("Take this component out")})) {
      gone = i;
    }
  }
  if (gone) draft_.components.erase(draft_.components.begin() + static_cast<long>(*gone));
  if (draft_.components.empty()) {
    label(_("Several products drawn up together: each keeps its own lot and expiry."));
  }
  if (form_.act({.id = "products.addPart",
                 .label = _("Add a component"),
                 .icon = icon::kPlus,
                 .look = Look::plain,
                 .enabled = draft_.components.size() < plan::kMostComponents,
                 .height = 30})) {
    draft_.components.emplace_back();
  }
}

void ProductsDialog::drawAreas() {
  const plan::PlanPtr plan = session_.plan();
  if (draft_.id.empty() || plan->regions.empty()) return;
  gap(4);
  divider();
  heading(_("Used on"));
  for (const auto& region : plan->regions) {
    bool has = region->rule.product == draft_.id;
    if (!form_.tick(fmt::format("products.area.{}", region->id.value), region->name, has)) continue;
    const std::string product = has ? draft_.id : std::string();
    const RegionId id = region->id;
    const Result<void> done = session_.record(
        fmt::format(fmt::runtime(_("product of {}")), region->name),
        [&](const plan::Plan& now) { return plan::withProductOn(now, product, id); });
    if (!done) toasts_.show(Toasts::Kind::problem, done.error().text());
    return;
  }
}

void ProductsDialog::drawFaults() const {
  if (draft_ == kept_) return;
  for (const std::string& fault : plan::faultsOf(draft_)) {
    note(fault, palette().caution, palette().noteSoft, icon::kWarning);
  }
}

void ProductsDialog::draw() {
  form_.begin(
      _("Products"),
      _("Chosen once, with lot and expiry, and carried to every area. Each change is a step "
        "that can be undone."));
  beginScrolled("##products", page_, px(control(34) + 16));
  drawList();
  ImGui::SameLine(0, px(20));
  ImGui::BeginGroup();
  drawFields();
  drawComponents();
  drawAreas();
  drawFaults();
  if (warned_) {
    paragraph(_("This product cannot be kept as it is. Close again to leave the change out."));
  }
  ImGui::EndGroup();
  endScrolled(page_);
  gap(10);
  const bool known = plan::findProduct(session_.plan()->products, draft_.id) != nullptr;
  if (known) {
    if (form_.act({.id = "products.remove",
                   .label = _("Remove"),
                   .icon = icon::kDelete,
                   .look = Look::danger,
                   .height = 34})) {
      const std::string id = draft_.id;
      const Result<void> done =
          session_.record(fmt::format(fmt::runtime(_("remove product {}")), kept_.name),
                          [&](const plan::Plan& now) { return plan::withoutProduct(now, id); });
      if (done) {
        const plan::PlanPtr plan = session_.plan();
        take(plan->products.empty() ? plan::Product{} : plan->products.front());
      } else {
        toasts_.show(Toasts::Kind::problem, done.error().text());
      }
    }
    ImGui::SameLine();
  }
  const bool changed = !(draft_ == kept_);
  switch (form_.foot({.id = "dialog.close", .label = _("Close"), .height = 34},
                     Button{.id = "products.keep",
                            .label = _("Keep"),
                            .look = Look::filled,
                            .enabled = changed && plan::faultsOf(draft_).empty(),
                            .height = 34})) {
    case Form::Foot::quiet:
      cancel();
      break;
    case Form::Foot::main:
      (void)keep();
      break;
    case Form::Foot::none:
      break;
  }
  (void)form_.end();
}

}  // namespace

std::unique_ptr<Dialog> makeProductsDialog(Panels& panels) {
  return std::make_unique<ProductsDialog>(panels);
}

}  // namespace mesomap::ui
