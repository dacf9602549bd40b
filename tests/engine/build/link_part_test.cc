#include "engine/build/link_part.h"

#include <algorithm>
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

/// A part of these links, with one owner that is unknown.
void write_part(const std::filesystem::path& folder, const std::filesystem::path& file, const std::vector<Plain>& links) {
  LinkRecorder recorder({.folder = folder, .memory_bytes = 1, .threads = 1});
  recorder.saw({.id = "nobody", .kind = std::nullopt}, Found(catalog::RowProblem{"owner_id", "unknown", "an id"}));
  for (const auto& [pseudonym, platform, owner] : links) {
    const std::uint32_t code = recorder.saw(of_creator(owner), Found(SeenOwner{7}));
    recorder.happened(static_cast<std::int64_t>(links.size()));
    ASSERT_TRUE(recorder.add(pseudonym, platform, code));
  }
  ASSERT_TRUE(recorder.finish(file, "notes", ignore));
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
