"""What a run came to, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sejuk.config.simulate.judge import FAULTS, Verdict

RATIO = 1.25  # bytes on the wire against payload, both directions and all headers, where nothing disturbs
WORTH = 50_000  # bytes of a phone; with less, signing in and the first pull are all that there is to see


def numbers(verdict: Verdict, ran: dict[str, Any]) -> dict[str, Any]:
    """Everything as JSON. The payload: bytes of the operations and photos that arrived, each once."""
    payload = max(verdict.counted["payload"], 1)
    wire = ran["heard"] + ran["broken"]
    judged = not ran["disturbed"] and payload >= WORTH * ran["phones"]
    within = wire <= RATIO * payload if judged else None
    return {name: getattr(verdict, name) for name in FAULTS} | {
        "waiting": ran["waiting"], "good": verdict.good and not ran["waiting"] and not ran["surprises"] and within is not False,
        "conflicts_named": dict(verdict.conflicts), "counted": dict(verdict.counted), "cases": verdict.cases + ran["surprises"],
        "bytes": {
            "payload": payload, "wire": wire, "ratio": round(wire / payload, 3), "limit": RATIO, "within": within,
            "around": round(ran["around"] / payload, 3), "sent_again": round((ran["broken"] + ran["again"]) / payload, 3),
        },
    }  # fmt: skip


def lines(said: dict[str, Any]) -> Iterator[str]:
    """The same in a dozen lines."""
    counted, size = said["counted"], said["bytes"]
    yield f"hilang {said['lost']}   ganda {said['doubled']}   terkirim palsu {said['falsely_sent']}"
    yield (
        f"masih menunggu {said['waiting']}   salah waktu {said['misdated']}   telepon tertinggal {said['outdated']}   "
        f"ditolak tanpa sebab {said['unexplained']}   jurnal {said['journal']} temuan   pekerjaan latar tertinggal {said['undone']}"
    )
    yield (
        f"diketik {counted['typed']} operasi, tersimpan {counted['stored']}, {counted['activities']} kegiatan, "
        f"{counted['changes']} perubahan berurutan ({counted['merged']} digabung), {counted['photos']} foto"
    )
    conflicts = ", ".join(f"{code} {count}" for code, count in sorted(said["conflicts_named"].items())) or "tidak ada"
    yield f"hilang bersama telepon {counted['gone']}   konflik yang disebut: {conflicts}"
    limit = {True: "dalam batas", False: "MELEBIHI batas", None: "batas tanpa gangguan"}[size["within"]]
    yield (
        f"bita di kabel {size['wire']:,} untuk isi {size['payload']:,}: {size['ratio']}× ({limit} {size['limit']}×); "
        f"kepala, jawaban dan tarikan {size['around']}×, terputus atau diulang {size['sent_again']}×"
    )
    struck = ", ".join(f"{kind} {count}" for kind, count in sorted(said["faults"].items())) or "tidak ada"
    yield f"gangguan: {struck}"
    yield f"{said['traffic']['requests']} permintaan, {said['seconds']} detik (tenang {said['calm_seconds']}), {said['database']}"
    yield from (f"  {case}" for case in said["cases"])
    yield f"ulangi: {said['replay']}"
    yield "BAIK" if said["good"] else "BURUK"
