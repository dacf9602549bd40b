#include "datasets/convert/gexf_reader.h"

#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include <expat.h>

namespace vouch::datasets {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

/// The name without the prefix of its namespace.
std::string_view local(const XML_Char* name) {
  const std::string_view text(name);
  const auto colon = text.rfind(':');
  return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

std::optional<std::string> attribute(const XML_Char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (name == attributes[0]) return std::string(attributes[1]);
  }
  return std::nullopt;
}

class Reading {
 public:
  Reading(ResearchFile file, const GexfCalls& calls, const ConvertProgressCall& progress)
      : file_(std::move(file)), calls_(calls), progress_(progress), parser_(XML_ParserCreate(nullptr)) {}

  core::Result<void> run() {
    if (!parser_) return core::fail(core::ErrorCode::exhausted, "no memory for reading XML");
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Reading::begin, &Reading::end);
    for (bool ended = false; !ended;) {
      void* const into = XML_GetBuffer(parser_.get(), kChunk);
      if (into == nullptr) return core::fail(core::ErrorCode::exhausted, "no memory for reading XML");
      const auto got = file_.file.bytes->read(std::span(static_cast<char*>(into), kChunk));
      if (!got) return core::fail(got.error());
      ended = *got == 0;
      const bool fine = XML_ParseBuffer(parser_.get(), static_cast<int>(*got), ended ? 1 : 0) == XML_STATUS_OK;
      if (error_) return core::fail(*error_);
      if (!fine) return core::fail(wrong(XML_ErrorString(XML_GetErrorCode(parser_.get())), "well-formed XML"));
      if (progress_) {
        progress_({.file = file_.shown_as,
                   .bytes_done = file_.file.bytes->stored_bytes_read(),
                   .bytes_total = file_.file.stored_bytes});
      }
    }
    return {};
  }

 private:
  struct Free {
    void operator()(std::remove_pointer_t<XML_Parser>* parser) const { XML_ParserFree(parser); }
  };

  static void begin(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<Reading*>(self)->on_begin(local(name), attributes);
  }
  static void end(void* self, const XML_Char* name) { static_cast<Reading*>(self)->on_end(local(name)); }

  void on_begin(std::string_view name, const XML_Char** attributes) {
    if (error_) return;
    if (!seen_root_ && name != "gexf") return refuse("the element '" + std::string(name) + "'", "a file that begins with 'gexf'");
    seen_root_ = true;
    if (name == "node") {
      const auto id = attribute(attributes, "id");
      if (!id) return refuse("a node without id", "an id");
      node_ = GexfNode{.id = *id, .label = attribute(attributes, "label").value_or(""), .values = {}};
    } else if (name == "attvalue" && node_) {
      const auto which = attribute(attributes, "for");
      const auto value = attribute(attributes, "value");
      if (which && value) node_->values.emplace_back(*which, *value);
    } else if (name == "edge") {
      on_edge(attributes);
    }
  }

  void on_edge(const XML_Char** attributes) {
    const auto source = attribute(attributes, "source");
    const auto target = attribute(attributes, "target");
    if (!source || !target) return refuse("an edge without source or target", "both");
    take(calls_.edge({.source = *source, .target = *target, .weight = attribute(attributes, "weight").value_or("")}));
  }

  void on_end(std::string_view name) {
    if (error_ || name != "node" || !node_) return;
    take(calls_.node(*node_));
    node_.reset();
  }

  void take(const GexfProblem& problem) {
    if (!problem.expected.empty()) refuse(problem.found, problem.expected);
  }

  void refuse(const std::string& found, const std::string& expected) {
    error_ = wrong(found, expected);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  [[nodiscard]] core::Error wrong(const std::string& found, const std::string& expected) const {
    return {.code = core::ErrorCode::corrupt,
            .message = file_.shown_as + ":" + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ": found " + found +
                       ", expected " + expected,
            .pointer = {}};
  }

  ResearchFile file_;
  const GexfCalls& calls_;
  const ConvertProgressCall& progress_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::optional<GexfNode> node_;
  std::optional<core::Error> error_;
  bool seen_root_ = false;
};

}  // namespace

core::Result<void> read_gexf(ResearchFile file, const GexfCalls& calls, const ConvertProgressCall& progress) {
  return Reading(std::move(file), calls, progress).run();
}

}  // namespace vouch::datasets
