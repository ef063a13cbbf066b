// The page of settings: how the window looks, the mouse, the user's pace, what leaves the house.
// All of it holds at once.
#include <imgui.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/i18n.h"
#include "key_walk.h"
#include "pace_fields.h"
#include "panels.h"
#include "touch.h"
#include "ui/dialog.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

constexpr float kCaption = 150;  ///< design pixels

template <typename Value>
struct Option {
  Value value;
  std::string id;
  std::string label;
};

class SettingsDialog : public Dialog {
 public:
  explicit SettingsDialog(Settings& settings) : settings_(settings) {}
  [[nodiscard]] std::string id() const override { return "settings"; }
  [[nodiscard]] float width() const override { return 560; }
  void cancel() override { finish(); }

  void draw() override {
    walk_.begin();
    ImGui::PushFont(fonts().title);
    ImGui::TextUnformatted(_("Settings"));
    ImGui::PopFont();
    gap(4);
    drawPage();
    drawFoot();
    if (walk_.end()) cancel();
  }

 private:
  /// Scrolls where the window is too low for all of it; the buttons below stay in sight.
  void drawPage() {
    const float room = ImGui::GetIO().DisplaySize.y - px(32 + 2 * 20) - px(control(34) + 10) -
                       ImGui::GetCursorPosY();
    ImGui::BeginChild("##page", {0, std::clamp(page_, px(40), std::max(px(40), room))});
    drawLanguage();
    drawAppearance();
    drawClient();
    drawMouse();
    drawPace();
    drawPrivacy();
    page_ = ImGui::GetCursorPosY();
    ImGui::EndChild();
  }

  void drawLanguage() {
    std::vector<Option<std::string>> options{{"", "settings.language.system", _("As the system")}};
    for (const Language& one : languages()) {
      options.push_back({one.code, std::string("settings.language.") + one.code, one.name});
    }
    choose<std::string>("settings.language", _("Language"), settings_.language, options);
    if (!languageReviewed()) {
      // In both languages, whatever the catalogue makes of it.
      constexpr const char* kNotice =
          N_("Translation not reviewed. Sentences with a side, a zone, a unit or an emergency "
             "stand in "
             "English too.");
      label(withEnglish(kNotice));
    }
  }

  void drawAppearance() {
    section(_("Appearance"));
    choose<Appearance>("settings.colors", _("Colours"), settings_.appearance,
                       {{Appearance::system, "settings.system", _("As the system")},
                        {Appearance::light, "settings.light", _("Light")},
                        {Appearance::dark, "settings.dark", _("Dark")}});
    choose<TypeSize>("settings.type", _("Size of type"), settings_.typeSize,
                     {{TypeSize::normal, "settings.normal", _("Normal")},
                      {TypeSize::large, "settings.large", _("Large")},
                      {TypeSize::largest, "settings.largest", _("Largest")}});
    tick("settings.lessMotion", _("Less motion"), settings_.lessMotion,
         _("What goes away goes at once instead of fading."));
    drawTouch();
  }

  void drawTouch() {
    tick("settings.largeControls", _("Large controls for touch"), settings_.largeControls,
         _("Whatever is pressed is as large as a finger."));
  }

  static void section(const char* name) {
    gap(2);
    divider();
    gap(5);
    heading(name);
  }

  void drawClient() {
    section(_("Show client"));
    choose<ClientPlace>(
        "settings.client", _("Where"), settings_.clientPlace,
        {{ClientPlace::otherScreen, "settings.otherScreen", _("On another screen")},
         {ClientPlace::here, "settings.here", _("In this window")},
         {ClientPlace::ownWindow, "settings.ownWindow", _("In a window of its own")}});
  }

  void drawMouse() {
    section(_("Mouse"));
    tick("settings.rightErases", _("Right button erases"), settings_.rightButtonErases,
         _("The figure is then turned by dragging beside it. Ctrl and the right button move the "
           "view either way."));
  }

  void drawPace() {
    section(_("Your own pace"));
    label(_("For estimates of time. No source gives these figures: time yourself once."));
    const float each = (ImGui::GetContentRegionAvail().x - px(16)) * 0.5f;
    secondsPerPointField("settings.point", settings_.pace, each);
    walk_.field("##settings.point");
    ImGui::SameLine(0, px(16));
    secondsPerPrickField("settings.prick", settings_.pace, each);
    walk_.field("##settings.prick");
  }

  void drawPrivacy() {
    section(_("Privacy"));
    tick("settings.private", _("Leave out personal data when exporting"),
         settings_.leaveOutPersonalData,
         _("Every export still asks. Plans and settings stay on this computer: Mesomap contains no "
           "network code."));
  }

  void drawFoot() {
    gap(10);
    Settings delivered = settings_;
    putBackDelivered(delivered);
    const Button back{.id = "settings.delivered",
                      .label = _("Put back what was delivered"),
                      .enabled = !(delivered == settings_),
                      .height = 34,
                      .tooltip = _("Everything on this page, and nothing else")};
    if (act(button(back), back.enabled)) settings_ = delivered;
    const Button close{
        .id = "dialog.close", .label = _("Close"), .look = Look::filled, .height = 34};
    ImGui::SameLine();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x -
                         buttonWidth(close));
    if (act(button(close), true)) cancel();
  }

  bool act(bool clicked, bool enabled) { return (walk_.stop() && enabled) || clicked; }

  void tick(const char* id, const char* text, bool& value, const char* meaning) {
    tickBox(id, text, value);
    if (walk_.stop()) value = !value;
    reportText(id, value ? "on" : "off");
    gap(-6);
    ImGui::Indent(px(30));
    label(meaning);
    ImGui::Unindent(px(30));
  }

  /// A caption and choices beside it, in as many rows as they need.
  template <typename Value>
  void choose(const char* id, const char* caption, Value& value,
              const std::vector<Option<Value>>& options) {
    const float left = ImGui::GetCursorPosX();
    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(top + (px(control(32)) - ImGui::GetFontSize()) * 0.5f);
    ImGui::TextUnformatted(shortened(caption, px(kCaption - 8)).c_str());
    ImGui::SetCursorPos({left + px(kCaption), top});
    ImGui::BeginGroup();
    std::size_t taken = 0;
    const float room = ImGui::GetContentRegionAvail().x;
    const float from = ImGui::GetCursorScreenPos().x;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const Option<Value>& option = options[i];
      if (value == option.value) taken = i;
      const Button spec{.id = option.id,
                        .label = option.label,
                        .look = Look::chip,
                        .selected = value == option.value};
      const float end = ImGui::GetItemRectMax().x + px(6) + buttonWidth(spec);
      if (i > 0 && end <= from + room) ImGui::SameLine(0, px(6));
      if (button(spec)) value = option.value;
      if (value == option.value) reportText(id, option.id);
    }
    ImGui::EndGroup();
    const int step = walk_.choices();
    if (step < 0 && taken > 0) value = options[taken - 1].value;
    if (step > 0 && taken + 1 < options.size()) value = options[taken + 1].value;
  }

  Settings& settings_;
  KeyWalk walk_;
  float page_ = 0;  ///< How high it was drawn last, screen pixels.
};

}  // namespace

std::unique_ptr<Dialog> makeSettingsDialog(Settings& settings) {
  return std::make_unique<SettingsDialog>(settings);
}

}  // namespace mesomap::ui
