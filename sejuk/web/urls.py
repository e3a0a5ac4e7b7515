"""Addresses of the chain's pages."""

from django.urls import path

from sejuk.web.urls_directives import urlpatterns as directives
from sejuk.web.urls_org import urlpatterns as org
from sejuk.web.urls_press import urlpatterns as press
from sejuk.web.urls_work import urlpatterns as work
from sejuk.web.views import account, card, health, home, sign_in, verify

urlpatterns = [
    path("", home.home, name="home"),
    path("k/<link:code>", card.card, name="card"),
    path("k/<link:code>/<slug:language>.png", card.card_picture, name="card_picture"),
    path("healthz", health.healthz, name="healthz"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("language/", sign_in.language, name="language"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/phones/<uuid:phone_id>/sign-out/", account.sign_out_phone, name="sign_out_phone"),
    path("account/code/", account.set_up_code, name="set_up_code"),
    path("account/code/recovery/", account.recovery_codes, name="recovery_codes"),
    path("account/code/remove/", account.remove_code, name="remove_code"),
    path("verify/", verify.verify, name="verify"),
    path("verify/checkpoint.json", verify.checkpoint, name="checkpoint"),
    *work,
    *directives,
    *press,
    *org,
]
