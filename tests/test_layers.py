"""The import rules hold, and the check sees every spelling that would break them."""

from __future__ import annotations

import pytest

from tests.layers import LADDER, OUTSIDE, ROOT, Import, all_imports, doors, imports, trouble


def wrongs(source: str, module: str, *, package: bool = False) -> list[str]:
    return [text for found in imports(source, module, package=package) if (text := trouble(found))]


def test_the_project_imports_only_downwards() -> None:
    assert [f"{found.by} imports {found.name}: {text}" for found in all_imports() if (text := trouble(found))] == []


def test_each_package_with_one_door_is_imported_in_one_module() -> None:
    assert {name: modules for name, modules in doors(all_imports()).items() if len(modules) > 1} == {}


def test_every_part_of_audits_stands_on_a_step() -> None:
    parts = {
        path.stem for path in (ROOT / "audits").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - OUTSIDE - frozenset().union(*LADDER) == {"__init__"}


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("audits.models.people", "import audits.services.erase"),
        ("audits.models.people", "import audits.services.erase as erase"),
        ("audits.models.people", "from audits.services.erase import erase_user"),
        ("audits.models.people", "from audits import services"),
        ("audits.models.people", "from ..services import erase"),
        ("audits.models.people", "from .. import services"),
        ("audits.models.people", "def late():\n    from ..services.erase import erase_user"),
        ("audits.models.people", "if TYPE_CHECKING:\n    from audits.reports import student"),
        ("audits.access", "from .services import erase"),
        ("audits.services.erase", "from audits.access import audit_for"),
        ("audits.services.erase", "from audits import tasks"),
        ("audits.views.home", "from audits import admin"),
        ("audits.reports.student", "from audits.services.judging import engine"),
        ("audits.rules.engine", "from audits.platforms.base import Item"),
        ("audits.platforms.x.export", "from ...rules import engine"),
        ("audits.platforms.x.export", "from django.conf import settings"),
        ("audits.rules.engine", "import django.conf"),
        ("audits.persona.build", "from footprint import settings"),
        ("footprint.urls", "from audits.views import home"),
        ("footprint.urls", "import audits"),
        ("audits.unheard_of", "from audits.models import User"),
    ],
)
def test_an_import_upwards_or_sideways_is_found(module: str, line: str) -> None:
    assert wrongs(line, module)


def test_relative_imports_of_a_package_count_from_the_package_itself() -> None:
    assert wrongs("from ..services import erase", "audits.models", package=True)
    assert wrongs("from .services import erase", "audits.models", package=True) == []  # audits.models.services
    assert wrongs("from .services import erase", "audits.models")


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("audits.views.home", "from audits import tasks"),
        ("audits.views.home", "from ..models import User"),
        ("audits.views.home", "from audits.views.downloads import paper"),
        ("audits.services.judging", "from audits.rules.engine import judge"),
        ("audits.models.sources", "from audits.platforms.base import Profile"),
        ("audits.rules.engine", "from .text import fold"),
        ("audits.management.one_process", "from footprint import celery"),
        ("audits.migrations.0001_people", "import audits.models.people"),
        ("footprint.urls", "from django.urls import include"),
    ],
)
def test_an_import_downwards_or_within_a_part_is_fine(module: str, line: str) -> None:
    assert wrongs(line, module) == []


def test_a_second_door_is_found() -> None:
    two = [Import("audits.models.sealing", "cryptography.exceptions"), Import("audits.services.keys", "cryptography")]
    assert doors(two)["cryptography"] == {"audits.models.sealing", "audits.services.keys"}
