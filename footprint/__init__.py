"""Wiring only: settings, URLs, Celery, WSGI."""
