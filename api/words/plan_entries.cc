// The words for plans: what the engine says of them, and the labels of their tables and pages.
#include "api/words/catalogue.h"

namespace vouch::words {
namespace {

constexpr auto kEntries = std::to_array<Entry>({
    // How good a plan is.
    {"plan_reach",
     {"{creators:count} {creators:plural=creator reaches|creators reach} {people:count} real {people:plural=person|people}, out "
      "of "
      "{potential:count} {potential:plural=account|accounts} in their audiences",
      "{creators:count} {creators:plural=Profil erreicht|Profile erreichen} {people:count} echte "
      "{people:plural=Person|Personen}, von "
      "{potential:count} {potential:plural=Konto|Konten} in ihrem Publikum"}},
    {"plan_bound",
     {"That is at least {share:percent} of the best that any set within these terms can reach",
      "Das sind mindestens {share:percent} des Besten, das eine Auswahl unter diesen Bedingungen erreichen kann"}},

    // Warnings.
    {"plan_engagers",
     {"{count:count} of {of:count} audiences are people who engaged, not all followers: reach counts engaged people",
      "{count:count} von {of:count} Publika sind Menschen, die interagiert haben, nicht alle Follower: die Reichweite zählt "
      "aktive "
      "Menschen"}},
    {"plan_coverage_unstated",
     {"For {count:count} of {of:count} audiences the data does not say whether they are all followers",
      "Bei {count:count} von {of:count} Publika sagen die Daten nicht, ob es alle Follower sind"}},
    {"plan_sampled",
     {"{count:count} of {of:count} audiences are only partly in the data: reach counts the accounts that are there, not all "
      "followers",
      "{count:count} von {of:count} Publika sind nur zum Teil in den Daten: die Reichweite zählt die vorhandenen Konten, nicht "
      "alle "
      "Follower"}},
    {"plan_authentic_prior",
     {"No account has been judged: each counts as {share:percent} of a real person, an assumption",
      "Kein Konto ist beurteilt: jedes zählt als {share:percent} einer echten Person, eine Annahme"}},
    {"plan_visible_estimated",
     {"For {count:count} of {of:count} creators nothing says who sees a post: what is usual stands in",
      "Bei {count:count} von {of:count} Profilen ist nicht bekannt, wer einen Beitrag sieht: der übliche Anteil steht dafür"}},
    {"plan_unpriced",
     {"{count:count} of {of:count} creators have no known price: the total leaves them out",
      "{count:count} von {of:count} Profilen haben keinen bekannten Preis: die Summe lässt sie aus"}},
    {"plan_gross_prices",
     {"{count:count} of {of:count} prices are gross and no VAT share is given: they are taken as they are",
      "{count:count} von {of:count} Preisen sind brutto, und kein Umsatzsteuersatz ist angegeben: sie gelten, wie sie sind"}},
    {"plan_currency_assumed",
     {"{count:count} of {of:count} prices name no currency: that of the budget is assumed",
      "{count:count} von {of:count} Preisen nennen keine Währung: die des Budgets ist angenommen"}},
    {"plan_must_have_filtered",
     {"{count:count} of the must-haves would not pass the filters of the brief",
      "{count:count} der gesetzten Profile kämen nicht durch die Filter des Briefings"}},
    {"plan_levy_year",
     {"The levy for artists is that of {year} ({share:percent}): no row holds for the year of the plan",
      "Die Künstlersozialabgabe ist die von {year} ({share:percent}): für das Jahr des Plans gibt es keine Zeile"}},

    // What to do next.
    {"plan_next_more",
     {"[With {cents:money=currency} more, ]{creator} would come next and add {people:count} {people:plural=person|people}",
      "[Mit {cents:money=currency} mehr ]käme als Nächstes {creator} und brächte {people:count} {people:plural=Person|Personen} "
      "dazu"}},
    {"plan_next_weakest",
     {"If somebody has to go: without {creator} the plan loses {people:count} {people:plural=person|people}[ and saves "
      "{cents:money=currency}]",
      "Wenn jemand weichen muss: ohne {creator} verliert der Plan {people:count} {people:plural=Person|Personen}[ und spart "
      "{cents:money=currency}]"}},
    {"plan_next_prices",
     {"{count:count} {count:plural=creator|creators} without a price {count:plural=was|were} left out: ask for prices",
      "{count:count} {count:plural=Profil|Profile} ohne Preis {count:plural=blieb|blieben} außen vor: Preise erfragen"}},
    {"plan_next_rates",
     {"{count:count} {count:plural=creator|creators} with prices in other currencies {count:plural=was|were} left out: give "
      "rates",
      "{count:count} {count:plural=Profil|Profile} mit Preisen in anderen Währungen {count:plural=blieb|blieben} außen vor: "
      "Kurse "
      "angeben"}},
    {"plan_next_levy",
     {"Check whether the German levy for artists is due: social_insurance adds it to the costs",
      "Prüfen, ob Künstlersozialabgabe anfällt: social_insurance nimmt sie in die Kosten auf"}},
    {"plan_nobody", {"Nobody fits these terms", "Niemand passt zu diesen Bedingungen"}},

    // Assignments.
    {"assign_places_open",
     {"{open:count} of {places:count} places stay open: everybody else who fits has gone to a competitor",
      "{open:count} von {places:count} Plätzen bleiben offen: alle anderen, die passen, sind bei Wettbewerbern"}},
    {"label.assignment",
     {"{briefs:count} {briefs:plural=brief|briefs}, {score:decimal1} points together, {alone:decimal1} if none knew of the "
      "others",
      "{briefs:count} {briefs:plural=Briefing|Briefings}, zusammen {score:decimal1} Punkte, {alone:decimal1}, wüsste keines vom "
      "anderen"}},
    {"label.brief", {"Brief", "Briefing"}},
    {"label.wanted_by", {"Also wanted by", "Auch gefragt bei"}},

    // Why somebody is not among the candidates.
    {"filter.below_top", {"below the best by score", "nicht unter den Besten nach Wert"}},
    {"filter.no_audience", {"no audience in the data", "kein Publikum in den Daten"}},
    {"filter.no_price", {"no price", "kein Preis"}},
    {"filter.other_currency", {"another currency", "andere Währung"}},

    {"visible.posts", {"from {posts:count} {posts:plural=post|posts}", "aus {posts:count} {posts:plural=Beitrag|Beiträgen}"}},
    {"visible.declared", {"as declared by a tool", "laut Werkzeug"}},
    {"visible.group", {"usual for platform and size", "üblich für Plattform und Größe"}},
    {"visible.assumption", {"assumed", "angenommen"}},

    {"assumption.visible_share", {"Share of an audience that sees a post", "Anteil des Publikums, der einen Beitrag sieht"}},
    {"assumption.social_insurance", {"Levy for artists", "Künstlersozialabgabe"}},

    {"label.plan", {"Plan", "Plan"}},
    {"label.plan_for", {"Plan for {brand}", "Plan für {brand}"}},
    {"label.plan_note",
     {"Who reaches most real people[ for {cents:money=currency}]",
      "Wer die meisten echten Menschen erreicht[ für {cents:money=currency}]"}},
    {"label.reach", {"Reach", "Reichweite"}},
    {"label.reach_expected", {"Expected credible reach", "Erwartete glaubwürdige Reichweite"}},
    {"label.reach_bound", {"No set reaches more than", "Keine Auswahl erreicht mehr als"}},
    {"label.reach_share", {"Of the best possible, at least", "Vom Bestmöglichen mindestens"}},
    {"label.reach_once", {"See one post", "Sehen einen Beitrag"}},
    {"label.reach_twice", {"See two", "Sehen zwei"}},
    {"label.reach_three", {"See three or more", "Sehen drei oder mehr"}},
    {"label.average_frequency", {"Posts a reached person sees", "Beiträge je erreichter Person"}},
    {"label.reach_potential", {"Accounts in the audiences", "Konten im Publikum"}},
    {"label.reach_alone", {"Alone", "Allein"}},
    {"label.reach_added", {"Adds", "Bringt dazu"}},
    {"label.cost", {"Cost", "Kosten"}},
    {"label.fees", {"Fees", "Honorare"}},
    {"label.agency", {"Agency", "Agentur"}},
    {"label.social_insurance", {"Levy for artists", "Künstlersozialabgabe"}},
    {"label.total", {"Total without VAT", "Summe ohne Umsatzsteuer"}},
    {"label.vat", {"VAT, apart", "Umsatzsteuer, gesondert"}},
    {"label.left", {"Left of the budget", "Rest des Budgets"}},
    {"label.sees_post", {"Sees a post", "Sieht einen Beitrag"}},
    {"label.alternatives", {"Could stand in", "Könnte einspringen"}},
    {"label.curve", {"Reach over money", "Reichweite über Geld"}},
    {"label.curve_count", {"Reach over creators", "Reichweite über Profile"}},
    {"label.curve_note",
     {"Each point adds one creator to those before. Filled: the plan. Hollow: who would come next with more money or places. "
      "Dashed: no set within these terms reaches more.",
      "Jeder Punkt nimmt ein Profil zu den vorigen dazu. Voll: der Plan. Hohl: wer mit mehr Geld oder Plätzen käme. Gestrichelt: "
      "keine Auswahl unter diesen Bedingungen erreicht mehr."}},
    {"label.assumptions", {"Assumptions", "Annahmen"}},
    {"label.source", {"Source", "Quelle"}},
    {"label.value", {"Value", "Wert"}},
    {"label.must_have", {"set", "gesetzt"}},
    {"label.candidates", {"Candidates", "Kandidaten"}},
    {"label.how_plan_reach",
     {"Expected credible reach counts each account once, by how probable it is that it is a real person and that it sees at "
      "least "
      "one of the posts of the creators it follows.",
      "Die erwartete glaubwürdige Reichweite zählt jedes Konto einmal: damit, wie wahrscheinlich es eine echte Person ist und "
      "mindestens einen Beitrag der Profile sieht, denen es folgt."}},
    {"label.how_plan_added",
     {"What a creator adds is counted after those above it; all of it sums to the reach of the plan. Alone is what it would "
      "reach "
      "without the others.",
      "Was ein Profil dazubringt, zählt nach denen über ihm; zusammen ergibt es die Reichweite des Plans. Allein ist, was es "
      "ohne die "
      "anderen erreichte."}},
});

}  // namespace

std::span<const Entry> plan_entries() { return kEntries; }

}  // namespace vouch::words
