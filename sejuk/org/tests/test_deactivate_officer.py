"""An officer leaves: no sign-in, no posting, no phone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import deactivate_officer, give_posting
from sejuk.sync.models import Device
from sejuk.sync.tasks import close_door
from sejuk.testing import Phone


def test_everything_ends_today(cast, kanit, phone: Phone):
    tomorrow = clock.today() + timedelta(days=1)
    later = give_posting(asker=asker_for(kanit), officer=cast.officer, unit=cast.sector, role="unit_member", valid_from=tomorrow)
    deactivate_officer(asker=asker_for(kanit), officer=cast.officer)
    assert cast.officer.postings.exclude(pk=later.pk).get().valid_until == clock.today()
    later.refresh_from_db()
    assert later.valid_until == tomorrow
    assert asker_for(cast.officer).grants == ()
    assert phone.pull()["code"] == "token_unknown"
    close_door.call([str(cast.officer.pk)])
    assert Device.objects.get().revoked_at is not None
    with pytest.raises(Problem, match="officer_inactive"):
        give_posting(asker=asker_for(kanit), officer=cast.officer, unit=cast.sector, role="rw_officer", valid_from=tomorrow)


def test_the_reaction_is_on_the_map():
    from sejuk.config.reactions import REACTIONS

    assert close_door in REACTIONS["officer.deactivated"]


def test_only_by_those_who_manage_the_account(cast, stranger, kanit):
    for by, whom in ((stranger, cast.officer), (kanit, cast.kapolsek), (kanit, kanit)):
        with pytest.raises(Problem, match="not_found"):
            deactivate_officer(asker=asker_for(by), officer=whom)
