// Data: the words of causes and values. Both circles run the same way round: the cause at a place is one that people with
// the values at that place are likely to stand up for.
#include "datasets/synthetic/vocabulary.h"

namespace vouch::datasets {
namespace {

constexpr std::array<WordEntry, kCauses> kCauseEntries{{
    {"climate",
     "Klimaschutz Artenvielfalt Energiewende Moorschutz Waldschutz Plastikvermeidung Kreislaufwirtschaft Klimaziele "
     "Solarenergie Meeresschutz Müllvermeidung Bodenschutz Unverpackt Emissionen",
     "climate biodiversity renewables rewilding reforestation plasticfree circular decarbonisation solarpower oceans zerowaste "
     "soil packagingfree emissions",
     "climateaction zerowaste plasticfree savetheplanet circulareconomy rewilding sustainableliving renewables"},
    {"animal_welfare",
     "Tierschutz Tierwohl Weidehaltung Tierheim Artgerecht Gnadenhof Bruderhähne Pflegestelle Wildtierhilfe "
     "Mutterkuhhaltung Tierversuchsfrei Igelstation Weidetiere Adoptionshunde",
     "animalwelfare pasture shelter freerange sanctuary rescues fostering wildliferescue crueltyfree rehoming grazing "
     "strays kindness vetcare",
     "adoptdontshop animalwelfare rescuedog pastureraised animalrescue crueltyfreeliving tierliebe wildliferescue"},
    {"solidarity",
     "Nachbarschaftshilfe Ehrenamt Spendenlauf Tafel Obdachlosenhilfe Kinderhospiz Patenschaft Inklusion "
     "Barrierefreiheit Teilhabe Geflüchtetenhilfe Seniorentreff Kältebus Zusammenhalt",
     "volunteering donations foodbank homelessness hospice sponsorship inclusion accessibility belonging refugees seniors "
     "solidarity neighbours fundraiser",
     "volunteer communityfirst foodbank inclusionmatters givingback fundraising kindnessmatters ehrenamt"},
    {"regional_heritage",
     "Handwerk Denkmalpflege Dorfladen Brauchtum Streuobst Mundart Trachten Wochenmarkt Hofladen Familienbetrieb "
     "Heimatverein Direktvermarktung Regionalität Traditionsbetrieb",
     "craftsmanship heritage villageshop customs orchards dialect costume farmersmarket farmshop familybusiness locallore "
     "directsales regional monuments",
     "shoplocal handwerk regional farmersmarket heritagecraft supportsmallfarms villagelife traditionell"},
    {"public_health",
     "Vorsorge Impfschutz Erstehilfe Blutspende Organspende Verkehrssicherheit Jugendschutz Suchthilfe Pflegekräfte "
     "Rettungsdienst Schlafmedizin Gesundheitsamt Hygiene Früherkennung",
     "prevention vaccination firstaid blooddonation organdonation roadsafety childprotection addiction nurses paramedics "
     "screening hygiene publichealth caregivers",
     "blooddonor firstaid prevention roadsafety checkyourself nursesofinstagram healthyatwork lebensretter"},
    {"entrepreneurship",
     "Gründung Mittelstand Selbstständigkeit Finanzbildung Vermögensaufbau Altersvorsorge Frauenquote Führungskräfte "
     "Netzwerkabend Unternehmertum Investoren Wachstum Freelancing Börse",
     "founders smallbusiness selfemployment financialliteracy wealthbuilding pensions boardrooms leadership networking "
     "entrepreneurship investors growth freelancing stocks",
     "founderstories womeninbusiness moneymindset smallbusinessowner leadershipskills sidehustle investing entrepreneurlife"},
    {"sport_for_all",
     "Vereinssport Breitensport Talentförderung Nachwuchs Behindertensport Sportstipendium Schulsport Mädchenfußball "
     "Schwimmkurse Fairplay Spitzensport Trainerschein Bolzplatz Medaillen",
     "grassroots talent youthteams parasport scholarship schoolsport girlsfootball swimminglessons fairplay elite coaching "
     "pitches medals academies",
     "grassrootssport parasport girlswhoplay fairplay youthsport talentsearch teamfirst vereinsliebe"},
    {"culture",
     "Kulturförderung Clubkultur Stadtfest Straßenfest Kleinkunst Theaterförderung Kinokultur Lesebühne Genusskultur "
     "Kulturpass Freiraum Nachtkultur Kulturerlebnis Sommerbühne",
     "artsfunding clubculture streetparty cabaret theatres cinema openmic culinaryculture culturepass nightlife "
     "summerstage festivals venues carnival",
     "supportthearts clubculture livestage streetfestival theatrelove cinemaclub kulturleben nightlifeculture"},
    {"discovery",
     "Schülerlabore Raumfahrt Forschung Expedition Austauschjahr Experimente Tiefsee Wissenschaftsbus Erfindermesse "
     "Mutprobe Entdeckergeist Abenteuerpädagogik Zukunftslabor Polarforschung",
     "youngscientists spaceflight research expedition exchangeyear experiments deepsea sciencebus inventors fieldwork "
     "explorers adventurecamp futurelab polar",
     "sciencecommunication youngexplorers spacelovers expedition fieldresearch inventors curiosity exploremore"},
    {"open_knowledge",
     "Meinungsfreiheit Datenschutz Netzpolitik Bibliotheken Bildungsgerechtigkeit Transparenz Pressefreiheit Quelloffenheit "
     "Lernwerkstatt Privatsphäre Wissensallmende Bürgerrechte Medienkompetenz Freiesoftware",
     "freespeech privacy netneutrality libraries educationforall transparency pressfreedom openaccess makerspaces "
     "dataprotection commons civilrights medialiteracy freesoftware",
     "openaccess privacymatters librarylove educationforall freesoftware pressfreedom medialiteracy datenschutz"},
}};

constexpr std::array<WordEntry, kValues> kValueEntries{{
    {"universalism",
     "Gerechtigkeit Frieden Toleranz Weltoffenheit Gleichheit Naturverbundenheit Weisheit Harmonie Nachhaltigkeit Vielfalt "
     "Menschenwürde Respekt Einklang Weitblick",
     "justice peace tolerance openness equality nature wisdom harmony "
     "sustainability diversity dignity respect unity farsightedness",
     "equality peace respect diversity oneplanet"},
    {"benevolence",
     "Hilfsbereitschaft Ehrlichkeit Freundschaft Fürsorge Vertrauen Mitgefühl Vergebung Treue Wärme Großzügigkeit "
     "Verlässlichkeit Zuneigung Herzlichkeit Nähe",
     "helpfulness honesty friendship caring trust compassion forgiveness "
     "devotion warmth generosity reliability affection heart closeness",
     "kindness friendship gratitude trust heartfelt"},
    {"tradition",
     "Tradition Bescheidenheit Demut Glaube Brauch Überlieferung Wurzelpflege Ahnen Rituale Bodenständigkeit Dankbarkeit "
     "Maß Andacht Heimatliebe",
     "tradition modesty humility faith custom legacy ancestry forebears rituals groundedness "
     "thankfulness moderation devoutness homeland",
     "tradition roots humble blessed heritage"},
    {"conformity",
     "Höflichkeit Disziplin Pflichtgefühl Anstand Rücksicht Manieren Gehorsam Ordnungssinn Selbstbeherrschung Pünktlichkeit "
     "Regeltreue Benehmen Zuverlässigkeit Takt",
     "politeness discipline duty decency consideration manners obedience "
     "orderliness restraint punctuality rules etiquette dependability tact",
     "manners discipline ordnung properly duty"},
    {"security",
     "Sicherheit Stabilität Geborgenheit Beständigkeit Schutz Vorsicht Gesundheit Rückhalt Absicherung Verlässliches Ruhe "
     "Planbarkeit Ordnung Zugehörigkeit",
     "security stability shelteredness constancy protection caution healthiness backing "
     "safeguards steadiness calm predictability order safety",
     "safety stability calm safehome steady"},
    {"power",
     "Einfluss Status Ansehen Autorität Luxus Wohlstand Dominanz Prestige Exklusivität Durchsetzung Macht Reichtum Führung "
     "Geltung",
     "influence status reputation authority luxury affluence dominance prestige exclusivity assertiveness power "
     "riches command recognition",
     "luxury boss prestige exclusive powerful"},
    {"achievement",
     "Erfolg Ehrgeiz Leistung Zielstrebigkeit Können Spitzenform Fleiß Wettbewerb Meisterschaft Rekorde Ausdauerwille "
     "Perfektion Kompetenz Siegeswille",
     "success ambition performance determination skill excellence diligence competition "
     "mastery records grit perfection competence victory",
     "success ambition goals winning mastery"},
    {"hedonism",
     "Genuss Lebensfreude Spaß Verwöhnzeit Sinnlichkeit Leichtigkeit Feiern Auszeit Vergnügen Glücksmomente Lust Schlemmen "
     "Wohlgefühl Ausgelassenheit",
     "indulgence joy fun pampering sensuality lightness celebrating downtime pleasure bliss "
     "delight feasting cosy exuberance",
     "enjoylife treatyourself goodtimes joyful pleasure"},
    {"stimulation",
     "Abenteuer Nervenkitzel Wagnis Spannung Abwechslung Mut Überraschung Neuland Adrenalin Aufbruch Tempo Wildheit Risiko "
     "Entdeckerlust",
     "adventure thrill daring excitement variety courage surprise newness adrenaline departure speed "
     "wildness risk boldness",
     "adventure thrillseeker daring livefast goforit"},
    {"self_direction",
     "Freiheit Kreativität Neugier Unabhängigkeit Eigensinn Selbstbestimmung Fantasie Individualität Wissensdurst Originalität "
     "Autonomie Eigenständigkeit Erfindergeist Selbstständigkeit",
     "freedom creativity curiosity independence individuality "
     "selfdetermination imagination uniqueness inquisitiveness originality autonomy ingenuity inventiveness selfreliance",
     "creativity freedom curiosity bedifferent independent"},
}};

}  // namespace

const std::array<WordEntry, kCauses>& cause_entries() { return kCauseEntries; }
const std::array<WordEntry, kValues>& value_entries() { return kValueEntries; }

}  // namespace vouch::datasets
