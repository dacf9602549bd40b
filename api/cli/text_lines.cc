#include "api/cli/text_lines.h"

#include <istream>
#include <optional>
#include <ostream>
#include <utility>

#include <nlohmann/json.hpp>

namespace vouch::cli {

using core::ErrorCode;
using core::fail;
using Json = nlohmann::json;

namespace {

bool is_object(const std::string& text) { return text.starts_with('{') && Json::parse(text, nullptr, false).is_object(); }

core::Result<std::string> answer_object(const std::string& text, const AnswerLine& answer) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::invalid_argument, "found no JSON object, expected one as in the first line");
  return answer({}, &object);
}

}  // namespace

core::Error wrong_field(std::string_view field, const Json& value, std::string_view expected) {
  std::string found = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (found.size() > 40) found = found.substr(0, 37) + "...";
  return {.code = ErrorCode::invalid_argument,
          .message = std::string(field) + ": found " + found + ", expected " + std::string(expected),
          .pointer = {}};
}

core::Result<void> read_text_field(const Json& object, const char* field, std::string& into) {
  const auto value = object.find(field);
  if (value == object.end() || value->is_null()) return {};
  if (!value->is_string()) return fail(wrong_field(field, *value, "a text"));
  into = value->get<std::string>();
  return {};
}

core::Result<int> answer_text_lines(std::istream& lines, const Session& session, const AnswerLine& answer) {
  std::ostream& out = session.streams.out;
  std::optional<bool> objects;  // decided by the first line
  std::uint64_t number = 0, rejected = 0;
  for (std::string text; std::getline(lines, text) && out;) {
    ++number;
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.ends_with('\r')) text.pop_back();
    if (!objects) objects = is_object(text);
    const auto answered = *objects ? answer_object(text, answer) : answer(text, nullptr);
    if (answered) {
      out << *answered << '\n';
      continue;
    }
    ++rejected;
    const core::Error& error = answered.error();
    session.say("vouch: line " + std::to_string(number) + ": " + error.message);
    out << Json({{"error", {{"code", core::name_of(error.code)}, {"message", error.message}}}, {"line", number}})
               .dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n';
  }
  if (lines.bad()) return fail(ErrorCode::unavailable, "the input cannot be read further");
  return rejected > 0 ? kRejects : kDone;
}

}  // namespace vouch::cli
