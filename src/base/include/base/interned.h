// A text of which the program keeps one copy, for values that are many and repeat a few words.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace mesomap {

/// As large as a pointer. Kept texts live as long as the program; safe on any thread.
class Interned {
 public:
  Interned();  ///< Empty.
  Interned& operator=(std::string_view text);

  [[nodiscard]] const std::string& text() const { return *text_; }
  [[nodiscard]] bool empty() const { return text_->empty(); }
  bool operator==(const Interned&) const =
      default;  // One copy each: the same text, the same place.
  bool operator==(std::string_view text) const { return *text_ == text; }
  friend std::ostream& operator<<(std::ostream& out, const Interned& interned) {
    return out << interned.text();
  }

 private:
  const std::string* text_;
};

}  // namespace mesomap
