"""Small datasets with known truth: written by the probe, computed in plain Python.

Every dataset is a folder of files as in design.md section 3, all accounts on one platform and without an `accounts`
file, so that p(a) is the platform prior everywhere and cancels in the value of the audience signal.
"""

import csv
import io
import math
import os
import random

from case import listed

KEY = b"contract-probes: 32 bytes of key"
assert len(KEY) == 32


def table(columns, rows, delimiter=","):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue()


def dataset(folder, files, key=KEY):
    """Writes {file name: text, bytes or (columns, rows)} and the account key; returns the folder."""
    os.makedirs(folder, exist_ok=True)
    for name, content in files.items():
        if isinstance(content, tuple):
            content = table(*content, delimiter="\t" if ".tsv" in name else ",")
        with open(os.path.join(folder, name), "wb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
    if key:
        path = os.path.join(folder, "account.key")
        with open(path, "wb") as out:
            out.write(key)
        os.chmod(path, 0o600)
    return folder


CREATORS = ("creator_id", "platform", "name", "followers", "category", "country", "language", "price_cents", "price_basis", "currency")
BRANDS = ("brand_id", "name", "text", "category", "country", "language")
AUDIENCE = ("account_id", "platform", "owner_id", "owner_kind", "kind", "at")
POSTS = ("post_id", "owner_id", "owner_kind", "at", "text", "likes", "comments", "language")
TIES = ("brand_id", "creator_id", "at", "paid")
DAY = 86400
START = 1_700_000_000  # 14 November 2023


class World:
    """Creators, brands, who follows whom, ties and posts; the truth about overlap."""

    def __init__(self, creators=30, accounts=500, seed=7):
        rng = random.Random(seed)
        self.creators, self.posts = [], []
        self.links = {}  # (kind, owner) -> {account: time}
        for index in range(creators):
            name = f"c{index:02d}"
            country, language = rng.choice((("DE", "de"), ("AT", "de"), ("US", "en")))
            followers = rng.choice((3000, 42_000, 230_000, 740_000, 2_400_000)) + index
            category = rng.choice(("beauty", "travel", "food"))
            platform = "instagram"
            self.creators.append((name, platform, f"Creator {index}", followers, category, country, language, 10_000 + 2_500 * index, "net", "EUR"))
            size = 0 if index == creators - 1 else rng.randrange(20, 160)  # the last one has no audience at all
            pool = range(accounts, 2 * accounts) if index == creators - 2 else range(accounts)  # and this one shares nobody
            self.links["creator", name] = {f"a{a:04d}": START + rng.randrange(400) * DAY for a in rng.sample(pool, min(size, accounts // 2))}
            for number in range(4):
                topic = {"beauty": "skin care serum glow", "travel": "mountain hut hike train", "food": "bread oven dough flour"}[category]
                at = START + rng.randrange(400) * DAY
                words = topic.split() + [rng.choice(("today", "again", "finally", "morning")) for _ in range(3)]
                rng.shuffle(words)
                self.posts.append((f"p{index:02d}{number}", name, "creator", at, " ".join(words), followers // 40 + rng.randrange(50), rng.randrange(1, 60), "en"))
        self.brands = [
            ("b1", "Bread and Salt", "bread from a stone oven, dough made by hand", "food", "DE", "en"),
            ("b2", "Hut to Hut", "hiking gear for mountain huts", "travel", "AT", "en"),
            ("b3", "Glow", "serum for the skin", "beauty", "US", "en"),
        ]
        for (name, *_), size in zip(self.brands, (180, 90, 240)):
            self.links["brand", name] = {f"a{a:04d}": START + rng.randrange(400) * DAY for a in rng.sample(range(accounts), min(size, accounts // 2))}
        self.ties = [("b1", f"c{i:02d}", START + i * DAY, "true") for i in (2, 5, 11) if i < creators]
        self.ties += [("b2", f"c{i:02d}", START + i * DAY, "true") for i in (1, 5) if i < creators]

    def audience_rows(self, until=None):
        return [
            (account, "instagram", owner, kind, "follow", at)
            for (kind, owner), links in self.links.items()
            for account, at in links.items()
            if until is None or at <= until
        ]

    def files(self, **changes):
        """The dataset's files; `changes` replaces or (None) leaves out by name without ending."""
        files = {
            "creators": (CREATORS, self.creators),
            "brands": (BRANDS, self.brands),
            "audience": (AUDIENCE, self.audience_rows()),
            "posts": (POSTS, self.posts),
            "collaborations": (TIES, self.ties),
        }
        files.update(changes)
        return {f"{name}.csv": content for name, content in files.items() if content is not None}

    def write(self, folder, key=KEY, **changes):
        return dataset(folder, self.files(**changes), key)

    def members(self, kind, owner, until=None):
        return {account for account, at in self.links[kind, owner].items() if until is None or at <= until}

    def overlap(self, brand, creator, until=None):
        return len(self.members("brand", brand, until) & self.members("creator", creator, until))

    def value(self, brand, creator, until=None):
        """Section 4.1 with constant p: the sum of w over both, over the root of the product of the sums of w."""
        owners = {}
        for (kind, owner) in self.links:
            for account in self.members(kind, owner, until):
                owners[account] = owners.get(account, 0) + 1
        weight = {account: math.log(3) / math.log(2 + d) for account, d in owners.items()}
        b, c = self.members("brand", brand, until), self.members("creator", creator, until)
        total = math.sqrt(sum(weight[a] for a in b) * sum(weight[a] for a in c))
        return sum(weight[a] for a in b & c) / total if total else None


def standard(vouch):
    """(world, folder, snapshot), built once: every row is good, so the build must end with 0."""

    def make():
        world = World()
        folder = world.write(vouch.fresh("world"))
        return world, folder, vouch.build(folder)

    return vouch.once("standard", make)


def rows_of(*ids, **columns):
    """A creators table for the cases about reading: ids and any further columns, as lists."""
    names = list(columns)
    return ("creator_id", *names), [(one, *(columns[name][i] for name in names)) for i, one in enumerate(ids)]


BRAND = (("brand_id", "name"), [("b", "Brand")])


def creator_ids(vouch, snapshot, brand="b", **filters):
    """The ids that a shortlist lists when these filters are set: how the cases see what was read."""
    return set(listed(vouch.answer(snapshot, {"brand": brand, "filters": filters} if filters else brand)))
