"""The English catalogue follows the source and cannot stay incomplete unseen."""

import polib
import pytest

from tools import messages

VIEWS = """
from django.utils.translation import gettext as _, ngettext, pgettext
TITLE = _("Laporan " "hari ini")
def line(n, name): return ngettext("%(n)s laporan", "%(n)s laporan", n), pgettext("bulan", "Mei"), _(name)
"""
PAGE = """{% load i18n %}
<h1>{% translate "Belum dikunjungi (sejak kemarin)" %}</h1>
<p>{% blocktranslate trimmed count n=rows|length %}
  {{ n }} desa
{% plural %}
  {{ n }} desa
{% endblocktranslate %}</p>
<a title="{{ _("Buka") }}">{% trans "Mei" context "bulan" %}</a> x y (z)
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A small project with one view and one page."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    (tmp_path / "sejuk/web/templates/web").mkdir(parents=True)
    (tmp_path / "sejuk/web/views.py").write_text(VIEWS)
    (tmp_path / "sejuk/web/templates/web/page.html").write_text(PAGE)
    return tmp_path


def translate(house, **texts):
    """Write English translations into the catalogue; a list is a plural."""
    catalogue = polib.pofile(str(house / messages.CATALOGUE))
    for entry in catalogue:
        english = texts.get(entry.msgid.split()[0].strip("%()s") or entry.msgid, "English %(n)s")
        if entry.msgid_plural:
            names = messages.placeholders(entry.msgid)
            entry.msgstr_plural = {0: f"One village {names[0]}", 1: f"{names[0]} villages"}
        else:
            entry.msgstr = english.replace(" %(n)s", "")
    catalogue.save()


def test_messages_are_found_in_code_and_pages(house):
    found = {(context, text) for context, text in messages.collected()}
    assert found == {
        (None, "Laporan hari ini"),
        (None, "%(n)s laporan"),
        ("bulan", "Mei"),
        (None, "Belum dikunjungi (sejak kemarin)"),
        (None, "%(n)s desa"),
        (None, "Buka"),
    }


def test_a_message_in_two_files_is_one_entry_that_names_both(house):
    entry = messages.collected()["bulan", "Mei"]
    assert [path for path, _ in entry.occurrences] == ["sejuk/web/templates/web/page.html", "sejuk/web/views.py"]


def test_a_missing_translation_fails_the_check(house, capsys):
    assert messages.check() == 1
    assert "'Buka' is not in the catalogue" in capsys.readouterr().out
    messages.update()
    assert messages.check() == 1
    assert "'Buka' has no English translation" in capsys.readouterr().out


def test_a_complete_catalogue_passes_and_stays_as_it_is(house):
    messages.update()
    translate(house)
    assert messages.check() == 0
    before = (house / messages.CATALOGUE).read_bytes()
    messages.update()
    assert (house / messages.CATALOGUE).read_bytes() == before


def test_a_reworded_message_keeps_its_translation_as_a_doubtful_one(house, capsys):
    messages.update()
    translate(house, Belum="Not visited (since yesterday)")
    page = house / "sejuk/web/templates/web/page.html"
    page.write_text(PAGE.replace("sejak kemarin", "sejak kemarin."))
    messages.update()
    entry = polib.pofile(str(house / messages.CATALOGUE)).find("Belum dikunjungi (sejak kemarin.)")
    assert entry.msgstr == "Not visited (since yesterday)"
    assert messages.check() == 1
    assert "doubtful" in capsys.readouterr().out


def test_a_message_that_is_used_no_more_fails_the_check_until_it_is_taken_out(house, capsys):
    messages.update()
    translate(house)
    (house / "sejuk/web/templates/web/page.html").write_text("")
    assert messages.check() == 1
    assert "'Buka' is used nowhere any more" in capsys.readouterr().out
    messages.update()
    assert messages.check() == 0


@pytest.mark.parametrize(
    ("source", "english", "good"),
    [
        ("%(n)s desa", "%(n)s villages", True),
        ("%(n)s desa", "%(m)s villages", False),
        ("%(n)s desa", "villages", False),
        ("{name} dan {other}", "{other} and {name}", True),
        ("{name}", "{Name}", False),
        ("100 % selesai", "100% done", True),
    ],
)
def test_placeholders_are_the_same_in_both_languages(source, english, good):
    assert (messages.fault(polib.POEntry(msgid=source, msgstr=english)) is None) is good


def test_an_english_singular_may_leave_the_number_out():
    entry = polib.POEntry(msgid="%(n)s desa", msgid_plural="%(n)s desa", msgstr_plural={0: "one", 1: "%(n)s villages"})
    assert messages.fault(entry) is None


def test_the_compiled_catalogue_holds_what_is_translated(house):
    messages.update()
    translate(house, Buka="Open")
    messages.compile_catalogue()
    compiled = polib.mofile(str(house / messages.CATALOGUE.with_suffix(".mo")))
    assert compiled.find("Buka").msgstr == "Open"
