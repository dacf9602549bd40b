// Every way to count on real graphs, against the plain one: who checked in where (Gowalla), who listens to whom (Last.fm),
// who commented on whose posts (Instagram). Skipped, visibly, where VOUCH_DATA does not name the research data.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>

#include <gtest/gtest.h>

#include "datasets/input/byte_source.h"
#include "engine/audience/shared_brands.h"
#include "engine/audience/shared_paths.h"
#include "tests/engine/audience/all_paths.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::Audiences;
using testing::owner;
using testing::SmallWorld;

/// The file's words, line by line; "" where it is not there.
std::string text_of(const std::string& name) {
  const char* const data = std::getenv("VOUCH_DATA");
  if (data == nullptr || !std::filesystem::exists(std::filesystem::path(data) / name)) return "";
  auto opened = datasets::open_file(std::filesystem::path(data) / name, name, {});
  std::string text, part(1 << 20, '\0');
  while (const std::size_t n = opened->bytes->read(part).value()) text.append(part, 0, n);
  return text;
}

/// Numbers for words, in the order in which they come.
class Numbering {
 public:
  std::uint32_t operator()(std::string_view word) {
    return numbers_.emplace(std::string(word), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// take(words) for each line but the first `skipped`, cut at blanks and tabs.
void for_each_line(std::string_view text, std::size_t skipped,
                   const std::function<void(const std::vector<std::string_view>&)>& take) {
  for (std::size_t begin = 0, line = 0; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::vector<std::string_view> words;
    for (std::size_t at = begin; at < end;) {
      const std::size_t stop = std::min(text.find_first_of(" \t\r\n", at), end);
      if (stop > at) words.push_back(text.substr(at, stop - at));
      at = stop + 1;
    }
    if (line >= skipped && words.size() > 1) take(words);
    begin = end + 1;
  }
}

void add(Audiences& audiences, std::uint32_t of, std::uint32_t account) {
  if (audiences.size() <= of) audiences.resize(of + std::size_t{1});
  audiences[of].push_back(account);
}

void expect_all_equal(const Audiences& audiences) {
  const auto world = SmallWorld::of(audiences, {.accounts = 4096, .links_a_list = 4});
  std::vector<std::uint32_t> owners(world.graph.owners());
  for (std::uint32_t o = 0; o < owners.size(); ++o) owners[o] = o;
  const auto size = [&](std::uint32_t o) { return world.graph.members(owner(o)).size(); };
  std::ranges::sort(owners, [&](std::uint32_t a, std::uint32_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; });
  std::vector<AskingAudience> asking;
  for (const std::size_t rank : {std::size_t{0}, owners.size() / 50, owners.size() / 2}) {
    asking.push_back(AskingAudience::own(world.graph, world.weights, owner(owners[rank])));
  }
  const std::vector<core::OwnerIndex> parts = {owner(owners[0]), owner(owners[1]), owner(owners[2])};
  asking.push_back(AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt));
  std::vector<const AskingAudience*> pointers;
  std::vector<std::vector<SharedAudience>> truth;
  for (const AskingAudience& one : asking) {
    pointers.push_back(&one);
    truth.push_back(shared_by_streaming(one, world.graph, world.graph.owners()));
    for (const Paths& paths : kAllPaths) {
      for (const InstructionSet set : kAllSets) {
        if (!supports(set)) continue;
        ASSERT_EQ(shared_along(paths, set, one, world.graph, world.graph.owners(), 1), truth.back());
        ASSERT_EQ(shared_along(paths, set, one, world.graph, world.graph.owners(), 2), truth.back());
      }
    }
  }
  for (const BlockPass pass : {BlockPass::always, BlockPass::never}) {
    shared_of_brands(pointers, world.graph, {.owners = world.graph.owners(), .threads = 2, .block_pass = pass},
                     [&](std::size_t i, std::vector<SharedAudience>&& shared) { ASSERT_EQ(shared, truth[i]); });
  }
}

TEST(RealGraphs, GowallaIsCountedAlikeAlongAllPaths) {
  const std::string text = text_of("gowalla/train.txt.xz");
  if (text.empty()) GTEST_SKIP() << "needs VOUCH_DATA with gowalla";
  Numbering accounts, owners;
  Audiences audiences;
  for_each_line(text, 0, [&](const auto& words) {
    for (std::size_t i = 1; i < words.size(); ++i) add(audiences, owners(words[i]), accounts(words[0]));
  });
  expect_all_equal(audiences);
}

TEST(RealGraphs, LastFmIsCountedAlikeAlongAllPaths) {
  const std::string text = text_of("lastfm_hetrec2011/raw/user_artists.dat.xz");
  if (text.empty()) GTEST_SKIP() << "needs VOUCH_DATA with lastfm_hetrec2011";
  Numbering accounts, owners;
  Audiences audiences;
  for_each_line(text, 1, [&](const auto& words) { add(audiences, owners(words[1]), accounts(words[0])); });
  expect_all_equal(audiences);
}

TEST(RealGraphs, InstagramIsCountedAlikeAlongAllPaths) {
  const std::string posts = text_of("instagram_2020/posts.tsv.xz");
  const std::string comments = text_of("instagram_2020/comments.tsv.xz");
  if (posts.empty() || comments.empty()) GTEST_SKIP() << "needs VOUCH_DATA with instagram_2020";
  std::unordered_map<std::string, std::uint32_t> creator_of;
  Numbering accounts, creators;
  for_each_line(posts, 1, [&](const auto& words) { creator_of.emplace(std::string(words[0]), creators(words[1])); });
  Audiences audiences;
  for_each_line(comments, 1, [&](const auto& words) {
    const auto creator = creator_of.find(std::string(words[0]));
    if (creator != creator_of.end()) add(audiences, creator->second, accounts(words[1]));
  });
  ASSERT_GT(audiences.size(), 1000U);
  expect_all_equal(audiences);
}

}  // namespace
}  // namespace vouch::audience
