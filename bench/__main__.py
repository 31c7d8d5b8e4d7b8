"""Run every bench in turn, each in a process of its own: ``python -m bench [NAME…]``.

Of its own, because a child's peak memory begins with its parent's: one bench must not raise another's.
"""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import bench

NOT_A_BENCH = {"__main__", "measure"}

found = [module.name for module in pkgutil.iter_modules(bench.__path__) if module.name not in NOT_A_BENCH]
for name in sys.argv[1:] or found:
    subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)
