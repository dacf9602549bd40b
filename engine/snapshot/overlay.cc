#include "engine/snapshot/overlay.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "engine/core/codec.h"
#include "engine/snapshot/publish.h"

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::string_view kOverlayMagic = "VOUCHER\n";
constexpr std::uint64_t kOverlayVersion = 1;
constexpr std::size_t kTrailer = sizeof(std::uint64_t);

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

template <class T>
bool strictly_ascends(const std::vector<T>& list) {
  return std::adjacent_find(list.begin(), list.end(), [](const T& a, const T& b) { return !(a < b); }) == list.end();
}

bool contains(const std::vector<std::string>& list, std::string_view id) {
  const auto place = std::lower_bound(list.begin(), list.end(), id);
  return place != list.end() && *place == id;
}

core::Result<std::vector<std::string>> decode_ids(core::Decoder& in, std::uint64_t count) {
  std::vector<std::string> ids;
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto id = in.read_text();
    if (!id) return fail(id.error());
    ids.emplace_back(*id);
  }
  return ids;
}

std::filesystem::path beside(const std::filesystem::path& snapshot_file) {
  std::filesystem::path file = snapshot_file;
  return file += ".erased";
}

}  // namespace

ErasureOverlay::ErasureOverlay(std::vector<std::uint64_t> accounts, std::vector<std::string> creators,
                               std::vector<std::string> brands)
    : accounts_(std::move(accounts)), creators_(std::move(creators)), brands_(std::move(brands)) {
  sort_unique(accounts_);
  sort_unique(creators_);
  sort_unique(brands_);
}

core::Result<ErasureOverlay> ErasureOverlay::open(const std::filesystem::path& snapshot_file) {
  const std::filesystem::path file = beside(snapshot_file);
  std::error_code error;
  if (std::filesystem::status(file, error).type() == std::filesystem::file_type::not_found) return ErasureOverlay();
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) return fail(ErrorCode::unavailable, file.string() + ": cannot be read");
  auto overlay = decode(core::as_bytes(bytes));
  if (!overlay) return fail(core::within(file.string(), std::move(overlay).error()));
  return overlay;
}

core::Result<void> ErasureOverlay::publish(const std::filesystem::path& snapshot_file) const {
  auto file = PendingFile::make(beside(snapshot_file));
  if (!file) return fail(std::move(file).error());
  const std::string bytes = encode();
  if (auto written = file->write(core::as_bytes(bytes), 0); !written) return written;
  return file->publish();
}

bool ErasureOverlay::contains_account(std::uint64_t pseudonym) const {
  return std::binary_search(accounts_.begin(), accounts_.end(), pseudonym);
}
bool ErasureOverlay::contains_creator(std::string_view id) const { return contains(creators_, id); }
bool ErasureOverlay::contains_brand(std::string_view id) const { return contains(brands_, id); }

std::string ErasureOverlay::encode() const {
  core::Encoder out;
  for (const char c : kOverlayMagic) out.write(c);
  out.write(kOverlayVersion);
  out.write(std::uint64_t{accounts_.size()});
  out.write(std::uint64_t{creators_.size()});
  out.write(std::uint64_t{brands_.size()});
  for (const std::uint64_t account : accounts_) out.write(account);
  for (const std::string& id : creators_) out.write_text(id);
  for (const std::string& id : brands_) out.write_text(id);
  out.write(core::hash64(out.bytes()));
  return out.take();
}

core::Result<ErasureOverlay> ErasureOverlay::decode(core::Bytes bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (bytes.size() < kOverlayMagic.size() + kTrailer || !text.starts_with(kOverlayMagic)) {
    return fail(ErrorCode::corrupt, "found other bytes at its start, expected an erasure overlay");
  }
  core::Decoder trailer(bytes.last(kTrailer));
  if (trailer.read<std::uint64_t>().value() != core::hash64(bytes.first(bytes.size() - kTrailer))) {
    return fail(ErrorCode::corrupt, "the overlay's checksum does not match its bytes");
  }
  core::Decoder in(bytes.subspan(kOverlayMagic.size(), bytes.size() - kOverlayMagic.size() - kTrailer));
  const auto version = in.read<std::uint64_t>();
  const auto accounts = in.read<std::uint64_t>();
  const auto creators = in.read<std::uint64_t>();
  const auto brands = in.read<std::uint64_t>();
  if (!version || !brands || *version != kOverlayVersion) {
    return fail(ErrorCode::corrupt, "found another version of the overlay, expected version 1");
  }
  ErasureOverlay overlay;
  for (std::uint64_t i = 0; i < *accounts; ++i) {
    const auto account = in.read<std::uint64_t>();
    if (!account) return fail(account.error());
    overlay.accounts_.push_back(*account);
  }
  auto creator_ids = decode_ids(in, *creators);
  if (!creator_ids) return fail(std::move(creator_ids).error());
  auto brand_ids = decode_ids(in, *brands);
  if (!brand_ids) return fail(std::move(brand_ids).error());
  overlay.creators_ = *std::move(creator_ids);
  overlay.brands_ = *std::move(brand_ids);
  if (in.left() != 0 || !strictly_ascends(overlay.accounts_) || !strictly_ascends(overlay.creators_) ||
      !strictly_ascends(overlay.brands_)) {
    return fail(ErrorCode::corrupt, "the overlay's lists do not ascend or do not fill it");
  }
  return overlay;
}

}  // namespace vouch::snapshot
