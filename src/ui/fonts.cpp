// Inter in three sizes with the icon font merged in, rasterised by FreeType.
#include "fonts.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <array>
#include <cmath>
#include <filesystem>

#include "base/log.h"
#include "ui/client_page.h"

namespace mesomap::ui {
namespace {

// Latin with its extensions, Greek, Cyrillic, punctuation, signs (≈ ≤ × ² ¾ ° …).
constexpr std::array<ImWchar, 19> kTextRanges = {
    0x0020, 0x024F, 0x0370, 0x03FF, 0x0400, 0x04FF, 0x1E00, 0x1EFF, 0x2010, 0x2044,
    0x2070, 0x209F, 0x20AC, 0x20AC, 0x2190, 0x2199, 0x2200, 0x226F, 0};
constexpr std::array<ImWchar, 3> kMarkRanges = {0x0020, 0x00FF, 0};
constexpr std::array<ImWchar, 3> kDigitRanges = {0x0030, 0x0039, 0};
constexpr std::array<ImWchar, 3> kIconRanges = {0xF000, 0xF2FF, 0};

bool exists(const char* path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

ImFont* addFont(const char* path, float pixels, const ImWchar* ranges = kTextRanges.data()) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.SizePixels = pixels;
  config.OversampleH = 1;
  config.PixelSnapH = true;
  if (!exists(path)) {
    log(LogLevel::warning, std::string("font not found: ") + path);
    return atlas.AddFontDefault(&config);
  }
  return atlas.AddFontFromFileTTF(path, pixels, &config, ranges);
}

void mergeIcons(float pixels, float lower) {
  if (!exists(MESOMAP_FONT_ICONS)) return;
  ImFontConfig config;
  config.MergeMode = true;
  config.OversampleH = 1;
  config.PixelSnapH = true;
  config.GlyphOffset.y = lower;
  ImGui::GetIO().Fonts->AddFontFromFileTTF(MESOMAP_FONT_ICONS, pixels, &config, kIconRanges.data());
}

}  // namespace

ClientType addClientType(float scale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  ClientType made;
  made.title = addFont(MESOMAP_FONT_SEMIBOLD, std::round(44 * scale));
  made.text = addFont(MESOMAP_FONT_REGULAR, std::round(28 * scale));
  made.small = addFont(MESOMAP_FONT_REGULAR, std::round(17 * scale));
  made.number = addFont(MESOMAP_FONT_SEMIBOLD, std::round(112 * scale), kDigitRanges.data());
  made.scale = scale;
  return made;
}

Fonts buildFonts(float scale, float clientScale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;

  Fonts made;
  made.body = addFont(MESOMAP_FONT_REGULAR, 16 * scale);
  mergeIcons(15 * scale, 0.5f * scale);
  made.strong = addFont(MESOMAP_FONT_SEMIBOLD, 16 * scale);
  mergeIcons(15 * scale, 0.5f * scale);
  made.small = addFont(MESOMAP_FONT_REGULAR, 14.5f * scale);
  mergeIcons(13 * scale, 0.5f * scale);
  made.title = addFont(MESOMAP_FONT_SEMIBOLD, 22 * scale);
  made.icon = addFont(MESOMAP_FONT_MEDIUM, 19 * scale);
  mergeIcons(20 * scale, 0);
  made.mark = addFont(MESOMAP_FONT_SEMIBOLD, 12.0f * scale, kMarkRanges.data());
  if (clientScale > 0.0f) made.client = addClientType(clientScale);
  atlas.Build();
  return made;
}

}  // namespace mesomap::ui
