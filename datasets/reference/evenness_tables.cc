#include "datasets/reference/evenness_tables.h"

#include <array>
#include <string>
#include <utility>

#include "datasets/reference/reference_table.h"
#include "engine/core/hash.h"

namespace vouch::datasets {
namespace {

using catalog::EvennessClass;
using catalog::EvennessRole;
using core::fail;

constexpr std::string_view kName = "evenness_phrases.csv";
constexpr std::array<std::pair<std::string_view, EvennessClass>, 4> kClasses{{{"neutral", EvennessClass::neutral},
                                                                              {"praise", EvennessClass::praise},
                                                                              {"drawback", EvennessClass::drawback},
                                                                              {"correction", EvennessClass::correction}}};
constexpr std::array<std::pair<std::string_view, EvennessRole>, 5> kRoles{{{"statement", EvennessRole::statement},
                                                                           {"rhetorical", EvennessRole::rhetorical},
                                                                           {"topic", EvennessRole::topic},
                                                                           {"negation", EvennessRole::negation},
                                                                           {"others", EvennessRole::others}}};

std::string version_of(std::string_view bytes) {
  const std::uint64_t hash = core::hash64(bytes);
  std::array<std::uint8_t, 4> first{};
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = static_cast<std::uint8_t>(hash >> (56 - 8 * i));
  return core::hex(first);
}

core::Result<catalog::EvennessPhraseRecord> row_of(const ReferenceTable& table) {
  const auto post_class = table.choice(2, kClasses);
  if (!post_class) return fail(post_class.error());
  const auto role = table.choice(3, kRoles);
  if (!role) return fail(role.error());
  const bool says = *role == EvennessRole::statement || *role == EvennessRole::rhetorical;
  if (says == (*post_class == EvennessClass::neutral)) {
    return fail(table.wrong(2, says ? "praise, drawback or correction for this role" : "neutral for this role"));
  }
  return catalog::EvennessPhraseRecord{.phrase = std::string(table.cell(0)),
                                       .language = std::string(table.cell(1)),
                                       .post_class = *post_class,
                                       .role = *role,
                                       .source = std::string(table.cell(4)),
                                       .source_date = std::string(table.cell(5))};
}

}  // namespace

core::Result<catalog::EvennessRules> read_evenness_phrases(std::string_view bytes) {
  constexpr std::array<std::string_view, 6> kColumns{"phrase", "language", "class", "role", "source", "source_date"};
  auto table = ReferenceTable::open(std::string(kName), bytes, kColumns);
  if (!table) return fail(std::move(table).error());
  catalog::EvennessRules rules{.version = version_of(bytes), .phrases = {}};
  for (;;) {
    const auto more = table->next();
    if (!more) return fail(more.error());
    if (!*more) return rules;
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
      if (table->cell(column).empty()) return fail(table->wrong(column, "something"));
    }
    auto row = row_of(*table);
    if (!row) return fail(std::move(row).error());
    rules.phrases.push_back(*std::move(row));
  }
}

}  // namespace vouch::datasets
