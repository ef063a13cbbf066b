// What was said before the treatment, as short as it can be: the clinic's record holds the rest.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesomap::plan {

enum class Answer : std::uint8_t { notAsked, no, yes };
[[nodiscard]] const char* answerName(Answer answer);  ///< "not asked", "no", "yes" in the file
[[nodiscard]] std::optional<Answer> answerFromName(std::string_view name);

/// Answers that change the map. None clears or refuses a client.
inline constexpr std::array<std::string_view, 4> kHealthQuestions{"allergy", "pregnancy",
                                                                  "under-18", "infection"};
/// In the program's language: "Allergy to something in a chosen product".
[[nodiscard]] std::string healthQuestionText(std::string_view id);

struct HealthAnswer {
  std::string id;  ///< of kHealthQuestions
  Answer answer = Answer::notAsked;
  std::string note;  ///< "lidocaine"
  std::string date;  ///< day of the answer
  bool operator==(const HealthAnswer&) const = default;
};

/// A grade means nothing without its scale.
struct Finding {
  std::string what;   ///< "Cellulite", "Hair loss"
  std::string scale;  ///< "Nürnberger–Müller", "Norwood–Hamilton", "Ludwig"
  std::string grade;  ///< "2"
  std::string note;
  bool operator==(const Finding&) const = default;
};

struct Consultation {
  std::string checkedBy;  ///< "History and consent are in the clinic's record, checked by …
  std::string checkedOn;  ///< … on …", a day
  std::string goals;      ///< in the client's words
  std::vector<Finding> findings;
  std::string numbingArea;  ///< where a numbing cream lay, in words
  std::optional<double> numbingMinutes;
  std::vector<HealthAnswer> health;

  [[nodiscard]] bool empty() const { return *this == Consultation{}; }
  /// Anything about the client's health was written down.
  [[nodiscard]] bool holdsHealth() const;
  [[nodiscard]] const HealthAnswer* find(std::string_view id) const;
  bool operator==(const Consultation&) const = default;
};
inline constexpr double kMostMinutes = 1000.0;
inline constexpr std::size_t kMostFindings = 50;

}  // namespace mesomap::plan
