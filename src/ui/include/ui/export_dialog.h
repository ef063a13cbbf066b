// What to export and how: the question before the file dialog.
#pragma once

#include <functional>

#include "ui/dialog.h"

namespace mesomap::ui {

enum class ExportFormat { table, plan, picture, sheet, words };

struct ExportChoice {
  ExportFormat format = ExportFormat::picture;
  bool leaveOutPersonalData = true;
  bool clientPicture = false;  ///< Soft tints only, as in "Show client".
  bool labels = true;          ///< Names of areas and numbers of points; never with the former.
  bool largePicture = false;
};

class ExportDialog : public Dialog {
 public:
  /// `hasPassword`: the plan has one; the copy will not.
  ExportDialog(ExportChoice start, bool hasPassword, std::function<void(const ExportChoice&)> taken)
      : choice_(start), hasPassword_(hasPassword), taken_(std::move(taken)) {}
  [[nodiscard]] std::string id() const override { return "export"; }
  [[nodiscard]] float width() const override { return 500; }
  void draw() override;
  void cancel() override { finish(); }

 private:
  ExportChoice choice_;
  bool hasPassword_;
  std::function<void(const ExportChoice&)> taken_;
};

}  // namespace mesomap::ui
