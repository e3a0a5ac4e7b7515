"""Addresses of prose: releases read, texts written, reports kept, and what the public opens of them."""

from django.urls import URLPattern, path

from sejuk.web import converters as _converters  # noqa: F401 - registers <id:…> and <span:…>
from sejuk.web.views import issued, kept_reports, release_reading, releases, reports, text_forms, texts

urlpatterns: list[URLPattern] = [
    path("reports/day/", reports.day_report, name="day_report"),
    path("reports/day.pdf", reports.day_paper, name="day_paper"),
    path("reports/briefing/", reports.briefing, name="briefing"),
    path("reports/briefing.pdf", reports.briefing_paper, name="briefing_paper"),
    path("reports/kept/", kept_reports.kept_reports, name="kept_reports"),
    path("reports/kept/<uuid:report_id>/", kept_reports.kept_report, name="kept_report"),
    path("reports/kept/<uuid:report_id>.pdf", kept_reports.kept_paper, name="kept_paper"),
    path("reports/hour/<id:unit_id>/", kept_reports.cut_off, name="cut_off"),
    path("reports/<span:span>/", reports.period_report, name="period_report"),
    path("reports/<span:span>.pdf", reports.period_paper, name="period_paper"),
    path("releases/", releases.releases, name="releases"),
    path("releases/rilis.csv", releases.releases_file, name="releases_file"),
    path("releases/read/", release_reading.read, name="release_read"),
    path("releases/<uuid:release_id>/", releases.release, name="release"),
    path("releases/<uuid:release_id>/correct/", releases.correct, name="release_correct"),
    path("releases/<uuid:release_id>/withdraw/", releases.withdraw, name="release_withdraw"),
    # What was published: for anybody, and for ever.
    path("r/", issued.listing, name="issued_list"),
    path("r/feed.<feed:kind>", issued.feed, name="issued_feed"),
    path("r/unit/<slug:unit_code>/", issued.listing, name="issued_unit"),
    path("r/unit/<slug:unit_code>/feed.<feed:kind>", issued.feed, name="issued_unit_feed"),
    path("r/<link:code>/", issued.page, name="issued"),
    path("r/<link:code>/en/", issued.page, {"language": "en"}, name="issued_english"),
    path("r/<link:code>/photo/<id:number>.jpg", issued.photo, name="issued_photo"),
    path("r/<link:code>/logo.png", issued.unit_logo, name="issued_logo"),
    path("r/<link:code>/<file:form>", issued.form, name="issued_file"),
    path("r/<link:code>/en/<file:form>", issued.form, {"language": "en"}, name="issued_english_file"),
    # What is written for the public.
    path("texts/", texts.texts, name="texts"),
    path("texts/new/", texts.new, name="text_new"),
    path("texts/<uuid:text_id>/", texts.text, name="text"),
    path("texts/<uuid:text_id>/act/", texts.act, name="text_act"),
    path("texts/<uuid:text_id>/quotes/", text_forms.quotes, name="text_quotes"),
    path("texts/<uuid:text_id>/photos/", text_forms.photos, name="text_photos"),
    path("texts/<uuid:text_id>/edit/<str:language>/", text_forms.edit, name="text_edit"),
]
