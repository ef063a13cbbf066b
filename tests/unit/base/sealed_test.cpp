#include "base/sealed.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>

#include <random>
#include <string>

namespace mesomap {
namespace {

/// What a test can pay; the form is the same.
constexpr SealCost kCheap{1, 8};

SecretPtr secretOf(std::string text) {
  return Secret::takenFrom(text);
}

SealPtr sealOf(const std::string& password) {
  auto made = Seal::make(*secretOf(password), kCheap);
  EXPECT_TRUE(made);
  return *made;
}

/// As a file is opened: with nothing but its bytes and the password.
Result<std::string> opened(const std::string& sealed, const std::string& password) {
  const auto seal = Seal::madeFor(sealed, *secretOf(password), "file");
  if (!seal) return seal.error();
  return (*seal)->unseal(sealed, "file");
}

std::string randomBytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

TEST(Sealed, comesBackWhateverItHolds) {
  std::mt19937 random(7);
  const SealPtr seal = sealOf("correct horse");
  for (std::size_t round = 0; round < 60; ++round) {
    const std::size_t size = round < 20 ? round : random() % 300'000;
    const std::string bytes = randomBytes(random, size);
    const std::string sealed = seal->seal(bytes);
    EXPECT_EQ(sealed.size(), bytes.size() + kSealOverhead);
    EXPECT_TRUE(looksSealed(sealed));
    const auto back = opened(sealed, "correct horse");
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(*back, bytes);
  }
}

TEST(Sealed, showsNothingOfWhatItHolds) {
  const std::string marker = "Ana Beispiel, forehead";
  const std::string sealed = sealOf("correct horse")->seal(marker + marker);
  EXPECT_EQ(sealed.find(marker.substr(0, 4)), std::string::npos);
}

TEST(Sealed, twoSealsOfTheSameDiffer) {
  const SealPtr seal = sealOf("correct horse");
  const std::string first = seal->seal("the same"), second = seal->seal("the same");
  EXPECT_NE(first.substr(kSealHeaderBytes), second.substr(kSealHeaderBytes));
  // One key for both: saving again does not derive it again.
  EXPECT_EQ(*seal->unseal(second, ""), "the same");
  // A new password, even the same one, has a salt of its own.
  const std::string other = sealOf("correct horse")->seal("the same");
  EXPECT_NE(other.substr(24, 16), first.substr(24, 16));
}

TEST(Sealed, anotherPasswordIsSaid) {
  const std::string sealed = sealOf("correct horse")->seal("text");
  for (const char* wrong : {"correct horsf", "correct hors", "correct horse ", "Correct horse"}) {
    const auto back = opened(sealed, wrong);
    ASSERT_FALSE(back) << wrong;
    EXPECT_EQ(back.error().kind, ErrorKind::wrongPassword);
    EXPECT_EQ(back.error().text(), "file: wrong password, or the file was changed");
  }
  const auto none = opened(sealed, "");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "the password is empty");
}

TEST(Sealed, everyBitOfItIsGuarded) {
  const SealPtr seal = sealOf("correct horse");
  const std::string sealed = seal->seal("some text of a plan");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    std::string changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    const auto same = seal->unseal(changed, "file");
    ASSERT_FALSE(same) << "bit " << bit;
    EXPECT_FALSE(same.error().message.empty()) << "bit " << bit;
  }
}

TEST(Sealed, theHeadIsGuardedWhereTheKeyIsMadeFromIt) {
  const std::string sealed = sealOf("correct horse")->seal("some text of a plan");
  for (std::size_t bit = 0; bit < kSealHeaderBytes * 8; ++bit) {
    // These ask for up to 1 GiB of memory each: three of them say as much as all.
    if (bit / 8 >= 21 && bit / 8 < 24 && bit % 8 > 0) continue;
    std::string changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(opened(changed, "correct horse")) << "bit " << bit;
  }
}

TEST(Sealed, cutShortAtAnyLengthIsSaid) {
  const SealPtr seal = sealOf("correct horse");
  const std::string sealed = seal->seal("some text of a plan");
  for (std::size_t length = 0; length < sealed.size(); ++length) {
    const auto back = seal->unseal(sealed.substr(0, length), "file");
    ASSERT_FALSE(back) << length;
    EXPECT_EQ(back.error().kind, ErrorKind::refused) << length;
    EXPECT_EQ(back.error().message, length < 8 ? "this is no file protected by Mesomap"
                                               : "the file is cut short: its end is missing")
        << length;
  }
  const auto longer = seal->unseal(sealed + "x", "file");
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().message, "the file is longer than it says: something was added to it");
}

TEST(Sealed, otherFilesAndNewerVersionsAreToldApart) {
  const SealPtr seal = sealOf("correct horse");
  EXPECT_EQ(seal->unseal("{\"format\": \"mesomap-plan\"}", "").error().message,
            "this is no file protected by Mesomap");
  std::string newer = seal->seal("text");
  newer[8] = 2;
  EXPECT_EQ(seal->unseal(newer, "").error().message, "this file was protected by a newer Mesomap");
}

TEST(Sealed, aFileCannotAskForEndlessWork) {
  const std::string sealed = sealOf("correct horse")->seal("text");
  for (const auto& [at, value] : {std::pair<std::size_t, int>{16, 17}, {19, 1}, {23, 1}, {16, 0}}) {
    std::string absurd = sealed;
    absurd[at] = static_cast<char>(value);
    const auto back = opened(absurd, "correct horse");
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().message,
              "the file asks for more work than any password needs: it was changed");
  }
}

TEST(Sealed, newPasswordsHaveAFewCharacters) {
  EXPECT_NE(passwordRefusal(*secretOf("seven77")), "");
  EXPECT_EQ(passwordRefusal(*secretOf("eight888")), "");
  // Characters, not bytes.
  EXPECT_NE(passwordRefusal(*secretOf("äöüßäöü")), "");
  EXPECT_EQ(passwordRefusal(*secretOf("äöüßäöüß")), "");
}

TEST(Secret, takesTheTextOver) {
  std::string typed = "correct horse";
  typed.reserve(100);
  const char* where = typed.data();
  const SecretPtr secret = Secret::takenFrom(typed);
  EXPECT_EQ(secret->text(), "correct horse");
  EXPECT_TRUE(typed.empty());
  EXPECT_EQ(std::string(where, 13), std::string(13, '\0'));
}

TEST(Secret, keepsTheProcessOutOfCoreDumps) {
  const Secret secret(4);
  EXPECT_EQ(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
}

}  // namespace
}  // namespace mesomap
