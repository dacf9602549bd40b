// Creators and brands while records come: their columns, their further profiles, and which owner a row means. At the end
// owners are ordered bytewise by id, creators first, and that order is their index in the snapshot.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/build/columns.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/key_table.h"
#include "engine/catalog/record_sink.h"

namespace vouch::build {

/// An owner in the order it came: its place in its own table, the highest bit says that it is a brand.
struct SeenOwner {
  static constexpr std::uint32_t kBrandBit = 1U << 31;
  std::uint32_t value = 0;
  [[nodiscard]] bool is_brand() const { return (value & kBrandBit) != 0; }
  [[nodiscard]] std::uint32_t place() const { return value & ~kBrandBit; }
};

/// Owner index in the snapshot of each owner as it was seen.
class OwnerOrder {
 public:
  OwnerOrder(const catalog::KeyTable& creator_keys, const catalog::KeyTable& brand_keys)
      : creators(creator_keys), brands(brand_keys) {}
  [[nodiscard]] std::uint32_t index(SeenOwner owner) const {
    return owner.is_brand() ? creators.size() + brands.rank(owner.place()) : creators.rank(owner.place());
  }
  [[nodiscard]] std::uint32_t size() const { return creators.size() + brands.size(); }

  KeyOrder creators;
  KeyOrder brands;
};

class Owners {
 public:
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::CreatorRecord& record, std::uint64_t account,
                                                       LabelTable& labels);
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::BrandRecord& record, std::uint64_t account,
                                                       LabelTable& labels);
  /// A further profile. Pseudonym 0: the row names no account.
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::ProfileRecord& record, std::uint64_t account,
                                                       LabelTable& labels);

  /// The owner that a row means, or why it means none. Columns in messages are owner_id and owner_kind unless `column`
  /// names another.
  [[nodiscard]] std::variant<SeenOwner, catalog::RowProblem> resolve(const catalog::OwnerKey& key,
                                                                     std::string_view column = "owner_id") const;
  /// Pseudonym of the owner's own account, 0 where it is not known.
  [[nodiscard]] std::uint64_t account(SeenOwner owner) const { return table(owner).accounts[owner.place()]; }

  /// The label of the owner's country; 0 where it is not known.
  [[nodiscard]] SeenLabel country(SeenOwner owner) const;

  [[nodiscard]] const catalog::KeyTable& creators() const { return creators_.keys; }
  [[nodiscard]] const catalog::KeyTable& brands() const { return brands_.keys; }
  [[nodiscard]] std::string_view brand_id(std::uint32_t place) const { return brands_.keys.key(place); }

  /// Of each owner index, the code of its platform: its own, else the first among its profiles', else 0.
  [[nodiscard]] std::vector<std::uint32_t> platforms(const OwnerOrder& order, const KeyOrder& labels) const;
  /// Writes sections creators.*, brands.* and profiles.*.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) const;

 private:
  static constexpr std::size_t kLabels = 7;
  static constexpr std::size_t kFigures = 6;
  struct Table {
    catalog::KeyTable keys;
    TextPool names, handles, urls, texts;
    std::array<std::vector<SeenLabel>, kLabels> labels;       // as kLabelNames in owners.cc
    std::array<std::vector<std::int64_t>, kFigures> figures;  // as kFigureNames in owners.cc
    std::vector<std::uint8_t> coverage, verified, is_private;
    std::vector<std::uint64_t> accounts;
  };
  struct Profile {
    SeenOwner owner;
    SeenLabel platform = 0;
    std::uint32_t text = 0;  // in handles and urls
    std::uint64_t account = 0;
  };
  static void write_table(const std::string& prefix, const Table& table, const KeyOrder& order, const KeyOrder& labels,
                          SectionWriter& out);
  void write_profiles(const OwnerOrder& order, const KeyOrder& labels, SectionWriter& out) const;
  [[nodiscard]] const Table& table(SeenOwner owner) const { return owner.is_brand() ? brands_ : creators_; }

  Table creators_;
  Table brands_;
  std::vector<Profile> profiles_;
  TextPool profile_handles_, profile_urls_;
};

}  // namespace vouch::build
