"""A pull that cannot be lost: interrupted, doubled, cancelled or abandoned, it ends with the same result."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError

from audits import tasks
from audits.models import Answer, Audit, Finding, Post, Pull, Upload, User
from audits.models.sealing import SealBroken
from audits.models.sources import State, upload_path
from audits.platforms.base import PlatformError, Profile
from audits.services import collect as collecting
from audits.services import import_export, judging, sweep
from audits.services.answering import answer_finding, undo_answer
from audits.services.collect import Outcome, collect
from audits.services.ending import cancel_audit
from audits.services.erase import erase_audit, erase_user
from audits.services.import_export import import_exports
from audits.services.keeping import keep_page
from audits.services.reporting import report_of
from tests.factories import QUIET, flagged_texts, mixed_texts, x_export
from tests.people import ana, ben

pytestmark = pytest.mark.django_db


class Crash(BaseException):
    """What a killed worker looks like from inside: nothing after it runs."""


@pytest.fixture
def user() -> User:
    return ana()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "PAGE", 20)


def start(user: User, folder: Path, count: int = 200, **account: str) -> Audit:
    return import_exports(user, [x_export(folder / f"{uuid.uuid4()}.zip", mixed_texts(count), **account)])


def finish(audit: Audit) -> Audit:
    for pull in audit.pulls.all():
        while collect(pull.pk) is Outcome.MORE:
            pass
    audit.refresh_from_db()
    return audit


def result(audit: Audit) -> dict[str, Any]:
    """What an audit came to, in a form that can be compared with another run's."""
    report = report_of(audit)
    return {
        "findings": [(card.post_id, card.rule.id, card.start, card.end) for card in report.findings],
        "coverage": report.coverage,
        "counts": list(audit.pulls.values_list("items_read", "posts_judged", "posts_flagged")),
    }


def crash_after(monkeypatch: pytest.MonkeyPatch, pages: int) -> None:
    """Kill the worker within the transaction of its next page but so many."""
    keep, left = keep_page, iter([None] * pages)

    def keep_or_crash(*args: Any) -> None:
        keep(*args)
        if next(left, Crash) is Crash:
            raise Crash

    monkeypatch.setattr(collecting, "keep_page", keep_or_crash)


def expire_lease(audit: Audit) -> None:
    audit.pulls.update(lease_until=timezone.now() - timedelta(seconds=1))


def test_an_export_becomes_an_audit(user: User, tmp_path: Path) -> None:
    audit = finish(start(user, tmp_path))
    assert audit.state == State.DONE
    assert audit.finished_at
    pull = audit.pulls.get()
    assert pull.items_read == 200
    assert pull.posts_flagged == Post.objects.filter(audit=audit).count() == 20
    assert report_of(audit).coverage[0].read == {"post": 200}


def test_text_is_kept_only_where_something_was_found_and_only_sealed(user: User, tmp_path: Path) -> None:
    audit = finish(start(user, tmp_path))
    opened = [post.open(user.key()).text for post in audit.posts.all()]
    assert set(opened) <= set(flagged_texts())
    assert not any(text.encode() in bytes(post.sealed) for post, text in zip(audit.posts.all(), opened, strict=True))


def test_the_file_goes_when_the_reading_ends(user: User, tmp_path: Path) -> None:
    audit = start(user, tmp_path)
    path = audit.pulls.get().uploads.get().path
    assert path.exists()
    assert path.stat().st_mode & 0o077 == 0
    finish(audit)
    assert not path.exists()
    assert not Upload.objects.exists()


@pytest.mark.parametrize("pages", [0, 1, 4, 9])
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    undisturbed = result(finish(start(user, tmp_path)))
    audit = start(user, tmp_path)
    with monkeypatch.context() as patch:
        crash_after(patch, pages)
        with pytest.raises(Crash):
            collect(audit.pulls.get().pk)
    assert audit.pulls.get().state == State.RUNNING
    assert collect(audit.pulls.get().pk) is Outcome.NOT_OURS  # the lease still holds
    expire_lease(audit)
    assert result(finish(audit)) == undisturbed


def test_a_slice_ends_in_time_and_the_next_goes_on(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed = result(finish(start(user, tmp_path)))
    monkeypatch.setattr(collecting, "SLICE_SECONDS", -1.0)
    audit = start(user, tmp_path)
    assert collect(audit.pulls.get().pk) is Outcome.MORE
    assert audit.pulls.get().lease_until is None
    assert result(finish(audit)) == undisturbed


def test_a_doubled_message_does_nothing(user: User, tmp_path: Path) -> None:
    audit = finish(start(user, tmp_path))
    assert collect(audit.pulls.get().pk) is Outcome.NOT_OURS
    assert collect(uuid.uuid4()) is Outcome.NOT_OURS


def test_a_worker_that_lost_its_fence_writes_nothing_more(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = start(user, tmp_path)
    read = judging.pages

    def stolen(*args: Any, **kwargs: Any) -> Iterator[judging.Page]:
        for number, page in enumerate(read(*args, **kwargs)):
            if number == 3:
                audit.pulls.update(fence=99)
            yield page

    monkeypatch.setattr(collecting, "pages", stolen)
    assert collect(audit.pulls.get().pk) is Outcome.NOT_OURS
    assert audit.pulls.get().cursor == 60
    assert audit.pulls.get().state == State.RUNNING


@pytest.mark.parametrize("stop", [cancel_audit, erase_audit, lambda audit: erase_user(audit.user)])
def test_cancelling_or_erasing_while_a_worker_reads_stops_it(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: Callable[[Audit], None]
) -> None:
    audit = start(user, tmp_path)
    pull = audit.pulls.get()
    read = judging.pages

    def stopped(*args: Any, **kwargs: Any) -> Iterator[judging.Page]:
        for number, page in enumerate(read(*args, **kwargs)):
            if number == 3:
                stop(Audit.objects.get(pk=audit.pk))
            yield page

    monkeypatch.setattr(collecting, "pages", stopped)
    path = pull.uploads.get().path
    assert collect(pull.pk) is Outcome.NOT_OURS
    assert not path.exists()
    left = Pull.objects.filter(pk=pull.pk).first()
    assert left is None or (left.state == State.CANCELLED and left.cursor == 60)


def test_what_was_read_before_cancelling_stays_with_its_coverage(user: User, tmp_path: Path) -> None:
    audit = start(user, tmp_path)
    cancel_audit(audit)
    audit.refresh_from_db()
    assert audit.state == State.CANCELLED
    report = report_of(audit)
    assert not report.finished
    assert "You stopped the reading" in report.notes[0]


def test_a_pull_that_stops_five_times_at_one_place_is_given_up_with_a_sentence(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = start(user, tmp_path)
    with monkeypatch.context() as patch:
        for _ in range(collecting.MOST_ATTEMPTS):
            crash_after(patch, 0)
            with pytest.raises(Crash):
                collect(audit.pulls.get().pk)
            expire_lease(audit)
    finish(audit)
    assert audit.state == State.FAILED
    assert audit.pulls.get().reason == collecting.NEVER_BEGAN
    assert not Upload.objects.exists()


def test_an_unexpected_error_is_logged_without_content_and_tried_later(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    audit = start(user, tmp_path)

    def broken(*args: Any) -> None:
        raise ValueError(flagged_texts()[0])

    monkeypatch.setattr(collecting, "keep_page", broken)
    assert collect(audit.pulls.get().pk) is Outcome.NOT_OURS
    pull = audit.pulls.get()
    assert pull.lease_until is None
    assert pull.next_try_at > timezone.now()
    assert collect(pull.pk) is Outcome.NOT_OURS  # not yet
    assert str(pull.pk) in caplog.text


def test_a_refusal_while_reading_keeps_what_was_read(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = start(user, tmp_path)
    read = judging.pages

    def refused(*args: Any, **kwargs: Any) -> Iterator[judging.Page]:
        yield next(read(*args, **kwargs))
        raise PlatformError("The file is damaged from here on.")

    monkeypatch.setattr(collecting, "pages", refused)
    finish(audit)
    assert audit.state == State.FAILED
    assert audit.pulls.get().items_read > 0
    assert "damaged" in report_of(audit).notes[0]


@pytest.mark.parametrize("trouble", [SealBroken(), OSError("no such disk"), OperationalError("no database")])
def test_the_operators_trouble_costs_no_attempt_and_no_upload(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    audit = start(user, tmp_path)

    def out_of_reach(*args: Any) -> None:
        raise trouble

    monkeypatch.setattr(collecting, "coverage_of", out_of_reach)
    for _ in range(2 * collecting.MOST_ATTEMPTS):
        assert collect(audit.pulls.get().pk) is Outcome.NOT_OURS
        audit.pulls.update(next_try_at=timezone.now() - timedelta(seconds=1))
    assert audit.pulls.get().uploads.get().path.exists()
    monkeypatch.undo()
    assert finish(audit).state == State.DONE


def test_an_audit_says_that_it_is_being_read(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "SLICE_SECONDS", -1.0)
    audit = start(user, tmp_path)
    assert collect(audit.pulls.get().pk) is Outcome.MORE
    audit.refresh_from_db()
    assert audit.state == State.RUNNING


def test_two_students_of_one_name_do_not_lock_each_other_out(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports = import_export.exports_in
    by_name = Profile(account_id="maria garcia", name="Maria Garcia", unique=False)
    monkeypatch.setattr(
        import_export, "exports_in", lambda files, names: [replace(exports(files, names)[0], profile=by_name)]
    )
    start(user, tmp_path)
    assert start(ben(), tmp_path).pulls.count() == 1


def test_the_sweep_picks_up_what_nobody_started(user: User, tmp_path: Path) -> None:
    audit = start(user, tmp_path)
    assert sweep.unheld_pulls() == [audit.pulls.get().pk]
    finish(audit)
    assert sweep.unheld_pulls() == []


def test_the_sweep_removes_files_that_no_row_names(user: User, tmp_path: Path) -> None:
    import os

    audit = start(user, tmp_path)
    orphan = upload_path(uuid.uuid4())
    orphan.write_bytes(b"left by a request that died")
    os.utime(orphan, (0, 0))
    sweep.tidy()
    assert not orphan.exists()
    assert audit.pulls.get().uploads.get().path.exists()


def test_without_a_broker_the_row_waits_for_the_sweep(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any) -> None:
        raise BrokerError

    monkeypatch.setattr(tasks.collect, "delay", refuse)
    audit = start(user, tmp_path)
    tasks.hint(str(audit.pulls.get().pk))
    assert audit.pulls.get().state == State.QUEUED


def test_an_answer_holds_in_the_next_audit_of_the_same_posts(user: User, tmp_path: Path) -> None:
    first = finish(start(user, tmp_path))
    finding = Finding.objects.filter(audit=first).select_related("audit__user", "answer")[0]
    answer_finding(finding, Answer.Choice.FINE, reason="it is a quotation")
    second = finish(start(user, tmp_path))
    again = Finding.objects.get(audit=second, fingerprint=finding.fingerprint)
    assert again.answer is not None
    assert again.answer.reason(user.key()) == "it is a quotation"
    assert b"quotation" not in bytes(again.answer.sealed_reason)


def test_undoing_brings_the_answer_before_back(user: User, tmp_path: Path) -> None:
    audit = finish(start(user, tmp_path))
    finding = Finding.objects.filter(audit=audit).select_related("audit__user", "answer")[0]
    answer_finding(finding, Answer.Choice.KEEP)
    answer_finding(finding, Answer.Choice.ASK)
    undo_answer(finding)
    finding.refresh_from_db()
    assert finding.answer is not None
    assert finding.answer.choice == Answer.Choice.KEEP
    undo_answer(finding)
    finding.refresh_from_db()
    assert finding.answer is None
    undo_answer(finding)


def test_an_export_of_somebody_elses_account_is_refused_and_nothing_is_kept(user: User, tmp_path: Path) -> None:
    start(user, tmp_path)
    waiting = set(upload_path(uuid.uuid4()).parent.iterdir())
    other = ben()
    with pytest.raises(PlatformError, match="somebody else"):
        start(other, tmp_path)
    assert not other.audits.exists()
    assert set(upload_path(uuid.uuid4()).parent.iterdir()) == waiting


def test_a_second_account_needs_the_students_word(user: User, tmp_path: Path) -> None:
    start(user, tmp_path)
    other = x_export(tmp_path / "other.zip", [QUIET], account_id="2002", handle="second_self")
    with pytest.raises(PlatformError, match="another account"):
        import_exports(user, [other])
    audit = import_exports(user, [other], another_account=True)
    assert user.accounts.count() == 2
    assert audit.pulls.get().account.profile(user.key()).handle == "second_self"
