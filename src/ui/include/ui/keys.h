// Key codes as GLFW numbers them, so that the registry needs no window library.
#pragma once

namespace mesomap::ui::key {

inline constexpr int kSpace = 32;
inline constexpr int kComma = 44;
inline constexpr int kLeftBracket = 91;
inline constexpr int kRightBracket = 93;
inline constexpr int kMinus = 45;
inline constexpr int kEqual = 61;
/// No key of a keyboard but a sign that is typed, on whatever key it lies.
inline constexpr int kQuestion = 63;
inline constexpr int kEscape = 256;
inline constexpr int kEnter = 257;
inline constexpr int kTab = 258;
inline constexpr int kBackspace = 259;
inline constexpr int kInsert = 260;
inline constexpr int kDelete = 261;
inline constexpr int kRight = 262;
inline constexpr int kLeft = 263;
inline constexpr int kDown = 264;
inline constexpr int kUp = 265;
inline constexpr int kPageUp = 266;
inline constexpr int kPageDown = 267;
inline constexpr int kHome = 268;
inline constexpr int kEnd = 269;
inline constexpr int kCapsLock = 280;
inline constexpr int kPause = 284;
inline constexpr int kF1 = 290;
inline constexpr int kF5 = 294;
inline constexpr int kF12 = 301;
inline constexpr int kF25 = 314;
inline constexpr int kPad0 = 320;
inline constexpr int kPad9 = 329;
inline constexpr int kPadPoint = 330;
inline constexpr int kPadDivide = 331;
inline constexpr int kPadTimes = 332;
inline constexpr int kPadMinus = 333;
inline constexpr int kPadPlus = 334;
inline constexpr int kPadEnter = 335;
inline constexpr int kFirstModifier = 340;

}  // namespace mesomap::ui::key
