"""Who may open what: one table of URL × person × status. A URL that is not in it fails the build."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from audits.models import Audit, User
from audits.services.collect import collect
from audits.services.import_export import import_exports
from audits.services.judging import engine
from tests.factories import mixed_texts, x_export
from tests.people import ana, ben, chi

SIGN_IN = 302
# URL name: (nobody, Ana whose it is, Ben who is another student, Dr Chi who is a superuser)
OPEN = (200, 200, 200, 200)
OWN_PAGE = (SIGN_IN, 200, 200, 200)  # each sees their own
ANAS = (SIGN_IN, 200, 404, 404)
ANAS_POST = (SIGN_IN, 302, 404, 404)
GET: dict[str, tuple[int, int, int, int]] = {
    "home": OPEN,
    "sample": OPEN,
    "sample_pdf": OPEN,
    "rule_list": OPEN,
    "rule": OPEN,
    "me_erased": OPEN,
    "healthz": OPEN,
    "audit_list": OWN_PAGE,
    "audit_new": OWN_PAGE,
    "me": OWN_PAGE,
    "audit_show": ANAS,
    "audit_progress": ANAS,
    "audit_pdf": ANAS,
    "audit_json": ANAS,
    "audit_cancel": (SIGN_IN, 405, 405, 405),
    "audit_erase": (SIGN_IN, 405, 405, 405),
    "finding_answer": (SIGN_IN, 405, 405, 405),
    "finding_undo": (SIGN_IN, 405, 405, 405),
    "me_erase": (SIGN_IN, 302, 302, 302),
    "theme": (405, 405, 405, 405),
}
POST: dict[str, tuple[int, int, int, int]] = {
    "audit_new": (SIGN_IN, 422, 422, 422),  # nothing chosen
    "audit_cancel": ANAS_POST,
    "audit_erase": ANAS_POST,
    "finding_answer": ANAS_POST,
    "finding_undo": ANAS_POST,
    "me_erase": (SIGN_IN, 422, 422, 422),  # nothing typed
    "theme": (302, 302, 302, 302),
}
BODY = {"finding_answer": {"choice": "keep"}, "theme": {"theme": "dark"}}
# allauth's own pages: what each person gets.
ACCOUNT: dict[str, tuple[int, int, int, int]] = {
    "account_login": (200, 302, 302, 302),
    "account_signup": (200, 302, 302, 302),
    "account_logout": (302, 200, 200, 200),
    "account_reauthenticate": (302, 200, 200, 200),
    "account_change_password": (302, 200, 200, 200),
    "account_set_password": (302, 302, 302, 302),
    "account_confirm_login_code": (302, 302, 302, 302),
    "account_inactive": OPEN,
    "account_email": (302, 200, 200, 200),
    "account_email_verification_sent": OPEN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_confirm_email": OPEN,
}
PEOPLE = ("nobody", "ana", "ben", "chi")


@pytest.fixture
def cast(db: None) -> dict[str, User | None]:
    return {"nobody": None, "ana": ana(), "ben": ben(), "chi": chi()}


@pytest.fixture
def audit(cast: dict[str, User | None], tmp_path: Path) -> Audit:
    owner = cast["ana"]
    assert owner is not None
    audit = import_exports(owner, [x_export(tmp_path / "x.zip", mixed_texts(40))])
    collect(audit.pulls.get().pk)
    audit.refresh_from_db()
    return audit


def url_of(name: str, audit: Audit) -> str:
    args: dict[str, list[object]] = {
        "rule": [next(iter(engine().rules))],
        "account_reset_password_from_key": ["0", "no-such-key"],
        "account_confirm_email": ["no-such-key"],
    }
    if name.startswith("audit_") and name not in {"audit_list", "audit_new"}:
        return reverse(name, args=[audit.pk])
    if name.startswith("finding_"):
        return reverse(name, args=[audit.findings.all()[0].pk])
    return reverse(name, args=args.get(name))


def client_of(person: User | None) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    if person:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("name", [*GET, *ACCOUNT])
def test_getting(name: str, cast: dict[str, User | None], audit: Audit) -> None:
    statuses = tuple(client_of(cast[person]).get(url_of(name, audit)).status_code for person in PEOPLE)
    assert statuses == (GET | ACCOUNT)[name]


@pytest.mark.parametrize("name", POST)
@pytest.mark.parametrize("person", PEOPLE)
def test_posting(name: str, person: str, cast: dict[str, User | None], audit: Audit) -> None:
    response = client_of(cast[person]).post(url_of(name, audit), BODY.get(name, {}))
    assert response.status_code == POST[name][PEOPLE.index(person)]
    if person == "nobody" and POST[name][0] == SIGN_IN and name != "theme":
        assert response["Location"].startswith(reverse("account_login"))


def test_what_does_not_exist_answers_like_what_is_not_yours(cast: dict[str, User | None]) -> None:
    for name in ("audit_show", "audit_progress", "audit_pdf", "audit_json"):
        assert client_of(cast["ana"]).get(reverse(name, args=[uuid.uuid4()])).status_code == 404


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_url_is_in_the_table() -> None:
    assert set(names(get_resolver().url_patterns)) == GET.keys() | ACCOUNT.keys()


def admin_urls() -> list[str]:
    return [name for name in names(admin.site.urls[0]) if name.endswith("_changelist")]


def test_the_admin_shows_operational_rows_only(cast: dict[str, User | None], audit: Audit) -> None:
    assert set(admin_urls()) == {"audits_pull_changelist"}
    staff = client_of(cast["chi"])
    for page in (
        reverse("admin:audits_pull_changelist"),
        reverse("admin:audits_pull_change", args=[audit.pulls.get().pk]),
    ):
        body = staff.get(page).content.decode()
        for secret in ("ana@example.org", "practice_student", audit.findings.all()[0].rule_id):
            assert secret not in body
    assert client_of(cast["ben"]).get("/admin/").status_code == 302


def test_the_admin_is_entered_by_the_front_door(cast: dict[str, User | None]) -> None:
    response = client_of(None).get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_no_response_to_a_signed_in_person_may_be_kept_by_a_cache(cast: dict[str, User | None], audit: Audit) -> None:
    for name in ("home", "audit_list", "audit_show", "audit_pdf", "me"):
        assert "no-store" in client_of(cast["ana"]).get(url_of(name, audit))["Cache-Control"]


def test_every_page_carries_the_policy_that_lets_nothing_foreign_in(cast: dict[str, User | None], audit: Audit) -> None:
    for name in GET:
        policy = client_of(cast["ana"]).get(url_of(name, audit))["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
