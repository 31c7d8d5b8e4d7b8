"""``manage.py judge`` on posts as they come: posts a second on one core, start-up aside."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from bench.measure import best, cost_of, say
from tests.ordinary import ordinary_posts

POSTS = 200_000
ROUNDS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        full, one = Path(folder) / "posts.jsonl", Path(folder) / "one.jsonl"
        lines = _lines()
        full.write_text("".join(lines))
        one.write_text(lines[0])
        runs, starts = [], []
        for _ in range(ROUNDS):
            starts.append(cost_of("manage.py", "judge", stdin=one))
            runs.append(cost_of("manage.py", "judge", stdin=full))
    work = best(runs).cpu - best(starts).cpu
    say(f"manage.py judge, {POSTS:,} posts, best of {ROUNDS}: start-up {best(starts)}")
    say(f"  {best(runs)}: {POSTS / work:,.0f} posts a second, start-up aside")


def _lines() -> list[str]:
    """Ordinary posts, one in twenty worth a look; no two alike."""
    chosen = random.Random(1)  # noqa: S311 - the same posts each time
    posts = ordinary_posts()
    return [json.dumps({"id": n, "text": f"{chosen.choice(posts)} {n}", "kind": "post"}) + "\n" for n in range(POSTS)]


if __name__ == "__main__":
    main()
