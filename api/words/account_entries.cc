// The words for lists of accounts and what their judgements rest on. An account "looks like" one that people labelled as
// fake; nothing here says that it is one.
#include "api/words/catalogue.h"

namespace vouch::words {
namespace {

constexpr auto kEntries = std::to_array<Entry>({
    // Warnings.
    {"accounts_platform_assumed",
     {"{count:count} of {of:count} accounts name no platform: they are taken for {platform} accounts",
      "{count:count} von {of:count} Konten nennen keine Plattform: sie gelten als Konten auf {platform}"}},
    {"accounts_other_platform",
     {"{count:count} of {of:count} accounts are not on {platform}, the only platform that was validated: unknown",
      "{count:count} von {of:count} Konten sind nicht auf {platform}, der einzigen geprüften Plattform: unbekannt"}},
    {"accounts_columns_unmeasured",
     {"Of {count:count} of {of:count} accounts too little is given to tell: unknown. Followers, following and posts tell most",
      "Zu {count:count} von {of:count} Konten ist zu wenig angegeben: unbekannt. Am meisten sagen Follower, Gefolgte und "
      "Beiträge"}},

    {"accounts_unlike_validation",
     {"These accounts are unlike those that the model was validated on: so few or so many of them look fake that its error rates "
      "cannot hold here. The range is what can still be said",
      "Diese Konten sind anders als die, an denen das Modell geprüft wurde: so wenige oder so viele sehen nach Fake aus, dass "
      "seine "
      "Fehlerraten hier nicht gelten können. Die Spanne ist, was sich noch sagen lässt"}},

    {"credible_partly",
     {"{count:count} of {of:count} accounts in the data were judged: credible reach takes {prior:percent} of every other for "
      "authentic, "
      "an assumption",
      "{count:count} von {of:count} Konten in den Daten sind beurteilt: die glaubwürdige Reichweite nimmt von jedem anderen "
      "{prior:percent} als echt an"}},

    // The summary.
    {"label.accounts_judged",
     {"{count:count} {count:plural=account|accounts}, {measured:count} judged",
      "{count:count} {count:plural=Konto|Konten}, {measured:count} beurteilt"}},
    {"label.accounts_fakes",
     {"Of those judged {share:percent} look like accounts labelled as fake by hand in 2017 ({low:percent} to {high:percent} with "
      "90% "
      "confidence, corrected for the model's own errors)",
      "Von den beurteilten sehen {share:percent} aus wie Konten, die 2017 von Hand als Fake eingestuft wurden ({low:percent} bis "
      "{high:percent} mit 90 % Sicherheit, um die Fehler des Modells bereinigt)"}},
    {"label.accounts_none_measured",
     {"None of them could be judged: the share that looks fake is unknown",
      "Keines davon ließ sich beurteilen: der Anteil, der nach Fake aussieht, ist unbekannt"}},
    {"label.accounts_reach",
     {"Model {model} version {version}: {accounts:count} accounts of followers of Swiss {platform} creators of 2017, "
      "{fakes:count} "
      "of them labelled as fake. Assumed share of fakes {share:percent}. It says what looks unusual, not who is a fraud.",
      "Modell {model}, Version {version}: {accounts:count} Konten, die 2017 Schweizer Profilen auf {platform} folgten, "
      "{fakes:count} davon als Fake eingestuft. Angenommener Anteil von Fakes {share:percent}. Es sagt, was ungewöhnlich "
      "aussieht, "
      "nicht, wer betrügt."}},
    {"label.account_kind", {"Looks like", "Sieht aus wie"}},
    {"label.accounts", {"Accounts", "Konten"}},
    {"label.share", {"Share", "Anteil"}},
    {"account_kind.suspicious", {"labelled as fake", "als Fake eingestuft"}},
    {"account_kind.mass_follower", {"mass follower (follows over 1,500)", "Massenfolger (folgt über 1.500)"}},
    {"account_kind.creator", {"creator (over 5,000 followers)", "Creator (über 5.000 Follower)"}},
    {"account_kind.person", {"person", "Person"}},
    {"account_kind.unknown", {"unknown", "unbekannt"}},
});

}  // namespace

std::span<const Entry> account_entries() { return kEntries; }

}  // namespace vouch::words
