"""A student's report as it is printed: every word of it, cleaned, in the order of the page.

Words and numbers only; how they look is the business of templates/pdf.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from audits.reports import words
from audits.reports.pieces import Piece
from audits.reports.sheet_coverage import coverage_sheet, day, number, period
from audits.reports.student import AnswerGiven, FindingCard, StudentReport
from audits.reports.text import printed_line, printed_pieces
from audits.rules.rule import Cited, PackEdition, Rule
from audits.rules.vocabulary import CATEGORIES

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SHORT = 900
"""Letters up to which a finding stays on one page."""
LONGEST_LINK = 2000
"""What browsers open; typst refuses 8,000."""


def sheet(report: StudentReport) -> dict[str, Any]:
    """The whole report. Nothing in it but strings, numbers, lists and truth values."""
    made = day(report.made_at.date())
    name = printed_line(report.name)
    return {
        "lang": get_language() or "en",
        "title": ", ".join(filter(None, [_("Self-audit"), name, made])),
        "name": name,
        "made": made,
        "period": period(report.coverage),
        "packs": [_pack(edition) for edition in report.packs],
        "finished": report.finished,
        "notes": [printed_line(note) for note in report.notes],
        "coverage": coverage_sheet(report.coverage),
        "severities": [_severity(severity, count) for severity, count in report.by_severity],
        "answers": [[str(words.CHOICE[choice]), number(count)] for choice, count in report.by_answer],
        "groups": list(_groups(report.findings, linked=bool(name))),
        "say": _labels(),
    }


def _labels() -> dict[str, str]:
    """The fixed words of the page."""
    return {
        "self_audit": _("Self-audit"),
        "headline": _("What others could find in these posts"),
        "advice": _("Advice, not a verdict"),
        "how_to_read": _(
            "How serious a rule is, how sure it is, and who can see the post are three separate facts. "
            "A finding says what a post could mean to a reader, never what kind of person wrote it."
        ),
        "of": _("Self-audit of"),
        "unnamed": _("Not named"),
        "covers": _("Covers"),
        "made": _("Made"),
        "rules": _("Rules"),
        "coverage": _("What was read, and what was not"),
        "unfinished": _("The reading did not come to its end"),
        "by_severity": _("By severity"),
        "by_answer": _("By answer"),
        "severity": _("Severity"),
        "answer": _("Answer"),
        "findings": _("Findings"),
        "page": _("Page"),
        "page_of": _("of"),
        "photo": _("Description of the photo"),
        "why": _("Why it matters"),
        "fine_if": _("What would make it fine"),
        "do": _("What to do"),
        "your_answer": _("Answer"),
        "unanswered": str(words.CHOICE[""]),
        "original": _("The original post"),
        "nothing": _("Nothing worth a look was found in what was read"),
        "nothing_more": _(
            "That is not the same as nothing being there. The rules look for words; "
            "what was not read or could not be judged is listed above."
        ),
    }


def _pack(edition: PackEdition) -> str:
    return printed_line(f"{edition.title} {edition.version}")


def _severity(severity: int, count: int) -> dict[str, Any]:
    return {
        "level": severity,
        "word": str(words.SEVERITY[severity]),
        "meaning": str(words.SEVERITY_MEANING[severity]),
        "count": number(count),
    }


def _groups(findings: Sequence[FindingCard], *, linked: bool) -> Iterator[dict[str, Any]]:
    """Findings of one severity after the other. A source is written out where it is first cited.

    ``linked``: with the way to each post, which names its account, so only where the report is named.
    """
    cited: dict[str, int] = {}
    for severity, cards in groupby(findings, key=lambda card: card.rule.severity):
        entries = [_card(card, cited) | {"permalink": _web_link(card.permalink) if linked else ""} for card in cards]
        how_many = ngettext("%(n)s finding", "%(n)s findings", len(entries)) % {"n": number(len(entries))}
        yield _severity(severity, len(entries)) | {"how_many": how_many, "cards": entries}


def _card(card: FindingCard, cited: dict[str, int]) -> dict[str, Any]:
    text, media = printed_pieces(card.text), printed_pieces(card.media)
    reason = card.answer.reason if card.answer else ""
    return {
        **_rule(card.rule),
        "sources": [_source(source, cited) for source in card.rule.sources],
        "about": _about(card),
        "exposure": str(words.EXPOSURE[card.exposure]),
        "text": _lines(text),
        "media": _lines(media),
        "rtl": _runs_right_to_left(text),
        "answer": _answer(card.answer),
        "reason": _lines(printed_pieces([Piece(reason)])),
        "reason_rtl": _runs_right_to_left([Piece(reason)]),
        "short": sum(len(piece.text) for piece in (*text, *media)) + len(reason) < SHORT,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    category = CATEGORIES.get(rule.category)
    return {
        "level": rule.severity,
        "severity": str(words.SEVERITY[rule.severity]),
        "confidence": str(words.CONFIDENCE[rule.confidence]),
        "category": category.title if category else "",
        "title": printed_line(rule.title),
        "rule": printed_line(rule.id),
        "why": printed_line(rule.why),
        "fine_if": printed_line(rule.fine_if),
        "do": printed_line(rule.do),
    }


def _about(card: FindingCard) -> str:
    kind = str(words.KIND[card.kind] % 1) if card.kind in words.KIND else printed_line(card.kind)
    when = day(card.created_at.date()) if card.created_at else _("no date given")
    return " · ".join([printed_line(card.platform_label), kind, when])


def _source(cited: Cited, before: dict[str, int]) -> dict[str, Any]:
    """``before`` gives each source the number of its footnote, in the order of first citing."""
    source = cited.source
    first = source.key not in before
    return {
        "key": source.key,
        "number": str(before.setdefault(source.key, len(before) + 1)).translate(RAISED),
        "first": first,
        "figure": printed_line(cited.figure),
        "reference": printed_line(f"{source.authors}. {source.title}. {source.year}."),
        "url": _web_link(source.url),
    }


def _answer(answer: AnswerGiven | None) -> str:
    """What was decided; how, where it is to be fixed; empty where nothing is yet."""
    if answer is None:
        return ""
    how = words.ACTION.get(answer.action) if answer.choice == "fix" else None
    return str(how or words.CHOICE[answer.choice])


def _lines(pieces: Sequence[Piece]) -> list[list[Any]]:
    return [[piece.text, piece.marked] for piece in pieces]


def _runs_right_to_left(pieces: Sequence[Piece]) -> bool:
    """As the first letter with a direction runs: what ``dir="auto"`` does on the page."""
    letters = (unicodedata.bidirectional(letter) for piece in pieces for letter in piece.text)
    return next((way for way in letters if way in {"L", "R", "AL"}), "L") != "L"


def _web_link(url: str) -> str:
    """The address if it is one of the web; an export may hold any scheme."""
    return printed_line(url) if url.lower().startswith(("https://", "http://")) and len(url) < LONGEST_LINK else ""
