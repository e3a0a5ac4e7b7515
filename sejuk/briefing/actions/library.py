"""The starter library: drafts that come with Sejuk. A unit's own people approve them before anybody says them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from django.db import transaction

from sejuk import journal
from sejuk.briefing import rules
from sejuk.briefing.models import Message, MessageVersion, Wording


def _shipped() -> list[dict[str, Any]]:
    """The messages that come along, as their file says them."""
    with (resources.files("sejuk.briefing") / "data" / "messages.toml").open("rb") as file:
        return list(tomllib.load(file)["message"])


@transaction.atomic
def load_messages() -> int:
    """Write what is not there yet, at set-up; what a unit made of a message stays. Returns how many are new."""
    known = set(Message.objects.values_list("code", flat=True))
    new = [said for said in _shipped() if said["code"] not in known]
    for said in new:
        message = Message.objects.create(code=said["code"], theme=said["theme"], audience=said["audience"])
        version = MessageVersion.objects.create(
            message=message, elections=said["elections"], phases=said["phases"], source=said["source"]
        )
        for language in (rules.SOURCE_LANGUAGE, "en"):
            Wording.objects.create(version=version, language=language, **said[language])
    if new:
        journal.record("messages.loaded", "messages", data={"count": len(new)})
    return len(new)
