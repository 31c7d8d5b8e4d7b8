"""The URLs of the product. Each one is a row in tests/test_access.py, or the build fails."""

from django.urls import path

from audits.views import audits, findings, home, me, rules, theme

urlpatterns = [
    path("", home.home, name="home"),
    path("example/", home.sample, name="sample"),
    path("example/report.pdf", home.sample_pdf, name="sample_pdf"),
    path("audits/", audits.audit_list, name="audit_list"),
    path("audits/new/", audits.audit_new, name="audit_new"),
    path("audits/<uuid:audit_id>/", audits.audit_show, name="audit_show"),
    path("audits/<uuid:audit_id>/progress/", audits.audit_progress, name="audit_progress"),
    path("audits/<uuid:audit_id>/cancel/", audits.audit_cancel, name="audit_cancel"),
    path("audits/<uuid:audit_id>/erase/", audits.audit_erase, name="audit_erase"),
    path("audits/<uuid:audit_id>/report.pdf", audits.audit_pdf, name="audit_pdf"),
    path("audits/<uuid:audit_id>/report.json", audits.audit_json, name="audit_json"),
    path("findings/<uuid:finding_id>/answer/", findings.finding_answer, name="finding_answer"),
    path("findings/<uuid:finding_id>/undo/", findings.finding_undo, name="finding_undo"),
    path("rules/", rules.rule_list, name="rule_list"),
    path("rules/<slug:rule_id>/", rules.rule, name="rule"),
    path("me/", me.me, name="me"),
    path("me/erase/", me.me_erase, name="me_erase"),
    path("erased/", me.me_erased, name="me_erased"),
    path("theme/", theme.set_theme, name="theme"),
    path("healthz", home.healthz, name="healthz"),
]
