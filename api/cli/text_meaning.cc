#include "api/cli/text_meaning.h"

#include <functional>
#include <istream>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/cli/text_lines.h"
#include "api/contract/text_json.h"
#include "models/shipped.h"

namespace vouch::cli {
namespace {

using core::fail;

/// Answers each line from its text and id, whether it is an object or a text.
core::Result<int> answer_texts(
    std::istream& lines, const Session& session,
    const std::function<core::Result<std::string>(std::string_view text, std::string_view id)>& answer) {
  return answer_text_lines(lines, session, [&](std::string_view line, const nlohmann::json* object) -> core::Result<std::string> {
    if (object == nullptr) return answer(line, {});
    std::string id, text;
    for (const auto& [field, into] : {std::pair{"id", &id}, {"text", &text}}) {
      if (auto read = read_text_field(*object, field, *into); !read) return fail(std::move(read).error());
    }
    return answer(text, id);
  });
}

}  // namespace

core::Result<int> embed_texts(std::istream& lines, const Session& session) {
  const auto embedder = models::embedder();
  if (!embedder) return fail(embedder.error());
  return answer_texts(lines, session, [&](std::string_view text, std::string_view id) -> core::Result<std::string> {
    const auto made = (*embedder)->embed({&text, 1}, 1);
    if (!made) return fail(made.error());
    return contract::embedding_to_json(made->texts[0], made->row(0), (*embedder)->space(), id);
  });
}

core::Result<int> tell_languages(std::istream& lines, const Session& session) {
  return answer_texts(lines, session, [](std::string_view text, std::string_view id) -> core::Result<std::string> {
    return contract::language_to_json(text::language_of(text), id);
  });
}

}  // namespace vouch::cli
