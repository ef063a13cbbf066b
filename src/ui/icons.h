// Glyphs of the packaged icon font Fork Awesome (SIL OFL 1.1) that the window uses.
#pragma once

namespace mesomap::ui::icon {

inline constexpr const char* kNew = "\uF016";
inline constexpr const char* kOpen = "\uF115";
inline constexpr const char* kSave = "\uF0C7";
inline constexpr const char* kUndo = "\uF0E2";
inline constexpr const char* kRedo = "\uF01E";
inline constexpr const char* kClient = "\uF06E";
inline constexpr const char* kHidden = "\uF070";
inline constexpr const char* kExport = "\uF045";
inline constexpr const char* kMenu = "\uF141";
inline constexpr const char* kBrush = "\uF1FC";
inline constexpr const char* kErase = "\uF12D";
inline constexpr const char* kArea = "\uF278";
inline constexpr const char* kBothSides = "\uF042";
inline constexpr const char* kPlus = "\uF067";
inline constexpr const char* kMinus = "\uF068";
inline constexpr const char* kDelete = "\uF014";
inline constexpr const char* kAgain = "\uF021";
inline constexpr const char* kArrange = "\uF021";
inline constexpr const char* kCheck = "\uF00C";
inline constexpr const char* kClose = "\uF00D";
inline constexpr const char* kDown = "\uF107";
inline constexpr const char* kFold = "\uF106";
inline constexpr const char* kUp = "\uF062";
inline constexpr const char* kHome = "\uF015";
inline constexpr const char* kFolder = "\uF07B";
inline constexpr const char* kFile = "\uF0F6";
inline constexpr const char* kDisk = "\uF0A0";
inline constexpr const char* kRecent = "\uF017";
inline constexpr const char* kTable = "\uF0CE";
inline constexpr const char* kPicture = "\uF03E";
inline constexpr const char* kInfo = "\uF05A";
inline constexpr const char* kWarning = "\uF071";
inline constexpr const char* kPerson = "\uF2C0";
inline constexpr const char* kLink = "\uF0C1";
inline constexpr const char* kFill = "\uF043";
inline constexpr const char* kExclusion = "\uF05E";
inline constexpr const char* kLock = "\uF023";
inline constexpr const char* kUnlock = "\uF09C";
inline constexpr const char* kUnlink = "\uF127";
inline constexpr const char* kKeyboard = "\uF11C";
inline constexpr const char* kCopy = "\uF0C5";

}  // namespace mesomap::ui::icon
