"""What the kinds of activity are called in an Indonesian release.

No wording of one kind names another: a reader would find both.
"""

from __future__ import annotations

from sejuk.press.writing.tongue import KindWords

KINDS: dict[str, KindWords] = {
    "visit": KindWords(
        ("menyambangi {people}", "melaksanakan sambang kepada {people}", "melakukan sambang ke {people}",
         "menemui {people} dalam kegiatan sambang", "bersilaturahmi lewat sambang kepada {people}"),
        ("melaksanakan sambang", "melakukan sambang"),
        ("sambang", "kegiatan sambang", "sambang warga"),
        ("sambangi warga", "sambang warga", "temui warga lewat sambang", "laksanakan sambang"),
        "laksanakan sambang",
    ),
    "dialogue_patrol": KindWords(
        ("melaksanakan patroli dialogis", "menggelar patroli dialogis", "menemui {people} lewat patroli dialogis",
         "melakukan patroli dialogis dan menyapa {people}", "menyapa {people} dalam patroli dialogis"),
        ("melaksanakan patroli dialogis", "menggelar patroli dialogis"),
        ("patroli dialogis", "kegiatan patroli dialogis"),
        ("gelar patroli dialogis", "laksanakan patroli dialogis", "sapa warga lewat patroli dialogis"),
        "gelar patroli dialogis",
    ),
    "patrol": KindWords(
        ("melaksanakan patroli", "menggelar patroli", "berpatroli", "melakukan patroli", "menjalankan patroli"),
        ("berpatroli", "melaksanakan patroli"),
        ("patroli", "kegiatan patroli"),
        ("gelar patroli", "laksanakan patroli", "lakukan patroli", "berpatroli"),
        "gelar patroli",
    ),
    "outreach": KindWords(
        ("memberikan sosialisasi kepada {people}", "menggelar sosialisasi bagi {people}",
         "melaksanakan sosialisasi untuk {people}", "menyampaikan sosialisasi kepada {people}"),
        ("memberikan sosialisasi", "menyampaikan sosialisasi", "melaksanakan sosialisasi"),
        ("sosialisasi", "kegiatan sosialisasi"),
        ("gelar sosialisasi", "beri sosialisasi kepada warga", "laksanakan sosialisasi"),
        "beri sosialisasi",
    ),
    "dialogue": KindWords(
        ("berdialog dengan {people}", "menggelar dialog bersama {people}", "melaksanakan dialog dengan {people}",
         "mengadakan dialog bersama {people}"),
        ("berdialog dengan {people}", "mengadakan dialog", "menggelar dialog"),
        ("dialog", "kegiatan dialog", "dialog bersama warga"),
        ("berdialog dengan warga", "gelar dialog bersama warga", "adakan dialog dengan warga"),
        "gelar dialog",
    ),
    "education": KindWords(
        ("memberikan edukasi dan literasi kepada {people}", "menggelar edukasi dan literasi bagi {people}",
         "melaksanakan edukasi serta literasi untuk {people}", "mengedukasi {people} melalui sesi literasi"),
        ("memberikan edukasi dan literasi", "menggelar sesi literasi"),
        ("edukasi dan literasi", "kegiatan edukasi dan literasi"),
        ("beri edukasi dan literasi kepada warga", "gelar edukasi dan literasi", "edukasi warga lewat sesi literasi"),
        "gelar sesi literasi",
    ),
    "social_service": KindWords(
        ("menggelar bakti sosial bagi {people}", "melaksanakan bakti sosial", "mengadakan bakti sosial untuk {people}"),
        ("menggelar bakti sosial", "melaksanakan bakti sosial"),
        ("bakti sosial", "kegiatan bakti sosial"),
        ("gelar bakti sosial", "laksanakan bakti sosial", "adakan bakti sosial"),
        "gelar bakti sosial",
    ),
    "health_service": KindWords(
        ("menggelar bakti kesehatan bagi {people}", "melaksanakan bakti kesehatan", "mengadakan bakti kesehatan untuk {people}"),
        ("menggelar bakti kesehatan", "melaksanakan bakti kesehatan"),
        ("bakti kesehatan", "kegiatan bakti kesehatan"),
        ("gelar bakti kesehatan", "laksanakan bakti kesehatan", "adakan bakti kesehatan"),
        "gelar bakti kesehatan",
    ),
    "leaflet_distribution": KindWords(
        ("membagikan brosur kepada {people}", "melaksanakan pembagian brosur kepada {people}",
         "membagi-bagikan brosur kepada {people}"),
        ("membagikan brosur", "melaksanakan pembagian brosur"),
        ("pembagian brosur", "kegiatan pembagian brosur"),
        ("bagikan brosur kepada warga", "bagikan brosur", "laksanakan pembagian brosur"),
        "bagikan brosur",
    ),
    "stakeholder_visit": KindWords(
        ("bersilaturahmi dengan tokoh setempat", "melaksanakan silaturahmi dengan tokoh setempat",
         "menggelar silaturahmi bersama tokoh setempat"),
        ("bersilaturahmi dengan tokoh setempat", "melaksanakan silaturahmi dengan tokoh setempat"),
        ("silaturahmi dengan tokoh setempat", "kegiatan silaturahmi dengan tokoh setempat"),
        ("silaturahmi dengan tokoh setempat", "gelar silaturahmi dengan tokoh", "jalin silaturahmi dengan tokoh setempat"),
        "jalin silaturahmi dengan tokoh",
    ),
    "listening_event": KindWords(
        ("menggelar forum curhat bagi {people}", "membuka forum curhat untuk mendengar langsung suara {people}",
         "mengadakan forum curhat bersama {people}"),
        ("menggelar forum curhat", "membuka forum curhat bagi {people}"),
        ("forum curhat", "forum curhat warga"),
        ("gelar forum curhat warga", "buka forum curhat, dengarkan warga", "dengarkan warga dalam forum curhat"),
        "gelar forum curhat",
    ),
    "ceremony": KindWords(
        ("mengikuti upacara", "menghadiri upacara", "hadir dalam upacara"),
        ("mengikuti upacara", "menghadiri upacara"),
        ("upacara", "kegiatan upacara"),
        ("ikuti upacara", "hadiri upacara", "hadir dalam upacara"),
        "ikuti upacara",
    ),
    "security_detail": KindWords(
        ("melaksanakan pengamanan kegiatan", "melakukan pengamanan", "melaksanakan pengamanan"),
        ("melakukan pengamanan", "melaksanakan pengamanan"),
        ("pengamanan", "kegiatan pengamanan"),
        ("laksanakan pengamanan", "lakukan pengamanan", "beri pengamanan"),
        "laksanakan pengamanan",
    ),
    "coordination": KindWords(
        ("berkoordinasi dengan {partners}", "melaksanakan rapat koordinasi bersama {partners}",
         "melakukan koordinasi dengan {partners}"),
        ("berkoordinasi dengan {partners}", "melakukan koordinasi dengan {partners}"),
        ("rapat koordinasi", "kegiatan rapat koordinasi"),
        ("gelar rapat koordinasi", "laksanakan rapat koordinasi", "lakukan koordinasi dengan mitra"),
        "gelar rapat koordinasi",
    ),
    "other": KindWords(
        ("melaksanakan kegiatan kepolisian", "melakukan kegiatan kepolisian", "menjalankan kegiatan kepolisian"),
        ("melaksanakan kegiatan kepolisian lain",),
        ("kegiatan kepolisian",),
        ("laksanakan kegiatan", "jalankan kegiatan"),
        "laksanakan kegiatan lain",
    ),
}  # fmt: skip
# Beside other work a dialogue is part of it to whoever reads; a meeting for it is not.
MEETING = KindWords(
    ("menggelar rembuk warga dan berdialog dengan {people}", "berdialog dengan {people} dalam rembuk warga"),
    ("menggelar dialog dalam rembuk warga", "berdialog dalam rembuk warga", "mengadakan rembuk warga"),
    ("rembuk warga", "dialog dalam rembuk warga"),
    ("gelar rembuk warga", "berdialog dalam rembuk warga", "adakan rembuk warga"),
    "gelar rembuk warga",
)
FRIDAY = KindWords(
    ("menggelar Jumat Curhat bersama {people}", "mengadakan Jumat Curhat bersama {people}", "membuka Jumat Curhat bagi {people}"),
    ("menggelar Jumat Curhat", "mengadakan Jumat Curhat"),
    ("Jumat Curhat", "kegiatan Jumat Curhat"),
    ("gelar Jumat Curhat", "adakan Jumat Curhat", "dengarkan warga dalam Jumat Curhat"),
    "gelar Jumat Curhat",
)
