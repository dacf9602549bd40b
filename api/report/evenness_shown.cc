#include "api/report/evenness_shown.h"

#include <utility>

#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using ranking::Figures;
using words::Language;

std::string share_line(std::string_view label, const credibility::SampledShare& share, Figures params, Language language) {
  params.emplace_back("hits", std::int64_t{share.hits});
  params.emplace_back("n", std::int64_t{share.n});
  params.emplace_back("share", share.value);
  params.emplace_back("low", share.interval.low);
  params.emplace_back("high", share.interval.high);
  return words::text(std::string(label), params, language);
}

std::string posts_line(std::string_view label, const ListedPosts& posts, Language language) {
  std::string line = words::label(label, language) + ": ";
  for (std::size_t i = 0; i < posts.ids.size(); ++i) line += (i == 0 ? "" : ", ") + posts.ids[i];
  return posts.count > static_cast<std::int64_t>(posts.ids.size()) ? line + ", …" : line;
}

}  // namespace

std::vector<std::string> evenness_lines(const AuditAnswer& answer, Language language) {
  const credibility::EvennessFigure& figure = answer.evenness;
  if (figure.status == credibility::EvennessStatus::unknown) return {words::label("evenness_unknown", language)};
  if (!figure.named) {
    return {words::text("label.evenness_no_opinion", {{"read", std::int64_t{figure.read}}}, language)};
  }
  Figures usual;
  if (figure.usual)
    usual = {{"q25", figure.usual->q25}, {"q75", figure.usual->q75}, {"peers", std::int64_t{figure.usual->peers}}};
  std::vector<std::string> lines = {share_line("label.evenness_named", *figure.named, std::move(usual), language)};
  if (figure.named_paid) lines.push_back(share_line("label.evenness_named_paid", *figure.named_paid, {}, language));
  if (figure.all_praise) {
    const std::string_view label = figure.praises_everything ? "label.evenness_all_praise" : "label.evenness_may_be_chance";
    lines.push_back(words::text(std::string(label), {{"p", *figure.all_praise}}, language));
  }
  if (answer.drawbacks.count > 0) lines.push_back(posts_line("evenness_drawbacks", answer.drawbacks, language));
  if (answer.corrections.count > 0) lines.push_back(posts_line("evenness_corrections", answer.corrections, language));
  return lines;
}

}  // namespace vouch::report
