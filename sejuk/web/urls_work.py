"""Addresses of field work as the chain sees it."""

from django.urls import URLPattern, path

from sejuk.web.views import officers

urlpatterns: list[URLPattern] = [
    path("me/", officers.own, name="me"),
]
