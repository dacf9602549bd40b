#include "datasets/schema/synonyms.h"

#include <array>

namespace vouch::datasets {
namespace {

using enum Reading;

constexpr std::array kCreators = {
    Synonyms{"creator_id", "influencer_id creator influencer profile_id profil_id id"},
    Synonyms{"account_id", "user_id userid platform_id instagram_id channel_id kanal_id nutzer_id"},
    Synonyms{"platform", "plattform network netzwerk social_network social_media channel_type kanaltyp"},
    Synonyms{"handle",
             "username user_name benutzername nutzername instagram_handle tiktok_handle youtube_handle account account_name "
             "kontoname profile profil profilname profile_name screen_name account_username channel kanal channel_name kanalname",
             handle},
    Synonyms{"url",
             "profile_url profile_link profil_url profil_link link profillink channel_url kanal_url profile_page url_profil"},
    Synonyms{"name", "full_name fullname voller_name vollstaendiger_name display_name anzeigename creator_name influencer_name"},
    Synonyms{"bio", "biography biografie description beschreibung about profilbeschreibung profilbeschreibung_bio"},
    Synonyms{"followers",
             "follower followers_count follower_count follower_anzahl anzahl_follower followerzahl abonnenten subscribers "
             "subscriber_count abonnentenzahl fans total_followers followers_total abos"},
    Synonyms{"following", "followings following_count follows_count gefolgt abonniert folgt"},
    Synonyms{"posts",
             "posts_count post_count media_count beitraege anzahl_beitraege beitragsanzahl uploads videos video_count "
             "number_of_posts total_posts"},
    Synonyms{"category",
             "categories kategorie kategorien niche nische topic topics thema themen branche main_category hauptkategorie"},
    Synonyms{"country", "land influencer_country creator_country location_country location standort herkunftsland"},
    Synonyms{"language", "sprache languages sprachen lang main_language hauptsprache"},
    Synonyms{"price_cents", "preis_cent preis_in_cent"},
    Synonyms{"price_cents",
             "price preis rate fee honorar price_per_post preis_pro_beitrag preis_pro_post estimated_price geschaetzter_preis "
             "est_post_price post_price price_eur preis_eur preis_in_eur price_usd price_in_eur kosten cost",
             units},
    Synonyms{"price_basis", "preisbasis"},
    Synonyms{"currency", "waehrung"},
    Synonyms{"verified", "is_verified verifiziert ist_verifiziert"},
    Synonyms{"created_at", "account_created erstellt_am"},
    Synonyms{"is_private", "private privat"},
    Synonyms{"region", "state bundesland city stadt"},
    Synonyms{"gender", "geschlecht"}};

constexpr std::array kBrands = {Synonyms{"brand_id", "marken_id marke_id id"},
                                Synonyms{"name", "brand brand_name marke markenname"},
                                Synonyms{"text", "description beschreibung"},
                                Synonyms{"values_text", "values werte"},
                                Synonyms{"category", "kategorie branche industry"},
                                Synonyms{"country", "land"},
                                Synonyms{"language", "sprache"},
                                Synonyms{"competitors", "wettbewerber mitbewerber"},
                                Synonyms{"causes", "anliegen"}};

constexpr std::array kOwned = {Synonyms{"owner_id", "creator_id influencer_id", of_creator},
                               Synonyms{"owner_id", "brand_id marken_id", of_brand},
                               Synonyms{"platform", "plattform"},
                               Synonyms{"share", "anteil prozent percent"},
                               Synonyms{"value", "wert auspraegung"},
                               Synonyms{"source", "quelle"},
                               Synonyms{"at", "date datum"}};

constexpr std::array kAudience = {Synonyms{"account_id", "follower_id follower user_id customer_id kunden_id commenter liker"},
                                  Synonyms{"platform", "plattform"},
                                  Synonyms{"owner_id", "creator_id influencer_id", of_creator},
                                  Synonyms{"owner_id", "brand_id marken_id", of_brand},
                                  Synonyms{"kind", "type typ art"},
                                  Synonyms{"weight", "gewicht"},
                                  Synonyms{"at", "date datum followed_at created_at timestamp zeitpunkt"}};

constexpr std::array kAccounts = {Synonyms{"account_id", "user_id username id"}, Synonyms{"platform", "plattform"},
                                  Synonyms{"followers", "follower followers_count"},
                                  Synonyms{"following", "follows_count following_count"},
                                  Synonyms{"posts", "media_count posts_count"}};

constexpr std::array kPosts = {
    Synonyms{"post_id", "post_ids video_id media_id content_id beitrags_id beitragskennung content inhalt id"},
    Synonyms{"owner_id", "creator_id influencer_id", of_creator},
    Synonyms{"owner_id", "brand_id marken_id", of_brand},
    Synonyms{
        "owner_id",
        "account_username username benutzername nutzername kontobenutzername konto_benutzername benutzername_des_kontos handle "
        "channel_handle channel kanal channel_title kanaltitel channel_name kanalname account_name kontoname author profil "
        "profile",
        handle},
    Synonyms{"at",
             "publish_time published_at publish_date posted_at post_time video_publish_time created_time created_at timestamp "
             "veroeffentlichungszeit veroeffentlichungszeitpunkt veroeffentlichungszeitpunkt_des_videos "
             "zeitpunkt_der_veroeffentlichung "
             "veroeffentlicht veroeffentlicht_am beitragszeit upload_date date datum"},
    Synonyms{"text", "caption description beschreibung bildunterschrift video_title videotitel title titel message"},
    Synonyms{"format", "post_type beitragstyp beitragsart media_type content_type type typ art"},
    Synonyms{"url", "permalink permanenter_link post_url post_link video_link videolink video_url link"},
    Synonyms{"likes",
             "like_count likes_count total_likes gefaellt_mir gefaellt_mir_angaben mag_ich_bewertungen likes_gesamt reactions"},
    Synonyms{"comments",
             "comment_count comments_count comments_added total_comments kommentare hinzugefuegte_kommentare kommentare_gesamt"},
    Synonyms{"shares",
             "share_count shares_count total_shares geteilt geteilte_inhalte mal_geteilt geteilte_videos anzahl_geteilt"},
    Synonyms{"saves", "saved save_count favorites favourites bookmarks gespeichert favoriten speicherungen"},
    Synonyms{"views", "view_count total_views video_views plays play_count aufrufe videoaufrufe aufrufe_gesamt wiedergaben"},
    Synonyms{"reach", "reichweite accounts_reached erreichte_konten reached_audience erreichte_zielgruppe"},
    Synonyms{"clicks", "link_clicks klicks linkklicks"},
    Synonyms{"hashtags", "tags schlagwoerter"},
    Synonyms{"mentions", "erwaehnungen"},
    Synonyms{"tagged", "markiert tagged_users"},
    Synonyms{"sponsors", "sponsor werbepartner branded_content_partner"},
    Synonyms{"language", "sprache"},
    Synonyms{"deleted", "is_deleted geloescht removed entfernt"}};

constexpr std::array kComments = {Synonyms{"account_id", "commenter user_id username"},
                                  Synonyms{"at", "created_at date datum timestamp"}, Synonyms{"likes", "like_count gefaellt_mir"},
                                  Synonyms{"text", "comment kommentar"}};

constexpr std::array kCollaborations = {Synonyms{"brand_id", "brand marke marken_id"},
                                        Synonyms{"creator_id", "creator influencer influencer_id handle"},
                                        Synonyms{"at", "date datum"},
                                        Synonyms{"paid", "bezahlt sponsored"},
                                        Synonyms{"outcome", "ergebnis"},
                                        Synonyms{"cost_cents", "cost kosten fee honorar", units}};

constexpr std::array kResults = {
    Synonyms{"creator_id", "creator influencer influencer_id"},
    Synonyms{"at", "date datum"},
    Synonyms{"code", "discount_code rabattcode discount_name rabattname coupon gutscheincode"},
    Synonyms{"campaign", "session_campaign kampagne sitzungskampagne sitzung_kampagne"},
    Synonyms{"impressions", "impressionen"},
    Synonyms{"clicks", "klicks"},
    Synonyms{"sessions", "sitzungen visits besuche"},
    Synonyms{"orders", "bestellungen transactions transaktionen ecommerce_purchases e_commerce_kaeufe conversions"},
    Synonyms{"new_customers", "first_time_purchasers erstkaeufer neukunden new_users neue_nutzer"},
    Synonyms{"revenue_cents",
             "revenue umsatz net_sales nettoumsatz purchase_revenue umsatz_aus_kaeufen total_revenue gesamtumsatz", units},
    Synonyms{"refunds_cents", "refunds erstattungen rueckerstattungen returns rueckgaben retouren", taken_off},
    Synonyms{"currency", "waehrung"}};

constexpr std::array kOrders = {
    Synonyms{"account_id", "customer_id kunden_id email e_mail customer"}, Synonyms{"brand_id", "vendor marke brand"},
    Synonyms{"at", "created_at bestelldatum date datum paid_at"},
    Synonyms{"net_cents", "subtotal zwischensumme net_sales nettoumsatz", units}, Synonyms{"returned", "zurueckgesendet"}};

struct TableSynonyms {
  std::string_view table;
  std::span<const Synonyms> synonyms;
};
constexpr std::array kTables = {TableSynonyms{"creators", kCreators},
                                TableSynonyms{"brands", kBrands},
                                TableSynonyms{"profiles", kOwned},
                                TableSynonyms{"audience_shares", kOwned},
                                TableSynonyms{"audience", kAudience},
                                TableSynonyms{"accounts", kAccounts},
                                TableSynonyms{"posts", kPosts},
                                TableSynonyms{"comments", kComments},
                                TableSynonyms{"collaborations", kCollaborations},
                                TableSynonyms{"results", kResults},
                                TableSynonyms{"orders", kOrders}};

/// Engagement rates above a quarter are percent: no list of creators has a median of 25 %. Other shares: above 1.
constexpr std::array kFigures = {
    DeclaredFigure{"metrics",
                   "engagement_rate",
                   {},
                   FieldType::share,
                   0.25,
                   "er engagement engagement_quote engagementrate engagement_rate_percent interaktionsrate avg_engagement_rate "
                   "durchschnittliche_engagement_rate average_engagement_rate engagement_rate_er"},
    DeclaredFigure{"metrics",
                   "average_likes",
                   {},
                   FieldType::real,
                   0,
                   "avg_likes durchschnittliche_likes durchschn_likes likes_avg likes_pro_beitrag average_likes_per_post "
                   "durchschnittliche_gefaellt_mir_angaben"},
    DeclaredFigure{"metrics",
                   "average_comments",
                   {},
                   FieldType::real,
                   0,
                   "avg_comments durchschnittliche_kommentare durchschn_kommentare avg_kommentare kommentare_pro_beitrag"},
    DeclaredFigure{
        "metrics",
        "average_views",
        {},
        FieldType::real,
        0,
        "avg_views durchschnittliche_aufrufe durchschn_aufrufe avg_aufrufe avg_reels_plays avg_video_views average_video_views"},
    DeclaredFigure{"metrics", "average_shares", {}, FieldType::real, 0, "avg_shares durchschnittlich_geteilt"},
    DeclaredFigure{"metrics", "median_likes", {}, FieldType::real, 0, {}},
    DeclaredFigure{"metrics", "median_views", {}, FieldType::real, 0, "median_video_views median_aufrufe"},
    DeclaredFigure{"metrics",
                   "reach",
                   {},
                   FieldType::real,
                   0,
                   "reichweite est_reach estimated_reach true_reach geschaetzte_reichweite avg_reach"},
    DeclaredFigure{"metrics",
                   "fake_share",
                   {},
                   FieldType::share,
                   1.0,
                   "fake_followers fake_follower fake_follower_anteil suspicious_followers verdaechtige_follower "
                   "mass_followers_and_suspicious"},
    DeclaredFigure{"metrics",
                   "growth_30d",
                   {},
                   FieldType::share,
                   1.0,
                   "follower_growth followers_growth growth wachstum followerwachstum monthly_growth growth_30_days"},
    DeclaredFigure{"metrics",
                   "audience_quality",
                   {},
                   FieldType::real,
                   0,
                   "audience_quality_score aqs publikumsqualitaet audience_credibility"},
    DeclaredFigure{"metrics", "influence_score", {}, FieldType::real, 0, "klear_score einflusswert influence"},
    DeclaredFigure{"audience_shares", "gender", "female", FieldType::share, 1.0,
                   "audience_female female_audience frauenanteil weibliches_publikum audience_gender_female anteil_frauen"},
    DeclaredFigure{"audience_shares", "gender", "male", FieldType::share, 1.0,
                   "audience_male male_audience maenneranteil maennliches_publikum audience_gender_male anteil_maenner"}};

constexpr std::array kTools = {
    ToolSignature{"Modash", "", "username avg_likes engagement_rate profile_url"},
    ToolSignature{"Modash", "", "benutzername avg_likes engagement_rate profil_url"},
    ToolSignature{"HypeAuditor", "", "er followers audience_quality_score"},
    ToolSignature{"HypeAuditor", "", "er follower publikumsqualitaet"},
    ToolSignature{"Klear", "", "influence_score true_reach"},
    ToolSignature{"Klear", "", "einflusswert true_reach"},
    ToolSignature{"Meta", "", "account_username publish_time permalink"},
    ToolSignature{"Meta", "", "kontobenutzername veroeffentlichungszeit permanenter_link"},
    ToolSignature{"TikTok", "tiktok", "video_link total_views"},
    ToolSignature{"TikTok", "tiktok", "videolink aufrufe_gesamt"},
    ToolSignature{"YouTube Studio", "youtube", "content video_title video_publish_time"},
    ToolSignature{"YouTube Studio", "youtube", "inhalt videotitel veroeffentlichungszeitpunkt_des_videos"},
    ToolSignature{"Shopify", "", "discount_name net_sales orders"},
    ToolSignature{"Shopify", "", "rabattname nettoumsatz bestellungen"},
    ToolSignature{"Shopify", "", "financial_status lineitem_name vendor"},
    ToolSignature{"GA4", "", "session_campaign sessions"},
    ToolSignature{"GA4", "", "sitzungskampagne sitzungen"},
    ToolSignature{"GA4", "", "sitzung_kampagne sitzungen"}};

}  // namespace

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t stop = list.find(' ');
    if (list.substr(0, stop) == word) return true;
    list.remove_prefix(stop == std::string_view::npos ? list.size() : stop + 1);
  }
  return false;
}

std::span<const Synonyms> synonyms_of(std::string_view table) {
  for (const TableSynonyms& one : kTables) {
    if (one.table == table) return one.synonyms;
  }
  return {};
}

std::span<const DeclaredFigure> declared_figures() { return kFigures; }
std::span<const ToolSignature> tool_signatures() { return kTools; }

}  // namespace vouch::datasets
