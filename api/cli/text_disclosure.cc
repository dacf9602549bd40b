#include "api/cli/text_disclosure.h"

#include <istream>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/contract/disclosure_json.h"
#include "datasets/reference/disclosure_tables.h"
#include "engine/credibility/disclosure.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;
using credibility::DisclosureClassifier;
using Json = nlohmann::json;

core::Result<DisclosureClassifier> classifier_of(const std::string& folder) {
  auto records = folder.empty() ? datasets::read_disclosure_files(datasets::carried_disclosure_files())
                                : datasets::read_disclosure_folder(folder);
  if (!records) return fail(std::move(records).error());
  auto made = DisclosureClassifier::make(*std::move(records));
  if (!made && !folder.empty()) return fail(core::within(folder, std::move(made).error()));
  return made;
}

/// One line's post; strings are its own.
struct Line {
  std::string id, text, label, country, language;
  std::vector<std::string> hashtags;
  bool sponsors = false;
};

core::Error wrong(std::string_view field, const Json& value, std::string_view expected) {
  std::string found = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (found.size() > 40) found = found.substr(0, 37) + "...";
  return {.code = ErrorCode::invalid_argument,
          .message = std::string(field) + ": found " + found + ", expected " + std::string(expected),
          .pointer = {}};
}

core::Result<void> read_text(const Json& object, const char* field, std::string& into) {
  const auto value = object.find(field);
  if (value == object.end() || value->is_null()) return {};
  if (!value->is_string()) return fail(wrong(field, *value, "a text"));
  into = value->get<std::string>();
  return {};
}

core::Result<std::vector<std::string>> texts(const Json& object, const char* field) {
  std::vector<std::string> list;
  const auto value = object.find(field);
  if (value == object.end() || value->is_null()) return list;
  if (!value->is_array()) return fail(wrong(field, *value, "a list of texts"));
  for (const Json& one : *value) {
    if (!one.is_string()) return fail(wrong(field, one, "a list of texts"));
    list.push_back(one.get<std::string>());
  }
  return list;
}

core::Result<Line> line_of(const Json& object) {
  Line line;
  for (const auto& [field, into] : {std::pair{"id", &line.id},
                                    {"text", &line.text},
                                    {"label", &line.label},
                                    {"country", &line.country},
                                    {"language", &line.language}}) {
    if (auto read = read_text(object, field, *into); !read) return fail(std::move(read).error());
  }
  auto hashtags = texts(object, "hashtags");
  if (!hashtags) return fail(std::move(hashtags).error());
  line.hashtags = *std::move(hashtags);
  const auto sponsors = object.find("sponsors");
  if (sponsors != object.end() && sponsors->is_boolean()) {
    line.sponsors = sponsors->get<bool>();
  } else {
    const auto named = texts(object, "sponsors");
    if (!named) return fail(wrong("sponsors", *sponsors, "true, false or a list of texts"));
    line.sponsors = !named->empty();
  }
  return line;
}

std::string answer(const DisclosureClassifier& classifier, const Line& line, const TextDisclosureOptions& options,
                   words::Language language) {
  const std::vector<std::string_view> hashtags(line.hashtags.begin(), line.hashtags.end());
  const auto disclosure = classifier.classify({.text = line.text,
                                               .hashtags = hashtags,
                                               .label = line.label,
                                               .sponsors = line.sponsors,
                                               .country = line.country.empty() ? options.country : line.country,
                                               .language = line.language.empty() ? options.language : line.language});
  return contract::disclosure_to_json(disclosure, classifier.version(), language, line.id);
}

/// The object that a line holds.
core::Result<Line> object_line(const std::string& text) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::invalid_argument, "found no JSON object, expected one as in the first line");
  return line_of(object);
}

bool is_object(const std::string& text) { return text.starts_with('{') && Json::parse(text, nullptr, false).is_object(); }

}  // namespace

core::Result<int> disclose(std::istream& lines, const TextDisclosureOptions& options, const Session& session) {
  const auto classifier = classifier_of(options.rules);
  if (!classifier) return fail(classifier.error());
  if (!classifier->knows_country(options.country)) {
    session.say("vouch: no disclosure rules for " + options.country + ", using those of the EU");
  }
  std::ostream& out = session.streams.out;
  std::optional<bool> objects;  // decided by the first line
  std::uint64_t number = 0, rejected = 0;
  for (std::string text; std::getline(lines, text) && out;) {
    ++number;
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.ends_with('\r')) text.pop_back();
    if (!objects) objects = is_object(text);
    auto line = *objects ? object_line(text) : core::Result<Line>(Line{.text = std::move(text)});
    if (line) {
      out << answer(*classifier, *line, options, session.language) << '\n';
      continue;
    }
    ++rejected;
    session.say("vouch: line " + std::to_string(number) + ": " + line.error().message);
    out << Json({{"error", {{"code", core::name_of(line.error().code)}, {"message", line.error().message}}}, {"line", number}})
               .dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n';
  }
  if (lines.bad()) return fail(ErrorCode::unavailable, "the input cannot be read further");
  return rejected > 0 ? kRejects : kDone;
}

}  // namespace vouch::cli
