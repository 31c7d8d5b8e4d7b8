"""Importing and judging a 100,000-post X archive, beside ``json.loads`` of its tweets.js alone."""

from __future__ import annotations

import tempfile
import zipfile
from operator import attrgetter
from pathlib import Path

from bench.measure import best, cost_of, say
from tests.exports import big_x

POSTS = 100_000
ROUNDS = 3
LOADS = """
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
print(len(json.loads(text[text.index("["):])))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "x.zip"
        big_x.write(archive, POSTS)
        with zipfile.ZipFile(archive) as opened:
            opened.extract("data/tweets.js", folder)
        part = Path(folder) / "data/tweets.js"
        say(f"X archive of {POSTS:,} posts, tweets.js of {part.stat().st_size / 1e6:.0f} MB, best of {ROUNDS}, in turn")
        loads, audit = [], []
        for _ in range(ROUNDS):
            loads.append(cost_of("-c", LOADS, str(part)))
            audit.append(cost_of("manage.py", "audit", str(archive), "--json"))
    say(f"  json.loads of tweets.js alone       {best(loads)}")
    say(f"  manage.py audit, start-up included  {best(audit)}")
    cpu, peak = (of(best(audit)) / of(best(loads)) for of in (attrgetter("cpu"), attrgetter("peak")))
    say(f"  audit costs {cpu:.2f} of the time and {peak:.2f} of the memory of json.loads")


if __name__ == "__main__":
    main()
