"""What went wrong is said in the same look, without a trace of the inside."""

import pytest
from django.test import Client, override_settings
from django.urls import path

from sejuk.config.urls import urlpatterns as real
from sejuk.lib.problems import Problem
from sejuk.testing import browser_of
from sejuk.web.views.errors import server_error


def breaks(request):
    msg = "rahasia dalam"
    raise RuntimeError(msg)


def refuses(request):
    raise Problem("changed_meanwhile")


urlpatterns = [path("rusak/", breaks), path("menolak/", refuses), *real]
handler404 = "sejuk.web.views.errors.not_found"
handler500 = "sejuk.web.views.errors.server_error"


@pytest.fixture
def broken(cast):
    with override_settings(ROOT_URLCONF=__name__):
        client = browser_of(cast.kanit)
        client.raise_request_exception = False
        yield client


def test_a_problem_is_a_page(broken):
    answer = broken.get("/menolak/")
    assert answer.status_code == 409
    assert "Laporan sudah berubah" in answer.content.decode()


def test_our_own_trouble_shows_no_trace(broken):
    answer = broken.get("/rusak/")
    html = answer.content.decode()
    assert answer.status_code == 503
    assert "Data Anda aman" in html
    assert "rahasia" not in html
    assert "Traceback" not in html


def test_our_own_trouble_asks_the_database_nothing(cast, rf, django_assert_num_queries):
    request = rf.get("/board/")
    request.user = cast.kanit
    with django_assert_num_queries(0):
        assert server_error(request).status_code == 503


def test_absent_pages_say_so_to_everybody(client, db):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Tidak ditemukan" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_as_a_page(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.kanit)
    answer = client.post("/sign-out/")
    assert answer.status_code == 403
    assert "Muat ulang halaman" in answer.content.decode()
    assert client.get("/me/").status_code == 200
