"""Run every bench in turn: ``python -m bench [NAME…]``."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import bench

NOT_A_BENCH = {"__main__", "measure"}

names = sys.argv[1:] or [
    module.name for module in pkgutil.iter_modules(bench.__path__) if module.name not in NOT_A_BENCH
]
for name in names:
    import_module(f"bench.{name}").main()
