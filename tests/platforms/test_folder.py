"""An export that was unpacked already."""

from __future__ import annotations

from pathlib import Path

import pytest

from audits.platforms.base import PlatformError
from audits.platforms.folder import FolderArchive
from tests.exports.packing import archive, events, folder, problems


@pytest.mark.parametrize(
    ("name", "era"), [("x", "2024"), ("facebook", "2022"), ("facebook", "2025"), ("instagram", "2025")]
)
def test_a_folder_reads_like_the_zip_it_came_from(name: str, era: str) -> None:
    assert events(FolderArchive(folder(name, era))) == events(archive(name, era))


def test_links_are_passed_over(tmp_path: Path) -> None:
    outside = tmp_path / "outside.js"
    outside.write_text("[]")
    export = tmp_path / "export"
    export.mkdir()
    (export / "tweets.js").write_text("[]")
    (export / "account.js").symlink_to(outside)
    (export / "data").symlink_to(tmp_path)
    assert FolderArchive(export).names() == ["tweets.js"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlatformError, match="nothing in this folder"):
        FolderArchive(tmp_path)


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.platforms.folder.MOST_MEMBERS", 2)
    for number in range(3):
        (tmp_path / f"{number}.js").touch()
    with pytest.raises(PlatformError, match="more files"):
        FolderArchive(tmp_path)


def test_a_photo_is_never_opened_and_a_file_that_went_is_a_problem(tmp_path: Path) -> None:
    for name in ("tweets.js", "photo.jpg"):
        (tmp_path / name).write_text("[]")
    found = FolderArchive(tmp_path)
    with pytest.raises(PlatformError, match="never photos"):
        found.open("photo.jpg")
    (tmp_path / "tweets.js").unlink()
    with pytest.raises(PlatformError, match="damaged"):
        found.open("tweets.js")


def test_a_file_that_grew_is_not_read_past_its_size(tmp_path: Path) -> None:
    (tmp_path / "tweets.js").write_text("[]")
    with FolderArchive(tmp_path).open("tweets.js") as stream:
        (tmp_path / "tweets.js").write_text("[]" * 100)
        with pytest.raises(PlatformError, match="damaged"):
            stream.read()
    assert problems([]) == []
