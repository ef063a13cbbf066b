// What the catalogue knows of one entry; every figure shows its source under the pointer.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <string>

#include "base/i18n.h"
#include "catalogue_dialog.h"
#include "icons.h"
#include "rule_fields.h"
#include "ui/imgui_compat.h"
#include "ui/number_text.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kFigureRow = 28;
constexpr float kFigureCaption = 170;

std::string useText(plan::TechniqueUse use) {
  switch (use) {
    case plan::TechniqueUse::face:
      return _("Face and skin");
    case plan::TechniqueUse::body:
      return _("Body");
    case plan::TechniqueUse::scalp:
      return _("Scalp");
    case plan::TechniqueUse::device:
      return _("Without injection");
  }
  return {};
}

std::string layerText(plan::Layer layer) {
  switch (layer) {
    case plan::Layer::epidermis:
      return _("aims at the outermost skin");
    case plan::Layer::dermisSuperficial:
      return _("aims at the upper dermis");
    case plan::Layer::dermisDeep:
      return _("aims at the deep dermis");
    case plan::Layer::subcutis:
      return _("aims below the skin");
    case plan::Layer::other:
      return _("no single layer");
  }
  return {};
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& each : words) text += (text.empty() ? "" : ", ") + each;
  return text;
}

std::string meanText(const plan::Thickness& thickness) {
  return fmt::format("{} ± {} mm", numberText(thickness.meanMm, 2), numberText(thickness.sdMm, 2));
}

}  // namespace

void CatalogueDialog::figureRow(const std::string& id, const std::string& caption,
                                const std::string& value, const std::string& hint) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = px(kFigureRow);
  ImGui::InvisibleButton(id.c_str(), {width, height});
  reportWidget("catalogue." + id);
  reportText("catalogue." + id, value);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered()) {
    draw.AddRectFilled(at, {at.x + width, at.y + height}, palette().hover, px(kRounding));
  }
  const float y = at.y + std::round((height - ImGui::GetFontSize()) * 0.5f);
  draw.AddText({at.x + px(8), y}, palette().inkSoft,
               shortened(caption, px(kFigureCaption - 12)).c_str());
  draw.AddText({at.x + px(kFigureCaption), y}, palette().ink,
               shortened(value, width - px(kFigureCaption)).c_str());
  if (compat::hoveredLong()) reportText("catalogue.source", hint);
  tooltip(hint);
}

void CatalogueDialog::rangeRow(const char* id, const char* caption,
                               const std::optional<plan::Range>& range, int decimals,
                               bool typical) {
  if (!range || range->unit.empty()) return;
  std::string value = rangeText(*range, decimals);
  if (typical && (range->max > range->min || range->own)) {
    value = fmt::format(fmt::runtime(range->own ? _("{}, your own {}") : _("{}, typically {}")),
                        value, numberText(range->typical, decimals) + unitText(range->unit));
  }
  if (range->contested) value += std::string(" · ") + _("sources disagree");
  figureRow(id, caption, value, rangeHint(*range, decimals, typical));
}

void CatalogueDialog::drawTechnique(const plan::Technique& technique) {
  heading(_(technique.name.c_str()));
  std::string facts = useText(technique.use) + " · " + layerText(technique.layer);
  if (technique.offLabel) facts += std::string(" · ") + _("the use reported is off-label");
  if (technique.medical) facts += std::string(" · ") + _("for medical use");
  if (technique.needsNotice) facts += std::string(" · ") + _("restricted by law in some countries");
  label(facts);
  if (!technique.note.empty()) paragraph(_(technique.note.c_str()));
  gap(4);
  rangeRow("spacing", technique.pattern == plan::Pattern::rows ? _("Between rows") : _("Spacing"),
           technique.spacing, 1);
  rangeRow("pitch", _("Along the row"), technique.pitch, 1);
  rangeRow("depth", _("Depth in the skin"), technique.depth, 2);
  rangeRow("angle", _("Angle to the skin"), technique.angle, 0);
  if (technique.volume) {
    rangeRow("volume", _("Volume per point"), technique.volume, 3);
  } else if (technique.pattern != plan::Pattern::none) {
    figureRow("volume", _("Volume per point"), _("not set"),
              _("No source gives a volume: it stays empty until you set it."));
  }
  rangeRow("passes", _("Passes"), technique.passes, 0);
  rangeRow("minutes", _("Time on the area"), technique.minutes, 0);
  rangeRow("sessions", _("Sessions"), technique.sessions, 0, false);
  rangeRow("interval", _("From one to the next"), technique.intervalDays, 0, false);
  if (!technique.needle.gauge.empty()) {
    figureRow(
        "needle", _("Needle"),
        fmt::format("{} · {} mm", technique.needle.gauge, numberText(technique.needle.lengthMm, 1)),
        sourceText(technique.needleSource, {}, false));
  }
  gap(8);
  if (act({.id = "catalogue.copy",
           .label = _("Copy as your own"),
           .icon = icon::kCopy,
           .height = 32,
           .tooltip = _("To give it figures and a name of your own")})) {
    copyTechnique(technique);
  }
}

void CatalogueDialog::drawNeedle(const plan::NeedleEntry& needle) {
  heading(fmt::format("{} · {} mm", needle.needle.gauge, numberText(needle.needle.lengthMm, 1)));
  gap(4);
  figureRow("gauge", _("Gauge"), needle.needle.gauge,
            sourceText(needle.length.source, needle.length.checkedOn, needle.length.contested));
  rangeRow("length", _("Length"), needle.length, 1);
}

void CatalogueDialog::drawHead(const plan::HeadEntry& head) {
  heading(_(head.name.c_str()));
  gap(4);
  rangeRow("pins", _("Needles"), head.pins, 0);
  if (head.pitch) {
    rangeRow("pitch", _("Between neighbouring pins"), head.pitch, 2);
  } else {
    figureRow("pitch", _("Between neighbouring pins"), _("not set"),
              _("No source gives a distance: measure your head, makers differ."));
  }
}

void CatalogueDialog::drawClass(const plan::ProductClass& entry) {
  heading(_(entry.name.c_str()));
  label(_("Mesomap never says that a product is approved for mesotherapy."));
  paragraph(_(entry.note.c_str()));
  gap(4);
  const std::string source = sourceText(entry.source, entry.checkedOn, entry.contested);
  figureRow("units", _("Units"), listed(entry.units), source);
  figureRow("status", _("Status found"), fmt::format(fmt::runtime(_("as of {}")), entry.checkedOn),
            source);
  const plan::LabelLimit* limit = plan::findEntry(all().labels, entry.label);
  if (limit == nullptr) return;
  gap(6);
  drawLabel(*limit);
}

void CatalogueDialog::drawIndication(const plan::Indication& entry) {
  heading(_(entry.name.c_str()));
  label(_("Named in texts; evidence is thin."));
  if (!entry.note.empty()) paragraph(_(entry.note.c_str()));
  gap(4);
  const std::string source = sourceText(entry.source, entry.checkedOn, entry.contested);
  std::vector<std::string> techniques;
  for (const std::string& id : entry.techniques) {
    const plan::Technique* technique = plan::findTechnique(all().techniques, id);
    techniques.push_back(technique != nullptr ? _(technique->name.c_str()) : id);
  }
  figureRow("techniques", _("Techniques seen"), listed(techniques), source);
  figureRow("areas", _("Usual areas"),
            fmt::format(fmt::runtime(translatePlural(
                            "{} area", "{} areas", static_cast<unsigned long>(entry.areas.size()))),
                        entry.areas.size()),
            source);
}

void CatalogueDialog::drawSkin(const plan::SkinThickness& skin) {
  heading(fmt::format(fmt::runtime(_("Skin: {}")), _(skin.name.c_str())));
  label(_("Mean and standard deviation of a group: never the client's own skin."));
  gap(4);
  const std::string source = sourceText(skin.source, skin.checkedOn, skin.contested);
  const auto who = [&](const std::string& id, const char* name, const plan::SkinOf& of) {
    figureRow(id + ".epidermis", fmt::format(fmt::runtime(_("{}: epidermis")), name),
              meanText(of.epidermis), source);
    figureRow(id + ".dermis", fmt::format(fmt::runtime(_("{}: dermis")), name), meanText(of.dermis),
              source);
    figureRow(id + ".both", fmt::format(fmt::runtime(_("{}: both together")), name),
              fmt::format("{} mm", numberText(of.meanMm(), 2)), source);
  };
  who("women", _("Women"), skin.women);
  who("men", _("Men"), skin.men);
}

void CatalogueDialog::drawLabel(const plan::LabelLimit& limit) {
  heading(_(limit.name.c_str()));
  if (!limit.note.empty()) paragraph(_(limit.note.c_str()));
  gap(4);
  rangeRow("label.points", _("Points, at most"), limit.points, 0);
  rangeRow("label.volume", _("In a session, at most"), limit.volume, 1);
  rangeRow("label.dose", _("Dose"), limit.dose, 1);
  rangeRow("label.sessions", _("Sessions, at most"), limit.sessions, 0);
  rangeRow("label.interval", _("Apart, at least"), limit.intervalDays, 0);
}

void CatalogueDialog::drawDetails() {
  const auto show = [&](const auto& entries, auto tell, auto edit) {
    const auto* entry = plan::findEntry(entries, chosen_);
    if (entry == nullptr) return false;
    // A copy: what is edited replaces the list that the entry stands in.
    const auto held = *entry;
    if (held.ownFile.empty()) {
      (this->*tell)(held);
    } else {
      (this->*edit)(held);
    }
    return true;
  };
  switch (page_) {
    case Page::techniques:
      show(all().techniques, &CatalogueDialog::drawTechnique, &CatalogueDialog::editTechnique);
      return;
    case Page::needles:
      show(all().needles, &CatalogueDialog::drawNeedle, &CatalogueDialog::editNeedle);
      return;
    case Page::heads:
      show(all().heads, &CatalogueDialog::drawHead, &CatalogueDialog::editHead);
      return;
    case Page::products:
      if (const auto* product = plan::findEntry(all().products, chosen_)) {
        const plan::ProductName held = *product;
        editProduct(held);
        return;
      }
      show(all().productClasses, &CatalogueDialog::drawClass, &CatalogueDialog::drawClass);
      return;
    case Page::indications:
      show(all().indications, &CatalogueDialog::drawIndication, &CatalogueDialog::drawIndication);
      return;
    case Page::limits:
      if (const auto* skin = plan::findEntry(all().thickness, chosen_)) drawSkin(*skin);
      if (const auto* limit = plan::findEntry(all().labels, chosen_)) drawLabel(*limit);
      return;
  }
}

}  // namespace mesomap::ui
