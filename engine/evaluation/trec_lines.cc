// A block at a time from the stream; what is left of an unfinished line moves to the front of the buffer.
#include "engine/evaluation/trec_lines.h"

#include <algorithm>
#include <vector>

namespace vouch::evaluation {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

Result<void> too_long(std::size_t number) {
  return fail(ErrorCode::invalid_argument,
              "line " + std::to_string(number) + " is longer than " + std::to_string(kMaxTrecLineBytes) + " bytes");
}

Result<void> deliver(std::string_view line, std::size_t number, const LineSink& sink) {
  if (line.size() > kMaxTrecLineBytes) return too_long(number);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] == '#') return {};
  return sink(line, number);
}

/// Delivers the whole lines of `text`; returns how many bytes they took.
Result<std::size_t> deliver_whole_lines(std::string_view text, std::size_t& number, const LineSink& sink) {
  std::size_t taken = 0;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', taken)) {
    if (auto done = deliver(text.substr(taken, end - taken), ++number, sink); !done) return fail(std::move(done).error());
    taken = end + 1;
  }
  return taken;
}

}  // namespace

Result<void> read_trec_lines(std::string_view text, const LineSink& sink) {
  std::size_t number = 0;
  const auto taken = deliver_whole_lines(text, number, sink);
  if (!taken) return fail(taken.error());
  return *taken == text.size() ? Result<void>{} : deliver(text.substr(*taken), number + 1, sink);
}

Result<void> read_trec_lines(std::istream& in, const LineSink& sink) {
  std::vector<char> buffer(kBlockBytes);
  std::size_t held = 0;  // bytes of an unfinished line at the front
  std::size_t number = 0;
  while (in) {
    in.read(buffer.data() + held, static_cast<std::streamsize>(buffer.size() - held));
    const std::size_t size = held + static_cast<std::size_t>(in.gcount());
    const std::string_view text(buffer.data(), size);
    const auto taken = deliver_whole_lines(text, number, sink);
    if (!taken) return fail(taken.error());
    held = size - *taken;
    if (held > kMaxTrecLineBytes) return too_long(number + 1);
    std::copy(buffer.data() + *taken, buffer.data() + size, buffer.data());
  }
  if (in.bad()) return fail(ErrorCode::unavailable, "reading stopped after line " + std::to_string(number));
  return held == 0 ? Result<void>{} : deliver({buffer.data(), held}, number + 1, sink);
}

std::string at_line(std::string_view source, std::size_t number, std::string_view what) {
  return std::string(source) + ":" + std::to_string(number) + ": " + std::string(what);
}

}  // namespace vouch::evaluation
