#include "experiments/attacks/stuff_keywords.h"

#include <algorithm>
#include <map>
#include <string>

#include "engine/core/hash.h"

namespace vouch::experiments {
namespace {

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80U || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void add_words(std::string_view text, std::uint32_t least_letters, std::vector<std::string_view>& words) {
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from;
    while (to < text.size() && is_letter(text[to])) ++to;
    const std::string_view word = text.substr(from, to - from);
    if (word.size() >= std::max(1U, least_letters) && std::ranges::find(words, word) == words.end()) words.push_back(word);
    from = to + 1;
  }
}

/// The hashtags of each brand's posts, the usual ones first; equal ones by name.
std::map<std::string_view, std::vector<std::string_view>> hashtags_of_brands(const DatasetRows& rows) {
  std::map<std::string_view, std::map<std::string_view, std::uint64_t>> counts;
  for (const auto& post : rows.of<catalog::PostRecord>()) {
    if (post.owner.kind != catalog::OwnerKind::brand) continue;
    for (const std::string_view tag : post.hashtags) ++counts[post.owner.id][tag];
  }
  std::map<std::string_view, std::vector<std::string_view>> tags;
  for (const auto& [brand, of_brand] : counts) {
    std::vector<std::pair<std::string_view, std::uint64_t>> sorted(of_brand.begin(), of_brand.end());
    std::ranges::sort(sorted,
                      [](const auto& a, const auto& b) { return std::pair(b.second, a.first) < std::pair(a.second, b.first); });
    for (const auto& [tag, count] : sorted) tags[brand].push_back(tag);
  }
  return tags;
}

/// So many of the list, in a drawn order.
std::vector<std::string_view> drawn(std::vector<std::string_view> list, std::uint32_t n, core::Random& random) {
  const std::size_t kept = std::min<std::size_t>(n, list.size());
  for (std::size_t i = 0; i < kept; ++i) std::swap(list[i], list[i + random.below(list.size() - i)]);
  list.resize(kept);
  return list;
}

std::string with_words(std::string_view text, std::span<const std::string_view> words) {
  std::string stuffed(text);
  for (const std::string_view word : words) stuffed.append(stuffed.empty() ? "" : " ").append(word);
  return stuffed;
}

}  // namespace

std::vector<std::string_view> words_of(const catalog::BrandRecord& brand, std::uint32_t least_letters) {
  std::vector<std::string_view> words;
  for (const std::string_view text : {brand.text, brand.values_text, brand.bio}) add_words(text, least_letters, words);
  return words;
}

DatasetRows stuff_keywords(const DatasetRows& rows, Attackers attackers, const StuffKeywords& stuffed, std::uint64_t seed) {
  DatasetRows attacked = rows;
  TextStore& texts = attacked.new_texts();
  const auto tags = hashtags_of_brands(rows);
  const AttackerById by_id = attackers_by_id(rows, attackers);
  std::vector<std::vector<std::string_view>> words, hashtags;  // [attackers]
  for (const Attacker& attacker : attackers) {
    const catalog::BrandRecord& brand = rows.of<catalog::BrandRecord>()[attacker.brand];
    const auto of_brand = tags.find(brand.brand_id);
    words.push_back(words_of(brand, stuffed.least_letters));
    hashtags.push_back(of_brand == tags.end() ? std::vector<std::string_view>{} : of_brand->second);
    catalog::CreatorRecord& creator = attacked.of<catalog::CreatorRecord>()[attacker.creator];
    creator.bio = texts.keep(with_words(creator.bio, words.back()));
    if (stuffed.category) creator.category = brand.category;
  }
  for (auto& post : attacked.of<catalog::PostRecord>()) {
    const auto i = attacker_of(by_id, post.owner);
    if (!i) continue;
    core::Random random(seed, "stuffed post", core::hash64(post.post_id));
    if (!random.chance(stuffed.share)) continue;
    post.text = texts.keep(with_words(post.text, drawn(words[*i], stuffed.words, random)));
    std::vector<std::string_view> more(post.hashtags.begin(), post.hashtags.end());
    for (const std::string_view tag : drawn(hashtags[*i], stuffed.hashtags, random)) more.push_back(tag);
    post.hashtags = texts.keep(catalog::Strings(more));
  }
  return attacked;
}

}  // namespace vouch::experiments
