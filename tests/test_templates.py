"""The look keeps its promises: nothing inline, nothing unnamed, enough contrast, posts exactly as written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.forms import AddEmailForm, ChangePasswordForm, LoginForm
from django.conf import settings
from django.forms import BaseForm
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from audits.forms import EraseForm, UploadForm
from audits.models import Answer
from audits.models.sources import State
from audits.platforms.base import Exposure, Kind
from audits.reports import words
from audits.reports.pieces import Piece
from audits.rules.engine import Reason
from audits.rules.vocabulary import ACTIONS, CONFIDENCES, SEVERITIES
from audits.templatetags import footprint
from tests.reports import sheets as made_by_hand

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
NAMES = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
HOSTILE = '</p><script>alert(1)</script> & "quoted" <b onclick=x>\n  two  blanks'


def card(**changed: Any) -> SimpleNamespace:
    source = SimpleNamespace(title="A study", authors="Somebody A", year=2013, url="https://example.org/study")
    rule = SimpleNamespace(
        id="some-rule",
        title="A rule",
        severity=4,
        confidence="high",
        why="Because.",
        fine_if="It was made up.",
        do="Take it down.",
        actions=("delete", "ask", "keep"),
        false_alarms=("A film.",),
        sources=(SimpleNamespace(source=source, figure="31 of 48 boards."),),
    )
    given = {
        "id": "6a6e1f0e-7a0c-4b7b-9a52-0d6a4c2b7f10",
        "rule": rule,
        "platform_label": "X",
        "kind": "post",
        "exposure": "public",
        "created_at": datetime(2026, 6, 18, 9, tzinfo=UTC),
        "text": (Piece("Look: "), Piece(HOSTILE, marked=True)),
        "media": (),
        "permalink": "https://x.com/i/web/status/1",
        "answer": None,
    }
    return SimpleNamespace(**(given | changed))


def shown(**changed: Any) -> str:
    return render_to_string("components/finding_card.html", {"card": card(**changed), "stored": True, "form": None})


@pytest.mark.parametrize("name", NAMES)
def test_every_template_can_be_parsed(name: str) -> None:
    assert get_template(name)


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_nothing_stands_inline_that_the_content_policy_would_block(path: Path) -> None:
    html = path.read_text()
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_no_page_blames(path: Path) -> None:
    assert "violation" not in path.read_text().lower()


def test_every_symbol_named_in_a_template_is_in_the_sprite() -> None:
    symbols = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/img/icons.svg").read_text()))
    named = {name for path in TEMPLATES for name in re.findall(r'(?:icon |icon_name=)"([a-z0-9-]+)"', path.read_text())}
    named |= set(words.EXPOSURE_ICON.values()) | {footprint.severity_shape(severity) for severity in SEVERITIES}
    assert named - symbols == set()


def test_every_value_of_the_product_has_its_words() -> None:
    assert set(words.SEVERITY) == set(words.SEVERITY_MEANING) == set(SEVERITIES)
    assert set(words.CONFIDENCE) == set(CONFIDENCES)
    assert set(words.EXPOSURE) == set(words.EXPOSURE_ICON) == set(Exposure)
    assert set(words.KIND) == set(Kind)
    assert set(words.UNTOLD) == set(Reason)
    assert set(words.CHOICE) == {*Answer.Choice.values, ""}
    assert set(words.ACTION) >= set(ACTIONS) - {"keep"}
    assert set(words.STATE) == set(State.values)


def test_a_post_is_shown_exactly_as_written_and_cannot_bring_markup() -> None:
    html = render_to_string("components/post_quote.html", {"text": card().text, "media": ()})
    quote = re.search(r'<p dir="auto">(.*)</p>', html, re.DOTALL)
    assert quote
    assert "<script" not in html
    escaped = (
        "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &lt;b onclick=x&gt;\n  two  blanks"
    )
    assert quote[1] == f'Look: <mark data-before="marked:">{escaped}</mark>'


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x.com", "//x.com", ""])
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert "See the original" not in shown(permalink=url)


def test_an_original_opens_without_telling_where_from() -> None:
    assert 'href="https://x.com/i/web/status/1" target="_blank" rel="noopener noreferrer nofollow"' in shown()


def test_a_card_offers_what_its_rule_advises_and_the_four_answers() -> None:
    html = shown()
    assert re.findall(r'name="action" value="(\w+)"', html) == ["delete"]
    assert set(re.findall(r'name="choice" value="(\w+)"', html)) == {"fix", "keep", "ask", "fine"}


def test_a_card_says_that_an_answer_is_a_note_and_sends_nothing() -> None:
    assert "A note to yourself. Nothing is sent, and nothing changes on the platform." in shown()
    assert str(words.CHOICE["ask"]) == "I will ask a tutor"


def test_an_answered_card_says_the_answer_and_offers_undo_only() -> None:
    html = shown(answer=SimpleNamespace(choice="fix", action="delete", reason=""))
    assert "I will delete it" in html
    assert "undo" in html
    assert "What will you do?" not in html


def test_the_coverage_leads_to_what_is_worth_a_look() -> None:
    report = made_by_hand.report([made_by_hand.card(), made_by_hand.card(day=1)])
    html = render_to_string("components/coverage_box.html", {"report": report})
    assert re.search(r'<a href="#findings-title">\s*<b>2</b> are worth a look.\s*</a>', html)
    assert "#findings-title" not in render_to_string("components/coverage_box.html", {"report": made_by_hand.report()})


@pytest.mark.parametrize("asks", [True, False])
def test_another_account_is_offered_only_where_it_was_asked_for(asks: bool) -> None:
    form = UploadForm({})
    form.ask_another_account = asks
    html = render_to_string("audits/new.html", {"form": form, "platforms": [], "request": RequestFactory().get("/")})
    assert ("another_account" in html) is asks
    assert ("Nothing was kept" in html.split("data-broken")[0]) is not asks


def test_a_refused_word_opens_the_page_at_its_field() -> None:
    refused = str(footprint.focused_if_refused(EraseForm({"confirm": "no"})["confirm"]))
    assert "autofocus" in refused
    assert 'aria-describedby="id_confirm_error"' in refused
    assert "autofocus" not in str(footprint.focused_if_refused(EraseForm()["confirm"]))


@pytest.mark.parametrize(
    ("signed_in", "url"), [(True, "/audits/new/"), (False, "/account/signup/?next=%2Faudits%2Fnew%2F")]
)
def test_somebody_new_makes_an_account_on_the_way_to_an_audit(signed_in: bool, url: str) -> None:
    assert footprint.own_audit_url(Context({"user": SimpleNamespace(is_authenticated=signed_in)})) == url


@pytest.mark.parametrize("form", [LoginForm, ChangePasswordForm, AddEmailForm])
def test_account_fields_are_called_by_our_names(form: Callable[[], BaseForm]) -> None:
    labels = [footprint.account_label(field) for field in form()]
    assert labels
    assert all(label == label.capitalize() for label in labels), labels
    assert "Email" not in labels


@pytest.mark.parametrize("path", sorted((ROOT / "templates/account").rglob("*.txt")), ids=lambda path: path.name)
def test_mail_and_notices_speak_as_the_pages_do(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"Thank you|\bemail address|[Ss]uccessfully|[Pp]lease", text)


@pytest.mark.parametrize(
    ("state", "said"), [("queued", "Waiting to start"), ("running", "Reading your posts"), ("cancelled", "Stopped")]
)
def test_the_progress_says_what_is_going_on(state: str, said: str) -> None:
    audit = SimpleNamespace(state=state, id=card().id, is_open=state in {"queued", "running"})
    html = render_to_string("audits/_progress.html", {"audit": audit, "pulls": []})
    assert re.search(rf"<h2 data-announce>\s*{said}", html)
    assert ("hx-get" in html) is audit.is_open


def test_the_apology_needs_nothing() -> None:
    assert "Something went wrong" in render_to_string("500.html")
    assert "<code>ab12cd34</code>" in render_to_string("500.html", {"error_id": "ab12cd34"})


def test_numbers_and_kinds_follow_the_reader_s_language() -> None:
    assert footprint.counted({"reply": 1, "post": 1234}) == ["1,234 posts", "1 reply"]
    with translation.override("de"):
        assert footprint.number(1234) == "1.234"


def test_every_custom_property_is_defined() -> None:
    sheets = "".join(path.read_text() for path in SHEETS)
    used = set(re.findall(r"var\((--[a-z0-9-]+)(?!\s*[a-z0-9-]*\s*,)\)", sheets))
    assert used - set(re.findall(r"(--[a-z0-9-]+):", sheets)) == set()


def colours(theme: int) -> dict[str, str]:
    tokens = (ROOT / "static/css/tokens.css").read_text()
    return {
        name: pair[theme]
        for name, *pair in re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", tokens)
    }


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXTS = [
    *("ink", "ink-soft", "ink-faint", "accent", "accent-deep", "refused"),
    *(f"severity-{severity}" for severity in SEVERITIES),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_and_controls_stand_out_enough(theme: int) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11."""
    colour = colours(theme)
    for ground in ("paper", "surface", "sunk"):
        faint = {name: contrast(colour[name], colour[ground]) for name in TEXTS}
        assert {name: ratio for name, ratio in faint.items() if ratio < 4.5} == {}, ground
    for text, ground in (
        ("ink", "mark"),
        ("ink", "accent-tint"),
        ("on-accent", "accent"),
        ("on-accent", "accent-deep"),
    ):
        assert contrast(colour[text], colour[ground]) >= 4.5, (text, ground)
    for edge in ("edge", "accent", "mark-line"):
        assert min(contrast(colour[edge], colour[ground]) for ground in ("paper", "surface")) >= 3, edge
