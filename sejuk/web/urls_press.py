"""Addresses of prose: releases read, texts written, reports kept, and what the public opens of them."""

from django.urls import URLPattern, path

from sejuk.web import converters as _converters  # noqa: F401 - registers <id:…> and <span:…>
from sejuk.web.views import kept_reports, release_reading, releases, reports

urlpatterns: list[URLPattern] = [
    path("reports/day/", reports.day_report, name="day_report"),
    path("reports/day.pdf", reports.day_paper, name="day_paper"),
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
]
