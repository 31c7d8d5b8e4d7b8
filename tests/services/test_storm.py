"""Real workers on a real PostgreSQL and Redis, killed again and again, with the broker wiped in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import connection

from audits import tasks
from audits.models import Audit, Finding, Pull, User
from audits.models.sources import OPEN, State
from audits.services.collect import Outcome, collect
from audits.services.import_export import import_exports
from audits.services.sweep import free_leases, unheld_pulls
from tests.factories import mixed_texts, x_export

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parent.parent.parent
STUDENTS = 3
POSTS = 12_000
KILLS = 6
ENDS_WITHIN = 60.0


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """A Celery worker of its own process group, on the tests' database."""
    url, _, name = os.environ["DATABASE_URL"].partition("?")
    tests_database = f"{url.rpartition('/')[0]}/{connection.settings_dict['NAME']}" + (f"?{name}" if name else "")
    environment = os.environ | {
        "DATABASE_URL": tests_database,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATA_DIR": str(settings.DATA_DIR),
    }
    command = [sys.executable, "-m", "celery", "-A", "footprint", "worker", "-P", "threads", "-c", "2", "-l", "WARNING"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def start(folder: Path, number: int, kind: str) -> Audit:
    user = User.objects.create_user(f"{kind}{number}@example.org")
    account = f"{kind}{number}"
    export = x_export(folder / f"{account}.zip", mixed_texts(POSTS), account_id=account, handle=account)
    return import_exports(user, [export])


def result(audit: Audit) -> tuple[object, ...]:
    """What an audit came to; fingerprints differ between users, so places and rules are compared."""
    found = Finding.objects.filter(audit=audit).order_by("post__created_at", "rule_id", "start")
    counts = audit.pulls.values_list("state", "cursor", "items_read", "posts_judged", "posts_flagged").get()
    return (counts, list(found.values_list("post__created_at", "rule_id", "start", "end")))


def test_workers_killed_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    quiet = start(tmp_path, 0, "quiet")
    while collect(quiet.pulls.get().pk) is not Outcome.ENDED:
        pass
    audits = [start(tmp_path, number, "storm") for number in range(STUDENTS)]
    chance = random.Random(4)  # noqa: S311 - the same storm each time
    broker = redis.Redis.from_url(settings.REDIS_URL)
    killed_at_work = 0
    for number in range(KILLS):
        with worker():
            wait_for_progress()
            time.sleep(chance.uniform(0.0, 0.4))
        killed_at_work += Pull.objects.filter(state=State.RUNNING).exists()
        if number % 4 == 2:
            broker.flushall()
        time.sleep(0.5)  # what was on its way to the database when the worker died arrives, or does not
        free_leases()  # as if the two minutes were over
    assert killed_at_work
    with worker():
        wait_until(lambda: not Pull.objects.filter(state__in=OPEN).exists())
    for audit in audits:
        assert result(audit) == result(quiet)


def wait_for_progress() -> None:
    """Until a page more has been read, or everything has ended."""
    before = read()
    wait_until(lambda: read() > before or not Pull.objects.filter(state__in=OPEN).exists())


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait, hinting twice a second at what nobody holds, as the sweep does more slowly."""
    until, hint_at = time.monotonic() + ENDS_WITHIN, 0.0
    while not condition():
        now = time.monotonic()
        assert now < until, list(Pull.objects.values_list("state", "fence", "attempts", "cursor", "lease_until"))
        if now > hint_at:
            hint_at = now + 0.5
            for pull_id in unheld_pulls():
                tasks.hint(str(pull_id))
        time.sleep(0.02)


def read() -> int:
    return sum(Pull.objects.values_list("cursor", flat=True))
