// What all pages are made of: elements, captions from the catalogue, lists of messages, and the frame with its style sheet.
// Pages load nothing and run nothing. `inside` is HTML already; every other text is escaped here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// <name class="style">inside</name>; no class where `style` is empty.
[[nodiscard]] std::string element(std::string_view name, std::string_view style, const std::string& inside);
/// The label of that name.
[[nodiscard]] std::string caption(std::string_view name, words::Language language);
/// A caption with its value, for a list of facts.
[[nodiscard]] std::string fact(std::string_view name, const std::string& inside, words::Language language);
/// A list of messages; empty without any.
[[nodiscard]] std::string message_list(std::string_view style, const std::vector<ranking::Message>& list,
                                       words::Language language);
/// The creator's name, as a link where the data gives an http or https address.
[[nodiscard]] std::string linked_title(const ranking::CreatorCard& creator);
/// The whole document around its body; `more_style` comes after the style sheet.
[[nodiscard]] std::string whole_page(const std::string& title, const std::string& body, words::Language language,
                                     std::string_view more_style = {});

}  // namespace vouch::report
