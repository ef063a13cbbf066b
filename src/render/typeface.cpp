// Inter through FreeType: one line of text as coverage laid on a picture.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/i18n.h"
#include "render/ink.h"

namespace mesomap::render {
namespace {

const char* fileOf(Typeface::Weight weight) {
  switch (weight) {
    case Typeface::Weight::regular:
      return MESOMAP_FONT_REGULAR;
    case Typeface::Weight::medium:
      return MESOMAP_FONT_MEDIUM;
    case Typeface::Weight::semibold:
      break;
  }
  return MESOMAP_FONT_SEMIBOLD;
}

/// Bytes that are no UTF-8 become U+FFFD.
std::vector<char32_t> lettersOf(const std::string& text) {
  std::vector<char32_t> letters;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    const int more = first < 0x80 ? 0 : first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : 3;
    char32_t letter = more == 0 ? first : first & (0x3Fu >> more);
    bool whole = first < 0x80 || (first >= 0xC0 && first < 0xF8);
    for (int k = 0; whole && k < more; ++k) {
      whole = i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0u) == 0x80;
      if (whole) letter = letter << 6 | (static_cast<unsigned char>(text[i++]) & 0x3Fu);
    }
    letters.push_back(whole ? letter : U'\uFFFD');
  }
  return letters;
}

constexpr double kUnits = 64.0;  ///< FreeType's 26.6 fixed point.

}  // namespace

struct Typeface::Impl {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  double sizePx = 0.0;
  double ascentPx = 0.0;

  ~Impl() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
  /// Width of a letter, which stands in the face's slot then; 0 where it has none.
  double take(char32_t letter) const {
    if (FT_Load_Char(face, letter, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT) != 0) return 0.0;
    return static_cast<double>(face->glyph->linearHoriAdvance) / 65536.0;
  }
};

Typeface::Typeface() : impl_(std::make_unique<Impl>()) {}
Typeface::~Typeface() = default;

Result<std::shared_ptr<const Typeface>> Typeface::load(Weight weight, double sizePx) {
  const std::shared_ptr<Typeface> made(new Typeface);
  Impl& d = *made->impl_;
  if (FT_Init_FreeType(&d.library) != 0 ||
      FT_New_Face(d.library, fileOf(weight), 0, &d.face) != 0) {
    return Error{ErrorKind::io, fileOf(weight),
                 _("the font cannot be read (on Debian: package fonts-inter)")};
  }
  FT_Size_RequestRec size{};
  size.type = FT_SIZE_REQUEST_TYPE_REAL_DIM;
  size.height = static_cast<FT_Long>(std::lround(std::clamp(sizePx, 1.0, 2000.0) * kUnits));
  if (FT_Request_Size(d.face, &size) != 0) {
    return Error{ErrorKind::io, fileOf(weight), _("the font has no such size")};
  }
  d.sizePx = sizePx;
  d.ascentPx = static_cast<double>(d.face->size->metrics.ascender) / kUnits;
  return std::shared_ptr<const Typeface>(made);
}

double Typeface::sizePx() const {
  return impl_->sizePx;
}

double Typeface::widthOf(const std::string& text) const {
  double width = 0.0;
  for (const char32_t letter : lettersOf(text)) width += impl_->take(letter);
  return width;
}

std::string Typeface::fitted(const std::string& text, double widthPx) const {
  if (widthOf(text) <= widthPx) return text;
  std::string kept = text;
  while (!kept.empty()) {
    // Whole letters.
    while (!kept.empty() && (static_cast<unsigned char>(kept.back()) & 0xC0u) == 0x80) {
      kept.pop_back();
    }
    if (!kept.empty()) kept.pop_back();
    if (widthOf(kept + "…") <= widthPx) break;
  }
  return kept + "…";
}

void Ink::text(const Typeface& face, glm::dvec2 at, const std::string& text,
               const InkColor& color) {
  const Typeface::Impl& d = *face.impl_;
  const double baseline = std::round(at.y + origin_.y + d.ascentPx);
  if (baseline + d.sizePx < 0.0 || baseline - 2.0 * d.sizePx > rows_.height) return;
  double pen = at.x + origin_.x;
  for (const char32_t letter : lettersOf(text)) {
    const double advance = d.take(letter);
    const FT_GlyphSlot slot = d.face->glyph;
    const double whole = std::floor(pen);
    const double before = pen;
    pen += advance;
    if (advance <= 0.0 || before > rows_.width || pen < 0.0) continue;
    FT_Outline_Translate(&slot->outline, std::lround((before - whole) * kUnits), 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) continue;
    const FT_Bitmap& map = slot->bitmap;
    const int left = static_cast<int>(whole) + slot->bitmap_left;
    const int top = static_cast<int>(baseline) - slot->bitmap_top;
    for (int row = 0; row < static_cast<int>(map.rows); ++row) {
      const int y = top + row;
      if (y < 0 || y >= rows_.height) continue;
      const unsigned char* from = map.buffer + static_cast<std::ptrdiff_t>(row) * map.pitch;
      for (int column = 0; column < static_cast<int>(map.width); ++column) {
        const int x = left + column;
        if (x >= 0 && x < rows_.width) lay(x, y, from[column] / 255.0, color);
      }
    }
  }
}

}  // namespace mesomap::render
