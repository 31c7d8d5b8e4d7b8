"""Files made to swell when they are decoded. ``python -m tests.platforms.swelling CASE`` prints megabytes."""

from __future__ import annotations

import io
import resource
import sys
import zipfile
from pathlib import Path

from audits.platforms.registry import recognise
from audits.platforms.zipfiles import ZipArchive

POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
TWEETS = "data/tweets.js"
SIZE = 3 << 20

CASES = {
    "empty posts": (TWEETS, b"[{}", b",{}", b"]"),
    "one post of links": (TWEETS, b'[{"tweet":{"id_str":"1","text":"a","entities":{"urls":[{}', b",{}", b"]}}}]"),
    "empty entries": (POSTS, b"[{}", b",{}", b"]"),
    "an entry of labels": (POSTS, b'[{"timestamp":1,"label_values":[{}', b",{}", b"]}]"),
}


def megabytes(case: str) -> int:
    """The most memory this process had in use, after reading the case."""
    name, head, unit, tail = CASES[case]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, head + unit * (SIZE // len(unit)) + tail)
    for _ in recognise(source := ZipArchive(packed)).read(source):
        pass
    return _most_in_use()


def _most_in_use() -> int:
    """Linux counts the memory of the process that started this one into ``ru_maxrss``, but not into this file."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) >> 10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> 20 if sys.platform == "darwin" else peak >> 10


if __name__ == "__main__":
    sys.stdout.write(str(megabytes(sys.argv[1])))
