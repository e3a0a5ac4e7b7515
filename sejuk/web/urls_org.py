"""Addresses of units, officers, postings and imports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
