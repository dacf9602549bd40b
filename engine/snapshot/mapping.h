// The mapping behind a Snapshot: the file's bytes, what its table says, and the overlay beside it. Shared by all copies.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/snapshot/layout.h"
#include "engine/snapshot/overlay.h"
#include "engine/snapshot/reader.h"

namespace vouch::snapshot {

/// Bytes of a file mapped for reading; unmapped when gone.
class MappedBytes {
 public:
  /// Maps the first `length` bytes of an open file; the descriptor may be closed afterwards. Fails with unavailable.
  [[nodiscard]] static core::Result<MappedBytes> make(int descriptor, std::uint64_t length, const std::filesystem::path& file);
  MappedBytes(MappedBytes&& other) noexcept;
  MappedBytes& operator=(MappedBytes&& other) noexcept;
  ~MappedBytes();
  [[nodiscard]] core::Bytes bytes() const { return bytes_; }

 private:
  explicit MappedBytes(core::Bytes bytes) : bytes_(bytes) {}
  core::Bytes bytes_;
};

struct Snapshot::Mapping {
  Mapping(MappedBytes mapped, Table read_table, std::string file_id, ErasureOverlay overlay);
  MappedBytes file;
  Table table;
  std::string id;
  ErasureOverlay erased;
  std::unordered_map<std::string_view, std::size_t> by_name;  // index in table.sections
};

}  // namespace vouch::snapshot
