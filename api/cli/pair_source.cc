#include "api/cli/pair_source.h"

#include <algorithm>
#include <array>
#include <utility>

#include "api/cli/id_lines.h"
#include "engine/core/hash.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;
using ranking::Pair;

std::string hex_of(std::uint64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return core::hex(bytes);
}

/// Lines of a file of pairs as pairs. Lines of one brand mostly follow one another, so the brand is looked up once.
class PairReader {
 public:
  PairReader(const Engine& engine, IdLines lines) : engine_(&engine), lines_(std::move(lines)) {}

  /// nullopt at the end.
  core::Result<std::optional<Pair>> next() {
    auto line = lines_.next();
    if (!line) return fail(std::move(line).error());
    if (!*line) return std::nullopt;
    auto ids = split(**line);
    if (!ids) return fail(std::move(ids).error());
    if (std::exchange(first_, false) && ids->first == "brand_id" && ids->second == "creator_id") return next();
    if (!brand_ || ids->first != brand_id_) {
      brand_ = engine_->find_brand(ids->first);
      brand_id_ = ids->first;
      if (!brand_) return fail(lines_.error(ErrorCode::not_found, "brand '" + brand_id_ + "' is not in this snapshot"));
    }
    const auto creator = engine_->find_creator(ids->second);
    if (creator) return Pair{*brand_, *creator};
    return fail(lines_.error(ErrorCode::not_found, "creator '" + std::string(ids->second) + "' is not in this snapshot"));
  }

  [[nodiscard]] std::uint64_t hash() const { return lines_.hash(); }

 private:
  core::Result<std::pair<std::string_view, std::string_view>> split(std::string_view line) const {
    const char separator = line.find('\t') != std::string_view::npos ? '\t' : ',';
    const std::size_t at = line.find(separator);
    const bool one = at != std::string_view::npos && line.find(separator, at + 1) == std::string_view::npos;
    if (one && at > 0 && at + 1 < line.size()) return std::pair(line.substr(0, at), line.substr(at + 1));
    return fail(lines_.error(ErrorCode::invalid_argument, "found '" + std::string(line.substr(0, 80)) +
                                                              "', expected a brand id, a tab or one comma, and a creator id"));
  }

  const Engine* engine_;
  IdLines lines_;
  bool first_ = true;
  std::optional<core::BrandIndex> brand_;
  std::string brand_id_;
};

class FilePairs final : public PairSource {
 public:
  FilePairs(PairReader reader, std::uint64_t size, std::uint64_t hash) : reader_(std::move(reader)), size_(size), hash_(hash) {}

  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] std::string fingerprint() const override { return hex_of(hash_); }

  core::Result<void> skip(std::uint64_t pairs) override {
    for (; pairs > 0; --pairs) {
      auto pair = take();
      if (!pair) return fail(std::move(pair).error());
    }
    return {};
  }

  core::Result<std::span<const Pair>> next(std::size_t most) override {
    window_.clear();
    while (window_.size() < most && taken_ < size_) {
      auto pair = take();
      if (!pair) return fail(std::move(pair).error());
      window_.push_back(*pair);
    }
    if (taken_ == size_ && reader_.hash() != hash_) return fail(changed());
    return std::span<const Pair>(window_);
  }

 private:
  static core::Error changed() {
    return {.code = ErrorCode::conflict, .message = "the file of pairs has changed while it was read", .pointer = {}};
  }
  core::Result<Pair> take() {
    auto pair = reader_.next();
    if (!pair) return fail(std::move(pair).error());
    if (!*pair) return fail(changed());
    ++taken_;
    return **pair;
  }

  PairReader reader_;
  std::uint64_t size_;
  std::uint64_t hash_;
  std::uint64_t taken_ = 0;
  std::vector<Pair> window_;
};

class ListPairs final : public PairSource {
 public:
  ListPairs(std::vector<core::BrandIndex> brands, std::vector<core::CreatorIndex> creators)
      : brands_(std::move(brands)), creators_(std::move(creators)) {}

  [[nodiscard]] std::uint64_t size() const override { return std::uint64_t{brands_.size()} * creators_.size(); }
  [[nodiscard]] std::string fingerprint() const override {
    const auto hashed = [](const auto& ids, std::uint64_t seed) { return core::hash64(std::as_bytes(std::span(ids)), seed); };
    return hex_of(hashed(creators_, hashed(brands_, brands_.size())));
  }
  core::Result<void> skip(std::uint64_t pairs) override {
    at_ += pairs;
    return {};
  }
  core::Result<std::span<const Pair>> next(std::size_t most) override {
    window_.clear();
    for (; window_.size() < most && at_ < size(); ++at_) {
      window_.push_back({brands_[static_cast<std::size_t>(at_ / creators_.size())],
                         creators_[static_cast<std::size_t>(at_ % creators_.size())]});
    }
    return std::span<const Pair>(window_);
  }

 private:
  std::vector<core::BrandIndex> brands_;
  std::vector<core::CreatorIndex> creators_;
  std::uint64_t at_ = 0;
  std::vector<Pair> window_;
};

/// The indexes of a file of ids, one a line.
template <class Index, class Find>
core::Result<std::vector<Index>> indexes_of(const std::filesystem::path& file, std::string_view kind, Find find) {
  auto lines = IdLines::open(file);
  if (!lines) return fail(std::move(lines).error());
  std::vector<Index> indexes;
  for (;;) {
    const auto id = lines->next();
    if (!id) return fail(id.error());
    if (!*id) break;
    const std::optional<Index> index = find(**id);
    if (!index) {
      return fail(lines->error(ErrorCode::not_found, std::string(kind) + " '" + std::string(**id) + "' is not in this snapshot"));
    }
    indexes.push_back(*index);
  }
  if (indexes.empty()) return fail(ErrorCode::invalid_argument, file.string() + ": holds no id, expected one a line");
  return indexes;
}

}  // namespace

core::Result<std::unique_ptr<PairSource>> pairs_of_file(const std::filesystem::path& file, const Engine& engine) {
  auto lines = IdLines::open(file);
  if (!lines) return fail(std::move(lines).error());
  PairReader all(engine, *std::move(lines));
  std::uint64_t size = 0;
  for (;; ++size) {
    const auto pair = all.next();
    if (!pair) return fail(pair.error());
    if (!*pair) break;
  }
  if (size == 0) return fail(ErrorCode::invalid_argument, file.string() + ": holds no pair, expected one a line");
  auto again = IdLines::open(file);
  if (!again) return fail(std::move(again).error());
  return std::make_unique<FilePairs>(PairReader(engine, *std::move(again)), size, all.hash());
}

core::Result<std::unique_ptr<PairSource>> pairs_of_lists(const std::filesystem::path& brands_file,
                                                         const std::filesystem::path& candidates_file, const Engine& engine) {
  auto brands = indexes_of<core::BrandIndex>(brands_file, "brand", [&](std::string_view id) { return engine.find_brand(id); });
  if (!brands) return fail(std::move(brands).error());
  std::vector<core::CreatorIndex> creators;
  if (candidates_file.empty()) {
    for (std::uint32_t i = 0; i < engine.info().creators; ++i) creators.emplace_back(i);
  } else {
    auto listed =
        indexes_of<core::CreatorIndex>(candidates_file, "creator", [&](std::string_view id) { return engine.find_creator(id); });
    if (!listed) return fail(std::move(listed).error());
    creators = *std::move(listed);
  }
  return std::make_unique<ListPairs>(*std::move(brands), std::move(creators));
}

}  // namespace vouch::cli
