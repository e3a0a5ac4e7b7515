"""The list as a page and as a file."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.activities.models import Activity
from sejuk.journal.models import Event
from sejuk.testing import OENAI, browser_of, report
from sejuk.web.forms import activity_filter, filter_query
from sejuk.web.sheets import FORMULA, harmless

FORMULAS = '=HYPERLINK("http://jahat","klik")'


def shown(client, query=""):
    return client.get(f"/activities/{query}").content.decode()


def test_a_filter_is_a_link_that_can_be_shared(cast):
    row = report(cast.officer)
    other = report(cast.officer, kind="patrol")
    html = shown(browser_of(cast.kanit), f"?kind=patrol&unit={cast.sector.pk}&area={OENAI}")
    assert str(other.pk) in html
    assert str(row.pk) not in html
    assert "<strong>1</strong> catatan" in html
    assert '<option value="patrol" selected>' in html


def test_what_cannot_be_read_in_an_address_is_left_out(cast):
    report(cast.officer)
    query = "?kind=x&from=kemarin&state=%27&theme=1&officer=abc&area=..%2f&mark=x&to=2024-99-99"
    assert "<strong>1</strong> catatan" in shown(browser_of(cast.kanit), query)


@given(query=st.dictionaries(st.sampled_from(["unit", "officer", "area", "kind", "from", "to", "q", "mark"]), st.text(max_size=12)))
def test_a_filter_written_and_read_again_is_the_same(query):
    wanted = activity_filter(query)
    again = {key: str(value) for key, value in filter_query(wanted).items()}
    assert activity_filter(again) == wanted


def test_a_long_list_is_read_page_by_page(cast):
    for _ in range(53):
        report(cast.officer)
    client, found, query = browser_of(cast.kanit), 0, ""
    while True:
        html = shown(client, query)
        found += html.count('<td class="what">')
        if 'rel="next"' not in html:
            break
        query = html.split('rel="next" href="/activities/')[1].split('"')[0].replace("&amp;", "&")
    assert found == 53


def test_an_empty_list_says_what_will_appear(cast):
    assert "begitu telepon petugas mengirimnya" in shown(browser_of(cast.kanit))
    assert "Longgarkan" in shown(browser_of(cast.kanit), "?kind=patrol")


def lines(answer):
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_the_csv_holds_the_lists_records_and_no_formula(cast):
    row = report(cast.officer, narrative=FORMULAS, place="+62", outcome="@SUM(A1)")
    report(cast.officer, kind="patrol")
    (line,) = lines(browser_of(cast.kanit).get("/activities/kegiatan.csv?kind=visit"))
    assert line["Nomor"] == str(row.pk)
    assert line["Uraian"] == f"'{FORMULAS}"
    assert not any(cell.startswith(FORMULA) for cell in line.values())


def test_the_workbook_holds_texts(cast):
    report(cast.officer, narrative=FORMULAS)
    answer = browser_of(cast.kanit).get("/activities/kegiatan.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(answer))).active
    head, line = list(sheet.iter_rows())
    cells = {name.value: cell for name, cell in zip(head, line, strict=True)}
    assert cells["Uraian"].value == FORMULAS
    assert cells["Uraian"].data_type == "s"
    assert cells["Orang"].value == 4


@given(text=st.text(max_size=8))
def test_a_harmless_cell_starts_with_no_sign_of_a_formula(text):
    assert not str(harmless(text)).startswith(FORMULA)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_no_cell_becomes_a_formula_whichever_sign_a_spreadsheet_separates_by(cast, sign):
    evil = "a;=cmd|' /C calc'!A0;,=1+1,\n=2\t@x,\"=3\n- hadir"
    report(cast.officer, narrative=evil, outcome=evil)
    text = b"".join(browser_of(cast.kanit).get("/activities/kegiatan.csv")).decode("utf-8-sig")
    cells = [cell.strip() for line in text.splitlines() for row in csv.reader([line], delimiter=sign) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "@"))] == []
    (line,) = lines([text.encode()])
    assert line["Uraian"].replace("'=", "=").replace("'@", "@").replace("'\"", '"') == evil
    assert "\n- hadir" in line["Uraian"]


def test_a_file_holds_only_what_its_reader_may_see(cast):
    report(cast.officer)
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        assert lines(browser_of(who).get("/activities/kegiatan.csv")) == []


def test_an_export_is_noted_without_the_words_looked_for(cast):
    browser_of(cast.kanit).get("/activities/kegiatan.csv?q=rahasia&kind=visit")
    event = Event.objects.get(verb="activities.exported")
    assert (event.actor_id, event.data) == (cast.kanit.pk, {"form": "csv", "narrowed_by": ["kind", "q"]})


@pytest.mark.parametrize("count", [1, 12])
def test_a_page_costs_the_same_for_few_and_for_many(cast, count, django_assert_max_num_queries):
    for _ in range(count):
        report(cast.officer)
    client = browser_of(cast.kanit)
    with django_assert_max_num_queries(16):
        client.get("/activities/")
    assert Activity.objects.count() == count
