"""Meta's downloads, of Facebook or Instagram: how they are requested, and what in them is never opened."""

from __future__ import annotations

import re
from typing import TypeVar

from audits.platforms import contents
from audits.platforms.archive import Archive
from audits.platforms.base import PlatformError
from audits.platforms.contents import Row, ignore

Reader = TypeVar("Reader")

TWO_ACCOUNTS = "These files belong to two different accounts. Choose the files of one account at a time."
HTML_ONLY = (
    "This {label} export is in HTML, which we cannot read. Request it once more: choose “Download or transfer "
    "information” again, and set the format to JSON before you create the files."
)
HOW_TO_EXPORT = (
    "Choose “Download or transfer information”, then “Some of your information”. Tick your posts, comments, stories "
    "and your profile or personal information; you need neither messages nor photos.",
    "Choose “Download to device”, the date range “All time”, and the format JSON. It says HTML at first: change it.",
    "Press “Create files”. You get an e-mail when they are ready.",
    "Download every ZIP and choose them all here together, just as they are.",
)
WAIT = "Meta takes from some minutes to a day or two, and longer with photos. The link works for four days."


def refuse_html(archive: Archive, ours: re.Pattern[str], label: str) -> None:
    """``ours`` is a JSON file of the platform: with one of them, pages beside it do no harm."""
    names = list(archive.names())
    if not any(map(ours.search, names)) and any(name.endswith((".html", ".htm")) for name in names):
        raise PlatformError(HTML_ONLY.format(label=label))


def never_opened() -> tuple[Row[Reader], ...]:
    """First rows of both tables: whatever else a path says, these stay closed."""
    return (
        ignore(
            r"messages/|(message|replies)_\d+\.json$|(inbox|message_requests|archived_threads|filtered_threads|e2ee_cutover)/"
            r"|your_group_messages/|secret_conversations[^/]*$|ai_conversations[^/]*$|messages\.json$|direct\.json$"
            r"|reported_conversations[^/]*$|dating/|facebook_dating/",
            contents.MESSAGES,
        ),
        ignore(
            r"[^/]*(contacts|address_book|emails_we_sent|possible_(emails|phone))[^/]*(/|\.json$)", contents.CONTACTS
        ),
        ignore(
            r"security_and_login_information/|login_and_(account|profile)_creation/|device_information/|location/"
            r"|[^/]*accounts_center/|autofill[^/]*(/|\.json$)|(your_)?devices\.json$|account_history\.json$"
            r"|[^/]*(ip_address|cookies|logins|last_known_location|two-factor)[^/]*\.json$",
            contents.LOGINS,
        ),
        ignore(
            r"ads_information/|ads/|ads_and_(businesses|topics|content)/|instagram_ads_and_businesses/|advertis[^/]*"
            r"|apps_and_websites[^/]*/|your_topics/|[^/]*off_meta[^/]*\.json$|comments_allowed_from_ads\.json$",
            contents.ADVERTISING,
        ),
        ignore(
            r"(search|recent_searches|link_history)/|search(es|_history)\.json$|(your_)?search_history\.json$"
            r"|[^/]*(recently_viewed|recently_visited|link_history|profile_searches)[^/]*\.json$|seen_content\.json$",
            contents.SEARCHES,
        ),
        ignore(
            r"(facebook_payments|payments?|shopping|shops|facebook_marketplace|marketplace|monetization|fundraisers)/"
            r"|checkout\.json$",
            contents.MONEY,
        ),
    )
