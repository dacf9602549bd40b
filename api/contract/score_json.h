// Scores of pairs over REST and Python: the request as JSON text becomes the engine's ScoreRequest, as strictly as a brief;
// the answer is one document, or the lines of score_lines.h.
//
//   {"pairs": [{"brand": "b0001", "creator": "c00017"}, …]}  or  {"brands": ["b0001"], "candidates": ["c00017", …]}
//   with goal, profile, weights and as_of as in a brief
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::contract {

/// Fails as brief_from_json does.
[[nodiscard]] core::Result<ScoreRequest> score_request_from_json(std::string_view json);

/// {"snapshot", "version", "profile", "as_of", "warnings", "scores": […], "next": null}
[[nodiscard]] std::string scores_to_json(const ScoreAnswer& answer, words::Language language);
/// A line a pair.
[[nodiscard]] std::string scores_to_lines(const ScoreAnswer& answer, const ScoreRequest& request);

}  // namespace vouch::contract
