// Answers as JSON text, the same for the command line, REST and Python. Field order is fixed, numbers are JSON numbers in
// every language, points are thousandths (83.412), times are ISO 8601 in UTC, and what is unknown is null. Only `text` of
// reasons and warnings follows the language. Compact, without a line feed at the end.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

/// Why a named creator is not on the list, with the name that was asked for.
struct NamedWhyNot {
  std::string creator_id;
  ranking::WhyNot answer;
};

/// The answer to a brief. `why_not` appears only where something was asked.
[[nodiscard]] std::string shortlist_to_json(const ranking::Shortlist& shortlist, words::Language language,
                                            std::span<const NamedWhyNot> why_not = {});
[[nodiscard]] std::string why_not_to_json(const NamedWhyNot& why_not, words::Language language);

[[nodiscard]] std::string creator_to_json(const ranking::CreatorCard& creator);
/// A page of creators: {"creators": […], "next": token or null}.
[[nodiscard]] std::string creators_to_json(std::span<const ranking::CreatorCard> creators,
                                           const std::optional<std::string>& next);
[[nodiscard]] std::string brand_card_to_json(const ranking::BrandCard& brand);
[[nodiscard]] std::string brand_to_json(const BrandView& brand);
[[nodiscard]] std::string snapshot_to_json(const SnapshotInfo& info);
/// {"version": …, "snapshot": id or null}
[[nodiscard]] std::string version_to_json(std::string_view version, std::string_view snapshot_id);

/// {"name", "version", "audience_measure", "weights"}
[[nodiscard]] std::string profile_to_json(const ranking::ProfileUsed& profile);
/// [{"code", "params", "text"}, …]
[[nodiscard]] std::string messages_to_json(const std::vector<ranking::Message>& messages, words::Language language);

/// A text with " around it and everything escaped that JSON wants escaped.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace vouch::contract
