"""Prose made from the record: the daily report as text and PDF."""
