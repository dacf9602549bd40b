#include "engine/build/link_part.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;
using vouch::testing::write_file;

using Found = std::variant<SeenOwner, catalog::RowProblem>;
using Plain = std::tuple<std::uint64_t, std::string, std::string>;  // pseudonym, platform, owner

core::Result<void> ignore(const PartLink& /*link*/) { return {}; }
core::Result<void> ignore_day(const DatedFollow& /*follow*/) { return {}; }

/// A part of these links, with one owner that is unknown.
void write_part(const std::filesystem::path& folder, const std::filesystem::path& file, const std::vector<Plain>& links) {
  LinkRecorder recorder({.folder = folder, .memory_bytes = 1, .threads = 1});
  recorder.saw({.id = "nobody", .kind = std::nullopt}, Found(catalog::RowProblem{"owner_id", "unknown", "an id"}));
  for (const auto& [pseudonym, platform, owner] : links) {
    const std::uint32_t code = recorder.saw(of_creator(owner), Found(SeenOwner{7}));
    recorder.happened(static_cast<std::int64_t>(links.size()));
    ASSERT_TRUE(recorder.add(pseudonym, platform, code));
    ASSERT_TRUE(recorder.add_day(pseudonym, code, 7));
  }
  ASSERT_TRUE(recorder.finish(file, "notes", ignore, ignore_day));
}

std::vector<Plain> links_of(const LinkPart& part) {
  std::vector<Plain> links;
  EXPECT_TRUE(part.each_link([&](const PartLink& link) -> core::Result<void> {
    links.emplace_back(link.pseudonym, part.labels()[link.label], part.owners()[link.owner].key.id);
    return {};
  }));
  return links;
}

TEST(LinkPart, GivesEveryLinkOnceInTheOrderOfPseudonymsWithItsOwnerAndPlatform) {
  const TemporaryFolder folder;
  core::Random random(5, "parts");
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5000}, std::size_t{200'000}}) {
    std::vector<Plain> links;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t pseudonym = random.chance(0.5) ? random.below(50) : core::mix64(random.below(9000));
      links.emplace_back(pseudonym,
                         random.chance(0.7)   ? ""
                         : random.chance(0.5) ? "tiktok"
                                              : "x",
                         "c" + std::to_string(random.below(300)));
    }
    write_part(folder.path(), folder / "part", links);
    const auto part = LinkPart::open(folder / "part");
    ASSERT_TRUE(part);
    const std::vector<Plain> found = links_of(*part);
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end(),
                               [](const Plain& a, const Plain& b) { return std::get<0>(a) < std::get<0>(b); }));
    const std::set<Plain> once(links.begin(), links.end());
    EXPECT_EQ(std::multiset<Plain>(found.begin(), found.end()), std::multiset<Plain>(once.begin(), once.end()));
    EXPECT_EQ(part->notes(), "notes");
    EXPECT_EQ(part->latest_s().has_value(), count > 0);
    EXPECT_EQ(part->owners().front().finding, "none\nowner_id\nunknown\nan id");
  }
}

TEST(LinkPart, GivesTheEarliestDayOfEachFollow) {
  using Follow = std::tuple<std::uint64_t, std::uint32_t, audience::Day>;
  const TemporaryFolder folder;
  core::Random random(6, "days");
  LinkRecorder recorder({.folder = folder.path(), .memory_bytes = 1, .threads = 1});
  for (std::uint32_t code = 0; code < 300; ++code) recorder.saw(of_creator(std::to_string(code)), Found(SeenOwner{code}));
  std::map<std::pair<std::uint64_t, std::uint32_t>, audience::Day> earliest;
  for (int i = 0; i < 150'000; ++i) {
    const std::uint64_t pseudonym = random.chance(0.5) ? random.below(50) : core::mix64(random.below(9000));
    const auto owner = static_cast<std::uint32_t>(random.below(300));
    const auto day = static_cast<audience::Day>(random.chance(0.2) ? audience::kNoDay : random.below(60'000));
    ASSERT_TRUE(recorder.add_day(pseudonym, owner, day));
    if (day == audience::kNoDay) continue;
    const auto [entry, fresh] = earliest.emplace(std::pair(pseudonym, owner), day);
    if (!fresh) entry->second = std::min(entry->second, day);
  }
  std::vector<Follow> expected, handed, read;
  for (const auto& [key, day] : earliest) expected.emplace_back(key.first, key.second, day);
  const auto into = [](std::vector<Follow>& follows) {
    return [&follows](const DatedFollow& follow) -> core::Result<void> {
      follows.emplace_back(follow.pseudonym, follow.owner, follow.day);
      return {};
    };
  };
  ASSERT_TRUE(recorder.finish(folder / "part", "notes", ignore, into(handed)));
  EXPECT_EQ(handed, expected);
  const auto part = LinkPart::open(folder / "part");
  ASSERT_TRUE(part);
  ASSERT_TRUE(part->each_day(into(read)));
  EXPECT_EQ(read, expected);
}

TEST(LinkPart, ADamagedOneIsNoneWhereverTheDamageIs) {
  const TemporaryFolder folder;
  write_part(folder.path(), folder / "part", {{1, "", "c1"}, {9, "x", "c1"}, {9, "", "c2"}});
  const std::string whole = read_file(folder / "part");
  ASSERT_TRUE(LinkPart::open(folder / "part"));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    write_file(folder / "cut", whole.substr(0, length));
    EXPECT_FALSE(LinkPart::open(folder / "cut")) << length;
  }
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    write_file(folder / "flipped", flipped);
    EXPECT_FALSE(LinkPart::open(folder / "flipped")) << bit;
  }
  write_file(folder / "longer", whole + "x");
  EXPECT_FALSE(LinkPart::open(folder / "longer"));
  EXPECT_FALSE(LinkPart::open(folder / "absent"));
}

}  // namespace
}  // namespace vouch::build
