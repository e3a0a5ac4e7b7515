"""Releases composed from facts: one visit, and a month of 3,000 activities; and how long the check of each takes. No database.

``.venv/bin/python -m bench.compose [--releases 300] [--month 3000]``
"""

from __future__ import annotations

import argparse
import time
from datetime import date, timedelta

from bench.world import say
from sejuk.press.writing.check import refusals
from sejuk.press.writing.release import compose
from sejuk.press.writing.shape import FIELD, Doer, Fact

MOST_MS, MOST_MONTH_MS = 20.0, 1_000.0  # of CPU: a draft appears at once, a month's within a second
KINDS = ("visit", "dialogue_patrol", "outreach", "dialogue", "leaflet_distribution", "social_service")
THEMES = ("hoax", "provocation", "unity", "public_order", "social_media_literacy", "online_fraud")


def fact(number: int) -> Fact:
    """An activity of a month: thirty villages, ten constables."""
    village = number % 30
    return Fact(
        record=f"r{number}", source=FIELD, day=date(2024, 1, 1) + timedelta(number % 31), kinds=(KINDS[number % 6],), tz="WITA",
        area_code=f"53.02.10.{2000 + village}", village=f"Oenai {chr(65 + village % 26)}", village_kind="desa", district="Kie",
        regency="Timor Tengah Selatan", regency_kind="kab", polsek="Kie", polres="TTS", polda="NTT", people=5 + number % 20,
        officers=(Doer("Bripka", f"Petugas {chr(65 + number % 10)}", "bhabinkamtibmas"),),
        themes=THEMES[number % 3 : number % 3 + 3],
        heard={"concern": number % 3, "claim": number % 2}, situation="calm", election="pemilu_2024", stage="campaign",
    )  # fmt: skip


def main() -> None:
    """Compose them, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=300)
    parser.add_argument("--month", type=int, default=3_000)
    wanted = parser.parse_args()
    facts = [fact(number) for number in range(wanted.month)]
    compose(facts[:1], seed="warm")
    figures: dict[str, float] = {"releases": wanted.releases, "month_of": wanted.month}

    def took(name: str, began: float, times: int = 1) -> None:
        figures[name] = round((time.process_time() - began) / times * 1000, 2)

    began = time.process_time()
    texts = [compose([facts[i % wanted.month]], seed=str(i)) for i in range(wanted.releases)]
    took("release_ms", began, wanted.releases)
    began = time.process_time()
    refused = sum(len(refusals(text, [facts[i % wanted.month]])) for i, text in enumerate(texts))
    took("release_check_ms", began, wanted.releases)
    began = time.process_time()
    month = compose(facts, seed="month")
    took("month_ms", began)
    began = time.process_time()
    refused += len(refusals(month, facts))
    took("month_check_ms", began)
    figures["refused"] = refused
    limits = [
        ("release of one visit: ms of CPU", figures["release_ms"], "<=", MOST_MS),
        (f"release of a month of {wanted.month:,}: ms of CPU", figures["month_ms"], "<=", MOST_MONTH_MS),
        ("own releases that were refused", float(refused), "<=", 0.0),
    ]
    say("compose", figures, limits)


if __name__ == "__main__":
    main()
