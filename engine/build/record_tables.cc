#include "engine/build/record_tables.h"

#include <array>
#include <string>
#include <utility>
#include <variant>

namespace vouch::build {
namespace {

using catalog::AudienceKind;
using catalog::OwnerKind;
using catalog::RowProblem;

Taken taken() { return std::optional<RowProblem>(); }

}  // namespace

RecordTables::RecordTables(const BuildOptions& options, const credibility::Rules& rules, const SortSpace& space)
    : key_(options.account_key),
      until_s_(options.until_s),
      kinds_(options.audience_kinds),
      wordings_(options.wordings, rules),
      comments_(space),
      history_(space),
      terms_(space),
      vectors_(options.embedder.get(), space),
      links_(space),
      link_days_(space),
      persons_(space),
      accounts_(space),
      authenticity_(options.authenticity) {}

Taken RecordTables::take(const catalog::CreatorRecord& record) {
  if (auto problem = owners_.add(record, pseudonym(record.account_id), labels_)) return problem;
  const SeenOwner creator{owners_.creators().size() - 1};
  if (auto added = vectors_.add_owner(creator, record.bio); !added) return core::fail(std::move(added).error());
  return taken();
}

Taken RecordTables::take(const catalog::BrandRecord& record) {
  if (auto problem = owners_.add(record, pseudonym(record.account_id), labels_)) return problem;
  const SeenOwner brand{(owners_.brands().size() - 1) | SeenOwner::kBrandBit};
  competitors_.add(brand, record.competitors);
  paid_posts_.add_name(brand, record.account_id);
  if (record.text.empty() && record.values_text.empty()) return taken();
  const std::string text = std::string(record.text) + "\n" + std::string(record.values_text);
  if (auto counted = terms_.add_text(brand, text, {}); !counted) return core::fail(std::move(counted).error());
  if (auto added = vectors_.add_owner(brand, text); !added) return core::fail(std::move(added).error());
  return taken();
}

Taken RecordTables::take(const catalog::ProfileRecord& record) {
  if (auto problem = owners_.add(record, pseudonym(record.account_id), labels_)) return problem;
  const auto owner = owners_.resolve(record.owner);
  if (const auto* seen = std::get_if<SeenOwner>(&owner); seen != nullptr && seen->is_brand()) {
    paid_posts_.add_name(*seen, record.handle);
    paid_posts_.add_name(*seen, record.account_id);
  }
  return taken();
}

Taken RecordTables::take(const catalog::AudienceEventRecord& record) {
  const auto owner = owners_.resolve(record.owner);
  const std::uint32_t code = recorder_ ? recorder_->saw(record.owner, owner) : 0;
  if (const auto* problem = std::get_if<RowProblem>(&owner)) return *problem;
  if (!(record.weight >= 0.0)) return RowProblem{"weight", std::to_string(record.weight), "a weight of at least 0"};
  if (record.weight == 0.0 || too_late(record.at_s) || !makes_member(record.kind)) return taken();
  const std::uint64_t account = key_.pseudonym(record.account_id);
  happened(record.at_s);
  if (recorder_) recorder_->happened(record.at_s);
  auto added = recorder_ ? recorder_->add(account, record.platform, code)
                         : links_.add(account, labels_.insert(record.platform), std::get<SeenOwner>(owner));
  if (!added) return core::fail(std::move(added).error());
  const audience::Day day = arrival_day(record.kind, record.at_s);
  auto dated = recorder_ ? recorder_->add_day(account, code, day) : link_days_.add(account, std::get<SeenOwner>(owner), day);
  if (!dated) return core::fail(std::move(dated).error());
  return taken();
}

core::Result<void> RecordTables::end_part(const std::filesystem::path& file, std::string_view notes) {
  std::vector<SeenLabel> labels;
  for (std::uint32_t i = 0; i < recorder_->labels().size(); ++i) labels.push_back(labels_.insert(recorder_->labels().key(i)));
  const auto take_link = [&](const PartLink& link) {
    return links_.add(link.pseudonym, labels[link.label], recorder_->owner(link.owner));
  };
  const auto take_day = [&](const DatedFollow& follow) {
    return link_days_.add(follow.pseudonym, recorder_->owner(follow.owner), follow.day);
  };
  auto done = recorder_->finish(file, notes, take_link, take_day);
  recorder_.reset();
  return done;
}

core::Result<bool> RecordTables::replay(const LinkPart& part) {
  std::vector<SeenOwner> owners;
  for (const LinkPart::Owner& owner : part.owners()) {
    const auto found = owners_.resolve(owner.key);
    if (finding_of(found) != owner.finding) return false;
    const auto* seen = std::get_if<SeenOwner>(&found);
    owners.push_back(seen != nullptr ? *seen : SeenOwner{});
  }
  std::vector<SeenLabel> labels;
  for (const std::string_view label : part.labels()) labels.push_back(labels_.insert(label));
  happened(part.latest_s());
  auto done =
      part.each_link([&](const PartLink& link) { return links_.add(link.pseudonym, labels[link.label], owners[link.owner]); });
  if (done) {
    done = part.each_day(
        [&](const DatedFollow& follow) { return link_days_.add(follow.pseudonym, owners[follow.owner], follow.day); });
  }
  if (!done) return core::fail(std::move(done).error());
  return true;
}

Taken RecordTables::take(const catalog::AudienceShareRecord& record) {
  const auto owner = owners_.resolve(record.owner);
  if (const auto* problem = std::get_if<RowProblem>(&owner)) return *problem;
  if (too_late(record.at_s)) return taken();
  return shares_.add(record, std::get<SeenOwner>(owner), labels_);
}

Taken RecordTables::take(const catalog::AccountRecord& record) {
  return accounts_.add(record, key_.pseudonym(record.account_id), labels_.insert(record.platform));
}

Taken RecordTables::take(const catalog::MetricRecord& record) {
  const auto creator = owners_.resolve({.id = record.creator_id, .kind = OwnerKind::creator}, "creator_id");
  if (const auto* problem = std::get_if<RowProblem>(&creator)) return *problem;
  if (too_late(record.at_s)) return taken();
  return metrics_.add(record, std::get<SeenOwner>(creator), labels_);
}

Taken RecordTables::take(const catalog::PostRecord& record) {
  const auto owner = owners_.resolve(record.owner);
  if (const auto* problem = std::get_if<RowProblem>(&owner)) return *problem;
  const bool left_out = too_late(record.at_s);
  if (auto problem = posts_.add(record, std::get<SeenOwner>(owner), left_out, labels_)) return problem;
  if (left_out) return taken();
  happened(record.at_s);
  const SeenOwner seen = std::get<SeenOwner>(owner);
  const bool deleted = record.deleted.value_or(false);
  if (!seen.is_brand()) {
    const auto readers = wordings_.readers();
    if (!readers) return core::fail(readers.error());
    if (*readers != nullptr && !deleted) {
      posts_.classify_last(record, labels_.keys().key(owners_.country(seen)), (*readers)->disclosure);
      posts_.read_evenness_of_last(record, (*readers)->evenness);
    }
    paid_posts_.add_post(posts_.last(), record.mentions, record.tagged);
  }
  if (deleted) return taken();
  auto counted = terms_.add_text(seen, record.text, {record.hashtags, record.mentions, record.tagged});
  if (!counted) return core::fail(std::move(counted).error());
  if (auto added = vectors_.add_post(posts_.last(), record.text); !added) return core::fail(std::move(added).error());
  return taken();
}

Taken RecordTables::take(const catalog::CommentRecord& record) {
  const auto found = posts_.find(record.post_id);
  if (const auto* problem = std::get_if<RowProblem>(&found)) return *problem;
  const auto post = std::get<std::optional<Posts::Found>>(found);
  if (!post || too_late(record.at_s)) return taken();
  happened(record.at_s);
  const std::uint64_t account = key_.pseudonym(record.account_id);
  const bool by_owner = record.is_owner.value_or(false) || owners_.account(post->owner) == account;
  const auto readers = wordings_.readers();
  if (!readers) return core::fail(readers.error());
  const credibility::CommentReader* const reader = *readers != nullptr ? &(*readers)->comments : nullptr;
  if (!post->deleted) {
    if (auto added = comments_.add(record, post->number, account, by_owner, reader); !added) {
      return core::fail(std::move(added).error());
    }
  }
  if (by_owner || !makes_member(AudienceKind::comment)) return taken();
  if (auto added = links_.add(account, 0, post->owner); !added) return core::fail(std::move(added).error());
  return taken();
}

Taken RecordTables::take(const catalog::CollaborationRecord& record) {
  const auto brand = owners_.resolve({.id = record.brand_id, .kind = OwnerKind::brand}, "brand_id");
  const auto creator = owners_.resolve({.id = record.creator_id, .kind = OwnerKind::creator}, "creator_id");
  // A history names creators and brands that today's lists no longer hold: nothing is wrong with such a row.
  if (!std::holds_alternative<SeenOwner>(brand) || !std::holds_alternative<SeenOwner>(creator)) {
    ++collaborations_outside_;
    return taken();
  }
  if (too_late(record.at_s)) return taken();
  happened(record.at_s);
  collaborations_.add(record, std::get<SeenOwner>(brand), std::get<SeenOwner>(creator), labels_);
  paid_posts_.add(record, std::get<SeenOwner>(brand), std::get<SeenOwner>(creator));
  return taken();
}

Taken RecordTables::take(const catalog::EmbeddingRecord& record) {
  const auto owner = owners_.resolve(record.id, "id");
  if (const auto* problem = std::get_if<RowProblem>(&owner)) return *problem;
  return embeddings_.add(record, std::get<SeenOwner>(owner), labels_);
}

Taken RecordTables::take(const catalog::PersonRecord& record) {
  const std::uint64_t person = key_.pseudonym(record.person_id);
  if (!record.creator_id.empty()) {
    const auto creator = owners_.resolve({.id = record.creator_id, .kind = OwnerKind::creator}, "creator_id");
    if (const auto* problem = std::get_if<RowProblem>(&creator)) return *problem;
    persons_.add_creator(person, std::get<SeenOwner>(creator));
  }
  if (record.account_id.empty()) return taken();
  if (auto added = persons_.add_account(person, key_.pseudonym(record.account_id)); !added) {
    return core::fail(std::move(added).error());
  }
  return taken();
}

Taken RecordTables::take(const catalog::OverlapRecord& record) {
  const auto a = owners_.resolve({.id = record.creator_a, .kind = OwnerKind::creator}, "creator_a");
  if (const auto* problem = std::get_if<RowProblem>(&a)) return *problem;
  const auto b = owners_.resolve({.id = record.creator_b, .kind = OwnerKind::creator}, "creator_b");
  if (const auto* problem = std::get_if<RowProblem>(&b)) return *problem;
  if (too_late(record.at_s)) return taken();
  return overlaps_.add(record, std::get<SeenOwner>(a), std::get<SeenOwner>(b));
}

Taken RecordTables::take(const catalog::FollowerHistoryRecord& record) {
  const auto creator = owners_.resolve({.id = record.creator_id, .kind = OwnerKind::creator}, "creator_id");
  if (const auto* problem = std::get_if<RowProblem>(&creator)) return *problem;
  if (too_late(record.at_s)) return taken();
  auto added = history_.add(record, std::get<SeenOwner>(creator));
  if (added && !*added) happened(record.at_s);
  return added;
}

core::Result<void> RecordTables::write_catalog(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) {
  SectionWriter sections(out);
  sections.keys("labels", labels_.keys(), labels);
  sections.array<std::int64_t>("latest_event_s", std::array{latest_event_s_.value_or(0)});
  auto done = sections.done();
  if (done) done = owners_.write(order, labels, out);
  if (done) done = shares_.write(order, labels, out);
  if (done) done = metrics_.write(order, labels, out);
  if (done) done = embeddings_.write(order, labels, out);
  if (done) done = overlaps_.write(order, out);
  if (done) done = competitors_.write(owners_, order, out);
  if (done) done = history_.write(order.creators, out);
  if (!done) return done;
  paid_posts_.sort();
  const std::uint32_t days = wordings_.made() != nullptr ? wordings_.made()->disclosure.settings().collaboration_days : 0;
  const auto places = posts_.write(order, labels, paid_posts_, days, out);
  if (!places) return core::fail(places.error());
  if (auto written = vectors_.write(order, *places, posts_.size(), out); !written) return written;
  return comments_.write(*places, posts_.size(), out);
}

core::Result<BuildReport> RecordTables::write(snapshot::Writer& out, Provenance& provenance,
                                              const std::function<void(std::string_view stage)>& begun) {
  const KeyOrder labels(labels_.keys());
  const OwnerOrder order(owners_.creators(), owners_.brands());
  BuildReport report;
  begun("catalog");
  if (auto done = write_catalog(order, labels, out); !done) return core::fail(std::move(done).error());
  const auto collaborations = collaborations_.write(order, labels, out);
  if (!collaborations) return core::fail(collaborations.error());
  begun("terms");
  if (auto written = terms_.write(order, out); !written) return core::fail(std::move(written).error());
  begun("audience");
  const auto totals = links_.write(order, labels, owners_.platforms(order, labels), out);
  if (!totals) return core::fail(totals.error());
  if (auto written = link_days_.write(order, out); !written) return core::fail(std::move(written).error());
  const auto persons = persons_.write(order, out);
  if (!persons) return core::fail(persons.error());
  begun("authenticity");
  const auto judged = accounts_.write(labels_, labels, authenticity_, out);
  if (!judged) return core::fail(judged.error());
  report.creators = order.creators.size();
  report.brands = order.brands.size();
  report.accounts = static_cast<std::int64_t>(totals->accounts);
  report.links = static_cast<std::int64_t>(totals->links);
  report.posts = static_cast<std::int64_t>(posts_.size());
  report.collaborations = static_cast<std::int64_t>(*collaborations);
  report.collaborations_outside = static_cast<std::int64_t>(collaborations_outside_);
  for (const auto& [key, count] : {std::pair{"creators", report.creators},
                                   std::pair{"brands", report.brands},
                                   std::pair{"accounts", report.accounts},
                                   std::pair{"links", report.links},
                                   std::pair{"posts", report.posts},
                                   std::pair{"collaborations", report.collaborations},
                                   std::pair{"collaborations_outside", report.collaborations_outside},
                                   std::pair{"embeddings", static_cast<std::int64_t>(embeddings_.size())},
                                   std::pair{"overlaps", static_cast<std::int64_t>(overlaps_.size())},
                                   std::pair{"history", static_cast<std::int64_t>(history_.size())},
                                   std::pair{"history_repeated", static_cast<std::int64_t>(history_.repeated())},
                                   std::pair{"comments", static_cast<std::int64_t>(comments_.size())},
                                   std::pair{"comments_repeated", static_cast<std::int64_t>(comments_.repeated())},
                                   std::pair{"account_rows", static_cast<std::int64_t>(judged->rows)},
                                   std::pair{"account_rows_further", static_cast<std::int64_t>(judged->further)},
                                   std::pair{"account_rows_outside", static_cast<std::int64_t>(judged->outside)},
                                   std::pair{"accounts_judged", static_cast<std::int64_t>(judged->judged)},
                                   std::pair{"person_rows", static_cast<std::int64_t>(persons->rows)},
                                   std::pair{"person_aliases", static_cast<std::int64_t>(persons->aliases)},
                                   std::pair{"person_accounts_unplaced", static_cast<std::int64_t>(persons->unplaced)},
                                   std::pair{"person_conflicts", static_cast<std::int64_t>(persons->conflicts)}}) {
    provenance[key] = std::to_string(count);
  }
  const Wordings::Readers* const readers = wordings_.made();
  provenance["disclosure_rules"] = readers == nullptr ? "none" : std::string(readers->disclosure.version());
  provenance["comment_rules"] = readers == nullptr ? "none" : std::string(readers->comments.version());
  provenance["evenness_rules"] = readers == nullptr ? "none" : std::string(readers->evenness.version());
  provenance["embedder"] = vectors_.space().empty() ? "none" : std::string(vectors_.space());
  provenance["authenticity_model"] = judged->model.empty() ? "none" : judged->model;
  provenance["expected_pseudonym_collisions"] = expected_collisions(totals->accounts);
  provenance["latest_event_s"] = latest_event_s_ ? std::to_string(*latest_event_s_) : "none";
  return report;
}

}  // namespace vouch::build
