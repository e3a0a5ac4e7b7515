"""Addresses of prose: releases read, texts written, reports kept, and what the public opens of them."""

from django.urls import URLPattern, path

from sejuk.web import converters as _converters  # noqa: F401 - registers <id:…> and <span:…>
from sejuk.web.views import reports

urlpatterns: list[URLPattern] = [
    path("reports/day/", reports.day_report, name="day_report"),
    path("reports/day.pdf", reports.day_paper, name="day_paper"),
    path("reports/<span:span>/", reports.period_report, name="period_report"),
    path("reports/<span:span>.pdf", reports.period_paper, name="period_paper"),
]
