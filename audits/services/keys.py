"""Keys: wrap every user's key under the newest master key, so that an older one can go."""

from __future__ import annotations

from audits.models import DataKey
from audits.models.sealing import newest_master_key


def rotate_keys() -> int:
    """How many keys were wrapped anew. Safe to stop and run again."""
    old = DataKey.objects.exclude(master_key=newest_master_key())
    count = 0
    for kept in old.iterator():
        kept.rewrap()
        count += 1
    return count
