"""Addresses of directives and programmes."""

from django.urls import URLPattern, path

from sejuk.web.views import directive_forms, directives, programmes

urlpatterns: list[URLPattern] = [
    path("directives/", directives.directives, name="directives"),
    path("directives/new/", directive_forms.new, name="directive_new"),
    path("directives/<uuid:directive_id>/", directives.directive, name="directive"),
    path("directives/<uuid:directive_id>/clear/", directives.clear, name="directive_clear"),
    path("directives/<uuid:directive_id>/acknowledge/", directives.acknowledge, name="directive_acknowledge"),
    path("directives/<uuid:directive_id>/progress/", directives.progress, name="directive_progress"),
    path("directives/<uuid:directive_id>/sum/", directives.total, name="directive_sum"),
    path("directives/<uuid:directive_id>/cascade/", directive_forms.cascade, name="directive_cascade"),
    path("directives/<uuid:directive_id>/replace/", directive_forms.replace, name="directive_replace"),
    path("directives/<uuid:directive_id>/withdraw/", directive_forms.withdraw, name="directive_withdraw"),
    path("directives/programmes/", programmes.programmes, name="programmes"),
    path("directives/programmes/new/", programmes.new, name="programme_new"),
    path("directives/programmes/<uuid:programme_id>/", programmes.programme, name="programme"),
    path("directives/programmes/<uuid:programme_id>/end/", programmes.end, name="programme_end"),
]
