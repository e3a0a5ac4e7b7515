"""How releases write ranks, titles, degrees and posts of the police, in full and for short. Pure."""

from __future__ import annotations

import re
from importlib import resources

RANKS = {
    "akpb": "AKBP", "kbp": "Kombes Pol", "kombespol": "Kombes Pol", "bripol": "Brigadir",
    "ajunkomisarisbesar": "AKBP", "ajunkomisaris": "AKP",
    "komisarisbesar": "Kombes Pol", "inspekturjenderal": "Irjen Pol", "inspekturjenderalpolisi": "Irjen Pol",
    "brigadirjenderal": "Brigjen Pol",
    "brigadirjenderalpolisi": "Brigjen Pol", "komisarisjenderal": "Komjen Pol", "komisarisjenderalpolisi": "Komjen Pol",
    "brigadirkepala": "Bripka", "brigadirsatu": "Briptu", "brigadirdua": "Bripda", "inspektursatu": "Iptu", "inspekturdua": "Ipda",
    "ajuninspektursatu": "Aiptu", "ajuninspekturdua": "Aipda", "jendral": "Jenderal Pol", "jendralpolisi": "Jenderal Pol",
}  # fmt: skip
RANK = re.compile(
    r"\b(?=[abijk])(?P<rank>ajun\s+komisaris(?:\s+besar)?(?:\s+polisi)?|ajun\s+inspektur(?:\s+polisi)?\s+(?:satu|dua)"
    r"|komisaris\s+besar(?:\s+polisi)?"
    r"|komisaris\s+(?:polisi|jenderal(?:\s+polisi)?)|inspektur\s+jenderal(?:\s+polisi)?|inspektur(?:\s+polisi)?\s+(?:satu"
    r"|dua)|brigadir\s+jenderal(?:\s+polisi)?"
    r"|brigadir\s+polisi\s+(?:kepala|satu|dua)|brigadir(?:\s+(?:kepala|satu|dua|polisi))?|jend(?:e?)ral\s*(?:pol(?:isi)?\b"
    r"|(?=listyo))|akbp|akpb|akp|kbp|kompol|kombespol|kombes"
    r"|brigjen|irjen|komjen|iptu|ipda|aiptu|aipda|bripka|brigpol|briptu|bripda|bripol|bharada|bharatu|bharaka|abripda|abriptu"
    r"|abrip)\b"
    r"[.,]?(?:\s{0,2}\((?:a[ik]|brip|brigpol|i[pr]|ko|bri|kbp)\w{0,6}\.?(?:\spol\w*\.?)?\))?"  # "Ajun Komisaris Polisi (AKP) A"
    r"(?:\s{0,2}\(?po(?:l(?:isi|ri)?)?\b\)?)?\s{0,2}[.,:]{0,2}[ \t\xa0]{0,3}\n?[ \t]{0,3}",
    re.IGNORECASE,
)
TITLE = re.compile(r"(?:(?:Hj?|Hi|HJ|Haji|Hajjah|D[rR]|dr|D[rR][sS]|Dra|Ir|IR|Prof|K\.?H|Apt|apt)\b(?:\.[\s,]{0,2}|\s+))+")
ARMY = re.compile(r"(?:TNI|Inf|Arm|Arh|Kav|Czi|Cba|Cpl|Chb|Cpn|Cke|Caj|Mar|Laut|Pas|Ckm|Chk|Adm|Cpm)\b[.)]?")
NOT_A_MEMBER = re.compile(
    r"\b(?:jalan|jln|jl|gang|gg|gedung|gor|lapangan|taman|stadion|aula|wisma|rs|rumah\s+sakit|masjid|monumen|purn)[\s.]*$",
    re.IGNORECASE,
)
_DEGREES = (resources.files(__package__) / "data" / "degrees.txt").read_text(encoding="utf-8").split()
DEGREE = re.compile(
    r"\b(?:"
    + "|".join(
        r"[.,]{0,2}\s?".join([d[0], *(f"[{c.lower()}{c.upper()}]" for c in d[1:])]) for d in sorted(_DEGREES, key=len, reverse=True)
    )
    + r")(?![^\W_]|['’])\.?"
)
TAIL = re.compile(r"(?:[\s.,;]{0,4}" + DEGREE.pattern + r")*[\s.,]{0,3}")
_SHORT = r"\s*\(\s?ka\w+\s?\)\s*"  # what a post is called for short: "Kepala Unit (Kanit) Binmas"
POST = re.compile(
    r"\b(?:(?P<bhabinkamtibmas>b[ha]{1,3}n?bh?in\s?k?[a-z]*)"
    rf"|(?P<kanit_binmas>(?:kanit|kepala\s+unit(?:{_SHORT})?)\s?(?:b[ih]n?mas|bim+as|bina\s?mitra|pembinaan\s+masyarakat))"
    rf"|(?P<kasi_humas>(?:kasi[e]?|kasub(?:b?ag|si|seksi)|kepala\s+(?:sub\s?)?(?:seksi|bagian)(?:{_SHORT})?)\s?"
    r"(?:humas|hubungan\s+masyarakat))"
    r"|(?P<polisi_rw>polisi\s(?:rw|banjar|dusun|desa)|pol\s?rw)"
    r"|(?P<other>waka?\s?pol\w+|waka\b|kapolri|wakil\s+(?:direktur|kepala\s+\w+(?:\s+(?:sektor|resor|daerah)\w*)?)|(?:mantan|eks)\s\w+|ka(?:sat|bag|bid|div|siwas|sium|spkt|subsi|subbag"
    r"|subdit|subsektor|polsubsektor|pospol|baharkam|korbinmas|satgas|subsatgas)\w*"
    r"|kepala\s+(?:satuan|bagian|bidang|divisi|biro|unit|pos|spkt)|direktur|dir(?:binmas|samapta|sabhara|lantas|reskrim|intel|narkoba|polair|pam|krim)\w*|wadir\w+|ka\s(?:spkt|tim|sat|satgas"
    r"|ops)|kanit\s?bh?abin\w*|kanit\w*|panit\w*|kasi(?:e|kum|tik|propam|was|dokkes)?(?=\s)|karo\s?ops|kaur\s?\w+|padal|pawas|pamapta|perwira|danton|danki|danyon|dansat\w*|pjs?\s?kasi"
    r"|anggota|person[ei]l|petugas|bintara|banit|ba\s?binmas|operator|babinsa|danramil|dandim|katim)"
    r"|(?P<kapolsek>ka\.?\s?polsek\w*|kepala\s+(?:kepolisian\s+sektor|polsek)\w*)"
    r"|(?P<kapolres>ka\.?\s?polr(?:es|ies)\w*|kepala\s+(?:kepolisian\s+resor\w*|polres\w*))"
    r"|(?P<kapolda>ka\.?\s?polda\w*|kepala\s+(?:kepolisian\s+daerah|polda)))\b",
    re.IGNORECASE,
)
OFFICE_WORD = re.compile(  # a word of an office, that is never one of a person's name
    r"(?:wa)?ka(?:pol(?!do)|sat|bag|bid|div|nit|si(?:hum|wa|ke|um|e$)|sub|ops|pos(?:ko|pol)|spkt|tim$|korbin|satgas)\w*"
    r"|(?:bid|sat|dit|sub(?:sat|bag|bid|dit|si))(?:humas|binmas|reskrim|lantas|samapta|intel\w*|propam|narkoba|penmas|pol\w*)\w*"
    r"|wadir\w+|dir(?:binmas|lantas|samapta|reskrim|intel|pol)\w*|panit\w*|ka|spkt?|polwan|pamapta|piket|bamin|banum|kbo"
)
POST_ALONE = re.compile(
    r"\b(?:(?:wa)?kapol(?:sek|res(?:ta(?:bes)?)?|da)|kasat\s?(?:binmas|reskrim|lantas|samapta|intelkam|(?:res)?narkoba|polairud)"
    r"|kasi\s?humas|kabid\s?humas|kasubsi\s?penmas(?:\s+si\s?humas)?|kanit\s?binmas|kabag\s?ops)"
    r"\s+(?:polres\w*\s+|polsek\s+|polda\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_SMALL = (
    r"desa|kelurahan|kel|kec|kecamatan|pol(?:sek|res|da)\w*|selaku|bernama|yakni|yaitu|adalah|ialah|dari|di|jajaran|setempat"
    r"|kampung|pekon|gampong|nagari|kota|kab|kabupaten|dijabat|"
    r"binaan|sat|unit|polri|pada|hukum|wilayah|wilkum|juga|nya|tersebut|saat|ini|mereka|langsung|lurah|oleh|urban|distrik"
    r"|seperti|antara|lain|antaranya|diantaranya|salah|satunya|atas|nama|yang|bertugas|sebagai|merangkap|khususnya|sekaligus|alias|sdr|bapak|ibu|pak|bpk"
    r"|metro|sektor|resort?|barat|timur|utara|selatan|tengah|tenggara|daya|hilir|hulu|baru|besar|sub|seksi|bagian"
)
GAP = re.compile(rf"(?:[\s,:;()\-–./&“”\"]*(?:[A-Z0-9][\w'’/]*|(?i:{_SMALL})\b))*[\s,:;()\-–./“”\"]*$")
CLOSER = re.compile(
    r"[\s,(]{0,3}(?:(?:anggota|person[ei]l|petugas)\s(?:(?:unit|satuan|sat)\s?\w+\s)?Pol(?:sek|res)\w*(?:\s[A-Z]\w+){0,3},?\s"
    r"(?=selaku|sebagai|yang|yg))?(?:selaku|sebagai|yang\s(?:juga\s)?(?:menjabat|merupakan|bertugas)(?:\ssebagai)?|yg|adalah|merupakan"
    r"|menjabat)?\s{0,2}(?:seorang\s|salah\ssatu\s)?(?:ps\.?\s|plh\.?\s|plt\.?\s|pjs?\.?\s)?(?i:(?:anggota|personel|personil|petugas)\s(?=bh?abin|polisi\srw))?"
)
