// What the dialog of products offers: classes of the catalogue, and products that were used before.
#pragma once

#include <optional>
#include <string>

#include "form.h"
#include "plan/catalogue.h"
#include "scene/session.h"
#include "ui/toasts.h"

namespace mesomap::ui {

/// The class of a product: one of the catalogue, each with its source under the pointer, or the
/// user's own words.
class ProductClassField {
 public:
  void draw(Form& form, const scene::Session& session, std::string& productClass, float widthPx);

 private:
  bool open_ = false;  ///< The classes stand under the field.
};

/// Products of this user's plans, as the own catalogue keeps them: never a lot, nothing of clients.
class ProductOffers {
 public:
  ProductOffers(scene::Session& session, Toasts& toasts) : session_(session), toasts_(toasts) {}
  /// Rows `width` design pixels wide; the one that was taken, to begin with.
  std::optional<plan::Product> draw(Form& form, float width);
  /// The plan has it now. Of a plan with a password nothing is kept elsewhere.
  void remember(const plan::Product& product);

 private:
  void done(const Result<void>& result);

  scene::Session& session_;
  Toasts& toasts_;
};

}  // namespace mesomap::ui
