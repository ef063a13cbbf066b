// A value that is shared and never changed: copies of its holder share it, and compare by value.
#pragma once

#include <memory>
#include <utility>

namespace mesomap {

/// As large as two pointers. Holds a default value where nothing was put in.
template <class T>
class Frozen {
 public:
  Frozen() = default;
  Frozen(T value) : value_(std::make_shared<const T>(std::move(value))) {}  // NOLINT: as optional

  [[nodiscard]] const T& operator*() const {
    static const T kNone{};
    return value_ ? *value_ : kNone;
  }
  [[nodiscard]] const T* operator->() const { return &**this; }

  bool operator==(const Frozen& other) const { return value_ == other.value_ || **this == *other; }

 private:
  std::shared_ptr<const T> value_;
};

}  // namespace mesomap
