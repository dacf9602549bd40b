#include "api/contract/similar_json.h"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "api/contract/answer_json.h"
#include "api/contract/csv_cells.h"

namespace vouch::contract {
namespace {

using Json = nlohmann::ordered_json;
using words::Language;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json interval_json(const core::Interval& interval) { return Json::array({interval.low, interval.high}); }

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

Json warnings_json(const std::vector<ranking::Message>& warnings, Language language) {
  return Json::parse(messages_to_json(warnings, language));
}

void add_people(const ranking::SharedPeople& people, Json& json) {
  json["shared"] = people.shared;
  json["value"] = people.value;
  json["interval"] = interval_json(people.interval);
  json["overlap_coefficient"] = or_null(people.overlap_coefficient);
  json["jaccard"] = or_null(people.jaccard);
  json["lift"] = or_null(people.lift);
  json["lift_interval"] = people.lift_interval ? interval_json(*people.lift_interval) : Json();
}

Json bridge_json(const ranking::BridgeCreator& bridge) {
  return {{"creator", Json::parse(creator_to_json(bridge.creator))},
          {"shared", bridge.shared},
          {"expected", bridge.expected},
          {"lift", bridge.lift},
          {"lift_interval", interval_json(bridge.lift_interval)}};
}

constexpr std::string_view kPeopleHeader = "shared,value,low,high,overlap_coefficient,jaccard,lift,lift_low,lift_high";

void append_number(std::string& line, const std::optional<double>& number) {
  line += ',';
  if (!number) return;
  std::array<char, 32> digits;
  line.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr);
}

void append_people(std::string& line, const ranking::SharedPeople& people) {
  line += ',' + std::to_string(people.shared);
  for (const auto& number : {std::optional(people.value), std::optional(people.interval.low), std::optional(people.interval.high),
                             people.overlap_coefficient, people.jaccard, people.lift,
                             people.lift_interval ? std::optional(people.lift_interval->low) : std::nullopt,
                             people.lift_interval ? std::optional(people.lift_interval->high) : std::nullopt}) {
    append_number(line, number);
  }
}

void append_text(std::string& line, std::string_view text) {
  line += ',';
  append_csv_cell(line, text);
}

}  // namespace

std::string similar_creators_to_json(const ranking::SimilarCreators& answer, Language language) {
  Json creators = Json::array();
  for (const ranking::SimilarCreator& one : answer.creators) {
    Json json = {{"rank", one.rank}, {"creator", Json::parse(creator_to_json(one.creator))}};
    add_people(one.people, json);
    creators.push_back(std::move(json));
  }
  return dumped({{"snapshot", answer.snapshot},
                 {"version", answer.version},
                 {"creator", Json::parse(creator_to_json(answer.creator))},
                 {"by", ranking::name_of(answer.by)},
                 {"considered", answer.considered},
                 {"sharing", answer.sharing},
                 {"warnings", warnings_json(answer.warnings, language)},
                 {"creators", std::move(creators)}});
}

std::string partner_brands_to_json(const ranking::PartnerBrands& answer, Language language) {
  Json brands = Json::array();
  for (const ranking::PartnerBrand& one : answer.brands) {
    Json json = {{"rank", one.rank}, {"brand", Json::parse(brand_card_to_json(one.brand))}, {"same_category", one.same_category}};
    add_people(one.people, json);
    Json bridges = Json::array();
    for (const ranking::BridgeCreator& bridge : one.bridges) bridges.push_back(bridge_json(bridge));
    json["bridges"] = std::move(bridges);
    brands.push_back(std::move(json));
  }
  return dumped({{"snapshot", answer.snapshot},
                 {"version", answer.version},
                 {"brand", Json::parse(brand_card_to_json(answer.brand))},
                 {"considered", answer.considered},
                 {"sharing", answer.sharing},
                 {"competitors", answer.competitors},
                 {"warnings", warnings_json(answer.warnings, language)},
                 {"brands", std::move(brands)}});
}

std::string similar_creators_to_csv(const ranking::SimilarCreators& answer) {
  std::string lines = "rank,creator_id,name,platform,category,by," + std::string(kPeopleHeader) + "\n";
  for (const ranking::SimilarCreator& one : answer.creators) {
    lines += std::to_string(one.rank);
    for (const std::string& text : {one.creator.id, one.creator.name, one.creator.platform, one.creator.category}) {
      append_text(lines, text);
    }
    append_text(lines, ranking::name_of(answer.by));
    append_people(lines, one.people);
    lines += '\n';
  }
  return lines;
}

std::string partner_brands_to_csv(const ranking::PartnerBrands& answer) {
  std::string lines = "rank,brand_id,name,category,same_category,audience_kind," + std::string(kPeopleHeader) + ",bridges\n";
  for (const ranking::PartnerBrand& one : answer.brands) {
    lines += std::to_string(one.rank);
    for (const std::string& text : {one.brand.id, one.brand.name, one.brand.category}) append_text(lines, text);
    append_text(lines, one.same_category ? "true" : "false");
    append_text(lines, one.brand.audience_kind);
    append_people(lines, one.people);
    std::string bridges;
    for (const ranking::BridgeCreator& bridge : one.bridges) bridges.append(bridges.empty() ? "" : "|").append(bridge.creator.id);
    append_text(lines, bridges);
    lines += '\n';
  }
  return lines;
}

}  // namespace vouch::contract
