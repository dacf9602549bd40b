#include "engine/build/posts.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace vouch::build {

using catalog::PostState;
using catalog::RowProblem;

namespace {

PostState state_of(const catalog::PostRecord& record) {
  if (record.deleted.value_or(false)) return PostState::deleted;
  const bool other_figures = record.comments || record.shares || record.saves || record.views;
  return !record.likes && other_figures ? PostState::likes_hidden : PostState::open;
}

}  // namespace

std::optional<RowProblem> Posts::add(const catalog::PostRecord& record, SeenOwner owner, bool left_out, LabelTable& labels) {
  const auto [key, is_new] = keys_.insert(record.post_id);
  if (!is_new) return duplicate("post_id", record.post_id);
  const PostState state = state_of(record);
  const bool deleted = state == PostState::deleted;
  known_.push_back({.owner = owner, .left_out = left_out, .deleted = deleted});
  if (left_out) return std::nullopt;
  const auto seen = [deleted](std::optional<std::int64_t> value) {
    return deleted ? catalog::kUnknown : value.value_or(catalog::kUnknown);
  };
  const auto payment =
      credibility::payment_of({.at_s = record.at_s, .label = record.label, .sponsors = !record.sponsors.empty()}, {}, 0);
  rows_.push_back({.owner = owner,
                   .key = key,
                   .language = labels.insert(record.language),
                   .payment = static_cast<std::uint8_t>(payment),
                   .state = static_cast<std::uint8_t>(state),
                   .at_s = record.at_s.value_or(catalog::kUnknown),
                   .likes = seen(record.likes),
                   .comments = seen(record.comments),
                   .shares = seen(record.shares),
                   .saves = seen(record.saves),
                   .views = seen(record.views)});
  return std::nullopt;
}

void Posts::classify_last(const catalog::PostRecord& record, std::string_view country,
                          const credibility::DisclosureClassifier& classifier) {
  const credibility::Disclosure read = classifier.classify(
      {.text = record.text, .hashtags = record.hashtags, .label = record.label, .country = country, .language = record.language});
  Row& row = rows_.back();
  row.post_class = static_cast<std::uint8_t>(read.post_class);
  row.verdict = static_cast<std::uint8_t>(read.verdict);
  row.confidence = static_cast<std::uint8_t>(read.confidence);
}

void Posts::read_evenness_of_last(const catalog::PostRecord& record, const credibility::EvennessReader& reader) {
  const credibility::EvennessReading read = reader.read(record.text, record.language);
  if (read.readable) rows_.back().evenness = static_cast<std::uint8_t>(read.post_class);
}

std::variant<std::optional<Posts::Found>, RowProblem> Posts::find(std::string_view post_id) const {
  const auto key = keys_.find(post_id);
  if (!key) return RowProblem{"post_id", "unknown post '" + std::string(post_id) + "'", "the id of a post"};
  const Known& known = known_[*key];
  return known.left_out ? std::nullopt : std::optional(Found{.number = *key, .owner = known.owner, .deleted = known.deleted});
}

core::Result<std::vector<std::uint32_t>> Posts::write(const OwnerOrder& order, const KeyOrder& labels, const PaidPosts& paid,
                                                      std::uint32_t days, snapshot::Writer& writer) const {
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
  for (const auto& [name, field] : {std::pair{"posts.class", &Row::post_class}, std::pair{"posts.verdict", &Row::verdict},
                                    std::pair{"posts.confidence", &Row::confidence}, std::pair{"posts.evenness", &Row::evenness},
                                    std::pair{"posts.state", &Row::state}}) {
    out.array<std::uint8_t>(name, column_of<std::uint8_t>(rows, [f = field](const Row* row) { return row->*f; }));
  }
  out.array<std::uint8_t>("posts.payment", column_of<std::uint8_t>(rows, [&](const Row* row) {
                            if (row->payment != 0 || row->owner.is_brand()) return row->payment;
                            const PaidPosts::Post post{.owner = row->owner, .at_s = row->at_s};
                            return static_cast<std::uint8_t>(paid.payment_of(row->key, post, days));
                          }));
  if (auto done = out.done(); !done) return core::fail(std::move(done).error());
  std::vector<std::uint32_t> places(known_.size(), 0);
  for (std::uint32_t i = 0; i < rows.size(); ++i) places[rows[i]->key] = i;
  return places;
}

}  // namespace vouch::build
