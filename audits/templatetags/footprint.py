"""What templates need beyond Django: the product's words, and a few safe shapes of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from audits.platforms.registry import LABELS
from audits.reports import words
from audits.reports.coverage import Coverage
from audits.reports.text import shown as safe_to_show

register = template.Library()

FIXES = ("delete", "restrict", "rewrite", "disclose")
"""The actions by which a post is fixed; asking and keeping are answers of their own."""


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """A symbol of the sprite, for decoration: what it says stands in words beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        css,
        static("img/icons.svg"),
        name,
    )


@register.filter
def shown(text: str) -> str:
    """Somebody's words without the marks that would turn them round."""
    return safe_to_show(text)


@register.filter
def severity_word(severity: int) -> str:
    return str(words.SEVERITY[severity])


@register.filter
def severity_shape(severity: int) -> str:
    """The symbol: filled diamond, half diamond, ring, dot."""
    return f"severity-{severity}"


@register.filter
def severity_meaning(severity: int) -> str:
    return str(words.SEVERITY_MEANING[severity])


@register.filter
def confidence_word(confidence: str) -> str:
    return str(words.CONFIDENCE[confidence])


@register.filter
def exposure_word(exposure: str) -> str:
    return str(words.EXPOSURE[exposure])


@register.filter
def exposure_icon(exposure: str) -> str:
    return words.EXPOSURE_ICON[exposure]


@register.filter
def kind_word(kind: str) -> str:
    return str(words.KIND[kind] % 1)


@register.filter
def choice_word(choice: str) -> str:
    return str(words.CHOICE[choice])


@register.filter
def action_word(action: str) -> str:
    return str(words.ACTION[action])


@register.filter
def state_word(state: str) -> str:
    return str(words.STATE[state])


@register.filter
def platform_word(platform: str) -> str:
    return LABELS.get(platform, platform)


@register.filter
def number(value: int) -> str:
    """1234 as the reader's language writes it: 1,234."""
    return number_format(value, force_grouping=True)


@register.filter
def counted(kinds: Mapping[str, int]) -> list[str]:
    """Kinds with their counts, the largest first: "312 posts", "88 replies"."""
    return _largest_first(kinds, words.KIND)


@register.filter
def untold(coverage: Coverage) -> list[str]:
    """What was seen but not judged, and why: "2 reposts: somebody else’s words"."""
    return _largest_first(coverage.untold, words.UNTOLD)


def _largest_first(counts: Mapping[str, int], names: Mapping[str, Any]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda entry: -entry[1])
    return [f"{number(count)} {names[key] % count}" for key, count in ordered]


@register.filter
def fixes(actions: Iterable[str]) -> list[str]:
    return [action for action in actions if action in FIXES]


@register.filter
def answered(by_answer: Iterable[tuple[str, int]]) -> int:
    return sum(count for choice, count in by_answer if choice)


@register.filter
def total(pairs: Iterable[tuple[Any, int]]) -> int:
    return sum(count for _, count in pairs)


@register.filter
def web_link(url: str) -> str:
    """The URL if it is one of the web; nothing else, for exports may hold any scheme."""
    return url if url.lower().startswith(("https://", "http://")) else ""


@register.filter
def unprompted(field: BoundField) -> SafeString:
    """The field without the placeholder that its form gives it: the label says it already, and stays."""
    return field.as_widget(attrs={"placeholder": False})


@register.filter
def focused_if_refused(field: BoundField) -> SafeString:
    """The field, and where it was refused the page opens at it; a fragment in the address would prevent that."""
    return field.as_widget(attrs={"autofocus": bool(field.errors)})


@register.filter
def account_label(field: BoundField) -> str:
    """The label of a field of the account pages in our words; theirs where we have none."""
    return str(words.ACCOUNT_FIELD.get(field.name) or field.label.capitalize())


@register.simple_tag(takes_context=True)
def own_audit_url(context: Context) -> str:
    """Where an audit of one's own begins: for somebody new with an account, which then leads on to it."""
    begin = reverse("audit_new")
    user = context.get("user")
    if user is not None and user.is_authenticated:
        return begin
    return f"{reverse('account_signup')}?{urlencode({'next': begin})}"


@register.filter
def sum_of(coverage: Sequence[Coverage], name: str) -> int:
    """One number over all platforms: total, judged, flagged or photos."""
    return sum(int(getattr(one, name)) for one in coverage)


@register.filter
def span(coverage: Sequence[Coverage]) -> tuple[date, date] | None:
    """The first and the last day read, over all platforms."""
    days = [day for one in coverage for day in (one.first, one.last) if day]
    return (min(days), max(days)) if days else None
