#include "datasets/synthetic/grammar.h"

#include <algorithm>

#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr std::array kEverydayHashtags = std::to_array<std::string_view>(
    {"instagood", "love", "picoftheday", "happy", "goodvibes", "weekend", "monday", "inspiration", "throwback", "mood"});

constexpr double kTopicHashtags = 3.0, kCauseHashtags = 1.1, kValueHashtags = 1.2, kEveryday = 0.8;

std::string_view pick(std::span<const std::string_view> list, core::Random& random) { return list[random.below(list.size())]; }

}  // namespace

Proportions::Proportions(std::vector<double> weights) : up_to_(std::move(weights)) {
  double sum = 0.0;
  for (double& weight : up_to_) weight = sum += weight;
}

Proportions Proportions::zipf(std::size_t n, double exponent) {
  std::vector<double> weights(n);
  for (std::size_t i = 0; i < n; ++i) weights[i] = core::det_pow(static_cast<double>(i + 1), -exponent);
  return Proportions(std::move(weights));
}

std::size_t Proportions::draw(core::Random& random) const {
  const double at = random.uniform() * up_to_.back();
  const auto found = std::upper_bound(up_to_.begin(), up_to_.end(), at);
  return std::min(static_cast<std::size_t>(found - up_to_.begin()), up_to_.size() - 1);
}

Voice voice_of(const Leaning& leaning, Language language) {
  return {.topics = Proportions(spread(leaning.topic, leaning.topic_focus, kTopics)),
          .causes = Proportions(spread(leaning.cause, leaning.cause_focus, kCauses)),
          .values = Proportions(spread(leaning.value, leaning.value_focus, kValues)),
          .language = language};
}

Grammar::Words Grammar::split(std::string_view text, double exponent) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto space = std::min(text.find(' '), text.size());
    if (space > 0) words.push_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  auto proportions = Proportions::zipf(words.size(), exponent);
  return {.words = std::move(words), .proportions = std::move(proportions)};
}

Grammar::Grammar() {
  const auto fill = [](const auto& entries, double exponent, std::vector<Words>& german, std::vector<Words>& english,
                       std::vector<Words>& hashtags) {
    for (const WordEntry& entry : entries) {
      german.push_back(split(entry.german, exponent));
      english.push_back(split(entry.english, exponent));
      hashtags.push_back(split(entry.hashtags, exponent));
    }
  };
  auto& german = words_[static_cast<std::size_t>(Language::german)];
  auto& english = words_[static_cast<std::size_t>(Language::english)];
  fill(topic_entries(), 0.7, german.topics, english.topics, hashtags_.topics);
  fill(cause_entries(), 0.5, german.causes, english.causes, hashtags_.causes);
  fill(value_entries(), 0.5, german.values, english.values, hashtags_.values);
}

const Grammar::Words& Grammar::words_for(char slot, const Voice& voice, core::Random& random) const {
  const Lists& lists = words_[static_cast<std::size_t>(voice.language)];
  if (slot == 'c') return lists.causes[voice.causes.draw(random)];
  if (slot == 'v') return lists.values[voice.values.draw(random)];
  return lists.topics[voice.topics.draw(random)];
}

void Grammar::say(std::string& text, std::span<const std::string_view> sentences, const Voice& voice, std::string_view brand,
                  core::Random& random) const {
  if (!text.empty()) text.push_back(' ');
  const std::size_t begin = text.size();
  std::string_view rest = pick(sentences, random);
  const Words* words = nullptr;
  std::size_t last = 0;
  while (!rest.empty()) {
    const auto open = rest.find('{');
    text.append(rest.substr(0, open));
    if (open == std::string_view::npos) return;
    const char slot = rest[open + 1];
    rest.remove_prefix(open + 3);
    if (slot == 'b') {
      text.append(brand);
      continue;
    }
    const bool first = words == nullptr;
    if (first) words = &words_for(slot, voice, random);
    std::size_t word = words->proportions.draw(random);
    if (!first && word == last) word = (word + 1 + random.below(words->words.size() - 1)) % words->words.size();
    last = word;
    text.append(words->words[word]);
    if (text[begin] >= 'a' && text[begin] <= 'z') text[begin] = static_cast<char>(text[begin] - 'a' + 'A');
  }
}

void Grammar::add_hashtags(Text& text, const Voice& voice, core::Random& random) const {
  const auto add = [&](std::string_view tag) {
    if (std::find(text.hashtags.begin(), text.hashtags.end(), tag) != text.hashtags.end()) return;
    text.hashtags.emplace_back(tag);
    text.text.append(" #").append(tag);
  };
  const auto add_some = [&](double mean, const std::vector<Words>& lists, const Proportions& proportions) {
    for (auto left = random.poisson(mean); left > 0; --left) {
      const Words& words = lists[proportions.draw(random)];
      add(words.words[words.proportions.draw(random)]);
    }
  };
  add_some(kTopicHashtags, hashtags_.topics, voice.topics);
  add_some(kCauseHashtags, hashtags_.causes, voice.causes);
  add_some(kValueHashtags, hashtags_.values, voice.values);
  for (auto left = random.poisson(kEveryday); left > 0; --left) add(pick(kEverydayHashtags, random));
}

Text Grammar::post(const Voice& voice, core::Random& random) const {
  const Sentences& list = sentences(voice.language);
  Text text;
  if (random.chance(0.3)) say(text.text, list.filler, voice, {}, random);
  say(text.text, list.topic, voice, {}, random);
  say(text.text, list.topic, voice, {}, random);
  if (random.chance(0.4)) say(text.text, list.topic, voice, {}, random);
  if (random.chance(0.7)) say(text.text, list.cause, voice, {}, random);
  say(text.text, list.value, voice, {}, random);
  if (random.chance(0.3)) say(text.text, list.closing, voice, {}, random);
  add_hashtags(text, voice, random);
  return text;
}

Text Grammar::post_about(const Voice& voice, std::string_view brand, std::string_view mention, bool sponsored,
                         std::string_view notice, core::Random& random) const {
  const Sentences& list = sentences(voice.language);
  Text text;
  text.text = notice;
  say(text.text, sponsored ? list.sponsored : list.recommended, voice, brand, random);
  say(text.text, list.topic, voice, {}, random);
  if (random.chance(0.5)) say(text.text, list.value, voice, {}, random);
  if (!mention.empty()) text.text.append(" @").append(mention);
  add_hashtags(text, voice, random);
  return text;
}

std::string Grammar::comment(Language language, core::Random& random) const {
  return std::string(pick(sentences(language).comments, random));
}

std::string Grammar::about_brand(const Voice& voice, std::string_view brand, core::Random& random) const {
  std::string text;
  for (int i = 0; i < 3; ++i) say(text, sentences(voice.language).about, voice, brand, random);
  return text;
}

std::string Grammar::values_of_brand(const Voice& voice, core::Random& random) const {
  std::string text;
  for (int i = 0; i < 3; ++i) say(text, sentences(voice.language).value, voice, {}, random);
  for (int i = 0; i < 2; ++i) say(text, sentences(voice.language).cause, voice, {}, random);
  return text;
}

std::string Grammar::bio(const Voice& voice, core::Random& random) const {
  std::string text;
  for (const char slot : {'t', 't', 'v'}) {
    const Words& words = words_for(slot, voice, random);
    if (!text.empty()) text.append(" | ");
    text.append(words.words[words.proportions.draw(random)]);
  }
  return text;
}

}  // namespace vouch::datasets
