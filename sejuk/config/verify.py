"""``sejuk verify`` and ``sejuk prove``: the journal against its seal, and what somebody holds against a public key.

A file is checked without database, settings or data folder: only the public key is needed.
"""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from sejuk.journal import documents

WRONG, UNUSABLE = 1, 2
LARGEST = 1_000_000
SHOWN = 200
WORDS = {
    "edited": "isi atau tempatnya bukan yang disegel",
    "deleted": "peristiwanya dihapus",
    "missing": "segelnya dihapus",
    "inserted": "disisipkan di antara peristiwa yang sudah disegel",
    "back_dated": "bertanggal mundur: lebih awal dari penyegelan sebelumnya",
    "unsigned": "segel tanpa tanda tangan",
    "erased": "dihapus isinya dengan tangan, tanpa peristiwa event.erased",
    "root": "log sampai di sini bukan yang ditandatangani",
    "checkpoint": "akar bertanda tangan diubah, hilang, atau dari kunci lain",
    "readings": "catatan siapa membuka apa pada jam itu bukan yang disegel",
    "node": "simpul pohon diubah, atau daun di bawahnya",
}
FAULTS = {
    "shape": "bukan tanda terima, bukti, atau akar yang dikenal",
    "other_key": "ditandatangani dengan kunci lain",
    "signature": "tanda tangan tidak cocok: isinya diubah",
    "root": "bukti tidak menuju ke akar yang ditandatangani",
    "shorter": "log di sini lebih pendek dari akar itu: ada yang dihapus, atau basis data dikembalikan ke hari sebelumnya",
}
NAMES = {"receipt": "tanda terima", "checkpoint": "akar", "inclusion": "bukti peristiwa", "consistency": "bukti kelanjutan"}


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter both verbs."""
    verify = verbs.add_parser("verify", help="the whole journal, or a receipt or proof in a file (which needs no database)")
    verify.add_argument("file", nargs="?", help="a receipt, proof or checkpoint as JSON; - reads standard input")
    verify.add_argument("--key", help="the installation's public key: base64, or a file that holds it")
    verify.add_argument("--since", metavar="CHECKPOINT", help="an older checkpoint: today's log must continue it")
    verify.set_defaults(run=_verify)
    prove = verbs.add_parser("prove", help="write a proof as JSON; without a number, the latest checkpoint")
    prove.add_argument("wanted", nargs="?", metavar="EVENT_OR_ACTIVITY", help="the number of an event, or the id of an activity")
    prove.add_argument("--since", metavar="CHECKPOINT", help="prove that today's log continues an older checkpoint")
    prove.set_defaults(run=_prove)


class UnusableError(SystemExit):
    """What was given cannot be used, said in one line; exit code 2."""

    def __init__(self, words: str) -> None:
        sys.stderr.write(f"{words}\n")
        super().__init__(UNUSABLE)


def _verify(options: argparse.Namespace) -> int:
    if options.file:
        if not options.key:
            raise UnusableError("Dengan FILE: beri juga --key, kunci publik pemasangan itu (halaman /verify/ menunjukkannya).")
        return _told(documents.check(_read(options.file), _key(options.key)))
    _start()
    return max(_since(options) if options.since else 0, _journal())


def _read(name: str) -> Any:
    try:
        text = sys.stdin.read(LARGEST) if name == "-" else Path(name).read_text()[:LARGEST]
        return json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableError(f"{name}: tidak terbaca sebagai JSON ({type(error).__name__}).") from None


def _key(given: str) -> bytes:
    """The 32 bytes, given as base64, as a file of base64, or as a JSON file with ``public_key``."""
    text = Path(given).read_text() if Path(given).is_file() else given
    if text.lstrip().startswith("{"):
        text = str(json.loads(text).get("public_key", ""))
    try:
        return documents.key_of(text)
    except ValueError:
        raise UnusableError("--key: tulis 32 bita kunci publik sebagai base64, atau nama berkas yang berisi itu.") from None


def _told(verdict: documents.Verdict) -> int:
    name = NAMES.get(verdict.kind, "berkas")
    if not verdict.holds:
        _say(f"TIDAK SAH  {name}: {FAULTS[verdict.fault]}")
        return WRONG
    facts = "  ".join(f"{key}={value.hex() if isinstance(value, bytes) else value}" for key, value in verdict.facts.items())
    _say(f"SAH  {name}  {facts}")
    return 0


def _since(options: argparse.Namespace) -> int:
    """Whether today's log continues an older checkpoint that somebody kept."""
    from sejuk.journal import log, signing

    old = _read(options.since)
    verdict = documents.check(old, _key(options.key or signing.public_key()["public_key"]))
    if not verdict.holds or verdict.kind != documents.CHECKPOINT:
        return _told(documents.Verdict(verdict.kind, verdict.fault or "shape", {}))
    return _told(log.continues(old, documents.key_of(signing.public_key()["public_key"])))


def _journal() -> int:
    from sejuk.journal import log, readings, verify

    wrong = 0
    for finding in chain(verify.verify(), readings.check()):
        wrong += 1
        if wrong <= SHOWN:
            _say(line(*finding))
    tail, last = verify.tail(), None
    with suppress(*verify.UNREADABLE):  # named above
        last = log.checkpoint()
    if wrong > SHOWN:
        _say(f"… dan {wrong - SHOWN} lagi")
    if last:
        _say(f"akar terakhir: {last['size']} peristiwa, {last['at']}, {last['root']}, kunci {last['key_id']}")
    _say(f"belum disegel: {tail.events} peristiwa" + (f", sejak {tail.since.isoformat()}" if tail.since else ""))
    _say(f"TIDAK SAH  jurnal: {wrong} temuan" if wrong else "SAH  jurnal")
    return WRONG if wrong else 0


def line(what: str, leaf: int | None, event: int | None, until: int | None) -> str:
    """A finding as the terminal shows it: its code, where, which event, and what that means."""
    where = "" if what == "readings" else "belum disegel" if leaf is None else f"daun {leaf}"
    where += "" if until is None else f" sampai {until}"
    return f"{what:<10}  {where}" + (f"  peristiwa {event}" if event is not None else "") + f"  {WORDS[what]}"


def _prove(options: argparse.Namespace) -> int:
    _start()
    from sejuk.journal import log

    if options.since:
        proof = log.prove_consistency(_read(options.since))
    else:
        proof = log.prove(options.wanted) if options.wanted else log.checkpoint()
    if proof is None:
        raise UnusableError("Tidak ada yang disegel dengan nomor itu. Yang baru dicatat disegel dalam lima menit.")
    _say(json.dumps(proof, separators=(",", ":"), ensure_ascii=False))
    return 0


def _start() -> None:
    import django

    django.setup()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
