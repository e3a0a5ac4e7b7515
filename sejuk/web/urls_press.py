"""Addresses of prose: releases read, texts written, reports kept, and what the public opens of them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
