#include "engine/snapshot/reader.h"

#include <algorithm>
#include <cerrno>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/core/parallel_for.h"
#include "engine/snapshot/layout.h"
#include "engine/snapshot/mapping.h"
#include "engine/snapshot/publish.h"
#include "engine/snapshot/row_check.h"

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using core::fail;

/// A descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

core::Result<MappedBytes> map_file(const std::filesystem::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (opened.number() < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return fail(ErrorCode::not_found, file.string() + ": there is no such file");
    return fail(system_error(file, "cannot be read", errno));
  }
  struct stat status{};
  if (::fstat(opened.number(), &status) != 0) return fail(system_error(file, "cannot be read", errno));
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::invalid_argument, file.string() + ": found no regular file, expected a vouch snapshot");
  }
  return MappedBytes::make(opened.number(), static_cast<std::uint64_t>(status.st_size), file);
}

}  // namespace

core::Result<MappedBytes> MappedBytes::make(int descriptor, std::uint64_t length, const std::filesystem::path& file) {
  if (length == 0) return MappedBytes(core::Bytes());
  void* const start = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, descriptor, 0);
  if (start == MAP_FAILED) return fail(system_error(file, "cannot be mapped", errno));
  return MappedBytes(core::Bytes(static_cast<const std::byte*>(start), length));
}

MappedBytes::MappedBytes(MappedBytes&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedBytes& MappedBytes::operator=(MappedBytes&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedBytes::~MappedBytes() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

Snapshot::Mapping::Mapping(MappedBytes mapped, Table read_table, std::string file_id, ErasureOverlay overlay)
    : file(std::move(mapped)), table(std::move(read_table)), id(std::move(file_id)), erased(std::move(overlay)) {
  for (std::size_t i = 0; i < table.sections.size(); ++i) by_name.emplace(table.sections[i].name, i);
}

Snapshot::Snapshot(std::shared_ptr<const Mapping> mapping) : mapping_(std::move(mapping)) {}

core::Result<Snapshot> Snapshot::open(const std::filesystem::path& file) {
  auto mapped = map_file(file);
  if (!mapped) return fail(std::move(mapped).error());
  const core::Bytes bytes = mapped->bytes();
  const auto header = decode_header(bytes);
  if (!header) return fail(core::within(file.string(), header.error()));
  auto table = decode_table(bytes, *header);
  if (!table) return fail(core::within(file.string(), std::move(table).error()));
  auto overlay = ErasureOverlay::open(file);
  if (!overlay) return fail(std::move(overlay).error());
  std::string file_id = id_of_table(bytes.subspan(header->table_offset));
  return Snapshot(
      std::make_shared<const Mapping>(*std::move(mapped), *std::move(table), std::move(file_id), *std::move(overlay)));
}

core::Result<void> Snapshot::verify(unsigned threads) const {
  const core::Bytes bytes = mapping_->file.bytes();
  const std::vector<std::uint64_t>& checksums = mapping_->table.block_checksums;
  const std::uint64_t table_bytes = mapping_->table.sections.size() * kEntryBytes + checksums.size() * sizeof(std::uint64_t);
  return core::parallel_for(checksums.size(), threads, [&](std::size_t i) -> core::Result<void> {
    const std::uint64_t begin = kHeaderBytes + i * kBlockBytes;
    const std::uint64_t end = std::min<std::uint64_t>(begin + kBlockBytes, bytes.size() - table_bytes);
    if (core::hash64(bytes.subspan(begin, end - begin)) == checksums[i]) return {};
    return fail(ErrorCode::corrupt, "the checksum of bytes " + std::to_string(begin) + " to " + std::to_string(end) +
                                        " does not match: the snapshot is damaged");
  });
}

const std::string& Snapshot::id() const { return mapping_->id; }
std::uint64_t Snapshot::bytes() const { return mapping_->file.bytes().size(); }
std::span<const Section> Snapshot::sections() const { return mapping_->table.sections; }
bool Snapshot::has(std::string_view name) const { return mapping_->by_name.contains(name); }
const ErasureOverlay& Snapshot::erased() const { return mapping_->erased; }

core::Result<core::Bytes> Snapshot::raw(std::string_view name, Encoding encoding) const {
  const auto found = mapping_->by_name.find(name);
  if (found == mapping_->by_name.end()) {
    return fail(ErrorCode::corrupt, "found no section " + std::string(name) + " in the snapshot");
  }
  const Section& section = mapping_->table.sections[found->second];
  if (section.encoding != encoding) {
    return fail(ErrorCode::corrupt, "section " + section.name + " is " + std::string(name_of(section.encoding)) + ", expected " +
                                        std::string(name_of(encoding)));
  }
  return mapping_->file.bytes().subspan(section.offset, section.bytes);
}

/// The offsets NAME.offsets, which must begin with 0, not descend and end with `end`.
core::Result<std::span<const std::uint64_t>> Snapshot::offsets(std::string_view name, std::uint64_t end) const {
  const std::string section = std::string(name) + ".offsets";
  const auto read = array<std::uint64_t>(section);
  if (!read) return read;
  if (read->empty() || read->front() != 0 || read->back() != end || !std::is_sorted(read->begin(), read->end())) {
    return fail(ErrorCode::corrupt, "section " + section + " does not ascend from 0 to " + std::to_string(end));
  }
  return read;
}

core::Result<std::span<const std::uint16_t>> Snapshot::tile_targets(std::string_view name) const {
  const auto bytes = raw(name, Encoding::tile_u16);
  if (!bytes) return fail(bytes.error());
  return std::span(reinterpret_cast<const std::uint16_t*>(bytes->data()), bytes->size() / sizeof(std::uint16_t));
}

core::Result<TextColumn> Snapshot::texts(std::string_view name) const {
  const auto bytes = array<char>(std::string(name) + ".bytes");
  if (!bytes) return fail(bytes.error());
  const auto read = offsets(name, bytes->size());
  if (!read) return fail(read.error());
  TextColumn column;
  column.offsets_ = *read;
  column.bytes_ = std::string_view(bytes->data(), bytes->size());
  return column;
}

core::Result<Rows> Snapshot::rows(std::string_view name, std::uint64_t rows, std::uint64_t bound, bool check_targets) const {
  const std::string section = std::string(name) + ".targets";
  const auto bytes = raw(section, Encoding::csr_u32);
  if (!bytes) return fail(bytes.error());
  const std::span targets(reinterpret_cast<const std::uint32_t*>(bytes->data()), bytes->size() / sizeof(std::uint32_t));
  const auto read = offsets(name, targets.size());
  if (!read) return fail(read.error());
  if (read->size() - 1 != rows) {
    return fail(ErrorCode::corrupt, "section " + std::string(name) + ".offsets has " + std::to_string(read->size() - 1) +
                                        " rows, expected " + std::to_string(rows));
  }
  const Rows view{.offsets = *read, .targets = targets};
  const auto misfit = check_targets ? row_not_ascending_below(view, bound) : std::nullopt;
  if (!misfit) return view;
  return fail(ErrorCode::corrupt,
              "row " + std::to_string(*misfit) + " of section " + section + " does not ascend below " + std::to_string(bound));
}

std::size_t TextColumn::find_sorted(std::string_view text) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[middle] < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < size() && (*this)[low] == text ? low : size();
}

}  // namespace vouch::snapshot
