"""Activities with odd but legal facts: people and places whose names are numbers, months, titles, offices, candidates' names."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, time, timedelta

from sejuk.activities.vocabulary import KINDS, PARTNERS, THEMES
from sejuk.press.tests.writing import made
from sejuk.press.writing.shape import RELEASE, Doer, Fact, Said

NAMES = (
    "I", "B", "Ki'e", "Ni’matul Jum'ah", "D'Arc", "S. Manurung S", "I Gede B", "Mei Lestari", "Dua Tefu", "Agustus Manurung",  # noqa: RUF001
    "Jumat Rahman", "Minggu", "Sembilan", "Menang Sitorus", "Bupati Harahap", "Haji Sulaiman", "Bang Ali", "Mas Agung", "Pak Pahan",
    "Kapten Harahap", "Camat Lubis", "Muslim", "Kristen Tefu", "Islam Nur", "Prabowo S", "Ganjar Nugraha", "Anies Setiadi", "Gibran",
    "Mahfud Amin", "Banteng Purnomo", "Golkar Tanjung", "Demokrat Siregar", "Nasdem Putra", "Satu Hutabarat", "Lurah", "Calon", "Sukses Selamat",
    "Nomor Satu", "Warga Negara", "Damai", "Rukun", "Putra", "Desa", "Kota", "Polisi Nainggolan", "Suara Hati", "Presiden Tefu", "Gubernur",
    "H. Karim", "Ustaz Rahman", "Dr. Andi", "R.A. Kartini S", "Muhammad Al-Fatih", "Abdul Rahman bin Auf", "O'Neal", "May June", "April", "Will March",
    "AGUS", "agus salim", "Jl Sudirman", "Polda", "Kapolsek", "Pemilu Aji", "Suharto Seribu", "Ratus Ribuan", "Half Moon", "Wit", "Wib",
)  # fmt: skip
VILLAGES = (
    "Mei", "Dua", "Sukamaju 2", "Satu", "Jumat", "Minggu", "Agustus", "Sembilan", "Tenang", "Kampanye", "Damai", "Maju", "Desa", "Kota",
    "Kampung Baru", "Wari/Taiyeve II", "2 X 11 Kayu Tanam", "Ki'e", "KI'E", "O", "Ujung-Ujung", "Batu Dua Puluh", "Sukamaju (UPT II)", "Tanjung Pinang 1",
    "Transmigrasi SP. 3", "Unit XII", "Seribu", "Pasar Minggu", "Rabu", "Sabtu", "Ahad", "Bapak Tua", "Mas", "Haji Pemanggilan", "Bang Bang", "Ibu Kota",
    "Banteng", "Garuda", "Golkar", "Gerindra", "Nasdem", "Demokrat", "Prabowo", "Ganjar", "Suara", "Nomor Tiga", "Menang", "Kemenangan", "Calon Camat",
    "Islam", "Muslim", "Jawa", "Cina", "Kristen", "Hindu", "Gereja", "Batak", "Kepala Desa", "Lurah", "Bupati", "RT 05", "RW", "Blok 7", "KM 12",
    "Polisi", "Kapolsek", "Bripka", "Pemilu", "Pilkada", "Masa Tenang", "Ribuan", "Puluhan", "Mayoritas", "110", "1", "17 Agustus", "1 Mei", "31",
    "Hari Kamis", "May", "March", "Half", "Dozen", "Hari", "Jam", "Pukul Lima", "Jalan Baru", "Gang Dua", "Polres", "Warga", "Warga Baru", "Sambang",
    "Sambang Dua", "Di Atas", "Ke Hulu", "Dari", "Sepanjang", "Sungai Sambang", "Tanah Merah, Baru", "St. Yosef", "Dr. Sutomo", "Hj. Siti", "Yth", "No. 5",
)  # fmt: skip
DISTRICTS = (
    "Kie", "Dua Koto", "Mei", "Satu", "IV Jurai", "2 X 11 Enam Lingkung", "Siempat Nempu", "Pasar Minggu", "Minggir", "Kota Agustus", "Ki'e",
    "Menang", "Banteng", "Pasar Rebo", "Jumat", "Bapak", "Haji", "Kepala Bapak", "Mas", "Tiga", "Sungai Are", "Kota", "Bukit Batu 3",
)  # fmt: skip
REGENCIES = (
    "Timor Tengah Selatan",
    "Lima Puluh Kota",
    "Gunung Mas",
    "Enam Lingkung",
    "Mei Baru",
    "Kota Baru",
    "Kepulauan Seribu",
    "Empat Lawang",
    "Pasar Minggu",
    "Batu Bara",
)
STREETS = (
    "Jalan Melati", "Jalan 17 Agustus", "Jl. Jend. Sudirman No. 12", "Jalan Ki'e", "Gang Dua", "Jalan Prabowo", "Jalan Haji Karim", "Jalan Satu",
    "Jalan Pemuda (dekat pasar)", "Jalan Pak Dirman", "Jalan Mei", "Jalan Menang Raya", "Jalan Kapak Layar 5", "jalan kampung", "Jl Ahmad Yani Km 7,5", "Jalan RW 05",
    "Jalan Poros Trans-Sulawesi", "Jalan Dr. Sutomo", "Gg. H. Ali", "Jalan Masjid", "Jalan Gereja", "Jalan K.H. Dewantara",
)  # fmt: skip
PLACES = (
    "Balai Desa", "Pasar Pagi (Blok C)", "Pos Kamling RW 05", "Aula Kecamatan", "Warung Kopi Senja", "SDN 2 Oenai", "SMA Negeri 1", "Gereja St. Yosef",
    "Masjid Al-Ikhlas", "TPS 05", "Kantor KPU", "Kantor Bawaslu", "Rumah Makan 99", "Pura Desa", "Warung Bu Tini", "kantor", "pos kamling", "kebun",
    "tempat ibadah", "Lapangan 17 Agustus", "Pasar Minggu", "Rumah Pak RT", "Posko Pemenangan", "Kantor DPC Partai", "Sekretariat PDI", "Toko \"Maju\"", "Kafe D'Arc",
    "Puskesmas Kie, ruang 3", "Jembatan 2", "Dermaga III", "Terminal Tipe-A", "Warung kopi", "Balai RW", "Gedung Juang 45", "Hotel 88", "Toko Dua Saudara",
    "Gudang KPU", "Posyandu Mawar 2", "Kampus", "Warkop 24 Jam", "Pondok Pesantren Nurul Iman", "Kantor Desa Sukamaju 2", "Stasiun Pasar Senen", "Rumah Sakit Umum",
    "Lapangan.", "Balai – Desa", "Jalan Baru", "Gang Buntu", "Rabu Market", "Pasar Jumat", "*Balai*", "Balai_Desa", "Balai : Desa", "Balai; Desa", "Balai? Desa!",
)  # fmt: skip
MESSAGES = (
    "Saring sebelum sharing", "Stop hoaks", "Dua pertanyaan sebelum berbagi kabar", "Pakai hak pilih Anda", "Jaga kerukunan!", "Apa itu politik uang?",
    "Cek nama Anda di daftar pemilih: 3 langkah", "“Tenang itu kuat”", "Kawal pemilu damai 2024", "Masa tenang: apa yang boleh?", "Hubungi 110", "TPS ramah",
    "Hari pemungutan suara 14 Februari 2024", "Sebelum, saat, dan setelah pemilu, kita saudara",
)  # fmt: skip
WORDS = (
    "Kami mengajak seluruh warga tetap rukun.", "Hari Kamis lalu 12 warga kami temui di Desa Oenai!", "Apakah kita siap", "“Tenang,” kata saya, “itu kuat.”",
    "Mari datang ke TPS pada 14 Februari 2024.", "Damai…", "Pak Camat sudah tahu.", "Terima kasih, ya", "Seribu teman terlalu sedikit.",
)  # fmt: skip
NUMBERS = (0, 1, 2, 4, 5, 6, 7, 11, 12, 14, 17, 20, 24, 31, 40, 45, 99, 100, 110, 999, 1000, 1234, 2024, 12500, 99999)
DATES = (date(2024, 2, 29), date(2024, 2, 14), date(2024, 5, 1), date(2023, 12, 31), date(2024, 11, 27), date(2026, 1, 1))
PHASES = ("", "before", "campaign", "quiet_period", "voting", "after")
ELECTIONS = ("pemilu_2024", "pilkada_2024", "other", "none", "")


def person(rng: random.Random, role: str) -> Doer:
    name = rng.choice((rng.choice(NAMES), rng.choice(NAMES), f"{rng.choice(NAMES)} {rng.choice(made.FAMILY)}"))
    return Doer(rng.choice(made.RANKS[role]), name, role)


# How often a part of an activity is odd, and what it may be then.
ODD = {
    "village": (0.5, VILLAGES), "village_kind": (0.5, ("desa", "kelurahan", "other")), "district": (0.3, DISTRICTS),
    "polsek": (0.2, DISTRICTS), "regency": (0.3, REGENCIES), "regency_kind": (0.2, ("kab", "kota", "")),
    "polres": (0.2, (*REGENCIES, "Metro Bekasi Kota", "TTS", "Kota Besar Surabaya")),
    "polres_kind": (0.2, ("Polres", "Polresta", "Polrestabes", "Polres Metro")), "street": (0.4, STREETS), "place": (0.5, PLACES),
    "rt": (0.3, ("1", "001", "05", "5/2", "01 dan 02", "12A", "III")), "rw": (0.3, ("1", "002", "7", "10", "IV")),
    "people": (1, NUMBERS), "leaflets": (1, (0, *NUMBERS)), "day": (0.3, DATES), "stage": (0.5, PHASES), "election": (0.5, ELECTIONS),
    "start": (0.4, (None, time(0, 0), time(12, 0), time(23, 59), time(9, 30))), "end": (0.4, (None, time(0, 5), time(12, 30), time(23, 59))),
}  # fmt: skip
# The same of what there may be several of, and how many.
SEVERAL = {
    "kinds": (1, sorted(KINDS), (1, 1, 1, 2, 3, 5)), "themes": (0.5, sorted(THEMES), (0, 0, 1, 4, len(THEMES))),
    "messages": (0.5, MESSAGES, (1, 2, 3)), "partners": (0.3, sorted(PARTNERS), (0, 1, 3, 8)),
}  # fmt: skip
NEVER_KNOWN = ("village", "district", "regency", "polsek", "polres", "polda", "area_code", "province", "tz")


def fact(seed: int, **known) -> Fact:
    """One activity with oddities; the same seed gives the same."""
    rng = random.Random(f"odd {seed}")
    told: dict = {name: rng.choice(odd) for name, (often, odd) in ODD.items() if rng.random() < often}
    told |= {
        name: tuple(rng.sample(odd, rng.choice(counts))) for name, (often, odd, counts) in SEVERAL.items() if rng.random() < often
    }
    if rng.random() < 0.6:
        told["officers"] = _officers(rng)
    if rng.random() < 0.4:
        told["heard"] = {
            kind: rng.choice(NUMBERS) for kind in rng.sample(("concern", "claim", "situation", "praise"), rng.choice((1, 2, 4)))
        }
    if rng.random() < 0.15:
        told |= dict.fromkeys(rng.sample(NEVER_KNOWN, 4), "")
    return replace(replace(made.fact(seed), **told), **known)


def _officers(rng: random.Random) -> tuple[Doer, ...]:
    role = rng.choice((*made.ROLES, "kasi_humas", "kapolres", "kapolda", ""))
    ranks = made.RANKS | {"kasi_humas": ("Iptu", "AKP"), "kapolda": ("Irjen Pol", "Brigjen Pol")}
    first = [Doer(rng.choice(ranks[role]), rng.choice(NAMES), role)] if role else []
    others = rng.choices(("bhabinkamtibmas", "polisi_rw", "kapolsek", "kapolres", "kanit_binmas"), k=rng.choice((0, 0, 1, 2, 3)))
    return tuple(dict.fromkeys([*first, *(person(rng, each) for each in others)]))


def of_release(seed: int) -> Fact:
    """The same as a kept release tells it: chiefs and spokesmen are named beside who did it."""
    return replace(fact(seed), source=RELEASE, people=0, leaflets=0, heard={}, messages=())


def said(seed: int, of: Fact) -> list[Said]:
    rng = random.Random(f"odd said {seed}")
    speakers = [*of.officers[:2], person(rng, "kapolsek"), person(rng, "kapolres")]
    return [Said(rng.choice(speakers), text, rng.random() < 0.8) for text in rng.sample(WORDS, rng.choice((0, 0, 1, 2, 4)))]


def several(seed: int) -> list[Fact]:
    """Two to thirty activities of a day, a week, a month or two months: of one unit or of several."""
    rng = random.Random(f"odd several {seed}")
    count, spread = rng.choice((2, 2, 3, 5, 9, 30)), rng.choice((1, 2, 7, 31, 62))
    if rng.random() < 0.5:
        base = fact(1_000 * seed)
        shared = {
            name: getattr(base, name)
            for name in ("polsek", "polres", "polres_kind", "polda", "district", "regency", "regency_kind", "province", "tz")
        }
        if rng.random() < 0.5:
            shared["officers"] = base.officers
    else:
        base, shared = fact(1_000 * seed), {}
    found = []
    for number in range(count):
        day = base.day + timedelta(rng.randrange(spread))
        one = (of_release if rng.random() < 0.15 else fact)(1_000 * seed + number)
        election, stage = made.stage_of(one.area_code or base.area_code or "53.02.10.2003", day)
        found.append(replace(one, record=f"o{seed}-{number}", day=day, election=election, stage=stage, **shared))
    return found


def partners(seed: int, count: int) -> tuple[str, ...]:
    return tuple(random.Random(f"partners {seed}").sample(sorted(PARTNERS), count))
