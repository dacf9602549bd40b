#include "engine/build/provenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::HasSubstr;
using vouch::testing::TemporaryFolder;

std::string lines_of(const Built& built) {
  const auto section = built.snapshot.array<char>("provenance").value();
  return {section.data(), section.size()};
}

TEST(Provenance, NamesOptionsVersionsAndCounts) {
  const TemporaryFolder folder;
  BuildOptions options = test_options();
  options.until_s = 1234;
  options.audience_kinds = {AudienceKind::view, AudienceKind::follow, AudienceKind::view};
  const std::string lines = lines_of(build(folder / "x.vouch", {creator("u"), event("a", of_creator("u"), 77)}, options));
  for (const char* const line :
       {"until_s=1234\n", "audience_kinds=follow,view\n", "creators=1\n", "links=1\n", "latest_event_s=77\n",
        "expected_pseudonym_collisions=2.7e-20\n", "format=1\n", "program=vouch ", "unicode="}) {
    EXPECT_THAT(lines, HasSubstr(line));
  }
}

TEST(Provenance, HoldsTheFingerprintNotTheKey) {
  const TemporaryFolder folder;
  const std::string lines = lines_of(build(folder / "x.vouch", {creator("u")}));
  EXPECT_THAT(lines, HasSubstr("account_key="));
  EXPECT_EQ(lines.find(test_key().raw()), std::string::npos);
  BuildOptions options = test_options();
  options.account_key = *core::AccountKey::make("another key of 32 bytes: 1234567");
  EXPECT_NE(lines_of(build(folder / "x.vouch", {creator("u")}, options)), lines);
}

TEST(ExpectedCollisions, AreTheSquareOverTwoToTheSixtyFive) {
  EXPECT_EQ(expected_collisions(0), "0.0e+00");
  EXPECT_EQ(expected_collisions(1'000'000), "2.7e-08");
  EXPECT_EQ(expected_collisions(1ULL << 32), "5.0e-01");
}

}  // namespace
}  // namespace vouch::build
