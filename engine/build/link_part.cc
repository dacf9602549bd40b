#include "engine/build/link_part.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/core/codec.h"
#include "engine/snapshot/publish.h"

namespace vouch::build {
namespace {

using core::fail;

constexpr std::string_view kMagic = "VOUCHPT\n";
constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kHeadBytes = 8 + 4 + 8 + 8;
constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

std::optional<std::uint64_t> take_varint(core::Bytes& rest) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(rest.front());
    rest = rest.subspan(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

char kind_of(const std::optional<catalog::OwnerKind>& kind) {
  if (!kind) return '?';
  return *kind == catalog::OwnerKind::creator ? 'c' : 'b';
}

/// The body of a part on its way to disk. Its hash needs the whole of it, so the head is written last, over its place.
class PartWriter {
 public:
  static core::Result<PartWriter> make(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return fail(snapshot::system_error(file, "cannot be written", errno));
    PartWriter writer(descriptor, file);
    writer.buffer_.assign(kHeadBytes, '\0');
    return writer;
  }
  PartWriter(PartWriter&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        file_(std::move(other.file_)),
        buffer_(std::move(other.buffer_)),
        bytes_(other.bytes_) {}
  PartWriter& operator=(PartWriter&&) = delete;
  ~PartWriter() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  std::string& buffer() { return buffer_; }
  /// Bytes so far, the head's place included.
  [[nodiscard]] std::uint64_t size() const { return bytes_ + buffer_.size(); }
  core::Result<void> flush(std::size_t most = kBufferBytes) {
    if (buffer_.size() < most) return {};
    auto done = write(buffer_, bytes_);
    bytes_ += buffer_.size();
    buffer_.clear();
    return done;
  }
  core::Result<void> finish() {
    if (auto done = flush(0); !done) return done;
    auto mapped = snapshot::MappedBytes::make(descriptor_, bytes_, file_);
    if (!mapped) return fail(std::move(mapped).error());
    const core::Bytes body = mapped->bytes().subspan(kHeadBytes);
    core::Encoder head;
    for (const char letter : kMagic) head.write(letter);
    head.write(kVersion);
    head.write(static_cast<std::uint64_t>(body.size()));
    head.write(core::hash64(body));
    return write(head.bytes(), 0);
  }

 private:
  PartWriter(int descriptor, std::filesystem::path file) : descriptor_(descriptor), file_(std::move(file)) {}
  core::Result<void> write(std::string_view bytes, std::uint64_t at) {
    while (!bytes.empty()) {
      const ssize_t done = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
      if (done < 0 && errno == EINTR) continue;
      if (done < 0) return fail(snapshot::system_error(file_, "cannot be written", errno));
      at += static_cast<std::uint64_t>(done);
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return {};
  }

  int descriptor_;
  std::filesystem::path file_;
  std::string buffer_;
  std::uint64_t bytes_ = 0;
};

/// Days of one pseudonym at a time, as they stand in a part.
class DayCoder {
 public:
  void add(std::string& out, const DatedFollow& follow) {
    if (!group_.empty() && follow.pseudonym != group_.front().pseudonym) end(out);
    group_.push_back(follow);
  }
  void end(std::string& out) {
    if (group_.empty()) return;
    append_varint(out, group_.front().pseudonym - before_);
    append_varint(out, group_.size());
    for (const DatedFollow& follow : group_) {
      append_varint(out, follow.owner);
      append_varint(out, follow.day);
    }
    before_ = group_.front().pseudonym;
    group_.clear();
  }

 private:
  std::uint64_t before_ = 0;
  std::vector<DatedFollow> group_;
};

/// Links of one pseudonym at a time, as they stand in a part.
class LinkCoder {
 public:
  explicit LinkCoder(std::uint64_t labels) : labels_(labels) {}
  void add(std::string& out, const PartLink& link) {
    if (!group_.empty() && link.pseudonym != pseudonym_) end(out);
    pseudonym_ = link.pseudonym;
    group_.push_back(link.owner * labels_ + link.label);
  }
  void end(std::string& out) {
    if (group_.empty()) return;
    append_varint(out, pseudonym_ - before_);
    append_varint(out, group_.size());
    for (const std::uint64_t code : group_) append_varint(out, code);
    before_ = pseudonym_;
    group_.clear();
  }

 private:
  std::uint64_t labels_;
  std::uint64_t pseudonym_ = 0, before_ = 0;
  std::vector<std::uint64_t> group_;
};

}  // namespace

std::string finding_of(const std::variant<SeenOwner, catalog::RowProblem>& owner) {
  if (const auto* seen = std::get_if<SeenOwner>(&owner)) return seen->is_brand() ? "brand" : "creator";
  const auto& problem = std::get<catalog::RowProblem>(owner);
  return "none\n" + problem.column + "\n" + problem.found + "\n" + problem.expected;
}

std::uint32_t LinkRecorder::saw(const catalog::OwnerKey& key, const std::variant<SeenOwner, catalog::RowProblem>& owner) {
  std::string text(1, kind_of(key.kind));
  text += key.id;
  const auto [code, is_new] = owners_.insert(text);
  if (is_new) {
    findings_.push_back(finding_of(owner));
    const auto* seen = std::get_if<SeenOwner>(&owner);
    seen_.push_back(seen != nullptr ? *seen : SeenOwner{});
  }
  return code;
}

core::Result<void> LinkRecorder::add(std::uint64_t pseudonym, std::string_view platform, std::uint32_t owner) {
  return links_.add({.pseudonym = pseudonym, .label = labels_.insert(platform).first, .owner = owner});
}

std::string LinkRecorder::head(std::string_view notes) const {
  core::Encoder out;
  out.write_text(notes);
  out.write(static_cast<std::uint8_t>(latest_s_ ? 1 : 0));
  out.write(latest_s_.value_or(0));
  out.write(labels_.size());
  for (std::uint32_t i = 0; i < labels_.size(); ++i) out.write_text(labels_.key(i));
  out.write(owners_.size());
  for (std::uint32_t i = 0; i < owners_.size(); ++i) {
    const std::string_view owner = owners_.key(i);
    out.write(owner.front());
    out.write_text(owner.substr(1));
    out.write_text(findings_[i]);
  }
  return out.take();
}

core::Result<void> LinkRecorder::add_day(std::uint64_t pseudonym, std::uint32_t owner, audience::Day day) {
  if (day == audience::kNoDay) return {};
  return days_.add({.pseudonym = pseudonym, .owner = owner, .day = day});
}

core::Result<void> LinkRecorder::finish(const std::filesystem::path& file, std::string_view notes, const TakeLink& take_link,
                                        const TakeDay& take_day) {
  std::optional<PartWriter> writer;
  if (!file.empty()) {
    auto made = PartWriter::make(file);
    if (!made) return fail(std::move(made).error());
    writer.emplace(*std::move(made));
    writer->buffer() += head(notes);
  }
  LinkCoder coder(labels_.size());
  std::uint64_t count = 0;
  const auto hand_over = [&](const Link& link) -> core::Result<void> {
    const PartLink given{.pseudonym = link.pseudonym, .label = link.label, .owner = link.owner};
    ++count;
    if (writer) {
      coder.add(writer->buffer(), given);
      if (auto flushed = writer->flush(); !flushed) return flushed;
    }
    return take_link(given);
  };
  if (auto drained = links_.drain(hand_over); !drained) return drained;
  if (writer) coder.end(writer->buffer());
  const std::uint64_t days_at = writer ? writer->size() : 0;
  DayCoder days;
  const auto hand_over_day = [&](const DatedFollow& follow) -> core::Result<void> {
    if (writer) {
      days.add(writer->buffer(), follow);
      if (auto flushed = writer->flush(); !flushed) return flushed;
    }
    return take_day(follow);
  };
  if (auto drained = days_.drain(hand_over_day); !drained) return drained;
  if (!writer) return {};
  days.end(writer->buffer());
  core::Encoder last;
  last.write(writer->size() - days_at);
  last.write(count);
  writer->buffer() += last.bytes();
  return writer->finish();
}

std::optional<LinkPart> LinkPart::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat status = {};
  const bool sized = ::fstat(descriptor, &status) == 0 && static_cast<std::uint64_t>(status.st_size) > kHeadBytes;
  auto mapped = sized ? snapshot::MappedBytes::make(descriptor, static_cast<std::uint64_t>(status.st_size), file)
                      : core::Result<snapshot::MappedBytes>(fail(core::ErrorCode::corrupt, "too short"));
  ::close(descriptor);
  if (!mapped) return std::nullopt;
  LinkPart part(*std::move(mapped));
  core::Decoder head(part.file_.bytes().first(kHeadBytes));
  for (const char letter : kMagic) {
    if (head.read<char>() != letter) return std::nullopt;
  }
  const auto version = head.read<std::uint32_t>();
  const auto bytes = head.read<std::uint64_t>();
  const auto hash = head.read<std::uint64_t>();
  const core::Bytes body = part.file_.bytes().subspan(kHeadBytes);
  if (!version || *version != kVersion || !bytes || *bytes != body.size() || !hash || *hash != core::hash64(body)) {
    return std::nullopt;
  }
  if (!part.read_head(body)) return std::nullopt;
  return part;
}

bool LinkPart::read_head(core::Bytes body) {
  core::Decoder in(body);
  const auto notes = in.read_text();
  const auto dated = in.read<std::uint8_t>();
  const auto latest = in.read<std::int64_t>();
  const auto labels = in.read<std::uint32_t>();
  if (!notes || !dated || !latest || !labels || *labels == 0) return false;
  notes_ = *notes;
  if (*dated != 0) latest_s_ = *latest;
  for (std::uint32_t i = 0; i < *labels; ++i) {
    const auto label = in.read_text();
    if (!label) return false;
    labels_.push_back(*label);
  }
  const auto owners = in.read<std::uint32_t>();
  if (!owners) return false;
  for (std::uint32_t i = 0; i < *owners; ++i) {
    const auto kind = in.read<char>();
    const auto id = in.read_text();
    const auto finding = in.read_text();
    if (!kind || !id || !finding) return false;
    Owner owner{.key = {.id = *id, .kind = std::nullopt}, .finding = *finding};
    if (*kind != '?') owner.key.kind = *kind == 'b' ? catalog::OwnerKind::brand : catalog::OwnerKind::creator;
    owners_.push_back(owner);
  }
  constexpr std::size_t kCounts = 2 * sizeof(std::uint64_t);
  if (in.left() < kCounts) return false;
  core::Decoder last(body.last(kCounts));
  const std::uint64_t days = last.read<std::uint64_t>().value_or(0);
  count_ = last.read<std::uint64_t>().value_or(0);
  const core::Bytes both = body.last(in.left()).first(in.left() - kCounts);
  if (days > both.size()) return false;
  links_ = both.first(both.size() - days);
  days_ = both.last(days);
  return true;
}

core::Result<void> LinkPart::each_day(const TakeDay& take) const {
  const auto damaged = [] { return fail(core::ErrorCode::corrupt, "the days of a kept part do not fit its tables"); };
  core::Bytes rest = days_;
  DatedFollow follow;
  while (!rest.empty()) {
    const auto step = take_varint(rest);
    const auto size = take_varint(rest);
    if (!step || !size) return damaged();
    follow.pseudonym += *step;
    for (std::uint64_t i = 0; i < *size; ++i) {
      const auto owner = take_varint(rest);
      const auto day = take_varint(rest);
      if (!owner || *owner >= owners_.size() || !day || *day >= audience::kNoDay) return damaged();
      follow.owner = static_cast<std::uint32_t>(*owner);
      follow.day = static_cast<audience::Day>(*day);
      if (auto taken = take(follow); !taken) return taken;
    }
  }
  return {};
}

core::Result<void> LinkPart::each_link(const TakeLink& take) const {
  const auto damaged = [] { return fail(core::ErrorCode::corrupt, "the links of a kept part do not fit its tables"); };
  core::Bytes rest = links_;
  PartLink link;
  std::uint64_t count = 0;
  while (!rest.empty()) {
    const auto step = take_varint(rest);
    const auto size = take_varint(rest);
    if (!step || !size) return damaged();
    link.pseudonym += *step;
    for (std::uint64_t i = 0; i < *size; ++i, ++count) {
      const auto code = take_varint(rest);
      if (!code || *code / labels_.size() >= owners_.size()) return damaged();
      link.owner = static_cast<std::uint32_t>(*code / labels_.size());
      link.label = static_cast<std::uint32_t>(*code % labels_.size());
      if (auto taken = take(link); !taken) return taken;
    }
  }
  return count == count_ ? core::Result<void>() : damaged();
}

}  // namespace vouch::build
