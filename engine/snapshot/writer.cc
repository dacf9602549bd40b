#include "engine/snapshot/writer.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>
#include <vector>

#include "engine/snapshot/layout.h"
#include "engine/snapshot/mapping.h"
#include "engine/snapshot/publish.h"

namespace vouch::snapshot {

using core::ErrorCode;
using core::fail;

/// The file that grows. The block being filled is kept in memory, so each byte is hashed and written once.
struct Writer::State {
  explicit State(PendingFile pending) : file(std::move(pending)), block(kBlockBytes) {}

  PendingFile file;
  Table table;
  std::set<std::string, std::less<>> names;
  std::vector<std::byte> block;
  std::size_t filled = 0;            // bytes of the block
  std::uint64_t end = kHeaderBytes;  // bytes of the file so far
  bool open = false;                 // a section is open
  bool published = false;

  [[nodiscard]] std::uint64_t block_start() const { return kHeaderBytes + table.block_checksums.size() * kBlockBytes; }

  [[nodiscard]] core::Result<void> close_block() {
    const core::Bytes bytes(block.data(), filled);
    if (auto written = file.write(bytes, block_start()); !written) return written;
    table.block_checksums.push_back(core::hash64(bytes));
    filled = 0;
    return {};
  }

  [[nodiscard]] core::Result<void> put(core::Bytes bytes) {
    while (!bytes.empty()) {
      const std::size_t part = std::min(bytes.size(), kBlockBytes - filled);
      std::memcpy(block.data() + filled, bytes.data(), part);
      filled += part;
      end += part;
      bytes = bytes.subspan(part);
      if (filled == kBlockBytes) {
        if (auto closed = close_block(); !closed) return closed;
      }
    }
    return {};
  }

  /// Ends the open section and fills up with zeros to the next multiple of 64.
  [[nodiscard]] core::Result<void> end_section() {
    if (!open) return {};
    open = false;
    const Section& section = table.sections.back();
    if (section.bytes % element_bytes(section.encoding) != 0) {
      return fail(ErrorCode::internal, "section " + section.name + " ends within an element");
    }
    static constexpr std::array<std::byte, kAlignment> kZeros{};
    return put(core::Bytes(kZeros).first(aligned(end) - end));
  }
};

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

core::Result<Writer> Writer::make(const std::filesystem::path& target) {
  auto file = PendingFile::make(target);
  if (!file) return fail(std::move(file).error());
  return Writer(std::make_unique<State>(*std::move(file)));
}

core::Result<void> Writer::begin(std::string_view name, Encoding encoding) {
  State& state = *state_;
  if (!is_section_name(name) || element_bytes(encoding) == 0 || state.published || state.table.sections.size() == kMaxSections) {
    return fail(ErrorCode::internal, "section '" + std::string(name) + "' cannot be begun");
  }
  if (!state.names.emplace(name).second) return fail(ErrorCode::internal, "section " + std::string(name) + " is there already");
  if (auto ended = state.end_section(); !ended) return ended;
  state.table.sections.push_back({.name = std::string(name), .encoding = encoding, .offset = state.end, .bytes = 0});
  state.open = true;
  return {};
}

core::Result<void> Writer::append(core::Bytes bytes) {
  State& state = *state_;
  if (!state.open) return fail(ErrorCode::internal, "no section has been begun");
  state.table.sections.back().bytes += bytes.size();
  return state.put(bytes);
}

core::Result<void> Writer::write_texts(std::string_view name, std::span<const std::string_view> texts) {
  std::vector<std::uint64_t> offsets;
  offsets.reserve(texts.size() + 1);
  offsets.push_back(0);
  for (const std::string_view text : texts) offsets.push_back(offsets.back() + text.size());
  if (auto written = write<std::uint64_t>(std::string(name) + ".offsets", offsets); !written) return written;
  if (auto begun = begin(std::string(name) + ".bytes", Encoding::bytes); !begun) return begun;
  for (const std::string_view text : texts) {
    if (auto written = append(core::as_bytes(text)); !written) return written;
  }
  return {};
}

core::Result<Snapshot> Writer::so_far() {
  State& state = *state_;
  if (state.published) return fail(ErrorCode::internal, "the snapshot is published already");
  if (auto ended = state.end_section(); !ended) return fail(ended.error());
  if (auto written = state.file.write(core::Bytes(state.block.data(), state.filled), state.block_start()); !written) {
    return fail(written.error());
  }
  auto mapped = MappedBytes::make(state.file.descriptor(), state.end, state.file.temporary());
  if (!mapped) return fail(std::move(mapped).error());
  Table table{.sections = state.table.sections, .block_checksums = {}};
  return Snapshot(
      std::make_shared<const Snapshot::Mapping>(*std::move(mapped), std::move(table), std::string(), ErasureOverlay()));
}

std::uint64_t Writer::bytes() const { return state_->end; }

core::Result<std::string> Writer::publish() {
  State& state = *state_;
  if (state.published) return fail(ErrorCode::internal, "the snapshot is published already");
  if (auto ended = state.end_section(); !ended) return fail(ended.error());
  if (state.filled > 0) {
    if (auto closed = state.close_block(); !closed) return fail(closed.error());
  }
  state.published = true;
  const std::string table = encode_table(state.table);
  Header header;
  header.sections = static_cast<std::uint32_t>(state.table.sections.size());
  header.table_offset = state.end;
  header.table_bytes = table.size();
  header.file_bytes = state.end + table.size();
  header.table_checksum = core::hash64(table);
  if (auto written = state.file.write(core::as_bytes(table), state.end); !written) return fail(written.error());
  const std::string first = encode_header(header);
  if (auto written = state.file.write(core::as_bytes(first), 0); !written) return fail(written.error());
  state.end = header.file_bytes;
  if (auto published = state.file.publish(); !published) return fail(published.error());
  return id_of_table(core::as_bytes(table));
}

}  // namespace vouch::snapshot
