#include "product_offers.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/i18n.h"
#include "icons.h"
#include "rule_fields.h"
#include "ui/number_text.h"

namespace mesomap::ui {
namespace {

std::string classTip(const plan::ProductClass& each) {
  return std::string(_(each.note.c_str())) + "\n" +
         sourceText(each.source, each.checkedOn, each.contested);
}

/// Not longer than a plan's file takes, and no letter of it cut in two.
std::string asClass(std::string words) {
  if (words.size() <= plan::kMostClassBytes) return words;
  std::size_t end = plan::kMostClassBytes;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  words.resize(end);
  return words;
}

/// Classes that need the notice are offered once it was read; the one chosen is there anyway.
std::vector<const plan::ProductClass*> offeredClasses(const scene::Session& session,
                                                      const std::string& chosen) {
  const bool noticed = plan::noticeAllows(session.catalogue(), *session.plan());
  std::vector<const plan::ProductClass*> offered;
  for (const plan::ProductClass& each : session.catalogue().productClasses) {
    if (!each.needsNotice || noticed || each.id == chosen) offered.push_back(&each);
  }
  return offered;
}

/// "Hyaluronic acid · 10 mg/mL · Maker"
std::string offerTip(const plan::Catalogue& catalogue, const plan::ProductName& product) {
  const plan::ProductClass* kind = plan::findEntry(catalogue.productClasses, product.productClass);
  std::string text = product.name;
  const auto add = [&text](const std::string& part) {
    if (!part.empty()) text += " · " + part;
  };
  add(kind != nullptr ? std::string(_(kind->name.c_str())) : product.classWords);
  if (product.strength) {
    add(numberText(product.strength->amount, plan::kStrengthDecimals) + " " +
        product.strength->unit);
  }
  add(product.maker);
  return text;
}

}  // namespace

void ProductClassField::draw(Form& form, const scene::Session& session, std::string& productClass,
                             float widthPx) {
  const plan::Catalogue& catalogue = session.catalogue();
  const plan::ProductClass* chosen = plan::findEntry(catalogue.productClasses, productClass);
  const auto offered = offeredClasses(session, productClass);
  const Button choose{.id = "products.classes",
                      .label = open_ ? _("Hide the list") : _("Choose …"),
                      .look = Look::outlined,
                      .selected = open_,
                      .enabled = !offered.empty(),
                      .height = 32,
                      .tooltip = _("The catalogue's classes, each with what was found of it")};
  std::string shown = chosen != nullptr ? _(chosen->name.c_str()) : productClass;
  const std::string before = shown;
  form.text("products.class", _("Class (optional)"), shown, widthPx - buttonWidth(choose) - px(8),
            _("From the list, or in your own words"));
  if (chosen != nullptr) tooltip(classTip(*chosen));
  if (shown != before) {
    const auto named = std::find_if(offered.begin(), offered.end(), [&](const auto* each) {
      return shown == _(each->name.c_str());
    });
    productClass = named != offered.end() ? (*named)->id : asClass(shown);
  }
  Form::besideField(px(8));
  if (form.act(choose)) open_ = !open_;
  if (!open_) return;
  std::vector<Form::Choice> choices{{"products.class.none", _("Not said")}};
  std::size_t taken = productClass.empty() ? 0 : offered.size() + 1;
  for (const plan::ProductClass* each : offered) {
    if (each->id == productClass) taken = choices.size();
    choices.push_back({"products.class." + each->id, _(each->name.c_str()), classTip(*each)});
  }
  if (form.choose("products.classTaken", {}, choices, taken)) {
    productClass = taken == 0 ? std::string() : offered[taken - 1]->id;
  }
}

std::optional<plan::Product> ProductOffers::draw(Form& form, float width) {
  const plan::Catalogue& catalogue = session_.catalogue();
  const bool noticed = plan::noticeAllows(catalogue, *session_.plan());
  std::vector<const plan::ProductName*> offered;
  bool anyUsed = false;
  for (const plan::ProductName& each : catalogue.products) {
    const auto* kind = plan::findEntry(catalogue.productClasses, each.productClass);
    if (kind != nullptr && kind->needsNotice && !noticed) continue;
    offered.push_back(&each);
    anyUsed = anyUsed || each.used;
  }
  if (offered.empty()) return std::nullopt;
  gap(8);
  label(_("From your catalogue"));
  // The newest is the likeliest.
  std::reverse(offered.begin(), offered.end());
  std::optional<plan::Product> taken;
  std::optional<plan::ProductName> gone;
  constexpr float kBin = 30;
  for (const plan::ProductName* each : offered) {
    if (form.act({.id = "products.offer." + each->id,
                  .label = shortened(each->name, px(width - kBin - 24)),
                  .look = Look::plain,
                  .width = width - kBin - 2,
                  .height = 30,
                  .tooltip = offerTip(catalogue, *each),
                  .alignLeft = true})) {
      taken = plan::productFor(*each);
    }
    ImGui::SameLine(0, px(2));
    if (form.act({.id = "products.forget." + each->id,
                  .icon = icon::kDelete,
                  .look = Look::plain,
                  .enabled = each->ownFile == plan::kOwnFile,
                  .width = kBin,
                  .height = 30,
                  .tooltip = _("Do not offer it any more; plans that have it keep it")})) {
      gone = *each;
    }
  }
  bool all = false;
  if (anyUsed) {
    all = form.act({.id = "products.forgetAll",
                    .label = _("Forget those used"),
                    .icon = icon::kDelete,
                    .look = Look::plain,
                    .height = 30,
                    .tooltip = _("Entries that you made in the catalogue stay. Of a product that a "
                                 "plan had, only name, maker, class, strength and container are "
                                 "kept, never a lot; of plans with a password nothing.")});
  }
  // The catalogue is another one afterwards: nothing of it is in hand any more.
  if (gone || all) {
    const auto folder = plan::ownCatalogueFolder();
    if (!folder) {
      done(folder.error());
    } else {
      done(all ? plan::forgetUsedProducts(*folder) : plan::removeOwn(*folder, *gone));
    }
  }
  return taken;
}

void ProductOffers::remember(const plan::Product& product) {
  if (session_.seal()) return;
  const auto folder = plan::ownCatalogueFolder();
  done(folder ? plan::rememberProduct(*folder, session_.catalogue(), product)
              : Result<void>(folder.error()));
}

void ProductOffers::done(const Result<void>& result) {
  std::string problem = result ? std::string() : result.error().text();
  if (result) {
    auto catalogue = plan::loadCatalogue();
    if (catalogue) {
      session_.useCatalogue(std::make_shared<const plan::Catalogue>(std::move(*catalogue)));
    } else {
      problem = catalogue.error().text();
    }
  }
  if (problem.empty()) return;
  toasts_.show(Toasts::Kind::problem,
               fmt::format(fmt::runtime(_("Your catalogue was not changed: {}")), problem));
}

}  // namespace mesomap::ui
