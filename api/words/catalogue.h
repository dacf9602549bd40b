// The one catalogue of texts: every code with its English and German words. A code is stable, its words may change.
//   audience_overlap        reasons, warnings and why-nots: the code alone, as the engine gives it
//   signal.audience         and status., filter., size., profile., goal., audience_kind., error.: words for names
//   label.score             words of tables and pages
//   import.total, said.id   checking, importing and building: see import_entries.cc
// Templates: {name} stands for a parameter, {name:kind} says how it is written (count, short, percent, decimal1,
// decimal2, date, list, money=PARAMETER that holds the currency, word=PREFIX, words=PREFIX, plural=ONE|MANY); what stands in
// [ ] is left out where one of its parameters is missing. Braces and brackets have no other meaning.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "api/words/language.h"

namespace vouch::words {

struct Entry {
  std::string_view code;
  std::array<std::string_view, kLanguages> words;  // by Language
};

/// What the engine may say about a creator or an answer.
[[nodiscard]] std::span<const Entry> message_entries();
/// What checking, importing and building say.
[[nodiscard]] std::span<const Entry> import_entries();
/// What a plan may say, and the labels of its tables and pages.
[[nodiscard]] std::span<const Entry> plan_entries();
/// What a set report may say, and the labels of its tables and pages.
[[nodiscard]] std::span<const Entry> set_entries();
/// What is said of lists of accounts.
[[nodiscard]] std::span<const Entry> account_entries();
/// What an audit may say, and the labels of its table and page.
[[nodiscard]] std::span<const Entry> audit_entries();
/// Names and labels.
[[nodiscard]] std::span<const Entry> label_entries();

/// The template of a code; empty for an unknown one.
[[nodiscard]] std::string_view template_of(std::string_view code, Language language);

}  // namespace vouch::words
