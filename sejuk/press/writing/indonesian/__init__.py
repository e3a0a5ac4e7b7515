"""Releases in Indonesian. Pure."""
