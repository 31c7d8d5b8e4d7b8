"""Whose Instagram export it is. The labels are in the user's language, so most is told by shape and order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from audits.platforms.archive import Archive
from audits.platforms.base import Exposure, Profile
from audits.platforms.contents import of_kind
from audits.platforms.instagram.records import OldProfile, Value
from audits.platforms.meta import repaired, whole

PERSONAL = r"(?:personal|account)_information/personal_information\.json"
THREADS = r"threads/personal_information\.json"
OLD = r"profile\.json"

_HANDLE = re.compile(r"[a-z0-9._]{1,30}")
_USERNAME = frozenset(
    (
        *("username", "benutzername", "nutzername", "nom d’utilisateur", "nom d'utilisateur", "nombre de usuario"),
        *("nome de usuário", "nome utente", "gebruikersnaam", "användarnamn", "brugernavn", "brukernavn"),
    )
)
_BIO = frozenset(("bio", "biography", "biografie", "biografía", "biografia", "biographie", "steckbrief"))
# "Confirmed: yes" has the form of a handle, too.
_YES_OR_NO = frozenset(
    (
        *("true", "false", "yes", "no", "ja", "nein", "oui", "non", "sí", "si", "não", "sim", "nee", "waar"),
        *("onwaar", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "verdadeiro", "vero", "female", "male"),
    )
)


class Person(NamedTuple):
    handle: str
    name: str
    bio: str
    private: bool

    @property
    def profile(self) -> Profile:
        """Instagram gives no id of the account, only the handle of the day."""
        return Profile(handle=self.handle, name=self.name, unique=False)

    @property
    def exposure(self) -> Exposure:
        """A private account shows its posts to followers only. A public one may still have shared
        some with close friends, and the export does not say which."""
        return Exposure.FOLLOWERS if self.private else Exposure.UNKNOWN


class Named(msgspec.Struct):
    string_map_data: dict[str, Value] = {}


def people(archive: Archive, pattern: str = f"{PERSONAL}|{OLD}") -> Iterator[Person]:
    """Everybody the export says it belongs to: one, unless files of two accounts were mixed."""
    for name in of_kind(archive.names(), pattern):
        person = _old(archive, name) if re.search(rf"(?:^|/){OLD}$", name) else _labelled(archive, name)
        if person and (person.handle or person.name):
            yield person


def _old(archive: Archive, name: str) -> Person | None:
    found = whole(archive, name, OldProfile)
    if not found:
        return None
    return Person(
        repaired(found.username), repaired(found.name), repaired(found.biography), bool(found.private_account)
    )


def _labelled(archive: Archive, name: str) -> Person | None:
    found = whole(archive, name, dict[str, list[Named] | Named])
    first = next(iter((found or {}).values()), None)
    person = next(iter(first), None) if isinstance(first, list) else first
    if person is None:
        return None
    values = [(repaired(label).casefold(), repaired(value.value)) for label, value in person.string_map_data.items()]
    at = _username(values)
    return Person(
        handle=values[at][1] if at is not None else "",
        name=_name(values, at),
        bio=next((value for label, value in values if label in _BIO), ""),
        private=("private account", "true") in ((label, value.casefold()) for label, value in values),
    )


def _username(values: list[tuple[str, str]]) -> int | None:
    """Where the handle stands: under its label, else the first value that has the form of one."""
    named = [at for at, (label, value) in enumerate(values) if label in _USERNAME and value]
    shaped = (at for at, (_, value) in enumerate(values) if _is_handle(value))
    return named[0] if named else next(shaped, None)


def _is_handle(value: str) -> bool:
    return bool(_HANDLE.fullmatch(value)) and value not in _YES_OR_NO and not value.isdigit()


def _name(values: list[tuple[str, str]], username: int | None) -> str:
    """The name stands under its label, or right after the handle."""
    labelled = next((value for label, value in values if label == "name"), "")
    if labelled or username is None:
        return labelled
    label, value = values[username + 1] if username + 1 < len(values) else ("", "")
    return "" if label in _BIO else value
