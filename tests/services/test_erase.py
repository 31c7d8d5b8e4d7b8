"""Erasing is complete at once, whatever else is going on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, connections

from audits.models import Account, Answer, Audit, DataKey, Finding, Post, Pull, Upload, User
from audits.models.sources import State
from audits.platforms.base import PlatformError
from audits.services import ending, import_export
from audits.services.answering import answer_finding
from audits.services.collect import collect
from audits.services.erase import erase_audit, erase_user
from audits.services.import_export import import_exports
from audits.services.sweep import tidy
from tests.factories import mixed_texts, x_export
from tests.people import ana, ben


def start(user: User, folder: Path, account: str = "1001") -> Audit:
    return import_exports(user, [x_export(folder / f"{account}.zip", mixed_texts(60), account_id=account)])


def read(audit: Audit) -> Audit:
    collect(audit.pulls.get().pk)
    audit.refresh_from_db()
    return audit


@pytest.mark.django_db
def test_nothing_of_an_erased_user_is_left_and_others_keep_theirs(tmp_path: Path) -> None:
    user, other = ana(), ben()
    audit, kept = read(start(user, tmp_path)), read(start(other, tmp_path, "2002"))
    finding = Finding.objects.filter(audit=audit).select_related("audit__user", "answer")[0]
    answer_finding(finding, Answer.Choice.FINE, reason="a quotation")
    start(user, tmp_path)  # one more, not read yet
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session.save()
    waiting = Upload.objects.get().path
    erase_user(user)
    assert not waiting.exists()
    assert not Session.objects.filter(pk=session.session_key).exists()
    assert set(User.objects.all()) == {other}
    assert set(Audit.objects.all()) == {kept}
    assert set(Account.objects.values_list("user", flat=True)) == {other.pk}
    assert not Answer.objects.exists()
    assert not DataKey.objects.exclude(user=other).exists()
    assert set(Post.objects.values_list("audit", flat=True)) == {kept.pk}
    erase_user(user)  # once more does no harm


@pytest.mark.django_db
def test_erasing_an_audit_takes_answers_that_no_other_audit_shows(tmp_path: Path) -> None:
    user = ana()
    first, second = read(start(user, tmp_path)), read(start(user, tmp_path))
    finding = Finding.objects.filter(audit=first).select_related("audit__user", "answer")[0]
    answer_finding(finding, Answer.Choice.FINE, reason="a quotation")
    erase_audit(first)
    assert Answer.objects.count() == 1
    erase_audit(second)
    assert not Answer.objects.exists()
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_the_sweep_ends_an_audit_that_all_its_pulls_have_left(tmp_path: Path) -> None:
    audit = start(ana(), tmp_path)
    Pull.objects.filter(audit=audit).update(state=State.DONE)
    tidy()
    audit.refresh_from_db()
    assert audit.state == State.DONE
    assert not Upload.objects.exists()


@pytest.mark.django_db
def test_cancelling_what_has_ended_changes_nothing(tmp_path: Path) -> None:
    audit = read(start(ana(), tmp_path))
    ended = audit.finished_at
    ending.cancel_audit(audit)
    audit.refresh_from_db()
    assert (audit.state, audit.finished_at) == (State.DONE, ended)


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run in threads of their own, each with its own connection; what they raised."""
    raised: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
def test_two_pulls_that_end_at_once_end_their_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = ana()
    files = [x_export(tmp_path / f"{n}.zip", mixed_texts(30), account_id=str(n)) for n in range(2)]
    first = import_exports(user, [files[0]])
    second = import_exports(user, [files[1]], another_account=True)
    Pull.objects.filter(audit=second).update(audit=first)
    both = threading.Barrier(2)
    settle = ending.settle_audit

    def together(audit_id: object) -> None:
        both.wait(10)
        settle(audit_id)  # type: ignore[arg-type]

    monkeypatch.setattr(ending, "settle_audit", together)
    pulls = list(Pull.objects.filter(audit=first).values_list("pk", flat=True))
    assert at_once(*(lambda pull=pull: collect(pull) for pull in pulls)) == []
    first.refresh_from_db()
    assert first.state == State.DONE


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
def test_an_import_while_its_user_is_erased_leaves_neither_rows_nor_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = ana()
    export = x_export(tmp_path / "x.zip", mixed_texts(30))
    leave_rows, under_way = import_export._leave_rows, threading.Event()

    def slowly(*args: object) -> Audit:
        audit = leave_rows(*args)  # type: ignore[arg-type]
        under_way.set()
        connection.cursor().execute("SELECT pg_sleep(0.5)")
        return audit

    monkeypatch.setattr(import_export, "_leave_rows", slowly)

    def erase() -> None:
        under_way.wait(10)
        erase_user(User.objects.get(pk=user.pk))

    assert at_once(lambda: import_exports(user, [export]), erase) == []
    assert not User.objects.exists()
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []
    with pytest.raises(PlatformError, match="erased"):
        import_exports(user, [export])
