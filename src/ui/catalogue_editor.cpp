// The user's own techniques, needles, heads and products: edited in place, kept at once.
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "base/i18n.h"
#include "catalogue_dialog.h"
#include "icons.h"
#include "plan/plan.h"
#include "rule_fields.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

std::string today() {
  return plan::timestampUtc().substr(0, 10);
}

/// The figure of the user's own; as delivered again where it is what the source calls typical.
void setTypical(plan::Range& range, double value, const plan::Range* original) {
  range.typical = value;
  range.own = original == nullptr || std::abs(original->typical - value) > 1e-6;
}

}  // namespace

plan::Range CatalogueDialog::ownRange(double value, const char* unit) {
  return {value, value, value, unit, _("Entered by yourself"), false, today(), true};
}

bool CatalogueDialog::editedText(const std::string& id, const std::string& caption,
                                 const std::string& text, std::string& edited) {
  label(caption);
  std::string shown = draftId_ == id ? draft_ : text;
  bool commit = false;
  textField(id, shown, std::min(px(320), ImGui::GetContentRegionAvail().x), caption.c_str(),
            &commit);
  walk_.field("##" + id);
  if (ImGui::IsItemActive()) {
    draftId_ = id;
    draft_ = shown;
  } else if (draftId_ == id) {
    draftId_.clear();
  }
  if (!commit || shown == text) return false;
  edited = shown;
  return true;
}

void CatalogueDialog::copyTechnique(const plan::Technique& technique) {
  plan::Technique own = technique;
  own.name = fmt::format(fmt::runtime(_("{}, my own")), _(technique.name.c_str()));
  own.basedOn = technique.basedOn.empty() ? technique.id : technique.basedOn;
  own.id = plan::ownIdFor(all(), own.name);
  if (keep(own)) select(own.id);
}

void CatalogueDialog::add() {
  wanted_.clear();
  if (page_ == Page::needles) {
    plan::NeedleEntry needle;
    needle.id = plan::ownIdFor(all(), "needle");
    needle.needle = {"30G", 4};
    needle.length = ownRange(4, "mm");
    if (keep(needle)) select(needle.id);
  } else if (page_ == Page::heads) {
    plan::HeadEntry head;
    head.name = _("My head");
    head.id = plan::ownIdFor(all(), "head");
    head.layout = plan::HeadLayout::ring;
    head.pins = ownRange(5, "pins");
    if (keep(head)) select(head.id);
  } else if (page_ == Page::products) {
    plan::ProductName product;
    product.name = _("My product");
    product.id = plan::ownIdFor(all(), "product");
    product.productClass = "hyaluronic-acid";
    if (keep(product)) select(product.id);
  }
}

void CatalogueDialog::drawOwnFoot(const plan::OwnEntry& entry, const std::string& file,
                                  const plan::Technique* original) {
  gap(8);
  if (original != nullptr) {
    if (act({.id = "catalogue.reset",
             .label = _("Back to the source's figures"),
             .icon = icon::kUndo,
             .height = 32,
             .tooltip = fmt::format(fmt::runtime(_("As in {}; the name stays")),
                                    _(original->name.c_str()))})) {
      const auto& own = std::get<plan::Technique>(entry);
      plan::Technique again = *original;
      again.id = own.id;
      again.name = own.name;
      again.basedOn = own.basedOn;
      keep(again);
    }
    ImGui::SameLine(0, px(8));
  }
  const bool mine = file == plan::kOwnFile;
  if (act({.id = "catalogue.remove",
           .label = _("Remove"),
           .icon = icon::kDelete,
           .look = Look::danger,
           .enabled = mine,
           .height = 32})) {
    remove(entry);
  }
  if (!mine) {
    label(fmt::format(fmt::runtime(_("From the file {} in your catalogue folder: what you change "
                                     "here is kept beside it; remove it there.")),
                      file));
  }
}

void CatalogueDialog::editTechnique(const plan::Technique& technique) {
  const plan::Technique* original = plan::findTechnique(all().techniques, technique.basedOn);
  plan::Technique next = technique;
  bool changed = editedText("catalogue.name", _("Name"), technique.name, next.name);
  if (original != nullptr) {
    label(fmt::format(fmt::runtime(_("Your own, from: {}")), _(original->name.c_str())));
  }
  gap(2);
  TwoColumns place;
  // `original` may not have what the copy has.
  const auto field = [&](const NumberSpec& spec, plan::Range& range, const plan::Range* source) {
    if (range.unit.empty()) return;
    place.next();
    NumberSpec full = spec;
    full.hint = rangeHint(range, spec.decimals);
    full.unit = unitText(range.unit) == "°" ? "°" : range.unit;
    const NumberEdit edit = numberField(full, range.typical, place.width());
    walk_.field("##" + spec.id);
    if (!edit.changed || !edit.value) return;
    setTypical(range, *edit.value, source);
    changed = true;
  };
  const auto of = [&](plan::Range plan::Technique::*range) {
    return original != nullptr ? &(original->*range) : nullptr;
  };
  const auto perhaps =
      [&](const std::optional<plan::Range> plan::Technique::*range) -> const plan::Range* {
    if (original == nullptr || !(original->*range)) return nullptr;
    return &*(original->*range);
  };
  field({.id = "catalogue.own.spacing",
         .caption = _("Spacing"),
         .unit = {},
         .step = 0.5,
         .min = 2,
         .max = 30,
         .hint = {}},
        next.spacing, of(&plan::Technique::spacing));
  if (next.pitch) {
    field({.id = "catalogue.own.pitch",
           .caption = _("Along the row"),
           .unit = {},
           .step = 0.5,
           .min = 0.5,
           .max = 30,
           .hint = {}},
          *next.pitch, perhaps(&plan::Technique::pitch));
  }
  field({.id = "catalogue.own.depth",
         .caption = _("Depth in the skin"),
         .unit = {},
         .step = 0.5,
         .min = 0.1,
         .max = 30,
         .hint = {}},
        next.depth, of(&plan::Technique::depth));
  field({.id = "catalogue.own.angle",
         .caption = _("Angle to the skin"),
         .unit = {},
         .decimals = 0,
         .step = 5,
         .min = 5,
         .max = 90,
         .hint = {}},
        next.angle, of(&plan::Technique::angle));
  if (next.pattern != plan::Pattern::none) {
    place.next();
    const NumberEdit edit = numberField(
        {.id = "catalogue.own.volume",
         .caption = _("Volume per point"),
         .unit = "mL",
         .decimals = 3,
         .step = 0.01,
         .min = 0.001,
         .max = 5,
         .hint = next.volume
                     ? rangeHint(*next.volume, 3)
                     : std::string(_("No source gives a volume: it stays empty until you set it.")),
         .canBeEmpty = true,
         .whenEmpty = _("not set")},
        next.volume ? std::optional(next.volume->typical) : std::nullopt, place.width());
    walk_.field("##catalogue.own.volume");
    if (edit.changed) {
      changed = true;
      if (!edit.value) {
        next.volume.reset();
      } else {
        const plan::Range* source = perhaps(&plan::Technique::volume);
        if (!next.volume) next.volume = source != nullptr ? *source : ownRange(*edit.value, "mL");
        setTypical(*next.volume, *edit.value, source);
      }
    }
  }
  if (!next.needle.gauge.empty()) {
    place.next();
    const NumberEdit edit = numberField({.id = "catalogue.own.length",
                                         .caption = _("Needle length"),
                                         .unit = "mm",
                                         .decimals = 1,
                                         .step = 1,
                                         .min = 1,
                                         .max = 40,
                                         .hint = sourceText(next.needleSource, {}, false)},
                                        next.needle.lengthMm, place.width());
    walk_.field("##catalogue.own.length");
    if (edit.changed && edit.value) {
      next.needle.lengthMm = *edit.value;
      changed = true;
    }
  }
  place.end();
  if (changed) {
    if (!next.needle.gauge.empty()) {
      next.insertedMm = plan::insertedFor(next.depth.typical, next.angle.typical);
    }
    if (next.insertedMm > next.needle.lengthMm + 0.0015 && !next.needle.gauge.empty()) {
      complainAt("catalogue.own.depth",
                 fmt::format(fmt::runtime(_("{} mm of needle would be needed for this depth and "
                                            "angle; it is {} mm long.")),
                             numberText(next.insertedMm, 1), numberText(next.needle.lengthMm, 1)));
    } else {
      forgetComplaints();
      keep(next);
      return;
    }
  }
  drawOwnFoot(technique, technique.ownFile, original);
}

void CatalogueDialog::editNeedle(const plan::NeedleEntry& needle) {
  plan::NeedleEntry next = needle;
  bool changed =
      editedText("catalogue.own.gauge", _("Gauge"), needle.needle.gauge, next.needle.gauge);
  const NumberEdit edit = numberField({.id = "catalogue.own.length",
                                       .caption = _("Length"),
                                       .unit = "mm",
                                       .decimals = 1,
                                       .step = 1,
                                       .min = 1,
                                       .max = 40,
                                       .hint = rangeHint(needle.length, 1)},
                                      needle.needle.lengthMm, px(200));
  walk_.field("##catalogue.own.length");
  if (edit.changed && edit.value) {
    next.length = ownRange(*edit.value, "mm");
    changed = true;
  }
  if (changed) {
    keep(next);
    return;
  }
  drawOwnFoot(needle, needle.ownFile, nullptr);
}

void CatalogueDialog::editHead(const plan::HeadEntry& head) {
  plan::HeadEntry next = head;
  bool changed = editedText("catalogue.name", _("Name"), head.name, next.name);
  const std::array<std::pair<plan::HeadLayout, std::string>, 3> layouts{
      {{plan::HeadLayout::ring, _("Ring")},
       {plan::HeadLayout::line, _("Line")},
       {plan::HeadLayout::square, _("Square")}}};
  for (const auto& [layout, name] : layouts) {
    if (layout != plan::HeadLayout::ring) ImGui::SameLine(0, px(6));
    if (act({.id = std::string("catalogue.own.") + plan::headLayoutName(layout),
             .label = name,
             .look = Look::chip,
             .selected = head.layout == layout,
             .height = 28})) {
      next.layout = layout;
      if (layout == plan::HeadLayout::square) next.pins = ownRange(9, "pins");
      changed = true;
    }
  }
  TwoColumns place;
  place.next();
  const bool square = head.layout == plan::HeadLayout::square;
  // A square is set by its side.
  const double shown = square ? std::round(std::sqrt(head.pins.typical)) : head.pins.typical;
  const NumberEdit pins = numberField({.id = "catalogue.own.pins",
                                       .caption = square ? _("Needles on a side") : _("Needles"),
                                       .unit = "",
                                       .decimals = 0,
                                       .step = 1,
                                       .min = square ? 2.0 : 1.0,
                                       .max = square ? 8.0 : 64.0,
                                       .hint = {}},
                                      shown, place.width());
  walk_.field("##catalogue.own.pins");
  if (pins.changed && pins.value) {
    next.pins = ownRange(square ? *pins.value * *pins.value : *pins.value, "pins");
    changed = true;
  }
  place.next();
  const NumberEdit pitch =
      numberField({.id = "catalogue.own.pinPitch",
                   .caption = _("Between neighbouring pins"),
                   .unit = "mm",
                   .decimals = 2,
                   .step = 0.5,
                   .min = 0.5,
                   .max = 10,
                   .hint = _("Measure your head: makers differ"),
                   .canBeEmpty = true,
                   .whenEmpty = _("not set")},
                  head.pitch ? std::optional(head.pitch->typical) : std::nullopt, place.width());
  walk_.field("##catalogue.own.pinPitch");
  if (pitch.changed) {
    next.pitch = pitch.value ? std::optional(ownRange(*pitch.value, "mm")) : std::nullopt;
    changed = true;
  }
  place.end();
  if (changed) {
    keep(next);
    return;
  }
  drawOwnFoot(head, head.ownFile, nullptr);
}

void CatalogueDialog::editProduct(const plan::ProductName& product) {
  plan::ProductName next = product;
  bool changed = editedText("catalogue.name", _("Name"), product.name, next.name);
  label(_("Class"));
  const bool shown = noticed();
  for (const plan::ProductClass& each : all().productClasses) {
    if (each.needsNotice && !shown) continue;
    if (act({.id = "catalogue.class." + each.id,
             .label = _(each.name.c_str()),
             .look = Look::chip,
             .selected = each.id == product.productClass,
             .height = 28,
             .tooltip = _(each.note.c_str())})) {
      next.productClass = each.id;
      next.classWords.clear();
      changed = true;
    }
  }
  if (changed) {
    next.used = false;  // Made by hand from now on.
    keep(next);
    return;
  }
  drawOwnFoot(product, product.ownFile, nullptr);
}

}  // namespace mesomap::ui
