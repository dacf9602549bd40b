#include "api/cli/text_disclosure.h"

#include <istream>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/cli/text_lines.h"
#include "api/contract/disclosure_json.h"
#include "datasets/reference/disclosure_tables.h"
#include "engine/credibility/disclosure.h"

namespace vouch::cli {
namespace {

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

core::Result<std::vector<std::string>> texts(const Json& object, const char* field) {
  std::vector<std::string> list;
  const auto value = object.find(field);
  if (value == object.end() || value->is_null()) return list;
  if (!value->is_array()) return fail(wrong_field(field, *value, "a list of texts"));
  for (const Json& one : *value) {
    if (!one.is_string()) return fail(wrong_field(field, one, "a list of texts"));
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
    if (auto read = read_text_field(object, field, *into); !read) return fail(std::move(read).error());
  }
  auto hashtags = texts(object, "hashtags");
  if (!hashtags) return fail(std::move(hashtags).error());
  line.hashtags = *std::move(hashtags);
  const auto sponsors = object.find("sponsors");
  if (sponsors != object.end() && sponsors->is_boolean()) {
    line.sponsors = sponsors->get<bool>();
  } else {
    const auto named = texts(object, "sponsors");
    if (!named) return fail(wrong_field("sponsors", *sponsors, "true, false or a list of texts"));
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

}  // namespace

core::Result<int> disclose(std::istream& lines, const TextDisclosureOptions& options, const Session& session) {
  const auto classifier = classifier_of(options.rules);
  if (!classifier) return fail(classifier.error());
  if (!classifier->knows_country(options.country)) {
    session.say("vouch: no disclosure rules for " + options.country + ", using those of the EU");
  }
  return answer_text_lines(lines, session, [&](std::string_view text, const Json* object) -> core::Result<std::string> {
    auto line = object != nullptr ? line_of(*object) : core::Result<Line>(Line{.text = std::string(text)});
    if (!line) return fail(std::move(line).error());
    return answer(*classifier, *line, options, session.language);
  });
}

}  // namespace vouch::cli
