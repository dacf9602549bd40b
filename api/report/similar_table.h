// Who is like whom as text for a terminal: a row each with what is shared, how alike with its range, and how many times more
// than chance; of a partner brand below it the creators who bridge both.
#pragma once

#include <string>

#include "api/report/table.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string similar_creators_table(const ranking::SimilarCreators& answer, const TextOptions& options);
[[nodiscard]] std::string partner_brands_table(const ranking::PartnerBrands& answer, const TextOptions& options);

}  // namespace vouch::report
