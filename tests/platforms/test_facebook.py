"""Facebook's download in its layouts."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from audits.platforms.base import Exposure, Item, Kind, NamelessExport, Outcome, PlatformError, Profile
from audits.platforms.meta import LabelValue, flattened
from audits.platforms.registry import platform, recognise
from audits.platforms.zipfiles import ZipArchive
from tests.exports.packing import archive, archive_of, events, items, members, outcomes, problems, zipped

POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"


def written(era: str) -> dict[str, Item]:
    return {item.text: item for item in items(events(archive("facebook", era)))}


def read_posts(*posts: object) -> list[Item]:
    return items(events(archive_of({POSTS: json.dumps(posts)})))


@pytest.mark.parametrize(
    ("era", "whose"),
    [
        ("2019", Profile("1234567", "", "Made Up")),
        ("2022", Profile("", "made.up", "Made Üp", unique=False)),
        ("2025", Profile("", "made.up", "Made Up", unique=False)),
    ],
)
def test_an_export_says_whose_it_is(era: str, whose: Profile) -> None:
    assert platform("facebook").profile(archive("facebook", era)) == whose


@pytest.mark.parametrize(
    ("address", "unique"),
    [
        ("https://www.facebook.com/profile.php?id=1234567", True),
        ("https://www.facebook.com/profile.php?id=me", False),
        ("https://www.facebook.com/made.up", False),
        ("", False),
    ],
)
def test_only_facebooks_own_id_tells_an_account_from_every_other(address: str, unique: bool) -> None:
    about = {"name": {"full_name": "Made Up"}, "profile_uri": address}
    source = archive_of({"profile_information/profile_information.json": json.dumps({"profile_v2": about})})
    profile = platform("facebook").profile(source)
    assert profile.account_id or profile.handle
    assert profile.unique is unique


def test_a_profile_that_says_nothing_is_nobodys() -> None:
    source = archive_of({"profile_information/profile_information.json": '{"profile_v2": {"about_me": "hi"}}'})
    with pytest.raises(NamelessExport):
        platform("facebook").profile(source)


@pytest.mark.parametrize("era", ["2019", "2022", "2025"])
def test_a_whole_export_reads_without_a_problem(era: str) -> None:
    assert problems(events(archive("facebook", era))) == []


@pytest.mark.parametrize(
    ("era", "text", "kind"),
    [
        ("2019", "Happy new year 👍 from Åre", Kind.POST),
        ("2019", "So true", Kind.QUOTE),
        ("2019", "Skeleton Fred and me", Kind.CAPTION),
        ("2019", "Well said – bravo", Kind.COMMENT),
        ("2019", "Anyone selling Netter?", Kind.POST),
        ("2019", "Why medicine\n\nBecause of my aunt.", Kind.POST),
        ("2022", "Coffee with Abuela\n📍 Café Olé", Kind.POST),
        ("2022", "Two of us", Kind.POST),
        ("2022", "Started medical school", Kind.POST),
        ("2022", "Félicitations !", Kind.COMMENT),
        ("2022", "Study group at six?", Kind.POST),
        ("2022", "I am in", Kind.COMMENT),
        ("2022", "Summer\n\nWhat we did", Kind.CAPTION),
        ("2022", "Graveyard shift, literally", Kind.CAPTION),
        ("2022", "Choir", Kind.CAPTION),
        ("2022", "First day", Kind.STORY),
        ("2022", "How to tie a tie", Kind.CAPTION),
        ("2022", "Made Üp\nM1, choir, cats\nScribe, St. Nowhere, Nights", Kind.BIO),
        ("2025", "Ein einzelner Beitrag – kein Feld", Kind.POST),
        ("2025", "Alles Gute zum Geburtstag, Jürgen!", Kind.POST),
        ("2025", "Vor fünf Jahren", Kind.CAPTION),
    ],
)
def test_what_was_written_arrives_as_what_it_was(era: str, text: str, kind: Kind) -> None:
    assert written(era)[text].kind == kind


def test_the_time_is_in_utc() -> None:
    assert written("2019")["So true"].created_at == datetime(2019, 1, 3, 14, tzinfo=UTC)
    assert written("2025")["Vor fünf Jahren"].created_at == datetime(2025, 2, 19, 21, 23, 20, tzinfo=UTC)


def test_a_link_shared_without_a_word_is_a_repost() -> None:
    (item,) = read_posts({"timestamp": 1, "attachments": [{"data": [{"external_context": {}}]}]})
    assert item.kind == Kind.REPOST


def test_the_descriptions_of_photos_stand_beside_the_post() -> None:
    item = written("2022")["Two of us"]
    assert item.media == "Two people on a bench\nTwo of us"
    assert item.media_count == 2


def test_a_photo_in_a_post_and_in_an_album_is_counted_once() -> None:
    found = items(events(archive("facebook", "2022")))
    assert sum(item.media_count for item in found) == 6


def test_a_post_that_waits_for_approval_is_private_and_all_else_unknown() -> None:
    found = written("2022")
    assert found["Waiting for approval"].exposure == Exposure.PRIVATE
    assert found["I am in"].exposure == Exposure.UNKNOWN


def test_facebooks_own_id_is_kept_where_there_is_one() -> None:
    assert written("2025")["Alles Gute zum Geburtstag, Jürgen!"].native_id == "900100"


def test_ids_are_the_same_when_read_again_and_differ_within_an_export() -> None:
    first, second = (items(events(archive("facebook", "2022"))) for _ in range(2))
    assert first == second
    assert len({item.native_id for item in first}) == len(first)


def test_a_file_nobody_knows_is_reported() -> None:
    found = outcomes(events(archive("facebook", "2022")))
    unknown = [name for name, outcome in found.items() if outcome is Outcome.UNKNOWN]
    assert unknown == ["your_activity_across_facebook/posts/a_list_of_the_future.json"]


def test_other_peoples_posts_and_likes_are_left_alone() -> None:
    found = outcomes(events(archive("facebook", "2019"))) | outcomes(events(archive("facebook", "2022")))
    assert found["posts/other_people's_posts_to_your_timeline.json"] is Outcome.IGNORED
    assert found["your_activity_across_facebook/comments_and_reactions/likes_and_reactions_1.json"] is Outcome.IGNORED


@pytest.mark.parametrize("typed", ["café", "naïve Übung", "é à", "日本語 🩺", "…—“”", "a\u0080b"])
def test_text_written_rightly_is_left_alone(typed: str) -> None:
    (item,) = read_posts({"timestamp": 1, "data": [{"post": typed}]})
    assert item.text == typed


@pytest.mark.parametrize("typed", ["👍", "å", "Ærøskøbing", "日本語 🩺", "“quoted” — dash", "plain"])
def test_text_written_as_bytes_is_repaired(typed: str) -> None:
    (item,) = read_posts({"timestamp": 1, "data": [{"post": typed.encode().decode("latin-1")}]})
    assert item.text == typed


@pytest.mark.parametrize(
    "raw",
    [
        '[{"timestamp": 1, "data": [{"post": "Grüße"}]}]'.encode("latin-1"),
        b"\xef\xbb\xbf" + '[{"timestamp": 1, "data": [{"post": "Grüße"}]}]'.encode(),
        '{"timestamp": 1, "data": {"post": "Grüße"}}'.encode(),
        '{"posts_v3": {"inner": [{"timestamp": 1, "data": [{"post": "Grüße"}]}]}}'.encode(),
    ],
)
def test_every_way_of_writing_a_file_is_read(raw: bytes) -> None:
    found = events(archive_of({POSTS: raw}))
    assert [item.text for item in items(found)] == ["Grüße"]
    assert problems(found) == []


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        (b'[{"data": {"post": "a"}}, {"timestamp": "x"}, {"data": {"post": "b"}}]', "ab"),
        (b'[{"data": {"post": "a"}}, {"timestamp": NaN}, {"data": {"post": "b"}}]', "ab"),
        (b'{"x_v2": [{"data": {"post": "a"}}, {"data": {"post": "b"', "a"),
        (b'[{"data": {"post": "a"}}, 7, null, {}]', "a"),
        (b"7", ""),
        (b"", ""),
        (b"null", ""),
        (b"[" * 5000, ""),
        (b'{"a":' * 5000, ""),
        (b"<html></html>", ""),
        (b'[{"timestamp": 1' + b"0" * 5000 + b"}]", ""),
    ],
)
def test_damage_is_a_problem_and_the_rest_is_read(damage: bytes, kept: str) -> None:
    files = {POSTS: damage, "your_facebook_activity/comments_and_reactions/comments.json": b'{"comments_v2": []}'}
    found = events(archive_of(files))
    assert "".join(item.text for item in items(found)) == kept
    assert {problem.file for problem in problems(found)} == {POSTS}


def test_an_impossible_time_is_left_out() -> None:
    (item,) = read_posts({"timestamp": 9e17, "data": [{"post": "when?"}]})
    assert item.created_at is None


def test_an_export_in_html_is_refused_with_the_way_to_json() -> None:
    source = archive("facebook", "html")
    for attempt in (recognise(source).profile, lambda refused: list(platform("facebook").read(refused))):
        with pytest.raises(PlatformError, match=r"in HTML.*set the format to JSON"):
            attempt(source)


def test_an_export_that_does_not_say_whose_it_is_is_refused_but_can_be_read() -> None:
    source = archive_of({POSTS: b'[{"timestamp": 1, "data": [{"post": "a"}]}]'})
    with pytest.raises(NamelessExport, match="Profile information"):
        recognise(source).profile(source)
    assert len(items(events(source))) == 1


def test_two_accounts_in_one_upload_are_refused() -> None:
    both = ZipArchive(*(zipped(members("facebook", era)) for era in ("2022", "2022")))
    assert platform("facebook").profile(both).handle == "made.up"
    theirs = members("facebook", "2022")
    name = "personal_information/profile_information/profile_information.json"
    theirs[name] = theirs[name].replace(b"made.up", b"somebody.else")
    with pytest.raises(PlatformError, match="two different accounts"):
        platform("facebook").profile(ZipArchive(zipped(members("facebook", "2022")), zipped(theirs)))


def test_a_file_larger_than_any_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.platforms.meta.LARGEST_FILE", 10)
    found = events(archive_of({POSTS: b'[{"timestamp": 1, "data": [{"post": "a"}]}]'}))
    assert [problem.file for problem in problems(found)] == [POSTS]


def test_labels_nested_deeply_are_read_or_refused_and_nothing_else() -> None:
    for depth in (50, 200, 400, 2000, 4000, 20_000):
        value = '{"dict": [' * depth + '{"label": "Text", "value": "deep"}' + "]}" * depth
        found = events(archive_of({POSTS: f'[{{"timestamp": 1, "label_values": [{value}]}}]'}))
        assert [item.text for item in items(found)] == ["deep"] or problems(found)


def test_labels_are_followed_however_deep_the_decoder_went() -> None:
    value = LabelValue(label="Text", value="deep")
    for _ in range(3000):
        value = LabelValue(nested=[value, LabelValue(title="after")])
    found = list(flattened([value, LabelValue(title="last")]))
    assert found[3000].value == "deep"
    assert [each.title for each in found[3001:]] == ["after"] * 3000 + ["last"]
