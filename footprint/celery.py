"""The Celery app. Messages are hints: the truth of a job is its row in the database."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from celery import Celery, Task

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.settings")
log = logging.getLogger(__name__)

if TYPE_CHECKING:
    AnyTask = Task[Any, Any]
else:
    AnyTask = Task


class QuietTask(AnyTask):
    """A task whose failure is logged by type and place; Celery's own line would quote the message."""

    def on_failure(self, exc: Exception, task_id: str, *args: Any, **kwargs: Any) -> None:
        log.error("task %s %s failed", self.name, task_id, exc_info=exc)


app: Celery[AnyTask] = Celery("footprint", task_cls=QuietTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["audits"])
