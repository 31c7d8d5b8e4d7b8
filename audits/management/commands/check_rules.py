"""Validate every pack, try every example, and print a table of rules, sources and examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audits.rules.check import failures
from audits.rules.pack import PACKS, PackError, load_packs
from audits.rules.rule import Pack, Rule


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=PACKS, help="where the packs are")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            packs = load_packs(folder)
        except PackError as error:
            raise CommandError(str(error)) from None
        failed = [f"{pack.edition.id}: {failure}" for pack in packs for failure in failures(pack)]
        for pack in packs:
            self._table(pack)
        if failed:
            raise CommandError("\n".join(failed))
        tried = sum(rule.status != "retired" for pack in packs for rule in pack.rules)
        self.stdout.write(f"{tried} rules hold.")

    def _table(self, pack: Pack) -> None:
        self.stdout.write(f"{pack.edition.title}, {pack.edition.version} ({pack.language}, reviewed {pack.reviewed})\n")
        widest = max((len(rule.id) for rule in pack.rules), default=0)
        self.stdout.write(f"  {'rule':{widest}}  sev  conf    match  clear  unless  sources")
        for rule in sorted(pack.rules, key=lambda rule: (rule.category, -rule.severity, rule.id)):
            self.stdout.write(f"  {rule.id:{widest}}  {_row(rule)}")
        self.stdout.write("")


def _row(rule: Rule) -> str:
    matches = sum(example.matches for example in rule.examples)
    cited = ", ".join(cited.source.key for cited in rule.sources)
    clears = len(rule.examples) - matches
    return f"{rule.severity:3}  {rule.confidence:6}  {matches:5}  {clears:5}  {len(rule.unless):6}  {cited}"
