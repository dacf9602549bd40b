"""The labelled accounts: those that the model is trained on, and those that it is only tested on."""

import csv
import json
from pathlib import Path

import numpy as np

from features import COLUMNS, Table

# InstaFake's name of each column.
_INSTAFAKE = {
    "followers": "userFollowerCount",
    "following": "userFollowingCount",
    "posts": "userMediaCount",
    "username_length": "usernameLength",
    "username_digits": "usernameDigitCount",
    "has_picture": "userHasProfilPic",
    "is_private": "userIsPrivate",
}


def srf(data: Path) -> tuple[Table, np.ndarray]:
    """SRF Data, fake followers of Swiss influencers, labelled by hand, 2017: accounts, and 1 for each fake."""
    with open(data / "srf_fake_followers" / "labelled.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    accounts = {name: np.array([float(row[name]) for row in rows]) for name in COLUMNS}
    return accounts, np.array([int(row["is_fake"]) for row in rows])


def instafake(data: Path) -> tuple[Table, np.ndarray]:
    """F. Akyon, E. Kalfaoglu, Instagram fake and automated account detection, 2019. Never trained on."""
    rows, fakes = [], []
    for name, fake in (("fakeAccountData.json", 1), ("realAccountData.json", 0)):
        part = json.loads((data / "instafake" / "fake-v1.0" / name).read_text(encoding="utf-8"))
        rows += part
        fakes += [fake] * len(part)
    accounts = {name: np.array([float(row[field]) for row in rows]) for name, field in _INSTAFAKE.items()}
    return accounts, np.array(fakes)
