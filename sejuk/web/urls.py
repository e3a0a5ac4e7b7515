"""Addresses of the chain's pages."""

from django.urls import path

from sejuk.web.views import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
]
