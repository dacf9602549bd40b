// A built snapshot of creators and brands who say things: for the tests of value fit.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/catalog/catalog.h"
#include "engine/values/category.h"
#include "engine/values/term_vectors.h"
#include "tests/engine/build/build_records.h"

namespace vouch::values {

struct Posting {
  std::string id;
  std::vector<std::string> posts;
  std::string category{};
};

/// Owners in the bytewise order of their ids, so that the order of the lists is that of the indexes where ids ascend.
struct PostingWorld {
  PostingWorld(const std::vector<Posting>& creators, const std::vector<Posting>& brands) {
    static int serial = 0;
    file = std::filesystem::path(::testing::TempDir()) / ("posting" + std::to_string(++serial) + ".vouch");
    auto builder = build::Builder::make(file, build::test_options());
    const auto take = [&](const catalog::Record& record) { EXPECT_FALSE(builder->accept(record).value().has_value()); };
    for (const Posting& one : creators) {
      auto record = build::creator(one.id);
      record.category = one.category;
      take(record);
    }
    for (const Posting& one : brands) {
      auto record = build::brand(one.id);
      record.category = one.category;
      take(record);
    }
    int number = 0;
    for (const Posting& one : creators) {
      for (const std::string& text : one.posts) take(build::post(std::to_string(++number), build::of_creator(one.id), 1, text));
    }
    for (const Posting& one : brands) {
      for (const std::string& text : one.posts) take(build::post(std::to_string(++number), build::of_brand(one.id), 1, text));
    }
    EXPECT_TRUE(builder->finish().has_value());
    snapshot = std::make_unique<snapshot::Snapshot>(snapshot::Snapshot::open(file).value());
    catalog = std::make_unique<catalog::Catalog>(catalog::Catalog::open(*snapshot).value());
    vectors = std::make_unique<TermVectors>(TermVectors::open(*snapshot, *catalog).value());
  }
  ~PostingWorld() { std::filesystem::remove(file); }
  PostingWorld(const PostingWorld&) = delete;
  PostingWorld& operator=(const PostingWorld&) = delete;

  /// The vector of an owner by term, in units.
  [[nodiscard]] std::map<std::string, double> vector(core::OwnerIndex owner) const {
    std::map<std::string, double> by_term;
    const SparseVector sparse = vectors->of(owner);
    for (std::size_t i = 0; i < sparse.terms.size(); ++i) {
      by_term[std::string(catalog->terms.terms[sparse.terms[i]])] = sparse.weights[i] / kWeightScale;
    }
    return by_term;
  }

  std::filesystem::path file;
  std::unique_ptr<snapshot::Snapshot> snapshot;
  std::unique_ptr<catalog::Catalog> catalog;
  std::unique_ptr<TermVectors> vectors;
};

}  // namespace vouch::values
