"""The sentences of an Indonesian release, and what partners, elections and duties are called: several good ways for each."""

from __future__ import annotations

WORDINGS: dict[str, tuple[str, ...]] = {
    "headline": ("{actor} {does}{place}",),
    "headline theme": ("{actor} {does}{place}, {theme}", "{theme}, {actor} {does}{place}", "{actor} {does}{place}"),
    "headline around": (
        "{around}, {actor} {does}{place}", "{actor} {does}{place}, {theme}", "{theme} {around}, {actor} {does}{place}",
        "{actor} {does}{place} {around}",
    ),
    "headline place": (" di {place}",),
    "lead": (
        "{around}{who} {does} di {where}, {when} {clock}.", "{around}{who} {does} di {where} pada {when} {clock}.",
        "{around}{who} {does} pada {when} {clock} di {where}.", "pada {when} {clock}, {around}{who} {does} di {where}.",
        "bertempat di {where}, {around}{who} {does}, {when} {clock}.",
        "{around}{name} dilaksanakan {who} di {where}, {when} {clock}.",
        "{around}{name} digelar {who} pada {when} {clock} di {where}.", "{when} {clock}, {around}{who} {does} di {where}.",
        "{around}{name} berlangsung di {where} pada {when} {clock}, dilaksanakan oleh {who}.",
    ),
    "lead without place": (
        "{around}{who} {does}, {when} {clock}.", "{around}{who} {does} pada {when} {clock}.",
        "pada {when} {clock}, {around}{who} {does}.", "{around}{name} dilaksanakan {who} pada {when} {clock}.",
    ),
    "beside": (
        "pada kesempatan itu {doers} juga {does}.", "kegiatan tersebut sekaligus diisi dengan {name}.",
        "{doers} sekaligus {does}.", "bersamaan dengan itu, {doers} {does}.", "kegiatan itu dirangkaikan dengan {name}.",
    ),
    "further": (
        "masih dalam rangkaian yang sama digelar {things}.", "pada kesempatan yang sama dilaksanakan pula {things}.",
        "rangkaian kegiatan dilengkapi dengan {things}.",
    ),
    "people": (
        "dalam kegiatan tersebut ditemui {number} warga.", "kegiatan itu menjangkau {number} warga.",
        "ada {number} warga yang ditemui {doers}.", "{doers} menyapa {number} warga.",
        "sepanjang kegiatan ditemui {number} warga.", "dalam kegiatan ini {doers} bertemu {number} warga.",
    ),
    "partners": (
        "turut hadir {partners}.", "kegiatan itu diikuti pula oleh {partners}.", "{partners} ikut serta dalam kegiatan tersebut.",
        "{doers} didampingi {partners}.", "hadir pula {partners} dalam kegiatan itu.",
    ),
    "partners again": ("{partners} ikut pula.", "hadir juga {partners}.", "{partners} juga ikut serta."),
    "leaflets": (
        "{doers} membagikan {number} lembar brosur.", "sebanyak {number} lembar brosur dibagikan kepada warga.",
        "brosur sebanyak {number} lembar diserahkan kepada warga.", "warga menerima {number} lembar brosur.",
    ),
    "two themes": ("{first} serta {second}", "{first}, juga {second}"),
    "asked": (
        "{doers} mengimbau warga agar {told}.", "kepada warga, {doers} berpesan agar {told}.", "warga diajak untuk {told}.",
        "dalam kesempatan itu {doers} mengajak warga untuk {told}.", "{doers} meminta warga supaya {told}.",
        "pesan yang disampaikan ialah agar warga {told}.", "di hadapan warga, {doers} berpesan supaya {told}.",
        "warga diingatkan untuk {told}.",
    ),
    "asked again": (
        "selain itu, warga diimbau untuk {told}.", "{doers} juga menitipkan pesan agar warga {told}.",
        "warga pun diajak untuk {told}.", "pesan lain yang disampaikan ialah agar warga {told}.",
        "{doers} turut mengingatkan warga supaya {told}.", "tidak lupa warga diminta untuk {told}.",
    ),
    "asked plainly": (
        "pesan yang disampaikan ialah agar warga {told}.", "{doers} mendorong warga untuk {told}.",
        "{doers} menyarankan agar warga {told}.", "di hadapan warga, {doers} menekankan agar {told}.",
        "warga didorong untuk {told}.", "kepada warga, {doers} menyarankan untuk {told}.",
    ),
    "asked again plainly": (
        "selain itu, warga didorong untuk {told}.", "pesan lain yang disampaikan ialah agar warga {told}.",
        "{doers} turut menyarankan agar warga {told}.", "{doers} juga mendorong warga untuk {told}.",
        "disampaikan pula agar warga {told}.",
    ),
    "further themes": ("dibicarakan pula {themes}.", "tema lain yang disampaikan ialah {themes}."),
    "named": ("rilis yang menjadi sumber juga menyebut {others}.", "dalam rilis sumber disebut pula {others}."),
    "titles": ("warga menerima penjelasan dengan materi {titles}.", "materi yang disampaikan ialah {titles}."),
    "heard": (
        "{doers} juga mencatat {things}.", "dari warga, {doers} mencatat {things}.", "dalam pertemuan itu tercatat {things}.",
        "{things} disampaikan warga dan dicatat {doers}.", "warga menyampaikan {things}.",
    ),
    "heard again": ("ada pula {things}.", "tercatat juga {things}.", "selain itu dicatat {things}."),
    "quote": (
        "“{text}{comma}” ujar {who}.", "{who} mengatakan, “{text}{stop}”", "“{text}{comma}” kata {who}.",
        "“{text}{comma}” tutur {who}.", "{who} menyampaikan, “{text}{stop}”", "“{text}{comma}” ucap {who}.",
        "“{text}{comma}” jelas {who}.",
    ),
    "around": ("kegiatan ini dilaksanakan {around}.", "{name} tersebut berlangsung {around}.", "{name} itu digelar {around}."),
    "closing place": (" di {place}",),
    "calm": (
        "selama kegiatan berlangsung, situasi{place} aman dan kondusif.",
        "hingga kegiatan usai, situasi{place} terpantau aman dan kondusif.", "situasi{place} dalam keadaan aman dan kondusif.",
        "kegiatan berakhir dalam suasana aman dan kondusif.", "kegiatan berjalan lancar dan situasi{place} tetap kondusif.",
    ),
    "many headline": (
        "{unit} gelar {number} kegiatan {place} {span}", "{unit} laksanakan {number} kegiatan {place} {span}",
        "{number} kegiatan {unit} {place} {span}", "{span}, {unit} gelar {number} kegiatan {place}",
    ),
    "many lead": (
        "{unit} melaksanakan {number} kegiatan {place} {period}.", "{period}, {unit} melaksanakan {number} kegiatan {place}.",
        "sebanyak {number} kegiatan dilaksanakan {unit} {place} {period}.",
        "{unit} hadir di tengah warga melalui {number} kegiatan {place} {period}.",
    ),
    "many kinds": ("di antaranya {things}.", "kegiatan itu mencakup {things}.", "bentuknya beragam, antara lain {things}."),
    "many of one kind": ("seluruhnya berupa {things}.", "kegiatan itu berupa {things}."),
    "many kinds again": ("selain itu tercatat {things}.", "ada pula {things}.", "tercatat juga {things}."),
    "many villages": ("kegiatan tersebar di {things}.", "tempat yang didatangi ialah {things}."),
    "many people": (
        "seluruhnya menjangkau {number} warga.", "sebanyak {number} warga ditemui.",
        "dari rangkaian itu {number} warga ditemui {doers}.",
    ),
    "many themes": (
        "warga menerima pesan tentang {things}.", "pesan yang disampaikan antara lain tentang {things}.",
        "kepada warga disampaikan pesan tentang {things}.", "pesan yang paling sering disampaikan ialah tentang {things}.",
    ),
    "many themes again": (
        "disampaikan pula pesan tentang {things}.", "selain itu ada pesan tentang {things}.",
        "warga juga diajak berbicara tentang {things}.",
    ),
}  # fmt: skip
PEOPLE = ("warga", "masyarakat", "warga setempat", "warga")
POLICE = ("petugas", "polisi", "petugas")
PARTNERS: dict[str, str] = {
    "village_head": "kepala desa atau lurah", "army_village_nco": "Babinsa", "rt_rw_head": "pengurus RT/RW",
    "rw_officer": "Polisi RW setempat", "village_officer": "Bhabinkamtibmas setempat", "religious_leader": "tokoh agama",
    "community_leader": "tokoh masyarakat", "youth_leader": "tokoh pemuda", "customary_leader": "tokoh adat",
    "community_forum": "pengurus FKPM", "volunteer_group": "anggota kelompok sadar kamtibmas",
    "social_media_activist": "penggiat media sosial", "student": "pelajar dan mahasiswa", "media": "awak media",
    "district_office": "pihak kecamatan", "election_body": "penyelenggara pemilihan setempat", "other": "mitra setempat",
}  # fmt: skip
HEARD: dict[str, tuple[str, ...]] = {
    "concern": ("keluhan", "keluhan warga"), "claim": ("kabar yang beredar", "kabar yang tengah beredar"),
    "situation": ("catatan situasi", "catatan tentang situasi"), "praise": ("ucapan terima kasih",),
}  # fmt: skip
ELECTIONS: dict[str, tuple[str, ...]] = {
    "pemilu_2024": ("Pemilu 2024", "Pemilihan Umum (Pemilu) 2024", "Pemilu Serentak 2024"),
    "pilkada_2024": ("Pilkada 2024", "Pilkada Serentak 2024", "Pemilihan Kepala Daerah (Pilkada) 2024"),
}
STAGES: dict[str, tuple[str, ...]] = {
    "before": ("menjelang {election}", "jelang {election}"),
    "campaign": ("pada masa kampanye {election}", "di tengah masa kampanye {election}", "selama masa kampanye {election}"),
    "quiet_period": ("pada masa tenang {election}", "di masa tenang {election}"),
    "voting": ("pada hari pemungutan suara {election}", "saat pemungutan suara {election}"),
    "after": ("setelah pemungutan suara {election}", "seusai pemungutan suara {election}", "pasca pemungutan suara {election}"),
}  # fmt: skip
ROLES: dict[str, str] = {
    "bhabinkamtibmas": "Bhabinkamtibmas {unit}", "polisi_rw": "Polisi RW {unit}", "kanit_binmas": "Kanit Binmas {unit}",
    "kasi_humas": "Kasi Humas {resort} {region_chain}", "kapolsek": "Kapolsek {sector}",
        "kapolres": "{chief} {resort_name} {region_chain}",
    "kapolda": "Kapolda {region}", "other": "personel {unit}",
}  # fmt: skip
# The word before the name of a resort's chief, by what the resort is called.
CHIEFS: dict[str, str] = {
    "Polres": "Kapolres", "Polresta": "Kapolresta", "Polrestabes": "Kapolrestabes", "Polres Metro": "Kapolres Metro",
}  # fmt: skip
OTHER_VILLAGES = {"11": "Gampong", "13": "Nagari", "18": "Pekon", "51": "Desa Adat"}  # by province; elsewhere it is a Kampung
PAPUA = ("91", "92", "93", "94", "95", "96", "97")
NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
SMALL_WORDS = frozenset({
    "di", "ke", "dari", "dan", "serta", "yang", "untuk", "pada", "dengan", "bagi", "agar", "kepada", "dalam", "saat", "lewat",
})  # fmt: skip
