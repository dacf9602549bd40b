// Who is like whom as JSON text and as lines: the same fields for the command line, REST and Python. What cannot be said
// from the data is null, in CSV an empty cell.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

/// {"snapshot", "version", "creator", "by", "considered", "sharing", "warnings", "creators": [{"rank", "creator", "shared",
/// "value", "interval", "overlap_coefficient", "jaccard", "lift", "lift_interval"}]}
[[nodiscard]] std::string similar_creators_to_json(const ranking::SimilarCreators& answer, words::Language language);

/// {"snapshot", "version", "brand", "considered", "sharing", "competitors", "warnings", "brands": [{"rank", "brand",
/// "same_category", as above, "bridges": [{"creator", "shared", "expected", "lift", "lift_interval"}]}]}
[[nodiscard]] std::string partner_brands_to_json(const ranking::PartnerBrands& answer, words::Language language);

/// A header and a line each (RFC 4180). Bridging creators are ids with `|` between.
[[nodiscard]] std::string similar_creators_to_csv(const ranking::SimilarCreators& answer);
[[nodiscard]] std::string partner_brands_to_csv(const ranking::PartnerBrands& answer);

}  // namespace vouch::contract
