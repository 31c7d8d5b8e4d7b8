"""Matching one rule closely: where its frames hold together, and what exempts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from audits.rules.rule import Exemption, Frame, Rule
from audits.rules.text import Folded, fold

Place = Literal["text", "media"]
SENTENCE_END = ".!?\n"


class Mark(NamedTuple):
    """A span of the original text, or of the photo's description, that a rule points at."""

    start: int
    end: int
    field: Place


class Span(NamedTuple):
    """A span of folded text."""

    start: int
    end: int
    field: Place


class Reading:
    """A post folded once for all the rules that look at it closely."""

    def __init__(self, text: str, media: str) -> None:
        self.fields: dict[Place, Folded] = {"text": Folded(text), "media": Folded(media)}

    def spans(self, part: Frame | Exemption) -> list[Span]:
        places: tuple[Place, ...] = ("text", "media") if part.field == "any" else (part.field,)
        return [Span(*span, place) for place in places for span in part.pattern.spans(self.fields[place].text)]

    def sentence(self, span: Span) -> Span:
        """The sentence around a span."""
        text = self.fields[span.field].text
        start = max(text.rfind(end, 0, span.start) for end in SENTENCE_END) + 1
        ends = [at for end in SENTENCE_END if (at := text.find(end, span.end)) >= 0]
        return Span(start, min(ends, default=len(text)), span.field)

    def mark(self, span: Span) -> Mark:
        return Mark(*self.fields[span.field].original_span(span.start, span.end), span.field)

    def folded_words(self, mark: Mark) -> str:
        return fold(self.fields[mark.field].original[mark.start : mark.end])


def match(rule: Rule, reading: Reading) -> tuple[Mark, ...]:
    """The rule's marks in this post, or none. Cost: one pass of the text for each frame and exemption."""
    exempt = [(unless, reading.spans(unless)) for unless in rule.unless]
    if any(spans for unless, spans in exempt if unless.scope == "post"):
        return ()
    immune = [span for unless, spans in exempt if unless.scope == "words" for span in spans]
    excused = [span for unless, spans in exempt if unless.scope == "sentence" for span in spans]
    spans_of = [[span for span in reading.spans(frame) if not _touches(span, immune)] for frame in rule.frames]
    if not all(spans_of):
        return ()
    for together in _joined(rule, spans_of, reading):
        if not any(_touches(reading.sentence(span), excused) for span in together):
            return _merged([reading.mark(span) for span in together])
    return ()


def _joined(rule: Rule, spans_of: list[list[Span]], reading: Reading) -> Iterator[list[Span]]:
    """Each way in which all frames hold together, one for every place of the first frame."""
    for first in spans_of[0]:
        near = [first]
        for spans in spans_of[1:]:
            fitting = [span for span in spans if _together(rule, first, span, reading)]
            if not fitting:
                break
            near.append(min(fitting, key=lambda span: _gap(first, span)))
        else:
            yield near


def _together(rule: Rule, first: Span, other: Span, reading: Reading) -> bool:
    if rule.within == "post" or first.field != other.field:
        return True
    if rule.within == "sentence":
        return _touches(other, [reading.sentence(first)])
    return _gap(first, other) <= rule.within


def _gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they touch or overlap, and across fields."""
    return 0 if one.field != other.field else max(0, max(one.start, other.start) - min(one.end, other.end))


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span.field == other.field and span.start < other.end and other.start < span.end for other in others)


def _merged(marks: list[Mark]) -> tuple[Mark, ...]:
    """Marks in order, the text's before the photo's, with those that overlap made one."""
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.field != "text", mark)):
        last = merged[-1] if merged else None
        if last and last.field == mark.field and mark.start <= last.end:
            merged[-1] = Mark(last.start, max(last.end, mark.end), mark.field)
        else:
            merged.append(mark)
    return tuple(merged)
