// How the window is to look: as the user wishes, and as the desktop says.
#pragma once

#include <optional>
#include <string>

namespace mesomap::ui {

enum class Appearance { system, light, dark };
/// "system", "light", "dark": as the settings file has it.
[[nodiscard]] const char* appearanceName(Appearance appearance);

/// Three sizes of type; everything round it grows alike.
enum class TypeSize { normal, large, largest };
/// "normal", "large", "largest".
[[nodiscard]] const char* typeSizeName(TypeSize size);
/// 1, 1.2, 1.4.
[[nodiscard]] float typeFactor(TypeSize size);

/// Whether the text of a GTK settings file asks for a dark theme, by
/// `gtk-application-prefer-dark-theme` or by a `gtk-theme-name` that ends in "dark". GNOME's
/// tweaks, KDE, Xfce and others write such a file.
[[nodiscard]] bool gtkPrefersDark(const std::string& settingsIni);
/// Whether the user's own file, $XDG_CONFIG_HOME/gtk-3.0/settings.ini or below ~/.config, does. A
/// missing or unreadable one does not.
[[nodiscard]] bool desktopPrefersDark();

/// MESOMAP_SCALE instead of the monitor's scale: a number from 0.5 to 6, else nothing.
[[nodiscard]] std::optional<float> forcedScale();

}  // namespace mesomap::ui
