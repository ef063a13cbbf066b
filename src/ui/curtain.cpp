// The curtain (F12): hides everything at once, for when somebody comes in.
#include <imgui.h>

#include <cmath>
#include <memory>

#include "base/i18n.h"
#include "panels.h"
#include "ui/dialog.h"
#include "ui/theme.h"
#include "widgets.h"

namespace mesomap::ui {
namespace {

class Curtain : public Dialog {
 public:
  [[nodiscard]] std::string id() const override { return "curtain"; }
  [[nodiscard]] float width() const override { return 260; }
  void draw() override {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImDrawList& over = *ImGui::GetForegroundDrawList();
    over.AddRectFilled({0, 0}, screen, palette().view);
    const auto centred = [&](ImFont* font, Color ink, const char* text, float down) {
      const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, 0, text);
      over.AddText(font, font->FontSize,
                   {std::round((screen.x - size.x) * 0.5f), screen.y * 0.46f + down}, ink, text);
    };
    centred(fonts().title, palette().ink, "Mesomap", 0);
    centred(fonts().small, palette().inkSoft, _("Esc or a click: back"), px(34));
    if (ImGui::IsMouseClicked(0)) cancel();
  }
  void cancel() override { finish(); }
};

}  // namespace

std::unique_ptr<Dialog> makeCurtain() {
  return std::make_unique<Curtain>();
}

}  // namespace mesomap::ui
