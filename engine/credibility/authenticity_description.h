// The text beside the trees of a model of authenticity: one thing a line, written by models/authenticity/train.
//
//     vouch authenticity model 1
//     name NAME · version N · platform NAME · accounts N · fakes N · assumed_share P · looks_like TEXT · source TEXT
//     calibration SLOPE INTERCEPT
//     feature NAME SIGN COLUMN…            one a feature, in the order that the trees know
//     trees SHA256 BYTES BYTES…            of the file of trees: hash, size of the model, sizes of its bags
//     set COLUMNS measured|unknown AUC LOW HIGH TP FN FP TN SPREAD      one for each set of columns; COLUMNS a,b or none
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/credibility/authenticity_model.h"

namespace vouch::credibility {

struct AuthenticityDescription {
  AuthenticityCard card;
  double slope = 0.0, intercept = 0.0;
  core::Digest trees{};                 // SHA-256 of the file of trees
  std::vector<std::size_t> tree_bytes;  // the model, then its bags, at least two of them
  std::array<ColumnSetValidation, kColumnSets> sets;
};

/// Fails with corrupt: "line N: found …, expected …".
[[nodiscard]] core::Result<AuthenticityDescription> read_authenticity_description(std::string_view text);

}  // namespace vouch::credibility
