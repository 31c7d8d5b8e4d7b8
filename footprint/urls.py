"""The URLs of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", include("audits.urls")),
    path("account/", include("allauth.account.urls")),
    # Staff come in by the front door too: there guessing a password has its limits.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", admin.site.urls),
]
handler400 = "audits.views.errors.bad_request"
handler403 = "audits.views.errors.forbidden"
handler404 = "audits.views.errors.not_found"
handler500 = "audits.views.errors.apology"
