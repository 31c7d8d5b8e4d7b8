"""What every command does when its output has nowhere to go: end with a sentence, never with a traceback."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper

NOT_WRITTEN = 2
_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
"""A disk that is full, over its quota or broken, and an output that was closed beforehand."""


@contextmanager
def standing_up_to_streams() -> Iterator[None]:
    """Run a command in it. A reader that left ends it quietly, a full disk with one sentence; what
    cannot be encoded is replaced.
    """
    _make_ready()
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except BrokenPipeError:
        _let_go()
        sys.exit(128 + signal.SIGPIPE)  # as every other tool in a pipeline ends
    except KeyboardInterrupt:
        _let_go()
        sys.exit(128 + signal.SIGINT)
    except OSError as error:
        if error.errno not in _UNWRITABLE or error.filename is not None:
            raise
        _let_go()
        with suppress(OSError):
            print(f"The output could not be written: {error.strerror}.", file=sys.stderr, flush=True)  # noqa: T201 - the last word of a command
        sys.exit(NOT_WRITTEN)


def _make_ready() -> None:
    """Python leaves None in place of a stream that was closed; writing to the stand-in fails as a full disk does."""
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY))
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _let_go() -> None:
    """Point the output to nowhere: what is still waiting in its buffer would fail once more when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
