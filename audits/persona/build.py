"""Make the persona's exports: ``python -m audits.persona.build``.

The same posts give the same bytes on every machine, so a test can compare the committed files
with a fresh build: members are sorted, stamped with one date, and stored without compression
(whose output differs between libraries).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from audits.persona import EXPORTS
from audits.persona.facebook import facebook_members
from audits.persona.instagram import instagram_members
from audits.persona.truth import Persona, persona
from audits.persona.x import x_members

STAMP = (2026, 11, 2, 8, 0, 0)
UNIX, READABLE = 3, 0o100644 << 16

LAYOUTS: dict[str, Callable[[Persona], Mapping[str, bytes]]] = {
    "x": x_members,
    "facebook": facebook_members,
    "instagram": instagram_members,
}


def build(name: str, who: Persona) -> bytes:
    """The export of one platform, as a ZIP."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as export:
        for member, content in sorted(LAYOUTS[name](who).items()):
            entry = zipfile.ZipInfo(member, STAMP)
            entry.create_system, entry.external_attr = UNIX, READABLE
            export.writestr(entry, content)
    return made.getvalue()


def write_all() -> None:
    who = persona()
    for path in EXPORTS:
        path.write_bytes(build(path.stem, who))


if __name__ == "__main__":
    write_all()
