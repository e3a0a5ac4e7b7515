"""Invented releases that the tests of the reader read."""

from __future__ import annotations

from sejuk.press.reading.shape import Article


def article(text: str, title: str = "") -> Article:
    """A release without a page around it."""
    return Article(text, text, title)


VISIT = """Jelang Pilkada 2024, Bhabinkamtibmas Polsek Sukajadi Sambangi Warga

DUMAI - Bhabinkamtibmas Kelurahan Bagan Besar Polsek Bukit Kapur Polres Dumai Polda Riau, Aipda Rudi Hartanto, menyambangi warga di
Jalan Melati RT 04 RW 02 Kelurahan Bagan Besar, Kecamatan Bukit Kapur, Kota Dumai, Kamis (12/9/2024) pukul 09.30 WIB.

"Mari jaga kerukunan menjelang pencoblosan pada 27 November 2024," ujar Aipda Rudi Hartanto.

Kapolres Dumai AKBP Sinta Wulandari, S.I.K., M.H., melalui Kapolsek Bukit Kapur Iptu Bagus Pranoto S.H mengapresiasi kegiatan itu.
"""
