"""Addresses of prose: releases read, texts written, reports kept, and what the public opens of them."""

from django.urls import URLPattern, path

from sejuk.web import converters as _converters  # noqa: F401 - registers <id:…> and <span:…>
from sejuk.web.views import kept_reports, reports

urlpatterns: list[URLPattern] = [
    path("reports/day/", reports.day_report, name="day_report"),
    path("reports/day.pdf", reports.day_paper, name="day_paper"),
    path("reports/kept/", kept_reports.kept_reports, name="kept_reports"),
    path("reports/kept/<uuid:report_id>/", kept_reports.kept_report, name="kept_report"),
    path("reports/kept/<uuid:report_id>.pdf", kept_reports.kept_paper, name="kept_paper"),
    path("reports/hour/<id:unit_id>/", kept_reports.cut_off, name="cut_off"),
    path("reports/<span:span>/", reports.period_report, name="period_report"),
    path("reports/<span:span>.pdf", reports.period_paper, name="period_paper"),
]
