"""Reports from the record to paper: an activity on one page, a briefing, and the sixty pages of a busy resort's month.

``.venv/bin/python -m bench.reports [--rows 9000]``
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.export import rss_mb
from bench.fill import Loader, province
from bench.world import Phone, batches, call_command, quantile, say
from sejuk.activities.models import Activity
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.rules import Role
from sejuk.press import queries
from sejuk.press.paper import briefing_pdf, pdf
from sejuk.press.periods import Kind, period_of
from sejuk.testing import person

ONE_PAGE_MS, BRIEFING_MS, MONTH_MS, GROWN_MB = 150.0, 500.0, 6_000.0, 300.0
PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)")
AGAIN = 60


def timed(make: Callable[[], Any], times: int) -> tuple[Any, float]:
    """What it makes, and the milliseconds of CPU that all but one in twenty stay below."""
    found, spent = make(), []
    for _ in range(times):
        began = time.process_time()
        found = make()
        spent.append((time.process_time() - began) * 1000)
    return found, round(quantile(spent, 0.95), 1)


def pages(paper: bytes) -> int:
    """How many pages a PDF has."""
    return max(int(count) for count in PAGES.findall(paper))


def main() -> None:
    """Fill a resort with a year, make the papers, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=9_000)
    rows = parser.parse_args().rows
    call_command("migrate", verbosity=0)
    resort, constables = province()
    phone = Phone(constables[0])
    phone.client.post("/api/v1/sync/push", batches(phone, 1, 1)[0], content_type="application/json", headers=phone.headers)
    asker = asker_for(person("70010009", "AKBP", "Kepala", Role.COMMANDER, resort))
    Loader(within=resort).fill(rows)
    today = clock.today(resort.tz)
    month = period_of(Kind.MONTH, today.replace(day=1) - timedelta(days=1), today)
    done = Activity.objects.filter(local_day__range=(month.first, month.last)).earliest("local_day")
    one, one_ms = timed(lambda: pdf(queries.activity_report(asker, done.pk)), AGAIN)
    brief, brief_ms = timed(lambda: briefing_pdf(queries.briefing(asker, resort)), AGAIN)
    before = rss_mb()
    report, report_ms = timed(lambda: queries.period_report(asker, resort, month), 2)
    paper, paper_ms = timed(lambda: pdf(report), 2)
    figures = {
        "one": {"pages": pages(one), "ms": one_ms, "kb": round(len(one) / 1000)},
        "briefing": {"pages": pages(brief), "ms": brief_ms, "kb": round(len(brief) / 1000)},
        "month": {
            "records": len(report.records), "pages": pages(paper), "report_ms": report_ms, "paper_ms": paper_ms,
            "kb": round(len(paper) / 1000), "grown_mb": round(rss_mb() - before, 1),
        },
    }  # fmt: skip
    limits = [
        ("an activity's report on one page: ms of CPU, p95", one_ms, "<=", ONE_PAGE_MS),
        ("a briefing of a resort: ms of CPU, p95", brief_ms, "<=", BRIEFING_MS),
        (f"a month of {pages(paper)} pages: ms of CPU", round(report_ms + paper_ms), "<=", MONTH_MS),
        (f"a month of {pages(paper)} pages: MB more in memory", figures["month"]["grown_mb"], "<=", GROWN_MB),
    ]
    say("reports", figures, limits)


if __name__ == "__main__":
    main()
