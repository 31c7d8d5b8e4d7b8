"""Reporting: open what is sealed for its owner and lay it out as one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import cache
from itertools import takewhile
from pathlib import Path

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from audits import persona
from audits.models import Audit, Finding, Post, Pull, Upload, User
from audits.models.sealing import Key
from audits.models.sources import State
from audits.platforms.archive import Archive
from audits.platforms.base import FileSeen, NamelessExport, PlatformError
from audits.platforms.base import Outcome as SeenAs
from audits.platforms.folder import FolderArchive
from audits.platforms.others import look_alike
from audits.platforms.registry import recognise
from audits.platforms.together import Together, Watched
from audits.platforms.zipfiles import ZipArchive
from audits.reports.cards import fresh_cards, stored_card
from audits.reports.coverage import Coverage
from audits.reports.student import CHOICES, FindingCard, StudentReport, in_order
from audits.rules.rule import PackEdition
from audits.services.collect import coverage_of
from audits.services.import_export import about, by_platform
from audits.services.judging import engine, pages

Progress = Callable[[Coverage, float], None]
"""Told the coverage so far of what is being read, and which share of all bytes that is."""


def report_of(audit: Audit) -> StudentReport:
    """A stored audit as its owner sees it. Cost: three queries, and opening each post."""
    key = audit.user.key()
    pulls = list(audit.pulls.select_related("account").order_by("created_at"))
    found = Finding.objects.filter(audit=audit).select_related("post", "answer")
    return StudentReport(
        made_at=audit.finished_at or audit.created_at,
        packs=tuple(PackEdition(**pack) for pack in audit.packs),
        coverage=tuple(coverage_of(pull, key) for pull in pulls),
        findings=in_order([stored_card(finding, engine().rules, key) for finding in found]),
        accounts=tuple(_whose(pull, key) for pull in pulls),
        finished=all(pull.state == State.DONE for pull in pulls),
        notes=tuple(_note(pull) for pull in pulls if pull.state != State.DONE),
    )


def card_of(finding: Finding, key: Key) -> FindingCard:
    return stored_card(finding, engine().rules, key)


def answer_counts(audit: Audit) -> list[tuple[str, int]]:
    """(choice, findings), "" for those still open: what the counters show."""
    counted = dict(audit.findings.values_list("answer__choice").annotate(Count("pk")).order_by())
    return [(choice, counted.get(choice or None, 0)) for choice in CHOICES]


def kept_about(user: User) -> list[tuple[str, int, str]]:
    """What is kept about somebody: (what, how many, until when)."""
    erased = _("until you erase it")
    return [
        (_("Your e-mail address and password (as a hash)"), 1, erased),
        (_("Accounts whose exports you brought in: platform, sealed handle and name"), user.accounts.count(), erased),
        (_("Audits, with their counts and dates"), user.audits.count(), erased),
        (_("Posts with a finding, sealed with your own key"), Post.objects.filter(audit__user=user).count(), erased),
        (_("Findings"), Finding.objects.filter(audit__user=user).count(), erased),
        (_("Answers you gave"), user.answers.filter(undone_at__isnull=True).count(), erased),
        (
            _("Export files waiting to be read"),
            Upload.objects.filter(pull__audit__user=user).count(),
            _("until the reading ends, at once"),
        ),
    ]


def report_on_files(files: Iterable[Path], progress: Progress | None = None) -> StudentReport:
    """Audit exports where they lie, ZIPs or unzipped folders, with nothing stored. Raises PlatformError."""
    paths = list(files)
    with ExitStack() as stack:
        parts: dict[str, list[tuple[str, Archive]]] = {}
        for path in filter(Path.is_dir, paths):
            with about(path.name if len(paths) > 1 else ""):
                folder = FolderArchive(path)
                parts.setdefault(_made_by(folder), []).append((path.name, folder))
        zips = [path for path in paths if not path.is_dir()]
        called = [path.name if len(paths) > 1 else "" for path in zips]
        for name, same in by_platform(zips, called).items():
            archive = stack.enter_context(ZipArchive(*same))
            parts.setdefault(name, []).append((", ".join(path.name for path in same), archive))
        return _report_on(_named(parts, len(paths)), progress)


def _named(parts: dict[str, list[tuple[str, Archive]]], files: int) -> list[tuple[str, Archive]]:
    """One archive for each platform, and the names of its files where there are several to choose from."""
    return [
        (", ".join(name for name, _ in same) if files > 1 else "", Together([part for _, part in same]))
        if len(same) > 1
        else (same[0][0] if files > 1 else "", same[0][1])
        for same in parts.values()
    ]


def _made_by(folder: Archive) -> str:
    try:
        return recognise(folder).name
    except PlatformError:
        if look_alike(folder.names()):
            raise
    raise PlatformError(
        _("This folder is not an export that we know. Choose the folder that your export was unpacked into.")
    )


@cache
def sample_report() -> StudentReport:
    """The practice persona's audit, made from its own exports. Cost: some tens of milliseconds once."""
    return replace(report_on_files(persona.EXPORTS), name=persona.NAME)


def _report_on(archives: Sequence[tuple[str, Archive]], progress: Progress | None = None) -> StudentReport:
    cards: list[FindingCard] = []
    covered: list[Coverage] = []
    watched = [Watched(archive) for _, archive in archives] if progress else []
    for name, archive in archives:
        with about(name), suppress(NamelessExport):  # whose it is need not be known, where nothing is stored
            recognise(archive).profile(archive)
    whole = sum(map(_bytes_to_read, watched))
    for at, (name, archive) in enumerate(archives):
        platform = recognise(archive)
        coverage = Coverage(platform=platform.name)
        covered.append(coverage)
        with about(name):
            for page in pages(platform, watched[at] if progress else archive, coverage):
                cards += [card for flagged in page.flagged for card in fresh_cards(flagged.item, flagged.matches)]
                if progress:
                    progress(coverage, sum(one.bytes_read for one in watched) / max(whole, 1))
    return StudentReport(
        made_at=timezone.now(), packs=engine().editions, coverage=tuple(covered), findings=in_order(cards)
    )


def _bytes_to_read(archive: Watched) -> int:
    """Of the members that will be read, which come first among the events."""
    platform = recognise(archive)
    first = takewhile(lambda event: isinstance(event, FileSeen), platform.read(archive))
    whole = sum(archive.size(seen.name) for seen in first if isinstance(seen, FileSeen) and seen.outcome is SeenAs.READ)
    archive.bytes_read = 0
    return whole


def _whose(pull: Pull, key: Key) -> tuple[str, str, str]:
    profile = pull.account.profile(key)
    return pull.account.platform, profile.handle, profile.name


def _note(pull: Pull) -> str:
    stopped = _("You stopped the reading. What was read until then is below.")
    going = _("Reading is not finished.")
    return f"{pull.platform_label}: {pull.reason or (stopped if pull.state == State.CANCELLED else going)}"
