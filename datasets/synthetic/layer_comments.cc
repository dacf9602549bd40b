// Layer "comments": a sample of what people write below posts, each by someone likely to follow the creator. Layer "pods":
// creators who agreed to comment below one another's posts, within the hour and whatever the post says. Truth: the pods.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "datasets/synthetic/layers.h"
#include "datasets/synthetic/posting.h"
#include "datasets/writing/table_writer.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 9> kCommentColumns{"post_id", "account_id", "comment_id", "at",  "likes",
                                                          "chars",   "words",      "is_owner",   "text"};
constexpr std::array<std::string_view, 2> kTruthColumns{"pod", "creator_id"};
constexpr double kCommentsPerPost = 1.1;
constexpr double kAnswered = 0.15;

struct Comment {
  std::string_view post_id, account_id, comment_id;
  std::int64_t at = 0, likes = 0;
  bool is_owner = false;
  std::string_view text;
};

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

void write_comment(TableWriter& table, const Comment& comment) {
  table.plain(comment.post_id);
  table.plain(comment.account_id);
  table.plain(comment.comment_id);
  table.whole(comment.at);
  table.whole(comment.likes);
  table.whole(characters(comment.text));
  table.whole(1 + std::count(comment.text.begin(), comment.text.end(), ' '));
  table.flag(comment.is_owner);
  table.text(comment.text);
  table.end_row();
}

std::int64_t later(std::int64_t at, double seconds) { return std::min(kWorldEnds, at + static_cast<std::int64_t>(seconds)); }

/// Comments below one post, and now and then the creator's answer.
void write_thread(TableWriter& table, const World& world, const Grammar& grammar, std::uint64_t c, std::uint32_t post,
                  core::Random& random) {
  const Creator& creator = world.creators[c];
  const std::string id = post_id(c, post);
  const auto at = posted_at(world, c, post);
  std::uint64_t number = 0;
  for (auto left = random.poisson(kCommentsPerPost); left > 0; --left) {
    const std::string account = world.crowd.id(world.crowd.draw_one(creator.leaning, random));
    const std::string comment_id = id + '-' + std::to_string(number++);
    const auto likes = static_cast<std::int64_t>(random.poisson(0.4));
    const auto written = later(at, 30000.0 * random.exponential());
    write_comment(table, {id, account, comment_id, written, likes, false, grammar.comment(creator.language, random)});
    if (!random.chance(kAnswered)) continue;
    const std::string answer_id = id + '-' + std::to_string(number++);
    const auto answered = later(written, 9000.0 * random.exponential());
    write_comment(table, {id, creator_account(c), answer_id, answered, 0, true, grammar.comment(creator.language, random)});
  }
}

/// What the other members of a pod write below one post.
void write_pod_thread(TableWriter& table, const World& world, const Grammar& grammar, std::uint64_t c, std::uint32_t post,
                      const std::vector<std::uint64_t>& members, core::Random& random) {
  const std::string id = post_id(c, post);
  const auto at = posted_at(world, c, post);
  for (const auto member : members) {
    if (member == c || !random.chance(0.65)) continue;
    const std::string comment_id = id + "-m" + std::to_string(member + 1);
    const auto written = later(at, 60.0 + 1500.0 * random.exponential());
    write_comment(
        table, {id, creator_account(member), comment_id, written, 0, false, grammar.comment(world.creators[c].language, random)});
  }
}

}  // namespace

core::Result<void> write_comments(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "comments.csv", kCommentColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    auto random = world.stream("comments", c);
    for (std::uint32_t i = 0; i < world.creators[c].posts; ++i) write_thread(*table, world, context.grammar, c, i, random);
    context.at(c + 1, world.creators.size());
  }
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.comments += *rows;
  return {};
}

core::Result<void> write_pods(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "comments-pods.csv", kCommentColumns);
  if (!table) return core::fail(table.error());
  auto truth = TableWriter::open(context.folder / "truth" / "pods.csv", kTruthColumns);
  if (!truth) return core::fail(truth.error());
  std::map<std::int64_t, std::vector<std::uint64_t>> pods;
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    if (world.creators[c].pod != kNoPod) pods[world.creators[c].pod].push_back(c);
  }
  std::uint64_t done = 0;
  for (const auto& [pod, members] : pods) {
    for (const auto c : members) {
      truth->whole(pod + 1);
      truth->plain(creator_id(c));
      truth->end_row();
      auto random = world.stream("pod comments", c);
      for (std::uint32_t i = 0; i < world.creators[c].posts; ++i) {
        write_pod_thread(*table, world, context.grammar, c, i, members, random);
      }
    }
    context.at(++done, pods.size());
  }
  if (pods.empty()) context.at(0, 0);
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.comments += *rows;
  if (const auto written = truth->finish(); !written) return core::fail(written.error());
  return {};
}

}  // namespace vouch::datasets
