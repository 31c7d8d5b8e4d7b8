"""The practice persona: a medical student who does not exist, with known answers.

Her exports feed the sample audit, the tests and the screenshots. What she posted, and what a
careful reader would say about it, stands in posts.toml; ``python -m audits.persona.build``
makes the exports from it.
"""

from __future__ import annotations

from pathlib import Path

NAME = "Inés Marrowby-Castellanos"

POSTS = Path(__file__).parent / "posts.toml"
EXPORTS = tuple(Path(__file__).parent / "exports" / f"{name}.zip" for name in ("x", "facebook", "instagram"))
"""Each platform's export, as that platform would send it."""
