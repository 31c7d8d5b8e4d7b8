"""The student's way through, page by page: what is answered, refused, shown and taken away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from audits import tasks
from audits.models import Audit, Finding, Upload, User
from audits.services import reporting
from audits.services.collect import collect
from tests.factories import QUIET, flagged_texts, mixed_texts, x_export, zip_of
from tests.people import PASSWORD, ana

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def user() -> User:
    return ana()


@pytest.fixture
def student(user: User) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker listens in these tests: each says when a pull is read."""
    monkeypatch.setattr(tasks, "hint", lambda pull_id: None)


def upload(student: Client, *paths: Path, **form: str) -> object:
    files = [path.open("rb") for path in paths]
    try:
        return student.post(reverse("audit_new"), {"exports": files, **form})
    finally:
        for file in files:
            file.close()


def read(audit: Audit) -> Audit:
    for pull in audit.pulls.all():
        collect(pull.pk)
    audit.refresh_from_db()
    return audit


@pytest.fixture
def audit(student: Client, tmp_path: Path) -> Audit:
    upload(student, x_export(tmp_path / "x.zip", mixed_texts(200)))
    return read(Audit.objects.get())


def test_signing_up_needs_an_address_and_a_password_and_leads_to_ones_audits() -> None:
    client = Client(headers={"host": "127.0.0.1"})
    response = client.post(reverse("account_signup"), {"email": "dee@example.org", "password1": PASSWORD})
    assert response.status_code == 302
    assert response["Location"] == reverse("audit_list")
    assert User.objects.get().email == "dee@example.org"


def test_an_upload_leads_to_the_audit_and_its_progress(student: Client, tmp_path: Path) -> None:
    response = upload(student, x_export(tmp_path / "x.zip", mixed_texts(30)))
    audit = Audit.objects.get()
    assert response["Location"] == reverse("audit_show", args=[audit.pk])  # type: ignore[index]
    waiting = student.get(reverse("audit_progress", args=[audit.pk]))
    assert "HX-Refresh" not in waiting
    assert b"hx-get" in waiting.content
    read(audit)
    assert student.get(reverse("audit_progress", args=[audit.pk]))["HX-Refresh"] == "true"


def test_a_refused_file_is_answered_with_a_sentence_and_nothing_is_kept(
    student: Client, tmp_path: Path, settings: Settings
) -> None:
    response = upload(student, zip_of(tmp_path / "a.zip", [("holiday.txt", "sea")]))
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "does not look like an export" in response.content.decode()  # type: ignore[attr-defined]
    assert not Audit.objects.exists()
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []


def test_one_bad_file_among_good_ones_keeps_none(student: Client, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK\3\4 cut short")
    response = upload(student, x_export(tmp_path / "x.zip", [QUIET]), tmp_path / "bad.zip")
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "bad.zip" in response.content.decode()  # type: ignore[attr-defined]
    assert not Upload.objects.exists()


def test_more_than_the_limit_is_refused_before_it_is_stored(
    student: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.UPLOAD_LIMIT = 1000
    response = upload(student, x_export(tmp_path / "x.zip", mixed_texts(900)))
    assert response.status_code in {400, 422}  # type: ignore[attr-defined]
    assert not Audit.objects.exists()


def test_the_most_serious_findings_come_first_and_the_rest_behind(student: Client, audit: Audit) -> None:
    first = student.get(reverse("audit_show", args=[audit.pk])).content.decode()
    everything = student.get(reverse("audit_show", args=[audit.pk]), {"all": "1"}).content.decode()
    assert first.count('id="finding-') == 15
    assert everything.count('id="finding-') == audit.findings.count() > 15


def test_an_answer_comes_back_as_the_card_alone(student: Client, audit: Audit) -> None:
    finding = audit.findings.all()[0]
    answer = reverse("finding_answer", args=[finding.pk])
    response = student.post(answer, {"choice": "keep"}, headers=HTMX)
    assert response.status_code == 200
    assert b"<html" not in response.content
    assert f"finding-{finding.pk}" in response.content.decode()
    undone = student.post(reverse("finding_undo", args=[finding.pk]), headers=HTMX)
    assert undone.status_code == 200
    finding.refresh_from_db()
    assert finding.answer is None


@pytest.mark.parametrize("sent", [{}, {"choice": "like"}, {"choice": "fine"}, {"choice": "fine", "reason": "  "}])
def test_an_answer_that_says_too_little_is_not_taken(student: Client, audit: Audit, sent: dict[str, str]) -> None:
    finding = audit.findings.all()[0]
    answer = reverse("finding_answer", args=[finding.pk])
    assert student.post(answer, sent).status_code == 422
    assert student.post(answer, sent, headers=HTMX).status_code == 200
    finding.refresh_from_db()
    assert finding.answer is None


def test_json_and_pdf_hold_the_findings_and_the_answers(student: Client, audit: Audit) -> None:
    finding = audit.findings.all()[0]
    student.post(reverse("finding_answer", args=[finding.pk]), {"choice": "fine", "reason": "a quotation"})
    report = json.loads(student.get(reverse("audit_json", args=[audit.pk])).content)
    assert len(report["findings"]) == audit.findings.count()
    assert {"choice": "fine", "action": "", "reason": "a quotation"} in [one["answer"] for one in report["findings"]]
    for paper in ("a4", "letter", "nonsense"):
        assert student.get(reverse("audit_pdf", args=[audit.pk]), {"paper": paper}).content.startswith(b"%PDF")


def test_erasing_everything_needs_the_word_and_leaves_nothing(student: Client, audit: Audit, user: User) -> None:
    assert student.post(reverse("me_erase"), {"confirm": "yes"}).status_code == 422
    assert student.post(reverse("me_erase"), {"confirm": "Erase "})["Location"] == reverse("me_erased")
    assert not User.objects.exists()
    assert not Finding.objects.exists()
    assert student.get(reverse("audit_list")).status_code == 302


def test_the_theme_is_kept_and_leads_nowhere_else(student: Client) -> None:
    response = student.post(reverse("theme"), {"theme": "dark", "next": "https://evil.example/"})
    assert response["Location"] == "/"
    assert 'data-theme="dark"' in student.get(reverse("home")).content.decode()
    student.post(reverse("theme"), {"theme": "purple"})
    assert 'data-theme="dark"' in student.get(reverse("home")).content.decode()


def test_an_unexpected_error_is_an_apology_that_shows_nothing(
    student: Client, audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = flagged_texts()[0]

    def broken(*args: object) -> None:
        raise ValueError(secret)

    monkeypatch.setattr(reporting, "stored_card", broken)
    student.raise_request_exception = False
    response = student.get(reverse("audit_show", args=[audit.pk]))
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert secret not in response.content.decode()


def test_a_stale_form_says_so(user: User) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    response = strict.post(reverse("theme"), {"theme": "dark"})
    assert response.status_code == 403
    assert "<html" in response.content.decode()


@pytest.mark.parametrize("name", ["healthz", "theme", "account_login", "audit_new"])
def test_a_file_sent_by_a_stranger_is_kept_nowhere(name: str, tmp_path: Path, settings: Settings) -> None:
    with x_export(tmp_path / "x.zip", mixed_texts(50)).open("rb") as file:
        Client(headers={"host": "127.0.0.1"}).post(reverse(name), {"exports": file, "theme": "dark"})
    assert not Path(settings.UPLOAD_DIR).exists() or list(Path(settings.UPLOAD_DIR).iterdir()) == []


def test_an_upload_without_its_token_is_refused_and_kept_nowhere(
    user: User, tmp_path: Path, settings: Settings
) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    response = upload(strict, x_export(tmp_path / "x.zip", [QUIET]))
    assert response.status_code == 403  # type: ignore[attr-defined]
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []


def test_somebody_with_many_exports_waiting_is_asked_to_come_back(student: Client, tmp_path: Path) -> None:
    for number in range(6):
        export = x_export(tmp_path / f"{number}.zip", [QUIET])
        response = upload(student, export)
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "still being read" in response.content.decode()  # type: ignore[attr-defined]
    assert Audit.objects.count() == 5


def test_the_newest_audit_stands_first(student: Client, tmp_path: Path) -> None:
    for number in range(4):
        upload(student, x_export(tmp_path / f"{number}.zip", [QUIET]))
    shown = student.get(reverse("audit_list")).context["audits"]
    assert [audit.pk for audit in shown] == list(Audit.objects.order_by("-created_at").values_list("pk", flat=True))
