"""Memory does not grow with the file, whether it is honest or made to swell."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from audits.platforms.archive import Archive
from audits.platforms.registry import recognise
from audits.platforms.zipfiles import ZipArchive
from tests.exports import big_x
from tests.platforms.swelling import CASES


def peak(archive: Archive) -> int:
    tracemalloc.start()
    for _ in recognise(archive).read(archive):
        pass
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


def test_four_times_the_posts_take_no_more_memory(tmp_path: Path) -> None:
    peaks = []
    for posts in (1_500, 6_000):
        path = tmp_path / f"{posts}.zip"
        big_x.write(path, posts)
        with ZipArchive(path) as archive:
            peaks.append(peak(archive))
    assert peaks[1] < 1.3 * peaks[0] < 20 << 20


@pytest.mark.parametrize("case", CASES)
def test_a_file_made_to_swell_stays_small(case: str) -> None:
    command = [sys.executable, "-m", "tests.platforms.swelling", case]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert int(printed.stdout) < 200
