#include "api/report/page_parts.h"

#include "api/report/html.h"
#include "api/report/shown.h"
#include "api/words/text.h"

namespace vouch::report {

using words::Language;

std::string element(std::string_view name, std::string_view style, const std::string& inside) {
  std::string html = "<" + std::string(name);
  if (!style.empty()) html += " class=\"" + std::string(style) + "\"";
  return html + ">" + inside + "</" + std::string(name) + ">";
}

std::string caption(std::string_view name, Language language) { return escaped(words::label(name, language)); }

std::string fact(std::string_view name, const std::string& inside, Language language) {
  return "<div>" + element("dt", "", caption(name, language)) + element("dd", "", inside) + "</div>";
}

std::string message_list(std::string_view style, const std::vector<ranking::Message>& list, Language language) {
  if (list.empty()) return {};
  std::string items;
  for (const ranking::Message& message : list) items += element("li", "", escaped(words::text(message, language)));
  return element("ul", style, items) + "\n";
}

std::string linked_title(const ranking::CreatorCard& creator) {
  const std::string title = escaped(title_of(creator));
  if (!creator.url.starts_with("https://") && !creator.url.starts_with("http://")) return title;
  return "<a href=\"" + escaped(creator.url) + "\" rel=\"noopener noreferrer\">" + title + "</a>";
}

std::string whole_page(const std::string& title, const std::string& body, Language language, std::string_view more_style) {
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(words::tag_of(language)) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta "
         "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" +
         escaped(title) + "</title>\n<style>" + std::string(style_sheet()) + std::string(more_style) +
         "</style>\n</head>\n<body>\n" + body + "\n</body>\n</html>\n";
}

}  // namespace vouch::report
