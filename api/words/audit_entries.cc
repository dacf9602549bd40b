// The words of an audit: what is unusual, what is missing, the names of parts and habits. Things are called unusual, never
// fraud: a gift, a television evening or a joke look the same from outside.
#include "api/words/catalogue.h"

namespace vouch::words {
namespace {

constexpr auto kEntries = std::to_array<Entry>({
    {"credibility_low",
     {"Credibility is {index:decimal2}, most of all for: {part:word=part}. vouch audit shows why",
      "Die Glaubwürdigkeit liegt bei {index:decimal2}, vor allem wegen: {part:word=part}. vouch audit zeigt, warum"}},

    // What is unusual.
    {"audit_audience",
     {"Of {judged:count} accounts of the audience that were judged, {unlikely:count} look more like accounts labelled as fake by "
      "hand "
      "in 2017 than like people's; on average an account is authentic with {mean:percent}",
      "Von {judged:count} beurteilten Konten des Publikums ähneln {unlikely:count} eher solchen, die 2017 von Hand als Fake "
      "eingestuft wurden; im Mittel ist ein Konto mit {mean:percent} echt"}},
    {"audit_audience_declared",
     {"A tool declares that {mean:percent} of the audience is authentic",
      "Ein Werkzeug gibt an, dass {mean:percent} des Publikums echt sind"}},
    {"audit_habit_high",
     {"{habit:word=habit}: {value:decimal2}, usual among peers is {usual:decimal2} (from {n:count})",
      "{habit:word=habit}: {value:decimal2}, üblich sind unter Vergleichbaren {usual:decimal2} (aus {n:count})"}},
    {"audit_habit_low",
     {"{habit:word=habit}: only {value:decimal2}, usual among peers is {usual:decimal2} (from {n:count})",
      "{habit:word=habit}: nur {value:decimal2}, üblich sind unter Vergleichbaren {usual:decimal2} (aus {n:count})"}},
    {"audit_pod",
     {"One of {members:count} creators who comment on one another: on {density:percent} of each other's posts, {comments:count} "
      "times "
      "where chance gives {expected:decimal1}; {share:percent} of the comments here are theirs",
      "Eines von {members:count} Profilen, die einander kommentieren: {density:percent} der Beiträge der anderen, "
      "{comments:count}-mal, "
      "wo der Zufall {expected:decimal1} erwarten lässt; {share:percent} der Kommentare hier sind ihre"}},
    {"audit_block_looks",
     {"{followers:count} followers are among {accounts:count} accounts that look unlike people's and follow the same "
      "{owners:count} "
      "profiles: {links:count} times, where chance gives {expected:decimal1}",
      "{followers:count} Follower gehören zu {accounts:count} Konten, die nicht nach Menschen aussehen und denselben "
      "{owners:count} "
      "Profilen folgen: {links:count}-mal, wo der Zufall {expected:decimal1} erwarten lässt"}},
    {"audit_block_lockstep",
     {"{followers:count} followers are among {accounts:count} accounts that came to {owners:count} profiles within days each: "
      "{in_bursts:count} of {dated:count} times with a burst, where chance gives {by_chance:decimal1}. A joint prize draw looks "
      "the "
      "same",
      "{followers:count} Follower gehören zu {accounts:count} Konten, die binnen Tagen zu je einem von {owners:count} Profilen "
      "kamen: "
      "{in_bursts:count} von {dated:count} Malen in einem Schub, wo der Zufall {by_chance:decimal1} erwarten lässt. Ein "
      "gemeinsames "
      "Gewinnspiel sieht ebenso aus"}},
    {"audit_burst",
     {"{gained:count} followers came between {from:date} and {to:date}, {expected:count} were to be expected",
      "{gained:count} Follower kamen zwischen {from:date} und {to:date}, zu erwarten waren {expected:count}"}},
    {"audit_burst_then_loss",
     {"{gained:count} followers came between {from:date} and {to:date}, {expected:count} were to be expected; {lost:count} left "
      "again soon after",
      "{gained:count} Follower kamen zwischen {from:date} und {to:date}, zu erwarten waren {expected:count}; {lost:count} gingen "
      "bald wieder"}},
    {"audit_saw_teeth",
     {"Followers rose and fell {teeth:count} times between {from:date} and {to:date}, as with following and unfollowing in turn",
      "Die Follower stiegen und fielen zwischen {from:date} und {to:date} {teeth:count}-mal, wie beim Folgen und Entfolgen im "
      "Wechsel"}},
    {"audit_undisclosed",
     {"{posts:count} of {known:count} posts known to be paid do not say so",
      "{posts:count} von {known:count} bekannt bezahlten Beiträgen sagen das nicht"}},
    {"audit_weak",
     {"{posts:count} of {known:count} posts known to be paid say so only unclearly",
      "{posts:count} von {known:count} bekannt bezahlten Beiträgen sagen das nur undeutlich"}},
    {"audit_disputed",
     {"{posts:count} {posts:plural=post says|posts say} that nobody paid, soon after a paid collaboration with a brand that is "
      "named "
      "there",
      "{posts:count} {posts:plural=Beitrag nennt|Beiträge nennen} sich unbezahlt, bald nach einer bezahlten Zusammenarbeit mit "
      "einer "
      "dort genannten Marke"}},
    {"audit_deleted",
     {"{posts:count} of {of:count} posts were deleted since[, {paid:count} of them known to be paid]",
      "{posts:count} von {of:count} Beiträgen wurden inzwischen gelöscht[, davon {paid:count} bekannt bezahlt]"}},
    {"audit_saturation",
     {"{share:percent} of {posts:count} posts are commercial", "{share:percent} von {posts:count} Beiträgen sind Werbung"}},

    // What is missing.
    {"audit_missing", {"{part:word=part}: {why:word=why}", "{part:word=part}: {why:word=why}"}},
    {"audit_missing_habit",
     {"{habit:word=habit}: {n:count} {n:plural=observation|observations}, at least {least:count} are needed",
      "{habit:word=habit}: {n:count} {n:plural=Beobachtung|Beobachtungen}, nötig sind mindestens {least:count}"}},
    {"audit_missing_peers", {"{habit:word=habit}: too few peers to compare with", "{habit:word=habit}: zu wenige Vergleichbare"}},
    {"audit_private",
     {"The account is private: what is not known here cannot be seen",
      "Das Konto ist privat: Was hier nicht bekannt ist, ist nicht zu sehen"}},
    {"audit_likes_hidden",
     {"{posts:count} of {of:count} posts hide their likes", "{posts:count} von {of:count} Beiträgen verbergen ihre Likes"}},
    {"audit_missing_days",
     {"When accounts came (column at of the file audience): accounts in lockstep cannot be looked for",
      "Wann Konten kamen (Spalte at der Datei audience): nach Konten im Gleichschritt lässt sich nicht suchen"}},
    {"why.private_account", {"the account is private", "das Konto ist privat"}},
    {"why.no_audience", {"the data has no audience", "die Daten enthalten kein Publikum"}},
    {"why.no_account_judged",
     {"no account of the audience could be judged (file accounts)",
      "kein Konto des Publikums war zu beurteilen (Datei accounts)"}},
    {"why.no_figures", {"too little is known of posts and comments", "zu wenig über Beiträge und Kommentare bekannt"}},
    {"why.no_history",
     {"no counts of followers over time (file follower_history)", "keine Followerzahlen über die Zeit (Datei follower_history)"}},
    {"why.too_few_entries", {"too few counts of followers over time", "zu wenige Followerzahlen über die Zeit"}},
    {"why.too_short", {"counts of followers over too short a time", "Followerzahlen über zu kurze Zeit"}},
    {"why.no_posts", {"the data has no posts", "die Daten enthalten keine Beiträge"}},
    {"why.not_read",
     {"the words of posts were not read in this build", "die Worte der Beiträge wurden in diesem Bau nicht gelesen"}},
    {"why.no_known_payment", {"no post is known to be paid", "von keinem Beitrag ist eine Bezahlung bekannt"}},
    {"why.no_comments", {"the data has no comments", "die Daten enthalten keine Kommentare"}},
    {"why.nothing_asked", {"nothing was asked", "nichts wurde gefragt"}},
    {"why.no_answers_in_data",
     {"no answer by the creator is in the data: it may be that there are some",
      "keine Antwort des Profils ist in den Daten: es mag "
      "welche geben"}},
    {"why.too_short_to_answer", {"nothing was open for a week", "nichts war eine Woche lang offen"}},
    {"why.answers_by_order", {"whom an answer was for is guessed", "wem eine Antwort galt, ist geschätzt"}},
    {"why.nobody_to_compare", {"nobody to compare with", "niemand zum Vergleichen"}},
    {"why.declared", {"declared by a tool", "von einem Werkzeug angegeben"}},
    {"why.engagers_only", {"of people who engaged, not of followers", "von Interagierenden, nicht von Followern"}},

    // Names.
    {"part.audience", {"Authentic audience", "Echtes Publikum"}},
    {"part.engagement", {"Usual engagement", "Übliche Interaktion"}},
    {"part.pods", {"Comments by a pod", "Kommentare aus einem Pod"}},
    {"part.trust", {"Trust by follows (not counted)", "Vertrauen nach Folgen (zählt nicht)"}},
    {"part.responsiveness", {"Answers within a week", "Antworten binnen einer Woche"}},
    {"part.growth", {"Growth", "Wachstum"}},
    {"part.disclosure", {"Open about payment", "Offen über Bezahlung"}},
    {"part.saturation", {"Share of advertising", "Werbeanteil"}},
    {"part.base", {"Starting point", "Ausgangspunkt"}},
    {"habit.engagement_level", {"Engagement for so many followers (rank)", "Interaktion bei so vielen Followern (Rang)"}},
    {"habit.likes_per_comment", {"Likes for each comment", "Likes je Kommentar"}},
    {"habit.post_spread", {"Spread between posts", "Streuung zwischen Beiträgen"}},
    {"habit.wordless_comments", {"Comments without words", "Kommentare ohne Worte"}},
    {"habit.repeated_texts", {"Texts that others wrote, too", "Texte, die auch andere schrieben"}},
    {"habit.early_comments", {"Comments within 15 minutes", "Kommentare binnen 15 Minuten"}},
    {"habit.same_people", {"Two comments by one account", "Zwei Kommentare von einem Konto"}},
    {"habit.unlikely_accounts", {"Commenting accounts that look fake", "Kommentierende Konten, die nach Fake aussehen"}},

    // Labels.
    {"label.audit_title", {"How credible is {creator}?", "Wie glaubwürdig ist {creator}?"}},
    {"label.audit_index", {"Credibility", "Glaubwürdigkeit"}},
    {"label.audit_index_note",
     {"from 0 to 1; the index orders and explains, it is no probability",
      "von 0 bis 1; der Index ordnet und erklärt, er ist keine "
      "Wahrscheinlichkeit"}},
    {"label.audit_interval", {"90% interval", "90-%-Intervall"}},
    {"label.audit_rank", {"Rank among {peers:count} peers", "Rang unter {peers:count} Vergleichbaren"}},
    {"label.audit_parts", {"What it adds up from", "Woraus er sich ergibt"}},
    {"label.audit_part", {"Part", "Teil"}},
    {"label.audit_habit", {"Habit", "Gewohnheit"}},
    {"label.audit_value", {"Figure", "Zahl"}},
    {"label.audit_log_odds", {"Log-odds", "Log-Odds"}},
    {"label.audit_standing", {"Rank", "Rang"}},
    {"label.audit_n", {"From", "Aus"}},
    {"label.audit_if_usual", {"If usual", "Wenn üblich"}},
    {"label.audit_if_usual_note",
     {"If usual: the index if this part were as it usually is", "Wenn üblich: der Index, wenn dieser Teil wie üblich wäre"}},
    {"label.audit_unusual_of", {"{count:count} of {of:count} unusual", "{count:count} von {of:count} ungewöhnlich"}},
    {"label.audit_sum", {"Sum", "Summe"}},
    {"label.audit_findings", {"What is unusual", "Was ungewöhnlich ist"}},
    {"label.audit_no_findings",
     {"Nothing unusual was found in what is known",
      "In dem, was bekannt ist, fand sich nichts "
      "Ungewöhnliches"}},
    {"label.audit_missing", {"What is not known", "Was nicht bekannt ist"}},
    {"label.audit_missing_note",
     {"Nothing here counts against the index, but all of it lowers the lower end of its interval",
      "Nichts davon zählt gegen den Index, aber alles senkt das untere Ende seines Intervalls"}},
    {"label.audit_habits", {"How people engage", "Wie Menschen interagieren"}},
    {"label.audit_peers", {"Half of the peers", "Die Hälfte der Vergleichbaren"}},
    {"label.audit_posts", {"Posts behind it", "Beiträge dahinter"}},
    {"label.audit_accounts", {"Accounts that look least authentic", "Konten, die am wenigsten echt aussehen"}},
    {"label.audit_undisclosed", {"do not say so", "sagen es nicht"}},
    {"label.audit_deleted", {"were deleted", "wurden gelöscht"}},
    {"label.audit_weak", {"say so unclearly", "sagen es undeutlich"}},
    {"label.audit_disputed", {"say that nobody paid", "nennen sich unbezahlt"}},
    {"label.audit_span",
     {"[Posts from {first_post:date} to {last_post:date}. ][Followers counted from {first_entry:date} to {last_entry:date}.]",
      "[Beiträge vom {first_post:date} bis {last_post:date}. ][Follower gezählt vom {first_entry:date} bis {last_entry:date}.]"}},
    {"label.audit_blocks", {"Accounts that act together", "Konten, die zusammen handeln"}},
    {"label.audit_block_owners",
     {"{accounts:count} accounts follow {owners:count} profiles: {ids}",
      "{accounts:count} Konten folgen {owners:count} Profilen: {ids}"}},
    {"label.audit_block_burst",
     {"{from:date} to {to:date}: {of_block:count} of them among {arrivals:count} new followers",
      "{from:date} bis {to:date}: {of_block:count} von ihnen unter {arrivals:count} neuen Followern"}},
    {"label.audit_pod", {"Its pod", "Sein Pod"}},
    {"label.audit_answers",
     {"{answered:count} of {asked:count} comments answered[, half of them within {hours:decimal1} hours]",
      "{answered:count} von {asked:count} Kommentaren beantwortet[, die Hälfte binnen {hours:decimal1} Stunden]"}},
    {"label.audit_answers_questions",
     {"questions: {answered:count} of {asked:count}", "Fragen: {answered:count} von {asked:count}"}},
    {"label.audit_answers_criticism",
     {"criticism: {answered:count} of {asked:count}", "Kritik: {answered:count} von {asked:count}"}},
    {"label.audit_evenness", {"Even-handedness (experimental, counts nothing)", "Ausgewogenheit (experimentell, zählt nicht)"}},
    {"label.evenness_unknown",
     {"No post could be read for praise and drawbacks", "Kein Beitrag war auf Lob und Nachteile zu lesen"}},
    {"label.evenness_no_opinion",
     {"No opinion was found in {read:count} posts", "In {read:count} Beiträgen fand sich keine Meinung"}},
    {"label.evenness_named",
     {"{hits:count} of {n:count} posts with an opinion name a drawback: {share:percent} ({low:percent}–{high:percent})[; half of "
      "{peers:count} peers: {q25:percent}–{q75:percent}]",
      "{hits:count} von {n:count} Beiträgen mit einer Meinung nennen einen Nachteil: {share:percent} "
      "({low:percent}–{high:percent})[; die Hälfte von {peers:count} Vergleichbaren: {q25:percent}–{q75:percent}]"}},
    {"label.evenness_named_paid",
     {"of commercial ones {hits:count} of {n:count}: {share:percent} ({low:percent}–{high:percent})",
      "von werblichen {hits:count} von {n:count}: {share:percent} ({low:percent}–{high:percent})"}},
    {"label.evenness_all_praise",
     {"Praises everything: of creators like its peers at most {p:percent} would name no drawback in so many posts",
      "Lobt alles: von Profilen wie den Vergleichbaren würden höchstens {p:percent} in so vielen Beiträgen keinen Nachteil "
      "nennen"}},
    {"label.evenness_may_be_chance",
     {"Names no drawback, which so few posts may do by chance (at most {p:percent})",
      "Nennt keinen Nachteil, was bei so wenigen Beiträgen Zufall sein kann (höchstens {p:percent})"}},
    {"label.evenness_drawbacks", {"Posts that name a drawback", "Beiträge, die einen Nachteil nennen"}},
    {"label.evenness_corrections", {"Posts that correct something", "Beiträge, die etwas richtigstellen"}},
    {"label.audit_rules", {"Rules: {rules}", "Regeln: {rules}"}},
    {"label.audit_tuned",
     {"The index was tuned on generated worlds alone", "Der Index wurde allein an erzeugten Welten eingestellt"}},
});

}  // namespace

std::span<const Entry> audit_entries() { return kEntries; }

}  // namespace vouch::words
