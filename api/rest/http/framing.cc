// The states of a request and its body. Each step takes one line or one piece of data; the text of a line is read in
// request_head.cc. A limit that is passed is reported before anything of the line is looked at, so that bytes that come
// one by one give the same events as bytes that come together.
#include "api/rest/http/framing.h"

#include <algorithm>

namespace vouch::rest {

/// A line up to its CRLF, or why there is none.
struct RequestDecoder::Line {
  enum class State { complete, partial, too_long, bare_lf };
  State state = State::partial;
  std::size_t used = 0;
  std::string text;  // without CRLF, where complete
};

RequestDecoder::Line RequestDecoder::take_line(std::string_view input, std::size_t limit) {
  const auto lf = input.find('\n');
  const std::size_t part = lf == std::string_view::npos ? input.size() : lf + 1;
  if (line_.size() + part > limit) return {.state = Line::State::too_long, .used = part, .text = {}};
  line_.append(input.substr(0, part));
  if (lf == std::string_view::npos) return {.state = Line::State::partial, .used = part, .text = {}};
  std::string text = std::move(line_);
  line_.clear();
  head_bytes_ += text.size();
  text.pop_back();
  if (text.empty() || text.back() != '\r') return {.state = Line::State::bare_lf, .used = part, .text = {}};
  text.pop_back();
  return {.state = Line::State::complete, .used = part, .text = std::move(text)};
}

bool RequestDecoder::fail(int status, std::string_view code, std::string detail) {
  error_ = {.status = status, .code = std::string(code), .detail = std::move(detail)};
  state_ = State::failed;
  return false;
}

RequestDecoder::Step RequestDecoder::fail_step(int status, std::string_view code, std::string detail) {
  fail(status, code, std::move(detail));
  return {.event = Event::failed, .used = 0, .body = {}};
}

RequestDecoder::Step RequestDecoder::next(std::string_view input) {
  switch (state_) {
    case State::start:
    case State::fields: return head_step(input);
    case State::failed: return {.event = Event::failed, .used = 0, .body = {}};
    case State::body_begins: return begin_body(input);
    case State::length:
    case State::chunk_size:
    case State::chunk_data:
    case State::chunk_end:
    case State::trailers: return body_step(input);
  }
  return {};
}

RequestDecoder::Step RequestDecoder::head_step(std::string_view input) {
  std::size_t used = 0;
  while (used < input.size()) {
    const std::string_view rest = input.substr(used);
    if (state_ == State::start && line_.empty() && !is_token_char(rest.front()) && rest.front() != '\r') {
      return fail_step(400, "bad_request_line", "the request does not begin with a method");
    }
    const bool first_line = state_ == State::start;
    if (first_line && !skipped_empty_line_ && line_.empty()) head_bytes_ = 0;
    const Line line = take_line(rest, std::min(limits_.line, limits_.head - std::min(limits_.head, head_bytes_)));
    used += line.used;
    switch (line.state) {
      case Line::State::partial: return {.event = Event::need_more, .used = used, .body = {}};
      case Line::State::too_long:
        return first_line ? fail_step(414, "target_too_long", "the request line is longer than the limit")
                          : fail_step(431, "fields_too_large", "the fields are larger than the limit");
      case Line::State::bare_lf: return fail_step(400, "bad_line_ending", "a line does not end with CRLF");
      case Line::State::complete: break;
    }
    if (first_line && line.text.empty() && !skipped_empty_line_) {
      skipped_empty_line_ = true;
    } else if (first_line) {
      head_ = RequestHead{};
      target_host_.clear();
      if (!read_request_line(line.text)) return {.event = Event::failed, .used = 0, .body = {}};
      state_ = State::fields;
    } else if (!line.text.empty()) {
      if (!read_field(line.text)) return {.event = Event::failed, .used = 0, .body = {}};
    } else {
      if (!finish_head()) return {.event = Event::failed, .used = 0, .body = {}};
      state_ = State::body_begins;
      return {.event = Event::head, .used = used, .body = {}};
    }
  }
  return {.event = Event::need_more, .used = used, .body = {}};
}

RequestDecoder::Step RequestDecoder::end_step(std::size_t used) {
  state_ = State::start;
  skipped_empty_line_ = false;
  head_bytes_ = 0;
  body_limit_ = UINT64_MAX;
  return {.event = Event::end, .used = used, .body = {}};
}

RequestDecoder::Step RequestDecoder::begin_body(std::string_view input) {
  body_bytes_ = 0;
  if (chunked_) {
    state_ = State::chunk_size;
    return body_step(input);
  }
  if (left_ > body_limit_) {
    return fail_step(413, "body_too_large",
                     "found a body of " + std::to_string(left_) + " bytes, expected at most " + std::to_string(body_limit_));
  }
  if (left_ == 0) return end_step(0);
  state_ = State::length;
  return body_step(input);
}

RequestDecoder::Step RequestDecoder::body_step(std::string_view input) {
  std::size_t used = 0;
  while (true) {
    const std::string_view rest = input.substr(used);
    if (rest.empty() && !(state_ == State::length && left_ == 0)) return {.event = Event::need_more, .used = used, .body = {}};
    Step step;
    switch (state_) {
      case State::length:
      case State::chunk_data: step = length_step(rest); break;
      case State::chunk_size: step = chunk_size_step(rest); break;
      case State::chunk_end: step = chunk_end_step(rest); break;
      case State::trailers: step = trailer_step(rest); break;
      case State::start:
      case State::fields:
      case State::body_begins:
      case State::failed: return step;
    }
    step.used += used;
    if (step.event != Event::need_more) return step;
    used = step.used;
  }
}

RequestDecoder::Step RequestDecoder::length_step(std::string_view input) {
  if (left_ == 0) return end_step(0);
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size()));
  left_ -= size;
  if (left_ == 0 && state_ == State::chunk_data) state_ = State::chunk_end;
  return {.event = Event::body, .used = size, .body = input.substr(0, size)};
}

RequestDecoder::Step RequestDecoder::chunk_size_step(std::string_view input) {
  const Line line = take_line(input, limits_.chunk_line);
  switch (line.state) {
    case Line::State::partial: return {.event = Event::need_more, .used = line.used, .body = {}};
    case Line::State::too_long: return fail_step(400, "bad_chunk", "the size line of a chunk is longer than the limit");
    case Line::State::bare_lf: return fail_step(400, "bad_chunk", "the size line of a chunk does not end with CRLF");
    case Line::State::complete: break;
  }
  const std::string_view text = line.text;
  const auto end = text.find_first_not_of("0123456789abcdefABCDEF");
  const std::string_view digits = text.substr(0, end);
  const std::string_view extension = end == std::string_view::npos ? std::string_view{} : text.substr(end);
  const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; };
  if (digits.empty() || digits.size() > 8 || (!extension.empty() && extension.front() != ';') ||
      std::any_of(extension.begin(), extension.end(), control)) {
    return fail_step(400, "bad_chunk", "the size of a chunk is not 1 to 8 hexadecimal digits");
  }
  left_ = std::stoull(std::string(digits), nullptr, 16);
  if (left_ > body_limit_ - body_bytes_) {
    return fail_step(413, "body_too_large", "found a body of more than " + std::to_string(body_limit_) + " bytes");
  }
  body_bytes_ += left_;
  head_bytes_ = 0;
  state_ = left_ == 0 ? State::trailers : State::chunk_data;
  return {.event = Event::need_more, .used = line.used, .body = {}};
}

RequestDecoder::Step RequestDecoder::chunk_end_step(std::string_view input) {
  const char wanted = line_.empty() ? '\r' : '\n';
  if (input.front() != wanted) return fail_step(400, "bad_chunk", "the data of a chunk does not end with CRLF");
  if (wanted == '\r') {
    line_.push_back('\r');
  } else {
    line_.clear();
    state_ = State::chunk_size;
  }
  return {.event = Event::need_more, .used = 1, .body = {}};
}

RequestDecoder::Step RequestDecoder::trailer_step(std::string_view input) {
  const Line line = take_line(input, limits_.trailers - std::min(limits_.trailers, head_bytes_));
  switch (line.state) {
    case Line::State::partial: return {.event = Event::need_more, .used = line.used, .body = {}};
    case Line::State::too_long: return fail_step(431, "fields_too_large", "the trailers are larger than the limit");
    case Line::State::bare_lf: return fail_step(400, "bad_line_ending", "a line does not end with CRLF");
    case Line::State::complete: break;
  }
  if (line.text.empty()) return end_step(line.used);
  if (!read_trailer(line.text)) return {.event = Event::failed, .used = 0, .body = {}};
  return {.event = Event::need_more, .used = line.used, .body = {}};
}

}  // namespace vouch::rest
