#include "engine/core/hash.h"

#include <gtest/gtest.h>

namespace vouch::core {
namespace {

TEST(Hash, Sha256IsThatOfTheStandard) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, B.1
}

TEST(Hash, DigestsReadTheirHexadecimalFormOfEitherCase) {
  const Digest digest = sha256("x");
  EXPECT_EQ(digest_from_hex(hex(digest)), digest);
  std::string upper = hex(digest);
  for (char& c : upper) c = static_cast<char>(std::toupper(c));
  EXPECT_EQ(digest_from_hex(upper), digest);
  EXPECT_EQ(digest_from_hex("abc").error().message, "found 3 characters, expected 64 hexadecimal digits (SHA-256)");
  EXPECT_EQ(digest_from_hex(std::string(64, 'g')).error().code, ErrorCode::invalid_argument);
}

TEST(AccountKey, NeedsExactly32Bytes) {
  const auto key = AccountKey::make("short");
  ASSERT_FALSE(key.has_value());
  EXPECT_EQ(key.error().message, "account key has 5 bytes, expected exactly 32 raw bytes");
}

TEST(AccountKey, GivesTheSamePseudonymForAnIdAndItsSha256AndAnotherWithAnotherKey) {
  const auto key = AccountKey::make(std::string(32, 'k')).value();
  const auto other = AccountKey::make(std::string(32, 'o')).value();
  EXPECT_EQ(key.pseudonym("anna"), key.pseudonym(sha256("anna")));
  EXPECT_NE(key.pseudonym("anna"), key.pseudonym("Anna"));
  EXPECT_NE(key.pseudonym("anna"), other.pseudonym("anna"));
  EXPECT_NE(key.fingerprint(), other.fingerprint());
}

}  // namespace
}  // namespace vouch::core
