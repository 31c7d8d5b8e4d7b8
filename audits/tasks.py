"""Celery: load by id, call a service. Arguments are ids; a lost or doubled message does no harm."""

from __future__ import annotations

import logging
import uuid

from kombu.exceptions import OperationalError

from audits.services.collect import Outcome
from audits.services.collect import collect as collect_slice
from audits.services.sweep import tidy, unheld_pulls
from footprint.celery import app

log = logging.getLogger(__name__)


@app.task
def collect(pull_id: str) -> None:
    """Read one slice of a pull, and ask for the next."""
    if collect_slice(uuid.UUID(pull_id)) is Outcome.MORE:
        hint(pull_id)


@app.task
def sweep() -> None:
    """Pick up what nobody holds. Also run when a worker starts."""
    for pull_id in unheld_pulls():
        hint(str(pull_id))
    tidy()


def hint(pull_id: str) -> None:
    """Tell a worker that there is work. Where no broker answers, the sweep tells it later."""
    try:
        collect.delay(pull_id)
    except OperationalError:
        log.warning("no broker; pull %s waits for the sweep", pull_id)
