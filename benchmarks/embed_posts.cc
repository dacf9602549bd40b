// How many posts of 30 words does the static embedder turn into vectors in a second, how much of that is the tokeniser's, and how
// long do a million take? Beside it SentencePiece's own library, which only cuts them into pieces. Posts are put together from
// the texts of a synthetic dataset, 30 words each, in its order. Rounds go through all ways in turn. Usage: embed_posts NAME
// DATASET [rounds] [posts a round] [posts of the large run] [threads of the large run]
#include <cstdlib>
#include <functional>
#include <sstream>

#include <sentencepiece_processor.h>

#include "benchmarks/measurement.h"
#include "datasets/dataset_reader.h"
#include "engine/audience/kernels.h"
#include "engine/values/static_embedder.h"
#include "models/models.h"
#include "tests/support/reference_tokenizer.h"

namespace {

using namespace vouch;
using audience::InstructionSet;
using benchmarks::ProcessorStopwatch;
using benchmarks::report;
using benchmarks::Stopwatch;

constexpr std::size_t kWords = 30;

class Words final : public catalog::RecordSink {
 public:
  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
    const auto* post = std::get_if<catalog::PostRecord>(&record);
    if (post == nullptr) return std::nullopt;
    std::istringstream in{std::string(post->text)};
    for (std::string word; in >> word;) words.push_back(word);
    return std::nullopt;
  }
  std::vector<std::string> words;
};

std::vector<std::string> posts_of(const std::vector<std::string>& words, std::size_t n) {
  std::vector<std::string> posts(n);
  std::size_t next = 0;
  for (std::string& post : posts) {
    for (std::size_t i = 0; i < kWords; ++i) {
      if (i > 0) post += ' ';
      post += words[next++ % words.size()];
    }
  }
  return posts;
}

struct Way {
  std::string name;
  std::function<std::size_t(const std::vector<std::string_view>&)> run;  // returns something that depends on the work
};

std::vector<Way> ways(const std::vector<values::StaticEmbedder>& embedders,
                      const sentencepiece::SentencePieceProcessor& reference) {
  const char* names[] = {"scalar", "AVX2", "AVX-512"};
  std::vector<Way> all;
  for (std::size_t i = 0; i < embedders.size(); ++i) {
    all.push_back({std::string("embedder, ") + names[i], [&embedders, i](const auto& texts) {
                     return static_cast<std::size_t>((*embedders[i].embed(texts, 1)).values[0]);
                   }});
  }
  all.push_back({"its tokeniser alone", [&embedders](const auto& texts) {
                   std::size_t pieces = 0;
                   text::UnigramTokenizer::Memory memory;
                   for (const auto text : texts) pieces += embedders[0].pieces(text, memory).size();
                   return pieces;
                 }});
  all.push_back({"SentencePiece, pieces alone", [&reference](const auto& texts) {
                   std::size_t pieces = 0;
                   for (const auto text : texts) pieces += reference.EncodeAsIds({text.data(), text.size()}).size();
                   return pieces;
                 }});
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int i, long otherwise) {
    return static_cast<std::size_t>(argc > i ? std::strtol(argv[i], nullptr, 10) : otherwise);
  };
  if (argc < 3) return 2;
  const std::size_t rounds = number(3, 5), n = number(4, 20000), large = number(5, 1000000), threads = number(6, 2);
  Words sink;
  if (!datasets::read_dataset(argv[2], {}, sink) || sink.words.empty()) return 1;
  const Stopwatch opening;
  std::vector<values::StaticEmbedder> embedders;
  for (const auto set : {InstructionSet::scalar, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!audience::supports(set)) continue;
    auto made = values::StaticEmbedder::make(models::embedder_file(), set);
    if (!made) return 1;
    embedders.push_back(*std::move(made));
  }
  const double opened = opening.seconds() / static_cast<double>(embedders.size());
  const auto blocks = test_support::tokenizer_blocks(models::embedder_file());
  const auto reference = test_support::reference_tokenizer(embedders[0].tokenizer(), blocks.character_map);
  if (!reference) return 1;

  const auto posts = posts_of(sink.words, std::max(n, large));
  const std::vector<std::string_view> all(posts.begin(), posts.end());
  const std::vector<std::string_view> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
  std::size_t bytes = 0;
  for (const auto post : some) bytes += post.size();
  const std::string note = std::string(argv[1]) + ", " + std::to_string(n) + " posts of 30 words, " + std::to_string(bytes / n) +
                           " bytes each, processor time of one thread";
  const auto list = ways(embedders, *reference);
  std::vector<std::vector<double>> rates(list.size());
  std::size_t work = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t way = 0; way < list.size(); ++way) {
      const ProcessorStopwatch watch;
      work += list[way].run(some);
      rates[way].push_back(static_cast<double>(n) / watch.seconds());
    }
  }
  for (std::size_t way = 0; way < list.size(); ++way) report("embed_posts", list[way].name, rates[way], "posts/s a core", note);
  report("embed_posts", "opening the model", {opened}, "s", "one thread, checksum included");
  const Stopwatch watch;
  const auto made = embedders.back().embed(all, static_cast<unsigned>(threads));
  const double seconds = watch.seconds();
  work += static_cast<std::size_t>(made->values[0]);
  report("embed_posts", std::to_string(large) + " posts", {seconds}, "s",
         std::string(argv[1]) + ", " + std::to_string(threads) + " threads, wall clock");
  return work == 0 ? 1 : 0;
}
