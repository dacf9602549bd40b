// How much trust accounts pass to owners: PageRank on the graph of accounts (S. Brin, L. Page, "The anatomy of a large-scale
// hypertextual Web search engine", 1998; T. Haveliwala, "Topic-sensitive PageRank", 2002), without copying it. An account
// divides its mass m among the owners that it follows; an owner's own accounts divide d of what the owner has:
//
//   trust(o) = Σ over accounts a → o of m(a) ÷ degree(a)  +  Σ over owners q → o of min(x(q), C) ÷ degree(q)
//   x(q)     = m of its own accounts + d · trust(q),     q → o where an account of q follows o ≠ q
//
// x is PageRank but for a common factor, where C is infinite: accounts of no owner are followed by nobody, so what they give is
// constant and added up in one pass; the walk goes on among owners alone. A walker who goes nowhere starts anew, which
// multiplies all of x by the same number. C bounds what one owner's accounts count for together.
//
// Influence. A link may be reached again after two steps, not one, so an account of no owner changes trust(o) by at most
// m ÷ (1 − d²) and all owners together by m ÷ (1 − d); the accounts of one owner by C ÷ (1 − d²) and C ÷ (1 − d).
// Where one of several accounts of an owner goes, what the rest passes on is divided anew: twice that. d is one half, not the
// usual 0.85: two creators who follow only each other multiply what either has by 1 ÷ (1 − d²), which is 1.33, not 3.60.
//
// Whole numbers throughout; the iteration begins with the constants, only rises and stops where nothing changes: the least
// fixed point, the same for any order of rows and any number of threads. The pass streams 4 bytes a link and looks up 4 bytes
// a link in the table of masses: bound by those look-ups. 4 bytes an account, and about 60 an owner and 12 a link of owners'
// own accounts are held.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/credibility/trust_prior.h"
#include "engine/credibility/trust_rules.h"
#include "engine/snapshot/reader.h"

namespace vouch::credibility {

/// Who follows whom, both ways round; rows ascend.
struct TrustLinks {
  snapshot::Rows members;  // owner -> accounts
  snapshot::Rows owners;   // account -> owners
};

/// An account that is an owner's own.
struct OwnAccount {
  std::uint32_t account = 0;
  std::uint32_t owner = 0;
  auto operator<=>(const OwnAccount&) const = default;
};

struct TrustWalkOptions {
  unsigned iterations = 2000;  // at most; the fixed point is reached before
  unsigned threads = 1;        // 0: as many as the machine has
};

struct TrustWalk {
  std::vector<std::uint64_t> trust;  // by owner, in units of which kPersonMass are a person
  std::vector<double> squares;       // by owner: of what each follower gives, summed, in people²
  unsigned iterations = 0;
};

/// `masses` of all accounts, undivided; d and C are rules. Requires own accounts by account, each once, and d from 0 to 0.99.
[[nodiscard]] TrustWalk trust_walk(const TrustLinks& links, std::span<const OwnAccount> own, std::vector<std::uint32_t> masses,
                                   const TrustRules& rules, const TrustWalkOptions& options = {});

}  // namespace vouch::credibility
