// Result and error values: how every floor reports what went wrong without exceptions.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace mesomap {

/// What kind of failure, so that a caller can choose an exit status or offer a remedy.
enum class ErrorKind {
  refused,         ///< The input is not acceptable (bad file, out of range, wrong version).
  io,              ///< The operating system said no (missing, full, read-only).
  usage,           ///< The request itself is wrong (unknown option, unknown name).
  cancelled,       ///< The user or a newer request stopped the work.
  unitUnknown,     ///< A mesh states no unit and its size is implausible: ask the user.
  passwordWanted,  ///< The file is sealed and no password was given: ask the user.
  wrongPassword    ///< The password given does not open it, or the file was changed.
};

/// One failure in words a user can read. `subject` is the file or thing it is about; `message` says
/// what is wrong and where ("line 12: vertex 7 is not a number"), without repeating the subject.
// The analyzer takes a variant's other member for an Error that nobody made.
struct Error {  // NOLINT(clang-analyzer-core.uninitialized.Assign)
  ErrorKind kind = ErrorKind::refused;
  std::string subject;
  std::string message;

  /// "SUBJECT: MESSAGE", or the message alone where there is no subject.
  [[nodiscard]] std::string text() const {
    return subject.empty() ? message : subject + ": " + message;
  }
};

/// A value or an Error. Check with `if (!result)`, read with `*result` or `result->`.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)  // NOLINT(google-explicit-constructor)
      : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error)  // NOLINT(google-explicit-constructor)
      : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] T& operator*() & { return std::get<0>(state_); }
  [[nodiscard]] const T& operator*() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(state_)); }
  [[nodiscard]] T* operator->() { return &std::get<0>(state_); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(state_); }
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success, or an Error, where there is no value to hand back.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace mesomap
