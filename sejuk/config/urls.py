"""All addresses: the phones' door under /api/, the field app's files under /field/, everything else is the browsers'."""

from django.urls import include, path

from sejuk.sync.api import api
from sejuk.sync.views import openapi

urlpatterns = [
    path("api/v1/openapi.json", openapi),
    path("api/v1/", api.urls),
    path("", include("sejuk.web.urls")),
]
handler400 = "sejuk.web.views.errors.bad_request"
handler404 = "sejuk.web.views.errors.not_found"
handler500 = "sejuk.web.views.errors.server_error"
