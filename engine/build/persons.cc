#include "engine/build/persons.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"

namespace vouch::build {

using core::fail;

core::Result<PersonRows::Totals> PersonRows::write(const OwnerOrder& order, snapshot::Writer& out) {
  Totals totals{.rows = rows_};
  if (rows_ == 0) return totals;
  ExternalSort<Placed> placed(space_, "placed-persons");
  if (auto done = place(out, placed, totals); !done) return fail(std::move(done).error());
  if (auto done = write_aliases(placed, out, totals); !done) return fail(std::move(done).error());
  if (auto done = write_creators(order, out); !done) return fail(std::move(done).error());
  return totals;
}

/// Finds the account of each row; of several persons of one account the lowest hash stays.
core::Result<void> PersonRows::place(snapshot::Writer& out, ExternalSort<Placed>& placed, Totals& totals) {
  const auto so_far = out.so_far();
  if (!so_far) return fail(so_far.error());
  const auto graph = audience::AudienceGraph::open(*so_far);
  if (!graph) return fail(graph.error());
  std::optional<std::uint64_t> last;
  return accounts_.drain([&](const AccountRow& row) -> core::Result<void> {
    if (std::exchange(last, row.pseudonym) == row.pseudonym) {
      ++totals.conflicts;
      return {};
    }
    const auto matched = audience::match_accounts(*graph, {row.pseudonym});
    if (matched.accounts.size() != 1) {
      ++totals.unplaced;
      return {};
    }
    return placed.add({.person = row.person, .account = matched.accounts.front()});
  });
}

core::Result<void> PersonRows::write_aliases(ExternalSort<Placed>& placed, snapshot::Writer& out, Totals& totals) {
  ExternalSort<Alias> aliases(space_, "aliases");
  std::optional<Placed> first;
  auto grouped = placed.drain([&](const Placed& row) -> core::Result<void> {
    if (!first || first->person != row.person) {
      first = row;
      return {};
    }
    return aliases.add({.account = row.account, .counted_as = first->account});
  });
  if (!grouped) return grouped;
  auto counted_as = Spool::make(space_.folder, "counted-as");
  if (!counted_as) return fail(std::move(counted_as).error());
  if (auto begun = out.begin("persons.aliases", snapshot::Encoding::u32); !begun) return begun;
  auto written = aliases.drain([&](const Alias& alias) -> core::Result<void> {
    ++totals.aliases;
    if (auto kept = counted_as->append(alias.counted_as); !kept) return kept;
    return out.append(std::span<const std::uint32_t>(&alias.account, 1));
  });
  if (!written) return written;
  return counted_as->write_to(out, "persons.counted_as", snapshot::Encoding::u32);
}

/// Groups of two or more creators, numbered in the order of their first creator.
core::Result<void> PersonRows::write_creators(const OwnerOrder& order, snapshot::Writer& out) const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
  for (const CreatorRow& row : creators_) rows.emplace_back(row.person, order.index(row.creator));
  std::ranges::sort(rows);
  const auto repeated = std::ranges::unique(rows);
  rows.erase(repeated.begin(), repeated.end());
  std::vector<std::vector<std::uint32_t>> persons;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::vector<std::uint32_t>& person = persons.emplace_back();
    const std::uint64_t hash = rows[begin].first;
    for (; begin < rows.size() && rows[begin].first == hash; ++begin) person.push_back(rows[begin].second);
  }
  std::erase_if(persons, [](const auto& person) { return person.size() < 2; });
  std::ranges::sort(persons);
  std::vector<std::uint32_t> creators, groups;
  for (std::uint32_t group = 0; group < persons.size(); ++group) {
    for (const std::uint32_t creator : persons[group]) {
      creators.push_back(creator);
      groups.push_back(group);
    }
  }
  if (auto done = out.write<std::uint32_t>("persons.creators", creators); !done) return done;
  return out.write<std::uint32_t>("persons.groups", groups);
}

}  // namespace vouch::build
