#include "engine/build/text_vectors.h"

#include <algorithm>
#include <utility>

namespace vouch::build {
namespace {

constexpr std::size_t kTextsAtOnce = 16'384, kBytesAtOnce = std::size_t{8} << 20;
constexpr std::uint32_t kNoRow = 0xFFFFFFFF;
constexpr std::size_t kRowsAtOnce = 4096;

}  // namespace

core::Result<void> TextVectors::add_post(std::uint32_t number, std::string_view text) { return add(text, true, number); }

core::Result<void> TextVectors::add_owner(SeenOwner owner, std::string_view text) { return add(text, false, owner.value); }

core::Result<void> TextVectors::add(std::string_view text, bool of_post, std::uint32_t number) {
  if (embedder_ == nullptr || text.empty()) return {};
  Kept& kept = of_post ? posts_ : owners_;
  waiting_.push_back({.row = kept.numbers.size(), .of_post = of_post, .text = std::string(text)});
  kept.numbers.push_back(number);
  waiting_bytes_ += text.size();
  return waiting_.size() < kTextsAtOnce && waiting_bytes_ < kBytesAtOnce ? core::Result<void>() : flush();
}

core::Result<void> TextVectors::flush() {
  std::vector<std::string_view> texts;
  texts.reserve(waiting_.size());
  for (const Waiting& one : waiting_) texts.push_back(one.text);
  const auto embedded = embedder_->embed(texts, space_.threads);
  if (!embedded) return core::fail(embedded.error());
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    Kept& kept = waiting_[i].of_post ? posts_ : owners_;
    if (!kept.file) {
      auto made = SpillFile::make(space_.folder, waiting_[i].of_post ? "post-vectors" : "owner-vectors");
      if (!made) return core::fail(std::move(made).error());
      kept.file = *std::move(made);
    }
    if (auto written = kept.file->append(std::as_bytes(embedded->row(i))); !written) return written;
  }
  waiting_.clear();
  waiting_bytes_ = 0;
  return {};
}

core::Result<void> TextVectors::write_rows(const Kept& kept, std::span<const std::uint32_t> row_of, std::string_view section,
                                           snapshot::Writer& out) const {
  if (auto begun = out.begin(section, snapshot::Encoding::i8); !begun) return begun;
  if (embedder_ == nullptr) return {};
  const std::size_t dims = embedder_->dims();
  std::vector<std::byte> block;
  for (std::size_t first = 0; first < row_of.size(); first += kRowsAtOnce) {
    const auto rows = row_of.subspan(first, std::min(kRowsAtOnce, row_of.size() - first));
    block.assign(rows.size() * dims, std::byte{0});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i] == kNoRow) continue;
      auto read = kept.file->read(std::uint64_t{rows[i]} * dims, std::span(block).subspan(i * dims, dims));
      if (!read) return read;
    }
    if (auto written = out.append(core::Bytes(block)); !written) return written;
  }
  return {};
}

core::Result<void> TextVectors::write(const OwnerOrder& order, std::span<const std::uint32_t> places, std::uint64_t posts,
                                      snapshot::Writer& out) {
  if (!waiting_.empty()) {
    if (auto flushed = flush(); !flushed) return flushed;
  }
  auto done = out.write<char>("vectors.space", std::span(space().data(), space().size()));
  std::vector<std::uint32_t> of_posts(posts, kNoRow), of_owners(order.size(), kNoRow);
  for (std::uint32_t row = 0; row < posts_.numbers.size(); ++row) of_posts[places[posts_.numbers[row]]] = row;
  for (std::uint32_t row = 0; row < owners_.numbers.size(); ++row) of_owners[order.index(SeenOwner{owners_.numbers[row]})] = row;
  if (done) done = write_rows(posts_, of_posts, "vectors.posts", out);
  if (done) done = write_rows(owners_, of_owners, "vectors.texts", out);
  return done;
}

}  // namespace vouch::build
