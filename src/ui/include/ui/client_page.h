// The words on the client's page, in type that reads at two metres, drawn alike in the window and
// in one of its own on another screen. Everything on it comes from scene::ClientShow: nothing of
// the plan itself can get here.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scene/client_show.h"
#include "ui/theme.h"
#include "ui/widget_report.h"

struct ImDrawList;

namespace mesomap::ui {

/// Of a picture of that size: the larger the screen, the larger the type, in steps, so that fonts
/// are not made anew with every pixel of a window.
[[nodiscard]] float clientScale(float widthPx, float heightPx);
/// Adds the fonts to the atlas of the present Dear ImGui context, which has to be built afterwards.
[[nodiscard]] ClientType addClientType(float scale);

/// What stands on the page of a step.
struct ClientWords {
  std::string title, sentence, foot;
  std::vector<std::pair<std::string, Color>> areas;  ///< Of the whole plan's step: all of them.
  bool operator==(const ClientWords&) const = default;
};
[[nodiscard]] ClientWords clientWords(const scene::ClientShow& show);

/// Over the picture that fills `rect`.
void drawClientPage(ImDrawList& draw, const WidgetRect& rect, const scene::ClientShow& show,
                    const ClientType& type);
/// Instead of everything.
void drawClientCurtain(ImDrawList& draw, const WidgetRect& rect, const ClientType& type);

}  // namespace mesomap::ui
