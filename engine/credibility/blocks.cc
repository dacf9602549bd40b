#include "engine/credibility/blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/audience/authenticity.h"
#include "engine/credibility/arrival_bursts.h"
#include "engine/credibility/lockstep.h"
#include "engine/credibility/section_columns.h"

namespace vouch::credibility {
namespace {

using audience::AudienceGraph;
using audience::MemberDays;

constexpr double kMost = 1e18;
constexpr std::array kNumbers = {std::pair{"expected", &AccountBlock::expected},
                                 std::pair{"density", &AccountBlock::density},
                                 std::pair{"highest", &AccountBlock::highest},
                                 std::pair{"unlikely", &AccountBlock::unlikely},
                                 std::pair{"concentrated", &AccountBlock::concentrated},
                                 std::pair{"log10_p", &AccountBlock::log10_p},
                                 std::pair{"q", &AccountBlock::q}};

/// Counts which links of the block came in bursts of their owners.
void add_arrivals(const AudienceGraph& graph, const MemberDays& days, const ArrivalRules& rules, FoundBlock& found) {
  if (!days.known()) return;
  for (const std::uint32_t o : found.block.owners) {
    const auto members = graph.members(core::OwnerIndex{o});
    const auto came = days.of(core::OwnerIndex{o});
    const ArrivalBursts bursts = find_arrival_bursts(came, rules);
    auto next = found.block.accounts.begin();
    for (std::size_t i = 0; i < members.size() && next != found.block.accounts.end(); ++i) {
      while (next != found.block.accounts.end() && *next < members[i]) ++next;
      if (next == found.block.accounts.end() || *next != members[i] || came[i] == audience::kNoDay) continue;
      ++found.dated;
      found.in_bursts += bursts.contains(came[i]) ? 1 : 0;
      found.bursts_by_chance += bursts.share();
    }
  }
}

audience::BipartiteView view_of(const AudienceGraph& graph) {
  const snapshot::Rows &rows = graph.owner_rows(), &columns = graph.member_rows();
  return {.rows = {.offsets = rows.offsets, .targets = rows.targets},
          .columns = {.offsets = columns.offsets, .targets = columns.targets}};
}

}  // namespace

core::Result<void> write_blocks(const snapshot::Snapshot& so_far, snapshot::Writer& out, const BlockRules& rules,
                                const ArrivalRules& arrivals, unsigned threads) {
  const auto graph = AudienceGraph::open(so_far);
  if (!graph) return core::fail(graph.error());
  const auto authentic = audience::Authenticity::open(so_far, *graph);
  if (!authentic) return core::fail(authentic.error());
  const auto days = MemberDays::open(so_far, *graph);
  if (!days) return core::fail(days.error());
  const audience::BipartiteView view = view_of(*graph);
  std::vector<FoundBlock> all;
  std::vector<std::uint8_t> status;
  std::vector<double> usual;
  for (const BlockEvidence evidence : {BlockEvidence::looks, BlockEvidence::lockstep}) {
    const auto marks =
        evidence == BlockEvidence::looks ? marks_by_looks(*graph, *authentic) : lockstep_marks(view, *days, arrivals, threads);
    AccountBlocks found = marks.empty() ? AccountBlocks() : find_blocks(view, marks, rules);
    status.push_back(static_cast<std::uint8_t>(found.status));
    usual.push_back(found.usual);
    for (AccountBlock& block : found.blocks) {
      add_arrivals(*graph, *days, arrivals, all.emplace_back(FoundBlock{.block = std::move(block), .evidence = evidence}));
    }
  }
  SectionColumns columns(out, "blocks.");
  columns.write_rows<std::uint32_t>("owners", "owner_offsets", all, [](const FoundBlock& of) { return of.block.owners; });
  columns.write_rows<std::uint32_t>("accounts", "account_offsets", all, [](const FoundBlock& of) { return of.block.accounts; });
  columns.write_of<std::uint8_t>("evidence", all, [](const FoundBlock& of) { return of.evidence; });
  columns.write_of<std::uint64_t>("links", all, [](const FoundBlock& of) { return of.block.links; });
  for (const auto& [name, field] : kNumbers) {
    columns.write_of<double>(name, all, [f = field](const FoundBlock& of) { return of.block.*f; });
  }
  columns.write_of<std::uint64_t>("dated", all, [](const FoundBlock& of) { return of.dated; });
  columns.write_of<std::uint64_t>("in_bursts", all, [](const FoundBlock& of) { return of.in_bursts; });
  columns.write_of<double>("bursts_by_chance", all, [](const FoundBlock& of) { return of.bursts_by_chance; });
  columns.write("status", status);
  columns.write("usual", usual);
  return columns.done();
}

core::Result<Blocks> Blocks::open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph) {
  SectionReader in(snapshot, "blocks.");
  Blocks opened;
  opened.evidence_ = in.any<std::uint8_t>("evidence");
  const std::size_t blocks = opened.evidence_.size();
  if (std::ranges::any_of(opened.evidence_, [](std::uint8_t x) { return x >= kBlockEvidences; })) {
    in.refuse("evidence", "has a value out of range");
  }
  opened.owners_ = in.below("owners", in.any<std::uint32_t>("owners"), graph.owners());
  opened.owner_offsets_ = in.offsets("owner_offsets", opened.owners_.size());
  opened.accounts_ = in.below("accounts", in.any<std::uint32_t>("accounts"), graph.accounts());
  opened.account_offsets_ = in.offsets("account_offsets", opened.accounts_.size());
  if (opened.owner_offsets_.size() != blocks + 1) in.refuse("owner_offsets", "is not of as many blocks");
  if (opened.account_offsets_.size() != blocks + 1) in.refuse("account_offsets", "is not of as many blocks");
  opened.links_ = in.column<std::uint64_t>("links", blocks);
  opened.dated_ = in.column<std::uint64_t>("dated", blocks);
  opened.in_bursts_ = in.column<std::uint64_t>("in_bursts", blocks);
  for (const auto& [name, field, least, most] :
       {std::tuple{"expected", &Blocks::expected_, 0.0, kMost}, std::tuple{"density", &Blocks::density_, 0.0, kMost},
        std::tuple{"highest", &Blocks::highest_, 0.0, kMost}, std::tuple{"unlikely", &Blocks::unlikely_, 0.0, 1.0},
        std::tuple{"concentrated", &Blocks::concentrated_, 0.0, 1.0}, std::tuple{"log10_p", &Blocks::log10_p_, -kMost, 0.0},
        std::tuple{"q", &Blocks::q_, 0.0, 1.0}, std::tuple{"bursts_by_chance", &Blocks::bursts_by_chance_, 0.0, kMost}}) {
    opened.*field = in.numbers(name, blocks, least, most);
  }
  const auto status = in.column<std::uint8_t>("status", kBlockEvidences);
  static_cast<void>(in.numbers("usual", kBlockEvidences, 0.0, 1.0));
  if (in.error()) return core::fail(*in.error());
  for (std::size_t i = 0; i < kBlockEvidences; ++i) {
    if (status[i] > 1) in.refuse("status", "has a value out of range");
    opened.status_[i] = static_cast<BlockStatus>(status[i]);
  }
  for (std::uint32_t number = 0; number < blocks; ++number) {
    if (!std::ranges::is_sorted(opened.owners_of(number))) in.refuse("owners", "does not ascend within a block");
    if (!std::ranges::is_sorted(opened.accounts_of(number))) in.refuse("accounts", "does not ascend within a block");
  }
  if (in.error()) return core::fail(*in.error());
  return opened;
}

std::vector<std::uint32_t> Blocks::of(core::OwnerIndex owner) const {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t number = 0; number < size(); ++number) {
    if (std::ranges::binary_search(owners_of(number), owner.value)) numbers.push_back(number);
  }
  return numbers;
}

FoundBlock Blocks::block(std::uint32_t number) const {
  const auto owners = owners_of(number), accounts = accounts_of(number);
  return {.block = {.owners = {owners.begin(), owners.end()},
                    .accounts = {accounts.begin(), accounts.end()},
                    .links = links_[number],
                    .expected = expected_[number],
                    .density = density_[number],
                    .highest = highest_[number],
                    .unlikely = unlikely_[number],
                    .concentrated = concentrated_[number],
                    .log10_p = log10_p_[number],
                    .q = q_[number]},
          .evidence = static_cast<BlockEvidence>(evidence_[number]),
          .dated = dated_[number],
          .in_bursts = in_bursts_[number],
          .bursts_by_chance = bursts_by_chance_[number]};
}

std::vector<std::uint32_t> Blocks::accounts_among(std::uint32_t number, std::span<const std::uint32_t> members) const {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(accounts_of(number), members, std::back_inserter(both));
  return both;
}

}  // namespace vouch::credibility
