"""The coverage box in words: what was read, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audits.platforms.base import Outcome
from audits.platforms.registry import LABELS
from audits.reports.coverage import Coverage
from audits.reports.text import printed_line
from audits.templatetags import words


def coverage_sheet(coverage: Sequence[Coverage]) -> dict[str, Any]:
    """Sentences first, a row of numbers for each platform, then the particulars."""
    return {
        "lead": list(_lead(coverage)),
        "head": [_("Platform"), _("Read"), _("Judged"), _("Worth a look"), _("From"), _("To")],
        "rows": [_row(one) for one in coverage],
        "platforms": [{"name": _label(one), "facts": list(_facts(one))} for one in coverage],
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


def _facts(one: Coverage) -> Iterator[tuple[str, list[str]]]:
    """(what, its lines), only where there is something to say."""
    yield _("Read"), [", ".join(_named(one.read, words.KIND)) or _("nothing")]
    if one.untold:
        yield _("Not judged"), _named(one.untold, words.UNTOLD)
    if one.problems:
        yield (
            _("Could not be read"),
            [f"{number(times)} × {printed_line(why)}" for why, times in _largest_first(one.problems)],
        )
    if one.ignored:
        yield (
            _("Left closed on purpose"),
            [_files(count, printed_line(why)) for why, count in _largest_first(one.ignored)],
        )
    if unknown := one.files.get(Outcome.UNKNOWN):
        yield _("Not recognised"), [_files(unknown, _unknown_names(one, unknown))]
    if one.photos:
        yield _("Not looked at"), [_photos(one.photos)]


def _named(counts: Mapping[str, int], names: Mapping[str, Any]) -> list[str]:
    """ "312 posts", "88 replies": the largest first."""
    return [
        f"{number(count)} {names[key] % count if key in names else printed_line(key)}"
        for key, count in _largest_first(counts)
    ]


def _largest_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda entry: -entry[1])


def _files(count: int, what: str) -> str:
    return ngettext("%(n)s file: %(what)s", "%(n)s files: %(what)s", count) % {"n": number(count), "what": what}


def _unknown_names(one: Coverage, unknown: int) -> str:
    more = unknown - len(one.unknown_names)
    names = ", ".join(printed_line(name) for name in one.unknown_names)
    return names + (" " + _("and %(n)s more") % {"n": number(more)} if more > 0 else "")


def _photos(count: int) -> str:
    return ngettext(
        "%(n)s photo or video. Only the words beside it were read.",
        "%(n)s photos and videos. Only the words beside them were read.",
        count,
    ) % {"n": number(count)}


def _label(one: Coverage) -> str:
    return LABELS.get(one.platform, printed_line(one.platform))
