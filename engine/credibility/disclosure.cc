#include "engine/credibility/disclosure.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/credibility/disclosure_reading.h"
#include "engine/text/fold.h"
#include "engine/text/phrase_matcher.h"
#include "engine/text/pieces.h"

namespace vouch::credibility {
namespace {

using catalog::CountryRuleRecord;
using catalog::PostClass;
using catalog::Strength;

constexpr std::array<std::string_view, 6> kNoLabel{"", "0", "false", "no", "nein", "none"};
constexpr std::array<PostClass, 4> kCommercial{PostClass::paid, PostClass::gifted, PostClass::affiliate, PostClass::own_brand};
constexpr std::string_view kFallback = "EU";

bool same_country(std::string_view a, std::string_view b) { return text::fold(a) == text::fold(b); }

template <class T>
bool holds(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool counts(const Finding& finding) { return !finding.quoted || finding.bordered; }

/// The text with those of the listed hashtags behind it that it lacks.
std::string with_hashtags(const DisclosureInput& post, std::span<const text::Piece> pieces) {
  std::vector<std::string_view> known;
  for (const text::Piece& piece : pieces) {
    if (piece.kind == text::PieceKind::hashtag) known.push_back(piece.key);
  }
  std::sort(known.begin(), known.end());
  std::string all;
  for (std::string_view tag : post.hashtags) {
    while (tag.starts_with('#')) tag.remove_prefix(1);
    const auto cut = text::pieces("#" + std::string(tag));
    if (cut.empty() || std::binary_search(known.begin(), known.end(), std::string_view(cut.front().key))) continue;
    all.append(all.empty() ? std::string(post.text) + "\n#" : " #").append(tag);
  }
  return all;
}

/// What the findings of a text come to.
struct Reading {
  PostClass post_class = PostClass::none;
  bool contradicted = false;  // says paid and unpaid
};

class Weighing {
 public:
  Weighing(std::span<const Finding> findings, std::span<const catalog::PhraseRecord> phrases)
      : findings_(findings), phrases_(phrases) {}

  [[nodiscard]] Reading reading() const {
    const bool unpaid = any([](const Finding& one) { return one.post_class == PostClass::declared_unpaid; });
    const bool denies = any([](const Finding& one) { return one.post_class == PostClass::declared_unpaid && one.attached; });
    const bool states = any([this](const Finding& one) { return says(one, PostClass::paid) && !one.bare && clear(one); });
    const bool hints = any([this](const Finding& one) { return says(one, PostClass::paid) && !one.bare && !clear(one); });
    const bool bare = any([](const Finding& one) { return one.post_class == PostClass::paid && one.bare; });
    const bool gift = any([](const Finding& one) { return one.post_class == PostClass::gifted; });
    const bool link = any([](const Finding& one) { return one.post_class == PostClass::affiliate && !one.offer; });
    const bool offer = any([](const Finding& one) { return one.post_class == PostClass::affiliate && one.offer; });
    const bool own = any([](const Finding& one) { return one.post_class == PostClass::own_brand; });
    const bool marked = bare && !denies;
    Reading reading{.contradicted = unpaid && (states || hints || marked || gift)};
    if (states || (hints && !denies)) {
      reading.post_class = PostClass::paid;
    } else if (gift) {
      reading.post_class = PostClass::gifted;
    } else if (marked) {
      reading.post_class = link ? PostClass::affiliate : own ? PostClass::own_brand : PostClass::paid;
    } else if (link || offer) {
      reading.post_class = PostClass::affiliate;
    } else if (own) {
      reading.post_class = PostClass::own_brand;
    } else if (unpaid) {
      reading.post_class = PostClass::declared_unpaid;
    }
    return reading;
  }

  /// How sure the wordings of a class are, at best.
  [[nodiscard]] Confidence best(PostClass post_class) const {
    Confidence found = Confidence::uncertain;
    for (const Finding& one : findings_) {
      if (one.post_class != post_class || !counts(one) || one.disguised || one.quoted) continue;
      const bool plain = clear(one) && !one.hidden && (one.bordered || !one.bare);
      found = std::max(found, plain ? Confidence::certain : Confidence::likely);
    }
    return found;
  }

 private:
  template <class Test>
  [[nodiscard]] bool any(Test test) const {
    return std::any_of(findings_.begin(), findings_.end(), [&test](const Finding& one) { return counts(one) && test(one); });
  }
  [[nodiscard]] static bool says(const Finding& one, PostClass post_class) { return one.post_class == post_class; }
  [[nodiscard]] bool clear(const Finding& one) const { return phrases_[one.phrase].strength == Strength::clear; }

  std::span<const Finding> findings_;
  std::span<const catalog::PhraseRecord> phrases_;
};

std::uint32_t words_of(std::span<const text::Piece> pieces) {
  return static_cast<std::uint32_t>(std::count_if(pieces.begin(), pieces.end(), [](const text::Piece& piece) {
    return piece.kind == text::PieceKind::word && piece.letters;
  }));
}

}  // namespace

bool is_label(std::string_view label) { return std::find(kNoLabel.begin(), kNoLabel.end(), text::fold(label)) == kNoLabel.end(); }

struct DisclosureClassifier::Parts {
  catalog::DisclosureRecords records;
  text::PhraseMatcher matcher;

  [[nodiscard]] const CountryRuleRecord* rule(std::string_view country, PostClass post_class) const {
    const auto of = [&](std::string_view wanted) {
      return std::find_if(records.rules.begin(), records.rules.end(), [&](const CountryRuleRecord& one) {
        return one.post_class == post_class && same_country(one.country, wanted);
      });
    };
    auto found = of(country);
    if (found == records.rules.end()) found = of(kFallback);
    return found == records.rules.end() ? nullptr : &*found;
  }

  [[nodiscard]] DisclosureEvidence evidence(const Finding& finding, const text::Piece& piece, std::size_t text_bytes) const {
    const catalog::PhraseRecord& phrase = records.phrases[finding.phrase];
    const bool listed = piece.byte >= text_bytes;
    const bool lead = piece.character < records.settings.fold_characters;
    return {.phrase = phrase.phrase,
            .language = phrase.language,
            .post_class = finding.post_class,
            .strength = phrase.strength,
            .place = listed           ? DisclosurePlace::hashtags
                     : finding.hidden ? DisclosurePlace::block
                     : lead           ? DisclosurePlace::lead
                                      : DisclosurePlace::below,
            .byte = listed ? 0 : piece.byte,
            .character = listed ? 0 : piece.character,
            .denied = finding.denied,
            .disguised = finding.disguised,
            .quoted = finding.quoted};
  }

  /// Whether a wording is one that the rule accepts, in sight.
  [[nodiscard]] static bool in_sight(const DisclosureEvidence& one, const CountryRuleRecord& rule, std::string_view language) {
    const bool accepted = one.strength == Strength::clear && holds(rule.accepts, one.post_class) &&
                          !holds(rule.weak_phrases, std::string(one.phrase));
    const bool of_post = holds(rule.languages, std::string("same")) && (language.empty() || language.starts_with(one.language));
    const bool understood = of_post || holds(rule.languages, std::string(one.language));
    const bool seen = one.place == DisclosurePlace::lead || (one.place == DisclosurePlace::below && !rule.before_fold);
    return accepted && understood && seen && !one.disguised && !one.quoted;
  }

  /// Whether the text makes plain by itself what need not be marked then, wherever and in whichever language.
  [[nodiscard]] static bool apparent(const DisclosureEvidence& one, const CountryRuleRecord& rule, PostClass post_class) {
    const bool seen = one.place == DisclosurePlace::lead || one.place == DisclosurePlace::below;
    return rule.required == catalog::Required::if_not_apparent && one.post_class == post_class &&
           one.strength == Strength::clear && seen && !one.disguised && !one.quoted;
  }

  [[nodiscard]] Verdict verdict(const Disclosure& answer, const CountryRuleRecord& rule, bool said, bool labelled,
                                std::string_view language) const {
    if (rule.required == catalog::Required::no) return Verdict::not_needed;
    for (const DisclosureEvidence& one : answer.evidence) {
      if (one.place == DisclosurePlace::platform_label || one.place == DisclosurePlace::sponsors) continue;
      if (is_commercial(one.post_class) && in_sight(one, rule, language)) return Verdict::clear;
      if (apparent(one, rule, answer.post_class)) return Verdict::clear;
    }
    if (labelled && rule.platform_label == catalog::PlatformLabel::suffices) return Verdict::clear;
    return said || labelled ? Verdict::weak : Verdict::missing;
  }
};

core::Result<DisclosureClassifier> DisclosureClassifier::make(catalog::DisclosureRecords records) {
  if (records.version.empty()) return core::fail(core::ErrorCode::invalid_argument, "disclosure rules have no version");
  for (const PostClass post_class : kCommercial) {
    const bool known = std::any_of(records.rules.begin(), records.rules.end(), [post_class](const CountryRuleRecord& rule) {
      return rule.country == kFallback && rule.post_class == post_class;
    });
    if (!known) {
      return core::fail(core::ErrorCode::invalid_argument,
                        "disclosure rules lack a row of EU for " + std::string(name_of(post_class)));
    }
  }
  std::vector<std::string_view> phrases;
  phrases.reserve(records.phrases.size());
  for (const catalog::PhraseRecord& one : records.phrases) phrases.push_back(one.phrase);
  auto matcher = text::PhraseMatcher::make(phrases, records.settings.gap_words);
  if (!matcher) return core::fail(std::move(matcher).error());
  return DisclosureClassifier(std::make_unique<const Parts>(Parts{std::move(records), *std::move(matcher)}));
}

Disclosure DisclosureClassifier::classify(const DisclosureInput& post) const {
  const Parts& parts = *parts_;
  auto pieces = text::pieces(post.text);
  const std::string extended = post.hashtags.empty() ? std::string() : with_hashtags(post, pieces);
  if (!extended.empty()) pieces = text::pieces(extended);
  const auto findings = read_findings(pieces, parts.matcher.find(pieces), parts.records.phrases, parts.records.settings);
  const Weighing weighing(findings, parts.records.phrases);
  const Reading reading = weighing.reading();
  const bool labelled = is_label(post.label);
  const bool known = labelled || post.sponsors;

  Disclosure answer{.post_class = reading.post_class};
  if (known && (!is_commercial(answer.post_class) || answer.post_class == PostClass::own_brand))
    answer.post_class = PostClass::paid;
  if (labelled)
    answer.evidence.push_back(
        {.post_class = PostClass::paid, .strength = Strength::clear, .place = DisclosurePlace::platform_label});
  if (post.sponsors)
    answer.evidence.push_back({.post_class = PostClass::paid, .strength = Strength::clear, .place = DisclosurePlace::sponsors});
  for (const Finding& one : findings) answer.evidence.push_back(parts.evidence(one, pieces[one.piece], post.text.size()));

  const bool commercial = is_commercial(answer.post_class);
  const CountryRuleRecord& rule = *parts.rule(post.country, commercial ? answer.post_class : PostClass::paid);
  answer.country = rule.country;
  if (commercial) answer.verdict = parts.verdict(answer, rule, is_commercial(reading.post_class), labelled, post.language);
  if (known) {
    answer.confidence = reading.post_class == PostClass::declared_unpaid ? Confidence::likely : Confidence::certain;
  } else if (reading.post_class == PostClass::none) {
    const bool telling = findings.empty() && words_of(pieces) >= parts.records.settings.telling_words;
    answer.confidence = telling ? Confidence::likely : Confidence::uncertain;
  } else {
    answer.confidence = reading.contradicted && commercial ? Confidence::uncertain : weighing.best(reading.post_class);
  }
  if (answer.evidence.size() > kMostEvidence) answer.evidence.resize(kMostEvidence);
  return answer;
}

DisclosureClassifier::DisclosureClassifier(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
DisclosureClassifier::DisclosureClassifier(DisclosureClassifier&& other) noexcept = default;
DisclosureClassifier& DisclosureClassifier::operator=(DisclosureClassifier&& other) noexcept = default;
DisclosureClassifier::~DisclosureClassifier() = default;

std::string_view DisclosureClassifier::version() const { return parts_->records.version; }
const catalog::DisclosureSettings& DisclosureClassifier::settings() const { return parts_->records.settings; }
bool DisclosureClassifier::knows_country(std::string_view country) const {
  return std::any_of(parts_->records.rules.begin(), parts_->records.rules.end(),
                     [country](const CountryRuleRecord& rule) { return same_country(rule.country, country); });
}

}  // namespace vouch::credibility
