"""Instagram's download in its layouts, with Threads in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from audits.platforms.base import Exposure, Item, Kind, NamelessExport, Outcome, PlatformError, Profile
from audits.platforms.registry import platform, recognise
from audits.platforms.zipfiles import ZipArchive
from tests.exports.packing import archive, archive_of, events, items, members, outcomes, problems, zipped

POSTS = "your_instagram_activity/media/posts_1.json"
COMMENTS = "your_instagram_activity/comments/post_comments_1.json"
PERSONAL = "personal_information/personal_information/personal_information.json"


def written(era: str) -> dict[str, Item]:
    return {item.text: item for item in items(events(archive("instagram", era)))}


@pytest.mark.parametrize(("era", "name"), [("2020", "Made Up"), ("2022", "Made Up"), ("2025", "Máde Up")])
def test_an_export_says_whose_it_is(era: str, name: str) -> None:
    assert platform("instagram").profile(archive("instagram", era)) == Profile("", "made.up", name, unique=False)


@pytest.mark.parametrize("era", ["2020", "2022", "2025"])
def test_a_whole_export_reads_without_a_problem_or_an_unknown_file(era: str) -> None:
    found = events(archive("instagram", era))
    assert problems(found) == []
    assert Outcome.UNKNOWN not in outcomes(found).values()


@pytest.mark.parametrize(
    ("era", "text", "kind", "exposure"),
    [
        ("2020", "White coat day 🩺", Kind.CAPTION, Exposure.FOLLOWERS),
        ("2020", "Stairwell choir", Kind.CAPTION, Exposure.FOLLOWERS),
        ("2020", "so proud of you", Kind.COMMENT, Exposure.UNKNOWN),
        ("2020", "Made Up\nM1 🩺", Kind.BIO, Exposure.PUBLIC),
        ("2022", "One photo, its caption below 😀", Kind.CAPTION, Exposure.UNKNOWN),
        ("2022", "Two photos, the caption above", Kind.CAPTION, Exposure.UNKNOWN),
        ("2022", "Anki in 30 seconds", Kind.CAPTION, Exposure.UNKNOWN),
        ("2022", "Rounds at six", Kind.STORY, Exposure.UNKNOWN),
        ("2022", "Hidden again", Kind.CAPTION, Exposure.PRIVATE),
        ("2022", "congrats!! 🎉", Kind.COMMENT, Exposure.UNKNOWN),
        ("2022", "Made Up\nM1\ncats", Kind.BIO, Exposure.PUBLIC),
        ("2025", "Eén bericht, geen lijst", Kind.CAPTION, Exposure.UNKNOWN),
        ("2025", "geweldig café", Kind.COMMENT, Exposure.UNKNOWN),
        ("2025", "wauw", Kind.COMMENT, Exposure.UNKNOWN),
        ("2025", "andermans woorden", Kind.REPOST, Exposure.UNKNOWN),
        ("2025", "Máde Up\nco-assistent 🩺", Kind.BIO, Exposure.PUBLIC),
        ("2025", "Een gedachte – op Threads", Kind.POST, Exposure.FOLLOWERS),
        ("2025", "Antwoord", Kind.REPLY, Exposure.FOLLOWERS),
        ("2025", "Made Up\nop threads", Kind.BIO, Exposure.PUBLIC),
    ],
)
def test_what_was_written_arrives_as_what_it_was(era: str, text: str, kind: Kind, exposure: Exposure) -> None:
    item = written(era)[text]
    assert (item.kind, item.exposure) == (kind, exposure)


def test_posts_on_threads_carry_that_name() -> None:
    found = written("2025")
    threads = {text for text, item in found.items() if item.platform == "threads"}
    assert threads == {"Een gedachte – op Threads", "Antwoord", "Made Up\nop threads"}
    assert [found[text].media_count for text in ("Een gedachte – op Threads", "Antwoord")] == [0, 1]


def test_a_comment_that_is_only_a_picture_does_not_take_the_owners_name_for_its_text() -> None:
    found = items(events(archive("instagram", "2025")))
    assert "vriend" not in {item.text for item in found}
    assert [item.media_count for item in found if item.kind == Kind.COMMENT and not item.text] == [1]


def test_times_are_in_utc() -> None:
    assert written("2020")["White coat day 🩺"].created_at == datetime(2019, 8, 5, 15, tzinfo=UTC)
    assert written("2025")["geweldig café"].created_at == datetime(2025, 2, 19, 21, 21, 40, tzinfo=UTC)


def test_a_post_without_words_is_counted() -> None:
    assert written("2022")[""].media_count == 1


def test_deleted_posts_and_messages_stay_closed() -> None:
    found = outcomes(events(archive("instagram", "2022"))) | outcomes(events(archive("instagram", "2020")))
    closed = {name for name, outcome in found.items() if outcome is Outcome.IGNORED}
    assert "your_instagram_activity/content/recently_deleted_content.json" in closed
    assert {"messages.json", "searches.json", "devices.json", "uploaded_contacts.json"} <= closed
    assert "Gone" not in written("2022")


def test_media_in_messages_before_2021_is_not_read() -> None:
    found = items(events(archive("instagram", "2020")))
    assert [item.created_at and item.created_at.month for item in found] == [None, 8, 9, 10, 8]


def test_ids_are_the_same_when_read_again_and_differ_within_an_export() -> None:
    first, second = (items(events(archive("instagram", "2022"))) for _ in range(2))
    assert first == second
    assert len({item.native_id for item in first}) == len(first)


def test_the_newer_form_with_labels_is_read() -> None:
    media = [{"uri": "media/posts/1.jpg", "creation_timestamp": 1740000000}]
    values = [
        {"label": "Medien", "media": media},
        {"label": "Bildunterschrift", "value": "Schöne Aussicht heute"},
        {"label": "Irgendwas", "value": "https://example.org/ohne/bedeutung/und/lang"},
    ]
    entry = {"timestamp": 1740000001, "fbid": "77", "label_values": values}
    (item,) = items(events(archive_of({POSTS: json.dumps([entry])})))
    assert (item.text, item.native_id, item.media_count) == ("Schöne Aussicht heute", "77", 1)


@pytest.mark.parametrize(
    ("labels", "handle"),
    [
        ({"E-Mail": "a@example.org", "Telefon bestätigt": "ja", "Nutzername": "ada.l", "Name": "Ada L"}, "ada.l"),
        ({"メール": "a@example.org", "電話": "true", "ユーザーネーム": "ada.l", "名前": "Ada L"}, "ada.l"),
        ({"Username": "ada.l"}, "ada.l"),
    ],
)
def test_the_handle_is_found_in_any_language(labels: dict[str, str], handle: str) -> None:
    person = {"string_map_data": {label: {"value": value} for label, value in labels.items()}}
    raw = json.dumps({"profile_user": [person]}, ensure_ascii=False).encode()
    assert platform("instagram").profile(archive_of({PERSONAL: raw})).handle == handle


@pytest.mark.parametrize(
    "raw",
    [b"", b"7", b"[1]", b"[{}]", b"[[]]", b"{", b'[{"media": 7}]', b'[{"title": NaN}]', b"[" * 5000, b'"\\ud800"'],
)
def test_damage_is_a_problem_and_the_rest_is_read(raw: bytes) -> None:
    comment = b'[{"string_map_data": {"Comment": {"value": "kept"}, "Time": {"timestamp": 1}}}]'
    found = events(archive_of({POSTS: raw, COMMENTS: comment}))
    assert [item.text for item in items(found)] == ["kept"]
    assert {problem.file for problem in problems(found)} == {POSTS}


def test_an_export_in_html_is_refused_with_the_way_to_json() -> None:
    source = archive("instagram", "html")
    with pytest.raises(PlatformError, match=r"Instagram export is in HTML.*set the format to JSON"):
        recognise(source).profile(source)


def test_an_export_that_does_not_say_whose_it_is_is_refused_but_can_be_read() -> None:
    source = archive_of({POSTS: b'[{"media": [{"uri": "1", "title": "a"}]}]'})
    with pytest.raises(NamelessExport, match="Personal information"):
        recognise(source).profile(source)
    assert len(items(events(source))) == 1


def test_two_accounts_in_one_upload_are_refused() -> None:
    theirs = members("instagram", "2025")
    theirs[PERSONAL] = theirs[PERSONAL].replace(b'"made.up"', b'"somebody"')
    with pytest.raises(PlatformError, match="two different accounts"):
        platform("instagram").profile(ZipArchive(zipped(members("instagram", "2025")), zipped(theirs)))
