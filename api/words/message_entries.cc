// The words for what the engine says: reasons, warnings, why-nots. Parameters are those that the engine gives with each.
#include "api/words/catalogue.h"

namespace vouch::words {
namespace {

constexpr auto kEntries = std::to_array<Entry>({
    // Reasons.
    {"audience_overlap",
     {"Shares {shared:count} {shared:plural=person|people} with the brand's audience[, {share_of_creator:percent} of the "
      "creator's own][, {lift:decimal1} times what chance would give]",
      "Teilt {shared:count} {shared:plural=Person|Personen} mit dem Publikum der Marke[, {share_of_creator:percent} des "
      "eigenen][, {lift:decimal1}-mal so viel wie der Zufall]"}},
    {"audience_overlap_partners",
     {"Shares {shared:count} {shared:plural=person|people} with the audiences of the brand's [{partners:count} ]past "
      "{partners:plural=partner|partners}",
      "Teilt {shared:count} {shared:plural=Person|Personen} mit dem Publikum [von {partners:count} ]früherer "
      "Kooperationspartner der Marke"}},
    {"audience_overlap_similar",
     {"Shares {shared:count} {shared:plural=person|people} with the audiences of brands like this one",
      "Teilt {shared:count} {shared:plural=Person|Personen} mit dem Publikum ähnlicher Marken"}},
    {"audience_lift",
     {"{lift:decimal1} times as much shared audience as chance would give",
      "{lift:decimal1}-mal so viel gemeinsames Publikum, wie der Zufall erwarten ließe"}},
    {"new_reach",
     {"Reaches {new_people:count} {new_people:plural=person|people} outside the brand's audience, weighted towards those "
      "who are like it",
      "Erreicht {new_people:count} {new_people:plural=Person|Personen} außerhalb des Publikums der Marke, bevorzugt solche, "
      "die ihm ähneln"}},
    {"content_match", {"Writes about what the brand is about: {terms:list}", "Schreibt über Themen der Marke: {terms:list}"}},
    {"category_match",
     {"Works in {category}[, a category {lift:decimal1} times as common with the brand as elsewhere][, the category of "
      "{share:percent} of the brand's partners]",
      "Arbeitet in der Kategorie {category}[, die bei der Marke {lift:decimal1}-mal so häufig ist wie sonst][, aus der "
      "{share:percent} der Partner der Marke kommen]"}},
    {"engagement_high",
     {"More engagement than {percentile:percent} of [{peers:count} ]creators of similar size",
      "Mehr Interaktion als {percentile:percent} der [{peers:count} ]Profile ähnlicher Größe"}},
    {"known_partner",
     {"Has worked with the brand before[: {collaborations:count} {collaborations:plural=collaboration|collaborations}][, the "
      "latest on {latest:date}]",
      "Hat schon mit der Marke gearbeitet[: {collaborations:count} {collaborations:plural=Kooperation|Kooperationen}][, zuletzt "
      "am {latest:date}]"}},

    // Warnings about a creator.
    {"audience_unknown",
     {"Nothing is known about this audience: a typical value of its size stands in, with a wide interval",
      "Über dieses Publikum ist nichts bekannt: ein üblicher Wert der Größenklasse steht dafür, mit weiter Spanne"}},
    {"no_posts", {"No posts in the data: content cannot be judged", "Keine Beiträge in den Daten: Inhalte nicht beurteilbar"}},
    {"few_posts",
     {"Only {posts:count} {posts:plural=post|posts} in the data",
      "Nur {posts:count} {posts:plural=Beitrag|Beiträge} in den Daten"}},
    {"small_audience",
     {"Only {members:count} {members:plural=account|accounts} of this audience in the data",
      "Nur {members:count} {members:plural=Konto|Konten} dieses Publikums in den Daten"}},
    {"engagement_low",
     {"Less engagement than {percentile:rest} of creators of similar size",
      "Weniger Interaktion als {percentile:rest} der Profile ähnlicher Größe"}},
    {"followers_unknown", {"Number of followers unknown", "Zahl der Follower unbekannt"}},
    {"wide_interval",
     {"Rests on little evidence[: the score may lie anywhere from {low:decimal1} to {high:decimal1}]",
      "Beruht auf wenig Evidenz[: der Wert kann zwischen {low:decimal1} und {high:decimal1} liegen]"}},
    {"signals_unknown", {"Not known: {names:words=signal}", "Nicht bekannt: {names:words=signal}"}},
    {"price_unknown", {"Price unknown", "Preis unbekannt"}},
    {"single_evidence",
     {"Rests mostly on one signal[ ({share:percent} of the score)]",
      "Beruht überwiegend auf einem einzigen Signal[ ({share:percent} des Werts)]"}},

    // Warnings about an answer.
    {"as_of_before_latest",
     {"The data holds events up to {latest_s:date}, later than {as_of_s:date}: they still count, only time windows move",
      "Die Daten reichen bis {latest_s:date}, über {as_of_s:date} hinaus: auch Späteres zählt mit, nur Zeitfenster verschieben "
      "sich"}},
    {"as_of_after_latest",
     {"The data ends on {latest_s:date}, before {as_of_s:date}", "Die Daten enden am {latest_s:date}, vor dem {as_of_s:date}"}},
    {"coverage_engagers",
     {"Audiences are those who engaged, not all followers: overlap means engaged overlap",
      "Als Publikum zählt, wer interagiert hat, nicht alle Follower: Überschneidung meint aktives Publikum"}},
    {"ids_unknown",
     {"{count:count} {count:plural=id|ids} of the brief {count:plural=is|are} not in the data",
      "{count:count} {count:plural=Kennung|Kennungen} des Briefings {count:plural=fehlt|fehlen} in den Daten"}},
    {"audience_sent_small",
     {"Only {matched:count} of {sent:count} accounts that were sent are known, too few to compare: the audience counts as "
      "unknown",
      "Nur {matched:count} von {sent:count} mitgeschickten Konten sind bekannt, zu wenige: das Publikum gilt als unbekannt"}},
    {"overlap_sampled",
     {"Overlap is estimated from {drawn:count} of the brand's {accounts:count} accounts; the best {counted:count} creators are "
      "counted exactly and come first",
      "Die Überschneidung ist aus {drawn:count} der {accounts:count} Konten der Marke geschätzt; die besten {counted:count} "
      "Profile sind genau gezählt und stehen vorn"}},
    {"exact_without_samples",
     {"Counted exactly: this snapshot is too small to hold samples",
      "Genau gezählt: dieser Snapshot ist zu klein, um Stichproben zu enthalten"}},
    {"exact_since_small",
     {"Counted exactly: the brand's audience or the choice of creators is too small to be sampled",
      "Genau gezählt: das Publikum der Marke oder die Auswahl der Profile ist zu klein für eine Stichprobe"}},
    {"exact_measure",
     {"Counted exactly: new reach is never estimated from a sample",
      "Genau gezählt: neue Reichweite wird nie aus einer Stichprobe geschätzt"}},
    {"brand_without_evidence",
     {"Nothing is known about the brand's audience, texts or partners: all of this rests on typical values",
      "Über Publikum, Texte und Partner der Marke ist nichts bekannt: alles beruht auf üblichen Werten"}},
    {"reference_small",
     {"Only {pairs:count} pairs to compare with: strengths are rough",
      "Nur {pairs:count} Vergleichspaare: die Stärken sind grob"}},

    // Warnings about who is like whom.
    {"nobody_known",
     {"Nobody of this audience is known: it cannot be compared",
      "Von diesem Publikum ist niemand bekannt: es lässt sich nicht vergleichen"}},
    {"counted_elsewhere",
     {"Rests on overlaps that others counted and on stated audience sizes, not on accounts in the data",
      "Beruht auf anderswo gezählten Überschneidungen und angegebenen Publikumsgrößen, nicht auf Konten in den Daten"}},
    {"counted_without_sizes",
     {"Rests on overlaps that others counted; as audience sizes are not all known, each creator's sum of overlaps stands for "
      "them",
      "Beruht auf anderswo gezählten Überschneidungen; da nicht alle Publikumsgrößen bekannt sind, steht für sie die Summe der "
      "Überschneidungen jedes Profils"}},
    {"partners_stand_in",
     {"Where a brand's own audience is unknown, those of its past partners stand for it",
      "Wo das eigene Publikum einer Marke unbekannt ist, steht das ihrer früheren Kooperationspartner dafür"}},

    // Why not.
    {"filtered_by", {"Left out by the filter “{reason:word=filter}”", "Ausgeschlossen durch den Filter „{reason:word=filter}“"}},
    {"behind",
     {"{points:decimal1} points behind in {signal:word=signal}", "{points:decimal1} Punkte zurück bei {signal:word=signal}"}},
    {"rank_is", {"Rank {rank:count} of {ranked:count}", "Rang {rank:count} von {ranked:count}"}},
});

}  // namespace

std::span<const Entry> message_entries() { return kEntries; }

}  // namespace vouch::words
