"""Untrusted ZIPs: what is refused, with which sentence, and what is rightly accepted."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from audits.platforms.base import PlatformError
from audits.platforms.zipfiles import ZipArchive
from audits.platforms.zipguard import MOST_MEMBERS
from tests.exports.packing import archive_of, events, items, problems, zipped
from tests.platforms.hostile import HOSTILE, POSTS, Build, damaged, many, plain


@pytest.mark.parametrize(("build", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_archive_is_refused_with_one_sentence(build: Build, sentence: str) -> None:
    with pytest.raises(PlatformError) as refusal:
        ZipArchive(io.BytesIO(build()))
    assert refusal.value.message.startswith(sentence)
    assert refusal.value.permanent


def test_a_refusal_costs_little_memory() -> None:
    raw = [build() for build, _ in HOSTILE.values() if len(build()) < 1 << 20]
    tracemalloc.start()
    for each in raw:
        with pytest.raises(PlatformError):
            ZipArchive(io.BytesIO(each))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 << 20


@pytest.mark.parametrize("raw", dict(damaged()).values(), ids=dict(damaged()))
def test_a_damaged_member_is_a_problem_and_not_the_end(raw: bytes) -> None:
    other = zipped({"data/tweets-part1.js": POSTS.replace(b'"1"', b'"2"')})
    found = events(ZipArchive(io.BytesIO(raw), other))
    assert "2" in {item.native_id for item in items(found)}
    assert "data/tweets.js" in {problem.file for problem in problems(found)}


def test_a_member_that_is_longer_than_declared_is_not_read_to_its_end() -> None:
    raw = plain(method=zipfile.ZIP_STORED)
    with ZipArchive(io.BytesIO(raw)) as archive, archive.open("data/tweets.js") as stream:
        assert stream.read(len(POSTS) * 2) == POSTS


def test_photos_are_free_in_number_and_size_but_are_never_opened() -> None:
    archive = ZipArchive(io.BytesIO(many(25_000, ".jpg")))
    assert len(archive.names()) == 25_000
    with pytest.raises(PlatformError, match="never photos"):
        archive.open("7.jpg")


def test_there_is_an_end_to_the_number_of_photos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.platforms.zipguard.MOST_MEMBERS", 1000)
    assert MOST_MEMBERS == 200_000
    with pytest.raises(PlatformError, match="more files"):
        ZipArchive(io.BytesIO(many(1001, ".jpg")))


def test_there_is_an_end_to_the_number_of_files_in_all_zips_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.platforms.zipguard.MOST_MEMBERS", 20)
    parts = [io.BytesIO(many(10, ".jpg")) for _ in range(3)]
    assert len(ZipArchive(*parts[:2]).names()) == 10  # the same photos twice
    with pytest.raises(PlatformError, match=r"^File 3 of 4: With this ZIP there are more files together"):
        ZipArchive(*parts, io.BytesIO(b"never looked at"))


def test_a_part_too_many_is_refused_before_its_members_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.platforms.zipguard.MOST_MEMBERS", 10)
    unsafe = plain({"../data/tweets.js": POSTS})
    with pytest.raises(PlatformError, match="more files together"):
        ZipArchive(io.BytesIO(many(10, ".jpg")), io.BytesIO(unsafe))


@pytest.mark.parametrize("wrapper", ["", "twitter-2024-02-01-abc/", "Ordner mit Ümläuten/"])
def test_a_folder_around_everything_is_taken_off(wrapper: str) -> None:
    archive = archive_of({f"{wrapper}data/tweets.js": POSTS, f"{wrapper}data/tweets_media/a.jpg": b""})
    assert archive.names() == ["data/tweets.js", "data/tweets_media/a.jpg"]


@pytest.mark.parametrize("only", ["data/tweets.js", "your_facebook_activity/posts/your_posts_1.json", "tweets.js"])
def test_a_folder_of_the_export_itself_is_no_wrapper(only: str) -> None:
    assert archive_of({only: POSTS}).names() == [only]


def test_what_a_mac_adds_is_not_part_of_the_export() -> None:
    added = {"__MACOSX/twitter/._data": b"", "twitter/.DS_Store": b"", "twitter/data/._tweets.js": b""}
    assert archive_of({"twitter/data/tweets.js": POSTS, **added}).names() == ["data/tweets.js"]


def test_folders_zip64_comments_and_data_before_the_zip_are_fine() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.mkdir("data")
        archive.comment = b"made by hand"
        with archive.open("data/tweets.js", "w", force_zip64=True) as member:
            member.write(POSTS)
    assert ZipArchive(io.BytesIO(b"#!/bin/sh\n" + packed.getvalue())).names() == ["data/tweets.js"]


def test_a_name_that_a_packer_wrote_in_utf8_without_saying_so_is_read() -> None:
    raw = plain({"data/tweetü.js": POSTS})
    assert ZipArchive(io.BytesIO(raw.replace(b"\x00\x08", b"\x00\x00"))).names() == ["data/tweetü.js"]


def test_a_zip_inside_the_zip_stays_closed() -> None:
    found = events(archive_of({"data/tweets.js": POSTS, "more.zip": plain()}))
    assert len(items(found)) == 1


def test_parts_of_one_export_share_one_tree() -> None:
    first = zipped({"data/tweets.js": POSTS, "no-data.txt": b"nothing"})
    second = zipped({"data/tweets-part1.js": POSTS, "no-data.txt": b"nothing"})
    assert ZipArchive(first, second).names() == ["data/tweets-part1.js", "data/tweets.js", "no-data.txt"]


def test_the_same_name_with_another_content_is_kept_apart() -> None:
    archive = ZipArchive(zipped({"data/tweets.js": POSTS}), zipped({"data/tweets.js": POSTS + b" "}))
    assert archive.names() == ["data/tweets.js", "part-2/data/tweets.js"]
    assert archive.size("part-2/data/tweets.js") == len(POSTS) + 1


def test_which_of_several_files_is_refused_is_said() -> None:
    with pytest.raises(PlatformError, match=r"^File 2 of 2: This file is empty"):
        ZipArchive(zipped({"data/tweets.js": POSTS}), io.BytesIO())


def test_a_path_is_opened_and_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(plain())
    with ZipArchive(path) as archive:
        assert archive.open("data/tweets.js").read() == POSTS
    with ZipArchive(str(path)) as archive:
        assert archive.size("data/tweets.js") == len(POSTS)
