"""The admin shows operational rows only: no model that holds, or leads to, a student's content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from audits.models import Pull

if TYPE_CHECKING:
    PullRows = admin.ModelAdmin[Pull]
else:
    PullRows = admin.ModelAdmin

admin.site.unregister(EmailAddress)  # who is here is nobody's business in the admin
admin.site.unregister(Group)


@admin.register(Pull)
class PullAdmin(PullRows):
    """Is work moving? State, lease and attempts; no counts of findings, no owner, no platform."""

    list_display = ("id", "state", "attempts", "lease_until", "next_try_at", "created_at", "finished_at")
    list_filter = ("state",)
    fields = readonly_fields = list_display

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Pull | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Pull | None = None) -> bool:
        return False
