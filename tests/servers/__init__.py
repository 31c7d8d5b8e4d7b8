"""A throw-away PostgreSQL and Redis for tests: ``python -m tests.servers COMMAND…``.

Each comes from its URL where that is set, else from the machine, else from the wheels in the dev lock.
Neither ever runs as root, nothing outside one temporary folder is changed, and both end with the
supervisor, whichever way it ends.
"""

from tests.servers.supervisor import running

__all__ = ["running"]
