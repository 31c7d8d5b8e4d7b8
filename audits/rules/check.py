"""Whether a pack does what it says: every example, and every exemption, tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audits.rules.engine import Engine, Match
from audits.rules.rule import Example, Pack, Rule


@dataclass(frozen=True, slots=True)
class ExamplePost:
    """An example, ready to be judged."""

    text: str
    media: str = ""
    kind: str = "post"
    media_count: int = 0
    lang: str = ""
    truncated: bool = False


def failures(pack: Pack) -> Iterator[str]:
    """Each example that does not hold, as a sentence for the rule's author. A retired rule is never asked."""
    for rule in pack.rules:
        if rule.status == "retired":
            continue
        alone = Engine([replace(pack, rules=(rule,))])
        for example in rule.examples:
            yield from (f"rule {rule.id}: {failure}" for failure in _example(example, alone))
        yield from (f"rule {rule.id}: {failure}" for failure in _exemptions(rule, pack))


def _example(example: Example, engine: Engine) -> Iterator[str]:
    matches = engine.judge(ExamplePost(example.text, example.media, example.kind)).matches
    if not example.matches and matches:
        yield f"should stay clear: {example.text!r}, but marks {_marked(matches[0], example)}"
    elif example.matches and not matches:
        yield f"should match: {example.text or example.media!r}"
    elif example.matches:
        expected = [(*span, "text") for span in example.marks] + [(*span, "media") for span in example.media_marks]
        if [tuple(mark) for mark in matches[0].marks] != expected:
            yield f"should match: {example.text!r}, but marks {_marked(matches[0], example)}"


def _exemptions(rule: Rule, pack: Pack) -> Iterator[str]:
    """An exemption must be needed: its example matches without it, and stays clear with it."""
    for number, unless in enumerate(rule.unless):
        post = ExamplePost(unless.clear, unless.media, next(iter(sorted(rule.kinds))))
        others = rule.unless[:number] + rule.unless[number + 1 :]
        if Engine([replace(pack, rules=(rule,))]).judge(post).matches:
            yield f"the exemption does not hold: {unless.clear!r}"
        if not Engine([replace(pack, rules=(replace(rule, unless=others),))]).judge(post).matches:
            yield f"would stay clear without its exemption: {unless.clear!r}"


def _marked(match: Match, example: Example) -> str:
    fields = {"text": example.text, "media": example.media}
    return ", ".join(repr(fields[mark.field][mark.start : mark.end]) for mark in match.marks)
