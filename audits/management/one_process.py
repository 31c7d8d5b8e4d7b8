"""Web, worker and beat in one process: the in-memory broker reaches no further.

Gunicorn serves with threads from a single worker process; in it, after the fork, a Celery worker
and a beat run as threads. Killed, it loses nothing: the rows say what was under way.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable
from typing import Any

from celery.beat import Scheduler, Service
from celery.worker import WorkController
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from audits import tasks
from audits.services.sweep import free_leases
from footprint.celery import app

WEB_THREADS = 8
WORK_THREADS = 2


class OneProcess(BaseApplication):
    """A gunicorn application that also works."""

    def __init__(self, address: str, started: Callable[[], Any]) -> None:
        self.address = address
        self.started = started
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": self.address,
            "workers": 1,
            "threads": WEB_THREADS,
            "worker_class": "gthread",
            "timeout": 0,  # an upload may take its time; nothing else here does
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": self.begin_work,
            "when_ready": lambda _: self.started(),
        }.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        with warnings.catch_warnings():
            # Here the files come from where they lie in the source; nobody collects them.
            warnings.filterwarnings("ignore", "No directory at: ", UserWarning)
            return get_wsgi_application()

    def begin_work(self, _: object) -> None:
        free_leases()  # whoever held one was this process, before it was killed
        start_worker()
        beat = threading.Thread(target=Service(app, scheduler_cls=Scheduler).start, name="celery-beat", daemon=True)
        beat.start()
        tasks.sweep.delay()


def start_worker() -> WorkController:
    """A Celery worker in threads of this process, ready to take work when this returns."""
    ready = threading.Event()

    class Worker(app.WorkController):  # type: ignore[misc, name-defined]  # made by the app at run time
        def on_consumer_ready(self, consumer: object) -> None:
            ready.set()

    worker: WorkController = Worker(
        pool_cls="threads",
        concurrency=WORK_THREADS,
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
        loglevel="WARNING",
    )
    threading.Thread(target=worker.start, name="celery-worker", daemon=True).start()
    ready.wait(timeout=10)
    return worker
