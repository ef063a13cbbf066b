// Key codes as GLFW numbers them, so that the registry needs no window library.
#pragma once

namespace mesomap::ui::key {

inline constexpr int kSpace = 32;
inline constexpr int kLeftBracket = 91;
inline constexpr int kRightBracket = 93;
inline constexpr int kMinus = 45;
inline constexpr int kEqual = 61;
inline constexpr int kEscape = 256;
inline constexpr int kDelete = 261;
inline constexpr int kDown = 264;
inline constexpr int kUp = 265;
inline constexpr int kPadMinus = 333;
inline constexpr int kPadPlus = 334;
inline constexpr int kF1 = 290;
inline constexpr int kF5 = 294;
inline constexpr int kF12 = 301;

}  // namespace mesomap::ui::key
