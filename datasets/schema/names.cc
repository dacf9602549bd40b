// Names of platforms, countries and languages in German and English, and what addresses of profiles say. Countries and
// languages are those with a creator market that users name; an unknown word stays as it is.
#include <array>
#include <utility>

#include "datasets/schema/synonyms.h"

namespace vouch::datasets {
namespace {

using Name = std::pair<std::string_view, std::string_view>;  // what it means, folded names between spaces

constexpr std::array kPlatforms = {Name{"instagram", "ig insta"}, Name{"tiktok", "tik_tok tt"},   Name{"youtube", "yt you_tube"},
                                   Name{"facebook", "fb"},        Name{"twitter", "x x_twitter"}, Name{"twitch", "twitch_tv"},
                                   Name{"linkedin", "linked_in"}, Name{"pinterest", ""},          Name{"podcast", ""},
                                   Name{"newsletter", ""}};

/// The end of a host, the platform, and whether the first part of the path is a handle also without '@'.
struct Host {
  std::string_view host;
  std::string_view platform;
  bool bare_handles;
};
constexpr std::array kHosts = {Host{"instagram.com", "instagram", true}, Host{"tiktok.com", "tiktok", false},
                               Host{"youtube.com", "youtube", false},    Host{"youtu.be", "youtube", false},
                               Host{"facebook.com", "facebook", true},   Host{"twitter.com", "twitter", true},
                               Host{"x.com", "twitter", true},           Host{"twitch.tv", "twitch", true},
                               Host{"linkedin.com", "linkedin", false},  Host{"pinterest.com", "pinterest", true}};
/// First parts of a path that are no handle.
constexpr std::string_view kNoHandles = "p reel reels stories explore watch video videos photo posts tv share";

constexpr std::array kCountries = {
    Name{"DE", "de germany deutschland"},
    Name{"AT", "at austria oesterreich"},
    Name{"CH", "ch switzerland schweiz"},
    Name{"US", "us usa united_states vereinigte_staaten united_states_of_america"},
    Name{"GB", "gb uk united_kingdom vereinigtes_koenigreich great_britain grossbritannien england"},
    Name{"FR", "fr france frankreich"},
    Name{"IT", "it italy italien"},
    Name{"ES", "es spain spanien"},
    Name{"PT", "pt portugal"},
    Name{"NL", "nl netherlands niederlande"},
    Name{"BE", "be belgium belgien"},
    Name{"LU", "lu luxembourg luxemburg"},
    Name{"DK", "dk denmark daenemark"},
    Name{"SE", "se sweden schweden"},
    Name{"NO", "no norway norwegen"},
    Name{"FI", "fi finland finnland"},
    Name{"IE", "ie ireland irland"},
    Name{"PL", "pl poland polen"},
    Name{"CZ", "cz czechia czech_republic tschechien"},
    Name{"SK", "sk slovakia slowakei"},
    Name{"HU", "hu hungary ungarn"},
    Name{"RO", "ro romania rumaenien"},
    Name{"BG", "bg bulgaria bulgarien"},
    Name{"GR", "gr greece griechenland"},
    Name{"HR", "hr croatia kroatien"},
    Name{"SI", "si slovenia slowenien"},
    Name{"RS", "rs serbia serbien"},
    Name{"TR", "tr turkey tuerkei tuerkiye"},
    Name{"UA", "ua ukraine"},
    Name{"RU", "ru russia russland russian_federation"},
    Name{"CA", "ca canada kanada"},
    Name{"MX", "mx mexico mexiko"},
    Name{"BR", "br brazil brasilien"},
    Name{"AR", "ar argentina argentinien"},
    Name{"CO", "co colombia kolumbien"},
    Name{"CL", "cl chile"},
    Name{"PE", "pe peru"},
    Name{"AU", "au australia australien"},
    Name{"NZ", "nz new_zealand neuseeland"},
    Name{"JP", "jp japan"},
    Name{"KR", "kr south_korea suedkorea korea"},
    Name{"CN", "cn china"},
    Name{"TW", "tw taiwan"},
    Name{"IN", "in india indien"},
    Name{"ID", "id indonesia indonesien"},
    Name{"MY", "my malaysia"},
    Name{"SG", "sg singapore singapur"},
    Name{"TH", "th thailand"},
    Name{"VN", "vn vietnam"},
    Name{"PH", "ph philippines philippinen"},
    Name{"PK", "pk pakistan"},
    Name{"BD", "bd bangladesh bangladesch"},
    Name{"AE", "ae united_arab_emirates vereinigte_arabische_emirate"},
    Name{"SA", "sa saudi_arabia saudi_arabien"},
    Name{"IL", "il israel"},
    Name{"EG", "eg egypt aegypten"},
    Name{"MA", "ma morocco marokko"},
    Name{"NG", "ng nigeria"},
    Name{"KE", "ke kenya kenia"},
    Name{"ZA", "za south_africa suedafrika"}};

constexpr std::array kLanguages = {Name{"de", "german deutsch ger deu"},
                                   Name{"en", "english englisch eng"},
                                   Name{"fr", "french franzoesisch fra fre"},
                                   Name{"es", "spanish spanisch spa"},
                                   Name{"it", "italian italienisch ita"},
                                   Name{"pt", "portuguese portugiesisch por"},
                                   Name{"nl", "dutch niederlaendisch nld"},
                                   Name{"pl", "polish polnisch pol"},
                                   Name{"tr", "turkish tuerkisch tur"},
                                   Name{"ru", "russian russisch rus"},
                                   Name{"uk", "ukrainian ukrainisch ukr"},
                                   Name{"cs", "czech tschechisch ces"},
                                   Name{"sv", "swedish schwedisch swe"},
                                   Name{"da", "danish daenisch dan"},
                                   Name{"no", "norwegian norwegisch nor"},
                                   Name{"fi", "finnish finnisch fin"},
                                   Name{"el", "greek griechisch ell"},
                                   Name{"hu", "hungarian ungarisch hun"},
                                   Name{"ro", "romanian rumaenisch ron"},
                                   Name{"ar", "arabic arabisch ara"},
                                   Name{"he", "hebrew hebraeisch heb"},
                                   Name{"ja", "japanese japanisch jpn"},
                                   Name{"ko", "korean koreanisch kor"},
                                   Name{"zh", "chinese chinesisch zho"},
                                   Name{"hi", "hindi hin"},
                                   Name{"id", "indonesian indonesisch ind"},
                                   Name{"th", "thai thailaendisch tha"},
                                   Name{"vi", "vietnamese vietnamesisch vie"}};

std::string_view without_scheme(std::string_view url) {
  const std::size_t scheme = url.find("://");
  return scheme == std::string_view::npos ? url : url.substr(scheme + 3);
}

const Host* host_of(std::string_view rest) {
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#:"));
  for (const Host& one : kHosts) {
    const bool same = host.ends_with(one.host);
    if (same && (host.size() == one.host.size() || host[host.size() - one.host.size() - 1] == '.')) return &one;
  }
  return nullptr;
}

}  // namespace

std::string_view platform_named(std::string_view folded) {
  for (const auto& [platform, names] : kPlatforms) {
    if (folded == platform || has_word(names, folded)) return platform;
  }
  return {};
}

std::string_view country_named(std::string_view folded) {
  for (const auto& [code, names] : kCountries) {
    if (has_word(names, folded)) return code;
  }
  return {};
}

std::string_view language_named(std::string_view folded) {
  for (const auto& [code, names] : kLanguages) {
    if (folded == code || has_word(names, folded)) return code;
  }
  return {};
}

std::string_view platform_of_url(std::string_view url) {
  const Host* const host = host_of(without_scheme(url));
  return host == nullptr ? std::string_view{} : host->platform;
}

std::string_view handle_of_url(std::string_view url) {
  std::string_view rest = without_scheme(url);
  const Host* const host = host_of(rest);
  const std::size_t slash = rest.find('/');
  if (host == nullptr || slash == std::string_view::npos) return {};
  rest.remove_prefix(slash + 1);
  std::string_view part = rest.substr(0, rest.find_first_of("/?#"));
  if (part.starts_with('@')) return part.substr(1);
  if (!host->bare_handles || has_word(kNoHandles, part)) return {};
  return part;
}

std::string_view post_of_url(std::string_view url) {
  std::string_view rest = without_scheme(url);
  rest = rest.substr(0, rest.find_first_of("?#"));
  while (rest.ends_with('/')) rest.remove_suffix(1);
  const std::size_t slash = rest.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
}

}  // namespace vouch::datasets
