"""Sealed values open for their owner in their place, and fail loudly everywhere else."""

from __future__ import annotations

import base64
import os

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from audits.models import DataKey
from audits.models.sealing import Key, SealBroken, new_data_key, site_digest, unwrap, wrap
from audits.services.keys import rotate_keys
from tests.people import ana, ben

KEY = Key(new_data_key())


def test_what_is_sealed_opens_in_its_place() -> None:
    assert KEY.open(KEY.seal("naïve 🩺".encode(), "post·1"), "post·1").decode() == "naïve 🩺"


def test_sealing_twice_looks_different() -> None:
    assert KEY.seal(b"same", "post·1") != KEY.seal(b"same", "post·1")


@pytest.mark.parametrize("place", ["post·2", "account·1", ""])
def test_a_value_moved_to_another_place_does_not_open(place: str) -> None:
    sealed = KEY.seal(b"text", "post·1")
    with pytest.raises(SealBroken):
        KEY.open(sealed, place)


@pytest.mark.parametrize("byte", [0, 1, 12, 13, -1])
def test_a_changed_byte_does_not_open(byte: int) -> None:
    sealed = bytearray(KEY.seal(b"text", "post·1"))
    sealed[byte] ^= 1
    with pytest.raises(SealBroken):
        KEY.open(bytes(sealed), "post·1")


def test_another_key_does_not_open() -> None:
    with pytest.raises(SealBroken):
        Key(new_data_key()).open(KEY.seal(b"text", "post·1"), "post·1")


def test_nothing_at_all_does_not_open() -> None:
    with pytest.raises(SealBroken):
        KEY.open(b"", "post·1")


def test_a_digest_is_stable_for_its_key_and_differs_between_keys() -> None:
    assert KEY.digest("finding", "x", "1") == KEY.digest("finding", "x", "1")
    assert KEY.digest("finding", "x", "1") != Key(new_data_key()).digest("finding", "x", "1")
    assert KEY.digest("a", "bc") != KEY.digest("ab", "c")
    assert site_digest("x", "1") != site_digest("x", "2")


def test_a_data_key_is_wrapped_for_one_owner() -> None:
    name, wrapped = wrap(b"k" * 32, "ana")
    assert unwrap(name, wrapped, "ana").raw == b"k" * 32
    with pytest.raises(SealBroken):
        unwrap(name, wrapped, "ben")


def _master() -> str:
    return base64.b64encode(os.urandom(32)).decode()


@pytest.mark.django_db
def test_each_user_has_a_key_of_their_own() -> None:
    one, other = ana(), ben()
    assert one.key() == one.key()
    assert one.key() != other.key()


@pytest.mark.django_db
def test_master_keys_rotate_and_the_old_one_can_go(settings: Settings) -> None:
    user = ana()
    sealed = user.key().seal(b"text", "post·1")
    old, new = settings.MASTER_KEYS, _master()
    settings.MASTER_KEYS = [new, *old]
    assert rotate_keys() == 1
    assert rotate_keys() == 0
    settings.MASTER_KEYS = [new]
    assert user.key().open(sealed, "post·1") == b"text"
    settings.MASTER_KEYS = old
    with pytest.raises(SealBroken):
        user.key()


@pytest.mark.django_db
def test_a_user_without_a_key_gets_one_and_no_row_holds_it_bare() -> None:
    user = ana()
    raw = user.key().raw
    assert raw not in bytes(DataKey.objects.get(user=user).wrapped)


@pytest.mark.parametrize("keys", [[""], ["c2hvcnQ="]])
def test_a_missing_or_short_master_key_is_refused_with_the_way_to_make_one(settings: Settings, keys: list[str]) -> None:
    settings.MASTER_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="MASTER_KEYS"):
        wrap(b"k" * 32, "ana")
