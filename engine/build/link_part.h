// What one audience file gave, kept so that a later build need not read the file again: its links by pseudonym, the owners
// and platforms that its rows name, what each of these owners was found to be, and the reader's notes (report and rejects).
// A part is a function of the file's bytes, the options, the account key, the version and those findings; the first four
// are in its name, the last is compared before it is used.
//
//   magic "VOUCHPT\n" | u32 version | u64 bytes of the body | u64 XXH3 of the body | body
//   body: notes | latest event (u8 known, i64) | u32 labels, texts | u32 owners: u8 kind, text id, text finding |
//         links: for each pseudonym, ascending: varint step from the one before, varint n, n varints ascending: owner · labels +
//         label |
//         days of follows: for each pseudonym, ascending: varint step, varint n, n pairs ascending: varint owner, varint day |
//         u64 bytes of the days | u64 links
//
// Texts are a u32 length and their bytes; varints are LEB128 (seven bits a byte, the lowest first).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/build/external_sort.h"
#include "engine/build/link_days.h"
#include "engine/build/owners.h"
#include "engine/catalog/key_table.h"
#include "engine/catalog/record_sink.h"
#include "engine/core/result.h"
#include "engine/snapshot/mapping.h"

namespace vouch::build {

/// What a row's owner was found to be: a creator, a brand, or the reason why it is none.
[[nodiscard]] std::string finding_of(const std::variant<SeenOwner, catalog::RowProblem>& owner);

/// A link as a part gives it back: codes of the part's own tables.
struct PartLink {
  std::uint64_t pseudonym = 0;
  std::uint32_t label = 0;
  std::uint32_t owner = 0;
};
using TakeLink = std::function<core::Result<void>(const PartLink& link)>;
/// On which day a follow was, by the same codes.
using TakeDay = std::function<core::Result<void>(const DatedFollow& follow)>;

/// Collects the rows of one file. Not thread safe.
class LinkRecorder {
 public:
  explicit LinkRecorder(const SortSpace& space) : links_(space, "part-links"), days_(space, "part-days") { labels_.insert(""); }

  /// A row names this owner. Returns the owner's code.
  std::uint32_t saw(const catalog::OwnerKey& key, const std::variant<SeenOwner, catalog::RowProblem>& owner);
  [[nodiscard]] core::Result<void> add(std::uint64_t pseudonym, std::string_view platform, std::uint32_t owner);
  /// kNoDay adds nothing.
  [[nodiscard]] core::Result<void> add_day(std::uint64_t pseudonym, std::uint32_t owner, audience::Day day);
  void happened(const std::optional<std::int64_t>& at_s) {
    if (at_s) latest_s_ = std::max(latest_s_.value_or(*at_s), *at_s);
  }

  /// Hands every link and every day over once, ordered, and writes the part into `file` unless that is empty. Call once.
  [[nodiscard]] core::Result<void> finish(const std::filesystem::path& file, std::string_view notes, const TakeLink& take_link,
                                          const TakeDay& take_day);

  [[nodiscard]] const catalog::KeyTable& labels() const { return labels_; }
  [[nodiscard]] SeenOwner owner(std::uint32_t code) const { return seen_[code]; }
  [[nodiscard]] const std::optional<std::int64_t>& latest_s() const { return latest_s_; }

 private:
  struct Link {
    std::uint64_t pseudonym = 0;
    std::uint32_t label = 0;
    std::uint32_t owner = 0;
    friend bool operator<(const Link& a, const Link& b) {
      return a.pseudonym != b.pseudonym ? a.pseudonym < b.pseudonym
                                        : (std::uint64_t{a.owner} << 32 | a.label) < (std::uint64_t{b.owner} << 32 | b.label);
    }
    void absorb(const Link& /*same*/) {}
  };
  [[nodiscard]] std::string head(std::string_view notes) const;

  ExternalSort<Link> links_;
  ExternalSort<DatedFollow> days_;
  catalog::KeyTable labels_;
  catalog::KeyTable owners_;           // kind as one character, then the id
  std::vector<std::string> findings_;  // of each owner
  std::vector<SeenOwner> seen_;        // of each owner; meaningless where it is none
  std::optional<std::int64_t> latest_s_;
};

/// A part read back. Movable; its texts live as long as it does.
class LinkPart {
 public:
  struct Owner {
    catalog::OwnerKey key;
    std::string_view finding;
  };
  /// nullopt where there is no such file, or where it is damaged: a part is only ever a saving.
  [[nodiscard]] static std::optional<LinkPart> open(const std::filesystem::path& file);

  [[nodiscard]] std::string_view notes() const { return notes_; }
  [[nodiscard]] const std::optional<std::int64_t>& latest_s() const { return latest_s_; }
  [[nodiscard]] const std::vector<std::string_view>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<Owner>& owners() const { return owners_; }
  /// Hands every link over in the order of pseudonyms, until take fails.
  [[nodiscard]] core::Result<void> each_link(const TakeLink& take) const;
  /// The same of the days.
  [[nodiscard]] core::Result<void> each_day(const TakeDay& take) const;

 private:
  explicit LinkPart(snapshot::MappedBytes file) : file_(std::move(file)) {}
  [[nodiscard]] bool read_head(core::Bytes body);

  snapshot::MappedBytes file_;
  std::string_view notes_;
  std::optional<std::int64_t> latest_s_;
  std::vector<std::string_view> labels_;
  std::vector<Owner> owners_;
  std::uint64_t count_ = 0;
  core::Bytes links_, days_;
};

}  // namespace vouch::build
