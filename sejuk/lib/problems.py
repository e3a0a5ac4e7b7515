"""What can go wrong, said once: a stable code for programs, plain words for people (RFC 9457)."""

from __future__ import annotations

from typing import Any, NamedTuple

from sejuk.lib.problem_texts import TEXTS


class Words(NamedTuple):
    """A problem in one language: what happened, then what is safe and what to do."""

    title: str
    detail: str


class _Params(dict[str, Any]):
    """What fills the words. A finding that an earlier version stored may lack what today's words name."""

    def __missing__(self, key: str) -> str:
        return "…"


class Problem(Exception):  # noqa: N818 - the field's word (RFC 9457) is "problem"
    """Raised by rules and actions, shown to a person as it is.

    ``code`` must stand in ``problem_texts.TEXTS``. ``field`` points into what was sent (``body.area_code``), or None.
    ``params`` fill the words; they must never hold what a resident said nor any secret.
    """

    def __init__(self, code: str, field: str | None = None, **params: Any) -> None:
        if code not in TEXTS:
            msg = f"problem code {code!r} has no texts"
            raise KeyError(msg)
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    @property
    def status(self) -> int:
        """The HTTP status that goes with the code."""
        return TEXTS[self.code][0]

    def words(self, language: str = "id") -> Words:
        """Title and detail in ``id`` or ``en``; any other language reads Indonesian."""
        _, id_title, id_detail, en_title, en_detail = TEXTS[self.code]
        title, detail = (en_title, en_detail) if language == "en" else (id_title, id_detail)
        params = _Params(self.params)
        return Words(title.format_map(params), detail.format_map(params))

    def as_json(self, language: str = "id") -> dict[str, Any]:
        """The RFC 9457 object of ``docs/wire.md``."""
        main = self.words(language)
        return {
            "type": f"/problems/{self.code}",
            "status": self.status,
            "code": self.code,
            "title": main.title,
            "detail": main.detail,
            "field": self.field,
            "text": {tongue: self.words(tongue)._asdict() for tongue in ("id", "en")},
        }

    def at(self, prefix: str) -> Problem:
        """The same problem seen from outside: its field under ``prefix``."""
        field = f"{prefix}.{self.field}" if self.field else prefix
        return Problem(self.code, field, **self.params)
