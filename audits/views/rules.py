"""The rules, rendered from their packs: what is looked for, and on whose authority."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from audits.reports.pieces import Piece, pieces
from audits.rules.rule import Pack, Rule
from audits.rules.vocabulary import CATEGORIES, Category
from audits.services.judging import engine

NEVER_FLAGGED = (
    _("What you wear and how you look: swimwear, tattoos, hair, bodies"),
    _("A drink in your hand"),
    _("Being LGBTQ+, religious or political, and being an activist"),
    _("Who you love, and whether you are with somebody"),
    _("Your own illness, disability, grief, mental health and recovery"),
    _("Reports of mistreatment, whistle-blowing, union talk, criticism of a programme"),
    _("Dialect, code-switching and emoji"),
    _("Swearing at nothing in particular"),
    _("Other people's words: reposts, quotations, and posts that only tag you"),
)


@dataclass(frozen=True)
class ShownExample:
    pieces: tuple[Piece, ...]
    media: tuple[Piece, ...]
    marked: bool


@require_GET
def rule_list(request: HttpRequest) -> HttpResponse:
    shown = [{"pack": pack, "groups": _groups(pack)} for pack in engine().packs]
    return render(request, "rules/index.html", {"packs": shown, "never_flag": NEVER_FLAGGED})


@require_GET
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    found = engine().rules.get(rule_id)
    if found is None:
        raise Http404
    examples = [
        ShownExample(pieces(example.text, example.marks), pieces(example.media, example.media_marks), example.matches)
        for example in found.examples
    ]
    context = {"rule": found, "category": CATEGORIES[found.category], "examples": examples}
    return render(request, "rules/rule.html", context)


def _groups(pack: Pack) -> list[tuple[Category, list[Rule]]]:
    by_category = {key: [rule for rule in pack.rules if rule.category == key] for key in CATEGORIES}
    return [(CATEGORIES[key], sorted(rules, key=lambda r: -r.severity)) for key, rules in by_category.items() if rules]
