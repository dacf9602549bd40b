#include "engine/build/term_counts.h"

#include <algorithm>
#include <limits>

#include "engine/text/tokens.h"

namespace vouch::build {

TermCounts::TermCounts(const SortSpace& space) : space_(space), seen_(space, "terms") {}

core::Result<void> TermCounts::add_text(SeenOwner owner, std::string_view text, const Marks& marks) {
  of_text_.clear();
  const text::TakeTerm take = [this](std::string_view term) { of_text_.push_back(terms_.insert(term).first); };
  text::for_each_token(text, take);
  for (const std::string_view tag : marks.hashtags) text::for_each_marked('#', tag, take);
  for (const std::string_view handle : marks.mentions) text::for_each_marked('@', handle, take);
  for (const std::string_view handle : marks.tagged) text::for_each_marked('@', handle, take);
  if (of_text_.empty()) return {};
  std::sort(of_text_.begin(), of_text_.end());
  of_text_.erase(std::unique(of_text_.begin(), of_text_.end()), of_text_.end());
  std::vector<std::uint32_t>& texts = owner.is_brand() ? brands_ : creators_;
  if (texts.size() <= owner.place()) texts.resize(owner.place() + std::size_t{1}, 0);
  ++texts[owner.place()];
  for (const std::uint32_t term : of_text_) {
    if (auto added = seen_.add({.owner = owner.value, .term = term, .texts = 1}); !added) return added;
  }
  return {};
}

core::Result<void> TermCounts::write(const OwnerOrder& order, snapshot::Writer& writer) {
  const KeyOrder ranks(terms_);
  ExternalSort<Count> counts(space_, "terms-ordered");
  auto moved = seen_.drain([&](const Count& count) {
    return counts.add({.owner = order.index(SeenOwner{count.owner}), .term = ranks.rank(count.term), .texts = count.texts});
  });
  if (!moved) return moved;
  std::vector<std::uint32_t> owner_texts(order.size(), 0);
  for (std::uint32_t i = 0; i < creators_.size(); ++i) owner_texts[order.index(SeenOwner{i})] = creators_[i];
  for (std::uint32_t i = 0; i < brands_.size(); ++i) owner_texts[order.index(SeenOwner{i | SeenOwner::kBrandBit})] = brands_[i];
  SectionWriter out(writer);
  out.keys("terms.texts", terms_, ranks);
  out.array<std::uint32_t>("terms.owner_texts", owner_texts);
  if (auto done = out.done(); !done) return done;
  return write_rows(counts, order.size(), writer);
}

core::Result<void> TermCounts::write_rows(ExternalSort<Count>& counts, std::uint32_t owners, snapshot::Writer& out) {
  auto text_counts = Spool::make(space_.folder, "term-text-counts");
  if (!text_counts) return core::fail(std::move(text_counts).error());
  std::vector<std::uint64_t> offsets(owners + std::size_t{1}, 0);
  if (auto begun = out.begin("terms.rows.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  auto done = counts.drain([&](const Count& count) -> core::Result<void> {
    ++offsets[count.owner + std::size_t{1}];
    constexpr std::uint32_t kMost = std::numeric_limits<std::uint16_t>::max();
    if (auto kept = text_counts->append(static_cast<std::uint16_t>(std::min(count.texts, kMost))); !kept) return kept;
    return out.append(std::span<const std::uint32_t>(&count.term, 1));
  });
  if (!done) return done;
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  if (auto written = out.write<std::uint64_t>("terms.rows.offsets", offsets); !written) return written;
  return text_counts->write_to(out, "terms.text_counts", snapshot::Encoding::u16);
}

}  // namespace vouch::build
