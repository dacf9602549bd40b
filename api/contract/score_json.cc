#include "api/contract/score_json.h"

#include <array>

#include "api/contract/answer_json.h"
#include "api/contract/request_json.h"
#include "api/contract/score_lines.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

using View = std::string_view;

constexpr auto kFields = std::to_array<View>({"pairs", "brands", "candidates", "goal", "profile", "weights", "as_of"});
constexpr auto kPairFields = std::to_array<View>({"brand", "creator"});

std::string id_in(const ObjectReader& pair, View name, Fault& fault) {
  auto id = pair.text(name);
  if (id && !id->empty()) return *std::move(id);
  fault.set({.code = core::ErrorCode::invalid_argument,
             .message = field_name(pair.pointer(name)) + " is missing, a pair needs brand and creator",
             .pointer = pair.pointer(name)});
  return {};
}

}  // namespace

core::Result<ScoreRequest> score_request_from_json(std::string_view json) {
  simdjson::dom::parser parser;
  const auto document = parse_document(parser, json, "request");
  if (!document) return core::fail(document.error());
  Fault fault;
  const ObjectReader top(*document, "", kFields, fault);
  ScoreRequest request;
  if (!fault.error) {
    for (const ObjectReader& pair : top.objects("pairs", kPairFields)) {
      if (fault.error) break;
      request.pairs.push_back({.brand = id_in(pair, "brand", fault), .creator = id_in(pair, "creator", fault)});
    }
    request.brands = top.texts("brands");
    request.candidates = top.texts("candidates");
    ProfileChoice choice = read_profile_choice(top);
    request.choice.goal = choice.goal;
    request.choice.profile = std::move(choice.profile);
    request.choice.weights = choice.weights;
    request.choice.as_of_s = read_as_of(top, fault);
  }
  if (fault.error) return core::fail(*fault.error);
  return request;
}

std::string scores_to_json(const ScoreAnswer& answer, words::Language language) {
  std::string json =
      R"({"snapshot":)" + contract::quoted(answer.head.snapshot) + R"(,"version":)" + contract::quoted(answer.head.version);
  json += R"(,"profile":)" + profile_to_json(answer.head.profile) + R"(,"as_of":)" +
          contract::quoted(core::iso_time(answer.head.as_of_s));
  json += R"(,"warnings":)" + messages_to_json(answer.head.warnings, language) + R"(,"scores":[)";
  for (std::size_t i = 0; i < answer.pairs.size(); ++i) {
    if (i > 0) json += ',';
    append_pair_json(json, answer.pairs[i].brand, answer.pairs[i].creator, answer.scores[i]);
  }
  return json + R"(],"next":null})";
}

std::string scores_to_lines(const ScoreAnswer& answer, const ScoreRequest& request) {
  const ScoreLines writer(ScoreLines::Format::ndjson, answer.head, request.choice.weights);
  std::string lines;
  for (std::size_t i = 0; i < answer.pairs.size(); ++i) {
    writer.append(lines, answer.pairs[i].brand, answer.pairs[i].creator, answer.scores[i]);
  }
  return lines;
}

}  // namespace vouch::contract
