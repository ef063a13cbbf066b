// The dialog of the templates: listed, given to the chosen area or marked on the figure, renamed,
// deleted, exported and imported.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "form.h"
#include "template_words.h"

namespace mesomap::ui {

class TemplateDialog : public Dialog {
 public:
  explicit TemplateDialog(Panels& panels);
  [[nodiscard]] std::string id() const override { return "templates"; }
  [[nodiscard]] float width() const override { return 660; }
  void cancel() override { finish(); }
  void draw() override;

 private:
  void reload();
  void drawList();
  void drawChosen(const plan::AreaTemplate& chosen);
  void drawFoot();
  void apply(const plan::AreaTemplate& chosen);
  void mark(const plan::AreaTemplate& chosen);
  void rename(const plan::AreaTemplate& chosen);
  void remove(const plan::AreaTemplate& chosen);
  void exportTo(std::vector<plan::AreaTemplate> which, const std::string& suggested);
  void importFrom();
  void say(std::string text, bool problem);
  /// What the user's file is to undergo; why not is said.
  bool change(const std::function<Result<void>(const std::filesystem::path&)>& step);

  scene::Session& session_;
  scene::ViewTool& tool_;
  DialogStack& dialogs_;
  Settings& settings_;
  Form form_;
  std::vector<plan::AreaTemplate> all_;
  std::string chosen_, name_;
  std::string message_;
  bool problem_ = false;
  std::optional<plan::AreaTemplate> removed_;  ///< Can be put back.
  float page_ = 200;
};

}  // namespace mesomap::ui
