#include "experiments/attacks/dataset_rows.h"

#include <algorithm>
#include <optional>

namespace vouch::experiments {
namespace {

using catalog::Record;
using catalog::RecordSink;
using catalog::RowProblem;
using catalog::Strings;
using core::fail;
using core::Result;

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

template <class... Texts>
void keep_all(TextStore& store, Texts&... texts) {
  ((texts = store.keep(texts)), ...);
}

void keep_texts(catalog::CreatorRecord& r, TextStore& s) {
  keep_all(s, r.creator_id, r.account_id, r.platform, r.handle, r.url, r.name, r.bio, r.category, r.country, r.language, r.region,
           r.gender, r.price_basis, r.price_for, r.currency);
}
void keep_texts(catalog::BrandRecord& r, TextStore& s) {
  keep_all(s, r.brand_id, r.account_id, r.name, r.bio, r.text, r.values_text, r.category, r.country, r.language, r.competitors,
           r.causes);
}
void keep_texts(catalog::ProfileRecord& r, TextStore& s) { keep_all(s, r.owner.id, r.platform, r.handle, r.url, r.account_id); }
void keep_texts(catalog::AudienceEventRecord& r, TextStore& s) { keep_all(s, r.account_id, r.platform, r.owner.id); }
void keep_texts(catalog::AudienceShareRecord& r, TextStore& s) { keep_all(s, r.owner.id, r.dimension, r.value, r.of, r.source); }
void keep_texts(catalog::AccountRecord& r, TextStore& s) { keep_all(s, r.account_id, r.platform); }
void keep_texts(catalog::MetricRecord& r, TextStore& s) { keep_all(s, r.creator_id, r.name, r.source); }
void keep_texts(catalog::PostRecord& r, TextStore& s) {
  keep_all(s, r.post_id, r.owner.id, r.text, r.format, r.url, r.label, r.language, r.parent_post_id, r.relation, r.hashtags,
           r.mentions, r.tagged, r.sponsors);
}
void keep_texts(catalog::CommentRecord& r, TextStore& s) {
  keep_all(s, r.post_id, r.account_id, r.comment_id, r.parent_id, r.text_hash, r.text);
}
void keep_texts(catalog::CollaborationRecord& r, TextStore& s) { keep_all(s, r.brand_id, r.creator_id, r.format, r.outcome); }
void keep_texts(catalog::EmbeddingRecord& r, TextStore& s) { keep_all(s, r.id.id, r.space, r.values); }
void keep_texts(catalog::PersonRecord& r, TextStore& s) { keep_all(s, r.person_id, r.creator_id, r.account_id); }
void keep_texts(catalog::OverlapRecord& r, TextStore& s) { keep_all(s, r.creator_a, r.creator_b); }
void keep_texts(catalog::FollowerHistoryRecord& r, TextStore& s) { keep_all(s, r.creator_id); }

struct KeepingSink final : RecordSink {
  explicit KeepingSink(DatasetRows& into) : rows(into), texts(into.new_texts()) {}
  Result<std::optional<RowProblem>> accept(const Record& record) override {
    rows.add(record, texts);
    return std::nullopt;
  }
  DatasetRows& rows;
  TextStore& texts;
};

}  // namespace

std::string_view TextStore::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t size = std::max(kBlockBytes, text.size());
    blocks_.push_back(std::make_unique<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }
  std::copy(text.begin(), text.end(), next_);
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  left_ -= text.size();
  return kept;
}

Strings TextStore::keep(Strings texts) {
  if (texts.empty()) return {};
  auto& list = lists_.emplace_back(std::make_unique<std::string_view[]>(texts.size()));
  for (std::size_t i = 0; i < texts.size(); ++i) list[i] = keep(texts[i]);
  return {list.get(), texts.size()};
}

std::span<const float> TextStore::keep(std::span<const float> values) {
  if (values.empty()) return {};
  auto& list = numbers_.emplace_back(std::make_unique<float[]>(values.size()));
  std::copy(values.begin(), values.end(), list.get());
  return {list.get(), values.size()};
}

TextStore& DatasetRows::new_texts() { return *texts_.emplace_back(std::make_shared<TextStore>()); }

void DatasetRows::add(const Record& record, TextStore& texts) {
  std::visit(
      [&]<class Row>(const Row& row) {
        Row& kept = of<Row>().emplace_back(row);
        keep_texts(kept, texts);
      },
      record);
}

Result<std::uint64_t> DatasetRows::deliver(RecordSink& sink) const {
  std::uint64_t refused = 0;
  const auto table = [&](const auto& rows) -> Result<void> {
    for (const auto& row : rows) {
      const auto taken = sink.accept(Record(row));
      if (!taken) return fail(taken.error());
      refused += taken->has_value() ? 1 : 0;
    }
    return {};
  };
  Result<void> done;
  std::apply([&](const auto&... rows) { static_cast<void>(((done = table(rows)).has_value() && ...)); }, rows_);
  if (!done) return fail(std::move(done).error());
  return refused;
}

Result<DatasetRows> read_rows(const std::filesystem::path& folder, const datasets::ReadOptions& options) {
  DatasetRows rows;
  KeepingSink sink(rows);
  if (const auto read = datasets::read_dataset(folder, options, sink); !read) return fail(read.error());
  return rows;
}

}  // namespace vouch::experiments
