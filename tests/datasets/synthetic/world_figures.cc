#include "tests/datasets/synthetic/world_figures.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "datasets/dataset_reader.h"

namespace vouch::datasets {
namespace {

using Numbers = std::unordered_map<std::string, std::uint32_t>;

std::uint32_t number_of(Numbers& numbers, const std::string& key) {
  return numbers.emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second;
}

/// Keeps of each record what the figures need.
struct FigureSink final : catalog::RecordSink {
  struct Owner {
    std::set<std::uint32_t> audience;
    std::map<std::uint32_t, double> words;
    std::vector<double> likes;
    double followers = 0.0, posts = 0.0;
  };

  void count_words(Owner& owner, std::string_view text) {
    std::string word;
    for (const char c : std::string(text) + " ") {
      const bool part = static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '#';
      if (part) {
        word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
      } else if (!word.empty()) {
        owner.words[number_of(words, word)] += 1.0;
        word.clear();
      }
    }
  }

  Owner& owner(const catalog::OwnerKey& key) {
    return (key.kind == catalog::OwnerKind::brand ? brands : creators)[std::string(key.id)];
  }

  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
    if (const auto* creator = std::get_if<catalog::CreatorRecord>(&record)) {
      creators[std::string(creator->creator_id)].followers = static_cast<double>(creator->followers.value_or(0));
    } else if (const auto* brand = std::get_if<catalog::BrandRecord>(&record)) {
      count_words(brands[std::string(brand->brand_id)], std::string(brand->text) + " " + std::string(brand->values_text));
    } else if (const auto* event = std::get_if<catalog::AudienceEventRecord>(&record)) {
      owner(event->owner).audience.insert(number_of(accounts, std::string(event->account_id)));
    } else if (const auto* post = std::get_if<catalog::PostRecord>(&record)) {
      count_words(owner(post->owner), post->text);
      owner(post->owner).likes.push_back(static_cast<double>(post->likes.value_or(0)));
      owner(post->owner).posts += 1.0;
    }
    return std::nullopt;
  }
  Numbers accounts, words;
  std::map<std::string, Owner> creators, brands;
};

/// A brand's accounts as one mark an account, for fast intersections.
double shared(const std::vector<char>& marked, const std::set<std::uint32_t>& accounts, const std::vector<double>& weights) {
  double total = 0.0;
  for (const auto account : accounts) total += marked[account] != 0 ? weights[account] : 0.0;
  return total;
}

/// A vector of words, dense for the brand and sparse for creators.
double cosine(const std::vector<double>& dense, const std::map<std::uint32_t, double>& sparse) {
  double dot = 0.0, aa = 0.0, bb = 0.0;
  for (const double value : dense) aa += value * value;
  for (const auto& [word, value] : sparse) {
    bb += value * value;
    dot += value * dense[word];
  }
  return aa * bb == 0.0 ? 0.0 : dot / std::sqrt(aa * bb);
}

double median(std::vector<double> values) {
  if (values.empty()) return 0.0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void read_truth(const std::filesystem::path& folder, const FigureSink& sink, WorldFigures& world) {
  std::map<std::string, std::size_t> brand_at, creator_at;
  for (const auto& [id, owner] : sink.brands) brand_at.emplace(id, brand_at.size());
  for (const auto& [id, owner] : sink.creators) creator_at.emplace(id, creator_at.size());
  world.probability.assign(world.brands * world.creators, 0.0);
  world.match.assign(world.brands * world.creators, false);
  std::ifstream file(folder / "truth" / "good_match.csv");
  std::string line;
  std::getline(file, line);
  if (line != "brand_id,creator_id,probability,match") throw std::runtime_error("unexpected truth: " + line);
  while (std::getline(file, line)) {
    const auto first = line.find(','), second = line.find(',', first + 1), third = line.find(',', second + 1);
    const auto pair =
        brand_at.at(line.substr(0, first)) * world.creators + creator_at.at(line.substr(first + 1, second - first - 1));
    world.probability[pair] = std::stod(line.substr(second + 1, third - second - 1));
    world.match[pair] = line.substr(third + 1) == "1";
  }
}

double auc(const double* figure, const std::vector<bool>& match, std::size_t first, std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return figure[a] < figure[b]; });
  double rank_sum = 0.0, matches = 0.0;
  for (std::size_t i = 0; i < n;) {
    std::size_t end = i;
    while (end < n && figure[order[end]] == figure[order[i]]) ++end;
    const double rank = (static_cast<double>(i) + static_cast<double>(end) + 1.0) / 2.0;
    for (; i < end; ++i) {
      if (!match[first + order[i]]) continue;
      rank_sum += rank;
      matches += 1.0;
    }
  }
  const double others = static_cast<double>(n) - matches;
  if (matches == 0.0 || others == 0.0) return -1.0;
  return (rank_sum - matches * (matches + 1.0) / 2.0) / (matches * others);
}

}  // namespace

namespace {

/// Accounts with few owners say more: 1 / log(2 + owners).
std::vector<double> account_weights(const FigureSink& sink) {
  std::vector<double> owners(sink.accounts.size(), 0.0);
  for (const auto* side : {&sink.creators, &sink.brands}) {
    for (const auto& [id, owner] : *side) {
      for (const auto account : owner.audience) owners[account] += 1.0;
    }
  }
  for (double& weight : owners) weight = 1.0 / std::log(2.0 + weight);
  return owners;
}

std::vector<double> word_weights(const FigureSink& sink) {
  std::vector<double> creators(sink.words.size(), 0.0);
  for (const auto& [id, creator] : sink.creators) {
    for (const auto& [word, count] : creator.words) creators[word] += 1.0;
  }
  for (double& weight : creators) weight = std::log((1.0 + static_cast<double>(sink.creators.size())) / (1.0 + weight));
  return creators;
}

std::map<std::uint32_t, double> weighed(const std::map<std::uint32_t, double>& words, const std::vector<double>& weights) {
  auto result = words;
  for (auto& [word, count] : result) count = std::log(1.0 + count) * weights[word];
  return result;
}

std::vector<double> dense(const std::map<std::uint32_t, double>& words, std::size_t n) {
  std::vector<double> result(n, 0.0);
  for (const auto& [word, value] : words) result[word] = value;
  return result;
}

double total(const std::set<std::uint32_t>& accounts, const std::vector<double>& weights) {
  double sum = 0.0;
  for (const auto account : accounts) sum += weights[account];
  return sum;
}

/// Appends the figures of one brand and every creator.
void add_brand(const FigureSink& sink, const FigureSink::Owner& brand, const std::vector<double>& accounts,
               const std::vector<double>& words, WorldFigures& world) {
  const std::vector<double> ones(accounts.size(), 1.0);
  std::vector<char> marked(accounts.size(), 0);
  for (const auto account : brand.audience) marked[account] = 1;
  const auto counts = dense(brand.words, words.size());
  const auto text = dense(weighed(brand.words, words), words.size());
  for (const auto& [id, creator] : sink.creators) {
    const double overlap = shared(marked, creator.audience, ones);
    const double either = static_cast<double>(brand.audience.size() + creator.audience.size()) - overlap;
    const double sizes = total(brand.audience, accounts) * total(creator.audience, accounts);
    world.raw["overlap"].push_back(overlap);
    world.raw["jaccard"].push_back(either == 0.0 ? 0.0 : overlap / either);
    world.raw["text cosine"].push_back(cosine(counts, creator.words));
    world.raw["followers"].push_back(creator.followers);
    world.raw["engagement rate"].push_back(median(creator.likes) / creator.followers);
    world.raw["posts"].push_back(creator.posts);
    world.audience.push_back(sizes == 0.0 ? 0.0 : shared(marked, creator.audience, accounts) / std::sqrt(sizes));
    world.content.push_back(cosine(text, weighed(creator.words, words)));
  }
}

}  // namespace

WorldFigures figures_of(const std::filesystem::path& folder) {
  FigureSink sink;
  const auto report = read_dataset(folder, {}, sink);
  if (!report) throw std::runtime_error(report.error().message);
  WorldFigures world;
  world.brands = sink.brands.size();
  world.creators = sink.creators.size();
  const auto accounts = account_weights(sink), words = word_weights(sink);
  for (const auto& [id, brand] : sink.brands) add_brand(sink, brand, accounts, words, world);
  read_truth(folder, sink, world);
  return world;
}

double mean_auc(const WorldFigures& world, const PairFigure& figure) {
  double sum = 0.0, brands = 0.0;
  for (std::size_t b = 0; b < world.brands; ++b) {
    const double one = auc(figure.data() + b * world.creators, world.match, b * world.creators, world.creators);
    if (one < 0.0) continue;
    sum += one;
    brands += 1.0;
  }
  return brands == 0.0 ? 0.5 : sum / brands;
}

}  // namespace vouch::datasets
