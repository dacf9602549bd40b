// Data: the sentences of the grammar. Slots stand where any bare noun of the list fits, so that every filling reads.
#include "datasets/synthetic/vocabulary.h"

namespace vouch::datasets {
namespace {

using Texts = std::string_view;

constexpr std::array kTopicGerman = std::to_array<Texts>({
    "Heute dreht sich alles um {t} und {t}.",
    "Mein Thema der Woche: {t}, {t} und ein wenig {t}.",
    "Ohne {t} und {t} geht bei mir gar nichts.",
    "Wer von euch liebt {t} so sehr wie ich?",
    "Neu ausprobiert: {t} mit {t}.",
    "Kleiner Tipp für alle, die {t} mögen: denkt an {t}!",
    "Endlich wieder Zeit für {t} und {t}.",
    "Das Wochenende gehört {t}, {t} und guter Laune.",
    "Fragen zu {t}? Schreibt sie mir, auch gern zu {t}.",
    "Drei Dinge, auf die ich nicht verzichte: {t}, {t}, {t}.",
    "Gestern {t}, heute {t}, morgen {t}.",
    "Ich sammle gerade Ideen rund um {t} und {t}.",
    "Vorher {t}, nachher {t}: so schnell geht das.",
    "Bei uns steht {t} hoch im Kurs, gleich nach {t}.",
    "So viel {t} war noch nie, und {t} kommt erst noch.",
    "Mehr {t}, weniger Stress.",
    "{t} und {t}: meine liebste Kombination.",
    "Was ich über {t} gelernt habe, gilt auch für {t}.",
    "Dieser Beitrag ist für alle Fans von {t} und {t}.",
    "Zum Nachmachen: {t}, {t} und viel Geduld.",
});
constexpr std::array kTopicEnglish = std::to_array<Texts>({
    "Today is all about {t} and {t}.",
    "Theme of the week: {t}, {t} and a little {t}.",
    "I can not do without {t} and {t}.",
    "Who else loves {t} as much as I do?",
    "Tried something new: {t} with {t}.",
    "A small tip if you like {t}: think of {t}!",
    "Finally some time for {t} and {t}.",
    "The weekend belongs to {t}, {t} and good company.",
    "Questions about {t}? Ask me, and about {t} as well.",
    "Three things I never skip: {t}, {t}, {t}.",
    "Yesterday {t}, today {t}, tomorrow {t}.",
    "Collecting ideas around {t} and {t}.",
    "Before: {t}. After: {t}. It is that quick.",
    "Around here {t} ranks high, right after {t}.",
    "Never had this much {t}, and {t} is still to come.",
    "More {t}, less stress.",
    "{t} and {t}: my favourite pair.",
    "What I learned about {t} holds for {t} too.",
    "This one is for all fans of {t} and {t}.",
    "Try it at home: {t}, {t} and a lot of patience.",
});
constexpr std::array kCauseGerman = std::to_array<Texts>({
    "{c} liegt mir am Herzen.",
    "Mehr {c}, bitte, und zwar jetzt.",
    "Warum {c} uns alle angeht: lest die letzten Beiträge.",
    "Am Samstag sammeln wir für {c} und {c}.",
    "Danke an alle, die sich für {c} einsetzen.",
    "Ein Stück {c} fängt zu Hause an, {c} auch.",
    "{c} braucht Leute, die mitmachen.",
    "Wir reden zu selten über {c} und {c}.",
});
constexpr std::array kCauseEnglish = std::to_array<Texts>({
    "{c} is close to my heart.",
    "More {c}, please, and now.",
    "Why {c} concerns all of us: see the last posts.",
    "On Saturday we raise money for {c} and {c}.",
    "Thanks to everybody who stands up for {c}.",
    "A bit of {c} starts at home, and so does {c}.",
    "{c} needs people who join in.",
    "We talk too little about {c} and {c}.",
});
constexpr std::array kValueGerman = std::to_array<Texts>({
    "Was für mich zählt: {v} und {v}.",
    "Mit {v} und {v} durch die Woche.",
    "Am Ende geht es um {v}, um {v} und um uns.",
    "{v} ist für mich kein leeres Wort, {v} auch nicht.",
    "Ich wünsche euch {v} und ganz viel {v}.",
    "Ein Tag voller {v} und {v}.",
    "Für mehr {v} und {v} im Alltag.",
    "Gelernt fürs Leben: {v} schlägt alles, außer {v}.",
    "{v} beginnt im Kleinen, genau wie {v}.",
    "Ohne {v} kein {v}, so sehe ich das.",
});
constexpr std::array kValueEnglish = std::to_array<Texts>({
    "What counts for me: {v} and {v}.",
    "Through the week with {v} and {v}.",
    "In the end it is about {v}, about {v} and about us.",
    "{v} is no empty word to me, nor is {v}.",
    "I wish you {v} and plenty of {v}.",
    "A day full of {v} and {v}.",
    "For more {v} and {v} in everyday life.",
    "A lesson for life: {v} beats everything but {v}.",
    "{v} starts small, just like {v}.",
    "No {v} without {v}, that is how I see it.",
});
constexpr std::array kFillerGerman = std::to_array<Texts>({
    "Kennt ihr das auch?",
    "Was für ein Tag!",
    "Guten Morgen zusammen.",
    "Ich freue mich so sehr.",
    "Mehr dazu morgen in der Story.",
    "Heute mal ganz ungeschminkt und ehrlich.",
    "Die letzten Tage waren voll.",
    "Ich sage nur: wow.",
    "Schönen Sonntag euch allen.",
    "Endlich Freitag!",
    "Bleibt neugierig.",
    "Das musste einfach mal raus.",
    "Wir lesen uns in den Kommentaren.",
    "Lange nichts gehört, oder?",
    "Neuer Monat, neues Glück.",
    "Ganz ehrlich: das hat gut getan.",
});
constexpr std::array kFillerEnglish = std::to_array<Texts>({
    "Do you know that feeling?",
    "What a day!",
    "Good morning everyone.",
    "I am so happy about this.",
    "More about it in tomorrow's story.",
    "A very honest one today.",
    "The last days were full.",
    "All I can say is wow.",
    "Have a lovely Sunday.",
    "Finally Friday!",
    "Stay curious.",
    "I just had to say this.",
    "See you in the comments.",
    "Long time no see, right?",
    "New month, new luck.",
    "To be honest: that felt good.",
});
constexpr std::array kClosingGerman = std::to_array<Texts>({
    "Und bei euch?",
    "Schreibt es mir unten rein!",
    "Speichern nicht vergessen.",
    "Erzählt mal!",
    "Wer ist dabei?",
    "Teilt es gern weiter.",
    "Bis morgen!",
    "Habt es fein.",
});
constexpr std::array kClosingEnglish = std::to_array<Texts>({
    "What about you?",
    "Tell me below!",
    "Save it for later.",
    "Let me know!",
    "Who is in?",
    "Feel free to share.",
    "See you tomorrow!",
    "Take care.",
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
    "Kein Auftrag, nur Freude an {b}.",
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
    "{b} macht {t} und {t} für Menschen, die {t} lieben.",
    "Seit vielen Jahren steht {b} für {t}, {t} und {t}.",
    "Unser Herz schlägt für {t} und {t}.",
    "Wir denken {t} neu, mit {t} und {t}.",
});
constexpr std::array kAboutEnglish = std::to_array<Texts>({
    "{b} makes {t} and {t} for people who love {t}.",
    "For many years {b} has stood for {t}, {t} and {t}.",
    "Our heart beats for {t} and {t}.",
    "We think {t} anew, with {t} and {t}.",
});

constexpr Sentences kGerman{kTopicGerman,     kCauseGerman,       kValueGerman,    kFillerGerman, kClosingGerman,
                            kSponsoredGerman, kRecommendedGerman, kCommentsGerman, kAboutGerman};
constexpr Sentences kEnglish{kTopicEnglish,     kCauseEnglish,       kValueEnglish,    kFillerEnglish, kClosingEnglish,
                             kSponsoredEnglish, kRecommendedEnglish, kCommentsEnglish, kAboutEnglish};

}  // namespace

const Sentences& sentences(Language language) { return language == Language::german ? kGerman : kEnglish; }

}  // namespace vouch::datasets
