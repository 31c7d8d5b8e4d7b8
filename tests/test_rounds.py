"""What ``make test`` says of a round, and when it fails."""

from __future__ import annotations

import sys

import pytest

from tests import chromium, rounds


def ends_with(code: int) -> str:
    return rounds.outcome([sys.executable, "-c", f"raise SystemExit({code})"], {})


@pytest.mark.parametrize(
    ("code", "said"), [(0, "passed"), (1, "FAILED (exit 1)"), (5, "FAILED: no test was found, and a round without")]
)
def test_a_round_says_how_it_ended_and_an_empty_one_failed(code: int, said: str) -> None:
    assert ends_with(code).startswith(said)


@pytest.mark.parametrize(
    ("results", "code"),
    [
        (["passed", "passed"], 0),
        (["FAILED (exit 1)", "passed"], 1),
        (["NOT RUN: no Chromium, see above", "passed"], 0),
    ],
)
def test_every_round_is_played_and_one_that_failed_fails_them_all(
    results: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    played = {f"round{n}": ("a round", iter([result]).__next__) for n, result in enumerate(results)}
    monkeypatch.setattr(rounds, "ROUNDS", played)
    assert rounds.main([]) == code
    shown = capsys.readouterr().out.splitlines()[-len(results) :]
    assert [line.split(" s  ")[1] for line in shown] == results


@pytest.mark.parametrize(("ci", "said"), [("1", "FAILED"), ("", "NOT RUN")])
def test_a_missing_browser_is_said_loudly_and_fails_in_ci(
    ci: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(chromium, "find_or_install", lambda: None)
    monkeypatch.setattr(rounds, "PYTEST", [sys.executable, "-c", "raise SystemExit"])
    assert rounds.e2e().startswith(said)
    shown = capsys.readouterr().out
    assert "DID NOT RUN" in shown
    assert chromium.HOW_TO_GET_IT in shown
