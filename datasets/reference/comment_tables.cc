#include "datasets/reference/comment_tables.h"

#include <array>
#include <string>
#include <utility>

#include "datasets/reference/disclosure_tables.h"
#include "datasets/reference/evenness_tables.h"
#include "datasets/reference/reference_table.h"
#include "engine/core/hash.h"

namespace vouch::datasets {
namespace {

using catalog::CommentMark;
using core::fail;

constexpr std::array<std::pair<std::string_view, CommentMark>, 4> kMarks{{{"topic", CommentMark::topic},
                                                                          {"question", CommentMark::question},
                                                                          {"criticism", CommentMark::criticism},
                                                                          {"thanks", CommentMark::thanks}}};

std::string version_of(std::string_view bytes) {
  const std::uint64_t hash = core::hash64(bytes);
  std::array<std::uint8_t, 4> first{};
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = static_cast<std::uint8_t>(hash >> (56 - 8 * i));
  return "comments+" + core::hex(first);
}

}  // namespace

core::Result<catalog::CommentRules> read_comment_phrases(std::string_view bytes) {
  constexpr std::array<std::string_view, 5> kColumns{"phrase", "language", "mark", "source", "source_date"};
  auto table = ReferenceTable::open("comment_phrases.csv", bytes, kColumns);
  if (!table) return fail(std::move(table).error());
  catalog::CommentRules rules{.version = version_of(bytes), .phrases = {}};
  for (;;) {
    const auto more = table->next();
    if (!more) return fail(more.error());
    if (!*more) return rules;
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
      if (table->cell(column).empty()) return fail(table->wrong(column, "something"));
    }
    const auto mark = table->choice(2, kMarks);
    if (!mark) return fail(mark.error());
    rules.phrases.push_back({.phrase = std::string(table->cell(0)),
                             .language = std::string(table->cell(1)),
                             .mark = *mark,
                             .source = std::string(table->cell(3)),
                             .source_date = std::string(table->cell(4))});
  }
}

core::Result<catalog::WordingRules> carried_wordings() {
  auto disclosure = read_disclosure_files(carried_disclosure_files());
  if (!disclosure) return fail(std::move(disclosure).error());
  auto comments = read_comment_phrases(carried_comment_phrases());
  if (!comments) return fail(std::move(comments).error());
  auto evenness = read_evenness_phrases(carried_evenness_phrases());
  if (!evenness) return fail(std::move(evenness).error());
  return catalog::WordingRules{
      .disclosure = *std::move(disclosure), .comments = *std::move(comments), .evenness = *std::move(evenness)};
}

}  // namespace vouch::datasets
