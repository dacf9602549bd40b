#include "engine/credibility/even_handedness.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/catalog/evenness_records.h"
#include "engine/core/codec.h"
#include "engine/core/error.h"
#include "engine/core/parallel_for.h"
#include "engine/credibility/disclosure_answer.h"
#include "engine/credibility/payment.h"

namespace vouch::credibility {
namespace {

using catalog::EvennessClass;

constexpr std::uint32_t kBlock = 1 << 14, kTask = 64;

bool is_commercial_post(const catalog::PostColumns& posts, std::uint64_t post) {
  if (posts.post_class[post] == catalog::kUnreadClass) return false;
  return is_commercial(
      known_class(static_cast<Payment>(posts.payment[post]), static_cast<catalog::PostClass>(posts.post_class[post])));
}

}  // namespace

EvennessFigure evenness_of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s) {
  const catalog::PostColumns& posts = catalog.posts;
  EvennessFigure found;
  std::uint32_t paid = 0, paid_drawbacks = 0;
  for (std::uint64_t i = posts.owner_offsets[creator.value + 1]; i > posts.owner_offsets[creator.value]; --i) {
    const std::uint64_t post = i - 1;
    if (posts.at_s[post] > as_of_s) continue;
    ++found.posts;
    if (posts.evenness[post] == catalog::kUnreadClass) continue;
    ++found.read;
    const auto post_class = static_cast<EvennessClass>(posts.evenness[post]);
    const bool drawback = post_class == EvennessClass::drawback;
    if (post_class == EvennessClass::correction) found.correction_posts.push_back(post);
    if (drawback) found.drawback_posts.push_back(post);
    if (!drawback && post_class != EvennessClass::praise) continue;
    ++(drawback ? found.drawbacks : found.praises);
    if (!is_commercial_post(posts, post)) continue;
    ++paid;
    paid_drawbacks += drawback ? 1 : 0;
  }
  if (found.read > 0) found.status = EvennessStatus::experimental;
  if (found.praises + found.drawbacks > 0) found.named = sampled_share(found.drawbacks, found.praises + found.drawbacks);
  if (paid > 0) found.named_paid = sampled_share(paid_drawbacks, paid);
  return found;
}

core::Result<void> write_evenness(const snapshot::Snapshot& so_far, snapshot::Writer& out, const EvennessThresholds& rules,
                                  const PeerRules& enough, unsigned threads,
                                  const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const std::uint32_t creators = catalog->creators.size();
  EvennessPeers::Collector collector(rules, enough);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> counts(std::min(creators, kBlock));
  for (std::uint32_t begin = 0; begin < creators; begin += kBlock) {
    const std::uint32_t end = std::min(creators, begin + kBlock);
    core::parallel_each((end - begin + kTask - 1) / kTask, threads, [&](std::size_t task) {
      const auto first = begin + static_cast<std::uint32_t>(task) * kTask;
      for (std::uint32_t c = first; c < std::min(end, first + kTask); ++c) {
        const EvennessFigure figure = evenness_of(*catalog, core::CreatorIndex(c), catalog->latest_event_s);
        counts[c - begin] = {figure.praises, figure.drawbacks};
      }
    });
    for (std::uint32_t c = begin; c < end; ++c) {
      collector.add(catalog->creators.platform[c], counts[c - begin].first, counts[c - begin].second);
    }
    if (progress) progress(end, creators);
  }
  core::Encoder encoded;
  std::move(collector).peers().write(encoded);
  auto done = out.begin("evenness.peers", snapshot::Encoding::bytes);
  return done ? out.append(core::as_bytes(encoded.bytes())) : done;
}

core::Result<EvenHandedness> EvenHandedness::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog,
                                                  const EvennessThresholds& rules) {
  const auto bytes = snapshot.array<std::byte>("evenness.peers");
  if (!bytes) return core::fail(bytes.error());
  core::Decoder in(*bytes);
  auto peers = EvennessPeers::read(in);
  if (!peers) return core::fail(core::within("section evenness.peers", std::move(peers).error()));
  const auto fails = [](std::string_view what) {
    return core::fail(core::ErrorCode::corrupt, "section evenness.peers " + std::string(what));
  };
  if (in.left() != 0) return fails("is longer than its contents");
  if (!peers->fits(catalog.labels.size(), catalog.creators.size())) return fails("does not belong to this catalog");
  EvenHandedness opened;
  opened.peers_ = *std::move(peers);
  opened.rare_all_praise_ = rules.rare_all_praise;
  return opened;
}

EvennessFigure EvenHandedness::of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s) const {
  EvennessFigure figure = evenness_of(catalog, creator, as_of_s);
  figure.usual = peers_.of(catalog.creators.platform[creator.value]);
  if (figure.usual && figure.praises > 0 && figure.drawbacks == 0) {
    figure.all_praise = all_praise_bound(*figure.usual, figure.praises);
    figure.praises_everything = *figure.all_praise < rare_all_praise_;
  }
  return figure;
}

}  // namespace vouch::credibility
