"""The form in which a person confirms what was read in a release, and the facts that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any, NamedTuple
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from sejuk.activities.models import Activity
from sejuk.activities.vocabulary import KINDS, THEMES
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.rules import RANKS
from sejuk.press import keeping
from sejuk.press.keeping import Content, Spoken
from sejuk.press.models import KeptRelease
from sejuk.press.queries.pasted import Pasted
from sejuk.press.reading.shape import ELECTIONS, ROLES, STAGES
from sejuk.press.writing.shape import Doer
from sejuk.web.forms import identifier
from sejuk.web.forms_org import Choice, Field, Form, date_field, near
from sejuk.web.forms_org import said as words_of
from sejuk.web.marked import ELECTION_NAMES, ROLE_NAMES, label, stage_name

SPARE = 2  # empty lines for officers whom the reader did not find
LONGEST_HINT = 60


class Row(NamedTuple):
    """A line of the form for one officer."""

    rank: str
    name: str
    role: str


class Said(NamedTuple):
    """A quote to be kept or left out; without a speaker it cannot be kept, and ``why`` says so."""

    value: str
    spoken: Spoken | None
    words: str
    ticked: bool
    why: str = ""


@dataclass
class ReleaseForm(Form):
    """The facts of a release: ordinary fields, the place among those that it may be, officers line by line, quotes to tick."""

    officers: list[Row] = field(default_factory=list)
    quotes: list[Said] = field(default_factory=list)
    places: list[Area] = field(default_factory=list)
    place: str = ""
    wrong_officers: str = ""
    wrong_quotes: str = ""
    warnings: tuple[tuple[str, str], ...] = ()

    def fields_named(self, *names: str) -> list[Field]:
        """These fields, as far as the form has them."""
        return [each for each in self.fields if each.name in names]

    @property
    def when(self) -> list[Field]:
        """Day and hours."""
        return self.fields_named("day", "start", "end", "tz")

    @property
    def where(self) -> list[Field]:
        """The names of the place."""
        return self.fields_named("village", "village_kind", "district", "regency", "province", "street", "rt", "rw", "place")

    @property
    def what(self) -> list[Field]:
        """What was done and told."""
        return self.fields_named("kind", "kinds", "themes", "election", "stage")

    @property
    def who(self) -> list[Field]:
        """The units that the text names."""
        return self.fields_named("polsek", "polres", "polda")

    @property
    def source(self) -> list[Field]:
        """Where the text comes from, and where it is kept."""
        return self.fields_named("title", "publisher", "address", "describes", "unit")

    @property
    def search(self) -> Field:
        """The search for a place."""
        return self.at("area")

    @property
    def roles(self) -> list[Choice]:
        """What an officer may be."""
        return [(value, str(ROLE_NAMES[value])) for value in ROLES]

    @property
    def ranks(self) -> tuple[str, ...]:
        """The ranks of the service."""
        return RANKS

    def fill(self, given: QueryDict) -> None:
        """Keep all that was given."""
        super().fill(given)
        self.at("area").value = given.get("area", "").strip()
        self.place = given.get("area_code", "").strip()
        names, ranks, roles = given.getlist("officer_name"), given.getlist("officer_rank"), given.getlist("officer_role")
        rows = zip(ranks, names, roles, strict=False)
        self.officers = [Row(*(cell.strip() for cell in row)) for row in rows][: keeping.MOST_OFFICERS + SPARE]
        ticked = set(given.getlist("quotes"))
        self.quotes = [one._replace(ticked=one.spoken is not None and one.value in ticked) for one in self.quotes]

    def refuse(self, problem: Problem) -> None:
        """Beside the field where it is, also where that is no plain field."""
        name = {"area_code": "area", "kinds": "kind"}.get(problem.field or "", problem.field)
        if name in ("officers", "quotes"):
            setattr(self, f"wrong_{name}", words_of(problem))
        else:
            super().refuse(Problem(problem.code, name, **problem.params))

    def content(self, asker: Asker) -> Content:
        """The facts as the form says them."""
        same = {name: self.text(name) for name in ("tz", "village_kind", "election", "stage", *_PLAIN)}
        main = self.text("kind")
        others = [value for value in self.ticks("kinds") if value != main]
        officers = tuple(Doer(row.rank, row.name, row.role or "other") for row in self.officers if row.name)
        return Content(
            day=self.day("day"), start=self._time("start"), end=self._time("end"), kinds=tuple([main, *others] if main else ()),
            themes=tuple(self.ticks("themes")), area_code=self._area(asker), officers=officers,
            quotes=tuple(one.spoken for one in self.quotes if one.ticked and one.spoken), warnings=self.warnings, **same,
        )  # fmt: skip

    def unit(self, units: tuple[Unit, ...]) -> Unit:
        """In whose record it is kept."""
        chosen = self.choice("unit")
        return next(unit for unit in units if str(unit.pk) == chosen)

    def describes(self) -> UUID | None:
        """The field report that it tells of."""
        return identifier(self.text("describes"))

    def _time(self, name: str) -> time | None:
        try:
            return time.fromisoformat(self.text(name).replace(".", ":")) if self.text(name) else None
        except ValueError:
            raise Problem("value_unknown", name) from None

    def _area(self, asker: Asker) -> str:
        """The place that was ticked, unless something else was searched for: then the one that the search means."""
        searched = self.at("area").value
        if not searched or self.place in {area.code for area in near(asker, searched, 0)}:
            return self.place
        self.place = self.area(asker, "area")
        return self.place


_PLAIN = (
    "village", "district", "regency", "province", "street", "rt", "rw", "place", "polsek", "polres", "polda", "title",
    "publisher", "address",
)  # fmt: skip


def of_pasted(pasted: Pasted) -> ReleaseForm:
    """The form for a text that was just read."""
    content = pasted.content()
    form = _form(_("Simpan sebagai kegiatan dari rilis"), content)
    form.places = list(pasted.places)
    form.quotes = [
        Said(str(number), Spoken(one.speaker, one.quote.text) if one.speaker else None, one.quote.text, one.speaker is not None,
             "" if one.speaker else _why(one.flagged))
        for number, one in enumerate(pasted.heard)
    ]  # fmt: skip
    units = [(str(unit.pk), unit.name) for unit in pasted.homes]
    form.fields.append(Field("unit", _("Simpan di catatan satuan"), "select", choices=units, value=units[0][0] if units else ""))
    for name, shown in pasted.withheld.items():
        form.at(name).hint = _("Tidak diisi karena mungkin memuat data warga: %(words)s") % {"words": shown}
    for name, to in {"activity_date": "day", "start_time": "start", "village": "village", "district": "district"}.items():
        if found := pasted.reading.facts.get(name):
            form.at(to).hint = _("Di teks: “%(words)s”") % {"words": pasted.text[found.start : found.end][:LONGEST_HINT]}
    return form


def of_kept(row: KeptRelease, reports: list[Activity]) -> ReleaseForm:
    """The form for one that was kept, to be corrected."""
    form = _form(_("Simpan perbaikan"), row.content)
    form.places = [row.area] if row.area else []
    form.quotes = [Said(str(number), one, one.text, ticked=True) for number, one in enumerate(row.spoken)]
    if reports:
        choices = [(str(one.pk), _reported(one)) for one in reports]
        chosen = str(row.describes_id or "")
        told = Field("describes", _("Menceritakan laporan lapangan"), "select", choices=choices, value=chosen, required=False)
        told.hint = _("Hanya penunjuk: laporan petugas tidak berubah.")
        form.fields.append(told)
    return form


def _why(flagged: str) -> str:
    if flagged:
        return _("Tidak disimpan karena mungkin memuat data warga: %(words)s") % {"words": flagged}
    return _("Tidak disimpan: tidak jelas petugas mana yang mengucapkannya. Ucapan warga tidak pernah disimpan.")


def _reported(one: Activity) -> str:
    at = clock.short_time(one.started_at, one.area.tz)
    return f"{at} · {label(KINDS, one.kind)} · {one.area.own_label} · {one.officer}"


def _form(submit: str, content: Content) -> ReleaseForm:
    form = ReleaseForm(_("Fakta dari rilis ini"), submit, "", _fields(content), warnings=content.warnings)
    form.place = content.area_code
    form.officers = [Row(*one) for one in content.officers]
    form.officers += [Row("", "", "other")] * SPARE
    return form


def _fields(said: Content) -> list[Field]:
    """All plain fields, filled in."""
    names = {
        "village": _("Desa/kelurahan"), "district": _("Kecamatan"), "regency": _("Kabupaten/kota"), "province": _("Provinsi"),
        "street": _("Jalan"), "rt": "RT", "rw": "RW", "place": _("Tempat"), "polsek": "Polsek", "polres": "Polres",
        "polda": "Polda", "title": _("Judul"), "publisher": _("Penerbit"), "address": _("Alamat sumber (https://…)"),
    }  # fmt: skip
    kinds = [(value, label(KINDS, value)) for value in KINDS]
    main, others = (said.kinds[0], set(said.kinds[1:])) if said.kinds else ("", set())
    hours = {"start": said.start, "end": said.end}
    return [
        date_field("day", _("Tanggal kegiatan"), value=said.day),
        *(Field(name, called, "time", value=f"{hours[name]:%H:%M}" if hours[name] else "", required=False)
          for name, called in (("start", _("Mulai")), ("end", _("Selesai")))),
        _one_of("tz", _("Zona waktu"), [(zone, zone) for zone in keeping.ZONES], said.tz),
        Field("kind", _("Kegiatan utama"), "select", choices=kinds, value=main),
        Field("kinds", _("Sekaligus juga"), "ticks", groups=[("", kinds)], ticked=others),
        Field("themes", _("Tema yang disampaikan"), "ticks", groups=[("", [(value, label(THEMES, value)) for value in THEMES])],
              ticked=set(said.themes)),
        _one_of("election", _("Pemilihan"), [(value, str(ELECTION_NAMES[value])) for value in ELECTIONS], said.election),
        _one_of("stage", _("Tahapan yang disebut"), [(value, stage_name(value)) for value in STAGES], said.stage),
        _one_of("village_kind", _("Jenis desa"), _village_kinds(), said.village_kind),
        *(Field(name, called, value=getattr(said, name), required=False) for name, called in names.items()),
        Field("area", _("Cari wilayah lain"), "area", required=False, hint=_("Nama atau kode, bila pilihan di atas tidak cocok.")),
    ]  # fmt: skip


def _village_kinds() -> list[Choice]:
    return [("desa", _("Desa")), ("kelurahan", _("Kelurahan")), ("other", _("Lainnya"))]


def _one_of(name: str, called: Any, choices: list[Choice], value: str) -> Field:
    return Field(name, str(called), "select", choices=choices, value=value, required=False)


def kept_words(form: ReleaseForm, row: KeptRelease, asker: Asker) -> Content:
    """The facts of a correction: what the form does not ask stays as it was kept."""
    return replace(form.content(asker), polres_kind=row.polres_kind)
