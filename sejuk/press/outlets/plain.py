"""A release as plain text, for mail and for whoever sets it anew. Pure."""

from __future__ import annotations

from sejuk.press.outlets.release import Release


def plain_text(release: Release) -> str:
    """Headline, where and when, the paragraphs, whom to ask, and where the photos are."""
    words = release.words
    head = [release.headline, f"{words['kind']} {release.unit}", release.dateline]
    foot = [f"{words['contact']}: {release.contact}"] if release.contact else []
    photos = [f"{words['photos']} {photo.number}: {photo.caption} {release.photo_link(photo)}" for photo in release.photos]
    parts = ["\n".join(head), *release.paragraphs, "\n".join(photos), "\n".join([*foot, f"{words['address']}: {release.link}"])]
    return "\n\n".join(filter(None, parts)) + "\n"
