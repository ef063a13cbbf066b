// Questions and dialogs: one at a time over everything else, the newest on top.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/shortcut.h"

namespace mesomap::ui {

class Dialog {
 public:
  virtual ~Dialog() = default;
  [[nodiscard]] virtual std::string id() const = 0;  ///< stable, for tests: "unsaved", "open"
  [[nodiscard]] virtual float width() const { return 460; }  ///< design pixels
  virtual void draw() = 0;                                   ///< Inside its frame; sets finished().
  virtual void cancel() = 0;  ///< Esc, or the window is asked to close.
  /// A key went down, Esc and F12 excepted; text fields hear of it by themselves.
  virtual void key(const Shortcut& /*pressed*/) {}
  [[nodiscard]] bool finished() const { return finished_; }

 protected:
  void finish(std::function<void()> then = {}) {
    finished_ = true;
    then_ = std::move(then);
  }

 private:
  friend class DialogStack;
  bool finished_ = false;
  std::function<void()> then_;
};

class DialogStack {
 public:
  /// Waits behind the dialog that is open, unless it must be answered first.
  void open(std::unique_ptr<Dialog> dialog, bool first = false);
  void draw();
  [[nodiscard]] bool any() const { return !dialogs_.empty(); }
  [[nodiscard]] std::string topId() const { return any() ? dialogs_.back()->id() : std::string(); }
  /// The top dialog once it stands in its final place, else empty.
  [[nodiscard]] std::string shownId() const { return draws_ >= 2 ? topId() : std::string(); }
  void cancelTop();
  void key(const Shortcut& pressed);  ///< For the top dialog.

 private:
  void settle();
  std::vector<std::unique_ptr<Dialog>> dialogs_;
  const Dialog* drawn_ = nullptr;
  int draws_ = 0;  ///< How often the top dialog was drawn; the first time only measures it.
};

/// One answer to a question.
struct Answer {
  std::string id;  ///< "save": the widget is reported as "dialog.save"
  std::string label;
  enum class Weight { main, normal, danger } weight = Weight::normal;
  std::function<void()> then;
};

/// A title, some sentences and buttons. Enter takes the main answer, Esc the last one; Tab and the
/// arrows lead to the others.
class Question : public Dialog {
 public:
  Question(std::string id, std::string title, std::string text, std::vector<Answer> answers);
  [[nodiscard]] std::string id() const override { return id_; }
  void draw() override;
  void cancel() override;

 private:
  std::string id_, title_, text_;
  std::vector<Answer> answers_;
  std::optional<std::size_t> at_;  ///< Where the keyboard is, in the order on the screen.
};

/// A list to choose one from (units, parts).
struct Choice {
  std::string id;
  std::string label;
  std::string detail;
};
class ChoiceDialog : public Dialog {
 public:
  using Taken = std::function<void(std::size_t)>;
  ChoiceDialog(std::string id, std::string title, std::string text, std::vector<Choice> choices,
               Taken taken, const char* icon, std::function<void()> cancelled = {});
  [[nodiscard]] std::string id() const override { return id_; }
  void draw() override;
  void cancel() override;

 private:
  std::string id_, title_, text_;
  std::vector<Choice> choices_;
  std::optional<std::size_t> at_;  ///< Where the keyboard is.
  Taken taken_;
  const char* icon_;
  std::function<void()> cancelled_;
};

}  // namespace mesomap::ui
