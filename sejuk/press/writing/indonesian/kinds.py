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
    ),
    "dialogue_patrol": KindWords(
        ("melaksanakan patroli dialogis", "menggelar patroli dialogis", "menemui {people} lewat patroli dialogis",
         "melakukan patroli dialogis dan menyapa {people}", "menyapa {people} dalam patroli dialogis"),
        ("melaksanakan patroli dialogis", "menggelar patroli dialogis"),
        ("patroli dialogis", "kegiatan patroli dialogis"),
        ("gelar patroli dialogis", "laksanakan patroli dialogis", "sapa warga lewat patroli dialogis"),
    ),
    "patrol": KindWords(
        ("melaksanakan patroli", "menggelar patroli", "berpatroli", "melakukan patroli", "menjalankan patroli"),
        ("berpatroli", "melaksanakan patroli"),
        ("patroli", "kegiatan patroli"),
        ("gelar patroli", "laksanakan patroli", "lakukan patroli", "berpatroli"),
    ),
    "outreach": KindWords(
        ("memberikan sosialisasi kepada {people}", "menggelar sosialisasi bagi {people}",
         "melaksanakan sosialisasi untuk {people}", "menyampaikan sosialisasi kepada {people}"),
        ("memberikan sosialisasi", "menyampaikan sosialisasi", "melaksanakan sosialisasi"),
        ("sosialisasi", "kegiatan sosialisasi"),
        ("gelar sosialisasi", "beri sosialisasi kepada warga", "laksanakan sosialisasi"),
    ),
    "dialogue": KindWords(
        ("berdialog dengan {people}", "menggelar dialog bersama {people}", "melaksanakan dialog dengan {people}",
         "mengadakan dialog bersama {people}"),
        ("berdialog dengan {people}", "mengadakan dialog", "menggelar dialog"),
        ("dialog", "kegiatan dialog", "dialog bersama warga"),
        ("berdialog dengan warga", "gelar dialog bersama warga", "adakan dialog dengan warga"),
    ),
    "education": KindWords(
        ("memberikan edukasi kepada {people}", "mengedukasi {people}", "menggelar edukasi bagi {people}",
         "melaksanakan edukasi untuk {people}"),
        ("memberikan edukasi", "melaksanakan edukasi"),
        ("edukasi", "kegiatan edukasi"),
        ("beri edukasi kepada warga", "edukasi warga", "gelar edukasi bagi warga"),
    ),
    "social_service": KindWords(
        ("menggelar bakti sosial bagi {people}", "melaksanakan bakti sosial", "mengadakan bakti sosial untuk {people}"),
        ("menggelar bakti sosial", "melaksanakan bakti sosial"),
        ("bakti sosial", "kegiatan bakti sosial"),
        ("gelar bakti sosial", "laksanakan bakti sosial", "adakan bakti sosial"),
    ),
    "health_service": KindWords(
        ("menggelar bakti kesehatan bagi {people}", "melaksanakan bakti kesehatan", "mengadakan bakti kesehatan untuk {people}"),
        ("menggelar bakti kesehatan", "melaksanakan bakti kesehatan"),
        ("bakti kesehatan", "kegiatan bakti kesehatan"),
        ("gelar bakti kesehatan", "laksanakan bakti kesehatan", "adakan bakti kesehatan"),
    ),
    "leaflet_distribution": KindWords(
        ("membagikan brosur kepada {people}", "melaksanakan pembagian brosur kepada {people}",
         "membagi-bagikan brosur kepada {people}"),
        ("membagikan brosur", "melaksanakan pembagian brosur"),
        ("pembagian brosur", "kegiatan pembagian brosur"),
        ("bagikan brosur kepada warga", "bagikan brosur", "laksanakan pembagian brosur"),
    ),
    "stakeholder_visit": KindWords(
        ("mengunjungi {partners}", "melaksanakan kunjungan kepada {partners}", "melakukan kunjungan ke {partners}"),
        ("mengunjungi {partners}", "melakukan kunjungan kepada {partners}"),
        ("kunjungan kepada tokoh setempat", "kunjungan tokoh"),
        ("kunjungi tokoh setempat", "lakukan kunjungan tokoh", "kunjungi tokoh"),
    ),
    "listening_event": KindWords(
        ("menggelar dialog untuk mendengarkan {people}", "membuka dialog guna mendengar langsung suara {people}",
         "mengadakan dialog untuk mendengarkan suara {people}"),
        ("menggelar dialog untuk mendengarkan {people}", "membuka dialog bagi {people}"),
        ("dialog mendengarkan warga", "dialog dengar warga"),
        ("gelar dialog dengar warga", "buka dialog, dengarkan warga", "dengarkan warga dalam dialog"),
    ),
    "ceremony": KindWords(
        ("mengikuti upacara", "menghadiri upacara", "hadir dalam upacara"),
        ("mengikuti upacara", "menghadiri upacara"),
        ("upacara", "kegiatan upacara"),
        ("ikuti upacara", "hadiri upacara", "hadir dalam upacara"),
    ),
    "security_detail": KindWords(
        ("melaksanakan pengamanan kegiatan", "melakukan pengamanan", "melaksanakan pengamanan", "bertugas melakukan pengamanan"),
        ("melakukan pengamanan", "melaksanakan pengamanan"),
        ("pengamanan", "kegiatan pengamanan"),
        ("laksanakan pengamanan", "lakukan pengamanan", "beri pengamanan"),
    ),
    "coordination": KindWords(
        ("berkoordinasi dengan {partners}", "melaksanakan koordinasi bersama {partners}",
         "melakukan koordinasi dengan {partners}"),
        ("berkoordinasi dengan {partners}", "melakukan koordinasi dengan {partners}"),
        ("koordinasi", "kegiatan koordinasi"),
        ("gelar koordinasi", "laksanakan koordinasi", "lakukan koordinasi"),
    ),
    "other": KindWords(
        ("melaksanakan kegiatan kepolisian", "melakukan kegiatan kepolisian", "menjalankan kegiatan kepolisian"),
        ("melaksanakan kegiatan kepolisian lain",),
        ("kegiatan kepolisian",),
        ("laksanakan kegiatan", "jalankan kegiatan"),
    ),
}  # fmt: skip
FRIDAY = KindWords(
    ("menggelar Jumat Curhat bersama {people}", "mengadakan Jumat Curhat bersama {people}", "membuka Jumat Curhat bagi {people}"),
    ("menggelar Jumat Curhat", "mengadakan Jumat Curhat"),
    ("Jumat Curhat", "kegiatan Jumat Curhat"),
    ("gelar Jumat Curhat", "adakan Jumat Curhat", "dengarkan warga dalam Jumat Curhat"),
)
