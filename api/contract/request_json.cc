#include "api/contract/request_json.h"

#include <algorithm>

#include "api/contract/brief_json.h"

namespace vouch::contract {
namespace {

using simdjson::dom::element;

constexpr std::size_t kMaxDepth = 32;
constexpr std::int64_t kMaxSeconds = 253'402'300'799;  // the end of the year 9999
constexpr auto kGoals = std::to_array<std::string_view>({"new_people", "deepen", "launch"});

std::string_view reason_of(simdjson::error_code code) {
  if (code == simdjson::EMPTY) return "it is empty";
  if (code == simdjson::DEPTH_ERROR) return "it is nested deeper than 32 levels";
  if (code == simdjson::UTF8_ERROR) return "it is not UTF-8";
  if (code == simdjson::STRING_ERROR || code == simdjson::UNCLOSED_STRING) return "a text is not closed or has a wrong escape";
  if (code == simdjson::NUMBER_ERROR) return "a number is malformed or too large";
  if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC) return "it is too large";
  return "a bracket, comma or colon is missing, surplus or in the wrong place";
}

}  // namespace

core::Result<element> parse_document(simdjson::dom::parser& parser, std::string_view json, std::string_view what) {
  element document;
  simdjson::error_code code = parser.allocate(std::max<std::size_t>(json.size(), 64), kMaxDepth);
  if (code == simdjson::SUCCESS) code = parser.parse(json.data(), json.size(), true).get(document);
  if (code == simdjson::SUCCESS) return document;
  return core::fail(core::ErrorCode::invalid_argument,
                    "the " + std::string(what) + " is not valid JSON: " + std::string(reason_of(code)));
}

ProfileChoice read_profile_choice(const ObjectReader& top) {
  ProfileChoice choice;
  if (const auto goal = top.choice("goal", kGoals)) choice.goal = static_cast<ranking::Goal>(*goal);
  choice.profile = top.text("profile");
  if (choice.profile && choice.profile->empty()) top.refuse("profile", "a name that is not empty");
  if (const auto weights = top.object("weights", ranking::kSignalNames)) {
    for (const ranking::Signal signal : ranking::kAllSignals) {
      choice.weights[ranking::position(signal)] = weights->number(ranking::name_of(signal), 0.0, kMaxWeight);
    }
  }
  return choice;
}

std::optional<std::int64_t> read_as_of(const ObjectReader& top, Fault& fault) {
  const auto value = top.raw("as_of");
  if (!value) return std::nullopt;
  if (!value->is_string()) return top.whole("as_of", 0, kMaxSeconds);
  auto time = as_of_from(std::string_view(*value));
  if (time) return *time;
  fault.set(std::move(time).error());
  return std::nullopt;
}

}  // namespace vouch::contract
