#include "engine/engine.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "engine/engine_parts.h"
#include "engine/planning/assigner.h"
#include "engine/planning/planner.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/filters.h"
#include "engine/ranking/set_reporter.h"
#include "engine/snapshot/reader.h"

namespace vouch {
namespace {

/// "a=1\nb=2\n" as pairs.
std::vector<std::pair<std::string, std::string>> lines_of(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos) pairs.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  return pairs;
}

core::Result<SnapshotInfo> describe(const snapshot::Snapshot& snapshot, const ranking::Evidence& evidence) {
  const auto provenance = snapshot.array<char>("provenance");
  if (!provenance) return core::fail(provenance.error());
  SnapshotInfo info;
  info.id = snapshot.id();
  info.format = snapshot::kFormatVersion;
  info.bytes = snapshot.bytes();
  info.latest_event_s = evidence.catalog.latest_event_s;
  info.creators = evidence.catalog.creators.size();
  info.brands = evidence.catalog.brands.size();
  info.accounts = evidence.graph.accounts();
  info.links = static_cast<std::int64_t>(evidence.graph.links());
  info.posts = static_cast<std::int64_t>(evidence.catalog.posts.keys.size());
  info.collaborations = static_cast<std::int64_t>(evidence.catalog.collaborations.creator.size());
  info.provenance = lines_of({provenance->data(), provenance->size()});
  for (const snapshot::Section& section : snapshot.sections()) {
    info.sections.push_back({section.name, std::string(snapshot::name_of(section.encoding)), section.offset, section.bytes});
  }
  return info;
}

/// The key that build left beside the snapshot; nullopt where there is none.
core::Result<std::optional<core::AccountKey>> key_beside(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto resolved = std::filesystem::canonical(file, ignored);
  std::ifstream in(resolved.string() + ".key", std::ios::binary);
  if (!in) return std::nullopt;
  const std::string raw{std::istreambuf_iterator<char>(in), {}};
  auto key = core::AccountKey::make(raw);
  if (!key) return core::fail(core::within(resolved.string() + ".key", key.error()));
  return *key;
}

core::Result<void> check_key(const core::AccountKey& key, const SnapshotInfo& info) {
  const auto at =
      std::find_if(info.provenance.begin(), info.provenance.end(), [](const auto& p) { return p.first == "account_key"; });
  const std::uint64_t fingerprint = key.fingerprint();
  const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(&fingerprint), sizeof fingerprint);
  if (at == info.provenance.end() || at->second == core::hex(bytes)) return {};
  return core::fail(core::ErrorCode::invalid_argument, "found an account key with the fingerprint " + core::hex(bytes) +
                                                           ", expected " + at->second +
                                                           ", the one that the snapshot was built with");
}

}  // namespace

std::string_view version() { return VOUCH_VERSION; }

Engine::Engine(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

core::Result<Engine> Engine::open(const std::filesystem::path& file, const OpenOptions& options) {
  auto snapshot = snapshot::Snapshot::open(file);
  if (!snapshot) return core::fail(snapshot.error());
  if (options.verify) {
    if (auto whole = snapshot->verify(options.threads); !whole) return core::fail(core::within(file.string(), whole.error()));
  }
  auto parts = std::make_shared<Parts>();
  parts->precision = options.precision;
  auto evidence = ranking::Evidence::open(*snapshot, options.embedder);
  if (!evidence) return core::fail(core::within(file.string(), evidence.error()));
  parts->evidence = std::move(*evidence);
  auto references = ranking::References::open(*snapshot);
  if (!references) return core::fail(core::within(file.string(), references.error()));
  parts->references = std::move(*references);
  auto info = describe(*snapshot, *parts->evidence);
  if (!info) return core::fail(core::within(file.string(), info.error()));
  parts->info = std::move(*info);
  auto key = options.account_key ? core::Result<std::optional<core::AccountKey>>(options.account_key) : key_beside(file);
  if (!key) return core::fail(key.error());
  parts->account_key = std::move(*key);
  if (parts->account_key) {
    if (auto fits = check_key(*parts->account_key, parts->info); !fits)
      return core::fail(core::within(file.string(), fits.error()));
  }
  return Engine(std::move(parts));
}

const SnapshotInfo& Engine::info() const { return parts_->info; }

core::Result<ranking::Shortlist> Engine::shortlist(const ranking::Brief& brief) const {
  auto answer = parts_->ranker().shortlist(brief);
  if (!answer) return answer;
  answer->snapshot = parts_->info.id;
  answer->version = version();
  return answer;
}

core::Result<ranking::Ranking> Engine::rank(const ranking::Brief& brief) const { return parts_->ranker().rank(brief); }

core::Result<void> Engine::rank_each(std::span<const ranking::Brief> briefs, unsigned threads,
                                     const ranking::TakeRanking& take) const {
  return parts_->ranker().rank_each(briefs, threads, take);
}

core::Result<ranking::WhyNot> Engine::why_not(const ranking::Brief& brief, std::string_view creator_id) const {
  return parts_->ranker().why_not(brief, creator_id);
}

core::Result<planning::Plan> Engine::plan(const planning::PlanRequest& request) const {
  const ranking::Ranker ranker = parts_->ranker();
  auto plan = planning::Planner(*parts_->evidence, ranker).plan(request);
  if (!plan) return plan;
  plan->snapshot = parts_->info.id;
  plan->version = version();
  return plan;
}

core::Result<planning::Assignment> Engine::assign(const planning::AssignRequest& request) const {
  const ranking::Ranker ranker = parts_->ranker();
  auto assignment = planning::Assigner(*parts_->evidence, ranker).assign(request);
  if (!assignment) return assignment;
  assignment->snapshot = parts_->info.id;
  assignment->version = version();
  return assignment;
}

core::Result<ranking::SetReport> Engine::overlap(const ranking::SetRequest& request) const {
  auto report = ranking::report_set(*parts_->evidence, request, parts_->account_key);
  if (!report) return report;
  report->snapshot = parts_->info.id;
  report->version = version();
  return report;
}

core::Result<ranking::CreatorCard> Engine::creator(std::string_view id) const {
  const auto creator = parts_->evidence->catalog.find_creator(id);
  if (!creator) return core::fail(core::ErrorCode::not_found, "creator '" + std::string(id) + "' is not in this snapshot");
  return ranking::creator_card(*parts_->evidence, *creator);
}

core::Result<CreatorPage> Engine::creators(const CreatorQuery& query) const {
  const catalog::Catalog& catalog = parts_->evidence->catalog;
  const auto filter = ranking::CreatorFilter::make(*parts_->evidence, query.filters, catalog.latest_event_s);
  if (!filter) return core::fail(filter.error());
  std::uint32_t first = 0;
  std::uint32_t last = catalog.creators.size();
  while (first < last) {  // the first id after query.after; ids ascend bytewise
    const std::uint32_t middle = first + (last - first) / 2;
    if (!query.after.empty() && catalog.creators.keys[middle] <= query.after) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  CreatorPage page;
  for (std::uint32_t i = first; i < catalog.creators.size(); ++i) {
    if (filter->reason(core::CreatorIndex(i)) != ranking::FilterReason::none) continue;
    if (page.creators.size() == query.limit) {
      page.more = true;
      break;
    }
    page.creators.push_back(ranking::creator_card(*parts_->evidence, core::CreatorIndex(i)));
  }
  return page;
}

core::Result<BrandView> Engine::brand(std::string_view id) const {
  const ranking::Evidence& evidence = *parts_->evidence;
  const auto brand = evidence.catalog.find_brand(id);
  if (!brand) return core::fail(core::ErrorCode::not_found, "brand '" + std::string(id) + "' is not in this snapshot");
  BrandView view;
  view.card = ranking::asker_of(evidence, *brand).card;
  const auto& c = evidence.catalog.collaborations;
  std::vector<std::pair<std::int64_t, std::uint32_t>> partners;  // latest first
  for (std::uint64_t i = c.brand_offsets[brand->value]; i < c.brand_offsets[brand->value + 1]; ++i) {
    if (!partners.empty() && partners.back().second == c.creator[i]) {
      partners.back().first = std::max(partners.back().first, c.at_s[i]);
    } else {
      partners.emplace_back(c.at_s[i], c.creator[i]);
    }
  }
  std::stable_sort(partners.begin(), partners.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [at, creator] : partners) view.partner_ids.emplace_back(evidence.catalog.creators.keys[creator]);
  return view;
}

std::vector<std::string> Engine::brand_ids() const {
  std::vector<std::string> ids;
  const auto& keys = parts_->evidence->catalog.brands.keys;
  for (std::size_t i = 0; i < keys.size(); ++i) ids.emplace_back(keys[i]);
  return ids;
}

}  // namespace vouch
