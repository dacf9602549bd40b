// The words of the set report: warnings and the labels of its table and page. Where audiences are not followers, nothing
// here calls them so.
#include "api/words/catalogue.h"

namespace vouch::words {
namespace {

constexpr auto kEntries = std::to_array<Entry>({
    // Warnings.
    {"set_brand_unknown",
     {"Brand {brand} has no audience in the data: the set is not compared with it",
      "Zur Marke {brand} enthalten die Daten kein Publikum: ein Vergleich mit ihr fehlt"}},
    {"set_coverage_unstated",
     {"The data does not say whether these audiences are followers or people who engaged",
      "Die Daten sagen nicht, ob dieses Publikum aus Followern oder aus Interagierenden besteht"}},
    {"set_coverage_mixed",
     {"Audiences of different kinds are compared: {followers:count} of followers, {engagers:count} of people who engaged, "
      "{unstated:count} not stated. Shared accounts mean engaged overlap wherever one of the two is not of followers",
      "Hier wird Verschiedenes verglichen: {followers:count}-mal Follower, {engagers:count}-mal Interagierende, "
      "{unstated:count}-mal ohne Angabe. Gemeinsame Konten sind aktives Publikum, sobald eine Seite nicht aus Followern "
      "besteht"}},
    {"set_audience_unknown",
     {"No audience in the data for {count:count} {count:plural=creator|creators} ({creators}): {count:plural=its|their} reach is "
      "unknown, not 0, and is missing from the totals",
      "Zu {count:count} {count:plural=Profil|Profilen} ({creators}) enthalten die Daten kein Publikum: die Reichweite ist "
      "unbekannt, nicht 0, und fehlt in den Summen"}},
    {"set_estimated",
     {"Of {count:count} {count:plural=audience|audiences} the data holds a part: figures of the whole are estimates with a 90% "
      "interval, taking the part for a random sample",
      "Von {count:count} {count:plural=Publikum|Publika} enthalten die Daten einen Teil: Zahlen für das Ganze sind Schätzungen "
      "mit 90-%-Spanne, sofern der Teil eine Zufallsstichprobe ist"}},
    {"set_sample_unsized",
     {"{count:count} {count:plural=audience is a sample|audiences are samples} of unknown size: counts are those of the "
      "{count:plural=sample|samples}, the whole is larger",
      "{count:count} {count:plural=Publikum ist eine Stichprobe|Publika sind Stichproben} unbekannter Größe: gezählt ist nur, "
      "was "
      "darin ist, das Ganze ist größer"}},
    {"set_same_person", {"These are one person: {creators}", "Dieselbe Person: {creators}"}},
    {"set_credible_prior",
     {"Accounts are not judged yet: credible reach takes {prior:percent} of every account for authentic, an assumption",
      "Konten sind noch nicht beurteilt: die glaubwürdige Reichweite nimmt für jedes Konto {prior:percent} als echt an"}},

    // Names.
    {"set_kind.followers", {"followers", "Follower"}},
    {"set_kind.engaged", {"people who engaged", "Interagierende"}},
    {"set_kind.mixed", {"different kinds of audiences", "verschiedene Arten von Publikum"}},
    {"set_kind.unstated", {"accounts, kind not stated", "Konten, Art nicht angegeben"}},
    {"coverage.all_followers", {"all followers", "alle Follower"}},
    {"coverage.random_sample", {"sample of followers", "Stichprobe der Follower"}},
    {"coverage.engagers", {"people who engaged", "Interagierende"}},
    {"coverage.declared_only", {"declared only", "nur Angabe"}},
    {"coverage.unstated", {"not stated", "ohne Angabe"}},

    // Labels.
    {"label.set_title", {"What {count:count} creators reach together", "Was {count:count} Profile zusammen erreichen"}},
    {"label.set_lead",
     {"{potential:count} accounts, {duplication:decimal2} audiences on each",
      "{potential:count} Konten, im Mittel {duplication:decimal2}-mal im Publikum"}},
    {"label.set_audience_kind", {"Audiences are", "Publikum besteht aus"}},
    {"label.set_potential", {"Potential reach", "Mögliche Reichweite"}},
    {"label.set_credible", {"Credible reach", "Glaubwürdige Reichweite"}},
    {"label.set_duplication", {"Duplication", "Mehrfachzählung"}},
    {"label.set_estimate", {"Of the whole audiences", "Für das ganze Publikum"}},
    {"label.set_members", {"Accounts", "Konten"}},
    {"label.set_exclusive", {"Only here", "Nur hier"}},
    {"label.set_incremental", {"Adds", "Kommt hinzu"}},
    {"label.set_coverage", {"Known as", "Bekannt als"}},
    {"label.set_with_audience", {"Shared with the audience", "Gemeinsam mit dem Publikum"}},
    {"label.set_matrix", {"Who shares whom", "Wer teilt wen"}},
    {"label.set_matrix_note",
     {"Shared accounts as a part of the smaller audience, and below them their number. Below the diagonal: lift, how many times "
      "more than chance",
      "Gemeinsame Konten als Teil des kleineren Publikums, darunter ihre Zahl. Unter der Diagonale: wie viel mehr als der "
      "Zufall"}},
    {"label.set_regions", {"Exactly these creators", "Genau diese Profile"}},
    {"label.set_regions_note",
     {"Each column is a combination: so many accounts are in the audience of the creators with a dot and of no other of the set",
      "Jede Spalte ist eine Kombination: so viele Konten gehören zum Publikum der Profile mit Punkt und zu keinem anderen"}},
    {"label.set_regions_left",
     {"{count:count} smaller combinations with {accounts:count} accounts are not drawn",
      "{count:count} kleinere Kombinationen mit {accounts:count} Konten sind nicht gezeichnet"}},
    {"label.set_times", {"Reached how often", "Wie oft erreicht"}},
    {"label.set_times_of",
     {"by exactly {times:count} {times:plural=creator|creators}", "von genau {times:count} {times:plural=Profil|Profilen}"}},
    {"label.set_times_more", {"by {times:count} or more", "von {times:count} oder mehr"}},
    {"label.set_shares", {"Make-up", "Zusammensetzung"}},
    {"label.set_shares_note",
     {"Declared shares do not say which people are the same: the share among those reached together lies between the bounds",
      "Angegebene Anteile sagen nicht, wer dieselbe Person ist: der Anteil unter allen gemeinsam Erreichten liegt zwischen den "
      "Grenzen"}},
    {"label.set_dimension", {"What", "Merkmal"}},
    {"label.set_value", {"Value", "Ausprägung"}},
    {"label.set_mean", {"Mean by size", "Mittel nach Größe"}},
    {"label.set_bounds", {"Bounds", "Grenzen"}},
    {"label.set_known_of", {"Declared by", "Angegeben von"}},
    {"label.set_audience",
     {"Compared with {brand}: {members:count} accounts, {reached:count} of them reached, {new_people:count} new people",
      "Verglichen mit {brand}: {members:count} Konten, davon {reached:count} erreicht, {new_people:count} neue Menschen"}},
    {"label.set_sent_audience", {"the audience sent along", "dem mitgeschickten Publikum"}},
    {"label.set_pairs", {"Strongest pairs", "Engste Paare"}},
    {"label.set_pair", {"Pair", "Paar"}},
    {"label.set_shared", {"Shared", "Gemeinsam"}},
    {"label.set_coefficient", {"Of the smaller", "Vom kleineren"}},
    {"label.set_jaccard", {"Jaccard", "Jaccard"}},
    {"label.set_lift", {"Lift", "Lift"}},
    {"label.set_how_counts",
     {"Counts are exact for the data at hand. Potential reach counts everybody once who is in at least one audience; “only here” "
      "counts those who are in no other of the set; “adds” what each adds to those listed before it.",
      "Gezählt wird genau, was die Daten enthalten. Die mögliche Reichweite zählt alle einmal, die zu mindestens einem Publikum "
      "gehören; „nur hier“ zählt, wer zu keinem anderen gehört; „kommt hinzu“, was jedes Profil zu den vorher genannten "
      "beiträgt."}},
    {"label.set_how_lift",
     {"Overlap coefficient: shared ÷ smaller audience. Jaccard: shared ÷ everybody of the two. Lift: shared ÷ what chance would "
      "give; from few accounts it is drawn to 1.",
      "Überschneidung: gemeinsame ÷ kleineres Publikum. Jaccard: gemeinsame ÷ alle der beiden. Lift: gemeinsame ÷ Erwartung bei "
      "Zufall; bei wenigen Konten zur 1 hin gezogen."}},
    {"label.set_how_persons",
     {"Where the data names several accounts of one person, they count once.",
      "Wo die Daten mehrere Konten einer Person nennen, zählen sie einmal."}},
});

}  // namespace

std::span<const Entry> set_entries() { return kEntries; }

}  // namespace vouch::words
