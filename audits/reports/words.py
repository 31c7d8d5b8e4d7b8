"""How the product’s terms are said on page and paper. Plain, and never a word about what kind of person wrote it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

SEVERITY = {
    4: _("Never appropriate"),
    3: _("Serious"),
    2: _("Context decides"),
    1: _("Worth a look"),
}
SEVERITY_MEANING = {
    4: _("If it is what it looks like, nothing makes it fine."),
    3: _("Likely to trouble a patient, a school or a board."),
    2: _("Fine in some contexts, not in others. You know yours."),
    1: _("Probably harmless, and worth a second reading."),
}
CONFIDENCE = {
    "high": _("The wording is clear"),
    "medium": _("The wording is likely meant this way"),
    "low": _("The wording may mean something else"),
}
EXPOSURE = {
    "public": _("Anyone can see it"),
    "followers": _("Your followers can see it"),
    "private": _("Only you can see it"),
    "unknown": _("The export does not say who can see it"),
}
EXPOSURE_ICON = {"public": "globe", "followers": "users", "private": "lock", "unknown": "circle-question-mark"}
KIND = {
    "post": ngettext_lazy("post", "posts"),
    "reply": ngettext_lazy("reply", "replies"),
    "quote": ngettext_lazy("quote post", "quote posts"),
    "repost": ngettext_lazy("repost", "reposts"),
    "comment": ngettext_lazy("comment", "comments"),
    "caption": ngettext_lazy("caption", "captions"),
    "story": ngettext_lazy("story", "stories"),
    "bio": ngettext_lazy("profile text", "profile texts"),
}
UNTOLD = {
    "repost": ngettext_lazy("repost: somebody else’s words", "reposts: somebody else’s words"),
    "no_words": ngettext_lazy("photo or video without words", "photos or videos without words"),
    "empty": ngettext_lazy("item without words", "items without words"),
    "kind": ngettext_lazy("item of a kind these rules do not know", "items of a kind these rules do not know"),
    "language": ngettext_lazy(
        "item in a language these rules do not read", "items in a language these rules do not read"
    ),
    "cut_short": ngettext_lazy("item the platform cut short", "items the platform cut short"),
}
CHOICE = {
    "fix": _("I will fix it"),
    "keep": _("Keep as it is"),
    "fine": _("Not a problem"),
    "ask": _("I will ask a tutor"),
    "": _("Not answered yet"),
}
ACTION = {
    "delete": _("I will delete it"),
    "restrict": _("I will limit who sees it"),
    "rewrite": _("I will rewrite it"),
    "disclose": _("I will add a disclosure"),
    "ask": _("I will ask somebody first"),
}
ACCOUNT_FIELD = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Your password now"),
    "password2": _("New password once more"),
    "remember": _("Stay signed in"),
}
STATE = {
    "queued": pgettext_lazy("state of an audit", "Waiting to start"),
    "running": pgettext_lazy("state of an audit", "Being read"),
    "done": pgettext_lazy("state of an audit", "Finished"),
    "failed": pgettext_lazy("state of an audit", "Could not be read"),
    "cancelled": pgettext_lazy("state of an audit", "Stopped"),
}
