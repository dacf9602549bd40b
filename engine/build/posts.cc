#include "engine/build/posts.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace vouch::build {

using catalog::RowProblem;

std::optional<RowProblem> Posts::add(const catalog::PostRecord& record, SeenOwner owner, bool left_out, LabelTable& labels) {
  const auto [key, is_new] = keys_.insert(record.post_id);
  if (!is_new) return duplicate("post_id", record.post_id);
  known_.push_back({.owner = owner, .left_out = left_out});
  if (left_out) return std::nullopt;
  const auto figure = [](std::optional<std::int64_t> value) { return value.value_or(catalog::kUnknown); };
  rows_.push_back({.owner = owner,
                   .key = key,
                   .language = labels.insert(record.language),
                   .at_s = figure(record.at_s),
                   .likes = figure(record.likes),
                   .comments = figure(record.comments),
                   .shares = figure(record.shares),
                   .saves = figure(record.saves),
                   .views = figure(record.views)});
  return std::nullopt;
}

std::variant<std::optional<SeenOwner>, RowProblem> Posts::owner_of(std::string_view post_id) const {
  const auto key = keys_.find(post_id);
  if (!key) return RowProblem{"post_id", "unknown post '" + std::string(post_id) + "'", "the id of a post"};
  const Known& known = known_[*key];
  return known.left_out ? std::nullopt : std::optional(known.owner);
}

core::Result<void> Posts::write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& writer) const {
  std::vector<const Row*> rows = column_of<const Row*>(rows_, [](const Row& row) { return &row; });
  std::sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
    return std::tuple(order.index(a->owner), a->at_s, keys_.key(a->key)) <
           std::tuple(order.index(b->owner), b->at_s, keys_.key(b->key));
  });
  SectionWriter out(writer);
  out.array<std::uint64_t>("posts.owner_offsets",
                           offsets_of(rows, order.size(), [&](const Row* row) { return order.index(row->owner); }));
  out.texts("posts.keys", column_of<std::string_view>(rows, [&](const Row* row) { return keys_.key(row->key); }));
  for (const auto& [name, field] :
       {std::pair{"posts.at_s", &Row::at_s}, std::pair{"posts.likes", &Row::likes}, std::pair{"posts.comments", &Row::comments},
        std::pair{"posts.shares", &Row::shares}, std::pair{"posts.saves", &Row::saves}, std::pair{"posts.views", &Row::views}}) {
    out.array<std::int64_t>(name, column_of<std::int64_t>(rows, [f = field](const Row* row) { return row->*f; }));
  }
  out.array<std::uint32_t>("posts.language",
                           column_of<std::uint32_t>(rows, [&](const Row* row) { return labels.rank(row->language); }));
  return out.done();
}

}  // namespace vouch::build
