// The dialog of the catalogue: lists by kind, what is known of an entry, and the user's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "key_walk.h"
#include "number_field.h"
#include "panels.h"
#include "plan/catalogue.h"
#include "widgets.h"

namespace mesomap::ui {

class CatalogueDialog : public Dialog {
 public:
  explicit CatalogueDialog(Panels& panels);
  [[nodiscard]] std::string id() const override { return "catalogue"; }
  [[nodiscard]] float width() const override { return 860; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  enum class Page { techniques, needles, heads, products, indications, limits };
  struct Row {
    std::string id, name, detail;
    bool own = false;
  };

  // The frame (catalogue_dialog.cpp).
  void drawPages();
  void drawList(float width, float height);
  void drawFoot();
  void drawMessage();
  void addRows();
  void addRow(const std::string& id, const std::string& name, const std::string& detail, bool own);
  void select(const std::string& id);
  /// A button that keys reach too.
  bool act(const Button& spec);
  [[nodiscard]] const plan::Catalogue& all() const { return session_.catalogue(); }
  [[nodiscard]] bool noticed() const;
  void add();  ///< A new own entry of this page.
  void exportOwn();
  void importOwn();
  /// Reads the catalogue again after a change of the user's files.
  void reload();
  /// False where it was refused, which is then said.
  bool keep(const plan::OwnEntry& entry);
  void remove(const plan::OwnEntry& entry);

  // What is known of an entry (catalogue_details.cpp).
  void drawDetails();
  void drawTechnique(const plan::Technique& technique);
  void drawNeedle(const plan::NeedleEntry& needle);
  void drawHead(const plan::HeadEntry& head);
  void drawClass(const plan::ProductClass& entry);
  void drawIndication(const plan::Indication& entry);
  void drawSkin(const plan::SkinThickness& skin);
  void drawLabel(const plan::LabelLimit& limit);
  static void figureRow(const std::string& id, const std::string& caption, const std::string& value,
                        const std::string& hint);
  void rangeRow(const char* id, const char* caption, const std::optional<plan::Range>& range,
                int decimals, bool typical = true);

  // The user's own (catalogue_editor.cpp).
  void editTechnique(const plan::Technique& technique);
  void editNeedle(const plan::NeedleEntry& needle);
  void editHead(const plan::HeadEntry& head);
  void editProduct(const plan::ProductName& product);
  void copyTechnique(const plan::Technique& technique);
  void drawOwnFoot(const plan::OwnEntry& entry, const std::string& file,
                   const plan::Technique* original);
  /// A text that is taken over when typing ends; what is being typed is kept apart.
  bool editedText(const std::string& id, const std::string& caption, const std::string& text,
                  std::string& edited);
  [[nodiscard]] static plan::Range ownRange(double value, const char* unit);

  scene::Session& session_;
  DialogStack& dialogs_;
  Settings& settings_;
  Page page_ = Page::techniques;
  std::string wanted_, chosen_;
  std::vector<Row> rows_;  ///< As they are listed now.
  std::string message_;
  bool problem_ = false;
  std::optional<plan::OwnEntry> removed_;  ///< Can be put back.
  std::string draftId_, draft_;            ///< The text field that is being typed in.
  KeyWalk walk_;
};

}  // namespace mesomap::ui
