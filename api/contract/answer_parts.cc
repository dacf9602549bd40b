#include "api/contract/answer_parts.h"

#include <variant>

#include "api/words/text.h"

namespace vouch::contract {

using words::Language;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json points(std::int64_t thousandths) { return static_cast<double>(thousandths) / 1000.0; }

Json figures_json(const ranking::Figures& figures) {
  Json json = Json::object();
  for (const auto& [name, figure] : figures) {
    Json& field = json[name];
    std::visit([&field](const auto& value) { field = value; }, figure);
  }
  return json;
}

namespace {

Json message_json(const ranking::Message& message, Language language) {
  return {{"code", message.code}, {"params", figures_json(message.params)}, {"text", words::text(message, language)}};
}

}  // namespace

Json messages_json(const std::vector<ranking::Message>& messages, Language language) {
  Json json = Json::array();
  for (const ranking::Message& message : messages) json.push_back(message_json(message, language));
  return json;
}

Json filtered_json(const std::vector<std::pair<std::string, std::int64_t>>& filtered) {
  Json json = Json::object();
  for (const auto& [reason, number] : filtered) json[reason] = number;
  return json;
}

Json creator_json(const ranking::CreatorCard& creator) {
  return {{"id", creator.id},
          {"platform", text_or_null(creator.platform)},
          {"handle", text_or_null(creator.handle)},
          {"name", text_or_null(creator.name)},
          {"url", text_or_null(creator.url)},
          {"category", text_or_null(creator.category)},
          {"country", text_or_null(creator.country)},
          {"language", text_or_null(creator.language)},
          {"size_band", text_or_null(creator.size_band)},
          {"followers", or_null(creator.followers)},
          {"following", or_null(creator.following)},
          {"posts", or_null(creator.posts)},
          {"price_cents", or_null(creator.price_cents)},
          {"price_basis", text_or_null(creator.price_basis)},
          {"currency", text_or_null(creator.currency)},
          {"verified", or_null(creator.verified)},
          {"audience_members", creator.audience_members},
          {"dated_posts", creator.dated_posts}};
}

Json brand_json(const ranking::BrandCard& brand) {
  return {{"id", text_or_null(brand.id)},
          {"name", text_or_null(brand.name)},
          {"category", text_or_null(brand.category)},
          {"country", text_or_null(brand.country)},
          {"language", text_or_null(brand.language)},
          {"audience_kind", text_or_null(brand.audience_kind)},
          {"audience_members", brand.audience_members},
          {"partners", brand.partners},
          {"sent_ids", or_null(brand.sent_ids)},
          {"matched_ids", or_null(brand.matched_ids)}};
}

Json profile_json(const ranking::ProfileUsed& profile) {
  Json weights = Json::object();
  for (const ranking::Signal signal : ranking::kAllSignals) {
    weights[std::string(ranking::name_of(signal))] = profile.weights[ranking::position(signal)];
  }
  return {{"name", profile.name},
          {"version", profile.version},
          {"audience_measure", text_or_null(profile.audience_measure)},
          {"weights", std::move(weights)}};
}

}  // namespace vouch::contract
