"""What the neutrality guard finds goes out only when a third person, by name, let it pass with a reason."""

from __future__ import annotations

import pytest

from sejuk.briefing import queries
from sejuk.briefing.actions import add_wording, approve_message, approve_wording, clear_wording, issue_message, revise_message
from sejuk.briefing.models import Clearance, MessageVersion, Wording
from sejuk.briefing.tests.drafts import approved, draft, drafted
from sejuk.journal.models import Event
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.testing import Cast

CLAIM = "Menurut KPU, pesan “paslon 02 mundur” tidak benar."


def seen(cast: Cast, wording: Wording) -> list[str]:
    """The digests that the page shows to somebody who may let them pass."""
    found = queries.checked(cast.asker(cast.kasat), wording.version)
    return [spot.digest for each in found if each.wording == wording for spot in each.left]


def clear(cast: Cast, who: Officer, version: MessageVersion, reason: str = "Kutipan dari siaran pers KPU") -> Clearance:
    wording = version.wordings.get()
    return clear_wording(asker=cast.asker(who), wording_id=wording.pk, seen=seen(cast, wording), reason=reason)


def test_three_people_and_a_reason(cast: Cast) -> None:
    version = drafted(cast, text="Coblos nomor urut 2.")
    with pytest.raises(Problem, match="not_neutral"):
        approve_message(asker=cast.asker(cast.kasat), version_id=version.pk)
    for who, code in ((cast.humas, "own_clearing"), (cast.stranger, "not_found"), (cast.officer, "not_found")):
        with pytest.raises(Problem, match=code):
            clear(cast, who, version)
    with pytest.raises(Problem, match="reason_required"):
        clear(cast, cast.kapolres, version, " ")
    clear(cast, cast.kapolres, version)
    with pytest.raises(Problem, match="own_clearance"):
        approve_message(asker=cast.asker(cast.kapolres), version_id=version.pk)
    approve_message(asker=cast.asker(cast.kasat), version_id=version.pk)
    event = Event.objects.get(verb="wording.cleared")
    assert event.actor_id == cast.kapolres.pk
    assert {found["category"] for found in event.data["findings"]} == {"ballot_number", "campaign_appeal"}


def test_what_was_let_pass_is_what_was_shown(cast: Cast) -> None:
    version = drafted(cast, text="Coblos nomor urut 2.")
    wording = version.wordings.get()
    for digests in ([], seen(cast, wording)[:1], [*seen(cast, wording), "0" * 32]):
        with pytest.raises(Problem, match="changed_meanwhile"):
            clear_wording(asker=cast.asker(cast.kapolres), wording_id=wording.pk, seen=digests, reason="Sebab")
    assert not Clearance.objects.exists()


@pytest.mark.parametrize(
    ("phase", "text", "code"),
    [
        ("campaign", CLAIM, "clarification_alone"), ("campaign", CLAIM.replace("KPU", "Mafindo"), "clarification_alone"),
        ("quiet_period", CLAIM, "clarification_alone"), ("quiet_period", CLAIM.replace("KPU", "Mafindo"), "not_neutral"),
        ("campaign", CLAIM.replace("KPU", "Polres"), "not_neutral"), ("quiet_period", CLAIM.replace("KPU", "Polres"), "not_neutral"),
    ],
)  # fmt: skip
def test_a_clarification_needs_a_second_approver_and_a_source_that_may_speak(cast: Cast, phase: str, text: str, code: str) -> None:
    version = drafted(cast, title="Klarifikasi kabar", text=text, phases=(phase,), elections=("pilkada",))
    with pytest.raises(Problem, match=code):
        approve_message(asker=cast.asker(cast.kasat), version_id=version.pk)
    clear(cast, cast.kapolres, version)
    assert approve_message(asker=cast.asker(cast.kasat), version_id=version.pk).state == "approved"


def test_each_phase_is_asked(cast: Cast) -> None:
    said = {"title": "Kenali", "text": "Mari pelajari visi misi paslon.", "elections": ("pilkada",)}
    approve_message(asker=cast.asker(cast.kasat), version_id=drafted(cast, **said, phases=("campaign",)).pk)
    with pytest.raises(Problem, match="not_neutral"):
        approve_message(asker=cast.asker(cast.kasat), version_id=drafted(cast, **said, phases=("campaign", "quiet_period")).pk)


def test_a_regional_wording_is_asked_by_itself(cast: Cast) -> None:
    version = approved(cast)
    wording = add_wording(
        asker=cast.asker(cast.humas), version_id=version.pk, language="jv", title="Ayo", text="Ayo nyoblos nomer loro."
    )
    with pytest.raises(Problem, match="not_neutral"):
        approve_wording(asker=cast.asker(cast.kasat), wording_id=wording.pk)
    clear_wording(asker=cast.asker(cast.kapolres), wording_id=wording.pk, seen=seen(cast, wording), reason="Kutipan")
    approve_wording(asker=cast.asker(cast.kasat), wording_id=wording.pk)


def test_what_stricter_rules_find_later_is_not_issued(cast: Cast) -> None:
    version = approved(cast)
    Wording.objects.filter(version=version).update(text="Salam dua jari!")
    with pytest.raises(Problem, match="not_neutral"):
        issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)
    clear(cast, cast.kapolres, version)
    assert issue_message(asker=cast.asker(cast.kasat), version_id=version.pk, unit=cast.resort)


def test_a_new_version_is_asked_anew(cast: Cast) -> None:
    version = drafted(cast, text="Coblos nomor urut 2.")
    clear(cast, cast.kapolres, version)
    again = revise_message(asker=cast.asker(cast.humas), message_id=version.message_id, draft=draft(text="Coblos nomor urut 2."))
    with pytest.raises(Problem, match="not_neutral"):
        approve_message(asker=cast.asker(cast.kasat), version_id=again.pk)
    assert Event.objects.get(verb="message.revised").data["blocked"] == ["ballot_number", "campaign_appeal"]
