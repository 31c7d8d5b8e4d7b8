"""What becomes of each file: known, ignored on purpose with a reason, unknown; and what is never opened."""

from __future__ import annotations

from typing import BinaryIO

import pytest

from audits.platforms.base import FileSeen, Outcome, Problem
from audits.platforms.contents import Table, ignore, read, walk
from audits.platforms.registry import EXPORTS, platform, platform_label, recognise
from audits.platforms.zipfiles import ZipArchive
from tests.exports.packing import archive, events, folder, members, zipped

ERAS = [(name, era.name) for name in EXPORTS for era in sorted(folder(name, "").iterdir()) if era.name != "html"]

NEVER_IN_X = [
    f"data/{name}.js"
    for name in (
        *("direct-messages", "direct-messages-group", "direct-message-headers", "direct-message-group-headers"),
        *("direct-messages-part1", "audio-video-calls-in-dm", "contact", "ip-audit", "account-creation-ip"),
        *("phone-number", "email-address-change", "device-token", "ni-devices", "key-registry", "sso", "app"),
        *("ad-engagements", "ad-impressions", "ad-mobile-conversions-attributed", "ads-revenue-sharing"),
        *("personalization", "saved-search", "grok-chat-item", "connected-application", "deleted-tweets", "like"),
    )
]
NEVER_IN_META = [
    *(
        "messages/inbox/somebody_1/message_1.json",
        "messages/ai_conversations.json",
        "messages/secret_conversations.json",
    ),
    *("your_facebook_activity/messages/inbox/a/message_12.json", "inbox/a/message_1.json", "a/message_2.json"),
    *(
        "your_facebook_activity/groups/your_group_messages/a.json",
        "your_facebook_activity/dating/your_dating_profile.json",
    ),
    *("your_instagram_activity/messages/inbox/a/message_1.json", "your_instagram_activity/a/replies_1.json"),
    *("connections/contacts/synced_contacts.json", "uploaded_contacts.json", "messages.json", "searches.json"),
    "personal_information/other_personal_information/contacts_uploaded_from_your_phone.json",
    *(
        "security_and_login_information/account_activity.json",
        "security_and_login_information/ip_address_activity.json",
    ),
    "personal_information/profile_information/security_and_login_information/ip_address_activity.json",
    "security_and_login_information/login_and_profile_creation/login_activity.json",
    *("personal_information/device_information/devices.json", "logged_information/location/device_location.json"),
    "personal_information/facebook_accounts_center/accounts_center.json",
    "personal_information/information_about_you/possible_phone_numbers.json",
    *("ads_information/ads_and_topics/ads_viewed.json", "apps_and_websites_off_of_facebook/your_apps.json"),
    "ads_information/instagram_ads_and_businesses/ad_preferences.json",
    *("logged_information/search/your_search_history.json", "logged_information/recent_searches/profile_searches.json"),
    *(
        "your_facebook_activity/facebook_payments/payment_history.json",
        "logged_information/link_history/link_history.json",
    ),
]


class Watched(ZipArchive):
    """An archive that fails the test when something else than posts is opened."""

    def open(self, name: str) -> BinaryIO:
        with super().open(name) as stream:
            assert b"never opened" not in stream.read()
        return super().open(name)


class Sealed:
    """An archive whose every file lies at names given and must not be opened."""

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def names(self) -> list[str]:
        return self._names

    def size(self, name: str) -> int:
        return 1

    def open(self, name: str) -> BinaryIO:
        raise AssertionError(f"{name} was opened")


@pytest.mark.parametrize(("name", "era"), ERAS)
def test_no_private_file_is_opened(name: str, era: str) -> None:
    watched = Watched(zipped(members(name, era)))
    found = recognise(watched)
    found.profile(watched)
    assert [event for event in found.read(watched) if isinstance(event, Problem)] == []


@pytest.mark.parametrize(
    ("name", "names"), [("x", NEVER_IN_X), ("facebook", NEVER_IN_META), ("instagram", NEVER_IN_META)]
)
def test_what_is_never_opened_is_ignored_with_a_reason(name: str, names: list[str]) -> None:
    seen = [event for event in platform(name).read(Sealed(names)) if isinstance(event, FileSeen)]
    assert [event.name for event in seen] == names
    assert [event.name for event in seen if event.outcome is not Outcome.IGNORED or not event.reason] == []


@pytest.mark.parametrize(("name", "era"), ERAS)
def test_each_member_is_seen_once(name: str, era: str) -> None:
    source = archive(name, era)
    assert [event.name for event in events(source) if isinstance(event, FileSeen)] == source.names()


@pytest.mark.parametrize(("name", "era"), ERAS)
def test_an_export_is_recognised_as_its_platforms(name: str, era: str) -> None:
    assert recognise(archive(name, era)).name == name


@pytest.mark.parametrize("name", EXPORTS)
def test_every_platform_says_how_to_get_an_export(name: str) -> None:
    found = platform(name)
    assert found.label == platform_label(name)
    assert len(found.how_to) >= 4
    assert all(step.endswith(".") for step in (*found.how_to, found.wait))


def test_rows_are_asked_in_order_and_a_name_without_a_row_is_unknown() -> None:
    table: Table[str] = (ignore("secret/", "No."), read(r"posts\.json$", "posts"))
    found = list(walk(["a/posts.json", "secret/posts.json", "new.json"], table, lambda reader, name: iter(())))
    assert found == [
        FileSeen("a/posts.json", Outcome.READ),
        FileSeen("secret/posts.json", Outcome.IGNORED, "No."),
        FileSeen("new.json", Outcome.UNKNOWN),
    ]
