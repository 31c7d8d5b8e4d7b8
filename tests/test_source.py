"""What no file of the project may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.layers import ROOT

FOLDERS = ("footprint", "audits", "tests", "templates", "static", "docs", "requirements", "bench", ".ci")
BINARY = {".zip", ".woff2", ".otf", ".ttf", ".png", ".pdf", ".pyc", ".ico", ".jpg", ".webp", ".gz", ".bin"}
HTML_TRUSTED = re.compile(r"mark_safe|SafeString\(|\|\s*safe\b|\bautoescape\s+off")
"""Everything shown is escaped; markup of our own is made with ``format_html`` or in a template."""
REGISTRY = re.compile(r"pypi\.(org|python)|pythonhosted|registry\.npmjs|crates\.io|deb\.debian\.org", re.IGNORECASE)
"""Packages are named by name and hash; where they come from is the installer's own affair."""
OWN_MACHINE = re.compile(r"(?<![\w.~-])/(home|Users|root|work)/\w|\.\./shared")
"""A folder of the computer that a file was written on, which nobody else has."""

STATIC_TAG = re.compile(r"""{%\s*static\s+['"]([^'"]+)['"]""")
"""On a server a page that names a missing file is an error page, since names there carry a hash of the content."""


def text_files() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix not in BINARY)
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in BINARY and path != Path(__file__):
                yield path


def lines_with(pattern: re.Pattern[str], *suffixes: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in text_files()
        if path.suffix in suffixes or not suffixes
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_html_is_trusted() -> None:
    assert lines_with(HTML_TRUSTED, ".py", ".html") == []


def test_only_mails_which_are_plain_text_are_not_escaped() -> None:
    unescaped = lines_with(HTML_TRUSTED, ".txt")
    assert all(re.match(r"templates/account/email/\w+_message\.txt:\d+: .*autoescape off", line) for line in unescaped)


def test_no_package_registry_is_named() -> None:
    assert lines_with(REGISTRY) == []


def test_no_folder_of_the_machine_it_was_written_on_is_named() -> None:
    assert lines_with(OWN_MACHINE) == []


def test_every_static_file_that_a_template_names_exists() -> None:
    named = {
        (path.name, name)
        for path in (ROOT / "templates").rglob("*.html")
        for name in STATIC_TAG.findall(path.read_text(encoding="utf-8"))
    }
    assert [(page, name) for page, name in sorted(named) if not (ROOT / "static" / name).exists()] == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_locked_package_has_its_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z].*==.*\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z]", lock, re.MULTILINE)) > 30
    assert "://" not in lock


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (HTML_TRUSTED, "{{ post.text|safe }}"),
        (HTML_TRUSTED, "return mark_safe(text)"),
        (HTML_TRUSTED, "{% autoescape off %}"),
        (REGISTRY, "https://files.pythonhosted.org/packages/x"),
        (OWN_MACHINE, "open('/home/ada/export.zip')"),
    ],
)
def test_the_search_finds_what_it_is_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
