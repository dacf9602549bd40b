#include "api/cli/text_evenness.h"

#include <istream>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/cli/text_lines.h"
#include "api/contract/evenness_json.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/reference/evenness_tables.h"
#include "datasets/reference/rule_files.h"
#include "engine/credibility/evenness_reading.h"

namespace vouch::cli {
namespace {

using core::fail;
using credibility::EvennessReader;

core::Result<EvennessReader> reader_of(const std::string& folder) {
  if (!folder.empty()) {
    auto rules = datasets::read_rule_folder(folder);
    if (!rules) return fail(std::move(rules).error());
    auto made = EvennessReader::make(std::move(rules->wordings.evenness), rules->credibility);
    if (!made) return fail(core::within(folder, std::move(made).error()));
    return made;
  }
  auto wordings = datasets::read_evenness_phrases(datasets::carried_evenness_phrases());
  if (!wordings) return fail(std::move(wordings).error());
  const auto values = datasets::carried_credibility_rules();
  if (!values) return fail(values.error());
  return EvennessReader::make(*std::move(wordings), *values);
}

}  // namespace

core::Result<int> read_evenness(std::istream& lines, const TextEvennessOptions& options, const Session& session) {
  const auto reader = reader_of(options.rules);
  if (!reader) return fail(reader.error());
  return answer_text_lines(lines, session, [&](std::string_view line, const nlohmann::json* object) -> core::Result<std::string> {
    std::string id, text(line), language = options.language;
    if (object != nullptr) {
      for (const auto& [field, into] : {std::pair{"id", &id}, {"text", &text}, {"language", &language}}) {
        if (auto read = read_text_field(*object, field, *into); !read) return fail(std::move(read).error());
      }
    }
    return contract::evenness_to_json(reader->read(text, language), reader->version(), session.language, id);
  });
}

}  // namespace vouch::cli
