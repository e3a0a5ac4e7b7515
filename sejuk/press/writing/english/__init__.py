"""Releases in English. Pure."""
