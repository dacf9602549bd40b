#include "api/cli/score_output.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <ostream>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "api/cli/files.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::uint64_t kBytesANote = std::uint64_t{32} << 20;
constexpr std::string_view kFirstField = "journal";
constexpr std::string_view kFirstValue = "vouch score 1";

std::filesystem::path journal_of(const std::filesystem::path& file) {
  std::filesystem::path journal = file;
  journal += ".journal";
  return journal;
}

core::Error not_written(const std::filesystem::path& file, int number) {
  return {
      .code = ErrorCode::unavailable, .message = file.string() + " cannot be written: " + std::strerror(number), .pointer = {}};
}

core::Result<void> write_all(int descriptor, std::string_view bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const ssize_t taken = ::write(descriptor, bytes.data(), bytes.size());
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return fail(not_written(file, errno));
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return {};
}

std::string first_line(const RunIdentity& identity) {
  nlohmann::ordered_json json = {{kFirstField, kFirstValue}};
  for (const auto& [name, value] : identity) json[name] = value;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

/// How far a run has come.
struct Noted {
  std::uint64_t bytes = 0, pairs = 0;
};

/// Whether all of the text is a number.
bool read_whole(std::string_view text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

std::optional<Noted> noted_in(std::string_view line) {
  Noted noted;
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  if (!read_whole(line.substr(0, space), noted.bytes) || !read_whole(line.substr(space + 1), noted.pairs)) return std::nullopt;
  return noted;
}

/// A line of the journal that a kill cut off has no line feed and counts as not written.
struct Journal {
  std::string identity;
  std::optional<Noted> last;
  std::uint64_t bytes = 0;  // of its whole lines
};

Journal read_journal(std::string_view text) {
  Journal journal;
  for (bool first = true; text.find('\n') != std::string_view::npos; first = false) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    journal.bytes += line.size() + 1;
    if (first) {
      journal.identity = line;
    } else if (const auto noted = noted_in(line)) {
      journal.last = noted;
    }
  }
  return journal;
}

/// Says in which field the run of the journal is another one.
core::Result<void> expect_same_run(const std::filesystem::path& journal, const std::string& found, const RunIdentity& identity) {
  const auto json = nlohmann::ordered_json::parse(found, nullptr, false);
  if (!json.is_object() || json.value(kFirstField, "") != kFirstValue) {
    return fail(ErrorCode::corrupt, journal.string() + ": found something else than the journal of a run of vouch score");
  }
  for (const auto& [name, value] : identity) {
    const std::string was = json.value(name, "");
    if (was == value) continue;
    return fail(ErrorCode::conflict, journal.string() + ": found a run with " + name + " '" + was + "', expected '" + value +
                                         "': a run is resumed with what it began with");
  }
  return {};
}

core::Result<int> opened(const std::filesystem::path& file, int flags) {
  const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC, 0644);
  if (descriptor < 0) return fail(not_written(file, errno));
  return descriptor;
}

}  // namespace

ScoreOutput::ScoreOutput(ScoreOutput&& other) noexcept
    : out_(other.out_),
      file_(std::move(other.file_)),
      data_(std::exchange(other.data_, -1)),
      journal_(std::exchange(other.journal_, -1)),
      bytes_(other.bytes_),
      pairs_(other.pairs_),
      noted_bytes_(other.noted_bytes_) {}

ScoreOutput::~ScoreOutput() {
  if (data_ >= 0) ::close(data_);
  if (journal_ >= 0) ::close(journal_);
}

core::Result<ScoreOutput> ScoreOutput::create(const std::filesystem::path& file, const RunIdentity& identity) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    return fail(ErrorCode::conflict, file.string() + " is there already, expected another name, or --resume to go on with it");
  }
  // The journal comes first: a file without one could never be resumed.
  const auto journal = opened(journal_of(file), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
  if (!journal) return fail(journal.error());
  ScoreOutput output(file, -1, *journal);
  const auto data = opened(file, O_WRONLY | O_CREAT | O_EXCL | O_APPEND);
  if (!data) return fail(data.error());
  output.data_ = *data;
  if (auto written = write_all(*journal, first_line(identity), journal_of(file)); !written) return fail(written.error());
  if (::fsync(*journal) != 0) return fail(not_written(journal_of(file), errno));
  return output;
}

core::Result<ScoreOutput> ScoreOutput::resume(const std::filesystem::path& file, const RunIdentity& identity) {
  const std::filesystem::path journal_file = journal_of(file);
  std::error_code ignored;
  const bool has_file = std::filesystem::exists(file, ignored);
  const bool has_journal = std::filesystem::exists(journal_file, ignored);
  if (!has_file) return create(file, identity);
  if (!has_journal) {
    return fail(ErrorCode::conflict, file.string() + " is there, but not its journal " + journal_file.string() +
                                         ", expected both, or neither to begin anew");
  }
  const auto text = read_file(journal_file);
  if (!text) return fail(text.error());
  const Journal found = read_journal(*text);
  if (!found.identity.empty()) {
    if (auto same = expect_same_run(journal_file, found.identity, identity); !same) return fail(same.error());
  }
  const Noted last = found.last.value_or(Noted{});
  const auto size = std::filesystem::file_size(file, ignored);
  if (ignored || size < last.bytes) {
    return fail(ErrorCode::corrupt, file.string() + " holds " + std::to_string(size) + " bytes, its journal says " +
                                        std::to_string(last.bytes) + ": it was changed after it was written");
  }
  const auto journal = opened(journal_file, O_WRONLY | O_APPEND);
  if (!journal) return fail(journal.error());
  ScoreOutput output(file, -1, *journal);
  const auto data = opened(file, O_WRONLY | O_APPEND);
  if (!data) return fail(data.error());
  output.data_ = *data;
  if (::ftruncate(*data, static_cast<off_t>(last.bytes)) != 0) return fail(not_written(file, errno));
  if (::ftruncate(*journal, static_cast<off_t>(found.bytes)) != 0) return fail(not_written(journal_file, errno));
  if (found.identity.empty()) {
    if (auto written = write_all(*journal, first_line(identity), journal_file); !written) return fail(written.error());
  }
  output.bytes_ = output.noted_bytes_ = last.bytes;
  output.pairs_ = last.pairs;
  return output;
}

core::Result<void> ScoreOutput::append(std::string_view lines, std::uint64_t pairs) {
  pairs_ += pairs;
  bytes_ += lines.size();
  if (out_ != nullptr) {
    *out_ << lines;
    if (*out_) return {};
    return fail(ErrorCode::unavailable, "the output could not be written");
  }
  if (auto written = write_all(data_, lines, file_); !written) return written;
  return bytes_ - noted_bytes_ >= kBytesANote ? note() : core::Result<void>();
}

core::Result<void> ScoreOutput::note() {
  if (::fdatasync(data_) != 0) return fail(not_written(file_, errno));
  const std::string line = std::to_string(bytes_) + " " + std::to_string(pairs_) + "\n";
  if (auto written = write_all(journal_, line, journal_of(file_)); !written) return written;
  if (::fdatasync(journal_) != 0) return fail(not_written(journal_of(file_), errno));
  noted_bytes_ = bytes_;
  return {};
}

core::Result<void> ScoreOutput::finish() {
  if (out_ != nullptr || bytes_ == noted_bytes_) return {};
  return note();
}

}  // namespace vouch::cli
