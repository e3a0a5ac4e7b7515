"""Officers' pages: theirs and their chain's."""

from sejuk.testing import browser_of, report


def test_an_officer_sees_their_own_page_with_the_way_to_the_field_app(cast):
    report(cast.officer)
    for path in ("/me/", f"/officers/{cast.officer.pk}/"):
        html = browser_of(cast.officer).get(path).content.decode()
        assert "Bripka Sari Lestari" in html
        assert 'href="/field/"' in html


def test_the_chain_sees_it_and_others_do_not(cast):
    for who in (cast.kanit, cast.kapolsek, cast.kasat, cast.kapolres):
        html = browser_of(who).get(f"/officers/{cast.officer.pk}/").content.decode()
        assert "Desa Oenai" in html
    for who in (cast.stranger, cast.foreigner, cast.kapolda, cast.operator, cast.auditor):
        assert browser_of(who).get(f"/officers/{cast.officer.pk}/").status_code == 404


def test_a_sector_lists_its_field_officers(cast):
    html = browser_of(cast.kanit).get("/officers/").content.decode()
    assert "Sari Lestari" in html
    assert "Petrus Lake" not in html
    assert "Maria Tefa" not in html  # a chief may record, but nobody waits for it


def test_a_person_without_a_posting_has_an_empty_page(cast):
    cast.officer.postings.update(valid_until="2020-06-01")
    html = browser_of(cast.officer).get("/me/").content.decode()
    assert "Belum ada kegiatan" in html


def test_who_opened_ones_records_is_told_by_ones_own_clock(cast):
    row = report(cast.officer)
    browser_of(cast.kanit).get(f"/activities/{row.pk}/")
    html = browser_of(cast.officer).get("/me/readers/").content.decode()
    assert "WITA" in html
    assert "WIB" not in html
