"""The invented people of the demo and where they serve. Every name is made up; the places are real, the offices public."""

from __future__ import annotations

from typing import NamedTuple

from sejuk.org.rules import Role

RESORT = "polres-timor-tengah-selatan"
REGENCY = "53.02"


class Person(NamedTuple):
    """An officer with one posting; ``villages`` are the last digits of codes in the sector's district."""

    number: str
    rank: str
    name: str
    role: Role
    villages: tuple[str, ...] = ()


class Sector(NamedTuple):
    """A Polsek, the district that it serves, and its people."""

    code: str
    name: str
    district: str
    people: tuple[Person, ...]


_V, _RW, _M, _K, _C = Role.VILLAGE_OFFICER, Role.RW_OFFICER, Role.UNIT_MEMBER, Role.BINMAS_UNIT_HEAD, Role.COMMANDER
# Desa Naile'u (Kie) and Desa Kuatae (Kota Soe) have no constable: the demo's two vacancies.
SECTORS = (
    Sector("polsek-kie", "Polsek Kie", "53.02.10", (
        Person("80110001", "Iptu", "Maria Tefa", _C),
        Person("84110002", "Aipda", "Joko Prasetyo", _K),
        Person("87110003", "Bripka", "Sari Lestari", _V, ("2003", "2009")),
        Person("89110004", "Brigadir", "Yusak Benu", _V, ("2001", "2002", "2004")),
        Person("91110005", "Briptu", "Dorkas Nabu", _V, ("2005", "2006", "2011")),
        Person("88110006", "Brigadir", "Melkior Taneo", _V, ("2007", "2008")),
        Person("90110007", "Briptu", "Wayan Sudarma", _V, ("2010", "2012")),
    )),
    Sector("polsek-kota-soe", "Polsek Kota Soe", "53.02.01", (
        Person("79120001", "AKP", "Rudi Hartawan", _C),
        Person("83120002", "Aiptu", "Petrus Lake", _K),
        Person("86120003", "Bripka", "Nurhayati Salim", _V, ("1001", "1002", "1003")),
        Person("88120004", "Brigadir", "Benyamin Fallo", _V, ("1004", "1005")),
        Person("90120005", "Briptu", "Ester Mella", _V, ("1006", "1007")),
        Person("87120006", "Bripka", "Slamet Riyadi", _V, ("1008", "1009")),
        Person("92120007", "Bripda", "Theresia Leo", _V, ("1010", "1011", "2013")),
        Person("93120008", "Bripda", "Gerson Tamonob", _M),
    )),
    Sector("polsek-amanuban-timur", "Polsek Amanuban Timur", "53.02.04", (
        Person("81130001", "Iptu", "Agustinus Sole", _C),
        Person("85130002", "Aipda", "Lidia Boimau", _K),
        Person("88130003", "Brigadir", "Imanuel Nope", _V, ("2001", "2002", "2004")),
        Person("89130004", "Brigadir", "Kartika Wulan", _V, ("2005", "2007", "2008")),
        Person("91130005", "Briptu", "Semuel Asbanu", _V, ("2009", "2012")),
        Person("90130006", "Briptu", "Fransiska Toto", _V, ("2016", "2017")),
    )),
)  # fmt: skip
RESORT_PEOPLE = (
    Person("76100001", "AKBP", "Bambang Wirawan", _C),
    Person("79100002", "AKP", "Yohanes Nope", Role.BINMAS_SECTION_HEAD),
    Person("82100003", "Iptu", "Ratna Dewi", Role.PR_HEAD),
)
REGION_PEOPLE = (
    Person("69090001", "Irjen Pol", "Surya Atmaja", _C),
    Person("72090002", "Kombes Pol", "Indah Permata", Role.BINMAS_DIRECTORATE),
)
HQ_PEOPLE = (
    Person("70080001", "Kombes Pol", "Hendra Gunawan", Role.HQ_BINMAS),
    Person("90080002", "Briptu", "Dian Kusuma", Role.OPERATOR),
    Person("88080003", "Kompol", "Agus Salim", Role.AUDITOR),
)
# Shown at the start of the demo: who to sign in as, and what to look at.
SIGN_INS = (
    ("87110003", "Bripka Sari, Bhabinkamtibmas", "/field/"),
    ("84110002", "Aipda Joko, Kanit Binmas Polsek Kie", "/"),
    ("80110001", "Iptu Maria, Kapolsek Kie", "/"),
    ("79100002", "AKP Yohanes, Kasat Binmas", "/"),
    ("82100003", "Iptu Ratna, Kasi Humas", "/"),
    ("76100001", "AKBP Bambang, Kapolres", "/"),
    ("72090002", "Kombes Indah, Ditbinmas", "/"),
    ("90080002", "Briptu Dian, operator", "/"),
    ("88080003", "Kompol Agus, auditor", "/"),
)
