"""The URLs of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("audits.urls")),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "audits.views.errors.bad_request"
handler403 = "audits.views.errors.forbidden"
handler404 = "audits.views.errors.not_found"
handler500 = "audits.views.errors.apology"
