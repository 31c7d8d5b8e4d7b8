"""The coverage box in words: what was read, what was not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audits.platforms.base import Outcome
from audits.platforms.registry import LABELS
from audits.reports import words
from audits.reports.coverage import Coverage
from audits.reports.text import printed_line

TOGETHER = "\N{NO-BREAK SPACE}"


def coverage_sheet(coverage: Sequence[Coverage]) -> dict[str, Any]:
    """Sentences first, a row of numbers for each platform, then the particulars of all together."""
    return {
        "lead": list(_lead(coverage)),
        "head": [_("Platform"), _("Read"), _("Judged"), _("Worth a look"), _("From"), _("To")],
        "rows": [_row(one) for one in coverage],
        "facts": list(_facts(coverage)),
    }


def period(coverage: Sequence[Coverage]) -> str:
    """From the first day read to the last, over all platforms."""
    days = [day for one in coverage for day in (one.first, one.last) if day]
    if not days:
        return _("no dates given")
    return day_span(min(days), max(days))


def day_span(first: date, last: date) -> str:
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def day(value: date | None) -> str:
    return format_date(value, "j F Y") if value else "–"


def number(value: int) -> str:
    return number_format(value, force_grouping=True)


def _lead(coverage: Sequence[Coverage]) -> Iterator[str]:
    read = sum(one.total for one in coverage)
    judged = sum(one.judged for one in coverage)
    flagged = sum(one.flagged for one in coverage)
    if not read:
        yield _("Nothing was read, so nothing can be said.")
        return
    yield (
        ngettext("%(n)s item was read", "%(n)s items were read", read) % {"n": number(read)}
        + " "
        + _("and %(n)s judged. ") % {"n": number(judged)}
        + (
            ngettext("%(n)s of them is worth a look.", "%(n)s of them are worth a look.", flagged)
            % {"n": number(flagged)}
            if flagged
            else _("None of them was found worth a look.")
        )
    )


def _row(one: Coverage) -> list[str]:
    return [_label(one), number(one.total), number(one.judged), number(one.flagged), day(one.first), day(one.last)]


def _facts(coverage: Sequence[Coverage]) -> Iterator[tuple[str, list[str]]]:
    """(what, its lines), only where there is something to say."""
    for what, lines in (
        (_("Read"), _kinds(coverage)),
        (_("Not judged"), _named(_sum(one.untold for one in coverage), words.UNTOLD)),
        (_("Could not be read"), _times(_sum(one.problems for one in coverage))),
        (_("Left closed on purpose"), _closed(_sum(one.ignored for one in coverage))),
        (_("Not recognised"), _unknown(coverage)),
        (_("Not looked at"), _photos(sum(one.photos for one in coverage))),
    ):
        if lines:
            yield what, lines


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def _kinds(coverage: Sequence[Coverage]) -> list[str]:
    """What was read of each platform; which one is said only where there are several."""
    lines = [", ".join(_named(Counter(one.read), words.KIND)) or _("nothing") for one in coverage]
    if len(lines) == 1:
        return lines
    return [f"{_label(one)}: {line}" for one, line in zip(coverage, lines, strict=True)]


def _named(counts: Counter[str], names: Mapping[str, Any]) -> list[str]:
    """ "312 posts", "88 replies": the largest first, number and word on one line."""
    return [
        f"{number(count)}{TOGETHER}{names[key] % count if key in names else printed_line(key)}"
        for key, count in counts.most_common()
    ]


def _times(counts: Counter[str]) -> list[str]:
    return [f"{_phrase(why)} ({number(times)} ×)" for why, times in counts.most_common()]


def _closed(counts: Counter[str]) -> list[str]:
    return [f"{_phrase(why)} ({_files(count)})" for why, count in counts.most_common()]


def _phrase(why: str) -> str:
    """A reason, which is a sentence of its own, with room for its count."""
    return printed_line(why).rstrip(".")


def _unknown(coverage: Sequence[Coverage]) -> list[str]:
    """How many files nobody knows, and the names of the first of them."""
    count = sum(one.files.get(Outcome.UNKNOWN, 0) for one in coverage)
    if not count:
        return []
    names = [printed_line(name) for one in coverage for name in one.unknown_names]
    more = [_("and %(n)s more") % {"n": number(count - len(names))}] if count > len(names) else []
    return [f"{_files(count)}: {', '.join([*names, *more])}"]


def _files(count: int) -> str:
    return ngettext("%(n)s file", "%(n)s files", count) % {"n": number(count)}


def _photos(count: int) -> list[str]:
    said = ngettext(
        "%(n)s photo or video. Only the words beside it were read.",
        "%(n)s photos and videos. Only the words beside them were read.",
        count,
    )
    return [said % {"n": number(count)}] if count else []


def _label(one: Coverage) -> str:
    return LABELS.get(one.platform, printed_line(one.platform))
