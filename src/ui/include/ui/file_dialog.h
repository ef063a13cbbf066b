// Our own file dialog, inside the window: folders, name, filter, overwrite question, errors.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "ui/dialog.h"

namespace mesomap::ui {

struct FileKind {
  std::string label;                    ///< "Plans (*.mesomap.json)"
  std::vector<std::string> extensions;  ///< lower case with the dot; empty: every file
};

struct FileDialogOptions {
  std::string id;  ///< "open", "save", "export"
  std::string title;
  bool saving = false;
  std::filesystem::path folder;  ///< Where it starts; the home folder when it is gone.
  std::vector<std::filesystem::path> recentFolders = {};  ///< Used last, newest first.
  std::string name;                                       ///< Suggested file name when saving.
  std::string extension;  ///< Added to a typed name that lacks it, when saving.
  std::vector<FileKind> kinds;
  std::string action;  ///< Label of the main button: "Open", "Save"
  std::function<void(const std::filesystem::path&)> taken;
  std::function<void()> cancelled;
};

class FileDialog : public Dialog {
 public:
  explicit FileDialog(FileDialogOptions options);
  [[nodiscard]] std::string id() const override { return options_.id; }
  [[nodiscard]] float width() const override { return 720; }
  void draw() override;
  void cancel() override;

 private:
  struct Entry {
    std::string name;
    bool folder = false;
    std::string modified;
  };
  struct Place {
    std::string id, name;
    const char* icon;
    std::filesystem::path folder;
  };
  void goTo(const std::filesystem::path& folder);
  void goUp();
  [[nodiscard]] std::vector<Place> placesToGo() const;
  /// Arrows, Enter and the like; `asked` was asked before this frame.
  void readKeys(bool asked);
  void walkList(int rows, bool toEnd = false);
  void choose(const Entry& entry);
  void drawPlaces(float width, float height);
  void drawPath();
  void drawList(float width, float height);
  void drawNewFolder();
  void makeFolder();
  void drawName();
  void drawButtons();
  void accept();
  [[nodiscard]] bool shown(const Entry& entry) const;
  [[nodiscard]] std::filesystem::path typedPath() const;

  FileDialogOptions options_;
  std::filesystem::path folder_;
  std::vector<Entry> entries_;
  std::string pathText_;
  std::string name_;
  std::string problem_;
  std::string selected_;
  std::size_t kind_ = 0;
  bool askOverwrite_ = false;
  bool onReplace_ = false;  ///< Where the keyboard is while that is asked.
  bool narrow_ = false;     ///< What was typed as a name narrows the list.
  bool follow_ = false;     ///< The list scrolls to what is chosen.
  std::vector<Place> places_;
  bool namingFolder_ = false;
  std::string folderName_;
  bool first_ = true;
  bool pathActive_ = false;   ///< The path field has the keyboard.
  bool pathEntered_ = false;  ///< It lost it this frame: Enter was meant for it.
};

/// The order of a list for people: digits by their number, case aside.
[[nodiscard]] bool comesBefore(const std::string& a, const std::string& b);
/// `part` occurs in `name`, whatever the case of Latin letters.
[[nodiscard]] bool holdsText(const std::string& name, const std::string& part);
/// Adds `extension` unless the name ends in it (or in its last part) already.
[[nodiscard]] std::string withExtension(const std::string& name, const std::string& extension);
[[nodiscard]] bool hasExtension(const std::string& name, const std::vector<std::string>& endings);

}  // namespace mesomap::ui
