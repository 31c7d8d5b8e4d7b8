"""The cast: who signs in, in tests. Ana owns what is looked at; Ben is another student; Dr Chi teaches."""

from __future__ import annotations

from audits.models import User

PASSWORD = "correct horse battery"


def ana() -> User:
    return User.objects.create_user("ana@example.org", PASSWORD)


def ben() -> User:
    return User.objects.create_user("ben@example.org", PASSWORD)


def chi() -> User:
    """A member of staff with every permission that Django knows."""
    return User.objects.create_superuser("chi@example.org", PASSWORD)
