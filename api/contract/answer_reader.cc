#include "api/contract/answer_reader.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

using Json = nlohmann::ordered_json;

/// Thrown and caught within this file, as the library's own exceptions are.
struct NotAnAnswer : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string text(const Json& object, const char* name) {
  const Json& value = object.at(name);
  return value.is_null() ? std::string() : value.get<std::string>();
}

template <class T>
std::optional<T> maybe(const Json& object, const char* name) {
  const Json& value = object.at(name);
  return value.is_null() ? std::nullopt : std::optional<T>(value.get<T>());
}

std::int64_t thousandths(const Json& value) { return std::llround(value.get<double>() * 1000.0); }

ranking::Interval interval(const Json& value) { return {.low = value.at(0).get<double>(), .high = value.at(1).get<double>()}; }

ranking::Figures figures(const Json& object) {
  ranking::Figures all;
  for (const auto& [name, value] : object.items()) {
    if (value.is_string()) {
      all.emplace_back(name, value.get<std::string>());
    } else if (value.is_number_integer()) {
      all.emplace_back(name, value.get<std::int64_t>());
    } else {
      all.emplace_back(name, value.get<double>());
    }
  }
  return all;
}

std::vector<ranking::Message> messages(const Json& list) {
  std::vector<ranking::Message> all;
  for (const Json& one : list) all.push_back({one.at("code").get<std::string>(), figures(one.at("params"))});
  return all;
}

ranking::Status status(const Json& object) {
  for (const ranking::Status one : {ranking::Status::measured, ranking::Status::estimated, ranking::Status::unknown}) {
    if (text(object, "status") == ranking::name_of(one)) return one;
  }
  throw NotAnAnswer("status is '" + text(object, "status") + "'");
}

ranking::SignalScore signal(const Json& object) {
  const auto name = ranking::signal_named(text(object, "name"));
  if (!name) throw NotAnAnswer("signal is '" + text(object, "name") + "'");
  ranking::SignalScore score;
  score.signal = *name;
  score.weight = object.at("weight").get<double>();
  score.value = maybe<double>(object, "value");
  if (!object.at("value_interval").is_null()) score.value_interval = interval(object.at("value_interval"));
  score.strength = object.at("strength").get<double>();
  score.strength_interval = interval(object.at("strength_interval"));
  score.percentile = maybe<double>(object, "percentile");
  score.contribution_thousandths = thousandths(object.at("contribution"));
  score.status = status(object);
  score.evidence = figures(object.at("evidence"));
  for (const Json& one : object.at("parts")) {
    score.parts.push_back({.name = text(one, "name"),
                           .status = status(one),
                           .value = maybe<double>(one, "value"),
                           .strength = maybe<double>(one, "strength"),
                           .contribution_thousandths = thousandths(one.at("contribution")),
                           .evidence = figures(one.at("evidence"))});
  }
  return score;
}

ranking::CreatorCard creator(const Json& object) {
  ranking::CreatorCard card;
  card.id = text(object, "id");
  card.platform = text(object, "platform");
  card.handle = text(object, "handle");
  card.name = text(object, "name");
  card.url = text(object, "url");
  card.category = text(object, "category");
  card.country = text(object, "country");
  card.language = text(object, "language");
  card.size_band = text(object, "size_band");
  card.followers = maybe<std::int64_t>(object, "followers");
  card.following = maybe<std::int64_t>(object, "following");
  card.posts = maybe<std::int64_t>(object, "posts");
  card.price_cents = maybe<std::int64_t>(object, "price_cents");
  card.price_basis = text(object, "price_basis");
  card.currency = text(object, "currency");
  card.verified = maybe<bool>(object, "verified");
  card.audience_members = object.at("audience_members").get<std::int64_t>();
  card.dated_posts = object.at("dated_posts").get<std::int64_t>();
  return card;
}

ranking::RankedCreator entry(const Json& object) {
  ranking::RankedCreator ranked;
  ranked.rank = object.at("rank").get<std::uint32_t>();
  ranked.creator = creator(object.at("creator"));
  if (!object.at("score").is_null()) {
    ranked.score_thousandths = thousandths(object.at("score"));
    ranked.interval_thousandths = {thousandths(object.at("interval").at(0)), thousandths(object.at("interval").at(1))};
  }
  ranked.evidence_share = object.at("evidence_share").get<double>();
  for (const Json& one : object.at("signals")) ranked.signals.push_back(signal(one));
  ranked.reasons = messages(object.at("reasons"));
  ranked.warnings = messages(object.at("warnings"));
  return ranked;
}

ranking::ProfileUsed profile(const Json& object) {
  ranking::ProfileUsed used{.name = text(object, "name"),
                            .version = object.at("version").get<int>(),
                            .audience_measure = text(object, "audience_measure"),
                            .weights = {}};
  for (const ranking::Signal one : ranking::kAllSignals) {
    used.weights[ranking::position(one)] = object.at("weights").at(std::string(ranking::name_of(one))).get<double>();
  }
  return used;
}

ranking::BrandCard brand(const Json& object) {
  return {.id = text(object, "id"),
          .name = text(object, "name"),
          .category = text(object, "category"),
          .country = text(object, "country"),
          .language = text(object, "language"),
          .audience_kind = text(object, "audience_kind"),
          .audience_members = object.at("audience_members").get<std::int64_t>(),
          .partners = object.at("partners").get<std::int64_t>(),
          .sent_ids = maybe<std::int64_t>(object, "sent_ids"),
          .matched_ids = maybe<std::int64_t>(object, "matched_ids")};
}

ranking::Shortlist shortlist(const Json& object) {
  ranking::Shortlist answer;
  answer.snapshot = text(object, "snapshot");
  answer.version = text(object, "version");
  answer.profile = profile(object.at("profile"));
  answer.brand = brand(object.at("brand"));
  const auto as_of = core::parse_iso_time(text(object, "as_of"));
  if (!as_of) throw NotAnAnswer("as_of is '" + text(object, "as_of") + "'");
  answer.as_of_s = *as_of;
  answer.rank_by = text(object, "rank_by") == "lower" ? ranking::RankBy::lower : ranking::RankBy::score;
  answer.considered = object.at("considered").get<std::int64_t>();
  for (const auto& [reason, number] : object.at("filtered").items())
    answer.filtered.emplace_back(reason, number.get<std::int64_t>());
  answer.warnings = messages(object.at("warnings"));
  for (const Json& one : object.at("creators")) answer.creators.push_back(entry(one));
  return answer;
}

}  // namespace

core::Result<ranking::Shortlist> shortlist_from_json(std::string_view json) {
  try {
    return shortlist(Json::parse(json));
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::invalid_argument, "not an answer: " + std::string(error.what()));
  }
}

}  // namespace vouch::contract
