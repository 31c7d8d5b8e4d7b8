"""Wiring only: settings, URLs, Celery, WSGI."""

from footprint.celery import app as celery

__all__ = ["celery"]
