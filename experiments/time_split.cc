// One pass over the ties per cut; the first tie of each (brand, creator) decides on which side the pair lies.
#include "experiments/time_split.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <sstream>

#include "engine/evaluation/evaluation.h"

namespace vouch::experiments {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::uint32_t kNoCandidate = std::numeric_limits<std::uint32_t>::max();

std::string label_of(double share) {
  std::ostringstream out;
  out << share * 100;
  return out.str();
}

/// The time of the post up to which `share` of the posts lie.
std::int64_t moment(const std::vector<std::int64_t>& sorted_times, double share) {
  const auto count = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted_times.size())));
  return sorted_times[std::max<std::size_t>(count, 1) - 1];
}

/// Creators of a brand with the time of their first tie.
using FirstTies = std::vector<std::map<std::uint32_t, std::int64_t>>;

FirstTies first_ties(const History& history) {
  FirstTies first(history.brands().size());
  for (const History::Tie& tie : history.ties()) {
    const auto [at, is_new] = first[tie.brand].emplace(tie.creator, tie.at_s);
    if (!is_new) at->second = std::min(at->second, tie.at_s);
  }
  return first;
}

/// Fills the candidates; returns each creator's place among them.
std::vector<std::uint32_t> find_candidates(const History& history, Cut& cut) {
  std::vector<std::uint32_t> place(history.creators().size(), kNoCandidate);
  std::vector<std::uint32_t> creators;
  for (const History::Post& post : history.posts()) {
    if (post.at_s > cut.until_s) continue;
    ++cut.posts;
    if (place[post.creator] == kNoCandidate) creators.push_back(post.creator);
    place[post.creator] = 0;
  }
  std::sort(creators.begin(), creators.end(),
            [&](std::uint32_t a, std::uint32_t b) { return history.creators()[a] < history.creators()[b]; });
  for (const std::uint32_t creator : creators) {
    place[creator] = static_cast<std::uint32_t>(cut.candidates.size());
    cut.candidates.emplace_back(history.creators()[creator]);
  }
  return place;
}

void count_earlier(const History& history, const FirstTies& first, const std::vector<std::uint32_t>& place, Cut& cut) {
  cut.earlier_ties.assign(cut.candidates.size(), 0);
  cut.earlier_brands.assign(cut.candidates.size(), 0);
  for (const History::Tie& tie : history.ties()) {
    if (tie.at_s > cut.until_s) continue;
    ++cut.ties;
    if (place[tie.creator] != kNoCandidate) ++cut.earlier_ties[place[tie.creator]];
  }
  for (const auto& creators : first) {
    for (const auto& [creator, at_s] : creators) {
      if (at_s <= cut.until_s && place[creator] != kNoCandidate) ++cut.earlier_brands[place[creator]];
    }
  }
}

void add_queries(const History& history, const FirstTies& first, const std::vector<std::uint32_t>& place,
                 const SplitConfig& config, std::size_t cut_index, Split& split) {
  const Cut& cut = split.cuts[cut_index];
  for (std::uint32_t brand = 0; brand < first.size(); ++brand) {
    Query query{.id = {}, .brand_id = std::string(history.brands()[brand]), .cut = cut_index, .known = {}, .positives = {}};
    std::size_t earlier = 0;
    for (const auto& [creator, at_s] : first[brand]) {
      const bool is_known = at_s <= cut.until_s;
      if (is_known) ++earlier;
      if (place[creator] != kNoCandidate) (is_known ? query.known : query.positives).push_back(place[creator]);
    }
    if (earlier < config.min_earlier_creators || query.positives.empty()) continue;
    query.id = trec_id(query.brand_id) + kCutMark + cut.label;
    std::sort(query.known.begin(), query.known.end());
    std::sort(query.positives.begin(), query.positives.end());
    split.queries.push_back(std::move(query));
  }
}

}  // namespace

std::string trec_id(std::string_view id) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string made;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const auto byte = static_cast<unsigned char>(id[i]);
    if (byte <= ' ' || byte == 0x7f || byte == '%' || (i == 0 && byte == '#')) {
      made.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    } else {
      made.push_back(id[i]);
    }
  }
  return made.empty() ? "%" : made;
}

core::Result<Split> split_by_time(const History& history, const SplitConfig& config) {
  if (history.posts().empty())
    return fail(ErrorCode::not_available, "a split by time needs posts of creators with dates, found none");
  if (history.ties().empty())
    return fail(ErrorCode::not_available, "a split by time needs collaborations with dates, found none");
  std::vector<std::int64_t> times;
  times.reserve(history.posts().size());
  for (const History::Post& post : history.posts()) times.push_back(post.at_s);
  std::sort(times.begin(), times.end());
  const FirstTies first = first_ties(history);
  Split split;
  for (const double share : config.cuts) {
    Cut& cut = split.cuts.emplace_back(Cut{.share = share, .label = label_of(share), .until_s = moment(times, share)});
    const auto place = find_candidates(history, cut);
    count_earlier(history, first, place, cut);
    add_queries(history, first, place, config, split.cuts.size() - 1, split);
  }
  if (split.queries.empty()) {
    return fail(ErrorCode::not_available, "no brand has " + std::to_string(config.min_earlier_creators) +
                                              " creators before a cut and a first tie after it");
  }
  std::sort(split.queries.begin(), split.queries.end(), [](const Query& a, const Query& b) { return a.id < b.id; });
  return split;
}

}  // namespace vouch::experiments
