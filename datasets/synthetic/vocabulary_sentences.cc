// Data: the sentences of the grammar. Slots stand where any bare noun of the list fits, so that every filling reads.
#include "datasets/synthetic/vocabulary.h"

namespace vouch::datasets {
namespace {

using Texts = std::string_view;

constexpr std::array kTopicGerman = std::to_array<Texts>({
    "Heute geht es um {t}, {t} und {t}.",
    "Heute bei mir: {t} und {t}.",
    "Ich liebe {t}, {t} und {t}.",
    "Für euch: {t}, {t} und mehr {t}.",
    "Es geht um {t} und um {t}.",
    "{t}, {t} und {t}: mehr geht nicht.",
    "Heute {t}, morgen {t}, immer {t}.",
    "Mehr {t} und {t} für euch.",
    "Was ich liebe: {t}, {t}, {t}.",
    "Bei mir geht es immer um {t} und {t}.",
    "Ich bin für {t} und {t}, immer.",
    "Ohne {t} und {t} geht es nicht.",
    "Liebt ihr {t} und {t} so wie ich?",
    "Morgen gibt es {t}, heute {t} und {t}.",
});
constexpr std::array kTopicEnglish = std::to_array<Texts>({
    "Today it is all about {t}, {t} and {t}.",
    "Today with me: {t} and {t}.",
    "I love {t}, {t} and {t}.",
    "For you: {t}, {t} and more {t}.",
    "It is about {t} and about {t}.",
    "{t}, {t} and {t}: all that I love.",
    "Today {t}, tomorrow {t}, always {t}.",
    "More {t} and {t} for you.",
    "What I love: {t}, {t}, {t}.",
    "With me it is always about {t} and {t}.",
    "I am all for {t} and {t}, always.",
    "It does not go without {t} and {t}.",
    "Do you love {t} and {t} like I do?",
    "Tomorrow {t}, today {t} and {t}.",
});
constexpr std::array kCauseGerman = std::to_array<Texts>({
    "Ich bin für {c} und {c}.",
    "Für mehr {c} und {c}.",
    "Heute geht es mir auch um {c}.",
    "Mehr {c}, bitte, und mehr {c}.",
    "Es geht nicht ohne {c}.",
});
constexpr std::array kCauseEnglish = std::to_array<Texts>({
    "I am for {c} and {c}.",
    "For more {c} and {c}.",
    "Today it is also about {c}.",
    "More {c}, please, and more {c}.",
    "It does not go without {c}.",
});
constexpr std::array kValueGerman = std::to_array<Texts>({
    "Für mehr {v} und {v}.",
    "Es geht mir um {v}, {v} und {v}.",
    "Ich bin für {v} und {v}.",
    "Was immer geht: {v} und {v}.",
    "Heute mit {v} und mehr {v}.",
    "{v}, {v} und {v}, immer.",
});
constexpr std::array kValueEnglish = std::to_array<Texts>({
    "For more {v} and {v}.",
    "To me it is about {v}, {v} and {v}.",
    "I am for {v} and {v}.",
    "What always goes: {v} and {v}.",
    "Today with {v} and more {v}.",
    "{v}, {v} and {v}, always.",
});
constexpr std::array kFillerGerman = std::to_array<Texts>({
    "Guten Morgen!",
    "Was für ein Tag.",
    "Endlich Freitag!",
    "Ich freue mich so.",
    "Schönen Sonntag euch.",
});
constexpr std::array kFillerEnglish = std::to_array<Texts>({
    "Good morning!",
    "What a day.",
    "Finally Friday!",
    "I am so happy.",
    "Have a good Sunday.",
});
constexpr std::array kClosingGerman = std::to_array<Texts>({
    "Und bei euch?",
    "Was liebt ihr?",
    "Bis morgen!",
    "Wer ist dabei?",
});
constexpr std::array kClosingEnglish = std::to_array<Texts>({
    "And you?",
    "What do you love?",
    "See you tomorrow!",
    "Who is in?",
});
constexpr std::array kSponsoredGerman = std::to_array<Texts>({
    "Gemeinsam mit {b} zeige ich euch, wie das geht.",
    "Mit dem Code aus meiner Bio spart ihr bei {b}.",
    "{b} hat mich eingeladen, und ich sage danke.",
    "Das Neue von {b} ist jetzt da.",
    "Seit Wochen im Einsatz: die Sachen von {b}.",
    "Fragt mich alles über {b}!",
});
constexpr std::array kSponsoredEnglish = std::to_array<Texts>({
    "Together with {b} I show you how it works.",
    "Save at {b} with the code in my bio.",
    "{b} invited me, and I say thank you.",
    "The new things by {b} are out now.",
    "In use for weeks: what I got from {b}.",
    "Ask me anything about {b}!",
});
constexpr std::array kRecommendedGerman = std::to_array<Texts>({
    "Selbst gekauft, weil ihr gefragt habt: {b}.",
    "{b} habe ich beim Bummeln entdeckt.",
    "Ohne Auftrag, aus Freude an {b}.",
    "Das ist von {b}, ja.",
});
constexpr std::array kRecommendedEnglish = std::to_array<Texts>({
    "Bought it myself, since you asked: {b}.",
    "I found {b} while strolling around.",
    "No order, just joy about {b}.",
    "This one is by {b}, yes.",
});
constexpr std::array kCommentsGerman = std::to_array<Texts>({
    "So schön!",
    "Danke für den Tipp",
    "Das probiere ich aus.",
    "Wo gibt es das?",
    "Toller Beitrag, genau mein Ding",
    "Haha, kenne ich",
    "Wie lange hat das gedauert?",
    "Mag ich sehr",
    "Wieder was gelernt.",
    "Großartig wie immer",
    "Sehe ich anders, aber gut erklärt.",
    "Bin gespannt auf mehr",
});
constexpr std::array kCommentsEnglish = std::to_array<Texts>({
    "So lovely!",
    "Thanks for the tip",
    "I will try this.",
    "Where can I get it?",
    "Great post, just my thing",
    "Haha, I know that",
    "How long did it take?",
    "Love this",
    "Learned something again.",
    "Wonderful as always",
    "I see it differently, but well explained.",
    "Looking forward to more",
});
constexpr std::array kAboutGerman = std::to_array<Texts>({
    "{b} macht {t} und {t} für alle, die {t} lieben.",
    "Bei {b} geht es um {t}, {t} und {t}.",
    "Wir lieben {t} und {t}.",
    "Mehr {t}, mit {t} und {t}.",
});
constexpr std::array kAboutEnglish = std::to_array<Texts>({
    "{b} makes {t} and {t} for all who love {t}.",
    "At {b} it is all about {t}, {t} and {t}.",
    "We love {t} and {t}.",
    "More {t}, with {t} and {t}.",
});

constexpr Sentences kGerman{kTopicGerman,     kCauseGerman,       kValueGerman,    kFillerGerman, kClosingGerman,
                            kSponsoredGerman, kRecommendedGerman, kCommentsGerman, kAboutGerman};
constexpr Sentences kEnglish{kTopicEnglish,     kCauseEnglish,       kValueEnglish,    kFillerEnglish, kClosingEnglish,
                             kSponsoredEnglish, kRecommendedEnglish, kCommentsEnglish, kAboutEnglish};

}  // namespace

const Sentences& sentences(Language language) { return language == Language::german ? kGerman : kEnglish; }

}  // namespace vouch::datasets
