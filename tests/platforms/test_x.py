"""X's archive in its three layouts, and what one damaged post costs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from audits.platforms.base import Exposure, Item, Kind, NamelessExport, Outcome, PlatformError, Profile
from audits.platforms.registry import platform, recognise
from audits.platforms.zipfiles import ZipArchive
from tests.exports.packing import archive, archive_of, events, items, members, outcomes, problems, zipped

NEVER = {
    "ad-engagements contact device-token direct-messages email-address-change grok-chat-item ip-audit personalization",
    "phone-number saved-search",
}


def by_id(era: str) -> dict[str, Item]:
    return {item.native_id: item for item in items(events(archive("x", era)))}


def post(**fields: Any) -> dict[str, Any]:
    return {"id_str": "1", "created_at": "Sat Aug 12 16:10:37 +0000 2023", "full_text": "Hello", **fields}


def file_of(*posts: object) -> str:
    return f"window.YTD.tweets.part0 = {json.dumps([{'tweet': each} for each in posts])}"


def one(**fields: Any) -> Item:
    (item,) = items(events(archive_of({"data/tweets.js": file_of(post(**fields))})))
    return item


def test_an_archive_says_whose_it_is() -> None:
    whose = Profile("424242", "made_up", "Made Up")
    for era in ("2024", "2019", "2016"):
        assert platform("x").profile(archive("x", era)) == whose


def test_a_handle_alone_does_not_tell_an_account_from_every_other() -> None:
    source = archive_of({"data/account.js": 'window.YTD.account.part0 = [{"account": {"username": "made_up"}}]'})
    assert platform("x").profile(source) == Profile("", "made_up", "", unique=False)


def test_posts_are_read_as_they_were_typed() -> None:
    item = by_id("2024")["1001"]
    assert item.text == "Night shift & coffee <3 https://example.org/sleep?a=1&b=2"
    assert item.kind == Kind.POST
    assert item.created_at == datetime(2023, 8, 12, 16, 10, 37, tzinfo=UTC)
    assert item.permalink == "https://x.com/made_up/status/1001"
    assert item.exposure == Exposure.UNKNOWN
    assert item.lang == "en"


@pytest.mark.parametrize(
    ("native_id", "kind"), [("1002", Kind.REPLY), ("1003", Kind.REPOST), ("1004", Kind.QUOTE), ("1009", Kind.POST)]
)
def test_each_kind_is_told_apart(native_id: str, kind: Kind) -> None:
    assert by_id("2024")[native_id].kind == kind


def test_a_repost_is_known_to_be_cut() -> None:
    assert by_id("2024")["1003"].truncated


def test_pictures_are_counted_and_their_descriptions_kept() -> None:
    item = by_id("2024")["1005"]
    assert item.text == "Sunset over the library"
    assert item.media == "An orange sky\nThe same, later"
    assert item.media_count == 2
    assert item.kind == Kind.POST


def test_a_long_post_is_joined_with_the_rest_of_its_text() -> None:
    item = by_id("2024")["1006"]
    assert item.text.startswith("Ward diary, part one.")
    assert item.text.endswith("The end & thanks.")
    assert not item.truncated


def test_a_long_text_without_its_post_is_still_read() -> None:
    assert by_id("2024")["note-5002"].text == "A long text whose post is not here"


def test_a_language_that_x_could_not_tell_is_left_open() -> None:
    assert by_id("2024")["1007"].lang == ""


def test_an_article_and_the_profile_are_read() -> None:
    found = by_id("2024")
    assert found["article-7001"].text == "On listening\n\nFirst paragraph.\nSecond paragraph."
    assert found["bio"].text == "Made Up\nMedical student & cyclist\nSomewhere\nhttps://example.org"
    assert found["bio"].exposure == Exposure.PUBLIC


def test_a_post_in_two_files_is_read_once() -> None:
    ids = [item.native_id for item in items(events(archive("x", "2024")))]
    assert len(ids) == len(set(ids))
    assert "1008" in ids


def test_deleted_posts_likes_and_private_files_stay_closed() -> None:
    found = events(archive("x", "2024"))
    closed = {name for name, outcome in outcomes(found).items() if outcome is Outcome.IGNORED}
    assert {f"data/{name}.js" for line in NEVER for name in line.split()} <= closed
    assert {"data/deleted-tweets.js", "data/like.js", "data/follower.js"} <= closed
    assert "1010" not in by_id("2024")


def test_a_file_nobody_knows_is_reported() -> None:
    unknown = [name for name, outcome in outcomes(events(archive("x", "2024"))).items() if outcome is Outcome.UNKNOWN]
    assert unknown == ["data/a-file-of-the-future.js"]


def test_a_whole_archive_reads_without_a_problem() -> None:
    for era in ("2024", "2019", "2016"):
        assert problems(events(archive("x", era))) == []


def test_posts_without_a_wrapper_are_read() -> None:
    found = by_id("2019")
    assert [found[each].text for each in ("201", "202")] == ["Unwrapped, first", "Unwrapped, }, { second"]
    assert found["203"].kind == Kind.REPOST


def test_a_protected_account_is_seen_by_followers_only() -> None:
    assert by_id("2019")["201"].exposure == Exposure.FOLLOWERS


def test_the_archive_of_before_2019_is_read() -> None:
    found = by_id("2016")
    assert found["31"].text == "Snow day & soup"
    assert found["31"].created_at == datetime(2016, 1, 23, 12, tzinfo=UTC)
    assert [found[each].kind for each in ("32", "33", "bio")] == [Kind.REPOST, Kind.REPLY, Kind.BIO]


def test_a_link_without_a_handle_still_leads_to_the_post() -> None:
    assert one().permalink == "https://x.com/i/web/status/1"


@pytest.mark.parametrize(
    ("written", "typed"),
    [("a &amp;amp; b", "a &amp; b"), ("&copy; &lt;b&gt;", "&copy; <b>"), ("a\0b", "a�b"), ("plain", "plain")],
)
def test_only_what_x_escapes_is_unescaped(written: str, typed: str) -> None:
    assert one(full_text=written).text == typed


@pytest.mark.parametrize("created_at", ["", "yesterday", "Sat Foo 12 16:10:37 +0000 2023", "2023-99-99 00:00:00", "9"])
def test_a_date_that_makes_no_sense_is_left_out(created_at: str) -> None:
    assert one(created_at=created_at).created_at is None


def test_one_broken_post_costs_only_itself() -> None:
    good = [{"tweet": post(id_str=str(number))} for number in range(1, 6)]
    written = json.dumps(good).replace('"id_str": "3"', '"id_str": 3')
    found = events(archive_of({"data/tweets.js": f"window.YTD.tweets.part0 = {written}"}))
    assert [item.native_id for item in items(found)] == ["1", "2", "4", "5"]
    assert [problem.file for problem in problems(found)] == ["data/tweets.js"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace('"id_str": "3"', '"id_str": NaN'),
        lambda text: text.replace('"3"', '"3'),
        lambda text: text.replace('"3"', '"3"]'),
        lambda text: text.replace('"id_str": "3"', '"other": "3"'),
        lambda text: text.replace('"id_str": "3"', '"id_str": "../3"'),
    ],
)
def test_damage_in_one_post_is_one_problem(damage: Callable[[str], str]) -> None:
    text = json.dumps([{"tweet": post(id_str=str(number))} for number in range(1, 6)], indent=1)
    found = events(archive_of({"data/tweets.js": f"window.YTD.tweets.part0 = {damage(text)}"}))
    assert [item.native_id for item in items(found)] == ["1", "2", "4", "5"]
    assert len(problems(found)) == 1


def test_nesting_that_no_platform_writes_costs_at_most_its_own_post() -> None:
    """How deep the decoder follows depends on the version of Python."""
    for depth in (500, 5000, 50_000):
        good = [{"tweet": post(id_str=str(number))} for number in range(1, 6)]
        written = json.dumps(good).replace('"3"', '"3", "x": ' + "[" * depth + "]" * depth)
        found = events(archive_of({"data/tweets.js": f"window.YTD.tweets.part0 = {written}"}))
        kept = [item.native_id for item in items(found)]
        assert [kept, len(problems(found))] in ([["1", "2", "3", "4", "5"], 0], [["1", "2", "4", "5"], 1])


@pytest.mark.parametrize("escape", ["\\ud800", "\\udc00 \\ud83d", "\\ud83d\\u0041"])
def test_half_a_character_becomes_a_replacement_and_the_post_is_kept(escape: str) -> None:
    written = file_of(post(full_text="HERE")).replace("HERE", f"a{escape}b\\\\ud800")
    (item,) = items(events(archive_of({"data/tweets.js": written})))
    assert "�" in item.text
    assert item.text.endswith("b\\ud800")
    item.text.encode()


def test_a_file_cut_in_the_middle_gives_what_came_before() -> None:
    text = file_of(*(post(id_str=str(number)) for number in range(1, 6)))
    found = events(archive_of({"data/tweets.js": text[: text.index('"4"') + 9]}))
    assert [item.native_id for item in items(found)] == ["1", "2", "3"]
    assert any("ends in the middle" in problem.reason for problem in problems(found))


@pytest.mark.parametrize("content", ["", "<html>", "window.YTD.tweets.part0 = {}", "[1, 2", "window.x = 'a'", "\0"])
def test_a_file_in_another_form_is_one_problem_and_the_rest_goes_on(content: str) -> None:
    found = events(archive_of({"data/tweets.js": content, "data/tweets-part1.js": file_of(post(id_str="9"))}))
    assert [item.native_id for item in items(found)] == ["9"]
    assert {problem.file for problem in problems(found)} == {"data/tweets.js"}


def test_fewer_posts_than_x_lists_is_said() -> None:
    files = members("x", "2024")
    files["data/tweets.js"] = file_of(post()).encode()
    del files["data/community-tweet.js"]
    reasons = {problem.file: problem.reason for problem in problems(events(archive_of(files)))}
    assert reasons["data/tweets.js"] == "X lists 7 posts for this file, but only 1 are in it."
    assert "not in what you chose" in reasons["data/community-tweet.js"]


def test_a_manifest_that_calls_messages_posts_opens_nothing() -> None:
    files = members("x", "2024")
    files["data/manifest.js"] = files["data/manifest.js"].replace(b"data/tweets.js", b"data/direct-messages.js")
    assert outcomes(events(archive_of(files)))["data/direct-messages.js"] is Outcome.IGNORED


def test_a_renamed_posts_file_is_found_by_the_manifest() -> None:
    files = members("x", "2024")
    files["data/writings.js"] = files.pop("data/tweets.js")
    files["data/manifest.js"] = files["data/manifest.js"].replace(b"data/tweets.js", b"data/writings.js")
    assert "1001" in {item.native_id for item in items(events(archive_of(files)))}


def test_an_archive_that_does_not_say_whose_it_is_is_refused_but_can_be_read() -> None:
    source = archive_of({"data/tweets.js": file_of(post())})
    with pytest.raises(NamelessExport, match=r"account\.js is missing"):
        recognise(source).profile(source)
    assert len(items(events(source))) == 1


def test_two_accounts_in_one_upload_are_refused() -> None:
    theirs = members("x", "2024")
    for name in ("data/manifest.js", "data/account.js"):
        theirs[name] = theirs[name].replace(b"424242", b"777")
    both = ZipArchive(zipped(members("x", "2024")), zipped(theirs))
    with pytest.raises(PlatformError, match="two different accounts"):
        platform("x").profile(both)
    with pytest.raises(PlatformError, match="two different accounts"):
        events(both)


def test_the_same_zip_chosen_twice_is_read_once() -> None:
    twice = ZipArchive(zipped(members("x", "2024")), zipped(members("x", "2024")))
    assert events(twice) == events(archive("x", "2024"))


def test_posts_longer_than_a_piece_are_cut_between_items() -> None:
    posts = [post(id_str=str(number), full_text=f'"tweet" : {{ {number} ' + "x" * 700) for number in range(1, 4001)]
    found = events(archive_of({"data/tweets.js": file_of(*posts)}))
    assert [item.native_id for item in items(found)] == [str(number) for number in range(1, 4001)]
    assert problems(found) == []


def test_a_file_that_is_damaged_throughout_is_given_up() -> None:
    found = events(archive_of({"data/tweets.js": file_of(*([7] * 5000))}))
    assert items(found) == []
    assert len(problems(found)) == 1001


@pytest.mark.parametrize(
    "fields",
    [
        {"full_text": "a" * 100_000, "entities": {"urls": [{"url": "a", "expanded_url": "b" * 10_000}] * 200}},
        {
            "full_text": "https://t.co/a " * 9_000,
            "entities": {"urls": [{"url": "t", "expanded_url": "b" * 999}] * 2_000},
        },
        {"full_text": "x" * 5_000_000, "entities": {"media": [{"url": "x"}] * 9_000}},
    ],
)
def test_links_cannot_make_a_text_grow_without_end(fields: dict[str, Any]) -> None:
    assert len(one(**fields).text) < 6_000_000


def test_many_notes_of_one_second_do_not_make_the_search_slow() -> None:
    note = {"noteTweet": {"noteTweetId": "5", "createdAt": "2023-08-12T16:10:37.000Z", "core": {"text": "Other"}}}
    notes = f"window.YTD.note_tweet.part0 = {json.dumps([note] * 20_000)}"
    posts = file_of(*(post(id_str=str(number)) for number in range(2_000)))
    found = items(events(archive_of({"data/note-tweet.js": notes, "data/tweets.js": posts})))
    assert len(found) == 22_000


def test_a_long_post_is_joined_though_the_manifest_lists_only_the_posts() -> None:
    whole = "A long story that goes on and on. " * 12 + "The end."
    short = post(id_str="7", full_text=whole[:275] + "…", created_at="Sat Aug 12 16:10:37 +0000 2023", truncated=True)
    note = {"noteTweet": {"noteTweetId": "5", "createdAt": "2023-08-12T16:10:37.000Z", "core": {"text": whole}}}
    listed = {"dataTypes": {"tweets": {"files": [{"fileName": "data/tweets.js", "globalName": "YTD.tweets.part0"}]}}}
    found = items(
        events(
            archive_of(
                {
                    "data/manifest.js": f"window.__THAR_CONFIG = {json.dumps(listed)}",
                    "data/note-tweet.js": f"window.YTD.note_tweet.part0 = {json.dumps([note])}",
                    "data/tweets.js": file_of(short),
                }
            )
        )
    )
    assert [(item.native_id, item.text) for item in found] == [("7", whole)]
