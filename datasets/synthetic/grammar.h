// Texts of the synthetic world: sentences whose slots are filled with words of the topics, causes and values that the
// writer leans to. A sentence keeps to one topic, words come in Zipf's proportions, and everyday sentences and hashtags
// that tell nothing are mixed in.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/synthetic/leaning.h"
#include "datasets/synthetic/vocabulary.h"
#include "engine/core/random.h"

namespace vouch::datasets {

/// Draws places of a list in given proportions. Immutable.
class Proportions {
 public:
  explicit Proportions(std::vector<double> weights);
  /// Weights 1, 2^-exponent, 3^-exponent, ...
  [[nodiscard]] static Proportions zipf(std::size_t n, double exponent);
  [[nodiscard]] std::size_t draw(core::Random& random) const;

 private:
  std::vector<double> up_to_;  // cumulated
};

/// What one owner writes about, and in which language.
struct Voice {
  Proportions topics, causes, values;
  Language language;
};
[[nodiscard]] Voice voice_of(const Leaning& leaning, Language language);

struct Text {
  std::string text;  // hashtags included, as platforms keep it
  std::vector<std::string> hashtags;
};

/// Immutable, safe to share.
class Grammar {
 public:
  Grammar();
  /// An ordinary post.
  [[nodiscard]] Text post(const Voice& voice, core::Random& random) const;
  /// A post about a brand, for money or without; `notice` stands first, as labels do.
  [[nodiscard]] Text post_about(const Voice& voice, std::string_view brand, std::string_view mention, bool sponsored,
                                std::string_view notice, core::Random& random) const;
  [[nodiscard]] std::string comment(Language language, core::Random& random) const;
  /// Three sentences that say what a brand makes, and three that say what it stands for.
  [[nodiscard]] std::string about_brand(const Voice& voice, std::string_view brand, core::Random& random) const;
  [[nodiscard]] std::string values_of_brand(const Voice& voice, core::Random& random) const;
  /// "Brot | Sauerteig | Freude".
  [[nodiscard]] std::string bio(const Voice& voice, core::Random& random) const;

 private:
  struct Words {
    std::vector<std::string_view> words;
    Proportions proportions;
  };
  struct Lists {
    std::vector<Words> topics, causes, values;
  };
  [[nodiscard]] static Words split(std::string_view text, double exponent);
  [[nodiscard]] const Words& words_for(char slot, const Voice& voice, core::Random& random) const;
  /// Appends one of the sentences with its slots filled.
  void say(std::string& text, std::span<const std::string_view> sentences, const Voice& voice, std::string_view brand,
           core::Random& random) const;
  void add_hashtags(Text& text, const Voice& voice, core::Random& random) const;

  std::array<Lists, kLanguages> words_;
  Lists hashtags_;
};

}  // namespace vouch::datasets
