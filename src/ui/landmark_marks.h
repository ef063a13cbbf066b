// The figure's landmarks as they are seen now.
#pragma once

#include <imgui.h>

#include <optional>
#include <string>

#include "panels.h"

namespace mesomap::ui {

/// "Client's left outer corner of the eye"; midline ones without side.
[[nodiscard]] std::string landmarkName(const plan::Landmark& landmark);

/// The landmark meant by a pointer that rests on the skin, or none: on the screen and along the
/// skin it must be near.
[[nodiscard]] std::optional<std::string> landmarkAt(const Panels& panels, const WidgetRect& rect,
                                                    const mesh::SurfacePoint& hover,
                                                    ImVec2 pointer);

}  // namespace mesomap::ui
