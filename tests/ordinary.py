"""Ordinary posts, from the quiet corpus and the packs' own examples, as material for measuring."""

from __future__ import annotations

from pathlib import Path

from audits.services.judging import engine

QUIET = Path(__file__).parent / "quiet"


def ordinary_posts() -> list[str]:
    """Many quiet posts and a few that rules look at: about one in twenty."""
    lines = [line for file in sorted(QUIET.glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    quiet = [line for line in lines if line and not line.startswith("#")]
    flagged = [e.text for rule in engine().rules.values() for e in rule.examples if e.matches and not e.media]
    return quiet + flagged[: len(quiet) // 20]
